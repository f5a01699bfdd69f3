"""A real PostgreSQL. `session` tests run in one transaction that is always rolled back; those that
need real commits or several connections take a `database` of their own."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

import schema
from models.base import Model
from models.viewer import Role, Viewer
from resolvers.context import Context, Sessions
from resolvers.ports import Ports
from resolvers.recent import Recent
from resolvers.session import SharedSession
from schema.operations import Schema
from tests import databases, proofs, standins

proofs.choose()

COMPILED = os.environ.get("PATRON_COMPILED") != "0"
"""Whether the servers and schemas under test run generated code."""

Ask = Callable[..., Awaitable[Any]]
Save = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="session")
def template() -> Iterator[str]:
    """The address of a migrated, empty database that is only ever copied."""
    with databases.server() as url:
        yield url


@pytest.fixture
async def database(template: str) -> AsyncIterator[str]:
    """A database of the test's own, for real commits from many connections."""
    url = await databases.copy(template)
    yield url
    await databases.drop(url)


@pytest.fixture(scope="session")
async def engine(template: str) -> AsyncIterator[AsyncEngine]:
    url = await databases.copy(template, "shared_by_rolled_back_tests")
    engine = create_async_engine(url)
    yield engine
    await engine.dispose()
    await databases.drop(url)


@pytest.fixture
async def connection(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    async with engine.connect() as connection:
        outer = await connection.begin()
        yield connection
        await outer.rollback()


@pytest.fixture
async def session(connection: AsyncConnection) -> AsyncIterator[SharedSession]:
    """A commit inside the test only releases a savepoint; the outer transaction never commits."""
    async with _inside(connection) as session:
        yield session


@pytest.fixture
def save(session: SharedSession) -> Save:
    """Store models in the order given and return the first."""

    async def save(*models: Model) -> Model:
        for model in models:
            session.add(model)
            await session.flush()
        await session.commit()
        return models[0]

    return save


@pytest.fixture
def ports() -> Ports:
    return standins.ports()


@pytest.fixture(scope="session")
def built() -> Schema:
    """The schema of all tests that ask it: making one takes longer than most of them."""
    return schema.build(COMPILED)


@pytest.fixture
def ask(connection: AsyncConnection, session: SharedSession, ports: Ports, built: Schema) -> Ask:
    """Send GraphQL as `viewer` (a Viewer, a customer's UUID, or None for a guest).

    Returns the data; or, with `errors`, each error's message and code. `variables` are passed on.
    """
    reading = writing = partial(_inside, connection)
    sessions = Sessions(reading, writing, Recent(last=0))

    async def ask(
        query: str, viewer: Any = None, errors: bool = False, channel: str = "us", **variables: Any
    ) -> Any:
        context = Context(sessions, a_viewer(viewer), ports, channel)
        values = {name: _plain(value) for name, value in variables.items()}
        result = await built.execute(query, values, context_value=context)
        await context.close()
        session.expunge_all()
        if errors:
            assert result.errors, result.data
            return [(e.message, (e.extensions or {}).get("code")) for e in result.errors]
        assert result.errors is None, result.errors
        return result.data

    return ask


@pytest.fixture
def statements(connection: AsyncConnection) -> Iterator[list[str]]:
    """Each SQL statement sent so far; clear it before what is to be counted."""
    sent: list[str] = []

    def note(*about: Any) -> None:
        if "SAVEPOINT" not in about[2]:
            sent.append(about[2])

    event.listen(connection.sync_connection, "before_cursor_execute", note)
    yield sent
    event.remove(connection.sync_connection, "before_cursor_execute", note)


@pytest.fixture
def stranger() -> UUID:
    """A customer who owns nothing here."""
    return uuid4()


def a_viewer(who: Any) -> Viewer:
    if isinstance(who, Viewer):
        return who
    if isinstance(who, Role):
        return Viewer(account_id=uuid4(), roles=frozenset({who}))
    if isinstance(who, UUID):
        return Viewer(account_id=uuid4(), customer_id=who, roles=frozenset({Role.CUSTOMER}))
    return Viewer()


def _inside(connection: AsyncConnection) -> SharedSession:
    return SharedSession(connection, join_transaction_mode="create_savepoint")


def _plain(value: Any) -> Any:
    return value.gid if isinstance(value, Model) else value
