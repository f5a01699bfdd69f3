"""Goods are held for a cart at the checkout: for its buyer, for some minutes, and freed once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from models.carts import CartLine
from models.inventory import LASTS, Reservation, Stock, StockMovement
from models.viewer import Viewer
from resolvers.context import utc_now
from resolvers.stock import reserving
from tests.api.web import ADDRESS, PLACE
from tests.factories import a_cart, a_legal_text, a_shop

RESERVE = """
mutation ($id: ID!) {
  reserveCart(input: {cartId: $id}) {
    __typename ... on HeldCart { expiresAt } ... on OutOfStock { available }
  }
}
"""
CART = '{ cart { warnings { code } quote(deliveryMethod: "standard") { total { amount } } } }'


@pytest.fixture
def filled(save, aisle):
    """A cart of somebody, with so many of the aisle's ten pieces."""

    async def filled(quantity, is_first=True):
        someone = Viewer(visitor_id=uuid4())
        cart = a_cart(aisle.channel, visitor_id=someone.visitor_id)
        cart.lines.append(CartLine(variant_id=aisle.variant.id, quantity=quantity))
        await save(*([a_shop(), a_legal_text()] if is_first else []), cart)
        return someone, cart

    return filled


@pytest.fixture
def counts(session):
    async def counts():
        found = select(Stock.on_hand, Stock.reserved, Stock.allocated)
        return tuple((await session.execute(found)).one())

    return counts


async def test_what_one_holds_another_cannot_have(ask, filled, counts):
    ana, hers = await filled(7)
    bo, his = await filled(4, is_first=False)

    held = await ask(RESERVE, viewer=ana, id=hers.gid)
    refused = await ask(RESERVE, viewer=bo, id=his.gid)

    assert held["reserveCart"]["__typename"] == "HeldCart"
    assert refused["reserveCart"] == {"__typename": "OutOfStock", "available": 3}
    assert await counts() == (10, 7, 0)


async def test_what_a_cart_holds_is_its_own_to_buy(ask, filled, counts, session):
    ana, hers = await filled(10)
    await ask(RESERVE, viewer=ana, id=hers.gid)

    shown = (await ask(CART, viewer=ana))["cart"]
    given = {
        "cartId": hers.gid,
        "email": "ana@example.com",
        "address": ADDRESS,
        "deliveryMethod": "standard",
        "expectedTotal": shown["quote"]["total"]["amount"],
        "idempotencyKey": str(uuid4()),
    }
    placed = await ask(PLACE, viewer=ana, input=given)

    assert shown["warnings"] == []
    assert placed["placeOrder"]["__typename"] == "Order"
    assert await counts() == (10, 0, 10)
    assert await session.scalar(select(Reservation.id)) is None


async def test_again_it_holds_what_is_in_the_cart_by_then(ask, filled, counts, session, save):
    ana, hers = await filled(3)
    await ask(RESERVE, viewer=ana, id=hers.gid)
    await ask(RESERVE, viewer=ana, id=hers.gid)
    line = (await session.scalars(select(CartLine))).one()
    line.quantity = 5
    await save(line)

    await ask(RESERVE, viewer=ana, id=hers.gid)

    assert await counts() == (10, 5, 0)
    moves = (await session.scalars(select(StockMovement.reserved))).all()
    assert sorted(moves) == [-3, 3, 5]


async def test_when_the_time_is_over_it_is_free_once(ask, filled, counts, session):
    ana, hers = await filled(3)
    await ask(RESERVE, viewer=ana, id=hers.gid)
    soon, late = utc_now() + LASTS / 2, utc_now() + LASTS + timedelta(seconds=1)

    assert await reserving.carts_over(session, soon) == []
    await reserving.free_what_is_over(session, hers.id, soon)
    assert await counts() == (10, 3, 0)

    assert await reserving.carts_over(session, late) == [hers.id]
    for _ in range(2):
        await reserving.free_what_is_over(session, hers.id, late)
    assert await counts() == (10, 0, 0)
