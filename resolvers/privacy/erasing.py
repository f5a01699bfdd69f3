"""Asking to be erased, thinking again, and carrying it out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

import strawberry
from sqlalchemy import select

from models.base import NotFound
from models.customers import Customer
from models.identity import Account, EmailProof, LinkExpired, ProofPurpose, check_fresh
from models.privacy import Blocker, BlockerKind, Erasure, ErasureBlocked, ErasureStatus
from models.tenders import TenderAccount
from resolvers.context import Context, Info
from resolvers.identity import tries
from resolvers.identity.links import MailSent, checked_email, opened
from resolvers.privacy import limits
from resolvers.privacy.subject import Subject, subject, who_is
from resolvers.privacy.taking_out import take_out
from resolvers.session import SharedSession

_BLOCKERS = """
select 'works_here' as kind, null as number from accounts
where id = any(:accounts) and is_active and roles <> array['customer']
union all
select 'order_under_way', number from orders
where id = any(:orders) and status not in ('delivered', 'cancelled')
union all
select 'return_under_way', number from returns
where order_id = any(:orders) and status not in ('rejected', 'refunded')
union all
select 'refund_under_way', o.number from orders o join payments p on p.order_id = o.id
where o.id = any(:orders)
  and (select coalesce(sum(amount), 0) from payment_events e
       where e.payment_id = p.id and e.kind = 'refund_asked')
    > (select coalesce(sum(amount), 0) from payment_events e
       where e.payment_id = p.id and e.kind = 'refunded')
limit 20
"""


async def blockers(session: SharedSession, who: Subject) -> list[Blocker]:
    """What keeps somebody from being erased now; at most twenty."""
    rows = (await session.execute(who.bound(_BLOCKERS))).all()
    return [Blocker(BlockerKind(row.kind), row.number) for row in rows]


async def my_erasure(info: Info) -> Erasure | None:
    """The erasure that I asked for and that is still to come."""
    customer = info.context.viewer.customer_id
    return None if customer is None else await _waiting(info.context, customer)


async def erasure_blockers(info: Info) -> list[Blocker]:
    """What has to end before I can be erased."""
    context = info.context
    if context.viewer.customer_id is None:
        return []
    who = await who_is(context.session, context.viewer.customer_id)
    return await blockers(context.session, who)


async def _waiting(context: Context, customer: UUID) -> Erasure | None:
    found: Erasure | None = await context.session.scalar(
        select(Erasure).where(
            Erasure.customer_id == customer, Erasure.status == ErasureStatus.WAITING
        )
    )
    return found


async def request_erasure(info: Info) -> Erasure:
    """Have me erased a day from now; until then it can be cancelled.

    Takes a fresh confirmation. Points and store credit are lost; orders stay in the books, without
    a name.
    """
    context, viewer = info.context, info.context.viewer
    check_fresh(viewer, context.now)
    if viewer.customer_id is None:
        raise NotFound(kind="customer")
    return await _ask(context, viewer.customer_id)


async def erase_customer(info: Info, customer_id: strawberry.ID) -> Erasure:
    """Erase somebody who asked in person or by letter, at once. Takes a fresh confirmation."""
    context = info.context
    check_fresh(context.viewer, context.now)
    customer = await context.visible(Customer, customer_id)
    return await _ask(context, customer.id, by_staff=context.viewer.account_id)


async def _ask(context: Context, id: UUID, by_staff: UUID | None = None) -> Erasure:
    if not await locked(context.session, id):
        raise NotFound(kind="customer")
    known = await _waiting(context, id)
    if known and by_staff in {None, known.asked_by}:
        return known
    if known is None:
        await _check(context, await who_is(context.session, id))
    if by_staff:
        await limits.check(context, by_staff)
        if known:
            known.hurry(context.now, by_staff)
            return known
    asked = Erasure.ask(id, context.now, by_staff=by_staff)
    context.session.add(asked)
    return asked


async def cancel_erasure(info: Info) -> Erasure:
    """Stay, after all."""
    context, customer = info.context, info.context.viewer.customer_id
    # First: whoever is being erased at this moment is gone before it is looked what waits.
    if customer is None or not await locked(context.session, customer):
        raise NotFound(kind="erasure")
    known = await _waiting(context, customer)
    if known is None:
        raise NotFound(kind="erasure")
    known.cancel()
    return known


async def erasures(info: Info) -> Sequence[Erasure]:
    """The last hundred, for the owner."""
    ordered = select(Erasure).order_by(Erasure.asked_at.desc(), Erasure.id.desc()).limit(100)
    visible = ordered.where(Erasure.visible_to(info.context.viewer))
    return (await info.context.session.scalars(visible)).all()


async def locked(session: SharedSession, customer: UUID | None) -> bool:
    """Nobody orders for the customer meanwhile. False for one who was erased, or never was."""
    mine = select(Customer.id).where(Customer.id == customer, Customer.erased_at.is_(None))
    return await session.scalar(mine.with_for_update()) is not None


async def _check(context: Context, who: Subject) -> None:
    """Raises ErasureBlocked."""
    if found := await blockers(context.session, who):
        raise ErasureBlocked(found)


async def whom(session: SharedSession, erasure: Erasure) -> Subject:
    """Everything by which the one who is to be erased is found."""
    named = select(EmailProof.email).where(EmailProof.id == erasure.proof_id)
    proven = await session.scalar(named) if erasure.proof_id else None
    return await subject(session, erasure.customer_id, proven, erasure.done_at)


async def request_guest_erasure(info: Info, email: str) -> MailSent:
    """Have a link sent that erases what was bought without an account; the same answer for every
    address. Whoever has an account is told to log in."""
    context, address = info.context, checked_email(email)
    await tries.count_mail(context, address)
    context.session.add(EmailProof.ask(ProofPurpose.ERASE_GUEST, address, context.now))
    return MailSent(address)


async def confirm_guest_erasure(info: Info, token: str) -> Erasure:
    """Erase, by such a link, everything about whoever reads the mails of its address."""
    context = info.context
    proof = await opened(context, ProofPurpose.ERASE_GUEST, token)
    if await context.session.scalar(select(Account.id).where(Account.email == proof.email)):
        raise LinkExpired
    known = select(Customer.id).where(Customer.email == proof.email)
    customer: UUID | None = await context.session.scalar(known.with_for_update())
    await _check(context, await who_is(context.session, customer, proof.email))
    asked = Erasure.of_guest(customer, proof.id, context.now)
    context.session.add(asked)
    return asked


async def held(session: SharedSession, id: UUID) -> Erasure | None:
    """An erasure that is to be carried out, locked; its customer first, as when it is asked for or
    cancelled."""
    named = select(Erasure.customer_id).where(Erasure.id == id)
    await locked(session, await session.scalar(named))
    return await session.get(Erasure, id, with_for_update=True, populate_existing=True)


async def carry_out(session: SharedSession, erasure: Erasure, now: datetime) -> Subject | None:
    """Erase whom it is about; None while something is under way.

    The second time settles it: it takes out what was on its way at the first.
    """
    who = await whom(session, erasure)
    if await blockers(session, who):
        return None
    await _forfeit(session, erasure, now)
    is_first = erasure.done_at is None
    await take_out(session, replace(who, proof=erasure.proof_id if is_first else None))
    erasure.done(now)
    return who


async def _forfeit(session: SharedSession, erasure: Erasure, now: datetime) -> None:
    """Store credit that nobody could claim any more is given up, and its ledger says so. No order
    holds any of it: those that are under way keep from being erased."""
    left = select(TenderAccount).where(
        TenderAccount.customer_id == erasure.customer_id, TenderAccount.available > 0
    )
    ordered = left.order_by(TenderAccount.id).with_for_update()
    for account in await session.scalars(ordered.execution_options(populate_existing=True)):
        reference = f"forfeited:{erasure.id}:{now.isoformat()}"
        session.add(account.void(reference, now, note="Given up: its owner was erased."))
