"""The hosted card page: the only place where a card number is typed."""

import asyncio
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from api.standins.payments.cards import TEST_CARDS, WORDS, typed
from api.standins.payments.gateway import Gateway
from api.standins.payments.payment import METHODS, Payment, Status, utc_now

HERE = Path(__file__).parent
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
WITHOUT_CENTS = {"CLP", "ISK", "JPY", "KRW", "VND"}

templates = Jinja2Templates(HERE / "templates")


def money(amount: int, currency: str) -> str:
    whole = f"{amount:,}" if currency in WITHOUT_CENTS else f"{amount / 100:,.2f}"
    return f"{SIGNS[currency]}{whole}" if currency in SIGNS else f"{whole} {currency}"


templates.env.globals["money"] = money


class CardPage:
    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway

    def routes(self) -> list[Route | Mount]:
        return [
            Route("/pay/{id}", self.show, methods=["GET"]),
            Route("/pay/{id}", self.pay, methods=["POST"]),
            Route("/pay/{id}/challenge", self.show_challenge, methods=["GET"]),
            Route("/pay/{id}/challenge", self.answer_challenge, methods=["POST"]),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ]

    async def show(self, request: Request) -> Response:
        payment = self._named(request)
        if payment is None or payment.status is Status.VOIDED:
            return self._closed(request, payment)
        if payment.status is Status.REQUIRES_CHALLENGE:
            return RedirectResponse(f"/pay/{payment.id}/challenge", 303)
        if payment.status is not Status.REQUIRES_PAYMENT:
            return back(payment, outcome(payment))
        return self._form(request, payment)

    async def pay(self, request: Request) -> Response:
        payment = self._named(request)
        if payment is None or payment.status is not Status.REQUIRES_PAYMENT:
            # A second press, or a page left open: show what became of the first one.
            return await self.show(request)
        if method_of(request) != "card":
            payment = self.gateway.take_approval(payment)
            return back(payment, outcome(payment))
        form = await request.form(max_files=0, max_fields=10)
        card = typed(*(str(form.get(name, "")) for name in ("number", "expiry", "code")))
        if mistakes := card.mistakes(utc_now()):
            return self._form(request, payment, mistakes, {"expiry": card.expiry}, status=422)
        payment = self.gateway.try_card(payment, card)
        match payment.status:
            case Status.REQUIRES_CHALLENGE:
                return RedirectResponse(f"/pay/{payment.id}/challenge", 303)
            case Status.REQUIRES_PAYMENT:
                return self._form(request, payment, status=402)
            case Status.PROCESSING:
                await asyncio.sleep(self.gateway.knobs.stall)
        return back(payment, outcome(payment))

    async def show_challenge(self, request: Request) -> Response:
        payment = self._named(request)
        if payment is None or payment.status is not Status.REQUIRES_CHALLENGE:
            return await self.show(request)
        return self._page(request, "challenge.html", payment)

    async def answer_challenge(self, request: Request) -> Response:
        payment = self._named(request)
        if payment is None or payment.status is not Status.REQUIRES_CHALLENGE:
            return await self.show(request)
        form = await request.form(max_files=0, max_fields=10)
        approved = form.get("answer") == "approve"
        payment = self.gateway.answer_challenge(payment, approved)
        if payment.status is Status.REQUIRES_PAYMENT:
            return RedirectResponse(f"/pay/{payment.id}", 303)
        return back(payment, outcome(payment))

    def _named(self, request: Request) -> Payment | None:
        return self.gateway.ledger.payment(request.path_params["id"])

    def _form(
        self,
        request: Request,
        payment: Payment,
        mistakes: dict[str, str] | None = None,
        typed_in: dict[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        if (method := method_of(request)) != "card":
            return self._page(request, "approve.html", payment, method=method)
        chosen = request.query_params.get("card", "")
        filled = typed_in or {}
        if chosen in TEST_CARDS:
            filled = {"number": spaced(chosen), "expiry": "12/34", "code": "123"}
        cards = [(number, spaced(number), WORDS[fate]) for number, fate in TEST_CARDS.items()]
        return self._page(
            request,
            "pay.html",
            payment,
            status,
            mistakes=mistakes or {},
            filled=filled,
            cards=cards,
        )

    def _closed(self, request: Request, payment: Payment | None) -> Response:
        return self._page(request, "closed.html", payment, 404 if payment is None else 410)

    def _page(
        self,
        request: Request,
        name: str,
        payment: Payment | None,
        status: int = 200,
        **values: object,
    ) -> Response:
        leave = return_address(payment, "cancelled") if payment else None
        context = {"payment": payment, "leave": leave, **values}
        page = templates.TemplateResponse(request, name, context, status)
        page.headers.update(safety(payment))
        return page


def method_of(request: Request) -> str:
    """What the shop offered: a card, an account as of PayPal's, or a wallet on a phone."""
    asked = request.query_params.get("method", "")
    return asked if asked in METHODS else "card"


def outcome(payment: Payment) -> str:
    """A hint for the shop's page; the shop asks us before it believes anything."""
    paid = payment.status in (Status.SUCCEEDED, Status.AUTHORIZED)
    return "succeeded" if paid else str(payment.status)


def back(payment: Payment, outcome: str) -> Response:
    return RedirectResponse(return_address(payment, outcome), 303)


def return_address(payment: Payment, outcome: str) -> str:
    """The shop's address with `payment` and `outcome` added to whatever query it had."""
    parts = urlsplit(payment.return_url)
    query = [*parse_qsl(parts.query), ("payment", payment.id), ("outcome", outcome)]
    return urlunsplit(parts._replace(query=urlencode(query)))


def spaced(number: str) -> str:
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))


def safety(payment: Payment | None) -> dict[str, str]:
    """Nothing foreign is loaded or framed. Chromium applies form-action to redirects too."""
    shop = ""
    if payment is not None:
        parts = urlsplit(payment.return_url)
        shop = f" {parts.scheme}://{parts.netloc}"
    policy = (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
        f" base-uri 'none'; frame-ancestors 'none'; form-action 'self'{shop}"
    )
    return {
        "content-security-policy": policy,
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
    }
