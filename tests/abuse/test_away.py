"""A database that is away, or busy, is said so in words that a program understands."""

import asyncio
import json
import time
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from api.database import engine as make_engine
from models.carts import Cart
from resolvers.away import is_away
from tests import databases
from tests.abuse.attacker import Attacker
from tests.abuse.conftest import Served
from tests.api.servers import running, until
from tests.api.web import ADD, connected, look, store
from tests.factories import Aisle, a_shop

DEADLINE = 1.0
LISTING = "{ products(first: 2) { nodes { name } } categories { name } }"
BUSY = text(
    "select pg_terminate_backend(pid) from pg_stat_activity "
    "where wait_event_type = 'Lock' and datname = current_database()"
)


@pytest.fixture(scope="module")
async def shop(template, payment_company):
    database, aisle = await databases.copy(template), Aisle()
    await store(database, a_shop(), *aisle.models)
    served = Served(database, payment_company, PATRON_DEADLINE=str(DEADLINE))
    async with running(served):
        yield served, aisle
    await databases.drop(database)


@asynccontextmanager
async def locked(database, table):
    """Nobody else reads it for a while."""
    async with connected(database) as engine, engine.connect() as connection:
        await connection.execute(text(f"lock table {table} in access exclusive mode"))
        yield
        await connection.rollback()


def errors(reply):
    return {(one["message"], one["extensions"]["code"]) for one in json.loads(reply.body)["errors"]}


async def figure(attacker, kind):
    shown = (await attacker.send(b"GET /metrics HTTP/1.1\r\nhost: a\r\n\r\n")).text
    lines = [line for line in shown.splitlines() if f'refusals_total{{type="{kind}"}}' in line]
    return float(lines[0].split()[-1]) if lines else 0.0


async def test_what_takes_too_long_is_stopped_and_leaves_nothing(shop):
    served, aisle = shop
    attacker, variables = Attacker(served.port), {"v": aisle.variant.gid, "n": 1}
    async with locked(served.database, "stock"):
        began = time.monotonic()
        query, mutation = await asyncio.gather(
            attacker.ask("{ products { nodes { name stock } } }"),
            attacker.ask(ADD, variables),
        )
        took = time.monotonic() - began
    carts = await look(served.database, select(func.count()).select_from(Cart))
    again = await attacker.ask(ADD, variables)

    assert (query.status, mutation.status) == (503, 503)
    assert (
        errors(query) == errors(mutation) == {("This took too long, so it was stopped.", "TIMEOUT")}
    )
    assert DEADLINE <= took < 4 * DEADLINE
    assert carts == [(0,)]
    assert json.loads(again.body)["data"]["addToCart"]["__typename"] == "Cart"


async def test_a_connection_that_is_lost_halfway_is_said_so_and_counted(shop):
    served, _ = shop
    attacker = Attacker(served.port)
    before = await figure(attacker, "UNAVAILABLE")
    async with locked(served.database, "products"):
        asking = asyncio.create_task(attacker.ask(LISTING))

        async def is_cut():
            return await look(served.database, BUSY)

        await until(is_cut, 5)
        lost = await asking
    back = await attacker.ask(LISTING)

    assert lost.status == 503
    assert lost.headers["retry-after"] == "1"
    assert errors(lost) == {("The shop is away for a moment. Please try again.", "UNAVAILABLE")}
    assert "data" not in json.loads(lost.body)
    assert await figure(attacker, "UNAVAILABLE") > before
    assert (back.status, back.codes) == (200, set())


async def test_a_database_that_takes_nobody_is_said_so(shop):
    served, _ = shop
    attacker, name = Attacker(served.port), served.database.rsplit("/", 1)[-1].split("?")[0]
    async with connected(databases.at(served.database, "postgres")) as engine:
        autocommit = engine.execution_options(isolation_level="AUTOCOMMIT")
        async with autocommit.connect() as connection:
            await connection.execute(text(f'alter database "{name}" allow_connections false'))
            gone = text("select pg_terminate_backend(pid) from pg_stat_activity where datname = :n")
            await connection.execute(gone, {"n": name})
            await asyncio.sleep(0.3)
            try:
                told = await attacker.ask(LISTING)
                known = await attacker.ask(LISTING, None, "x-patron-visitor: " + "v" * 32)
                page = await attacker.request("GET", "/schema.graphql")
            finally:
                await connection.execute(text(f'alter database "{name}" allow_connections true'))

    for reply in (told, known):
        assert reply.status == 503
        assert {code for _, code in errors(reply)} == {"UNAVAILABLE"}
    assert page.status == 200
    assert (await attacker.ask(LISTING)).status == 200


async def test_no_statement_outlasts_the_deadline_and_no_transaction_waits_longer(shop):
    own = make_engine(shop[0].database, DEADLINE)
    async with own.connect() as connection:
        shown = [
            await connection.scalar(text(f"show {name}"))
            for name in ("statement_timeout", "idle_in_transaction_session_timeout")
        ]
        await asyncio.sleep(1.5 * DEADLINE)
        with pytest.raises(DBAPIError) as ended:
            await connection.execute(text("select 1"))
        await connection.invalidate()
    await own.dispose()

    assert shown == ["1s", "1s"]
    assert is_away(ended.value)
