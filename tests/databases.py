"""Real PostgreSQL for tests: one server a session, a migrated template, quick copies of it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg
from sqlalchemy import make_url

from api.commands.database import migrate
from api.live import connect
from api.postgres import Embedded


@contextmanager
def server() -> Iterator[str]:
    """The address of a migrated, empty database, ours or PATRON_TEST_DATABASE_URL's."""
    given = os.environ.get("PATRON_TEST_DATABASE_URL")
    if given:
        migrate(given)
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="patron-tests-") as folder:
        embedded = Embedded(Path(folder) / "pg")
        try:
            url = embedded.start()
            migrate(url)
            yield url
        finally:
            embedded.stop()


def at(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


async def copy(url: str, name: str | None = None) -> str:
    """A database of one's own, as empty as the template; nobody may be connected to that."""
    name = name or f"test_{uuid4().hex[:12]}"
    template = make_url(url).database
    await _run(url, f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return at(url, name)


async def drop(url: str) -> None:
    await _run(url, f'DROP DATABASE IF EXISTS "{make_url(url).database}" WITH (FORCE)')


async def _run(url: str, statement: str) -> None:
    connection: asyncpg.Connection = await connect(at(url, "postgres"))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()
