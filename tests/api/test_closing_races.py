"""A place is closed while goods are being sent to it, over many real connections."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from models.identity import Visitor
from models.inventory import Stock
from models.pickups import Pickup
from models.stores import DeliveryKind, Location
from models.viewer import Role, Viewer
from tests import databases
from tests.api.test_stock_races import SEND, STAFF, Shop
from tests.factories import Aisle, a_location, a_method, some_stock
from tests.resolvers.orders.conftest import ADD, PLACE
from tests.resolvers.orders.test_pickups import DAILY, STORES
from tests.resolvers.test_managing_stock import ADJUST

pytestmark = pytest.mark.proof
CLOSE = """
mutation ($input: CloseLocationInput!) { closeLocation(input: $input) {
  __typename ... on PlaceIsInUse { obstacles { kind count } } ... on StockLocation { closedAt }
} }
"""
OWNER = Viewer(account_id=STAFF.account_id, roles=frozenset({Role.OWNER}))


@pytest.fixture
async def shop(template):
    database = await databases.copy(template)
    one = Shop(database)
    aisle = one.aisle
    await one.save(
        aisle.warehouse, aisle.channel, aisle.category, aisle.product, aisle.variant, aisle.stock
    )
    await one.save(one.store)
    yield one
    await one.engine.dispose()
    await databases.drop(database)


async def close(shop):
    told = {"locationId": shop.store.gid, "revision": 1}
    return await shop.ask(OWNER, CLOSE, input=told)


async def found(shop):
    async with shop.sessions.reading() as session:
        closed_at = await session.scalar(
            select(Location.closed_at).where(Location.id == shop.store.id)
        )
        coming = await session.scalar(
            select(Stock.incoming).where(Stock.location_id == shop.store.id)
        )
        return closed_at, coming or 0


async def send(shop):
    told = await shop.staff(
        SEND,
        shop.aisle.variant,
        place=shop.aisle.warehouse,
        toLocationId=shop.store.gid,
        quantity=1,
    )
    return told["__typename"]


@pytest.mark.parametrize("turn", range(8))
async def test_nothing_is_on_its_way_to_a_place_that_was_closed_meanwhile(shop, turn):
    sending = [send(shop) for _ in range(20)]

    sending.insert(turn * 2, close(shop))
    told = await asyncio.gather(*sending)

    [closing] = [one for one in told if isinstance(one, dict)]
    sent = [one for one in told if isinstance(one, str)]
    closed_at, coming = await found(shop)
    assert (closed_at is None) == (closing["__typename"] == "PlaceIsInUse")
    assert coming == sent.count("StockLevel")
    assert closed_at is None or coming == 0


@pytest.fixture
async def counter(keep):
    """A store with three pieces, that people collect from."""
    aisle = Aisle(on_hand=1000, amount=1000)
    store = a_location(
        kind="store", has_pickup=True, opening_hours=DAILY, pickup_capacity=90, name="Main Street"
    )
    way = a_method(aisle.channel, code="pickup", kind=DeliveryKind.PICKUP, amount=0)
    await keep(*aisle.models, store, way, some_stock(aisle.variant, store, 3))
    store.aisle = aisle
    return store


@pytest.mark.parametrize("turn", range(6))
async def test_nobody_collects_from_a_place_that_was_closed_meanwhile(
    answer, keep, ways, counter, turn
):
    visitors = [Visitor(token_digest=f"browser {number}") for number in range(19)]
    await keep(*visitors)
    people = [Viewer(visitor_id=one.id) for one in visitors]
    variant = counter.aisle.variant
    carts = [(await answer(ADD, one, v=variant.gid, n=1))["addToCart"]["id"] for one in people]
    [shown] = (await answer(STORES, people[0]))["pickupStores"]

    async def order(viewer, cart):
        given = {
            "cartId": cart,
            "email": "ana@example.com",
            "deliveryMethod": "pickup",
            "pickup": {"storeId": counter.gid, "startsAt": shown["slots"][0]["startsAt"]},
            "expectedTotal": shown["totals"]["total"]["amount"],
            "idempotencyKey": str(uuid4()),
        }
        return (await answer(PLACE, viewer, input=given))["placeOrder"]["__typename"]

    async def empty_and_close():
        shelf = {"variantId": variant.gid, "locationId": counter.gid, "expectedOnHand": 3}
        change = {"difference": -3, "reason": "LOST", "idempotencyKey": str(uuid4())}
        await answer(ADJUST, STAFF, input={**shelf, **change})
        told = {"locationId": counter.gid, "revision": 1}
        return (await answer(CLOSE, OWNER, input=told))["closeLocation"]["__typename"]

    tasks = [order(*one) for one in zip(people, carts, strict=True)]
    tasks.insert(turn, empty_and_close())
    told = await asyncio.gather(*tasks)

    async with ways.reading() as session:
        shelf = select(Stock.allocated + Stock.reserved).where(Stock.location_id == counter.id)
        promised = await session.scalar(shelf)
        waiting = await session.scalar(select(func.count()).select_from(Pickup))
        closed_at = await session.scalar(
            select(Location.closed_at).where(Location.id == counter.id)
        )
    assert promised == waiting == told.count("Order")
    assert (closed_at is not None) == (told[turn] == "StockLocation") == (waiting == 0)
    assert set(told) <= {"Order", "OutOfStock", "NotFound", "StockLocation", "PlaceIsInUse"}
