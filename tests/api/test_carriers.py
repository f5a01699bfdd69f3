"""Labels are bought once, parcels are tracked by signed news, each of which counts once."""

import random
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import httpx
import pytest
from pypdf import PdfReader
from sqlalchemy import select
from sqlalchemy.orm import selectinload
from starlette.applications import Starlette

from api.adapters import carriers
from api.adapters.carriers import news
from api.settings import Settings
from api.webhooks import carriers as webhooks
from api.work import Work
from models.base import EventEntry
from models.fulfilments import Fulfilment, FulfilmentStatus, TrackingEvent, TrackingKind
from models.inventory import Stock
from models.orders import Order, OrderStatus
from models.viewer import Role, Viewer
from resolvers import fulfilments, stock
from resolvers.carriers import CarrierNews
from resolvers.context import utc_now
from resolvers.fulfilments import reading
from resolvers.fulfilments.papers import fetch
from resolvers.fulfilments.tracking import hear
from resolvers.signed_links import signed
from tests import proofs, standins
from tests.api.servers import SECRET, Process, free_port, running, until
from tests.api.shops import listening
from tests.factories import Aisle, a_bought_line, an_order

DESK = Viewer(account_id=uuid4(), roles=frozenset({Role.AGENT}))
ADDRESS = {
    "name": "Ana Müller",
    "line1": "1 Long Road",
    "line2": None,
    "city": "Dayton",
    "region": "OH",
    "postal_code": "45402",
    "country": "US",
}
SHIP = """mutation ($id: ID!) { shipFulfilment(input: {fulfilmentId: $id}) { __typename
  ... on Fulfilment { status carrier trackingNumber trackingUrl labelUrl order { status } }
  ... on Error { message } } }"""
MOVE = """mutation ($id: ID!, $to: FulfilmentStatus!) {
  advanceFulfilment(input: {fulfilmentId: $id, to: $to}) { __typename
    ... on Fulfilment { status } ... on IllegalFulfilmentMove { status allowed } } }"""
SPLIT = """mutation ($id: ID!, $line: ID!, $many: Int!, $place: ID) {
  splitFulfilment(input: {fulfilmentId: $id, locationId: $place,
    lines: [{orderLineId: $line, quantity: $many}]}) { __typename
    ... on Fulfilment { id number locationName lines { quantity } } ... on Error { message } } }"""
SEEN = """query ($id: ID!) { order(id: $id) { status fulfilmentStatus paymentStatus returnStatus
  fulfilments { number status tracking events { kind place } lines { quantity } } } }"""


class Depot:
    """A shop that sends, and the carrier that it sends with."""

    def __init__(self, ways, ports, carrier):
        self.ways, self.ports, self.carrier = ways, ports, carrier
        self.work = Work(Settings(), ways, ports, mailer=None)
        self.aisle = Aisle(on_hand=1000)

    async def an_order(self, quantity=2):
        """Paid, held, and planned to be sent."""
        line = a_bought_line(self.aisle.variant, quantity=quantity)
        order = an_order(
            self.aisle.channel, line, status=OrderStatus.CONFIRMED, delivery_address=ADDRESS
        )
        async with self.work.transaction() as session:
            session.add(order)
            await session.flush()
            counts = await stock.locked(session, order.location_id, [line.variant_id])
            [count] = counts.values()
            await stock.record(session, [count.allocate(quantity, order.id)])
            [one] = await fulfilments.planned(session, order)
        return order, line, one

    async def now(self, one):
        async with self.work.transaction() as session:
            wanted = select(Fulfilment).where(Fulfilment.id == one.id)
            return (await session.scalars(wanted.options(selectinload(Fulfilment.lines)))).one()

    async def all_of(self, model, *where):
        async with self.work.transaction() as session:
            return list(await session.scalars(select(model).where(*where)))

    async def tell(self, path, json):
        headers = {"authorization": f"Bearer {SECRET}"}
        async with httpx.AsyncClient(
            base_url=self.carrier.url, trust_env=False, headers=headers
        ) as client:
            return (await client.post(path, json=json)).raise_for_status().json()


@pytest.fixture(scope="module")
async def carrier(tmp_path_factory):
    port, data = free_port(), tmp_path_factory.mktemp("carrier")
    arguments = ("--port", str(port), "--data", str(data), "--secret", SECRET)
    process = Process("api.standins.carriers", *arguments, port=port)
    async with running(process):
        yield process


@pytest.fixture
async def depot(ways, carrier, tmp_path):
    port = free_port()
    settings = Settings(
        var=tmp_path,
        public_url=f"http://127.0.0.1:{port}",
        carriers_url=carrier.url,
        payments_secret=SECRET,
    )
    async with carriers.opened(settings) as companies:
        depot = Depot(ways, standins.ports(carriers=companies), carrier)
        await depot.tell("/_control", {"reset": True})
        async with depot.work.transaction() as session:
            for model in depot.aisle.models:
                session.add(model)
                await session.flush()
        async with listening(Starlette(routes=webhooks.routes(depot.work)), port):
            yield depot


@pytest.fixture
def ask(answer, depot):
    async def ask(query, viewer=DESK, **variables):
        [reply] = (await answer(query, viewer, depot.ports, **variables)).values()
        return reply

    return ask


async def test_a_shipment_is_packed_labelled_tracked_and_delivered(depot, ask):
    order, _, one = await depot.an_order()
    await ask(MOVE, id=one.gid, to="PACKED")
    await depot.tell("/_control", {"duplicate": 2, "reorder": True})

    sent = await ask(SHIP, id=one.gid)
    number = sent["trackingNumber"]
    for kind in ("picked_up", "in_transit", "out_for_delivery", "delivered"):
        proof = {"taken_by": "Bo"} if kind == "delivered" else None
        happened = {"kind": kind, "place": "Dayton", "proof": proof}
        await depot.tell(f"/v1/shipments/{number}/events", happened)

    async def arrived():
        return (await depot.now(one)).status is FulfilmentStatus.DELIVERED and len(
            await depot.all_of(TrackingEvent)
        ) == 5

    await until(arrived)
    assert (sent["status"], sent["carrier"]) == ("SHIPPED", "sandbox")
    assert sent["order"]["status"] == "SHIPPED"
    assert (await depot.now(one)).proof == {"taken_by": "Bo", "photo_url": None}
    told = await depot.all_of(EventEntry, EventEntry.name == "ShipmentTracked")
    assert len(told) == 5
    assert {entry.subject_id for entry in told} == {order.id}
    seen = await ask(SEEN, id=order.gid)
    assert (seen["status"], seen["fulfilmentStatus"]) == ("DELIVERED", "DELIVERED")
    assert seen["fulfilments"][0]["events"][-1] == {"kind": "DELIVERED", "place": "Dayton"}


async def test_a_label_whose_answer_got_lost_is_bought_once(depot, ask):
    _, _, one = await depot.an_order()
    await ask(MOVE, id=one.gid, to="PACKED")
    await depot.tell("/_control", {"fail_after": 1})

    failed, sent, again = [await ask(SHIP, id=one.gid) for _ in range(3)]

    assert failed["__typename"] == "CarrierUnavailable"
    assert sent["__typename"] == "Fulfilment"
    assert again["trackingNumber"] == sent["trackingNumber"]
    [count] = await depot.all_of(Stock)
    assert (count.on_hand, count.allocated) == (998, 0)


async def test_part_of_an_order_goes_today_and_the_rest_from_elsewhere(depot, ask):
    order, line, one = await depot.an_order(quantity=5)
    other = Aisle(on_hand=9).warehouse
    async with depot.work.transaction() as session:
        session.add(other)
        await session.flush()
        session.add(Stock(variant_id=line.variant_id, location_id=other.id, on_hand=3))

    refused = await ask(SPLIT, id=one.gid, line=line.gid, many=4, place=other.gid)
    part = await ask(SPLIT, id=one.gid, line=line.gid, many=3, place=other.gid)
    await ask(MOVE, id=one.gid, to="PACKED")
    await ask(MOVE, id=one.gid, to="SHIPPED")

    assert refused["__typename"] == "NotThere"
    assert part["lines"] == [{"quantity": 3}]
    seen = await ask(SEEN, id=order.gid)
    assert (seen["status"], seen["fulfilmentStatus"]) == ("CONFIRMED", "PARTLY_SHIPPED")
    counts = {row.location_id: row for row in await depot.all_of(Stock)}
    assert (counts[other.id].on_hand, counts[other.id].allocated) == (3, 3)
    assert counts[order.location_id].allocated == 0


async def test_a_cancelled_shipment_is_planned_anew(depot, ask):
    order, _, one = await depot.an_order()

    await ask(MOVE, id=one.gid, to="CANCELLED")
    refused = await ask(MOVE, id=one.gid, to="PACKED")

    assert refused == {
        "__typename": "IllegalFulfilmentMove",
        "status": "CANCELLED",
        "allowed": [],
    }
    seen = await ask(SEEN, id=order.gid)
    assert [each["status"] for each in seen["fulfilments"]] == ["CANCELLED", "OPEN"]


async def test_forged_and_old_news_are_refused(depot):
    body = b'{"id": "evt_1"}'
    company = depot.ports.carriers.companies["sandbox"]
    hook = company.webhook_url

    async with httpx.AsyncClient(trust_env=False) as client:
        bare = await client.post(hook, content=body)
        forged = await client.post(
            hook, content=body, headers={"Patron-Carrier-Signature": "t=1,v1=00"}
        )

    assert (bare.status_code, forged.status_code) == (400, 400)
    assert await depot.all_of(TrackingEvent) == []


async def test_papers_say_what_to_fetch_and_the_label_has_its_number(depot, ask, ways):
    from api.papers.sending import drawn_to_send
    from resolvers.context import Context

    placed, line, one = await depot.an_order()
    async with ways.writing() as session:
        (await session.get_one(Order, placed.id)).age_limit = 21
        await session.commit()
    await ask(MOVE, id=one.gid, to="PACKED")
    sent = await ask(SHIP, id=one.gid)
    context = Context(ways, DESK, depot.ports)
    soon = utc_now() + timedelta(minutes=1)

    texts = {}
    for kind, purpose in (("pick-list", reading.PICK_LIST), ("label", reading.LABEL)):
        token = signed(depot.ports.vault, purpose, one.id, soon)
        paper = await fetch(context, kind, token)
        content = paper if isinstance(paper, bytes) else drawn_to_send(paper)
        texts[kind] = PdfReader(BytesIO(content)).pages[0].extract_text()
        assert await fetch(context, "packing-slip", token) is None
    await context.close()

    assert one.number in texts["pick-list"]
    assert line.name in texts["pick-list"]
    assert sent["trackingNumber"] in texts["label"]
    assert "people of 21 years" in texts["pick-list"]
    assert "SIGNATURE: 21" in texts["label"]


CLEAN = [
    CarrierNews(str(place), "number", kind, utc_now() + timedelta(hours=place), **more)
    for place, (kind, more) in enumerate(
        [
            (TrackingKind.LABEL_CREATED, {}),
            (TrackingKind.PICKED_UP, {"estimated_at": utc_now() + timedelta(days=2)}),
            (TrackingKind.IN_TRANSIT, {}),
            (TrackingKind.DELAYED, {"estimated_at": utc_now() + timedelta(days=3)}),
            (TrackingKind.OUT_FOR_DELIVERY, {}),
            (TrackingKind.FAILED_ATTEMPT, {}),
            (TrackingKind.OUT_FOR_DELIVERY, {}),
            (TrackingKind.DELIVERED, {"proof": {"taken_by": "Bo", "photo_url": None}}),
        ]
    )
]


async def test_ten_thousand_messages_in_any_order_come_to_what_the_clean_ones_do(depot, ask):
    """Late, doubled and shuffled: each parcel ends as if they had come once and in order."""
    chance, told = random.Random(8), 0
    ends = set()
    while told < proofs.count(10_000):
        order, _, one = await depot.an_order(quantity=1)
        number = f"P{told}"
        async with depot.work.transaction() as session:
            await fulfilments.planned(session, order)
            await _sent(session, one, number)
        messages = CLEAN * 6 if told else CLEAN
        if told:
            chance.shuffle(messages := list(messages))
        async with depot.work.transaction() as session:
            for news in messages:
                ours = replace(news, ref=f"{number}:{news.ref}", tracking_number=number)
                assert await hear(session, "sandbox", ours, utc_now())
        told += len(messages)
        ends.add(await _end(depot, order, one))

    assert len(ends) == 1


async def _sent(session, one, number):
    mine = await session.get_one(Fulfilment, one.id)
    mine.carrier, mine.tracking_number = "sandbox", number
    mine.status, mine.shipped_at = FulfilmentStatus.SHIPPED, utc_now()


async def _end(depot, order, one):
    """All of it that is not the parcel's own name."""
    now = await depot.now(one)
    [mine] = await depot.all_of(Order, Order.id == order.id)
    names = [
        entry.name
        for entry in await depot.all_of(EventEntry, EventEntry.subject_id == order.id)
        if entry.name in ("ShipmentTracked", "FulfilmentMoved", "OrderMoved")
    ]
    return (
        *(now.status, now.tracking, now.estimated_at, now.delivered_at, str(now.proof)),
        *(mine.status, *sorted(names)),
    )


@pytest.mark.parametrize(
    "proof", [["Bo"], "Bo", 1, {"photo_url": "javascript:alert(1)"}, {"taken_by": ["Bo"]}]
)
def test_a_proof_that_is_none_is_no_news(proof):
    told = {"id": "1", "tracking_number": "P1", "kind": "delivered", "at": "2026-11-23T08:00:00Z"}

    assert news(told).proof is None
    with pytest.raises((TypeError, ValueError)):
        news({**told, "proof": proof})
