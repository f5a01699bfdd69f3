"""A small shop that listens to its payment company, on real ports."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from sqlalchemy.ext.asyncio import create_async_engine
from starlette.applications import Starlette

from api import stripe_page
from api.adapters import companies
from api.adapters.mail import SmtpMailer
from api.database import sessions
from api.queue import PgJobQueue
from api.settings import Settings
from api.webhooks import payments as webhooks
from api.work import Work
from tests import standins
from tests.api.a_shop import Shop
from tests.api.servers import SECRET, Mailbox, Provider, free_port, until


@pytest.fixture
async def shop(
    database: str, provider: Provider, mailbox: Mailbox, tmp_path: Path
) -> AsyncIterator[Shop]:
    async with opened_shop(database, provider, mailbox, tmp_path) as shop:
        yield shop


@asynccontextmanager
async def opened_shop(
    database: str, provider: Provider, mailbox: Mailbox, var: Path, **more: Any
) -> AsyncIterator[Shop]:
    """With `more` settings than every shop has."""
    port = free_port()
    settings = Settings(
        port=port,
        var=var,
        database_url=database,
        public_url=f"http://127.0.0.1:{port}",
        payments_url=provider.url,
        payments_secret=SECRET,
        smtp_host="127.0.0.1",
        smtp_port=mailbox.smtp_port,
        **more,
    )
    engine = create_async_engine(database, pool_size=20)
    async with companies.opened(settings) as payments:
        ports = standins.ports(payments=payments, jobs=PgJobQueue())
        work = Work(settings, sessions(engine), ports, SmtpMailer(settings))
        shop = Shop(work, provider, mailbox, settings.public_url)
        await shop.save(*shop.aisle.models, shop.customer, shop.card)
        pages = [*webhooks.routes(work, settings), *stripe_page.routes(work, settings)]
        async with listening(Starlette(routes=pages), port):
            yield shop
    await engine.dispose()


@asynccontextmanager
async def listening(app: Starlette, port: int) -> AsyncIterator[None]:
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="none"))
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    yield
    server.should_exit = True
    await serving
