"""One hour of a store, and more people than it has room for: real connections, real commits."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from models.identity import Visitor
from models.inventory import Stock
from models.pickups import Pickup, PickupSlot
from models.stores import DeliveryKind
from models.viewer import Viewer
from tests.factories import Aisle, a_location, a_method, some_stock
from tests.resolvers.orders.conftest import ADD, PLACE
from tests.resolvers.orders.test_pickups import DAILY, STORES

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
