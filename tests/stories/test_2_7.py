"""Stock by location, live, with what is on its way, before promising anything."""

import asyncio
import time
from uuid import uuid4

import pytest

from models.viewer import Role
from tests import databases
from tests.api.logins import log_in, store_account
from tests.api.test_live import socket
from tests.api.web import ask, fill, place, shop
from tests.factories import Aisle, a_location, opening, some_stock

WITHIN = 1.0
"""Seconds after which a change must be seen elsewhere."""
LEVELS = """query ($v: ID!) { stockLevels(variantId: $v, first: 10) { nodes {
  id onHand allocated incoming available location { id name } } } }"""
EXPECT = """mutation ($input: ExpectStockInput!) { expectStock(input: $input) {
  __typename ... on StockLevel { incoming } } }"""
CHANGED = """subscription ($v: ID!) { availabilityChanged(variantId: $v) {
  quantityAvailable isIncoming stores { store { name } quantityAvailable } } }"""
FIGURES = """query ($p: Period!) { analytics(period: $p) {
  stockOuts { value numerator } inventoryTurnover { value numerator } } }"""
THIS_DECADE = {"from": "2020-01-01T00:00:00Z", "to": "2029-12-31T00:00:00Z"}


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle(on_hand=5)
    store = a_location(kind="store", name="North")
    shelves = (aisle.stock, some_stock(aisle.variant, store, 4))
    models = (*aisle.models, store, shelves[1], *map(opening, shelves))
    async with shop(database, payment_company, *models, webs=2) as webs:
        await store_account(database, "rep@example.com", Role.SALES_REP)
        await store_account(database, "goods@example.com", Role.MERCHANDISER)
        await store_account(database, "owner@example.com", Role.OWNER)
        yield webs, aisle
    await databases.drop(database)


@pytest.fixture
async def rep(opened):
    webs, _ = opened
    async with webs[0].browser() as rep:
        await log_in(rep, "rep@example.com")
        yield rep


async def levels(rep, variant):
    shown = (await ask(rep, LEVELS, v=variant.gid))["stockLevels"]["nodes"]
    return {one["location"]["name"]: one for one in shown}


async def test_a_rep_sees_each_place_and_what_is_on_its_way_to_it(opened, rep):
    webs, aisle = opened
    before = await levels(rep, aisle.variant)
    async with webs[1].browser() as merchandiser:
        await log_in(merchandiser, "goods@example.com")
        told = await ask(
            merchandiser,
            EXPECT,
            input={
                "variantId": aisle.variant.gid,
                "locationId": before["North"]["location"]["id"],
                "quantity": 24,
                "idempotencyKey": str(uuid4()),
            },
        )

    after = await levels(rep, aisle.variant)

    assert told["expectStock"] == {"__typename": "StockLevel", "incoming": 24}
    assert (after["North"]["available"], after["North"]["incoming"]) == (4, 24)
    assert set(after) == {"North", aisle.warehouse.name}


async def test_what_a_shopper_takes_is_seen_within_a_second(opened, rep):
    webs, aisle = opened
    async with socket(rep) as seen:
        await seen.watch(CHANGED, v=aisle.variant.gid)
        before = (await seen.next())["availabilityChanged"]["quantityAvailable"]
        async with webs[1].browser() as shopper:
            await place(shopper, await fill(shopper, aisle.variant, 2))
            started = time.monotonic()
            after = (await seen.next())["availabilityChanged"]["quantityAvailable"]

        assert before - after == 2
        assert time.monotonic() - started < WITHIN
    assert (await levels(rep, aisle.variant))[aisle.warehouse.name]["allocated"] >= 2


async def test_what_was_promised_to_one_is_promised_to_nobody_else(opened, rep):
    webs, aisle = opened
    left = (await levels(rep, aisle.variant))[aisle.warehouse.name]["available"]

    async with webs[0].browser() as one, webs[1].browser() as other:
        carts = [(each, await fill(each, aisle.variant, left)) for each in (one, other)]
        placed = await asyncio.gather(*(place(*each) for each in carts))

    assert sorted(each["__typename"] for each in placed) == ["Order", "OutOfStock"]
    assert (await levels(rep, aisle.variant))[aisle.warehouse.name]["available"] == 0


async def test_shelves_that_ran_out_are_counted(opened):
    webs, _ = opened
    async with webs[0].browser() as owner:
        await log_in(owner, "owner@example.com")
        shown = (await ask(owner, FIGURES, p=THIS_DECADE))["analytics"]

    assert shown["stockOuts"]["numerator"] == 1
    # Nothing was shipped; of what is on hand it is no share that is unknown.
    assert shown["inventoryTurnover"] == {"value": 0.0, "numerator": 0}
