"""All that happened to an order, with who did it, where and when."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from models.base import EventEntry
from models.fulfilments import FulfilmentStatus, TrackingKind
from models.notifications import NoticeChannel, NoticeStep, OrderNotice
from models.orders.history import HAPPENINGS
from models.payments import PaymentEvent, PaymentEventKind
from models.pickups import PickupStatus
from models.returns import ReturnStatus
from models.viewer import Role, Viewer
from tests.factories import Aisle, a_customer, a_location, a_payment, an_order
from tests.resolvers.logins import an_account

ASK = """query ($id: ID!, $first: Int! = 50, $after: String) { order(id: $id) {
  history(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { kind title actor actorName channel at about amount { amount currency } } } } }"""
LIST = """{ orders(first: 20) { nodes { history(first: 3) {
  totalCount nodes { kind } } } } }"""
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
LOG = (
    ("OrderPlaced", {}, "buyer", "app"),
    ("OrderConfirmed", {}, None, None),
    ("FulfilmentMoved", {"status": "open", "number": "AB-1"}, None, None),
    ("FulfilmentMoved", {"status": "picking", "number": "AB-1"}, "staff", "web"),
    ("FulfilmentMoved", {"status": "packed", "number": "AB-1"}, "staff", "web"),
    ("OrderMoved", {"status": "packed"}, "staff", "till"),
    ("ShipmentTracked", {"kind": "delayed", "number": "AB-1"}, None, None),
    ("CheckoutStarted", {}, "buyer", "app"),
)


@pytest.fixture
async def people(save, ports):
    customer = await save(a_customer())
    buyer = await save(await an_account(ports, customer_id=customer.id))
    sam = {"email": "sam@example.com", "name": "Sam", "roles": [Role.AGENT]}
    staff = await save(await an_account(ports, **sam))
    return {"buyer": buyer, "staff": staff}


@pytest.fixture
def order_with(save, people):
    async def order_with(aisle):
        buyer = people["buyer"]
        values = {"location_id": aisle.warehouse.id, "customer_id": buyer.customer_id}
        order = await save(an_order(aisle.channel, **values))
        for name, data, who, touchpoint in LOG:
            account = people[who].id if who else None
            known = {"account_id": account, "touchpoint": touchpoint, "data": data}
            await save(EventEntry(name=name, subject_id=order.id, **known))
        return order

    return order_with


@pytest.fixture
async def order(save, order_with):
    aisle = Aisle()
    await save(*aisle.models)
    return await order_with(aisle)


@pytest.fixture
def buyer(people):
    one = people["buyer"]
    return Viewer(account_id=one.id, customer_id=one.customer_id, roles=frozenset({Role.CUSTOMER}))


@pytest.fixture
def agent(people):
    return Viewer(account_id=people["staff"].id, roles=frozenset({Role.AGENT}))


async def told(ask, viewer, order, **page):
    return (await ask(ASK, viewer=viewer, id=order.gid, **page))["order"]["history"]


async def test_staff_read_who_did_what_where_and_when_newest_last(ask, order, agent):
    found = await told(ask, agent, order)

    names = ("kind", "actor", "actorName", "channel")
    assert [tuple(one[name] for name in names) for one in found["nodes"]] == [
        ("PLACED", "CUSTOMER", None, "APP"),
        ("PAID", "SYSTEM", None, "JOB"),
        ("SHIPMENT_PLANNED", "SYSTEM", None, "JOB"),
        ("SHIPMENT_PICKING", "STAFF", "Sam", "DESK"),
        ("SHIPMENT_PACKED", "STAFF", "Sam", "DESK"),
        ("PACKED", "STAFF", "Sam", "TILL"),
        ("DELAYED", "CARRIER", None, "JOB"),
    ]
    assert [one["about"] for one in found["nodes"]] == [None, None, *["AB-1"] * 3, None, "AB-1"]
    moments = [datetime.fromisoformat(one["at"]) for one in found["nodes"]]
    assert moments == sorted(moments)
    assert found["totalCount"] == 7


async def test_its_buyer_reads_neither_names_of_staff_nor_what_is_for_them(ask, order, buyer):
    found = await told(ask, buyer, order)

    kinds = [one["kind"] for one in found["nodes"]]
    assert "SHIPMENT_PICKING" not in kinds
    assert {"SHIPMENT_PACKED", "PACKED", "DELAYED"} <= set(kinds)
    assert {one["actorName"] for one in found["nodes"]} == {None}
    assert found["totalCount"] == len(kinds) == 6


async def test_what_the_ledgers_know_is_told_with_its_sum(save, ask, order, buyer, agent):
    payment = await save(a_payment(order, amount=998))
    for place, (kind, amount) in enumerate(
        (
            (PaymentEventKind.CAPTURED, 998),
            (PaymentEventKind.REFUND_ASKED, 200),
            (PaymentEventKind.REFUNDED, 200),
        )
    ):
        event = {"kind": kind, "amount": amount, "reference": str(place)}
        await save(PaymentEvent(payment_id=payment.id, **event))

    seen = [(await told(ask, one, order))["nodes"] for one in (buyer, agent)]

    sums = [
        [(one["kind"], one["amount"]["amount"]) for one in all if one["amount"]] for all in seen
    ]
    assert sums[0] == [("CAPTURED", "9.98"), ("REFUNDED", "2.00")]
    assert sums[1] == [("CAPTURED", "9.98"), ("REFUND_ASKED", "2.00"), ("REFUNDED", "2.00")]


async def test_a_message_that_did_not_go_out_is_for_staff_to_know(save, ask, order, buyer, agent):
    step = {"order_id": order.id, "channel": NoticeChannel.EMAIL, "facts": {"number": "AB"}}
    await save(OrderNotice(step=NoticeStep.CONFIRMED, sent_at=START, **step))
    await save(OrderNotice(step=NoticeStep.SHIPPED, failed_at=START, **step))
    await save(OrderNotice(step=NoticeStep.DELIVERED, due_at=START, **step))

    seen = [(await told(ask, one, order))["nodes"] for one in (buyer, agent)]

    notices = [[one["kind"] for one in all if one["kind"].startswith("NOTICE")] for all in seen]
    assert notices == [["NOTICE_SENT"], ["NOTICE_SENT", "NOTICE_FAILED"]]


async def test_pages_follow_each_other_without_a_gap(ask, order, agent):
    whole = (await told(ask, agent, order))["nodes"]
    pages, after = [], None
    while True:
        page = await told(ask, agent, order, first=3, after=after)
        pages += page["nodes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert pages == whole


@pytest.mark.parametrize("page", [{"first": 0}, {"first": 101}, {"after": "nonsense"}])
async def test_what_is_no_page_is_refused(ask, order, agent, page):
    assert await ask(ASK, viewer=agent, errors=True, id=order.gid, **page)


@pytest.mark.parametrize("role", Role)
async def test_only_the_desk_the_own_store_and_the_buyer_read_it(save, ask, order, role):
    elsewhere = await save(a_location(kind="store"))
    viewer = Viewer(account_id=uuid4(), roles=frozenset({role}), store_id=elsewhere.id)

    found = (await ask(ASK, viewer=viewer, id=order.gid))["order"]

    sees = role in (Role.AGENT, Role.SALES_REP, Role.OWNER)
    assert (found is not None) is sees
    if sees:
        assert "Sam" in {one["actorName"] for one in found["history"]["nodes"]}


async def test_an_associate_of_its_store_reads_all_of_it(ask, order):
    store = {"roles": frozenset({Role.ASSOCIATE}), "store_id": order.location_id}
    found = await told(ask, Viewer(account_id=uuid4(), **store), order)

    assert found["totalCount"] == 7


async def test_many_orders_take_as_many_statements_as_one(save, ask, order_with, agent, statements):
    aisle = Aisle()
    await save(*aisle.models)
    await order_with(aisle)
    statements.clear()
    await ask(LIST, viewer=agent)
    of_one = len(statements)
    for _ in range(5):
        await order_with(aisle)
    statements.clear()

    found = (await ask(LIST, viewer=agent))["orders"]["nodes"]

    assert [one["history"]["totalCount"] for one in found] == [7] * 6
    assert [len(one["history"]["nodes"]) for one in found] == [3] * 6
    assert len(statements) == of_one


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("FulfilmentMoved", FulfilmentStatus),
        ("ShipmentTracked", TrackingKind),
        ("PickupMoved", PickupStatus),
        ("Payment", PaymentEventKind),
        ("ReturnMoved", set(ReturnStatus) - {ReturnStatus.REQUESTED}),
    ],
)
def test_there_is_a_title_for_each_step(name, words):
    assert {f"{name}:{word}" for word in words} <= set(HAPPENINGS)
