"""The outside services that tests of the edge speak to: one process each, for all tests."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from api.database import engine as make_engine
from api.database import sessions
from models.base import Model
from models.viewer import Viewer
from resolvers.context import Context, Sessions
from resolvers.ports import Ports
from schema.operations import Schema
from tests import standins
from tests.api.servers import Mailbox, Provider, running
from tests.api.shops import shop  # noqa: F401 (a fixture)

Answer = Callable[..., Awaitable[Any]]
Keep = Callable[..., Awaitable[None]]


@pytest.fixture(scope="session")
async def payment_company(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Provider]:
    provider = Provider(tmp_path_factory.mktemp("payments"))
    async with running(provider):
        yield provider


@pytest.fixture
async def provider(payment_company: Provider) -> Provider:
    """The sandbox payment provider, told to behave."""
    await payment_company.turn(reset=True)
    return payment_company


@pytest.fixture(scope="session")
async def post_office(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Mailbox]:
    mailbox = Mailbox(tmp_path_factory.mktemp("mail"))
    async with running(mailbox):
        yield mailbox


@pytest.fixture
async def mailbox(post_office: Mailbox) -> Mailbox:
    """The mail sink, empty and in a good mood."""
    await post_office.turn(mood="ok", forget=True)
    return post_office


@pytest.fixture
async def ways(database: str) -> AsyncIterator[Sessions]:
    """To a database of the test's own, by as many connections as are wanted at once."""
    engine = make_engine(database, pool_size=20)
    yield sessions(engine)
    await engine.dispose()


@pytest.fixture
def answer(ways: Sessions, built: Schema) -> Answer:
    """The data that a viewer is given, over a connection of its own; `ports` may be others."""

    async def answer(
        query: str, viewer: Viewer, ports: Ports | None = None, **variables: Any
    ) -> Any:
        context = Context(ways, viewer, ports or standins.ports())
        reply = await built.execute(query, variables, context_value=context)
        await context.close()
        assert reply.errors is None, reply.errors
        return reply.data

    return answer


@pytest.fixture
def keep(ways: Sessions) -> Keep:
    """Commit models in the order given."""

    async def keep(*models: Model) -> None:
        async with ways.writing() as session:
            for model in models:
                session.add(model)
                await session.flush()
            await session.commit()

    return keep
