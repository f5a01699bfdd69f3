"""A market sells from several warehouses: one cart, one order, and a parcel from each."""

import pytest
from sqlalchemy import func, select

from models import ids
from models.fulfilments import Fulfilment
from models.inventory import Stock, StockMovement
from models.orders import Order, OrderStatus
from models.stores import ChannelLocation
from resolvers import fulfilments
from resolvers.orders.moving import give_up
from tests.factories import NOW, a_location, some_stock

LISTED = "query ($slug: String!) { product(slug: $slug) { stock quantityAvailable } }"
RESERVE = "mutation ($id: ID!) { reserveCart(input: {cartId: $id}) { __typename } }"


@pytest.fixture
async def west(save, aisle):
    """A second warehouse with five, where the first has ten."""
    place = a_location()
    second = ChannelLocation(channel_id=aisle.channel.id, location_id=place.id, rank=1)
    await save(place, second, some_stock(aisle.variant, place, 5))
    return place


async def kept(session):
    rows = await session.execute(select(Stock.location_id, Stock.allocated, Stock.reserved))
    return {place: (allocated, reserved) for place, allocated, reserved in rows}


async def test_what_there_is_is_told_of_all_of_them(ask, aisle, west):
    told = (await ask(LISTED, slug=aisle.product.slug))["product"]

    assert told == {"stock": "IN_STOCK", "quantityAvailable": 15}


async def test_an_order_takes_the_rest_from_the_second_and_gives_all_back(
    ask, aisle, west, guest, fill, place, session
):
    cart = await fill(guest, 12)
    held = await ask(RESERVE, viewer=guest, id=cart)
    assert held["reserveCart"]["__typename"] == "HeldCart"
    assert await kept(session) == {aisle.warehouse.id: (0, 10), west.id: (0, 2)}

    order = await place(guest, cart, expectedTotal="133.39")

    assert order["__typename"] == "Order", order
    assert await kept(session) == {aisle.warehouse.id: (10, 0), west.id: (2, 0)}
    await give_up(session, ids.decode(order["id"])[1], "unpaid", NOW)
    assert await kept(session) == {aisle.warehouse.id: (0, 0), west.id: (0, 0)}


async def test_a_parcel_is_planned_from_each_and_all_of_it_leaves(
    ask, aisle, west, guest, fill, place, session
):
    placed = await place(guest, await fill(guest, 12), expectedTotal="133.39")
    order = await session.get_one(Order, ids.decode(placed["id"])[1])
    order.status = OrderStatus.CONFIRMED
    await session.flush()

    await fulfilments.plan(session, order.id)
    await session.flush()

    found = await fulfilments.of_order(session, order.id)
    sent = [(one.location_id, [line.quantity for line in one.lines]) for one in found]
    assert sent == [(aisle.warehouse.id, [10]), (west.id, [2])]
    await fulfilments.advance(session, order, OrderStatus.SHIPPED, NOW)
    assert await kept(session) == {aisle.warehouse.id: (0, 0), west.id: (0, 0)}
    gone = select(func.sum(StockMovement.on_hand)).where(StockMovement.order_id == order.id)
    assert await session.scalar(gone) == -12
    assert len(list(await session.scalars(select(Fulfilment)))) == 2


async def test_more_than_there_is_in_all_of_them_is_sold_to_nobody(
    aisle, west, guest, fill, place, session, ask
):
    cart = await fill(guest, 15)
    level = (await session.scalars(select(Stock).where(Stock.location_id == west.id))).one()
    level.safety = 1
    await session.flush()

    assert (await ask(RESERVE, viewer=guest, id=cart))["reserveCart"]["__typename"] == "OutOfStock"
    assert (await place(guest, cart, expectedTotal="165.49"))["__typename"] == "OutOfStock"
