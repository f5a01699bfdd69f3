"""One product in a shop, and sessions over a pool of one connection, so that whoever takes a second
one is found out."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from api.database import engine as make_engine
from api.database import sessions
from resolvers.context import Sessions
from tests.factories import Aisle


@pytest.fixture
async def aisle(save) -> Aisle:
    """As it comes; a test that wants its stock or price otherwise has one of its own."""
    aisle = Aisle()
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def one_connection(database: str) -> AsyncIterator[AsyncEngine]:
    engine = make_engine(database, pool_size=1, max_overflow=0)
    yield engine
    await engine.dispose()


@pytest.fixture
async def ways(one_connection: AsyncEngine) -> Sessions:
    return sessions(one_connection)
