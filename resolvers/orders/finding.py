"""An order found by its number and e-mail address: how far along it is, and nothing about people.

Numbers that cannot be are refused unseen; wrong look-ups are counted, by caller and by number.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from models import letters
from models.base import NotFound
from models.identity import Limit, normal_email
from models.orders import Order, OrderStatus
from resolvers.context import Info
from resolvers.identity import tries

FROM_ADDRESS = Limit("order by number, address", 20, timedelta(hours=1))
OF_NUMBER = Limit("order by number, number", 10, timedelta(hours=1))
"""Whoever knows a number only tries addresses with it."""
LENGTH = 9


@dataclass(slots=True)
class OrderProgress:
    id: UUID
    number: str
    status: OrderStatus
    placed_at: datetime
    estimated_delivery: datetime | None


async def order_by_number(info: Info, number: str, email: str) -> OrderProgress | None:
    """How far along an order is, for whoever knows its number and the e-mail address it was
    placed with; null when both do not fit. Wrong ones a few times an hour."""
    context, code, address = info.context, letters.bare(number), normal_email(email)
    if len(code) != LENGTH or not letters.is_right(code) or address is None:
        raise NotFound(kind="order")
    counted = (
        (FROM_ADDRESS, FROM_ADDRESS.key(context.viewer.address)),
        (OF_NUMBER, OF_NUMBER.key(code)),
    )
    await tries.count(context, *counted)
    columns = (Order.id, Order.number, Order.status, Order.placed_at, Order.estimated_delivery)
    wanted = select(*columns).where(
        Order.number == letters.grouped(code, 5), Order.email == address
    )
    row = (await context.session.execute(wanted)).first()
    if row is None:
        return None
    await tries.take_back(context, *counted)
    await context.release()
    return OrderProgress(*row)
