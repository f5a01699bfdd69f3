"""Orders as their buyer and the desk read them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

import strawberry
from sqlalchemy import Row, any_, select
from strawberry import Parent

from models.addresses import Address
from models.base import EventEntry
from models.customers import Customer
from models.language import said
from models.orders import Order, OrderStatus
from models.payments import Payment
from models.stores import Location, LocationKind
from models.viewer import Grant
from resolvers.batching import IDS
from resolvers.context import Info
from resolvers.order_lines import OrderLineRow
from resolvers.orders.listing import OrderRow
from resolvers.session import SharedSession

Seen: TypeAlias = Order | OrderRow

DESK = (Grant.MOVE_ORDERS, Grant.SERVE_STORE)


async def order(info: Info, id: strawberry.ID) -> Order | None:
    """An order of the caller's own; the desk sees any. Null for everybody else."""
    return await info.context.visible(Order, id)


async def lines(order: Parent[Seen], info: Info) -> list[OrderLineRow]:
    return await info.context.loaders.order_line_rows.load(order.id)


async def quantity(order: Parent[Seen], info: Info) -> int:
    """How many pieces."""
    rows = await info.context.loaders.order_line_rows.load(order.id)
    return sum(row.quantity for row in rows)


async def payment(order: Parent[Seen], info: Info) -> Payment | None:
    """The payment; null for what was free, or paid at a till before the shop went online."""
    found = await info.context.loaders.order_payment.load(order.id)
    return found[0] if found else None


async def store(order: Parent[Seen], info: Info) -> Location | None:
    """The store of a till; null for what is delivered."""
    place = await info.context.loaders.location.load(order.location_id)
    return place if place and place.kind is LocationKind.STORE else None


async def order_customer(order: Parent[Seen], info: Info) -> Customer | None:
    """Whose order it is; null for a guest's."""
    if order.customer_id is None:
        return None
    return await info.context.loaders.customer.load(order.customer_id)


def delivery_address(order: Parent[Seen]) -> Address | None:
    return Address.stored(order.delivery_address)


def next_statuses(order: Parent[Seen], info: Info) -> list[OrderStatus]:
    """What the caller may set now with `advanceOrder`: nothing, unless at the desk."""
    return order.next_statuses if info.context.viewer.may(*DESK) else []


@dataclass(slots=True)
class TimelineEntry:
    status: OrderStatus
    title: str
    at: datetime


STEPS = {
    "OrderPlaced": OrderStatus.PENDING,
    "OrderConfirmed": OrderStatus.CONFIRMED,
    "OrderCancelled": OrderStatus.CANCELLED,
}
TITLES = {
    OrderStatus.PENDING: "Ordered",
    OrderStatus.CONFIRMED: "Paid",
    OrderStatus.CANCELLED: "Cancelled",
    OrderStatus.PACKED: "Packed",
    OrderStatus.SHIPPED: "On its way",
    OrderStatus.DELIVERED: "Delivered",
}


_EVENTS = (
    select(EventEntry.subject_id, EventEntry.name, EventEntry.data, EventEntry.at)
    .where(EventEntry.subject_id == any_(IDS))
    .order_by(EventEntry.at, EventEntry.id)
)


async def events_of(session: SharedSession, ids: Sequence[UUID]) -> list[list[Row[Any]]]:
    told: dict[UUID, list[Row[Any]]] = defaultdict(list)
    for entry in await session.rows(_EVENTS, ids=list(ids)):
        told[entry.subject_id].append(entry)
    return [told[id] for id in ids]


async def timeline(order: Parent[Seen], info: Info) -> list[TimelineEntry]:
    """What happened to it, oldest first: each status with the moment it was reached."""
    told = []
    for entry in await info.context.loaders.of(events_of).load(order.id):
        moved = entry.name == "OrderMoved"
        status = OrderStatus(entry.data["status"]) if moved else STEPS.get(entry.name)
        if status is not None:
            told.append(TimelineEntry(status, said(TITLES[status]), entry.at))
    return told
