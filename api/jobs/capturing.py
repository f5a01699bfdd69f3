"""Money that a company holds is taken as the goods leave: for each shipment its share, once."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import selectinload

from api.jobs import Happened, each_of_pages, every, on
from api.jobs.findings import tell
from api.jobs.payments import ask_about, pages_of
from api.work import Work
from models.fulfilments import GONE, Fulfilment, FulfilmentMoved, FulfilmentStatus
from models.orders import Order, OrderMoved, OrderStatus
from models.payments import FindingKind, Payment, PaymentEvent, PaymentEventKind, PaymentStatus, due
from resolvers.fulfilments import of_order
from resolvers.ports import PaymentRefused, ProviderPayment, ProviderStatus
from resolvers.session import SharedSession
from resolvers.settlements import locked

HELD = (PaymentStatus.AUTHORIZED, PaymentStatus.PARTLY_CAPTURED)
DONE = (OrderStatus.SHIPPED, OrderStatus.DELIVERED)
"""What a till hands over, and a gift card that is issued, are delivered without a parcel."""
UNSOLD = (OrderStatus.PENDING, OrderStatus.CANCELLED)
REST = "rest"
"""What is asked for when no shipment is left to ask for it."""


@on(FulfilmentMoved)
async def take_for_a_shipment(work: Work, happened: Happened[FulfilmentMoved]) -> None:
    """Its share, and that of each that left before it."""
    if happened.event.status == FulfilmentStatus.SHIPPED:
        await take_for(work, happened.subject_id)


@on(OrderMoved)
async def take_for_what_was_shipped(work: Work, happened: Happened[OrderMoved]) -> None:
    """All that is left to take, now that everything has left."""
    if happened.event.status in DONE:
        await take_for(work, happened.subject_id)


async def take_for(work: Work, order_id: UUID) -> None:
    async with work.transaction() as session:
        payment = await session.scalar(select(Payment).where(Payment.order_id == order_id))
    if payment is not None and payment.status in HELD:
        await take(work, payment)


async def take(work: Work, payment: Payment, everything: bool = False) -> None:
    """What is due is written down first, and asked for afterwards, the oldest first: so what the
    company has taken is always the beginning of that list, and each of it is taken once.

    Raises Unavailable and PaymentRefused: the job is tried again, and put aside where that does
    not help.
    """
    assert payment.provider_ref is not None
    id, company = payment.provider_ref, work.payments.of(payment.provider)
    told = await company.fetch(id)
    async with work.transaction() as session:
        asked, is_done = await _ask(session, payment, told, everything)
    in_all = 0
    for one in asked:
        in_all += one.amount
        if in_all > told.captured:
            await _capture(work, payment, told, one, in_all)
    is_held = told.takes_parts and told.status is ProviderStatus.AUTHORIZED
    if is_done and is_held and 0 < in_all < told.amount:
        await company.void(id, key=f"void:{id}")
    await ask_about(work, payment)


async def _capture(
    work: Work, payment: Payment, told: ProviderPayment, asked: PaymentEvent, in_all: int
) -> None:
    """What a company will not give is told: by then the goods may have left."""
    is_last = in_all == told.amount or not told.takes_parts
    key = f"{payment.gid}:{asked.reference}"
    try:
        await work.payments.of(payment.provider).capture(
            told.id, key=key, amount=asked.amount, is_last=is_last
        )
    except PaymentRefused as refused:
        await tell(work, FindingKind.LOST, payment.provider, told, payment, str(refused))
        raise


async def _ask(
    session: SharedSession, payment: Payment, told: ProviderPayment, everything: bool
) -> tuple[list[PaymentEvent], bool]:
    """All that was ever asked for, the oldest first, with what is due now; and whether that is the
    whole of it. A company that takes but once is asked when the last shipment has left."""
    order = await _with_lines(session, payment.order_id)
    payment = await locked(session, Payment, payment.id)
    asked = await _asked(session, payment)
    if payment.status not in HELD or order.status in UNSOLD:
        return asked, False
    in_all = sum(one.amount for one in asked)
    gone = dict[UUID, int]()
    for sent in await _sent(session, order) if told.takes_parts and not everything else ():
        for line in sent.lines:
            gone[line.order_line_id] = gone.get(line.order_line_id, 0) + line.quantity
        reference = f"capture:{sent.gid}"
        share = due(order, payment, gone) - in_all
        if share > 0 and all(one.reference != reference for one in asked):
            asked.append(payment.capture_asked(share, sent.gid))
            in_all += share
    is_done = everything or order.status in DONE
    if is_done and in_all < payment.amount:
        asked.append(payment.capture_asked(payment.amount - in_all, REST))
    session.add_all(asked)
    return asked, is_done


async def _with_lines(session: SharedSession, order_id: UUID) -> Order:
    wanted = select(Order).where(Order.id == order_id).options(selectinload(Order.lines))
    fresh = wanted.with_for_update().execution_options(populate_existing=True)
    order: Order = (await session.scalars(fresh)).one()
    return order


async def _asked(session: SharedSession, payment: Payment) -> list[PaymentEvent]:
    wanted = (
        select(PaymentEvent)
        .where(PaymentEvent.payment_id == payment.id)
        .where(PaymentEvent.kind == PaymentEventKind.CAPTURE_ASKED)
        .order_by(PaymentEvent.id)
    )
    return list(await session.scalars(wanted))


async def _sent(session: SharedSession, order: Order) -> list[Fulfilment]:
    """The shipments that have left, the first first."""
    gone = [one for one in await of_order(session, order.id) if one.status in GONE]
    return sorted(gone, key=lambda one: (one.shipped_at is None, one.shipped_at, one.position))


@every(seconds=300, patience=600)
async def take_what_was_asked_for(work: Work, young: timedelta = timedelta(minutes=15)) -> None:
    """Whose job came to nothing."""
    waiting = (
        select(Payment)
        .join(PaymentEvent, PaymentEvent.payment_id == Payment.id)
        .where(Payment.status.in_(HELD))
        .group_by(Payment.id)
        .having(_sum(PaymentEventKind.CAPTURE_ASKED) > _sum(PaymentEventKind.CAPTURED))
        .having(func.max(PaymentEvent.created_at) < work.now - young)
    )
    await each_of_pages(pages_of(work, waiting), lambda payment: take(work, payment))


def _sum(kind: PaymentEventKind) -> ColumnElement[int]:
    return func.coalesce(func.sum(PaymentEvent.amount).filter(PaymentEvent.kind == kind), 0)
