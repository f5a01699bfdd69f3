"""The ASGI application: `uvicorn --factory api.app:create`."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp
from strawberry import Schema

import schema
from api import (
    auth,
    dev_mail,
    exports,
    invoices,
    pages,
    returns,
    sent_papers,
    stripe_page,
    uploads,
    welcome,
)
from api.adapters import carriers, companies
from api.adapters.letters import SampleLetters
from api.adapters.passwords import Argon2Passwords
from api.adapters.vault import SecretVault
from api.adapters.web_push import Signer
from api.allowance import Allowances
from api.answers import Answers, StrangersContext
from api.database import engine as make_engine
from api.database import sessions
from api.documents import Library, TrustedDocuments
from api.documents import files as known_in
from api.headers import SecurityHeaders
from api.live import LiveHub
from api.metrics import Metrics
from api.observed import Observed, watch_pool
from api.origins import Origins
from api.places import Places
from api.public_reads import PublicReads
from api.queue import PgJobQueue
from api.readiness import Readiness
from api.recommender import Recommender
from api.settings import CannotStart, Settings
from api.stock_news import StockNews
from api.streams import StreamingView
from api.vital import vital
from api.webhooks import carriers as carrier_webhooks
from api.webhooks import payments as payment_webhooks
from models.identity import Rate
from resolvers.context import Context, Sessions
from resolvers.ports import Ports

LARGEST_BODY = 100_000
"""Bytes of a request; a query is short."""


class Shop:
    """What the processes of one shop share while they run: connections to the outside."""

    engine: AsyncEngine
    sessions: Sessions
    ports: Ports

    def __init__(self, settings: Settings, documents: TrustedDocuments) -> None:
        self.settings, self.documents = settings, documents
        self.origins = Origins(settings.public_url, settings.other_urls)
        self.schema = schema.build(settings.compiled, settings.deadline)
        self.allowances = Allowances(
            Rate(settings.person_limit, settings.person_restore),
            Rate(settings.address_limit, settings.address_restore),
        )
        self.answers = Answers(self.schema, self.documents, self.stranger, self._all_changed)

    def stranger(self, channel: str | None) -> StrangersContext:
        return StrangersContext(self.sessions, self.ports, channel)

    def _all_changed(self) -> None:
        self.sessions.recent.empty()

    def context(self, request: HTTPConnection) -> Context:
        channel = request.headers.get("x-patron-channel")
        context = Context(self.sessions, auth.stranger(request), self.ports, channel)
        context.origin = self.origins.of(f"{request.url.scheme}://{request.url.netloc}")
        context.allowance = self.allowances
        return context

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Connect, and keep listening for news until the end."""
        url = self.settings.database_url or ""
        self.engine = make_engine(url, self.settings.deadline)
        self.sessions = sessions(self.engine)
        live = LiveHub(url, self.answers)
        models, forget = self.settings.var / "models", self.answers.forget
        recommender = Recommender(models, self.sessions, live, forget)
        async with (
            companies.opened(self.settings) as gateway,
            carriers.opened(self.settings) as senders,
            asyncio.TaskGroup() as tasks,
        ):
            vault = SecretVault(self.settings.secret.get_secret_value())
            passwords = Argon2Passwords()
            self.ports = Ports(
                gateway,
                PgJobQueue(),
                live,
                passwords,
                vault,
                recommender,
                push_key=Signer(self.settings).public,
                letters=SampleLetters(self.settings.public_url),
                carriers=senders,
            )
            news = StockNews(self.sessions, live)
            running = (live.run(), news.run(), recommender.run(), watch_pool(self.engine))
            listening = [tasks.create_task(vital(one)) for one in running]
            yield
            for task in listening:
                task.cancel()
        await self.engine.dispose()


class Application(Starlette):
    def build_middleware_stack(self) -> ASGIApp:
        return SecurityHeaders(super().build_middleware_stack())


def create(
    settings: Settings | None = None, documents: TrustedDocuments | None = None
) -> Starlette:
    """Both are read from where they are, unless they are given."""
    try:
        settings = settings or Settings.read()
        companies.check(settings)
        shop = Shop(settings, documents or TrustedDocuments.read(known_in(settings.var)))
        routes = _routes(shop, settings)
    except CannotStart as reason:
        raise SystemExit(str(reason)) from None

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.shop = shop
        async with shop.open():
            yield

    return Application(
        lifespan=lifespan,
        routes=routes,
        max_body_size=LARGEST_BODY,
        middleware=[Middleware(Observed)],
    )


def _routes(shop: Shop, settings: Settings) -> list[BaseRoute]:
    tokens = auth.Tokens(settings.port)
    library = Library(shop.documents, settings.trusted_only)
    places = Places(settings.sockets_per_address, settings.sockets_per_person)
    view = StreamingView(shop.schema, shop.context, tokens, library, places)
    ready = Readiness(shop)
    return [
        Route("/graphql", PublicReads(view, shop), methods=["GET", "POST"]),
        WebSocketRoute("/graphql", view),
        Route("/schema.graphql", published(shop.schema)),
        Route("/healthz", healthy),
        Route("/readyz", ready.answer),
        Route("/metrics", Metrics(shop, settings).answer),
        *payment_webhooks.routes(shop, settings),
        *carrier_webhooks.routes(shop),
        *stripe_page.routes(shop, settings),
        *welcome.routes(shop, settings),
        *exports.routes(shop, tokens),
        *invoices.routes(shop),
        *returns.routes(shop),
        *sent_papers.routes(shop),
        *uploads.routes(shop, tokens),
        *(dev_mail.routes(settings) if settings.demo else []),
        *pages.routes(shop, settings, tokens),
    ]


async def healthy(request: Request) -> Response:
    """This process runs."""
    return JSONResponse({"ok": True})


def published(built: Schema) -> Callable[[Request], Awaitable[Response]]:
    """The schema as text, printed once."""
    text_of_it = built.as_str()

    async def sdl(request: Request) -> Response:
        return PlainTextResponse(text_of_it)

    return sdl
