"""The sandbox company's API, by HTTP."""

import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import httpx

from api import outgoing
from api.adapters.understanding import understands
from api.settings import Settings
from resolvers.ports import (
    DisputeStatus,
    NotGenuine,
    PaymentRefused,
    ProviderCapture,
    ProviderDispute,
    ProviderPayment,
    ProviderRefund,
    ProviderStatus,
    Unavailable,
    Wanted,
)

SIGNATURE = "Patron-Sandbox-Signature"
WEBHOOK_PATH = "/webhooks/payments"
MISMATCH = "idempotency_mismatch"
TIMEOUT = httpx.Timeout(10, connect=3)
OLDEST = timedelta(minutes=5)
"""A signed message may be this old: later, somebody is replaying it."""


@understands
class SandboxPayments:
    """A `PaymentGateway`. One client, and so one connection pool, per process."""

    def __init__(self, client: httpx.AsyncClient, webhook_url: str, secret: str) -> None:
        self.client = client
        self.webhook_url = webhook_url
        self.secret = secret

    async def create(self, wanted: Wanted) -> ProviderPayment:
        asked = {
            "amount": wanted.amount,
            "currency": wanted.currency,
            "reference": wanted.reference,
            "description": wanted.description,
            "return_url": wanted.return_url,
            "webhook_url": self.webhook_url,
            "capture_method": "automatic" if wanted.capture else "manual",
        }
        later = f":{wanted.attempt}" if wanted.attempt > 1 else ""
        try:
            key = f"create:{wanted.reference}{later}"
            made = payment(await self._post("/v1/payments", asked, key))
        except PaymentRefused as refused:
            # Asked for before, with another page to come back to: that payment it is.
            mismatch = refused.code == MISMATCH
            earlier = await self.find(wanted.reference) if mismatch else None
            if earlier is None:
                raise
            made = earlier
        # One payment, whose page is drawn for the way to pay that was chosen last.
        chosen = "" if wanted.method == "card" else f"?method={wanted.method}"
        return replace(made, pay_url=made.pay_url + chosen)

    async def fetch(self, id: str) -> ProviderPayment:
        return payment(await self._send("GET", f"/v1/payments/{id}"))

    async def find(self, reference: str) -> ProviderPayment | None:
        answer = await self._send("GET", "/v1/payments", params={"reference": reference})
        made = [payment(each) for each in answer["data"]]
        return max(made, key=lambda one: str(one.created)) if made else None

    async def listed(self, *, since: datetime, after: str = "") -> list[ProviderPayment]:
        params = {"since": since.isoformat(), "after": after}
        answer = await self._send("GET", "/v1/payments", params=params)
        return [payment(each) for each in answer["data"]]

    async def finish(self, id: str, *, key: str) -> ProviderPayment:
        """Nothing waits for it here: who pays has paid."""
        return await self.fetch(id)

    async def capture(
        self, id: str, *, key: str, amount: int | None = None, is_last: bool = True
    ) -> ProviderPayment:
        part = {} if amount is None else {"amount": amount, "final": is_last}
        return payment(await self._post(f"/v1/payments/{id}/capture", part, key))

    async def hold_on(self, id: str, *, key: str) -> ProviderPayment:
        return payment(await self._post(f"/v1/payments/{id}/reauthorize", {}, key))

    async def void(self, id: str, *, key: str) -> ProviderPayment:
        return payment(await self._post(f"/v1/payments/{id}/void", {}, key))

    async def refund(self, id: str, *, amount: int, key: str) -> ProviderRefund:
        done = await self._post(f"/v1/payments/{id}/refunds", {"amount": amount}, key)
        return ProviderRefund(id=done["id"], amount=done["amount"])

    async def heard(self, headers: Mapping[str, str], body: bytes, now: datetime) -> dict[str, Any]:
        if not is_genuine(headers.get(SIGNATURE, ""), body, self.secret, now):
            raise NotGenuine("The signature is missing, wrong or old.")
        try:
            told = json.loads(body)
            payment(told["data"])
            if isinstance(told["id"], str) and "\0" not in told["id"]:
                return dict(told)
        except (ValueError, KeyError, TypeError, RecursionError):
            pass
        raise NotGenuine("This is no message we know.")

    async def meant(self, data: dict[str, Any]) -> ProviderPayment:
        return payment(data)

    async def _post(self, path: str, body: dict[str, Any], key: str) -> dict[str, Any]:
        return await self._send("POST", path, json=body, headers={"Idempotency-Key": key})

    async def _send(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        try:
            answer = await self.client.request(method, path, **request)
            content = answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise Unavailable(f"The payment provider does not answer: {error!r}") from error
        if answer.status_code >= 500 or answer.status_code == 429:
            raise Unavailable(f"The payment provider answered {answer.status_code}.")
        if not answer.is_success:
            raise PaymentRefused(content["error"]["code"], content["error"]["message"])
        return dict(content)


def check(settings: Settings) -> None:
    """Raises CannotStart without a secret to sign with."""
    settings.signing_secret()


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[SandboxPayments]:
    """A gateway for the life of a process."""
    secret = settings.signing_secret()
    headers = {"authorization": f"Bearer {secret}"}
    url = settings.payments_url
    async with outgoing.client(url, base_url=url, timeout=TIMEOUT, headers=headers) as client:
        yield SandboxPayments(client, settings.public_url + WEBHOOK_PATH, secret)


def payment(told: dict[str, Any]) -> ProviderPayment:
    """Raises ValueError, KeyError or TypeError for what no payment looks like."""
    amounts = [told[name] for name in ("amount", "captured", "refunded")]
    lists = (told["refunds"], told.get("disputes", ()), told.get("captures", ()))
    amounts += [each["amount"] for one in lists for each in one]
    if not all(type(one) is int and one >= 0 for one in amounts):
        raise ValueError("Money is counted in whole minor units.")
    if not (told["pay_url"] or "https:").startswith(("https:", "http:")):
        raise ValueError("A shopper can only be sent to a page.")
    failure = told["last_error"]
    return ProviderPayment(
        id=told["id"],
        status=ProviderStatus(told["status"]),
        amount=told["amount"],
        currency=told["currency"],
        reference=told["reference"],
        pay_url=told["pay_url"],
        captured=told["captured"],
        captures=tuple(
            ProviderCapture(each["id"], each["amount"]) for each in told.get("captures", ())
        ),
        takes_parts=True,
        refunded=told["refunded"],
        refunds=tuple(ProviderRefund(each["id"], each["amount"]) for each in told["refunds"]),
        card_last4=told["last4"],
        failure_message=failure["message"] if failure else None,
        description=told.get("description", ""),
        created=moment(told.get("created")),
        expires_at=moment(told.get("authorization_expires_at")),
        disputes=tuple(
            ProviderDispute(
                each["id"], each["amount"], DisputeStatus(each["status"]), each["reason"]
            )
            for each in told.get("disputes", ())
        ),
    )


def moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


def is_genuine(header: str, body: bytes, secret: str, now: datetime) -> bool:
    """Whether `header` (`t=…,v1=…`) signs `body` with our secret, and not long ago."""
    parts = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
    signed_at, given = parts.get("t", ""), parts.get("v1", "")
    if not (signed_at.isascii() and signed_at.isdigit() and len(signed_at) < 12):
        return False
    if abs(now.timestamp() - int(signed_at)) > OLDEST.total_seconds():
        return False
    expected = hmac.new(secret.encode(), f"{signed_at}.".encode() + body, hashlib.sha256)
    return hmac.compare_digest(expected.hexdigest().encode(), given.encode())
