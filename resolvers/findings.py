"""What was found about money, for whoever has to know."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import strawberry
from sqlalchemy import any_, select
from strawberry import Parent

from models import ids
from models.orders import Order
from models.payments import Payment, PaymentFinding
from resolvers.batching import IDS
from resolvers.context import Info
from resolvers.paging import Page, newest_first
from resolvers.session import SharedSession

_ORDERS = (
    select(Payment.id, Order.id, Order.number)
    .join(Order, Order.id == Payment.order_id)
    .where(Payment.id == any_(IDS))
)


class PaidOrder(NamedTuple):
    id: UUID
    number: str


async def _orders(session: SharedSession, wanted: Sequence[UUID]) -> list[PaidOrder | None]:
    rows: Iterable[Sequence[Any]] = await session.rows(_ORDERS, ids=list(wanted))
    found = {row[0]: PaidOrder(*row[1:]) for row in rows}
    return [found.get(id) for id in wanted]


async def order_id(finding: Parent[PaymentFinding], info: Info) -> strawberry.ID | None:
    """The order that was paid; null for a payment that is none of the shop's."""
    order = await _order(finding, info)
    return strawberry.ID(ids.encode(Order.prefix, order.id)) if order else None


async def order_number(finding: Parent[PaymentFinding], info: Info) -> str | None:
    """As the buyer knows the order."""
    order = await _order(finding, info)
    return order.number if order else None


async def _order(finding: PaymentFinding, info: Info) -> PaidOrder | None:
    if finding.payment_id is None:
        return None
    return await info.context.loaders.of(_orders).load(finding.payment_id)


async def payment_findings(
    info: Info, is_mended: bool | None = None, first: int = 20, after: str | None = None
) -> Page[PaymentFinding]:
    """What a crash left between the shop's books and the companies', and disputes; newest first."""
    matching = [] if is_mended is None else [PaymentFinding.is_mended.is_(is_mended)]
    when = PaymentFinding.created_at
    return await newest_first(
        info.context, PaymentFinding, when, matching=matching, first=first, after=after
    )
