"""One person's cart, changed by many devices over connections of their own."""

import asyncio
from contextlib import AsyncExitStack

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError

from models.carts import Cart, CartLine, CartStatus
from models.customers import Customer
from models.orders import Order
from models.shopping_lists import ListKind, ListLine, ShoppingList
from tests import databases
from tests.api.logins import log_in, store_account
from tests.api.web import ask, connected, fill, look, place, shop, store
from tests.factories import Aisle, a_word

pytestmark = pytest.mark.proof
DEVICES = 20
SET = """mutation ($l: ID!, $n: Int!, $v: Int) {
  setCartLine(input: {lineId: $l, quantity: $n, expectedVersion: $v}) {
    __typename
    ... on Cart { version quantity }
    ... on CartChangedMeanwhile { cart { version quantity lines { id quantity } } }
  }
}"""
CART = "{ cart { id version quantity lines { id quantity } merge { lines } } }"
WISH = "mutation ($v: ID!) { addToWishList(input: {variantId: $v}) { __typename } }"
LATER = "mutation ($l: ID!) { saveForLater(input: {lineId: $l}) { __typename } }"


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle()
    async with shop(database, payment_company, *aisle.models, webs=2) as webs:
        yield database, aisle, webs
    await databases.drop(database)


@pytest.fixture
async def goods(opened):
    database, aisle, _ = opened
    models = aisle.another(on_hand=90)
    await store(database, *models)
    return models[1]


@pytest.fixture
async def devices(opened):
    """Twenty browsers of one person, who is logged in in all of them."""
    database, _, webs = opened
    account = await store_account(database, f"{a_word()}@example.com")
    async with AsyncExitStack() as stack:
        browsers = [
            await stack.enter_async_context(webs[one % len(webs)].browser())
            for one in range(DEVICES)
        ]
        # A cookie is good for one process's port.
        for first in browsers[: len(webs)]:
            await log_in(first, account.email)
        for place, one in enumerate(browsers[len(webs) :]):
            one.cookies.update(browsers[place % len(webs)].cookies)
        yield browsers


async def test_of_twenty_screens_that_saw_the_same_cart_one_has_its_way(devices, goods):
    await fill(devices[0], goods)
    seen = (await ask(devices[0], CART))["cart"]
    line = seen["lines"][0]["id"]

    answers = await asyncio.gather(
        *(ask(one, SET, l=line, n=count, v=seen["version"]) for count, one in enumerate(devices, 2))
    )

    told = [one["setCartLine"] for one in answers]
    [won] = [one for one in told if one["__typename"] == "Cart"]
    lost = [one["cart"] for one in told if one["__typename"] == "CartChangedMeanwhile"]
    assert len(lost) == DEVICES - 1
    assert {(one["version"], one["quantity"]) for one in lost} == {
        (seen["version"] + 1, won["quantity"])
    }


async def test_one_more_on_each_of_twenty_devices_is_twenty_more(devices, goods):
    await fill(devices[0], goods)

    async def one_more(device):
        seen = (await ask(device, CART))["cart"]
        for _ in range(200):
            line = seen["lines"][0]
            wanted = {"l": line["id"], "n": line["quantity"] + 1, "v": seen["version"]}
            told = (await ask(device, SET, **wanted))["setCartLine"]
            if told["__typename"] == "Cart":
                return
            seen = told["cart"]
        raise AssertionError("It never came to its turn.")

    await asyncio.gather(*map(one_more, devices))

    assert (await ask(devices[0], CART))["cart"]["quantity"] == DEVICES + 1


async def test_twenty_devices_put_one_line_aside_once(devices, goods, opened):
    cart = await fill(devices[0], goods, 3)
    line = (await ask(devices[0], CART))["cart"]["lines"][0]["id"]

    answers = await asyncio.gather(*(ask(one, LATER, l=line) for one in devices))

    kinds = sorted(one["saveForLater"]["__typename"] for one in answers)
    assert kinds == ["Moved"] + ["NotFound"] * (DEVICES - 1)
    aside = select(ListLine.quantity).where(ListLine.variant_id == goods.id)
    assert await look(opened[0], aside) == [(3,)]
    assert cart["id"]


async def test_twenty_devices_begin_one_wish_list(devices, goods, opened):
    await asyncio.gather(*(ask(one, WISH, v=goods.gid) for one in devices))

    wished = select(func.count()).select_from(ListLine).join(ShoppingList)
    wished = wished.where(ListLine.variant_id == goods.id, ShoppingList.kind == ListKind.WISHES)
    assert await look(opened[0], wished) == [(1,)]


async def test_two_logins_at_once_with_one_guests_cart_count_it_once(opened, goods):
    database, _, webs = opened
    account = await store_account(database, f"{a_word()}@example.com")
    async with AsyncExitStack() as stack:
        guest, *others = [
            await stack.enter_async_context(webs[0].browser()) for _ in range(DEVICES)
        ]
        await fill(guest, goods, 2)
        for one in others:
            one.cookies.update(guest.cookies)

        await asyncio.gather(*(log_in(one, account.email) for one in (guest, *others[:5])))

        cart = (await ask(guest, CART))["cart"]
    assert (cart["quantity"], cart["merge"]) == (2, {"lines": 1})


async def test_a_cart_becomes_one_order_also_where_no_lock_was_taken(opened, goods, devices):
    cart = await fill(devices[0], goods)
    order = await place(devices[0], cart)
    columns = [one for one in Order.__table__.columns if one.name not in ("id", "number")]
    copied = select(func.gen_random_uuid(), func.concat("X", Order.number), *columns)

    async with connected(opened[0]) as engine, engine.connect() as connection:
        again = insert(Order).from_select(["id", "number", *(one.name for one in columns)], copied)
        with pytest.raises(IntegrityError, match="uq_orders_of_cart"):
            await connection.execute(again.execution_options(render_nulls=True))

    assert order["__typename"] == "Order"


async def test_no_customer_has_two_open_carts_or_a_line_twice(opened):
    database = opened[0]
    twice = (
        select(Cart.customer_id)
        .join(Customer)
        .where(Cart.status == CartStatus.OPEN)
        .group_by(Cart.customer_id)
        .having(func.count() > 1)
    )
    double = (
        select(CartLine.cart_id)
        .group_by(CartLine.cart_id, CartLine.variant_id)
        .having(func.count() > 1)
    )
    assert await look(database, twice) == await look(database, double) == []
