"""The database as the commands see it: is it there, is it up to date, is there anything in it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import asyncpg
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import make_url, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from api.postgres import Embedded
from api.settings import ROOT, CannotStart, Settings

OLDEST = 15
PATIENCE = 5
"""Seconds for a connection."""


def embedded(settings: Settings) -> Embedded:
    return Embedded(settings.var / "pg")


@contextmanager
def opened(settings: Settings) -> Iterator[str]:
    """The address of a database that answers, for as long as a command needs it.

    That is the one in the settings, or else the embedded one: borrowed from a running shop, or
    started for the time being.
    """
    if settings.database_url:
        check(settings.database_url)
        yield settings.database_url
        return
    server = embedded(settings)
    if running := server.attach():
        check(running)
        yield running
        return
    try:
        yield server.start()
    finally:
        server.stop()


def check(address: str) -> None:
    """Raises CannotStart when the database does not answer or is too old."""
    version = asyncio.run(_version(address))
    if version < OLDEST * 10_000:
        raise CannotStart(
            f"The database is PostgreSQL {version // 10_000}; Patron needs {OLDEST} or later."
        )


async def _version(address: str) -> int:
    url = make_url(address)
    where = url.query.get("host") or f"{url.host}:{url.port or 5432}"
    engine = create_async_engine(url, poolclass=NullPool, connect_args={"timeout": PATIENCE})
    try:
        async with engine.connect() as connection:
            version = await connection.scalar(text("SELECT current_setting('server_version_num')"))
            return int(version)
    except (OSError, TimeoutError, DBAPIError, asyncpg.PostgresError) as refused:
        cause = getattr(refused, "orig", None) or refused
        reason = str(getattr(cause, "__cause__", None) or cause) or "no answer in time"
        raise CannotStart(
            f"The database {url.database!r} at {where} does not answer: {reason.splitlines()[0]}"
        ) from None
    finally:
        await engine.dispose()


def is_current(address: str) -> bool:
    """Whether every migration has been run; cheap, for it reads no model."""
    head = ScriptDirectory.from_config(configuration()).get_current_head()
    return asyncio.run(_first(address, "alembic_version", "version_num")) == head


def migrate(address: str) -> None:
    """Bring the tables up to date."""
    config = configuration()
    config.set_main_option("sqlalchemy.url", address.replace("%", "%%"))
    command.upgrade(config, "head")


def is_empty(address: str) -> bool:
    """Whether this is nobody's shop yet."""
    return asyncio.run(_first(address, "shops", "id")) is None


def is_demo(address: str) -> bool:
    return asyncio.run(_first(address, "shops", "is_demo")) is True


async def _first(address: str, table: str, column: str) -> object:
    """A value of a table; None when the table is empty or missing."""
    engine = create_async_engine(address, poolclass=NullPool)
    try:
        async with engine.connect() as connection:
            return await _peek(connection, table, column)
    finally:
        await engine.dispose()


async def _peek(connection: AsyncConnection, table: str, column: str) -> object:
    if await connection.scalar(text("SELECT to_regclass(:table)"), {"table": table}) is None:
        return None
    return await connection.scalar(text(f"SELECT {column} FROM {table} LIMIT 1"))


def configuration() -> Config:
    return Config(ROOT / "alembic.ini")
