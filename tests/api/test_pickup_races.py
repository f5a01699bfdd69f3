"""One hour of a store, and more people than it has room for: real connections, real commits."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from models.identity import Visitor
from models.inventory import Stock
from models.orders import Order, OrderStatus
from models.pickups import Pickup, PickupSlot
from models.stores import DeliveryKind
from models.viewer import Viewer
from tests.factories import Aisle, a_location, a_method, some_stock
from tests.resolvers.orders.conftest import ADD, ADDRESS, PLACE
from tests.resolvers.orders.test_pickups import DAILY, ORDER, STORES
from tests.resolvers.orders.test_shortages import ANSWER

pytestmark = pytest.mark.proof
MANY, ROOM = 20, 3


@pytest.fixture
async def store(keep):
    aisle = Aisle(on_hand=1000, amount=1000)
    store = a_location(
        kind="store", has_pickup=True, opening_hours=DAILY, pickup_capacity=ROOM, name="Main Street"
    )
    way = a_method(aisle.channel, code="pickup", kind=DeliveryKind.PICKUP, amount=0)
    await keep(*aisle.models, store, way, some_stock(aisle.variant, store, 1000))
    store.aisle = aisle
    return store


async def test_an_hour_with_room_for_three_takes_three_of_twenty_at_once(answer, keep, ways, store):
    visitors = [Visitor(token_digest=f"browser {number}") for number in range(MANY)]
    await keep(*visitors)
    people = [Viewer(visitor_id=one.id) for one in visitors]
    carts = [
        (await answer(ADD, one, v=store.aisle.variant.gid, n=1))["addToCart"]["id"]
        for one in people
    ]
    [shown] = (await answer(STORES, people[0]))["pickupStores"]

    async def place(viewer, cart):
        given = {
            "cartId": cart,
            "email": "ana@example.com",
            "deliveryMethod": "pickup",
            "pickup": {"storeId": store.gid, "startsAt": shown["slots"][0]["startsAt"]},
            "expectedTotal": shown["totals"]["total"]["amount"],
            "idempotencyKey": str(uuid4()),
        }
        return (await answer(PLACE, viewer, input=given))["placeOrder"]["__typename"]

    told = await asyncio.gather(*(place(*one) for one in zip(people, carts, strict=True)))

    assert sorted(told) == ["Order"] * ROOM + ["SlotNotFree"] * (MANY - ROOM)
    held = select(Stock.allocated).where(Stock.location_id == store.id)
    async with ways.reading() as session:
        assert await session.scalar(select(PickupSlot.taken)) == ROOM
        assert await session.scalar(select(func.count()).select_from(Pickup)) == ROOM
        assert await session.scalar(held) == ROOM


SHORT_OF_ALL = """
with paid as (update orders set status = 'confirmed' returning id)
update pickups set status = 'short', answer_by = now() + interval '1 day',
  missing = (select jsonb_object_agg(l.id, l.quantity) from order_lines l
             where l.order_id = pickups.order_id)
where order_id in (select id from paid)
"""


@pytest.fixture
async def short(answer, keep, ways):
    """So many that wait for one bread each of a store that finds none; another store has three."""
    aisle = Aisle(on_hand=1000, amount=1000)
    counter = {"kind": "store", "has_pickup": True, "opening_hours": DAILY, "pickup_capacity": 90}
    here, there = a_location(name="Main Street", **counter), a_location(name="Ends", **counter)
    way = a_method(aisle.channel, code="pickup", kind=DeliveryKind.PICKUP, amount=0)
    shelves = [some_stock(aisle.variant, here, MANY), some_stock(aisle.variant, there, ROOM)]
    await keep(*aisle.models, here, there, way, *shelves)

    async def one(visitor):
        viewer = Viewer(visitor_id=visitor.id)
        cart = (await answer(ADD, viewer, v=aisle.variant.gid, n=1))["addToCart"]["id"]
        shown = (await answer(STORES, viewer))["pickupStores"]
        when = next(one for one in shown if one["store"]["name"] == "Main Street")
        given = {"cartId": cart, "email": "ana@example.com", "deliveryMethod": "pickup"}
        given["pickup"] = {"storeId": here.gid, "startsAt": when["slots"][0]["startsAt"]}
        given["expectedTotal"] = when["totals"]["total"]["amount"]
        placed = await answer(PLACE, viewer, input={**given, "idempotencyKey": str(uuid4())})
        order = placed["placeOrder"]["id"]
        told = (await answer(ORDER, viewer, id=order))["order"]
        return viewer, told["pickup"]["id"], {**given["pickup"], "storeId": there.gid}

    async def some(count):
        visitors = [Visitor(token_digest=f"short {number}") for number in range(count)]
        await keep(*visitors)
        waiting = [await one(visitor) for visitor in visitors]
        async with ways.writing() as session:
            await session.execute(text(SHORT_OF_ALL))
            await session.commit()
        return waiting

    return some, here, there


async def _answered(answer, viewer, pickup_id, **given):
    told = await answer(ANSWER, viewer, input={"pickupId": pickup_id, **given})
    return told["answerPickupShortage"]["__typename"]


async def test_three_of_twenty_move_at_once_to_a_store_that_has_three(answer, ways, short):
    some, here, there = short
    waiting = await some(MANY)

    told = await asyncio.gather(
        *(
            _answered(answer, viewer, pickup, choice="ANOTHER_STORE", pickup=when)
            for viewer, pickup, when in waiting
        )
    )

    assert sorted(told) == ["OutOfStock"] * (MANY - ROOM) + ["Pickup"] * ROOM
    async with ways.reading() as session:
        shelves = {one.location_id: one for one in await session.scalars(select(Stock))}
        taken = {one.location_id: one.taken for one in await session.scalars(select(PickupSlot))}
    left = MANY - ROOM
    assert (shelves[here.id].on_hand, shelves[here.id].allocated) == (left, left)
    assert (shelves[there.id].on_hand, shelves[there.id].allocated) == (ROOM, ROOM)
    assert taken == {here.id: left, there.id: ROOM}


async def test_of_twenty_answers_to_one_question_one_counts(answer, ways, short):
    some, here, _ = short
    [(viewer, pickup, when)] = await some(1)
    choices = [
        {"choice": "ANOTHER_STORE", "pickup": when},
        {"choice": "SHIPMENT", "address": ADDRESS},
        {"choice": "REFUND"},
    ]

    told = await asyncio.gather(
        *(
            _answered(answer, viewer, pickup, **choices[number % len(choices)])
            for number in range(MANY)
        )
    )

    assert sorted(told) == ["IllegalPickupMove"] * (MANY - 1) + ["Pickup"]
    async with ways.reading() as session:
        held = (await session.scalars(select(Stock.allocated))).all()
        status = await session.scalar(select(Order.status))
        [gone] = await session.scalars(select(Stock.on_hand).where(Stock.location_id == here.id))
    assert (sum(held), gone) == (0 if status is OrderStatus.CANCELLED else 1, MANY - 1)
