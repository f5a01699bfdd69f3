"""Stripe, through its own library: PaymentIntents, which a page of ours lets the shopper pay."""

import hashlib
import hmac
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlencode

import stripe

from api import outgoing
from api.adapters.understanding import understands
from api.settings import CannotStart, Settings
from resolvers.ports import (
    NOT_FOUND,
    DisputeStatus,
    NotGenuine,
    PaymentRefused,
    ProviderDispute,
    ProviderPayment,
    ProviderRefund,
    ProviderStatus,
    Unavailable,
    Wanted,
)

T = TypeVar("T")
PAGE = "/pay/stripe"
TIMEOUT = 10.0
HELD_FOR = timedelta(days=7)
"""How long Stripe holds a card's money unless it says otherwise; some cards for less."""
PAGE_SIZE = 100
STATUSES = {
    "requires_payment_method": ProviderStatus.REQUIRES_PAYMENT,
    "requires_confirmation": ProviderStatus.REQUIRES_PAYMENT,
    "requires_action": ProviderStatus.REQUIRES_CHALLENGE,
    "processing": ProviderStatus.PROCESSING,
    "requires_capture": ProviderStatus.AUTHORIZED,
    "succeeded": ProviderStatus.SUCCEEDED,
    "canceled": ProviderStatus.VOIDED,
}
IN_PARTS: Any = {"card": {"request_multicapture": "if_available"}}
"""Some cards allow it, and the charge says so; for the others, what is held is taken once."""
WANTED = ("payment_intent.", "charge.refund", "charge.dispute.", "refund.")
"""The kinds of messages that are about payments of ours, by how they begin."""


class GuardedClient(stripe.HTTPXClient):
    """The library's own client, over our connections: those lead nowhere but to Stripe."""

    def __init__(self, address: str) -> None:
        super().__init__(timeout=TIMEOUT)
        self._client_async = outgoing.client(address)

    def _get_request_args_kwargs(self, *request: Any) -> Any:
        """httpx calls a body that is ready `content`; the library gives it as `data`."""
        args, kwargs = super()._get_request_args_kwargs(*request)
        return args, {"content": kwargs.pop("data") or None, **kwargs}


@understands
class StripePayments:
    """A `PaymentGateway`. Its keys are Stripe's idempotency keys, which are kept for a day."""

    def __init__(self, client: stripe.StripeClient, settings: Settings) -> None:
        self.v1 = client.v1
        self.public_url = settings.public_url
        self.webhook_secret = secret_of(settings.stripe_webhook_secret)
        self.secret = settings.secret.get_secret_value()

    async def create(self, wanted: Wanted) -> ProviderPayment:
        intended: stripe.params.PaymentIntentCreateParams = {
            "amount": wanted.amount,
            "currency": wanted.currency.lower(),
            "capture_method": "automatic" if wanted.capture else "manual",
            "metadata": {
                "reference": wanted.reference,
                "description": wanted.description,
                "return_url": wanted.return_url,
            },
        }
        if not wanted.capture:
            intended["payment_method_options"] = IN_PARTS
        # Another page to come back to is another question, and Stripe would refuse it.
        option: stripe.RequestOptions = {"idempotency_key": self._key(wanted)}
        return self._payment(await asked(self.v1.payment_intents.create_async(intended, option)))

    def _key(self, wanted: Wanted) -> str:
        return f"create:{wanted.reference}:{wanted.attempt}:{digest(wanted.return_url)}"

    async def fetch(self, id: str) -> ProviderPayment:
        intent = await asked(self.v1.payment_intents.retrieve_async(id, {"expand": EXPANDED}))
        refunds = []
        if intent.latest_charge is not None:
            listed = await asked(
                self.v1.refunds.list_async({"payment_intent": id, "limit": PAGE_SIZE})
            )
            refunds = list(listed.data)
        return self._payment(intent, refunds)

    async def find(self, reference: str) -> ProviderPayment | None:
        """Among those of the last day: what is older was found, or given up."""
        after = ""
        since = datetime.now(UTC) - timedelta(days=1)
        while page := await self.listed(since=since, after=after):
            for one in page:
                if one.reference == reference:
                    return one
            after = page[-1].id
        return None

    async def listed(self, *, since: datetime, after: str = "") -> Sequence[ProviderPayment]:
        """Newest first, as Stripe has it."""
        asked_for: Any = {"limit": PAGE_SIZE, **({"starting_after": after} if after else {})}
        page = await asked(self.v1.payment_intents.list_async(asked_for))
        return [
            await self.fetch(one.id) if one.latest_charge else self._payment(one)
            for one in page.data
            if one.created >= since.timestamp()
        ]

    async def finish(self, id: str, *, key: str) -> ProviderPayment:
        """Nothing waits for it here: who pays has paid."""
        return await self.fetch(id)

    async def capture(
        self, id: str, *, key: str, amount: int | None = None, is_last: bool = True
    ) -> ProviderPayment:
        part: Any = {} if amount is None else {"amount_to_capture": amount}
        if not is_last:
            part["final_capture"] = False
        await asked(self.v1.payment_intents.capture_async(id, part, {"idempotency_key": key}))
        return await self.fetch(id)

    async def hold_on(self, id: str, *, key: str) -> ProviderPayment:
        raise PaymentRefused("not_supported", "Stripe holds a card's money once, for so long.")

    async def void(self, id: str, *, key: str) -> ProviderPayment:
        told = await self.fetch(id)
        intents = self.v1.payment_intents
        option: stripe.RequestOptions = {"idempotency_key": key}
        if told.captured and told.status is ProviderStatus.AUTHORIZED:
            # What was taken in part cannot be cancelled: nothing more is taken, for the last time.
            nothing: Any = {"amount_to_capture": 0, "final_capture": True}
            await asked(intents.capture_async(id, nothing, option))
        else:
            await asked(intents.cancel_async(id, None, option))
        return await self.fetch(id)

    async def refund(self, id: str, *, amount: int, key: str) -> ProviderRefund:
        made = await asked(
            self.v1.refunds.create_async(
                {"payment_intent": id, "amount": amount}, {"idempotency_key": key}
            )
        )
        return ProviderRefund(made.id, made.amount)

    async def heard(
        self, headers: Mapping[str, str], body: bytes, now: datetime
    ) -> dict[str, Any] | None:
        """What is kept of a message is whom it is about: the rest is asked for when it is read."""
        signature = headers.get("stripe-signature", "")
        try:
            event = stripe.Webhook.construct_event(body, signature, self.webhook_secret)
        except (ValueError, stripe.SignatureVerificationError) as error:
            raise NotGenuine("The signature is missing, wrong or old.") from error
        if not event.type.startswith(WANTED):
            return None
        about = event.data.object.to_dict()
        intent = about.get("id" if about.get("object") == "payment_intent" else "payment_intent")
        if not isinstance(intent, str):
            return None
        data = {"id": intent, "reference": (about.get("metadata") or {}).get("reference", "")}
        if event.type.startswith("charge.dispute."):
            data["dispute"] = {name: about[name] for name in ("id", "amount", "status", "reason")}
        return {"id": event.id, "type": event.type, "data": data}

    async def meant(self, data: dict[str, Any]) -> ProviderPayment:
        told = await self.fetch(data["id"])
        dispute = data.get("dispute")
        if dispute is None:
            return told
        return replace(told, disputes=(dispute_of(dispute),))

    def page_of(self, id: str) -> str:
        """Our page for it; nobody gets another's by trying names."""
        return f"{self.public_url}{PAGE}/{id}?{urlencode({'proof': self.proof(id)})}"

    def proof(self, id: str) -> str:
        return hmac.new(self.secret.encode(), f"pay:{id}".encode(), hashlib.sha256).hexdigest()[:32]

    async def intent(self, id: str) -> Any:
        """As Stripe has it, with the secret by which a browser may pay it."""
        return await asked(self.v1.payment_intents.retrieve_async(id))

    def _payment(self, intent: Any, refunds: Sequence[Any] = ()) -> ProviderPayment:
        told = intent.to_dict()
        charge = told.get("latest_charge")
        charge = charge if isinstance(charge, dict) else {}
        status, about = STATUSES[told["status"]], told.get("metadata") or {}
        paid = status is ProviderStatus.SUCCEEDED
        card = (charge.get("payment_method_details") or {}).get("card") or {}
        in_parts = (card.get("multicapture") or {}).get("status") == "available"
        taken = charge.get("amount_captured", told.get("amount_received"))
        taken = taken if paid or in_parts else 0
        created = datetime.fromtimestamp(told["created"], UTC)
        failure = told.get("last_payment_error")
        return ProviderPayment(
            id=told["id"],
            status=status,
            amount=told["amount"],
            currency=told["currency"].upper(),
            reference=about.get("reference", ""),
            pay_url=self.page_of(told["id"]),
            captured=told["amount"] if paid and taken is None else int(taken or 0),
            takes_parts=in_parts,
            refunded=sum(one.amount for one in refunds if one.status in GONE),
            refunds=tuple(
                ProviderRefund(one.id, one.amount)
                for one in sorted(refunds, key=lambda one: one.created)
                if one.status in GONE
            ),
            card_last4=card.get("last4"),
            failure_message=failure["message"] if failure else None,
            created=created,
            expires_at=held_until(charge, created) if status is ProviderStatus.AUTHORIZED else None,
            description=about.get("description", ""),
        )


EXPANDED = ["latest_charge"]
GONE = ("succeeded", "pending")
"""Refunds that are on their way count; one that fails later is told of by Stripe, and differs."""


def held_until(charge: Mapping[str, Any], created: datetime) -> datetime:
    card = (charge.get("payment_method_details") or {}).get("card") or {}
    until = card.get("capture_before")
    return datetime.fromtimestamp(until, UTC) if until else created + HELD_FOR


def dispute_of(told: Mapping[str, Any]) -> ProviderDispute:
    closed = {"won": DisputeStatus.WON, "lost": DisputeStatus.LOST}
    status = closed.get(told["status"], DisputeStatus.OPEN)
    return ProviderDispute(told["id"], told["amount"], status, told["reason"] or "")


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


async def asked(answer: Awaitable[T]) -> T:
    """Raises Unavailable when it can be asked again, PaymentRefused when that would not help."""
    try:
        return await answer
    except stripe.InvalidRequestError as error:
        code = NOT_FOUND if error.http_status == 404 else error.code or "refused"
        raise PaymentRefused(code, error.user_message or "Stripe refused.") from error
    except stripe.CardError as error:
        raise PaymentRefused(error.code or "declined", error.user_message or "No.") from error
    except stripe.StripeError as error:
        raise Unavailable(f"Stripe does not answer: {error!r}") from error


def secret_of(setting: Any) -> str:
    return setting.get_secret_value() if setting is not None else ""


def check(settings: Settings) -> None:
    """Raises CannotStart without the keys."""
    for name in ("stripe_secret_key", "stripe_publishable_key", "stripe_webhook_secret"):
        if getattr(settings, name) is None:
            raise CannotStart(f"PATRON_{name.upper()} is not set, and payments go through Stripe.")


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[StripePayments]:
    """A gateway for the life of a process. Raises CannotStart without the keys."""
    check(settings)
    connections = GuardedClient(settings.stripe_url)
    client = stripe.StripeClient(
        secret_of(settings.stripe_secret_key),
        http_client=connections,
        base_addresses={"api": settings.stripe_url},
        max_network_retries=1,
    )
    try:
        yield StripePayments(client, settings)
    finally:
        # The library says no types for this method alone.
        await connections.close_async()  # type: ignore[no-untyped-call]
