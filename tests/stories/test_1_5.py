"""Cart, wish list and preferences are the same on every device, live."""

import asyncio
import time

import pytest

from tests import databases
from tests.api.logins import log_in, store_account
from tests.api.test_live import socket
from tests.api.web import ask, place, shop
from tests.factories import Aisle

WITHIN = 1.0
"""Seconds after which a change must be seen elsewhere."""
CART = "subscription { cartChanged { quantity version } }"
SAVED = "subscription { savedChanged { wishes { quantity } } }"
ADD = """mutation ($v: ID!) { addToCart(input: {variantId: $v}) {
  ... on Cart { id quantity quote(deliveryMethod: "standard") { total { amount } } } } }"""
WISH = """mutation ($v: ID!) { addToWishList(input: {variantId: $v, quantity: 2}) {
  __typename } }"""


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle(on_hand=100)
    async with shop(database, payment_company, *aisle.models, webs=2) as webs:
        await store_account(database)
        yield webs, aisle
    await databases.drop(database)


@pytest.fixture
async def devices(opened):
    """One person's laptop and phone, each at another process of the shop."""
    webs, aisle = opened
    async with webs[0].browser() as laptop, webs[1].browser() as phone:
        for device in (laptop, phone):
            await log_in(device, "ana@example.com")
        yield laptop, phone, aisle


async def test_what_the_laptop_adds_is_on_the_phone_within_a_second(devices):
    laptop, phone, aisle = devices
    async with socket(phone) as seen:
        await seen.watch(CART)
        before = (await seen.next())["cartChanged"] or {"quantity": 0}

        started = time.monotonic()
        await ask(laptop, ADD, v=aisle.variant.gid)
        told = (await seen.next())["cartChanged"]

    assert told["quantity"] == before["quantity"] + 1
    assert time.monotonic() - started < WITHIN


async def test_the_wish_list_is_live_too(devices):
    laptop, phone, aisle = devices
    async with socket(phone) as seen:
        await seen.watch(SAVED)
        await seen.next()

        started = time.monotonic()
        await ask(laptop, WISH, v=aisle.variant.gid)
        told = (await seen.next())["savedChanged"]

    assert told == {"wishes": [{"quantity": 2}]}
    assert time.monotonic() - started < WITHIN


async def test_a_phone_that_was_cut_off_misses_nothing(devices):
    laptop, phone, aisle = devices
    async with socket(phone) as seen:
        await seen.watch(CART)
        await seen.next()
    await asyncio.gather(*(ask(laptop, ADD, v=aisle.variant.gid) for _ in range(3)))
    now = (await ask(laptop, "{ cart { quantity version } }"))["cart"]

    async with socket(phone) as back:
        await back.watch(CART)
        assert (await back.next())["cartChanged"] == now


async def test_what_the_phone_orders_is_in_the_laptops_cart_no_more(devices):
    laptop, phone, aisle = devices
    cart = (await ask(laptop, ADD, v=aisle.variant.gid))["addToCart"]
    async with socket(laptop) as seen:
        await seen.watch(CART)
        await seen.next()

        order = await place(phone, cart)

        assert order["__typename"] == "Order"
        assert (await seen.next())["cartChanged"] is None
