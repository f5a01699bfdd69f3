"""What is bought online and collected in a store: chosen, placed, served and handed over."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from models.base import EventEntry
from models.inventory import Stock
from models.orders import Order, OrderStatus
from models.payments import Payment, PaymentStatus
from models.pickups import Pickup, PickupSlot, PickupStatus
from models.stores import DeliveryKind
from models.viewer import Role, Viewer
from resolvers.pickups import serving
from tests.factories import Aisle, a_location, a_method, some_stock

DAILY = {str(day): ["00:00", "24:00"] for day in range(7)}
STORES = """query ($latitude: Float, $longitude: Float) {
  pickupStores(latitude: $latitude, longitude: $longitude) {
    store { id name } isComplete distanceKm timeZone slots { startsAt endsAt }
    lines { wanted available isHere } totals { total { amount } } } }"""
ORDER = """query ($id: ID!) { order(id: $id) { status store { name } deliveryAddress { city }
  pickup { id status collector code { text size path } store { name } timeZone } } }"""
MOVE = """mutation ($input: MovePickupInput!) { movePickup(input: $input) {
  __typename ... on Pickup { status nextStatuses }
  ... on IllegalPickupMove { status allowed } } }"""
HAND = """mutation ($input: HandOverPickupInput!) { handOverPickup(input: $input) {
  __typename ... on Error { message } ... on Pickup { status order { status } } } }"""
FIND = "query ($code: String!) { pickupByCode(code: $code) { id } }"
HOLD = """mutation ($id: ID!, $store: ID) {
  reserveCart(input: {cartId: $id, storeId: $store}) { __typename } }"""
LIST = """query ($status: PickupStatus) { pickups(status: $status) { totalCount nodes {
  id status code { text } order { number quantity } } } }"""


@pytest.fixture
async def aisle(save):
    """A store that has five of what the warehouse has nine of, and one without any."""
    aisle = Aisle(on_hand=9, amount=1000)
    aisle.store = a_location(
        kind="store", name="Main Street", has_pickup=True, opening_hours=DAILY, pickup_capacity=2
    )
    aisle.empty = a_location(
        kind="store", name="Abbey Road", has_pickup=True, opening_hours=DAILY, latitude=41.5
    )
    way = a_method(aisle.channel, code="pickup", kind=DeliveryKind.PICKUP, amount=0)
    shelf = some_stock(aisle.variant, aisle.store, 5)
    await save(*aisle.models, aisle.store, aisle.empty, way, shelf)
    return aisle


@pytest.fixture
def associate(aisle):
    return Viewer(account_id=uuid4(), roles=frozenset({Role.ASSOCIATE}), store_id=aisle.store.id)


@pytest.fixture
def collect(ask, aisle, fill, place, guest):
    async def collect(viewer=guest, slot=0, quantity=2, cart=None, **changes):
        cart = cart or await fill(viewer, quantity)
        told = (await ask(STORES, viewer=viewer))["pickupStores"][0]
        when = {"storeId": aisle.store.gid, "startsAt": told["slots"][slot]["startsAt"]}
        return await place(
            viewer,
            cart,
            address=None,
            deliveryMethod="pickup",
            expectedTotal=told["totals"]["total"]["amount"],
            pickup={**when, **changes.pop("pickup", {})},
            **changes,
        )

    return collect


@pytest.fixture
def paid(session, collect):
    async def paid(**changes):
        placed = await collect(**changes)
        order = (await session.scalars(select(Order).where(Order.number == placed["number"]))).one()
        order.confirm(order.placed_at)
        await session.flush()
        return placed["id"]

    return paid


@pytest.fixture
def ready(ask, paid, associate, guest):
    async def ready(**changes):
        order = await paid(**changes)
        pickup = (await ask(ORDER, viewer=guest, id=order))["order"]["pickup"]["id"]
        for to in ("ACCEPTED", "PICKED", "READY"):
            moved = await ask(MOVE, viewer=associate, input={"pickupId": pickup, "to": to})
            assert moved["movePickup"]["status"] == to
        return order, pickup

    return ready


async def test_stores_that_have_the_whole_cart_come_first_with_their_hours_and_price(
    ask, fill, guest, aisle
):
    await fill(guest, 2)

    here = {"latitude": 41.5, "longitude": -84.19}
    told = (await ask(STORES, viewer=guest, **here))["pickupStores"]

    assert [(one["store"]["name"], one["isComplete"]) for one in told] == [
        ("Main Street", True),
        ("Abbey Road", False),
    ]
    assert told[0]["lines"] == [{"wanted": 2, "available": 5, "isHere": True}]
    assert told[0]["totals"]["total"]["amount"] == "21.40"
    assert told[1]["distanceKm"] < 1 < told[0]["distanceKm"]
    assert len(told[0]["slots"]) > 100
    assert told[0]["timeZone"] == "America/New_York"


async def test_many_stores_take_no_more_statements_than_one(ask, fill, guest, save, statements):
    await fill(guest, 1)
    await ask(STORES, viewer=guest)
    statements.clear()
    await ask(STORES, viewer=guest)
    few = len(statements)
    await save(*(a_location(kind="store", has_pickup=True) for _ in range(4)))
    statements.clear()

    assert len((await ask(STORES, viewer=guest))["pickupStores"]) == 6
    assert len(statements) == few


async def test_an_order_to_collect_holds_the_goods_of_the_store_and_takes_its_hour(
    ask, collect, guest, session, aisle
):
    placed = await collect(pickup={"collector": "Uncle Bo"})

    told = (await ask(ORDER, viewer=guest, id=placed["id"]))["order"]
    assert told["store"] == {"name": "Main Street"}
    assert told["deliveryAddress"] is None
    assert (told["pickup"]["status"], told["pickup"]["collector"]) == ("REQUESTED", "Uncle Bo")
    assert told["pickup"]["code"] is None
    [slot] = (await session.scalars(select(PickupSlot))).all()
    assert (slot.taken, slot.capacity) == (1, 2)
    shelves = {one.location_id: one for one in await session.scalars(select(Stock))}
    assert shelves[aisle.store.id].allocated == 2
    assert shelves[aisle.warehouse.id].allocated == 0


async def test_goods_are_held_in_the_store_where_they_will_be_collected(
    ask, fill, collect, guest, session, aisle
):
    cart = await fill(guest, 5)
    held = await ask(HOLD, viewer=guest, id=cart, store=aisle.store.gid)
    elsewhere = await ask(HOLD, viewer=guest, id=cart, store=aisle.warehouse.gid)

    async def kept():
        found = {one.location_id: one for one in await session.scalars(select(Stock))}
        shelf = found[aisle.store.id]
        return shelf.reserved, shelf.allocated, found[aisle.warehouse.id].reserved

    assert held["reserveCart"]["__typename"] == "HeldCart"
    assert elsewhere["reserveCart"]["__typename"] == "NotFound"
    assert await kept() == (5, 0, 0)
    [told, _] = (await ask(STORES, viewer=guest))["pickupStores"]
    assert told["lines"] == [{"wanted": 5, "available": 5, "isHere": True}]
    session.expunge_all()
    await collect(quantity=0, cart=cart)
    session.expunge_all()
    assert await kept() == (0, 5, 0)


async def test_a_full_hour_is_offered_to_nobody_and_refused(
    ask, collect, fill, guest, session, aisle
):
    first, second = await collect(quantity=1), await collect(quantity=1)
    [full] = (await session.scalars(select(PickupSlot))).all()
    was = full.starts_at.isoformat()

    third = await collect(quantity=1, pickup={"startsAt": was})

    told = (await ask(STORES, viewer=guest))["pickupStores"][0]
    assert {first["__typename"], second["__typename"]} == {"Order"}
    assert third["__typename"] == "SlotNotFree"
    assert full.starts_at.strftime("%Y-%m-%dT%H") not in [
        one["startsAt"][:13] for one in told["slots"]
    ]


async def test_what_a_store_does_not_have_cannot_be_collected_there(ask, fill, place, guest, aisle):
    cart = await fill(guest, 2)
    [_, other] = (await ask(STORES, viewer=guest))["pickupStores"]
    when = {"storeId": aisle.empty.gid, "startsAt": other["slots"][0]["startsAt"]}
    way = {"deliveryMethod": "pickup", "address": None, "expectedTotal": "21.40"}

    refused = await place(guest, cart, **way, pickup=when)
    long_ago = await place(guest, cart, **way, pickup={**when, "startsAt": "2020-01-01T00:00:00Z"})
    nowhere = await place(guest, cart, **way)
    sent = await place(guest, cart, pickup=when)

    assert refused["__typename"] == "OutOfStock"
    assert long_ago["__typename"] == "SlotNotFree"
    assert [nowhere["fields"], sent["fields"]] == [[{"path": "pickup"}]] * 2


async def test_its_buyer_is_told_to_come_only_when_it_is_ready_and_sees_the_code_then(
    ask, ready, guest, associate, session
):
    order, _ = await ready()

    told = (await ask(ORDER, viewer=guest, id=order))["order"]
    assert told["status"] == "PACKED"
    assert len(told["pickup"]["code"]["text"]) == 8
    assert told["pickup"]["code"]["path"].startswith("M")
    assert (await ask(ORDER, viewer=associate, id=order))["order"]["pickup"]["code"] is None
    [listed] = (await ask(LIST, viewer=associate, status="READY"))["pickups"]["nodes"]
    assert (listed["code"], listed["order"]["quantity"]) == (None, 2)
    events = await session.scalars(select(EventEntry).where(EventEntry.name == "PickupMoved"))
    moved = [(one.data["status"], one.topic is not None) for one in events]
    assert moved == [("accepted", True), ("picked", True), ("ready", True)]


async def test_the_code_of_its_buyer_opens_it_once_and_the_goods_leave_the_store(
    ask, ready, guest, associate, session, aisle
):
    order, pickup = await ready()
    code = (await ask(ORDER, viewer=guest, id=order))["order"]["pickup"]["code"]["text"]

    found = await ask(FIND, viewer=associate, code=f"pickup:{code.lower()}")
    wrong = await ask(HAND, viewer=associate, input={"pickupId": pickup, "code": "22222222"})
    done = await ask(HAND, viewer=associate, input={"pickupId": pickup, "code": code})
    again = await ask(FIND, viewer=associate, code=code)

    assert found["pickupByCode"] == {"id": pickup}
    assert wrong["handOverPickup"]["__typename"] == "CodeIsWrong"
    assert done["handOverPickup"] == {
        "__typename": "Pickup",
        "status": "COLLECTED",
        "order": {"status": "DELIVERED"},
    }
    assert again["pickupByCode"] is None
    shelves = {one.location_id: one for one in await session.scalars(select(Stock))}
    shelf = shelves[aisle.store.id]
    assert (shelf.on_hand, shelf.allocated) == (3, 0)


async def test_what_has_an_age_limit_is_handed_over_after_a_look(
    ask, ready, guest, associate, session
):
    order, pickup = await ready()
    (await session.scalars(select(Order))).one().age_limit = 18
    await session.flush()
    code = (await ask(ORDER, viewer=guest, id=order))["order"]["pickup"]["code"]["text"]
    given = {"pickupId": pickup, "code": code}

    refused = (await ask(HAND, viewer=associate, input=given))["handOverPickup"]
    done = await ask(HAND, viewer=associate, input={**given, "isAgeChecked": True})

    assert (refused["__typename"], "18" in refused["message"]) == ("AgeNotChecked", True)
    assert done["handOverPickup"]["status"] == "COLLECTED"


async def test_no_step_is_left_out_and_nothing_is_done_for_what_is_not_paid(
    ask, collect, paid, guest, associate
):
    unpaid = (await collect(quantity=1))["id"]
    later = await paid(quantity=1, slot=1)
    ids = [
        (await ask(ORDER, viewer=guest, id=order))["order"]["pickup"]["id"]
        for order in (unpaid, later)
    ]

    waits = await ask(MOVE, viewer=associate, input={"pickupId": ids[0], "to": "ACCEPTED"})
    early = await ask(MOVE, viewer=associate, input={"pickupId": ids[1], "to": "READY"})
    listed = (await ask(LIST, viewer=associate))["pickups"]

    assert waits["movePickup"]["__typename"] == "NotPaidYet"
    assert early["movePickup"] == {
        "__typename": "IllegalPickupMove",
        "status": "REQUESTED",
        "allowed": ["ACCEPTED"],
    }
    assert [one["id"] for one in listed["nodes"]] == [ids[1]]


async def test_another_store_sees_and_moves_nothing_of_it(ask, ready, guest, aisle):
    order, pickup = await ready()
    other = Viewer(account_id=uuid4(), roles=frozenset({Role.ASSOCIATE}), store_id=aisle.empty.id)
    code = (await ask(ORDER, viewer=guest, id=order))["order"]["pickup"]["code"]["text"]

    assert (await ask(FIND, viewer=other, code=code))["pickupByCode"] is None
    assert (await ask(LIST, viewer=other))["pickups"]["nodes"] == []
    given = {"pickupId": pickup, "code": code}
    handed = (await ask(HAND, viewer=other, input=given))["handOverPickup"]
    assert handed["__typename"] == "NotFound"


async def test_a_store_that_closes_offers_no_hour_before_it_is_ready(ask, save, fill, guest, aisle):
    aisle.store.pickup_lead_minutes = 0
    aisle.empty.pickup_lead_minutes = 24 * 60
    await save(aisle.store, aisle.empty)
    await fill(guest, 1)

    soon, late = (await ask(STORES, viewer=guest))["pickupStores"]

    assert soon["slots"][0]["startsAt"] < late["slots"][0]["startsAt"]
    assert len(soon["slots"]) - len(late["slots"]) in (24, 23, 25)


@pytest.fixture
def paid_by_card(session):
    async def paid_by_card():
        payment = (await session.scalars(select(Payment))).one()
        payment.status, payment.provider_ref = PaymentStatus.CAPTURED, "pay_1"
        await session.flush()

    return paid_by_card


async def all_is_given_back(session, aisle, pickup_status, on_hand=5):
    await session.save_entries()
    session.expunge_all()
    order = (await session.scalars(select(Order))).one()
    pickup = (await session.scalars(select(Pickup))).one()
    assert (order.status, pickup.status) == (OrderStatus.CANCELLED, pickup_status)
    assert order.refunded == order.total
    asked = select(EventEntry).where(EventEntry.name == "RefundAsked")
    assert [one.data["amount"] for one in await session.scalars(asked)] == [order.total]
    shelf = (await session.scalars(select(Stock).where(Stock.location_id == aisle.store.id))).one()
    assert (shelf.on_hand, shelf.allocated) == (on_hand, 0)
    assert (await session.scalars(select(PickupSlot.taken))).all() == [0]


async def test_what_nobody_collects_in_three_days_is_sold_to_others_and_paid_back(
    ready, paid_by_card, session, aisle
):
    await ready()
    await paid_by_card()
    pickup = (await session.scalars(select(Pickup))).one()
    id, until = pickup.id, pickup.kept_until

    await serving.miss(session, id, until - timedelta(seconds=1))
    assert await session.scalar(select(Pickup.status)) is PickupStatus.READY
    await serving.miss(session, id, until)
    await serving.miss(session, id, until)

    await all_is_given_back(session, aisle, PickupStatus.MISSED)


async def test_who_forgets_is_reminded_once(ready, session):
    await ready()
    pickup = (await session.scalars(select(Pickup))).one()

    await serving.remind(session, pickup.id, pickup.ends_at)
    await serving.remind(session, pickup.id, pickup.ends_at)

    await session.save_entries()
    reminded = select(EventEntry).where(EventEntry.name == "PickupReminded")
    assert len((await session.scalars(reminded)).all()) == 1
