"""What became of the payment of an order, one after the other, for those who work on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import strawberry
from sqlalchemy import select

from models import ids
from models.money import Money
from models.orders import Order
from models.payments import Payment, PaymentEvent, PaymentEventKind
from resolvers.context import Info

MOST = 100
"""The last of them: a payment that was told more often is looked at in the books."""


@dataclass(frozen=True)
class HappenedToPayment:
    gid: str
    kind: PaymentEventKind
    money: Money
    created_at: datetime


async def payment_events(info: Info, order_id: strawberry.ID) -> Sequence[HappenedToPayment]:
    """What became of the payment of an order, the first first; null where there is no such order.

    Of more than a hundred, the last ones.
    """
    order = await info.context.visible(Order, order_id)
    wanted = (
        select(PaymentEvent, Payment.currency)
        .join(Payment, Payment.id == PaymentEvent.payment_id)
        .where(Payment.order_id == order.id)
        .order_by(PaymentEvent.created_at.desc(), PaymentEvent.id.desc())
        .limit(MOST)
    )
    found = (await info.context.session.execute(wanted)).all()
    return [
        HappenedToPayment(
            ids.encode(PaymentEvent.prefix, event.id),
            event.kind,
            Money(event.amount, currency),
            event.created_at,
        )
        for event, currency in reversed(found)
    ]
