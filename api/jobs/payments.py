"""Payments whose news got lost, and refunds on their way to the provider."""

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta

from sqlalchemy import Select, and_, or_, select

from api.finishing import finished
from api.jobs import Happened, each_by_itself, each_of_pages, every, notices, on
from api.webhooks.payments import handle
from api.work import Work
from models.notifications import NoticeStep
from models.orders import Order, OrderStatus
from models.payments import (
    Payment,
    PaymentEvent,
    PaymentEventKind,
    PaymentStatus,
    RefundAsked,
    WebhookDelivery,
)
from models.till import DRAWER
from resolvers.ports import NOT_FOUND, PaymentRefused, ProviderPayment
from resolvers.settlements import locked, settle

SILENCE = timedelta(seconds=5)
"""A payment that nothing was heard of for so long is asked about."""
YOUNG = timedelta(minutes=3)
"""So long somebody is likely to be waiting for it, and it is asked about often."""
LONGEST = timedelta(days=1)
AT_ONCE = 200
OPEN = (PaymentStatus.PENDING, PaymentStatus.AUTHORIZED, PaymentStatus.DECLINED)


@every(seconds=5)
async def ask_about_young_payments(work: Work) -> None:
    """A lost webhook delays whoever comes back from the payment page by seconds."""
    await _ask_about_all(work, SILENCE, YOUNG)


@every(seconds=30)
async def ask_about_silent_payments(work: Work) -> None:
    """A lost webhook delays an order; it never loses one."""
    await _ask_about_all(work, YOUNG, LONGEST)


async def _ask_about_all(work: Work, silence: timedelta, longest: timedelta) -> None:
    """Every one, page by page: those that are never paid stand first, and would hide the others."""
    # One that the provider would not void may still be paid, and then the money goes back.
    given_up = and_(Order.status == OrderStatus.CANCELLED, Payment.provider_ref.is_not(None))
    silent = (
        select(Payment)
        .join(Order, Order.id == Payment.order_id)
        .where(
            or_(Order.status == OrderStatus.PENDING, given_up),
            Payment.status.in_(OPEN),
            Payment.created_at.between(work.now - longest, work.now - silence),
        )
    )
    await each_of_pages(pages_of(work, silent), lambda payment: ask_about(work, payment))


async def pages_of(work: Work, payments: Select[Payment]) -> AsyncIterator[Sequence[Payment]]:
    first = payments.order_by(Payment.id).limit(AT_ONCE)
    page = await _read(work, first)
    while page:
        yield page
        page = await _read(work, first.where(Payment.id > page[-1].id))


async def _read(work: Work, payments: Select[Payment]) -> Sequence[Payment]:
    async with work.transaction() as session:
        return (await session.scalars(payments)).all()


async def ask_about(work: Work, payment: Payment) -> ProviderPayment | None:
    """What the provider knows, recorded; None when it never heard of this payment.

    Raises Unavailable.
    """
    told = await told_about(work, payment)
    if told is not None:
        told = await finished(work, payment.provider, told)
        async with work.transaction() as session:
            await settle(session, payment, told, work.now)
    return told


async def told_about(work: Work, payment: Payment) -> ProviderPayment | None:
    company = work.payments.of(payment.provider)
    if payment.provider_ref is None:
        return await company.find(payment.gid)
    try:
        return await company.fetch(payment.provider_ref)
    except PaymentRefused as refused:
        if refused.code != NOT_FOUND:
            raise
        return None


@every(seconds=10)
async def return_to_kept_messages(work: Work) -> None:
    """Messages that came before we knew their payment, after longer and longer pauses."""
    waiting = (
        select(WebhookDelivery.provider, WebhookDelivery.event_ref)
        .where(WebhookDelivery.is_due(work.now))
        .order_by(WebhookDelivery.created_at)
        .limit(AT_ONCE)
    )
    async with work.transaction() as session:
        kept = (await session.execute(waiting)).all()
    await each_by_itself(kept, lambda one: handle(work, *one))


@on(RefundAsked)
async def refund(work: Work, happened: Happened[RefundAsked]) -> None:
    """Carry a refund to the provider, then write down that it went."""
    async with work.transaction() as session:
        payment = (
            await session.scalars(select(Payment).where(Payment.id == happened.subject_id))
        ).one()
        order = (await session.scalars(select(Order).where(Order.id == payment.order_id))).one()
    if payment.provider == DRAWER:
        await _from_the_drawer(work, payment, happened.event)
        return
    if payment.provider_ref is None:
        raise PaymentRefused("no_provider", f"{payment.gid} was not paid through a provider.")
    asked = happened.event
    key = f"refund:{payment.gid}:{asked.reference}"
    company = work.payments.of(payment.provider)
    done = await company.refund(payment.provider_ref, amount=asked.amount, key=key)
    await ask_about(work, payment)
    told = {"minor": asked.amount, "last4": payment.card_last4}
    await notices.announce(work, order, NoticeStep.REFUNDED, done.id, told)


async def _from_the_drawer(work: Work, payment: Payment, asked: RefundAsked) -> None:
    """Paid in cash, it goes back in cash: whoever decided on it hands it out."""
    reference = f"drawer:{asked.reference}"
    async with work.transaction() as session:
        await locked(session, Order, payment.order_id)
        payment = await locked(session, Payment, payment.id)
        done = {
            one.reference: one.amount
            for one in await session.scalars(
                select(PaymentEvent).where(
                    PaymentEvent.payment_id == payment.id,
                    PaymentEvent.kind == PaymentEventKind.REFUNDED,
                )
            )
        }
        if reference not in done:
            left = payment.amount - sum(done.values()) - asked.amount
            session.add(payment.refunded(asked.amount, left, reference))
