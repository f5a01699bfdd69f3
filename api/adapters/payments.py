"""The payment provider's API, by HTTP."""

import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx

from api import outgoing
from api.settings import Settings
from resolvers.ports import (
    PaymentRefused,
    ProviderPayment,
    ProviderRefund,
    ProviderStatus,
    Unavailable,
)

SIGNATURE = "Patron-Sandbox-Signature"
WEBHOOK_PATH = "/webhooks/payments"
MISMATCH = "idempotency_mismatch"
NOT_FOUND = "not_found"
TIMEOUT = httpx.Timeout(10, connect=3)
OLDEST = timedelta(minutes=5)
"""A signed message may be this old: later, somebody is replaying it."""


class SandboxPayments:
    """A `PaymentGateway`. One client, and so one connection pool, per process."""

    def __init__(self, client: httpx.AsyncClient, webhook_url: str) -> None:
        self.client = client
        self.webhook_url = webhook_url

    async def create(
        self, *, amount: int, currency: str, reference: str, description: str, return_url: str
    ) -> ProviderPayment:
        wanted = {
            "amount": amount,
            "currency": currency,
            "reference": reference,
            "description": description,
            "return_url": return_url,
            "webhook_url": self.webhook_url,
        }
        try:
            return payment(await self._post("/v1/payments", wanted, key=f"create:{reference}"))
        except PaymentRefused as refused:
            # Asked for before, with another page to come back to: that payment it is.
            earlier = await self.find(reference) if refused.code == MISMATCH else None
            if earlier is None:
                raise
            return earlier

    async def fetch(self, id: str) -> ProviderPayment:
        return payment(await self._send("GET", f"/v1/payments/{id}"))

    async def find(self, reference: str) -> ProviderPayment | None:
        answer = await self._send("GET", "/v1/payments", params={"reference": reference})
        return payment(answer["data"][0]) if answer["data"] else None

    async def listed(self, *, since: datetime, after: str = "") -> list[ProviderPayment]:
        params = {"since": since.isoformat(), "after": after}
        answer = await self._send("GET", "/v1/payments", params=params)
        return [payment(each) for each in answer["data"]]

    async def capture(self, id: str, *, key: str) -> ProviderPayment:
        return payment(await self._post(f"/v1/payments/{id}/capture", {}, key))

    async def void(self, id: str, *, key: str) -> ProviderPayment:
        return payment(await self._post(f"/v1/payments/{id}/void", {}, key))

    async def refund(self, id: str, *, amount: int, key: str) -> ProviderRefund:
        done = await self._post(f"/v1/payments/{id}/refunds", {"amount": amount}, key)
        return ProviderRefund(id=done["id"], amount=done["amount"])

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


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[SandboxPayments]:
    """A gateway for the life of a process."""
    headers = {"authorization": f"Bearer {settings.signing_secret()}"}
    url = settings.payments_url
    async with outgoing.client(url, base_url=url, timeout=TIMEOUT, headers=headers) as client:
        yield SandboxPayments(client, settings.public_url + WEBHOOK_PATH)


def payment(told: dict[str, Any]) -> ProviderPayment:
    """Raises ValueError, KeyError or TypeError for what no payment looks like."""
    amounts = [told[name] for name in ("amount", "captured", "refunded")]
    amounts += [each["amount"] for each in told["refunds"]]
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
        refunded=told["refunded"],
        refunds=tuple(ProviderRefund(each["id"], each["amount"]) for each in told["refunds"]),
        card_last4=told["last4"],
        failure_message=failure["message"] if failure else None,
        description=told.get("description", ""),
        created=datetime.fromisoformat(told["created"]) if told.get("created") else None,
    )


def is_genuine(header: str, body: bytes, secret: str, now: datetime) -> bool:
    """Whether `header` (`t=…,v1=…`) signs `body` with our secret, and not long ago."""
    parts = dict(part.split("=", 1) for part in header.split(",") if "=" in part)
    moment, given = parts.get("t", ""), parts.get("v1", "")
    if not (moment.isascii() and moment.isdigit() and len(moment) < 12):
        return False
    if abs(now.timestamp() - int(moment)) > OLDEST.total_seconds():
        return False
    expected = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return hmac.compare_digest(expected.hexdigest().encode(), given.encode())
