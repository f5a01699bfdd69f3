"""What is not on the shelf when it is picked: its buyer says what becomes of the order."""

# ruff: noqa: F811 (fixtures)

from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from models.base import EventEntry
from models.fulfilments import Fulfilment
from models.invariants import invariants
from models.inventory import AdjustmentReason, Stock, StockMovement
from models.orders import Order
from models.pickups import ANSWERED_WITHIN, Pickup, PickupSlot, PickupStatus
from models.stores import ChannelLocation
from resolvers.pickups import serving, shortages
from tests.factories import a_location, some_stock
from tests.resolvers.orders.conftest import ADDRESS as TO
from tests.resolvers.orders.test_pickups import (  # noqa: F401 (fixtures)
    HAND,
    MOVE,
    ORDER,
    aisle,
    all_is_given_back,
    associate,
    collect,
    paid,
    paid_by_card,
)

SHORT = """mutation ($input: ReportPickupShortageInput!) { reportPickupShortage(input: $input) {
  __typename ... on InvalidInput { fields { path } } ... on Pickup { status nextStatuses } } }"""
ANSWER = """mutation ($input: AnswerPickupShortageInput!) { answerPickupShortage(input: $input) {
  __typename ... on InvalidInput { fields { path } } ... on IllegalPickupMove { allowed }
  ... on Pickup { status store { name } } } }"""
ASKED = """query ($id: ID!) { order(id: $id) { lines { id } pickup {
  status answerBy choices missing { name quantity } } } }"""
ELSEWHERE = """query ($id: ID!) { pickupAlternatives(pickupId: $id) {
  store { id name } timeZone slots { startsAt } } }"""


@pytest.fixture
def short(ask, paid, guest, associate):
    """Two were bought of what the store has five of, and it does not find any."""

    async def short(lines=None):
        order = await paid()
        pickup = (await ask(ORDER, viewer=guest, id=order))["order"]["pickup"]["id"]
        given = {"pickupId": pickup, "lines": lines, "idempotencyKey": "shortage"}
        told = await ask(SHORT, viewer=associate, input=given)
        again = await ask(SHORT, viewer=associate, input=given)
        assert told == again
        assert told["reportPickupShortage"] == {
            "__typename": "Pickup",
            "status": "SHORT",
            "nextStatuses": ["ACCEPTED"],
        }
        return order, pickup

    return short


@pytest.fixture
def answer(ask, guest):
    async def answer(pickup_id, viewer=guest, **given):
        told = await ask(ANSWER, viewer=viewer, input={"pickupId": pickup_id, **given})
        return told["answerPickupShortage"]

    return answer


async def levels(session, aisle):
    await session.flush()
    session.expunge_all()
    found = {one.location_id: one for one in await session.scalars(select(Stock))}
    places = (aisle.store.id, aisle.empty.id, aisle.warehouse.id)
    return [(found[id].on_hand, found[id].allocated) if id in found else None for id in places]


async def test_its_buyer_is_asked_until_when_and_what_is_missing(
    ask, short, guest, associate, session
):
    order, _ = await short()

    told = (await ask(ASKED, viewer=guest, id=order))["order"]["pickup"]

    assert told["choices"] == ["ANOTHER_STORE", "SHIPMENT", "REFUND"]
    assert [one["quantity"] for one in told["missing"]] == [2]
    assert told["answerBy"] is not None
    await session.save_entries()
    moved = select(EventEntry.data["status"].astext).where(EventEntry.name == "PickupMoved")
    assert (await session.scalars(moved)).all() == ["short"]


async def test_only_what_is_in_the_order_can_be_missing(ask, paid, guest, associate):
    order = await paid()
    shown = (await ask(ASKED, viewer=guest, id=order))["order"]
    pickup = (await ask(ORDER, viewer=guest, id=order))["order"]["pickup"]["id"]
    line = shown["lines"][0]["id"]

    for lines in (
        [{"orderLineId": line, "quantity": 3}],
        [{"orderLineId": line, "quantity": 0}],
        [{"orderLineId": line, "quantity": 1}] * 2,
    ):
        told = await ask(SHORT, viewer=associate, input={"pickupId": pickup, "lines": lines})
        assert told["reportPickupShortage"]["fields"] == [{"path": "lines"}]


async def test_it_is_collected_in_another_store_that_has_all_of_it(
    ask,
    short,
    answer,
    guest,
    save,
    session,
    aisle,
):
    _, pickup = await short()
    assert (await ask(ELSEWHERE, viewer=guest, id=pickup))["pickupAlternatives"] == []
    await save(some_stock(aisle.variant, aisle.empty, 2))
    [other] = (await ask(ELSEWHERE, viewer=guest, id=pickup))["pickupAlternatives"]
    when = {"storeId": other["store"]["id"], "startsAt": other["slots"][0]["startsAt"]}

    moved = await answer(pickup, choice="ANOTHER_STORE", pickup=when)
    twice = await answer(pickup, choice="REFUND")

    assert moved == {"__typename": "Pickup", "status": "REQUESTED", "store": {"name": "Abbey Road"}}
    assert twice == {"__typename": "IllegalPickupMove", "allowed": ["ACCEPTED"]}
    assert await levels(session, aisle) == [(3, 0), (2, 2), (9, 0)]
    taken = {one.location_id: one.taken for one in await session.scalars(select(PickupSlot))}
    assert taken == {aisle.store.id: 0, aisle.empty.id: 1}
    order = (await session.scalars(select(Order))).one()
    assert order.location_id == aisle.empty.id
    reasons = select(StockMovement.reason).where(StockMovement.reason.is_not(None))
    assert (await session.scalars(reasons)).all() == [AdjustmentReason.LOST]


async def test_it_is_sent_from_the_warehouse_for_what_was_paid(
    short,
    answer,
    session,
    aisle,
):
    _, pickup = await short()
    total = (await session.scalars(select(Order))).one().total

    nowhere = await answer(pickup, choice="SHIPMENT")
    abroad = await answer(pickup, choice="SHIPMENT", address={**TO, "country": "DE"})
    sent = await answer(pickup, choice="SHIPMENT", address=TO)

    assert (nowhere["fields"], abroad["__typename"]) == ([{"path": "address"}], "InvalidInput")
    assert sent["status"] == "SENT"
    assert await levels(session, aisle) == [(3, 0), None, (9, 2)]
    order = (await session.scalars(select(Order))).one()
    assert (order.total, order.location_id) == (total, aisle.warehouse.id)
    assert order.delivery_address["city"] == TO["city"]
    [parcel] = (await session.scalars(select(Fulfilment))).all()
    assert parcel.location_id == aisle.warehouse.id
    assert (await session.scalars(select(PickupSlot.taken))).all() == [0]


async def test_it_is_sent_from_several_warehouses_where_none_has_all_of_it(
    short, answer, save, session, aisle
):
    other = a_location(name="Warehouse West")
    beside = ChannelLocation(channel_id=aisle.channel.id, location_id=other.id, rank=1)
    sold_early = some_stock(aisle.variant, other, 1)
    sold_early.backorder = 5
    await save(other, beside, sold_early)
    _, pickup = await short()
    kept = update(Stock).where(Stock.location_id == aisle.warehouse.id)
    await session.execute(kept.values(on_hand=0))

    lacks = await answer(pickup, choice="SHIPMENT", address=TO)
    await session.execute(kept.values(on_hand=1))
    sent = await answer(pickup, choice="SHIPMENT", address=TO)

    assert (lacks["__typename"], sent["status"]) == ("OutOfStock", "SENT")
    parcels = (await session.scalars(select(Fulfilment).order_by(Fulfilment.position))).all()
    assert {one.location_id for one in parcels} == {aisle.warehouse.id, other.id}
    assert (await session.scalars(select(Order.location_id))).all() == [aisle.warehouse.id]


async def test_all_its_money_goes_back_and_what_nobody_found_is_sold_to_nobody(
    short,
    answer,
    paid_by_card,
    session,
    aisle,
):
    _, pickup = await short()
    await paid_by_card()

    told = await answer(pickup, choice="REFUND")

    assert told["status"] == "CANCELLED"
    await all_is_given_back(session, aisle, PickupStatus.CANCELLED, on_hand=3)


async def test_who_says_nothing_has_the_money_back(
    short,
    paid_by_card,
    session,
    aisle,
):
    await short()
    await paid_by_card()
    pickup = (await session.scalars(select(Pickup))).one()
    id, until = pickup.id, pickup.answer_by

    await shortages.nobody_answered(session, id, until - timedelta(seconds=1))
    assert await session.scalar(select(Pickup.status)) is PickupStatus.SHORT
    await shortages.nobody_answered(session, id, until)
    await shortages.nobody_answered(session, id, until + ANSWERED_WITHIN)

    await all_is_given_back(session, aisle, PickupStatus.CANCELLED, on_hand=3)


async def test_nobody_but_its_buyer_chooses(short, answer, ask, associate):
    _, pickup = await short()

    told = await answer(pickup, viewer=associate, choice="REFUND")

    assert told["__typename"] == "NotFound"
    assert (await ask(ELSEWHERE, viewer=associate, id=pickup))["pickupAlternatives"] == []


async def test_what_was_found_after_all_is_picked_as_before(ask, short, answer, guest, associate):
    order, pickup = await short()

    await ask(MOVE, viewer=associate, input={"pickupId": pickup, "to": "ACCEPTED"})

    told = (await ask(ASKED, viewer=guest, id=order))["order"]["pickup"]
    assert told == {"status": "ACCEPTED", "answerBy": None, "choices": [], "missing": []}


async def test_the_rest_is_collected_and_what_is_missing_is_paid_back_then(
    ask, paid, paid_by_card, answer, guest, associate, session, aisle
):
    order = await paid()
    await paid_by_card()
    shown = (await ask(ORDER, viewer=guest, id=order))["order"]
    pickup = shown["pickup"]["id"]
    line = (await ask(ASKED, viewer=guest, id=order))["order"]["lines"][0]["id"]
    lines = [{"orderLineId": line, "quantity": 1}]
    await ask(SHORT, viewer=associate, input={"pickupId": pickup, "lines": lines})

    told = (await ask(ASKED, viewer=guest, id=order))["order"]["pickup"]
    chosen = await answer(pickup, choice="REST")
    for to in ("PICKED", "READY"):
        await ask(MOVE, viewer=associate, input={"pickupId": pickup, "to": to})
    code = (await ask(ORDER, viewer=guest, id=order))["order"]["pickup"]["code"]["text"]
    given = {"pickupId": pickup, "code": code}
    done = [await ask(HAND, viewer=associate, input=given) for _ in range(2)]

    assert told["choices"] == ["ANOTHER_STORE", "SHIPMENT", "REST", "REFUND"]
    assert chosen["status"] == "ACCEPTED"
    assert [one["handOverPickup"]["status"] for one in done] == ["COLLECTED"] * 2
    assert (await levels(session, aisle))[0] == (3, 0)
    await session.save_entries()
    bought = (await session.scalars(select(Order))).one()
    assert bought.refunded * 2 == bought.total
    asked = select(EventEntry).where(EventEntry.name == "RefundAsked")
    assert [one.data["amount"] for one in await session.scalars(asked)] == [bought.refunded]
    for name in ("returns.", "orders.hold", "orders.add_up", "pickups.count"):
        for one in (rule for key, rule in invariants.items() if key.startswith(name)):
            assert (await session.execute(text(one.sql()))).all() == [], one.name


async def test_there_is_no_rest_where_all_is_missing(ask, short, answer, guest):
    _, pickup = await short()

    refused = await answer(pickup, choice="REST")

    assert refused["fields"] == [{"path": "choice"}]


CANCEL = """mutation ($id: ID!) { cancelOrder(input: {orderId: $id}) { __typename } }"""


@pytest.mark.parametrize("choice", ["SHIPMENT", "REST", "REFUND"])
async def test_a_cancelled_order_is_not_sent_though_its_pickup_waits_for_an_answer_still(
    ask, short, answer, paid_by_card, guest, session, aisle, choice
):
    order, pickup = await short()
    await paid_by_card()

    cancelled = await ask(CANCEL, viewer=guest, id=order)
    told = await answer(pickup, choice=choice, address=TO)

    assert cancelled["cancelOrder"]["__typename"] == "OrderChange"
    assert told == {"__typename": "IllegalPickupMove", "allowed": []}
    assert (await session.scalars(select(Fulfilment))).all() == []
    await serving.call_off(session, (await session.scalars(select(Order.id))).one())
    await all_is_given_back(session, aisle, PickupStatus.CANCELLED, on_hand=3)


async def test_what_nobody_found_is_sold_to_nobody_when_the_rest_is_not_collected_either(
    ask, paid, paid_by_card, answer, guest, associate, session, aisle
):
    order = await paid()
    await paid_by_card()
    pickup = (await ask(ORDER, viewer=guest, id=order))["order"]["pickup"]["id"]
    line = (await ask(ASKED, viewer=guest, id=order))["order"]["lines"][0]["id"]
    lines = [{"orderLineId": line, "quantity": 1}]
    await ask(SHORT, viewer=associate, input={"pickupId": pickup, "lines": lines})
    await answer(pickup, choice="REST")
    for to in ("PICKED", "READY"):
        await ask(MOVE, viewer=associate, input={"pickupId": pickup, "to": to})
    ready = (await session.scalars(select(Pickup))).one()
    id, until = ready.id, ready.kept_until

    await serving.miss(session, id, until)

    await all_is_given_back(session, aisle, PickupStatus.MISSED, on_hand=4)
