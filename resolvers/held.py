"""Whether the money for an order is there, asked before its goods leave."""

from uuid import UUID

from sqlalchemy import select

from models.payments import MoneyNotHeld, Payment, PaymentEvent, is_covered
from models.till import DRAWER
from resolvers.session import SharedSession


async def check_held(session: SharedSession, order_id: UUID) -> None:
    """The order is locked, and so is what its company may tell of it. Raises MoneyNotHeld."""
    wanted = (
        select(Payment, PaymentEvent)
        .join(PaymentEvent, PaymentEvent.payment_id == Payment.id)
        .where(Payment.order_id == order_id, Payment.provider != DRAWER)
        .order_by(PaymentEvent.id)
    )
    rows = (await session.execute(wanted)).all()
    if rows and not is_covered(rows[0][0], [event for _, event in rows]):
        raise MoneyNotHeld
