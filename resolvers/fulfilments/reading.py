"""Shipments as buyers and staff read them, with what carriers told, and where orders stand."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Protocol
from uuid import UUID

import strawberry
from sqlalchemy import any_, func, select
from strawberry import Parent

from models.fulfilments import (
    Fulfilment,
    FulfilmentLine,
    FulfilmentStatus,
    TrackingEvent,
    TrackingKind,
)
from models.orders import Order, OrderStatus
from models.orders.axes import (
    OrderFulfilmentStatus,
    OrderPaymentStatus,
    OrderReturnStatus,
    fulfilment_status,
    payment_status,
    return_status,
)
from models.payments import PaymentStatus
from models.returns import Return
from models.stores import Location
from models.viewer import Grant, Viewer
from resolvers.batching import IDS
from resolvers.context import Info, uuid_of
from resolvers.order_lines import OrderLineRow
from resolvers.orders.listing import OrderRow
from resolvers.paging import Page, newest_first
from resolvers.session import SharedSession
from resolvers.signed_links import signed

PAPERS_LAST = timedelta(minutes=15)
PICK_LIST, PACKING_SLIP, LABEL = "pick list", "packing slip", "label"
DESK = (Grant.MOVE_ORDERS, Grant.SERVE_STORE)
OPEN = (FulfilmentStatus.OPEN, FulfilmentStatus.PICKING, FulfilmentStatus.PACKED)


class HasId(Protocol):
    @property
    def id(self) -> UUID: ...


@dataclass(frozen=True)
class Proof:
    """Who took it, and a picture of where it was left, as the carrier says."""

    taken_by: str | None
    photo_url: str | None


async def _of_orders(session: SharedSession, ids: Sequence[UUID]) -> list[list[Fulfilment]]:
    wanted = select(Fulfilment).where(Fulfilment.order_id == any_(IDS))
    found = await session.execute(wanted.order_by(Fulfilment.position), {"ids": list(ids)})
    return _grouped(found.scalars().all(), "order_id", ids)


async def _lines(session: SharedSession, ids: Sequence[UUID]) -> list[list[FulfilmentLine]]:
    wanted = select(FulfilmentLine).where(FulfilmentLine.fulfilment_id == any_(IDS))
    found = await session.execute(wanted.order_by(FulfilmentLine.id), {"ids": list(ids)})
    return _grouped(found.scalars().all(), "fulfilment_id", ids)


async def _events(session: SharedSession, ids: Sequence[UUID]) -> list[list[TrackingEvent]]:
    wanted = select(TrackingEvent).where(TrackingEvent.fulfilment_id == any_(IDS))
    found = await session.execute(wanted, {"ids": list(ids)})
    ordered = sorted(found.scalars(), key=lambda one: one.place_in_time)
    return _grouped(ordered, "fulfilment_id", ids)


def _grouped(rows: Sequence[Any], key: str, ids: Sequence[UUID]) -> list[list[Any]]:
    groups: dict[UUID, list[Any]] = {id: [] for id in ids}
    for row in rows:
        groups[getattr(row, key)].append(row)
    return [groups[id] for id in ids]


_SENT = (
    select(
        Fulfilment.order_id,
        func.sum(FulfilmentLine.quantity),
        func.sum(FulfilmentLine.quantity).filter(Fulfilment.status == FulfilmentStatus.DELIVERED),
    )
    .join(FulfilmentLine, FulfilmentLine.fulfilment_id == Fulfilment.id)
    .where(Fulfilment.order_id == any_(IDS), Fulfilment.shipped_at.is_not(None))
    .group_by(Fulfilment.order_id)
)


async def _sent(session: SharedSession, ids: Sequence[UUID]) -> list[tuple[int, int]]:
    """Pieces that left, and those of them that arrived."""
    rows: Sequence[Sequence[Any]] = await session.rows(_SENT, ids=list(ids))
    known = {row[0]: (int(row[1]), int(row[2] or 0)) for row in rows}
    return [known.get(id, (0, 0)) for id in ids]


async def order_fulfilments(order: Parent[HasId], info: Info) -> list[Fulfilment]:
    """Its shipments, in the order in which they were planned; none of what a till sold."""
    return await info.context.loaders.of(_of_orders).load(order.id)


async def fulfilment_events(one: Parent[Fulfilment], info: Info) -> list[TrackingEvent]:
    """What the carrier told of it, by when it happened, oldest first."""
    return await info.context.loaders.of(_events).load(one.id)


@dataclass(frozen=True)
class SentLine:
    quantity: int
    line: OrderLineRow


async def fulfilment_lines(one: Parent[Fulfilment], info: Info) -> list[SentLine]:
    """What is in it."""
    rows = await info.context.loaders.order_line_rows.load(one.order_id)
    known = {row.id: row for row in rows}
    sent = await info.context.loaders.of(_lines).load(one.id)
    return [SentLine(line.quantity, known[line.order_line_id]) for line in sent]


async def fulfilment_order(one: Parent[Fulfilment], info: Info) -> Order | None:
    """The order that it is of; null for who sends it and may not see that."""
    found: Order | None = await info.context.loaders.order.load(one.order_id)
    return found if found is not None and _sees(info.context.viewer, found) else None


def _sees(viewer: Viewer, order: Order) -> bool:
    """As `Order.visible_to`, of one that is here."""
    own = order.customer_id or order.visitor_id
    known = viewer.customer_id if order.customer_id else viewer.visitor_id
    return (
        viewer.may(Grant.SEE_ORDERS)
        or (viewer.may(Grant.SERVE_STORE) and viewer.store_id == order.location_id)
        or (own is not None and own == known)
    )


async def from_location(one: Parent[Fulfilment], info: Info) -> str:
    """The name of the place that it leaves from."""
    place: Location | None = await info.context.loaders.location.load(one.location_id)
    return place.name if place else ""


def next_fulfilment_statuses(one: Parent[Fulfilment], info: Info) -> list[FulfilmentStatus]:
    """What the caller may set now with `advanceFulfilment`: nothing, unless at the desk."""
    return one.next_statuses if info.context.viewer.may(*DESK) else []


def proof(one: Parent[Fulfilment], info: Info) -> Proof | None:
    """Of its delivery, by the carrier; null until then."""
    if one.proof is None:
        return None
    return Proof(one.proof.get("taken_by"), one.proof.get("photo_url"))


def pick_list_url(one: Parent[Fulfilment], info: Info) -> str | None:
    """What to fetch from which shelf, as PDF, for a quarter of an hour; for the desk."""
    return _paper(info, one, PICK_LIST)


def packing_slip_url(one: Parent[Fulfilment], info: Info) -> str | None:
    """What lies in the parcel, as PDF, for a quarter of an hour; for the desk."""
    return _paper(info, one, PACKING_SLIP)


def label_url(one: Parent[Fulfilment], info: Info) -> str | None:
    """The carrier's label, as PDF, for a quarter of an hour; for the desk, once it is bought."""
    return _paper(info, one, LABEL) if one.carrier_ref else None


def _paper(info: Info, one: Fulfilment, what: str) -> str | None:
    context = info.context
    if not context.viewer.may(*DESK):
        return None
    token = signed(context.ports.vault, what, one.id, context.now + PAPERS_LAST)
    return f"/papers/{what.replace(' ', '-')}/{token}"


async def fulfilments(
    info: Info,
    status: FulfilmentStatus | None = None,
    is_open: bool | None = None,
    location_id: strawberry.ID | None = None,
    first: int = 20,
    after: str | None = None,
) -> Page[Fulfilment]:
    """Shipments, newest first: the desk's of all places, a store's of its own. `isOpen` are those
    that have not left yet, or the others."""
    matching = [Fulfilment.moved_by(info.context.viewer)]
    if status is not None:
        matching.append(Fulfilment.status == status)
    if is_open is not None:
        is_in = Fulfilment.status.in_(OPEN)
        matching.append(is_in if is_open else ~is_in)
    if location_id is not None:
        matching.append(Fulfilment.location_id == uuid_of(Location, location_id))
    when = Fulfilment.created_at
    return await newest_first(
        info.context, Fulfilment, when, matching=matching, first=first, after=after
    )


async def fulfilment(info: Info, id: strawberry.ID) -> Fulfilment | None:
    """One shipment, to those who see its order or send it; null for everybody else."""
    return await info.context.visible(Fulfilment, id)


Seen = Order | OrderRow


async def order_payment_status(order: Parent[Seen], info: Info) -> OrderPaymentStatus:
    """Where it stands as to its money."""
    paid = await info.context.loaders.order_payment.load(order.id)
    status = paid[0].status if paid else None
    return payment_status(
        order.totals.total_minor,
        order.refunded,
        is_open=order.status is OrderStatus.PENDING,
        is_given_up=order.status is OrderStatus.CANCELLED,
        is_held=status is PaymentStatus.AUTHORIZED,
        is_partly_taken=status is PaymentStatus.PARTLY_CAPTURED,
        is_lost=status is PaymentStatus.VOIDED,
    )


async def order_fulfilment_status(order: Parent[Seen], info: Info) -> OrderFulfilmentStatus:
    """Where it stands as to its goods: by its shipments, else by its status as a whole."""
    loaders = info.context.loaders
    if order.status is OrderStatus.DELIVERED:
        return OrderFulfilmentStatus.DELIVERED
    shipped, delivered = await loaders.of(_sent).load(order.id)
    if order.status is OrderStatus.SHIPPED and not delivered:
        return OrderFulfilmentStatus.SHIPPED
    ordered = sum(row.quantity for row in await loaders.order_line_rows.load(order.id))
    return fulfilment_status(ordered, shipped, delivered)


_RETURNS = select(Return.order_id, Return.status).where(Return.order_id == any_(IDS))


async def _returns(session: SharedSession, ids: Sequence[UUID]) -> list[list[str]]:
    states: dict[UUID, list[str]] = {id: [] for id in ids}
    for row in await session.rows(_RETURNS, ids=list(ids)):
        states[row.order_id].append(str(row.status))
    return [states[id] for id in ids]


async def order_return_status(order: Parent[Seen], info: Info) -> OrderReturnStatus:
    """Where it stands as to what went back."""
    loaders = info.context.loaders
    rows = await loaders.order_line_rows.load(order.id)
    ordered, taken = sum(row.quantity for row in rows), sum(row.returned for row in rows)
    states = await loaders.of(_returns).load(order.id) if taken else []
    return return_status(ordered, taken, states)


@dataclass(frozen=True)
class TrackedFulfilment:
    """A shipment without people: for whoever follows it by a link, or by number and e-mail."""

    number: str
    status: FulfilmentStatus
    tracking: TrackingKind | None
    carrier: str | None
    tracking_number: str | None
    tracking_url: str | None
    promised_at: datetime | None
    estimated_at: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    events: list[TrackingEvent]

    @classmethod
    def of(cls, one: Fulfilment, events: list[TrackingEvent]) -> "TrackedFulfilment":
        shown = [field.name for field in fields(cls) if field.name != "events"]
        return cls(**{name: getattr(one, name) for name in shown}, events=events)


async def tracked_fulfilments(order: Parent[HasId], info: Info) -> list[TrackedFulfilment]:
    """Its shipments, as far as they are on their way or to be."""
    loaders = info.context.loaders
    found = await loaders.of(_of_orders).load(order.id)
    told = await loaders.of(_events).load_many([one.id for one in found])
    return [
        TrackedFulfilment.of(one, events)
        for one, events in zip(found, told, strict=True)
        if one.status is not FulfilmentStatus.CANCELLED
    ]
