"""An order, followed by the link in its e-mail: how far along it is, and nothing about people.

The link opens by its signature alone. Wrong ones are counted, by caller.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import func, select

from models.base import NotFound
from models.identity import Limit
from models.orders import Order, OrderLine, OrderStatus
from resolvers.context import Info
from resolvers.identity import tries
from resolvers.ports import Vault
from resolvers.signed_links import opened, signed

PURPOSE = "track order"
LASTS = timedelta(days=60)
WRONG_LINKS = Limit("wrong tracking link, address", 30, timedelta(hours=1))


@dataclass(slots=True)
class TrackedOrder:
    id: UUID
    number: str
    status: OrderStatus
    placed_at: datetime
    delivery_method: str
    estimated_delivery: datetime | None
    quantity: int


_PIECES = (
    select(func.coalesce(func.sum(OrderLine.quantity), 0))
    .where(OrderLine.order_id == Order.id)
    .scalar_subquery()
)
_TRACKED = select(
    Order.id,
    Order.number,
    Order.status,
    Order.placed_at,
    Order.delivery_method,
    Order.estimated_delivery,
    _PIECES,
)


def token_for(vault: Vault, order: Order, now: datetime) -> str:
    """What the link of its e-mail ends in."""
    return signed(vault, PURPOSE, order.id, now + LASTS)


async def tracked_order(info: Info, token: str) -> TrackedOrder | None:
    """How far along an order is, for whoever has the link of its e-mail; null when that is over."""
    context = info.context
    id = opened(context.ports.vault, PURPOSE, token, context.now)
    if id is None:
        await tries.count(context, (WRONG_LINKS, WRONG_LINKS.key(context.viewer.address)))
        raise NotFound(kind="order")
    row = (await context.session.execute(_TRACKED.where(Order.id == id))).first()
    return TrackedOrder(*row) if row else None
