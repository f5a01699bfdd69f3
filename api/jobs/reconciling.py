"""What a crash left between the companies' books and the shop's is found, mended and told."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from api.invariants import pages_since
from api.jobs import each_by_itself, each_of_pages, every
from api.jobs.findings import tell
from api.jobs.payments import ask_about, pages_of
from api.work import Work
from models import ids
from models.orders import Order, OrderStatus
from models.payments import (
    FindingKind,
    Payment,
    PaymentEvent,
    PaymentEventKind,
    PaymentStatus,
)
from resolvers.ports import (
    PaymentGateway,
    PaymentRefused,
    ProviderPayment,
    ProviderStatus,
    Unavailable,
)
from resolvers.session import SharedSession
from resolvers.settlements import settle

PERIOD = timedelta(minutes=5)
"""How often those of late are compared: no charge is without its order for longer."""
ON_ITS_WAY = timedelta(minutes=1)
"""What is younger is on its way, and no crash is to blame."""
LATELY, LONG = timedelta(hours=2), timedelta(days=35)
HELD = (ProviderStatus.AUTHORIZED,)
STILL_HELD = (PaymentStatus.AUTHORIZED, PaymentStatus.PARTLY_CAPTURED)
PAYABLE = (ProviderStatus.REQUIRES_PAYMENT, ProviderStatus.REQUIRES_CHALLENGE)
UNPAID = (PaymentStatus.PENDING, PaymentStatus.DECLINED, PaymentStatus.VOIDED)

COUNTED = (
    PaymentEventKind.CAPTURED,
    PaymentEventKind.REFUNDED,
    PaymentEventKind.REFUND_ASKED,
)


class Ours(NamedTuple):
    """One payment as the shop's books have it."""

    payment: Payment
    order: OrderStatus
    captured: int
    refunded: int
    asked: int
    """Refunds that were decided on; those go their own way."""


@every(seconds=PERIOD.total_seconds(), patience=600)
async def reconcile(work: Work) -> None:
    """In both directions, for what was begun of late."""
    await compare(work, work.now - LATELY)
    await send_refunds_again(work)


@every(seconds=24 * 3600, patience=3600)
async def reconcile_all(work: Work) -> None:
    """And once a day, as far back as buyers' banks and lost refunds make a difference."""
    await compare(work, work.now - LONG)


async def compare(work: Work, since: datetime, young: timedelta = ON_ITS_WAY) -> None:
    """Every company that lists what it has, page by page. One that is away keeps no other
    waiting."""
    until, failures = work.now - young, list[Exception]()
    for name, company in work.payments.companies.items():
        try:
            async for page in pages_since(company, since):
                old = [one for one in page if one.created is None or one.created <= until]
                await _compare_page(work, name, company, old)
        except (Unavailable, PaymentRefused) as error:
            failures.append(error)
    if failures:
        raise failures[0]


async def _compare_page(
    work: Work, name: str, company: PaymentGateway, page: Sequence[ProviderPayment]
) -> None:
    async with work.transaction() as session:
        known = await _ours(session, page)
    differ = [one for one in page if not _is_as_told(name, known.get(one.reference), one)]
    await each_by_itself(differ, lambda told: _look_closer(work, name, company, told))


def _is_as_told(name: str, ours: Ours | None, told: ProviderPayment) -> bool:
    if ours is None or (ours.payment.provider, ours.payment.provider_ref) != (name, told.id):
        return False
    return agrees(ours, told)


async def _look_closer(
    work: Work, name: str, company: PaymentGateway, told: ProviderPayment
) -> None:
    """By what the books say now: what was mended a moment ago may have been of the same order."""
    async with work.transaction() as session:
        ours = (await _ours(session, [told])).get(told.reference)
    if ours is None:
        await _unknown(work, name, told)
    elif ours.payment.provider_ref not in (None, told.id):
        await _another(work, name, company, ours, told)
    elif not _is_as_told(name, ours, told):
        await _mend(work, name, company, ours, told)


async def _ours(session: SharedSession, page: Sequence[ProviderPayment]) -> dict[str, Ours]:
    """By reference: two statements for a page, however long."""
    decoded = [ids.decode(one.reference) for one in page]
    wanted = [one[1] for one in decoded if one and one[0] == Payment.prefix]
    found = (
        await session.execute(
            select(Payment, Order.status)
            .join(Order, Order.id == Payment.order_id)
            .where(Payment.id.in_(wanted))
        )
    ).all()
    sums = {(row[0], row[1]): int(row[2]) for row in await session.execute(_sums(wanted))}
    return {
        payment.gid: Ours(
            payment,
            status,
            *(sums.get((payment.id, kind), 0) for kind in COUNTED),
        )
        for payment, status in found
    }


def _sums(payments: Sequence[UUID]) -> Select[UUID, PaymentEventKind, int]:
    return (
        select(PaymentEvent.payment_id, PaymentEvent.kind, func.sum(PaymentEvent.amount))
        .where(PaymentEvent.payment_id.in_(payments))
        .group_by(PaymentEvent.payment_id, PaymentEvent.kind)
    )


def agrees(ours: Ours, told: ProviderPayment) -> bool:
    """Whether both books say the same, and nothing is open there that is closed here."""
    if (ours.captured, ours.refunded) != (told.captured, told.refunded):
        return False
    if told.captured > told.refunded:
        is_sold = ours.order not in (OrderStatus.PENDING, OrderStatus.CANCELLED)
        return is_sold or ours.asked >= told.captured
    if told.status in HELD:
        is_held = ours.payment.status in STILL_HELD
        return is_held and ours.order is not OrderStatus.CANCELLED
    if told.status in PAYABLE:
        return ours.order is OrderStatus.PENDING
    return told.status is not ProviderStatus.VOIDED or ours.payment.status not in STILL_HELD


async def _mend(
    work: Work, name: str, company: PaymentGateway, ours: Ours, told: ProviderPayment
) -> None:
    kind = FindingKind.TAKEN_UP
    if ours.order is OrderStatus.CANCELLED and told.status in (*HELD, *PAYABLE):
        kind = FindingKind.CLOSED
        told = await company.void(told.id, key=f"void:{told.id}")
    async with work.transaction() as session:
        await settle(session, ours.payment, told, work.now, provider=name)
    async with work.transaction() as session:
        [now] = (await _ours(session, [told])).values()
    await tell(work, kind if agrees(now, told) else FindingKind.DIFFERS, name, told, ours.payment)


async def _another(
    work: Work, name: str, company: PaymentGateway, ours: Ours, told: ProviderPayment
) -> None:
    """A second payment for the same order: closed, or given back when it was paid as well."""
    if told.status in (*HELD, *PAYABLE):
        await company.void(told.id, key=f"void:{told.id}")
        await tell(work, FindingKind.CLOSED, name, told, ours.payment)
    elif told.kept and ours.payment.status in UNPAID:
        await _mend(work, name, company, ours, told)
    elif told.kept:
        await company.refund(told.id, amount=told.kept, key=f"twice:{told.id}")
        await tell(work, FindingKind.PAID_TWICE, name, told, ours.payment)


async def _unknown(work: Work, name: str, told: ProviderPayment) -> None:
    """Of this shop by its reference, and not in its books: they were restored from a backup, and
    only a person can tell whether the money goes back or the order is entered again."""
    ours = ids.decode(told.reference)
    if told.kept and ours and ours[0] == Payment.prefix:
        await tell(work, FindingKind.UNKNOWN_CHARGE, name, told, None)


async def send_refunds_again(work: Work, young: timedelta = timedelta(minutes=15)) -> None:
    """Refunds that were decided on and whose job came to nothing."""
    waiting = (
        select(Payment)
        .join(PaymentEvent, PaymentEvent.payment_id == Payment.id)
        .where(PaymentEvent.kind.in_([PaymentEventKind.REFUND_ASKED, PaymentEventKind.REFUNDED]))
        .where(Payment.provider_ref.is_not(None))
        .group_by(Payment.id)
        .having(_sum(PaymentEventKind.REFUND_ASKED) > _sum(PaymentEventKind.REFUNDED))
        .having(func.max(PaymentEvent.created_at) < work.now - young)
    )
    await each_of_pages(pages_of(work, waiting), lambda payment: _refund_again(work, payment))


def _sum(kind: PaymentEventKind) -> ColumnElement[int]:
    return func.coalesce(func.sum(PaymentEvent.amount).filter(PaymentEvent.kind == kind), 0)


async def _refund_again(work: Work, payment: Payment) -> None:
    """What the company made already is not sent again, though its keys may have run out."""
    assert payment.provider_ref is not None
    company = work.payments.of(payment.provider)
    made = (await company.fetch(payment.provider_ref)).refunded
    asked = (
        select(PaymentEvent)
        .where(PaymentEvent.payment_id == payment.id)
        .where(PaymentEvent.kind == PaymentEventKind.REFUND_ASKED)
        .order_by(PaymentEvent.id)
    )
    async with work.transaction() as session:
        events = (await session.scalars(asked)).all()
    in_all = 0
    for event in events:
        in_all += event.amount
        if in_all > made:
            reference = event.reference.removeprefix("asked:")
            key = f"refund:{payment.gid}:{reference}"
            await company.refund(payment.provider_ref, amount=event.amount, key=key)
    told = await ask_about(work, payment)
    if told is not None:
        await tell(work, FindingKind.REFUND_SENT, payment.provider, told, payment)
