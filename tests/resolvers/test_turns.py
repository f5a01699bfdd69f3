"""Siblings share one session and one connection, and what outlives a request touches neither."""

import asyncio
import gc
import time
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from sqlalchemy import bindparam, func, select, text
from sqlalchemy.exc import IntegrityError, PendingRollbackError

import schema
from models.customers import Customer
from models.identity import Account, Visitor
from models.stores import Channel
from models.viewer import Viewer
from resolvers.batching import by_id
from resolvers.context import Context
from resolvers.prebuilt import _known
from resolvers.session import SessionIsClosed
from tests.api.web import connected, store
from tests.factories import a_customer

SLOW = select(func.pg_sleep(bindparam("seconds"))).where(bindparam("seconds") > 0)
CHANNELS = select(Channel)
KNOWN = select(Visitor.id).where(Visitor.token_digest == bindparam("token"))


async def test_rows_that_waited_while_models_were_wanted_take_no_second_connection(ways):
    async with ways.reading() as session:
        await asyncio.gather(
            session.rows(SLOW, seconds=0.1),
            session.execute(CHANNELS),
            session.rows(SLOW, seconds=0.1),
        )


@pytest.mark.parametrize("way", ["reading", "writing"])
async def test_siblings_take_turns_whatever_they_ask_for(ways, way):
    async with getattr(ways, way)() as session:
        await asyncio.gather(
            session.execute(CHANNELS),
            session.get(Channel, uuid4()),
            session.rows(SLOW, seconds=0.1),
            session.get(Channel, uuid4()),
            session.scalars(CHANNELS),
        )


@pytest.mark.parametrize("way", ["reading", "writing"])
@pytest.mark.parametrize("of", ["rows", "models"])
async def test_what_outlives_a_request_leaves_a_clean_connection(ways, way, of, one_connection):
    session = getattr(ways, way)()
    await session.rows(SLOW, seconds=0.01)
    underway = {
        "rows": lambda: session.rows(SLOW, seconds=0.3),
        "models": lambda: session.execute(SLOW, {"seconds": 0.3}),
    }
    late = [asyncio.create_task(underway[of]()), asyncio.create_task(session.execute(CHANNELS))]
    await asyncio.sleep(0.1)
    await session.close()

    async with ways.reading() as another:
        assert await another.rows(CHANNELS) == []
    asked_after = await asyncio.gather(*late, session.rows(CHANNELS), return_exceptions=True)
    assert isinstance(asked_after[-1], SessionIsClosed)
    assert one_connection.pool.checkedout() == 0


@asynccontextmanager
async def locked(database, table):
    """Nobody else reads it until the end."""
    async with connected(database) as engine, engine.connect() as connection:
        await connection.execute(text(f"lock table {table} in access exclusive mode"))
        yield
        await connection.rollback()


async def ends_within(seconds, ending):
    began = time.monotonic()
    async with asyncio.timeout(10):
        await ending
    assert time.monotonic() - began < seconds


async def test_an_answer_at_the_deadline_waits_for_no_batch(ways, database, ports):
    """The database would give it up too, but only some seconds later: it began later."""
    customer = a_customer()
    who = {"email": "a@example.com", "name": "Ana", "password_hash": "", "roles": ["customer"]}
    account = Account(**who, customer_id=customer.id)
    await store(database, customer, account)
    viewer = Viewer(account_id=account.id, customer_id=customer.id)
    context = Context(ways, viewer, ports)
    query = "{ me { customer { name } } }"
    async with locked(database, "customers"):
        began = time.monotonic()
        result = await schema.build(deadline=0.5).execute(query, context_value=context)
        await context.close()
        took = time.monotonic() - began

    assert [error.extensions["code"] for error in result.errors] == ["TIMEOUT"]
    assert 0.5 <= took < 3
    async with ways.reading() as another:
        assert await another.rows(CHANNELS) == []


@pytest.mark.parametrize("way", ["reading", "writing"])
async def test_neither_a_rollback_nor_the_end_waits_for_batches(ways, way, database):
    session = getattr(ways, way)()
    loaders = [by_id(session, Customer), by_id(session, Customer)]
    async with locked(database, "customers"):
        wanted = [loader.load(uuid4()) for loader in loaders]
        await asyncio.sleep(0.2)
        await ends_within(3, session.rollback())
        gone = await asyncio.gather(*wanted, return_exceptions=True)
        assert [type(one) for one in gone] == [SessionIsClosed] * 2
        wanted = [loader.load(uuid4()) for loader in loaders]
        await asyncio.sleep(0.2)
        await ends_within(3, session.close())
        gone = await asyncio.gather(*wanted, return_exceptions=True)
        assert [type(one) for one in gone] == [SessionIsClosed] * 2


async def test_a_batch_that_nobody_waits_for_any_more_ends_in_silence(ways):
    told = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, about: told.append(about))
    session = ways.reading()
    loader = by_id(session, Channel)
    wanted = loader.load(uuid4())
    await session.close()
    wanted.cancel()
    await asyncio.sleep(0.05)
    del loader, wanted
    gc.collect()
    loop.set_exception_handler(None)

    assert told == []


async def test_after_a_flush_that_failed_nothing_is_written_outside_of_a_transaction(ways):
    token = uuid4().hex
    async with ways.writing() as session:
        await session.rows(KNOWN, token=token)
        session.add_all([Visitor(token_digest=token), Visitor(token_digest=token)])
        with pytest.raises(IntegrityError):
            await session.flush()

        with pytest.raises(PendingRollbackError):
            await session.insert(Visitor(token_digest=token, device="phone"))
        await session.rollback()

        assert await session.rows(KNOWN, token=token) == []


async def test_what_is_known_of_a_statement_goes_with_it(ways):
    async with ways.reading() as session:
        for n in range(20):
            await session.rows(select(func.length("x" * n)))
        gc.collect()
        known = len(_known)
        for n in range(20):
            await session.rows(select(func.length("x" * n)))
        gc.collect()

    assert len(_known) <= known


async def test_what_a_constraint_refuses_is_told_alike_by_models_and_rows(ways):
    token = uuid4().hex
    async with ways.writing() as session:
        await session.insert(Visitor(token_digest=token, device="phone"))
        with pytest.raises(IntegrityError):
            await session.insert(Visitor(token_digest=token, device="phone"))
