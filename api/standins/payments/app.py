"""The provider's ASGI application: API, card page, faults, health."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from api.standins.payments import requests
from api.standins.payments.gateway import Gateway, refusing
from api.standins.payments.knobs import Knobs
from api.standins.payments.ledger import Ledger
from api.standins.payments.page import CardPage
from api.standins.payments.payment import Refused
from api.standins.payments.webhooks import Courier


@dataclass(frozen=True)
class Options:
    data: Path
    secret: str
    webhook_secret: str
    public_url: str | None = None


def create(options: Options) -> Starlette:
    ledger = Ledger(options.data)
    knobs = Knobs()
    courier = Courier(ledger, knobs, options.webhook_secret)
    gateway = Gateway(ledger, courier, knobs, options.secret, options.public_url)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        delivering = asyncio.create_task(courier.run())
        yield
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering
        ledger.close()

    async def healthy(request: Request) -> Response:
        return JSONResponse({"ok": True})

    async def control(request: Request) -> Response:
        requests.check_secret(request, options.secret)
        if request.method == "POST":
            try:
                wanted = await requests.body(request)
                knobs.turn(wanted)
                if wanted.get("reset"):
                    ledger.drop_news()
            except ValueError as error:
                raise Refused("invalid_request", str(error), 400) from None
        return JSONResponse(knobs.as_dict())

    return Starlette(
        lifespan=lifespan,
        max_body_size=100_000,
        routes=[
            *gateway.routes(),
            *CardPage(gateway).routes(),
            Route("/_control", refusing(control), methods=["GET", "POST"]),
            Route("/healthz", healthy),
        ],
    )
