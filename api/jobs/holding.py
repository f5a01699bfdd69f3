"""Money that a company holds is held for longer, or taken before it ends; and disputes are told."""

import logging
from contextlib import suppress
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from api.jobs import Happened, each_by_itself, every, on
from api.jobs.capturing import HELD, take
from api.jobs.findings import tell
from api.jobs.payments import ask_about
from api.work import Work
from models import ids
from models.orders import Order, OrderStatus
from models.payments import (
    DisputeClosed,
    FindingKind,
    Payment,
    PaymentDisputed,
    PaymentFinding,
    PaymentLost,
)
from resolvers.ports import PaymentRefused

BEFORE = timedelta(days=1)
"""So long before it would be let go, the money is held anew."""

log = logging.getLogger(__name__)


@every(seconds=3600, patience=600)
async def hold_for_longer(work: Work) -> None:
    """Where a company holds money once only, it is taken before it is let go."""
    ending = (
        select(Payment)
        .where(Payment.status.in_(HELD))
        .where(Payment.authorization_expires_at < work.now + BEFORE)
        .order_by(Payment.authorization_expires_at)
        .limit(500)
    )
    async with work.transaction() as session:
        payments = (await session.scalars(ending)).all()
    await each_by_itself(payments, lambda payment: _hold(work, payment))


async def _hold(work: Work, payment: Payment) -> None:
    assert payment.provider_ref is not None
    company, until = work.payments.of(payment.provider), payment.authorization_expires_at
    try:
        await company.hold_on(payment.provider_ref, key=f"hold:{payment.gid}:{until}")
    except PaymentRefused as refused:
        log.info("%s is taken before it ends: %s", payment.gid, refused)
        await take(work, payment, everything=True)
    else:
        await ask_about(work, payment)


@on(PaymentLost)
async def look_into_what_was_lost(work: Work, happened: Happened[PaymentLost]) -> None:
    """What is held for an order without being what was agreed is let go, and its buyer may pay
    anew; of an order that is sold, a person has to know."""
    async with work.transaction() as session:
        named = select(Payment, Order.status).join(Order, Order.id == Payment.order_id)
        found = await session.execute(named.where(Payment.id == happened.subject_id))
        payment, status = found.one()
    company, id = work.payments.of(payment.provider), payment.provider_ref
    assert id is not None
    kind = FindingKind.LOST
    if status is OrderStatus.PENDING:
        kind = FindingKind.CLOSED
        with suppress(PaymentRefused):
            await company.void(id, key=f"void:{id}")
        await ask_about(work, payment)
    told = await company.fetch(id)
    await tell(work, kind, payment.provider, told, payment, happened.event.reason)


@on(PaymentDisputed)
async def tell_of_a_dispute(work: Work, happened: Happened[PaymentDisputed]) -> None:
    await _tell(work, happened, FindingKind.DISPUTED, happened.event.amount, happened.event.reason)


@on(DisputeClosed)
async def tell_how_a_dispute_ended(work: Work, happened: Happened[DisputeClosed]) -> None:
    kind = FindingKind.DISPUTE_WON if happened.event.won else FindingKind.DISPUTE_LOST
    await _tell(work, happened, kind, happened.event.amount, "")


async def _tell(
    work: Work,
    happened: Happened[PaymentDisputed] | Happened[DisputeClosed],
    kind: FindingKind,
    amount: int,
    note: str,
) -> None:
    """Among the findings, one for each event however often the job runs."""
    async with work.transaction() as session:
        named = select(Payment).where(Payment.id == happened.subject_id)
        payment = (await session.scalars(named)).one()
        told = insert(PaymentFinding).values(
            id=ids.uuid7(),
            kind=kind,
            provider=payment.provider,
            provider_ref=f"{payment.provider_ref}:{happened.id}",
            payment_id=payment.id,
            amount=amount,
            currency=payment.currency,
            is_mended=kind is not FindingKind.DISPUTED,
            note=note,
        )
        await session.execute(told.on_conflict_do_nothing())
