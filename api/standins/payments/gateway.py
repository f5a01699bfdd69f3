"""The JSON API: bearer secret, idempotency keys, one ledger transaction per answer."""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.standins.payments import requests
from api.standins.payments.cards import Card
from api.standins.payments.knobs import Knobs
from api.standins.payments.ledger import Answer, Ledger
from api.standins.payments.payment import Payment, Refused, new_id, utc_now
from api.standins.payments.webhooks import Courier

Act = Callable[[], dict[str, Any]]
Endpoint = Callable[[Request], Awaitable[Response]]


class Gateway:
    """Every change of a payment, asked for by a shop's server or by a cardholder's page."""

    def __init__(
        self, ledger: Ledger, courier: Courier, knobs: Knobs, secret: str, public_url: str | None
    ) -> None:
        self.ledger = ledger
        self.courier = courier
        self.knobs = knobs
        self.secret = secret
        self.public_url = public_url

    def routes(self) -> list[Route]:
        one = "/v1/payments/{id}"
        return [
            Route("/v1/payments", self._api(self.create), methods=["POST"]),
            Route("/v1/payments", self._api(self.listing), methods=["GET"]),
            Route(one, self._api(self.fetch), methods=["GET"]),
            Route(f"{one}/capture", self._api(self.capture), methods=["POST"]),
            Route(f"{one}/void", self._api(self.void), methods=["POST"]),
            Route(f"{one}/reauthorize", self._api(self.reauthorize), methods=["POST"]),
            # As the cardholder's bank would; shops have no say in it.
            Route(f"{one}/disputes", self._api(self.dispute), methods=["POST"]),
            Route(f"{one}/disputes/{{dispute}}", self._api(self.close_dispute), methods=["POST"]),
            Route(f"{one}/refunds", self._api(self.refund), methods=["POST"]),
            # These two are called by the cardholder's app: the payment's id is the permission.
            Route(f"{one}/confirm", self._open(self.confirm), methods=["POST"]),
            Route(f"{one}/approve", self._open(self.approve), methods=["POST"]),
            Route(f"{one}/challenge", self._open(self.challenge), methods=["POST"]),
            Route("/v1/totals", self._api(self.totals), methods=["GET"]),
        ]

    async def create(self, request: Request) -> Response:
        wanted = requests.new_payment(await requests.body(request))
        base = (self.public_url or str(request.base_url)).rstrip("/")

        def act() -> dict[str, Any]:
            id = new_id("pay")
            created = utc_now().isoformat()
            payment = Payment(id=id, created=created, pay_url=f"{base}/pay/{id}", **vars(wanted))
            self.ledger.store(payment)
            return payment.as_dict()

        return await self._once(request, act, status=201)

    async def listing(self, request: Request) -> Response:
        if reference := request.query_params.get("reference"):
            found = self.ledger.with_reference(reference)
        else:
            asked = request.query_params
            found = self.ledger.after(asked.get("after", ""), asked.get("since", ""), limit=500)
        return JSONResponse({"data": [payment.as_dict() for payment in found]})

    async def fetch(self, request: Request) -> Response:
        return JSONResponse(self._named(request).as_dict())

    async def totals(self, request: Request) -> Response:
        return JSONResponse(self.ledger.totals())

    async def capture(self, request: Request) -> Response:
        given = await requests.body(request)
        amount = requests.amount(given) if "amount" in given else None
        final = given.get("final", True) is not False
        return await self._once(request, lambda: self._changed(request, "capture", amount, final))

    async def void(self, request: Request) -> Response:
        return await self._once(request, lambda: self._changed(request, "void"))

    async def reauthorize(self, request: Request) -> Response:
        return await self._once(request, lambda: self._changed(request, "reauthorize", utc_now()))

    async def dispute(self, request: Request) -> Response:
        given = await requests.body(request)
        amount, reason = requests.amount(given), requests.text(given, "reason", 100)

        def act() -> dict[str, Any]:
            payment = self._named(request)
            opened = payment.dispute(amount, reason, utc_now())
            self._keep(payment, "payment.disputed")
            return vars(opened)

        return await self._once(request, act, status=201)

    async def close_dispute(self, request: Request) -> Response:
        won, id = bool((await requests.body(request)).get("won")), request.path_params["dispute"]
        return await self._once(request, lambda: self._changed(request, "close_dispute", id, won))

    async def refund(self, request: Request) -> Response:
        amount = requests.amount(await requests.body(request))

        def act() -> dict[str, Any]:
            payment, now = self._named(request), utc_now()
            refund = payment.refund(amount, now)
            self._keep(payment, "payment.refunded")
            return {**vars(refund), "payment": payment.as_dict()}

        return await self._once(request, act, status=201)

    async def confirm(self, request: Request) -> Response:
        card = requests.card((await requests.body(request)).get("card"))
        if mistakes := card.mistakes(utc_now()):
            raise Refused("invalid_card", " ".join(mistakes.values()), 422)
        payment = self.try_card(self._named(request), card)
        if payment.settles_at is not None:
            await asyncio.sleep(self.knobs.stall)
            raise Refused("timeout", "The bank did not answer in time.", 504)
        return JSONResponse(payment.as_dict())

    async def challenge(self, request: Request) -> Response:
        approved = (await requests.body(request)).get("approve")
        if not isinstance(approved, bool):
            raise requests.invalid("approve", "must be true or false")
        return JSONResponse(self.answer_challenge(self._named(request), approved).as_dict())

    async def approve(self, request: Request) -> Response:
        return JSONResponse(self.take_approval(self._named(request)).as_dict())

    def take_approval(self, payment: Payment) -> Payment:
        return self._announced(payment, payment.approve(utc_now()))

    def try_card(self, payment: Payment, card: Card) -> Payment:
        news = payment.confirm(card, utc_now(), timedelta(seconds=self.knobs.stall))
        return self._announced(payment, news)

    def answer_challenge(self, payment: Payment, approved: bool) -> Payment:
        return self._announced(payment, payment.answer_challenge(approved, utc_now()))

    def _announced(self, payment: Payment, news: str | None) -> Payment:
        with self.ledger.transaction():
            self._keep(payment, news)
        self.courier.wake()
        return payment

    def _changed(self, request: Request, change: str, *arguments: Any) -> dict[str, Any]:
        payment = self._named(request)
        news = getattr(payment, change)(*arguments)
        self._keep(payment, news)
        return payment.as_dict()

    def _keep(self, payment: Payment, news: str | None) -> None:
        self.ledger.store(payment)
        if news:
            self.ledger.announce(payment, news, utc_now(), self.knobs.delay)

    def _named(self, request: Request) -> Payment:
        payment = self.ledger.payment(request.path_params["id"])
        if payment is None:
            raise Refused("not_found", "There is no such payment.", 404)
        return payment

    async def _once(self, request: Request, act: Act, status: int = 200) -> Response:
        """Do `act` for the first request with this key; tell the others what it was told."""
        key = request.headers.get("idempotency-key", "")
        if not 0 < len(key) <= 255:
            raise Refused("idempotency_key_missing", "Send an Idempotency-Key header.", 400)
        asked = f"{request.url.path} {json.dumps(await requests.body(request), sort_keys=True)}"
        fingerprint = hashlib.sha256(asked.encode()).hexdigest()
        with self.ledger.transaction():
            answer = self.ledger.answer(key)
            if replayed := answer is not None:
                if answer.fingerprint != fingerprint:
                    raise Refused("idempotency_mismatch", "This key was used for something else.")
            else:
                answer = Answer(fingerprint, status, json.dumps(act()))
                self.ledger.remember(key, answer)
        self.courier.wake()
        if self.knobs.spend("fail_after"):
            raise Refused("internal", "The sandbox was told to fail after doing it.", 500)
        headers = {"idempotent-replayed": "true"} if replayed else {}
        return Response(answer.body, answer.status, headers, "application/json")

    def _api(self, endpoint: Endpoint) -> Endpoint:
        async def guarded(request: Request) -> Response:
            requests.check_secret(request, self.secret)
            if self.knobs.hang:
                await asyncio.sleep(self.knobs.hang)
            if self.knobs.spend("fail_next"):
                raise Refused("internal", "The sandbox was told to fail.", 500)
            return await endpoint(request)

        return refusing(guarded)

    def _open(self, endpoint: Endpoint) -> Endpoint:
        return refusing(endpoint)


def refusing(endpoint: Endpoint) -> Endpoint:
    """Answer a refusal with its status and reason."""

    async def answered(request: Request) -> Response:
        try:
            return await endpoint(request)
        except Refused as no:
            error = {"code": no.code, "message": no.message}
            return JSONResponse({"error": error}, no.status)

    return answered
