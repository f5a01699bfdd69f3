"""The owner closes a place that is empty; it is then offered nowhere, and can be opened again."""

from uuid import uuid4

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from models.inventory import Stock
from models.stores import Location
from models.viewer import Role, Viewer
from tests.factories import a_location, a_shop, some_stock
from tests.resolvers.test_managing_stock import SEND
from tests.resolvers.test_selling_terms import CHOOSE

OWNER = Viewer(account_id=uuid4(), roles=frozenset({Role.OWNER}))
STAFF = Viewer(account_id=uuid4(), roles=frozenset({Role.MERCHANDISER}))
CLOSE = """
mutation ($input: CloseLocationInput!) { closeLocation(input: $input) {
  __typename
  ... on Error { message }
  ... on ChangedMeanwhile { revision }
  ... on PlaceIsInUse { obstacles { kind count } }
  ... on StockLocation { closedAt revision }
} }
"""
REOPEN = """
mutation ($input: ReopenLocationInput!) { reopenLocation(input: $input) {
  __typename ... on StockLocation { closedAt revision }
} }
"""
STORES = "{ stores { number } }"
NEAR = "query ($v: ID!) { availability(variantId: $v) { stores { store { number } } } }"


@pytest.fixture
async def store(save, aisle):
    one = a_location(kind="store", has_pickup=True)
    await save(one)
    return one


def told(place, revision=1):
    return {"locationId": place.gid, "revision": revision}


async def test_an_empty_place_is_closed_and_opened_again(ask, aisle, store):
    closed = await ask(CLOSE, viewer=OWNER, input=told(store))
    late = await ask(CLOSE, viewer=OWNER, input=told(store))
    gone = await ask(STORES, viewer=OWNER)
    opened = await ask(REOPEN, viewer=OWNER, input=told(store, 2))
    back = await ask(STORES, viewer=OWNER)

    assert closed["closeLocation"]["closedAt"] is not None
    assert late["closeLocation"]["__typename"] == "ChangedMeanwhile"
    assert gone["stores"] == []
    assert opened["reopenLocation"] == {
        "__typename": "StockLocation",
        "closedAt": None,
        "revision": 3,
    }
    assert back["stores"] == [{"number": store.number}]


async def test_what_is_in_a_place_stands_in_the_way_with_its_count(ask, save, aisle, store):
    await save(some_stock(aisle.variant, store, 4))

    reply = await ask(CLOSE, viewer=OWNER, input=told(store))

    assert reply["closeLocation"]["__typename"] == "PlaceIsInUse"
    assert reply["closeLocation"]["obstacles"] == [{"kind": "ON_HAND", "count": 4}]


async def test_a_warehouse_that_a_market_sells_from_is_not_closed(ask, aisle):
    reply = await ask(CLOSE, viewer=OWNER, input=told(aisle.warehouse))

    kinds = {one["kind"]: one["count"] for one in reply["closeLocation"]["obstacles"]}
    assert kinds["MARKETS"] == 1


async def test_nothing_is_sent_to_a_closed_place(ask, aisle, store):
    await ask(CLOSE, viewer=OWNER, input=told(store))
    given = {
        "variantId": aisle.variant.gid,
        "fromLocationId": aisle.warehouse.gid,
        "toLocationId": store.gid,
        "quantity": 1,
        "expectedOnHand": aisle.stock.on_hand,
        "idempotencyKey": str(uuid4()),
    }

    reply = await ask(SEND, viewer=STAFF, input=given)

    assert reply["transferStock"]["__typename"] == "NotFound"


async def test_a_closed_store_is_not_told_to_have_goods(ask, save, aisle, store):
    await save(some_stock(aisle.variant, store, 0))
    before = await ask(NEAR, viewer=OWNER, v=aisle.variant.gid)
    await ask(CLOSE, viewer=OWNER, input=told(store))

    after = await ask(NEAR, viewer=OWNER, v=aisle.variant.gid)

    assert before["availability"]["stores"] == [{"store": {"number": store.number}}]
    assert after["availability"]["stores"] == []


async def test_the_database_keeps_goods_out_of_a_closed_place(ask, save, session, aisle, store):
    await save(some_stock(aisle.variant, store, 0))
    await ask(CLOSE, viewer=OWNER, input=told(store))
    shelf = select(Stock.is_closed).where(Stock.location_id == store.id)
    assert await session.scalar(shelf) is True

    with pytest.raises(IntegrityError, match="nothing_where_closed"):
        await session.execute(
            text("update stock set on_hand = 1 where location_id = :id"), {"id": store.id}
        )


async def test_a_stranger_closes_nothing(ask, session, aisle, store):
    with pytest.raises(AssertionError, match="FORBIDDEN"):
        await ask(CLOSE, viewer=STAFF, input=told(store))

    closed_at = select(Location.closed_at).where(Location.id == store.id)
    assert await session.scalar(closed_at) is None


async def test_a_market_does_not_begin_to_sell_from_a_closed_warehouse(ask, save, aisle):
    further = a_location(name="Further away")
    await save(a_shop(), further)
    await ask(CLOSE, viewer=OWNER, input=told(further))
    given = {"channel": aisle.channel.code, "revision": 1}
    chosen = {**given, "warehouseIds": [aisle.warehouse.gid, further.gid]}

    reply = await ask(CHOOSE, viewer=OWNER, input=chosen)
    kept = await ask(CHOOSE, viewer=OWNER, input={**chosen, "warehouseIds": [aisle.warehouse.gid]})

    assert reply["chooseWarehouses"]["fields"] == [{"path": "warehouseIds"}]
    [market] = kept["chooseWarehouses"]["sellsFrom"]
    assert market["others"] == []


async def test_a_till_of_a_closed_store_sells_nothing(ask, aisle, store):
    associate = Viewer(account_id=uuid4(), roles=frozenset({Role.ASSOCIATE}), store_id=store.id)
    tried = "mutation ($input: SellAtTillInput!) { sellAtTill(input: $input) { __typename } }"
    line = {"variantId": aisle.variant.gid, "quantity": 1}
    sale = {"lines": [line], "tender": "CASH", "expectedTotal": "3.99"}
    await ask(CLOSE, viewer=OWNER, input=told(store))

    reply = await ask(tried, viewer=associate, input={**sale, "idempotencyKey": str(uuid4())})

    assert reply["sellAtTill"]["__typename"] == "NotAtAStore"


async def test_goods_are_not_expected_in_a_closed_place(ask, aisle, store):
    expect = "mutation ($input: ExpectStockInput!) { expectStock(input: $input) { __typename } }"
    shelf = {"variantId": aisle.variant.gid, "locationId": store.gid}
    await ask(CLOSE, viewer=OWNER, input=told(store))

    reply = await ask(
        expect, viewer=STAFF, input={**shelf, "quantity": 3, "idempotencyKey": str(uuid4())}
    )

    assert reply["expectStock"]["__typename"] == "NotFound"
