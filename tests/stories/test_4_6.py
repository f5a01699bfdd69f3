"""Sees before buying what is available where, now."""

import time

import pytest

from models.viewer import Role
from tests import databases
from tests.api.logins import log_in, store_account
from tests.api.test_live import socket
from tests.api.web import ask, fill, place, shop
from tests.factories import Aisle, a_location, a_shop, some_stock

WITHIN = 1.0
"""Seconds after which a change must be seen elsewhere."""
NEAR = """query ($v: ID!, $near: PlaceInput) { availability(variantId: $v, near: $near) {
  stock quantityAvailable stores { store { name } stock quantityAvailable distanceKm } } }"""
CHANGED = """subscription ($v: ID!) { availabilityChanged(variantId: $v) {
  stock quantityAvailable } }"""
ADD = """mutation ($v: ID!) { addToCart(input: {variantId: $v, quantity: 3}) {
  __typename ... on OutOfStock { available } } }"""
FIGURES = """query ($p: Period!) { analytics(period: $p) {
  cancellationRate { value numerator denominator } } }"""
THIS_DECADE = {"from": "2020-01-01T00:00:00Z", "to": "2029-12-31T00:00:00Z"}
DOWNTOWN = {"latitude": 39.76, "longitude": -84.19}


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle(on_hand=2)
    near = a_location(kind="store", name="Near", latitude=39.8, longitude=-84.2)
    far = a_location(kind="store", name="Far", latitude=41.5, longitude=-81.7)
    models = (a_shop(), *aisle.models, far, near, some_stock(aisle.variant, near, 3))
    async with shop(database, payment_company, *models, webs=2) as webs:
        await store_account(database, "owner@example.com", Role.OWNER)
        yield webs, aisle
    await databases.drop(database)


@pytest.fixture
async def shopper(opened):
    async with opened[0][0].browser() as shopper:
        yield shopper


async def test_a_shopper_sees_the_nearest_store_first_and_what_is_sent(opened, shopper):
    _, aisle = opened
    shown = (await ask(shopper, NEAR, v=aisle.variant.gid, near=DOWNTOWN))["availability"]

    assert (shown["stock"], shown["quantityAvailable"]) == ("LOW", 2)
    assert [(one["store"]["name"], one["quantityAvailable"]) for one in shown["stores"]] == [
        ("Near", 3),
        ("Far", 0),
    ]
    assert shown["stores"][0]["distanceKm"] < 5


async def test_more_than_there_is_cannot_even_be_put_into_a_cart(opened, shopper):
    _, aisle = opened

    told = (await ask(shopper, ADD, v=aisle.variant.gid))["addToCart"]

    assert told == {"__typename": "OutOfStock", "available": 2}


async def test_what_somebody_else_buys_is_gone_from_the_page_within_a_second(opened, shopper):
    webs, aisle = opened
    async with socket(shopper) as seen:
        await seen.watch(CHANGED, v=aisle.variant.gid)
        await seen.next()
        async with webs[1].browser() as other:
            order = await place(other, await fill(other, aisle.variant, 2))
            started = time.monotonic()
            now = (await seen.next())["availabilityChanged"]

        assert order["__typename"] == "Order"
        assert now == {"stock": "SOLD_OUT", "quantityAvailable": 0}
        assert time.monotonic() - started < WITHIN


async def test_orders_that_had_to_be_cancelled_are_a_figure(opened, shopper):
    await log_in(shopper, "owner@example.com")

    shown = (await ask(shopper, FIGURES, p=THIS_DECADE))["analytics"]

    # Nothing was paid yet, so nothing could be cancelled: null, and not 0.
    assert shown["cancellationRate"] == {"value": None, "numerator": 0, "denominator": 0}
