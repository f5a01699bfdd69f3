"""What the provider tells about a payment becomes true here, once, in whichever order it comes."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import or_, select

from models import ids
from models.base import Model
from models.orders import IllegalMove, Order, OrderStatus
from models.payments import Payment, PaymentEvent, PaymentStatus
from resolvers.orders.moving import give_up
from resolvers.ports import ProviderPayment, ProviderStatus
from resolvers.session import SharedSession

M = TypeVar("M", bound=Model)
UNPAID = {PaymentStatus.PENDING, PaymentStatus.AUTHORIZED, PaymentStatus.DECLINED}
WRONG_AMOUNT = "wrong amount"


async def payment_of(session: SharedSession, told: ProviderPayment) -> Payment | None:
    """Ours, by the provider's id or else by the reference we gave: our own payment's id."""
    ours = ids.decode(told.reference)
    by_reference = ours[1] if ours and ours[0] == Payment.prefix else None
    named = select(Payment).where(or_(Payment.provider_ref == told.id, Payment.id == by_reference))
    payment: Payment | None = await session.scalar(named)
    return payment


async def settle(
    session: SharedSession,
    payment: Payment,
    told: ProviderPayment,
    now: datetime,
    news: str | None = None,
) -> None:
    """Record what the provider says. Harmless when it is old or already known.

    `news` names the message a decline came with, so that it is noted once. Called by webhooks,
    by the job that asks for missing ones, and when a shopper comes back. The order is locked
    before the payment, as everywhere.
    """
    order = await locked(session, Order, payment.order_id)
    payment = await locked(session, Payment, payment.id)
    if payment.provider_ref is None:
        session.add(payment.started(told.id, told.pay_url))
    if told.status is ProviderStatus.SUCCEEDED:
        await _captured(session, order, payment, told, now)
        await _refunded(session, order, payment, told)
    elif told.status is ProviderStatus.VOIDED and payment.status in UNPAID:
        session.add(payment.voided(f"voided:{told.id}"))
    elif told.failure_message is not None and payment.status in UNPAID:
        await _declined(session, payment, told, news)


async def _captured(
    session: SharedSession, order: Order, payment: Payment, told: ProviderPayment, now: datetime
) -> None:
    if payment.status not in UNPAID | {PaymentStatus.VOIDED}:
        return
    if (told.captured, told.currency) != (payment.amount, payment.currency):
        await _captured_wrongly(session, order, payment, told)
        return
    session.add(payment.captured(f"captured:{told.id}", told.card_last4))
    try:
        order.confirm(now)
    except IllegalMove:
        # Paid after the order was given up and its goods sold to somebody else.
        order.refunded += payment.amount
        session.add(payment.refund_asked(payment.amount, reference=f"late:{told.id}"))


async def _captured_wrongly(
    session: SharedSession, order: Order, payment: Payment, told: ProviderPayment
) -> None:
    """Not what was agreed: nothing is sold for it, and all of it goes back."""
    reference = f"wrong:{told.id}"
    if await _is_noted(session, payment, reference):
        return
    session.add_all(payment.captured_wrongly(reference, told.captured, told.card_last4))
    if order.status is OrderStatus.PENDING:
        await give_up(session, order.id, WRONG_AMOUNT)


async def _refunded(
    session: SharedSession, order: Order, payment: Payment, told: ProviderPayment
) -> None:
    """Refunds carry the provider's id, so each counts once, also those made on its own pages."""
    known = set(
        await session.scalars(
            select(PaymentEvent.reference).where(PaymentEvent.payment_id == payment.id)
        )
    )
    in_all = 0
    for refund in told.refunds:
        in_all += refund.amount
        if refund.id not in known:
            left = told.captured - in_all
            session.add(payment.refunded(refund.amount, left, reference=refund.id))
    order.count_refunds(in_all)


async def _declined(
    session: SharedSession, payment: Payment, told: ProviderPayment, news: str | None
) -> None:
    assert told.failure_message is not None
    if news is None and payment.status is PaymentStatus.DECLINED:
        return
    reference = news or f"declined:{told.id}"
    if not await _is_noted(session, payment, reference):
        session.add(payment.declined(reference, told.failure_message))


async def _is_noted(session: SharedSession, payment: Payment, reference: str) -> bool:
    noted = select(PaymentEvent.id).where(
        PaymentEvent.payment_id == payment.id, PaymentEvent.reference == reference
    )
    return await session.scalar(noted) is not None


async def locked(session: SharedSession, model: type[M], id: UUID) -> M:
    """The row as it is now; whoever needs both takes the order before its payment."""
    statement = select(model).where(model.id == id).with_for_update()
    found: M = (await session.scalars(statement.execution_options(populate_existing=True))).one()
    return found
