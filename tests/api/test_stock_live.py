"""Whoever watches a product is told of each change within a second, and of many at once as one."""

import asyncio
import time

import pytest
from sqlalchemy import text

from resolvers import stock
from resolvers.session import SharedSession
from tests import databases
from tests.api.test_live import socket
from tests.api.web import connected, fill, place, shop
from tests.factories import Aisle, a_location

WATCH = """
subscription ($id: ID!) {
  availabilityChanged(variantId: $id) {
    quantityAvailable isIncoming stores { store { name } quantityAvailable }
  }
}
"""


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle(on_hand=50)
    store = a_location(kind="store", name="North")
    models = (*aisle.models, store)
    async with shop(database, payment_company, *models, webs=2) as webs:
        yield database, webs, aisle, store
    await databases.drop(database)


@pytest.fixture
async def watcher(opened):
    _, webs, aisle, _ = opened
    async with webs[1].browser() as browser, socket(browser) as line:
        await line.watch(WATCH, id=aisle.variant.gid)
        yield line


async def told(line):
    return (await line.next())["availabilityChanged"]


async def move(database, shelf, change):
    """As staff would, in a transaction of its own."""
    async with connected(database) as engine, SharedSession(engine) as session:
        level = (await stock.shelves(session, {shelf}))[shelf]
        await stock.record(session, [change(level)])
        await session.commit()


async def test_a_sale_in_another_process_is_told_within_a_second(opened, watcher):
    _, webs, aisle, _ = opened
    before = (await told(watcher))["quantityAvailable"]
    async with webs[0].browser() as browser:
        cart = await fill(browser, aisle.variant, 2)
        await place(browser, cart)
        started = time.monotonic()
        after = (await told(watcher))["quantityAvailable"]

    assert (before - after, time.monotonic() - started < 1) == (2, True)


async def test_what_comes_to_a_store_is_told(opened, watcher):
    database, _, aisle, store = opened
    await told(watcher)

    shelf = (aisle.variant.id, store.id)
    await move(database, shelf, lambda level: level.receive(7, 0, level.on_hand))

    [row] = (await told(watcher))["stores"]
    assert (row["store"]["name"], row["quantityAvailable"]) == ("North", 7)


async def test_many_changes_at_once_are_few_messages_and_the_last_is_the_present(opened, watcher):
    database, _, aisle, _ = opened
    shelf = (aisle.variant.id, aisle.warehouse.id)
    before = (await told(watcher))["quantityAvailable"]

    for _ in range(20):
        await move(database, shelf, lambda level: level.count(level.on_hand - 1, level.on_hand))
    heard = []
    while not heard or heard[-1] != before - 20:
        heard.append((await told(watcher))["quantityAvailable"])

    assert len(heard) < 20
    assert heard == sorted(heard, reverse=True)


async def test_a_sale_is_told_while_another_transaction_goes_on_for_long(opened, watcher):
    database, _, aisle, _ = opened
    before = (await told(watcher))["quantityAvailable"]
    async with connected(database) as engine, engine.connect() as busy:
        await busy.execute(text("select pg_current_xact_id()"))
        shelf = (aisle.variant.id, aisle.warehouse.id)
        await move(database, shelf, lambda level: level.count(level.on_hand - 1, level.on_hand))

        after = (await asyncio.wait_for(told(watcher), 2))["quantityAvailable"]
        await busy.rollback()

    assert before - after == 1


async def test_what_a_long_transaction_moved_is_told_when_it_ends(opened, watcher):
    database, _, aisle, _ = opened
    before = (await told(watcher))["quantityAvailable"]
    shelf = (aisle.variant.id, aisle.warehouse.id)
    async with connected(database) as engine, SharedSession(engine) as slow:
        level = (await stock.shelves(slow, {shelf}))[shelf]
        await stock.record(slow, [level.count(level.on_hand - 3, level.on_hand)])
        for _ in range(3):
            await asyncio.sleep(0.25)
            async with engine.begin() as connection:
                await connection.execute(text("select pg_current_xact_id()"))
        await slow.commit()

    assert before - (await told(watcher))["quantityAvailable"] == 3
