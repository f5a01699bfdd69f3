"""Orders on their way: moved by the desk, watched by the buyer."""

from collections.abc import AsyncIterator
from datetime import datetime
from uuid import UUID

import strawberry
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.orders import Order, OrderStatus
from resolvers import fulfilments, offers, stock
from resolvers.context import Info, uuid_of
from resolvers.inputs import OptionalKey
from resolvers.orders import listing
from resolvers.orders.listing import OrderRow
from resolvers.session import SharedSession
from resolvers.tenders import using


async def advance_order(
    info: Info, order_id: strawberry.ID, to: OrderStatus, idempotency_key: OptionalKey = None
) -> Order:
    """The next step of an order, with all its shipments; shipping it takes the goods off the
    shelf."""
    context = info.context
    named = select(Order).where(Order.id == uuid_of(Order, order_id))
    mine = named.where(Order.moved_by(context.viewer))
    order = await context.the_one(mine, Order, selectinload(Order.lines), lock=True)
    order.advance(to, context.now)
    await fulfilments.advance(context.session, order, to, context.now)
    return order


async def give_up(session: SharedSession, order_id: UUID, reason: str, now: datetime) -> None:
    """Free the goods of an unpaid order, what it holds of gift cards, store credit and points,
    and its offers for others; not if it is paid by now."""
    statement = select(Order).where(Order.id == order_id).options(selectinload(Order.lines))
    locked = statement.with_for_update().execution_options(populate_existing=True)
    order: Order = (await session.scalars(locked)).one()
    if order.status is not OrderStatus.PENDING:
        return
    order.call_off(reason)
    await stock.release(session, order_id)
    await offers.release(session, order_id)
    await using.release(session, order, now)


async def order_changed(info: Info, order_id: strawberry.ID) -> AsyncIterator[OrderRow]:
    """The order as it is now, and again after each change; for those who may see it."""
    context, id = info.context, uuid_of(Order, order_id)
    async with context.ports.live.subscribe(Order.topic_of(id)) as changes:
        while True:
            yield await listing.visible(context, id)
            await context.close()
            await anext(changes)
            await context.renew()
