"""PayPal's Orders v2, by HTTP: the buyer agrees on PayPal's page, and then the shop asks for it."""

import hashlib
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from api import outgoing
from api.adapters.paypal_orders import (
    dispute_of,
    order_id_of,
    parts,
    payment,
    shared_out,
    value,
)
from api.adapters.understanding import understands, understood
from api.settings import CannotStart, Settings
from resolvers.ports import (
    NOT_FOUND,
    NotGenuine,
    PaymentRefused,
    ProviderPayment,
    ProviderRefund,
    ProviderStatus,
    Unavailable,
    Wanted,
)

TIMEOUT = httpx.Timeout(15, connect=3)
NOTE = 127
"""Letters that PayPal keeps of our own name for a refund."""
SIGNED = ("auth-algo", "cert-url", "transmission-id", "transmission-sig", "transmission-time")
ABOUT = ("CHECKOUT.ORDER.", "PAYMENT.CAPTURE.", "PAYMENT.AUTHORIZATION.", "CUSTOMER.DISPUTE.")


@understands
class PayPalPayments:
    """A `PaymentGateway`. Nothing is taken of what the buyer agreed to until `finish` asks."""

    def __init__(self, client: httpx.AsyncClient, name: str, secret: str, webhook_id: str) -> None:
        self.client = client
        self.keys = (name, secret)
        self.webhook_id = webhook_id
        self._token, self._until = "", datetime.min.replace(tzinfo=UTC)

    async def create(self, wanted: Wanted) -> ProviderPayment:
        unit = {
            "custom_id": wanted.reference,
            "description": wanted.description[:127],
            "amount": {
                "currency_code": wanted.currency,
                "value": value(wanted.amount, wanted.currency),
            },
        }
        back = {"return_url": wanted.return_url, "cancel_url": wanted.return_url}
        asked = {
            "intent": "CAPTURE" if wanted.capture else "AUTHORIZE",
            "purchase_units": [unit],
            "payment_source": {
                "paypal": {"experience_context": {**back, "user_action": "PAY_NOW"}}
            },
        }
        where = hashlib.sha256(wanted.return_url.encode()).hexdigest()[:16]
        key = f"create:{wanted.reference}:{wanted.attempt}:{where}"
        return payment(await self._send("POST", "/v2/checkout/orders", asked, key))

    async def fetch(self, id: str) -> ProviderPayment:
        return payment(await self._order(id))

    async def find(self, reference: str) -> ProviderPayment | None:
        """Orders are not searched: one that was made and never written down has a page that nobody
        was sent to, and runs out by itself."""
        return None

    async def listed(self, *, since: datetime, after: str = "") -> Sequence[ProviderPayment]:
        """PayPal lists payments hours later, and in another form."""
        return []

    async def finish(self, id: str, *, key: str) -> ProviderPayment:
        """Take, or hold, what the buyer agreed to."""
        intent = (await self._order(id))["intent"]
        deed = "capture" if intent == "CAPTURE" else "authorize"
        await self._send("POST", f"/v2/checkout/orders/{id}/{deed}", {}, key)
        return await self.fetch(id)

    async def capture(
        self, id: str, *, key: str, amount: int | None = None, is_last: bool = True
    ) -> ProviderPayment:
        asked: dict[str, Any] = {"final_capture": is_last}
        if amount is not None:
            currency = (await self.fetch(id)).currency
            asked["amount"] = {"currency_code": currency, "value": value(amount, currency)}
        await self._to_held(id, "capture", asked, key)
        return await self.fetch(id)

    async def hold_on(self, id: str, *, key: str) -> ProviderPayment:
        await self._to_held(id, "reauthorize", {}, key)
        return await self.fetch(id)

    async def void(self, id: str, *, key: str) -> ProviderPayment:
        """What was not taken yet can be taken by nobody but us: to leave it is to void it."""
        told = await self.fetch(id)
        if told.status is ProviderStatus.AUTHORIZED:
            await self._to_held(id, "void", {}, key)
            return await self.fetch(id)
        if told.status in (ProviderStatus.SUCCEEDED, ProviderStatus.PROCESSING):
            raise PaymentRefused("not_voidable", f"This payment is {told.status}.")
        return replace(told, status=ProviderStatus.VOIDED)

    async def refund(self, id: str, *, amount: int, key: str) -> ProviderRefund:
        """From one capture after the other; what went back by this key before is not asked for
        again."""
        order = await self._order(id)
        portions, made = shared_out(order, amount, key[-NOTE:])
        currency = order["purchase_units"][0]["amount"]["currency_code"]
        for capture, size in portions:
            asked = {
                "amount": {"currency_code": currency, "value": value(size, currency)},
                "custom_id": key[-NOTE:],
            }
            path = f"/v2/payments/captures/{capture}/refund"
            made = (await self._send("POST", path, asked, f"{key}:{capture}"))["id"]
        return ProviderRefund(made, amount)

    @understood
    async def heard(
        self, headers: Mapping[str, str], body: bytes, now: datetime
    ) -> dict[str, Any] | None:
        """PayPal itself is asked whether it said so, about these very bytes."""
        signed = {one.replace("-", "_"): headers.get(f"paypal-{one}", "") for one in SIGNED}
        try:
            event, text = json.loads(body), body.decode()
            kind, about = str(event["event_type"]), dict(event["resource"])
            id = str(event["id"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise NotGenuine("This is no message we know.") from error
        if not all(signed.values()):
            raise NotGenuine("The signature is missing.")
        rest = json.dumps({**signed, "webhook_id": self.webhook_id})[:-1]
        asked = f'{rest}, "webhook_event": {text}}}'
        answer = await self._send("POST", "/v1/notifications/verify-webhook-signature", asked)
        if answer.get("verification_status") != "SUCCESS":
            raise NotGenuine("The signature is wrong.")
        if not kind.startswith(ABOUT):
            return None
        order = await order_id_of(kind, about, self._fetched)
        if order is None:
            return None
        data: dict[str, Any] = {"id": order, "reference": (await self.fetch(order)).reference}
        if kind.startswith("CUSTOMER.DISPUTE."):
            data["dispute"] = dispute_of(about)
        return {"id": id, "type": kind, "data": data}

    async def meant(self, data: dict[str, Any]) -> ProviderPayment:
        return payment(await self._order(data["id"]), data.get("dispute"))

    async def _order(self, id: str) -> dict[str, Any]:
        return await self._send("GET", f"/v2/checkout/orders/{id}")

    async def _fetched(self, path: str) -> dict[str, Any]:
        return await self._send("GET", path)

    async def _to_held(self, id: str, deed: str, asked: dict[str, Any], key: str) -> None:
        held = parts(await self._order(id), "authorizations")
        if not held:
            raise PaymentRefused("not_authorized", "Nothing is held.")
        path = f"/v2/payments/authorizations/{held[-1]['id']}/{deed}"
        await self._send("POST", path, asked, key)

    async def _send(
        self, method: str, path: str, asked: dict[str, Any] | str | None = None, key: str = ""
    ) -> dict[str, Any]:
        headers = {
            "authorization": f"Bearer {await self._access()}",
            "content-type": "application/json",
            "prefer": "return=representation",
            **({"paypal-request-id": key} if key else {}),
        }
        content = asked if isinstance(asked, str) or asked is None else json.dumps(asked)
        return await self._asked(method, path, headers=headers, content=content)

    async def _access(self) -> str:
        """A token, kept for as long as it is good."""
        if datetime.now(UTC) >= self._until:
            form = {"grant_type": "client_credentials"}
            told = await self._asked("POST", "/v1/oauth2/token", data=form, auth=self.keys)
            self._token = str(told["access_token"])
            self._until = datetime.now(UTC) + timedelta(seconds=int(told["expires_in"]) - 60)
        return self._token

    async def _asked(self, method: str, path: str, **request: Any) -> dict[str, Any]:
        try:
            answer = await self.client.request(method, path, **request)
            content = answer.json() if answer.content else {}
        except (httpx.HTTPError, ValueError) as error:
            raise Unavailable(f"PayPal does not answer: {error!r}") from error
        if answer.status_code >= 500 or answer.status_code in (401, 429):
            self._until = datetime.min.replace(tzinfo=UTC)
            raise Unavailable(f"PayPal answered {answer.status_code}.")
        if answer.status_code == 404:
            raise PaymentRefused(NOT_FOUND, "PayPal does not know it.")
        if not answer.is_success:
            name, words = content.get("name", "refused"), content.get("message", "")
            raise PaymentRefused(str(name), str(words))
        return dict(content)


def keys(settings: Settings) -> tuple[str, str, str]:
    """The client's id, its secret and the webhook's id. Raises CannotStart without one of them."""
    name, secret, webhook = (
        settings.paypal_client_id,
        settings.paypal_client_secret,
        settings.paypal_webhook_id,
    )
    if name is None or secret is None or webhook is None:
        raise CannotStart(
            "PATRON_PAYPAL_CLIENT_ID, PATRON_PAYPAL_CLIENT_SECRET and PATRON_PAYPAL_WEBHOOK_ID"
            " are not all set, and payments go through PayPal."
        )
    return name, secret.get_secret_value(), webhook


def check(settings: Settings) -> None:
    """Raises CannotStart without the keys."""
    keys(settings)


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[PayPalPayments]:
    """A gateway for the life of a process. Raises CannotStart without the keys."""
    name, secret, webhook = keys(settings)
    url = settings.paypal_url
    async with outgoing.client(url, base_url=url, timeout=TIMEOUT) as client:
        yield PayPalPayments(client, name, secret, webhook)
