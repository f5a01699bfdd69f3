"""The session of a mutation: models and Core statements in one transaction."""

from uuid import uuid4

import pytest
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from models.identity import Visitor
from resolvers.writing import WritingSession

KNOWN = select(Visitor.id).where(Visitor.token_digest == bindparam("token"))
NEW = (
    insert(Visitor)
    .values({name: bindparam(name) for name in ("id", "visit_id", "token_digest", "device")})
    .returning(Visitor.id)
)


@pytest.fixture
async def shop(database):
    engine = create_async_engine(database)
    yield engine
    await engine.dispose()


@pytest.fixture
async def writing(shop):
    session = WritingSession(shop)
    yield session
    await session.close()


@pytest.fixture
async def elsewhere(shop):
    session = WritingSession(shop)
    yield session
    await session.close()


def a_row(token):
    return {"id": uuid4(), "visit_id": uuid4(), "token_digest": token, "device": "phone"}


async def test_core_rows_see_the_own_writes_and_nobody_else_does(writing, elsewhere):
    first, second, third = (uuid4().hex for _ in range(3))
    await writing.rows(NEW, **a_row(first))
    await writing.rows(NEW, **a_row(second))
    writing.add(Visitor(token_digest=third))
    await writing.flush()

    for token in (first, second, third):
        assert len(await writing.rows(KNOWN, token=token)) == 1
        assert await elsewhere.rows(KNOWN, token=token) == []


async def test_a_rollback_undoes_models_and_rows_alike(writing):
    tokens = [uuid4().hex for _ in range(3)]
    await writing.rows(NEW, **a_row(tokens[0]))
    await writing.rows(NEW, **a_row(tokens[1]))
    await writing.insert(Visitor(token_digest=tokens[2], device="phone"))

    await writing.rollback()

    for token in tokens:
        assert await writing.rows(KNOWN, token=token) == []


async def test_after_a_refused_statement_and_a_rollback_it_goes_on(writing):
    token = uuid4().hex
    await writing.rows(NEW, **a_row(token))
    with pytest.raises(DBAPIError):
        await writing.rows(NEW, **a_row(token))
    await writing.rollback()

    await writing.rows(NEW, **a_row(token))

    assert len(await writing.rows(KNOWN, token=token)) == 1


async def test_what_was_committed_stays_and_the_next_statement_is_of_a_new_transaction(
    writing, elsewhere
):
    kept, undone = uuid4().hex, uuid4().hex
    await writing.rows(NEW, **a_row(kept))
    await writing.commit()
    await writing.rows(NEW, **a_row(undone))
    await writing.rows(KNOWN, token=kept)
    await writing.rollback()

    assert len(await elsewhere.rows(KNOWN, token=kept)) == 1
    assert await elsewhere.rows(KNOWN, token=undone) == []
