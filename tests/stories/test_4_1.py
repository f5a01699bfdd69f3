"""Web, app and store tills are one: same catalogue, prices, stock, customers and orders."""

import asyncio
import time
from uuid import uuid4

import pytest

from models.viewer import Role
from tests import databases
from tests.api.logins import log_in, store_account
from tests.api.servers import until
from tests.api.test_live import socket
from tests.api.web import ask, fill, pay, place, shop, status
from tests.factories import Aisle, a_location, a_shop, opening, some_stock

GOOD = {"number": "4242424242424242", "expiry": "12/40", "code": "123"}
WITHIN = 1.0
"""Seconds after which a change must be seen elsewhere."""
APP = {"x-patron-client": "app"}
SHOWN = """query ($s: String!, $v: ID!) {
  product(slug: $s) { name price { amount currency } }
  availability(variantId: $v) { stores { store { name } quantityAvailable } } }"""
SCANNED = """query ($s: String!) { tillItems(search: $s) {
  variantId name available price { amount currency } } }"""
CHANGED = """subscription ($v: ID!) { availabilityChanged(variantId: $v) {
  stores { store { name } quantityAvailable } } }"""
MEMBER = "query ($s: String!) { tillMember(search: $s) { id name } }"
QUOTE = """query ($l: [TillLineInput!]!) { tillQuote(lines: $l) { totals { total { amount } } } }"""
SELL = """mutation ($input: SellAtTillInput!) { sellAtTill(input: $input) {
  __typename ... on Error { message } ... on Order { id status } } }"""
MINE = "{ orders(first: 10) { nodes { id channel status } } }"
FIGURES = """query ($p: Period!) { analytics(period: $p) {
  turnoverByChannel { channel revenue { value { amount } orders } } revenue { orders } } }"""
THIS_DECADE = {"from": "2020-01-01T00:00:00Z", "to": "2029-12-31T00:00:00Z"}


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle(on_hand=20)
    store = a_location(kind="store", name="North")
    shelves = (aisle.stock, some_stock(aisle.variant, store, 4))
    models = (a_shop(), *aisle.models, store, shelves[1], *map(opening, shelves))
    async with shop(database, payment_company, *models, webs=2, worker=True) as webs:
        await store_account(database)
        await store_account(database, "till@example.com", Role.ASSOCIATE, store_id=store.id)
        await store_account(database, "owner@example.com", Role.OWNER)
        yield webs, aisle
    await databases.drop(database)


@pytest.fixture
async def fronts(opened):
    """A member on the web and, logged in too, in the app; and the till of a store."""
    webs, aisle = opened
    async with (
        webs[0].browser() as web,
        webs[1].browser(**APP) as app,
        webs[1].browser() as till,
    ):
        await log_in(web, "ana@example.com")
        told = await log_in(app, "ana@example.com")
        app.headers["authorization"] = f"Bearer {told['token']}"
        await log_in(till, "till@example.com")
        yield web, app, till, aisle


async def at_the_till(till, aisle):
    [item] = (await ask(till, SCANNED, s=aisle.variant.sku))["tillItems"]
    return item


async def sell(till, aisle, customer_id=None):
    lines = [{"variantId": aisle.variant.gid}]
    quote = (await ask(till, QUOTE, l=lines))["tillQuote"]
    given = {
        "lines": lines,
        "tender": "CASH",
        "given": "20.00",
        "expectedTotal": quote["totals"]["total"]["amount"],
        "customerId": customer_id,
        "idempotencyKey": str(uuid4()),
    }
    sold = (await ask(till, SELL, input=given))["sellAtTill"]
    assert sold["__typename"] == "Order", sold
    return sold


async def turnover(owner):
    told = (await ask(owner, FIGURES, p=THIS_DECADE))["analytics"]
    by = {one["channel"]: one["revenue"] for one in told["turnoverByChannel"]}
    return by, told["revenue"]["orders"]


async def test_one_catalogue_one_price_and_one_number_of_pieces(fronts):
    web, app, till, aisle = fronts
    asked = {"s": aisle.product.slug, "v": aisle.variant.gid}

    on_the_web, in_the_app = await ask(web, SHOWN, **asked), await ask(app, SHOWN, **asked)
    scanned = await at_the_till(till, aisle)

    assert on_the_web == in_the_app
    assert scanned["variantId"] == aisle.variant.gid
    assert {name: scanned[name] for name in ("name", "price")} == on_the_web["product"]
    [store] = on_the_web["availability"]["stores"]
    assert store == {"store": {"name": "North"}, "quantityAvailable": scanned["available"]}


async def test_what_the_till_sells_is_gone_from_the_web_within_a_second(fronts):
    web, _, till, aisle = fronts
    async with socket(web) as seen:
        await seen.watch(CHANGED, v=aisle.variant.gid)
        [before] = (await seen.next())["availabilityChanged"]["stores"]
        started = time.monotonic()
        await sell(till, aisle)
        [after] = (await seen.next())["availabilityChanged"]["stores"]

    assert before["quantityAvailable"] - after["quantityAvailable"] == 1
    assert time.monotonic() - started < WITHIN


async def test_one_customer_has_the_orders_of_all_channels_in_one_list(
    fronts, opened, payment_company
):
    web, app, till, aisle = fronts
    async with opened[0][0].browser() as owner:
        await log_in(owner, "owner@example.com")
        before, all_before = await turnover(owner)

        member = (await ask(till, MEMBER, s="ana@example.com"))["tillMember"]
        placed = {"TILL": (await sell(till, aisle, member["id"]))["id"]}
        for channel, front in (("WEB", web), ("APP", app)):
            order = await place(front, await fill(front, aisle.variant))
            placed[channel] = order["id"]
            await pay(front, payment_company, order["id"], GOOD)
            await until(confirmed(front, order), seconds=20)

        shown = [(await ask(front, MINE))["orders"]["nodes"] for front in (web, app)]
        after, all_after = await turnover(owner)

    assert member["name"] == "Ana"
    assert shown[0] == shown[1]
    assert {one["channel"]: one["id"] for one in shown[0]} == placed
    # The till sold to somebody unknown before; the others had sold nothing, which is null.
    assert (before["WEB"], before["APP"]) == ({"value": None, "orders": 0},) * 2
    sold = {channel: after[channel]["orders"] - before[channel]["orders"] for channel in after}
    assert sold == {"WEB": 1, "APP": 1, "TILL": 1}
    assert after["WEB"] == after["APP"] == {"value": {"amount": "3.99"}, "orders": 1}
    assert all_after - all_before == 3


def confirmed(shopper, order):
    async def confirmed():
        return await status(shopper, order["id"]) == "CONFIRMED"

    return confirmed


async def test_the_last_piece_of_a_store_is_sold_once_whoever_asks(fronts):
    _, _, till, aisle = fronts
    left = (await at_the_till(till, aisle))["available"]

    told = await asyncio.gather(*(sell_or_not(till, aisle) for _ in range(left + 2)))

    assert sorted(told) == ["Order"] * left + ["OutOfStock"] * 2
    assert (await at_the_till(till, aisle))["available"] == 0


async def sell_or_not(till, aisle):
    given = {
        "lines": [{"variantId": aisle.variant.gid}],
        "tender": "CASH",
        "given": "20.00",
        "expectedTotal": "4.27",
        "idempotencyKey": str(uuid4()),
    }
    return (await ask(till, SELL, input=given))["sellAtTill"]["__typename"]
