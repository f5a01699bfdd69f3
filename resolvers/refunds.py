"""Money goes back once: decided by one person within their limit, above it by two."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import strawberry
from sqlalchemy import select
from strawberry import Parent

from models import ids
from models.identity import Account, check_fresh
from models.orders import Order
from models.payments import Payment
from models.refunds import RefundRequest, RefundRequestStatus, waits_for_another
from models.returns import RefundTarget, Return
from models.tenders import Part, TenderAccount, TenderStatus
from resolvers.context import Context, Info
from resolvers.inputs import Key, OptionalKey
from resolvers.paging import Page, newest_first
from resolvers.returns import with_order
from resolvers.session import SharedSession
from resolvers.tenders import using
from resolvers.tenders.replacing import replace_ended
from resolvers.tenders.staff import store_credit


@dataclass(frozen=True)
class StaffPerson:
    """A colleague, as those see them who may not see accounts."""

    gid: str
    name: str


async def person(info: Info, account_id: UUID | None) -> StaffPerson | None:
    """None when nobody is named, or the account is gone."""
    if account_id is None:
        return None
    account: Account | None = await info.context.loaders.account.load(account_id)
    return StaffPerson(account.gid, account.name) if account else None


async def refund_requests(
    info: Info,
    decision: RefundRequestStatus | None = None,
    first: int = 20,
    after: str | None = None,
) -> Page[RefundRequest]:
    """Refunds that somebody asked a colleague for, newest first."""
    matching = [] if decision is None else [RefundRequest.status == decision]
    when = RefundRequest.requested_at
    return await newest_first(
        info.context, RefundRequest, when, matching=matching, first=first, after=after
    )


async def return_(request: Parent[RefundRequest], info: Info) -> Return | None:
    """What it is for."""
    return await info.context.loaders.returned.load(request.return_id)


async def requested_by(request: Parent[RefundRequest], info: Info) -> StaffPerson | None:
    return await person(info, request.requested_by)


async def decided_by(request: Parent[RefundRequest], info: Info) -> StaffPerson | None:
    return await person(info, request.decided_by)


async def can_decide(request: Parent[RefundRequest], info: Info) -> bool:
    """Whether the caller may: it is open, not their own, and within their limit."""
    viewer = info.context.viewer
    if not request.is_decidable_by(viewer):
        return False
    back: Return | None = await info.context.loaders.returned.load(request.return_id)
    return back is not None and not back.is_of(viewer)


async def refund_return(
    info: Info, return_id: strawberry.ID, idempotency_key: Key
) -> Return | RefundRequest:
    """Decide to give the money back: to what paid, or as store credit if its buyer chose that.

    Above the caller's own limit, or for goods that they bought, it is asked for instead, and
    waits for somebody else.
    """
    context, viewer = info.context, info.context.viewer
    back, order = await with_order(context, return_id)
    back.check_payable()
    waiting = await _waiting(context, back)
    if waiting is not None:
        if not waiting.is_decidable_by(viewer) or back.is_of(viewer):
            return waiting
        waiting.approve(back, order, viewer, context.now)
    elif waits_for_another(back, order, viewer):
        asked = RefundRequest.ask(back, order, viewer, context.now)
        context.session.add(asked)
        return asked
    await _pay(context, back, order)
    return back


async def approve_refund(
    info: Info, refund_request_id: strawberry.ID, idempotency_key: Key
) -> RefundRequest:
    """Say yes to what a colleague asked for; the money goes to the card that paid.

    Takes a fresh confirmation, and a limit that covers it.
    """
    context = info.context
    check_fresh(context.viewer, context.now)
    found = await context.visible(RefundRequest, refund_request_id)
    back, order = await with_order(context, ids.encode(Return.prefix, found.return_id))
    request = await context.visible(RefundRequest, refund_request_id, lock=True)
    request.approve(back, order, context.viewer, context.now)
    await _pay(context, back, order)
    return request


async def decline_refund(
    info: Info, refund_request_id: strawberry.ID, answer: str, idempotency_key: OptionalKey = None
) -> RefundRequest:
    """Say no to what a colleague asked for, and why. Takes a fresh confirmation."""
    context = info.context
    check_fresh(context.viewer, context.now)
    request = await context.visible(RefundRequest, refund_request_id, lock=True)
    request.decline(context.viewer, answer, context.now)
    return request


async def _waiting(context: Context, back: Return) -> RefundRequest | None:
    """Its order is locked, so no other begins to wait meanwhile."""
    wanted = select(RefundRequest).where(
        RefundRequest.return_id == back.id, RefundRequest.status == RefundRequestStatus.PENDING
    )
    locked = wanted.with_for_update().execution_options(populate_existing=True)
    found: RefundRequest | None = await context.session.scalar(locked)
    return found


async def _pay(context: Context, back: Return, order: Order) -> None:
    credit = None
    if back.target is RefundTarget.STORE_CREDIT and order.customer_id is not None:
        credit = await store_credit(context, order.customer_id, order.currency)
    await pay_back(context.session, back, order, context.now, credit)


async def pay_back(
    session: SharedSession,
    back: Return,
    order: Order,
    now: datetime,
    credit: TenderAccount | None = None,
) -> None:
    """To its buyer's `credit`, or else to what paid. The order is locked."""
    paid = select(Payment).where(Payment.order_id == order.id).with_for_update()
    payment: Payment | None = await session.scalar(paid.execution_options(populate_existing=True))
    parts = list[Part]()
    if payment is None or payment.amount < order.total:
        parts = await using.parts_of(session, order.id, TenderStatus.SPENT)
    moves = back.pay_back(order, payment, parts, now, credit)
    session.add_all(moves)
    await replace_ended(session, order, moves, now)
