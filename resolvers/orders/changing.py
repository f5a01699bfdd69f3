"""What of an order can be changed by whom until when, and what was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

import strawberry
from sqlalchemy import any_, select
from strawberry import Parent

from models import returns
from models.addresses import Address
from models.base import InvalidField, InvalidInput
from models.order_changes import (
    OrderChange,
    OrderNotChangeable,
    WhyUnchangeable,
    changed_until,
    is_staff_for,
    why_unchangeable,
)
from models.orders import Order, OrderStatus
from models.stores import Channel
from models.viewer import Viewer
from resolvers.batching import IDS
from resolvers.context import Info
from resolvers.inputs import AddressInput, OptionalKey
from resolvers.orders.cancelling import changeable, first_of
from resolvers.session import SharedSession

HELD_FOR = timedelta(minutes=10)
"""How long an unpaid order keeps its goods from others."""


class OrderActionKind(StrEnum):
    PAY = "pay"
    CANCEL = "cancel"
    CHANGE_ADDRESS = "change_address"
    RETURN = "return"
    REORDER = "reorder"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class OrderAction:
    kind: OrderActionKind
    until: datetime | None = None


class _Facts(NamedTuple):
    id: UUID
    visitor_id: UUID | None
    window: int
    first: OrderStatus | None


_FACTS = (
    select(Order.id, Order.visitor_id, Channel.change_minutes, first_of(Order))
    .join(Channel, Channel.id == Order.channel_id)
    .where(Order.id == any_(IDS))
)


async def _facts_of(session: SharedSession, ids: Sequence[UUID]) -> list[_Facts]:
    found = [_Facts._make(row) for row in await session.rows(_FACTS, ids=list(ids))]
    rows = {one.id: one for one in found}
    return [rows[id] for id in ids]


async def available_actions(order: Parent[Order], info: Info) -> list[OrderAction]:
    """What the caller can do about it now; `until` is when that ends, null for not by the clock."""
    context = info.context
    facts = await context.loaders.of(_facts_of).load(order.id)
    is_buyer = _is_buyer(order, facts.visitor_id, context.viewer)
    is_staff = is_staff_for(order, context.viewer)
    found: list[OrderAction] = []
    if is_buyer and order.status is OrderStatus.PENDING:
        found.append(OrderAction(OrderActionKind.PAY, order.placed_at + HELD_FOR))
    if (is_buyer or is_staff) and not why_unchangeable(
        order, context.viewer, facts.window, context.now, facts.first
    ):
        found += _changes(order, facts.window, is_staff)
    if is_buyer or is_staff:
        lines = await context.loaders.order_line_rows.load(order.id)
        left = sum(line.quantity_returnable for line in lines)
        if returns.can_return(order, left, context.now):
            found.append(OrderAction(OrderActionKind.RETURN, returns.ends_at(order)))
    if is_buyer and order.status is not OrderStatus.PENDING:
        found.append(OrderAction(OrderActionKind.REORDER))
    if is_buyer and context.viewer.customer_id is not None:
        found.append(OrderAction(OrderActionKind.ASK))
    return found


def _changes(order: Order, window: int, is_staff: bool) -> list[OrderAction]:
    is_by_the_clock = order.status is OrderStatus.CONFIRMED and not is_staff
    until = changed_until(order, window) if is_by_the_clock else None
    found = [OrderAction(OrderActionKind.CANCEL, until)]
    if order.delivery_address is not None:
        found.append(OrderAction(OrderActionKind.CHANGE_ADDRESS, until))
    return found


def _is_buyer(order: Order, visitor_id: UUID | None, viewer: Viewer) -> bool:
    if order.customer_id is not None:
        return order.customer_id == viewer.customer_id
    return visitor_id is not None and visitor_id == viewer.visitor_id


async def change_order_address(
    info: Info,
    order_id: strawberry.ID,
    address: AddressInput,
    idempotency_key: OptionalKey = None,
) -> OrderChange:
    """Send an order somewhere else in the same country and region, where it costs the same, as
    long as it may be cancelled too. For anywhere else, cancel it and order again."""
    context = info.context
    order = await changeable(context, order_id)
    before = Address.stored(order.delivery_address)
    if before is None:
        raise OrderNotChangeable(order.status, WhyUnchangeable.COLLECTED_IN_STORE)
    after = Address.checked(**vars(address))
    if (after.country, after.region) != (before.country, before.region):
        told = "Delivery and tax cost something else there. Cancel this order and place it again."
        raise InvalidInput([InvalidField("address.region", told)])
    order.delivery_address = after.as_json()
    change = OrderChange.readdressed(order, context.viewer, context.now)
    order.emit(change.event)
    context.session.add(change)
    return change


async def changed_order(change: Parent[OrderChange], info: Info) -> Order:
    """The order as it is now."""
    order: Order | None = await info.context.loaders.order.load(change.order_id)
    assert order is not None
    return order
