"""What a browser put together as a guest, after the login."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from models.carts import MOST_LINES, Cart, CartLine, CartStatus
from models.identity import Visitor
from models.shopping_lists import ListKind, ListLine, ShoppingList
from models.viewer import Viewer
from tests.factories import Aisle, a_cart, a_customer, on_sale
from tests.resolvers.logins import PASSWORD, an_account

LOG_IN = """mutation ($password: String!) {
  logIn(input: {email: "ana@example.com", password: $password}) {
    ... on SignedIn {
      mergedLines warnings { code message target }
      cart { version note quantity lines { id quantity }
             merge { lines changes { code message wanted got } } warnings { code } }
    }
  }
}"""
TOLD = "{ cart { version merge { lines } warnings { code } } saved { later { name quantity } } }"
UNDO = """mutation { undoCartMerge {
  __typename ... on Cart { quantity merge { lines } lines { quantity } } } }"""


@pytest.fixture
async def aisle(save):
    aisle = Aisle(on_hand=5)
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def customer(save, ports, aisle):
    customer = a_customer()
    await save(customer, await an_account(ports, customer_id=customer.id))
    return customer


@pytest.fixture
async def guest(save):
    visitor = await save(Visitor(token_digest=uuid4().hex))
    return Viewer(visitor_id=visitor.id)


def cart_of(aisle, *lines, **owner):
    cart = a_cart(aisle.channel, **owner)
    cart.lines += [CartLine(variant_id=variant.id, quantity=count) for variant, count in lines]
    return cart


async def test_the_report_stays_with_the_cart_until_it_was_seen(ask, save, aisle, customer, guest):
    await save(cart_of(aisle, (aisle.variant, 3), customer_id=customer.id))
    await save(cart_of(aisle, (aisle.variant, 4), visitor_id=guest.visitor_id, note="Ring twice."))

    told = (await ask(LOG_IN, viewer=guest, password=PASSWORD))["logIn"]
    elsewhere = await ask(TOLD, viewer=customer.id)
    await ask(
        "mutation ($v: Int!) { acknowledgeCart(input: {expectedVersion: $v}) { __typename } }",
        viewer=customer.id,
        v=elsewhere["cart"]["version"],
    )
    after = await ask(TOLD, viewer=customer.id)

    text = "We could keep 5 of 7: no more are in stock."
    changes = [{"code": "FEWER", "message": text, "wanted": 4, "got": 2}]
    assert told["cart"]["merge"] == {"lines": 1, "changes": changes}
    assert (told["cart"]["quantity"], told["cart"]["note"]) == (5, "Ring twice.")
    line = told["cart"]["lines"][0]["id"]
    assert told["warnings"] == [{"code": "CART_LINE_ADJUSTED", "message": text, "target": line}]
    assert elsewhere["cart"]["merge"] == {"lines": 1}
    assert elsewhere["cart"]["warnings"] == [{"code": "CART_LINE_ADJUSTED"}]
    assert (after["cart"]["merge"], after["cart"]["warnings"]) == (None, [])


async def test_a_merge_is_undone_and_loses_nothing(ask, save, aisle, customer, guest):
    more = on_sale(aisle)
    await save(*more)
    await save(cart_of(aisle, (aisle.variant, 1), customer_id=customer.id))
    await save(cart_of(aisle, (aisle.variant, 2), (more[1], 3), visitor_id=guest.visitor_id))
    await ask(LOG_IN, viewer=guest, password=PASSWORD)

    undone = (await ask(UNDO, viewer=customer.id))["undoCartMerge"]
    told = await ask(TOLD, viewer=customer.id)

    assert undone["lines"] == [{"quantity": 1}]
    assert undone["merge"] is None
    assert [one["quantity"] for one in told["saved"]["later"]] == [2, 3]
    again = (await ask(UNDO, viewer=customer.id))["undoCartMerge"]
    assert again == {"__typename": "NotFound"}


async def test_what_finds_no_room_is_saved_for_later(ask, save, aisle, customer, guest, session):
    shelf = [on_sale(aisle) for _ in range(3)]
    for models in shelf:
        await save(*models)
    mine = cart_of(aisle, customer_id=customer.id)
    mine.lines += [CartLine(variant_id=shelf[0][1].id, quantity=1)]
    await save(mine)
    for _ in range(MOST_LINES - 1):
        models = on_sale(aisle)
        session.add_all(models[:1])
        await session.flush()
        session.add_all(models[1:2])
        await session.flush()
        session.add(_line(mine, models[1]))
    await session.commit()
    await save(cart_of(aisle, (shelf[1][1], 2), (shelf[2][1], 1), visitor_id=guest.visitor_id))

    told = (await ask(LOG_IN, viewer=guest, password=PASSWORD))["logIn"]
    saved = (await ask(TOLD, viewer=customer.id))["saved"]["later"]

    assert told["mergedLines"] == 0
    assert [one["code"] for one in told["warnings"]] == ["CART_LINE_LEFT_OUT"] * 2
    assert [one["quantity"] for one in saved] == [2, 1]


def _line(cart, variant):
    line = CartLine(variant_id=variant.id, quantity=1)
    line.cart_id = cart.id
    return line


async def test_lists_become_one_too(ask, save, aisle, customer, guest, session):
    more = on_sale(aisle)
    await save(*more)
    for owner, variants in (
        ({"customer_id": customer.id}, [aisle.variant]),
        ({"visitor_id": guest.visitor_id}, [aisle.variant, more[1]]),
    ):
        wishes = ShoppingList(kind=ListKind.WISHES, **owner)
        wishes.lines += [ListLine(variant_id=one.id, quantity=1) for one in variants]
        await save(wishes)

    await ask(LOG_IN, viewer=guest, password=PASSWORD)

    told = await ask("{ saved { wishes { name quantity } } }", viewer=customer.id)
    assert [one["quantity"] for one in told["saved"]["wishes"]] == [1, 1]
    theirs = select(ListLine.id).join(ShoppingList).where(ShoppingList.customer_id.is_(None))
    assert (await session.scalars(theirs)).all() == []


async def test_the_guests_cart_is_open_no_more(ask, save, aisle, customer, guest, session):
    await save(cart_of(aisle, (aisle.variant, 1), visitor_id=guest.visitor_id))

    await ask(LOG_IN, viewer=guest, password=PASSWORD)

    statuses = select(Cart.status).order_by(Cart.created_at)
    assert set(await session.scalars(statuses)) == {CartStatus.MERGED, CartStatus.OPEN}
    assert (await ask("{ cart { quantity } }", viewer=guest)) == {"cart": None}
