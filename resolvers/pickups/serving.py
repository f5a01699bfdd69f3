"""How a store serves a pickup: it takes it on, picks it, calls its buyer, and hands it over.

The order is locked before its pickup, then the stock, and the hours of the store last.
"""

from datetime import datetime, timedelta
from typing import TypeVar
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import selectinload

from models.identity import Limit
from models.order_changes import CancelReason
from models.orders import Order, OrderStatus
from models.pickups import (
    MOVES,
    OPEN,
    CodeIsWrong,
    Pickup,
    PickupStatus,
    typed,
)
from models.viewer import Viewer
from resolvers import fulfilments
from resolvers.context import Context, Info, uuid_of
from resolvers.identity import tries
from resolvers.inputs import OptionalKey
from resolvers.orders import cancelling
from resolvers.pickups import lacking
from resolvers.pickups.requesting import digest_of, free_slot
from resolvers.session import SharedSession

M = TypeVar("M")
LOOKS = Limit("pickup at the counter, account", 300, timedelta(hours=1))
"""A code is shown by whoever collects, and not guessed."""
BY_HAND = (PickupStatus.ACCEPTED, PickupStatus.PICKED, PickupStatus.READY)


async def move_pickup(
    info: Info, pickup_id: strawberry.ID, to: PickupStatus, idempotency_key: OptionalKey = None
) -> Pickup:
    """The next step of a pickup of the own store: accepted, picked, and ready, of which its buyer
    is told. See `handOverPickup` for the last."""
    context = info.context
    pickup, order = await _locked(context, pickup_id)
    if to not in BY_HAND:
        raise MOVES.refusal(pickup.status)
    if to is PickupStatus.ACCEPTED:
        pickup.accept(order)
    elif to is PickupStatus.PICKED:
        pickup.pick(order)
    else:
        pickup.make_ready(order, context.now)
    return pickup


async def hand_over_pickup(
    info: Info, pickup_id: strawberry.ID, code: str, is_age_checked: bool = False
) -> Pickup:
    """Give the goods to whoever shows the code; with an age limit, the associate has looked. Twice
    is as good as once."""
    context = info.context
    await tries.count(context, (LOOKS, LOOKS.key(context.viewer.account_id)))
    pickup, order = await _locked(context, pickup_id)
    told = typed(code)
    if told is None or digest_of(context.ports.vault, told) != pickup.code_digest:
        raise CodeIsWrong
    if pickup.status is PickupStatus.COLLECTED:
        return pickup
    await hand_over(context.session, pickup, order, is_age_checked, context.now)
    return pickup


async def hand_over(
    session: SharedSession, pickup: Pickup, order: Order, is_age_checked: bool, now: datetime
) -> None:
    """Both are locked. Raises AgeNotChecked, IllegalPickupMove, NotHereYet."""
    is_here = order.status in (OrderStatus.CONFIRMED, OrderStatus.PACKED)
    pickup.collect(order, is_age_checked, now)
    if is_here:
        await fulfilments.advance(session, order, OrderStatus.SHIPPED, now)
        await lacking.give_back(session, pickup, order, now)


async def call_off(session: SharedSession, order_id: UUID) -> None:
    """Its order was cancelled: nobody comes, and its hour is free. Twice is as good as once."""
    order: Order = (await session.scalars(_order(order_id))).one()
    pickup = await session.scalar(_fresh(select(Pickup).where(Pickup.order_id == order_id)))
    if pickup is None or pickup.status not in OPEN:
        return
    pickup.cancel(order)
    await lacking.lose(session, pickup, order)
    await free_slot(session, pickup)


async def miss(session: SharedSession, pickup_id: UUID, now: datetime) -> None:
    """Nobody came: the goods are on the shelf again, and the money goes back. Unless it was
    collected, or given up, meanwhile."""
    pickup, order = await locked_with_order(session, pickup_id)
    if pickup.status is not PickupStatus.READY or pickup.kept_until > now:
        return
    pickup.miss(order)
    await cancelling.call_off(session, order, CancelReason.OTHER, Viewer(), now)
    await lacking.lose(session, pickup, order)
    await free_slot(session, pickup)


async def remind(session: SharedSession, pickup_id: UUID, now: datetime) -> None:
    """Unless it was collected, or done, meanwhile."""
    pickup, order = await locked_with_order(session, pickup_id)
    if pickup.status is PickupStatus.READY and pickup.reminded_at is None:
        pickup.remind(order, now)


async def locked_with_order(session: SharedSession, pickup_id: UUID) -> tuple[Pickup, Order]:
    """The order first, as everywhere."""
    found: Pickup = (await session.scalars(select(Pickup).where(Pickup.id == pickup_id))).one()
    order: Order = (await session.scalars(_order(found.order_id))).one()
    return (
        await session.scalars(_fresh(select(Pickup).where(Pickup.id == pickup_id)))
    ).one(), order


async def _locked(context: Context, pickup_id: str) -> tuple[Pickup, Order]:
    """A pickup of the caller's store and its order."""
    return await locked_for(context, pickup_id, Pickup.served_by(context.viewer))


async def locked_for(
    context: Context, pickup_id: str, theirs: ColumnElement[bool]
) -> tuple[Pickup, Order]:
    """A pickup that is `theirs`, and its order: the order first, as everywhere."""
    named = select(Pickup).where(Pickup.id == uuid_of(Pickup, pickup_id), theirs)
    found = await context.the_one(named, Pickup)
    order: Order = (await context.session.scalars(_order(found.order_id))).one()
    return await context.the_one(named, Pickup, lock=True), order


def _order(order_id: UUID) -> Select[Order]:
    wanted = select(Order).where(Order.id == order_id).options(selectinload(Order.lines))
    return _fresh(wanted)


def _fresh(statement: Select[M]) -> Select[M]:
    return statement.with_for_update().execution_options(populate_existing=True)
