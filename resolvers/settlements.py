"""What the provider tells about a payment becomes true here, once, in whichever order it comes."""

from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, or_, select

from models import ids
from models.base import Model
from models.orders import IllegalMove, Order, OrderStatus
from models.payments import WRONG, Payment, PaymentEvent, PaymentEventKind, PaymentStatus
from resolvers.orders.moving import give_up
from resolvers.ports import DisputeStatus, ProviderCapture, ProviderPayment, ProviderStatus
from resolvers.session import SharedSession
from resolvers.tenders import using

M = TypeVar("M", bound=Model)
UNPAID = {PaymentStatus.PENDING, PaymentStatus.AUTHORIZED, PaymentStatus.DECLINED}
UNSOLD = {OrderStatus.PENDING, OrderStatus.CANCELLED}
UNTAKEN = UNPAID | {PaymentStatus.VOIDED, PaymentStatus.PARTLY_CAPTURED}
"""Of these, something may still be taken."""
WRONG_AMOUNT = "wrong amount"
WRONG_HOLD = "Another amount was held than had been agreed; it is let go."
LET_GO = "let go"


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
    provider: str | None = None,
) -> None:
    """Record what the provider says. Harmless when it is old or already known.

    `news` names the message a decline came with, so that it is noted once; `provider` is who
    says it, where that may be another than the payment is at now. Called by webhooks, by the jobs
    that ask for missing ones, and when a shopper comes back. The order is locked before the
    payment, as everywhere.
    """
    order = await locked(session, Order, payment.order_id)
    payment = await locked(session, Payment, payment.id)
    if not await _is_meant(session, payment, told):
        return
    payment.provider = provider or payment.provider
    if payment.provider_ref != told.id:
        await _start(session, payment, told)
    if told.status is ProviderStatus.AUTHORIZED:
        await _authorized(session, order, payment, told, now)
    if told.status is ProviderStatus.SUCCEEDED or told.captured:
        await _captured(session, order, payment, told, now)
        await _refunded(session, order, payment, told)
        await _disputed(session, payment, told, now)
    elif told.status is ProviderStatus.VOIDED and payment.status in UNPAID:
        _let_go(session, order, payment, told)
    elif told.failure_message is not None and payment.status in UNPAID:
        await _declined(session, payment, told, news)


def _let_go(session: SharedSession, order: Order, payment: Payment, told: ProviderPayment) -> None:
    """An order that is sold and was not given up is not paid any more: its goods are to stay."""
    session.add(payment.voided(f"voided:{told.id}"))
    if order.status not in UNSOLD:
        payment.lose(payment.amount, LET_GO)


async def _is_meant(session: SharedSession, payment: Payment, told: ProviderPayment) -> bool:
    """Not what was begun before another company was chosen, unless that was paid after all."""
    if payment.provider_ref == told.id:
        return True
    if payment.provider_ref is None and not await _is_noted(session, payment, _begins(told)):
        return True
    return told.status is ProviderStatus.SUCCEEDED and payment.status in UNPAID


async def _start(session: SharedSession, payment: Payment, told: ProviderPayment) -> None:
    """What was begun before it was turned elsewhere is noted already."""
    is_known = await _is_noted(session, payment, _begins(told))
    event = payment.started(told.id, told.pay_url)
    if not is_known:
        session.add(event)


def _begins(told: ProviderPayment) -> str:
    return f"started:{told.id}"


async def _authorized(
    session: SharedSession, order: Order, payment: Payment, told: ProviderPayment, now: datetime
) -> None:
    """The goods are sold once the money is held for them. Held for an order that was given up, it
    is let go by the job that closes payments."""
    until = told.expires_at
    reference = f"authorized:{told.id}:{until.isoformat() if until else ''}"
    if await _is_noted(session, payment, reference):
        return
    if payment.status is PaymentStatus.PARTLY_CAPTURED:
        left = told.amount - await _taken(session, payment)
        session.add(payment.held_on(left, reference, until))
        return
    if payment.status not in UNPAID or order.status is OrderStatus.CANCELLED:
        return
    is_known = payment.status is PaymentStatus.AUTHORIZED
    if not is_known and (told.amount, told.currency) != (payment.amount, payment.currency):
        await _held_wrongly(session, payment, told)
        return
    session.add(payment.authorized(reference, told.card_last4, until))
    if order.status is OrderStatus.PENDING:
        await _confirm(session, order, payment, now)


async def _held_wrongly(session: SharedSession, payment: Payment, told: ProviderPayment) -> None:
    """It is let go by the job that hears of it, and the buyer may try again."""
    reference = f"{WRONG}{told.id}"
    if not await _is_noted(session, payment, reference):
        session.add(payment.declined(reference, WRONG_HOLD))
        payment.lose(told.amount, WRONG_AMOUNT)


async def _captured(
    session: SharedSession, order: Order, payment: Payment, told: ProviderPayment, now: datetime
) -> None:
    if payment.status not in UNTAKEN:
        return
    if not _is_agreed(order, payment, told):
        if payment.status is PaymentStatus.PARTLY_CAPTURED:
            payment.lose(told.captured, WRONG_AMOUNT)
            return
        await _captured_wrongly(session, order, payment, told, now)
        return
    taken = await _note_parts(session, payment, told)
    if not taken:
        return
    try:
        await _confirm(session, order, payment, now)
    except IllegalMove:
        # Paid after the order was given up and its goods sold to somebody else.
        order.refunded += taken
        session.add(payment.refund_asked(taken, reference=f"late:{told.id}:{told.captured}"))


def _is_agreed(order: Order, payment: Payment, told: ProviderPayment) -> bool:
    """All of it, or some of what is held for an order that is sold; what goes beyond a part that
    goods have left for is for a person to judge."""
    if told.currency != payment.currency:
        return False
    is_sold = told.status is ProviderStatus.AUTHORIZED or order.status not in UNSOLD
    is_part = is_sold and told.captured < payment.amount
    return is_part or told.captured == payment.amount


async def _note_parts(session: SharedSession, payment: Payment, told: ProviderPayment) -> int:
    """How much was taken that was not known. What is late, and tells less, changes nothing."""
    before = await _taken(session, payment)
    parts, taken = told.captures, 0
    if not parts and told.captured > before:
        parts = (ProviderCapture(f"{told.id}:{told.captured}", told.captured - before),)
    is_last = told.status is ProviderStatus.SUCCEEDED and told.captured >= payment.amount
    for part in parts:
        reference = f"captured:{part.id}"
        if not await _is_noted(session, payment, reference):
            session.add(payment.captured(reference, told.card_last4, part.amount, is_last))
            taken += part.amount
    if told.status is ProviderStatus.SUCCEEDED:
        await _end(session, payment, told)
    return taken


async def _end(session: SharedSession, payment: Payment, told: ProviderPayment) -> None:
    """Nothing more can be taken; what was held and not taken is the buyer's."""
    missing, reference = payment.amount - told.captured, f"released:{told.id}"
    if told.amount > told.captured and not await _is_noted(session, payment, reference):
        session.add(payment.released(told.amount - told.captured, reference))
        if missing > 0:
            payment.lose(missing, LET_GO)
    if missing > 0:
        return
    if payment.status is PaymentStatus.PARTLY_CAPTURED:
        payment.status = PaymentStatus.CAPTURED
    if told.refunded:
        is_some = told.captured > told.refunded
        payment.status = PaymentStatus.PARTLY_REFUNDED if is_some else PaymentStatus.REFUNDED


async def _taken(session: SharedSession, payment: Payment) -> int:
    taken = select(func.coalesce(func.sum(PaymentEvent.amount), 0)).where(
        PaymentEvent.payment_id == payment.id, PaymentEvent.kind == PaymentEventKind.CAPTURED
    )
    return int(await session.scalar(taken) or 0)


async def _confirm(session: SharedSession, order: Order, payment: Payment, now: datetime) -> None:
    """Its card has paid: what it holds of gift cards, store credit and points is spent as well.
    Raises IllegalMove."""
    order.confirm(now)
    if payment.amount < order.total:
        await using.spend(session, order, now)


async def _captured_wrongly(
    session: SharedSession, order: Order, payment: Payment, told: ProviderPayment, now: datetime
) -> None:
    """Not what was agreed: nothing is sold for it, and all of it goes back."""
    reference = f"{WRONG}{told.id}"
    if await _is_noted(session, payment, reference):
        return
    session.add_all(payment.captured_wrongly(reference, told.captured, told.card_last4))
    if order.status is OrderStatus.PENDING:
        await give_up(session, order.id, WRONG_AMOUNT, now)
    elif order.status is not OrderStatus.CANCELLED:
        payment.lose(told.captured, WRONG_AMOUNT)


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


async def _disputed(
    session: SharedSession, payment: Payment, told: ProviderPayment, now: datetime
) -> None:
    for dispute in told.disputes:
        if not await _is_noted(session, payment, f"disputed:{dispute.id}"):
            session.add(payment.disputed(dispute.amount, dispute.reason, dispute.id, now))
            await session.flush()
        won = dispute.status is DisputeStatus.WON
        closed = f"dispute_{dispute.status}:{dispute.id}"
        if dispute.status is not DisputeStatus.OPEN and not await _is_noted(
            session, payment, closed
        ):
            session.add(payment.dispute_closed(won, dispute.amount, dispute.id))


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
