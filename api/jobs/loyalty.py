"""Points follow the money: earned when an order is paid, given back with each refund.

What is earned becomes usable, and ends, when the programme says so.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import NamedTuple, Protocol
from uuid import UUID

from sqlalchemy import CompoundSelect, and_, func, select, union

from api.jobs import Happened, each_by_itself, every, on
from api.work import Work
from models.loyalty import (
    EARNED_AT_FIRST,
    EARNED_SO_FAR,
    OF_EARNINGS,
    Cause,
    LoyaltyAccount,
    LoyaltyMovement,
    Points,
    PointsLot,
    points_earned,
    points_kept,
)
from models.orders import Order, OrderCancelled, OrderConfirmed, OrderMoved, OrderStatus
from models.payments import Payment, PaymentChanged, PaymentEvent, PaymentEventKind
from models.returns import ends_at
from models.tenders import (
    GiftCard,
    OrderTender,
    TenderAccount,
    TenderKind,
    TenderMovement,
    TenderMovementKind,
    TenderRefunded,
)
from resolvers.points import is_moved, locked_points, save_points, the_programme
from resolvers.session import SharedSession
from resolvers.tiers import climb_now, tier_of

MOST_SETTLED = 500
"""Memberships at a time."""


@on(OrderConfirmed)
async def award_points(work: Work, happened: Happened[OrderConfirmed]) -> None:
    now = work.now
    async with work.transaction() as session:
        order = (await session.scalars(select(Order).where(Order.id == happened.subject_id))).one()
        points = await _locked_points(session, order, now)
        if points is None or await is_moved(session, points.account, f"order:{order.id}"):
            return
        if await _is_cancelled(session, order):
            return
        if await session.scalar(select(GiftCard.id).where(GiftCard.order_id == order.id)):
            return  # What it buys will earn them.
        programme = await the_programme(session)
        tier = await tier_of(session, order.customer_id)
        points.earn(
            points_earned(
                order,
                tier.points_basis_points if tier else 10_000,
                await _by_points(session, order),
            ),
            _cause(order, f"order:{order.id}", now),
            usable_at=programme.usable_at(now, order.delivered_at, ends_at(order)),
            expires_at=programme.ends_at(now),
        )
        await save_points(session, points)
        # Jobs run in no order: a refund may have been dealt with before there was anything to take.
        await _take_back(session, points, order, now)
        await climb_now(session, points.account, now)


@on(OrderMoved)
async def let_points_be_used(work: Work, happened: Happened[OrderMoved]) -> None:
    """Where the programme waits for the delivery, or for the end of returns."""
    now = work.now
    async with work.transaction() as session:
        order = (await session.scalars(select(Order).where(Order.id == happened.subject_id))).one()
        if order.delivered_at is None:
            return
        if (points := await _locked_points(session, order, now)) is None:
            return
        programme = await the_programme(session)
        usable_at = programme.usable_at(now, order.delivered_at, ends_at(order))
        for lot in points.lots:
            if lot.order_id == order.id and lot.pending and lot.activates_at is None:
                lot.activates_at = usable_at
        points.settle(now)
        await save_points(session, points)


@every(seconds=60)
async def settle_points(work: Work) -> None:
    """What became usable or ended by itself. However late this runs, it is dated when it was due,
    and whoever moves a member's points meanwhile has settled them first."""
    while due := await _due(work):
        await each_by_itself(due, partial(_settle, work))


async def _due(work: Work) -> Sequence[UUID]:
    now = work.now
    activates = and_(PointsLot.pending > 0, PointsLot.activates_at <= now)
    ends = and_(PointsLot.active > 0, PointsLot.expires_at <= now)
    some = union(*(select(PointsLot.account_id).where(one) for one in (activates, ends)))
    async with work.transaction() as session:
        return (await session.scalars(some.limit(MOST_SETTLED))).all()


async def _settle(work: Work, account_id: UUID) -> None:
    async with work.transaction() as session:
        await locked_points(session, LoyaltyAccount.id == account_id, work.now)


@on(PaymentChanged)
async def take_points_back(work: Work, happened: Happened[PaymentChanged]) -> None:
    await _take_back_for(work, UUID(happened.event.order_id))


@on(TenderRefunded)
async def take_points_of_tenders_back(work: Work, happened: Happened[TenderRefunded]) -> None:
    await _take_back_for(work, UUID(happened.event.order_id))


@on(OrderCancelled)
async def take_points_of_cancelled_back(work: Work, happened: Happened[OrderCancelled]) -> None:
    """All of them, also where the money was held and never taken."""
    await _take_back_for(work, happened.subject_id)


async def _take_back_for(work: Work, order_id: UUID) -> None:
    """For every refund that was carried out, whichever change we were told of."""
    now = work.now
    async with work.transaction() as session:
        order = (await session.scalars(select(Order).where(Order.id == order_id))).one()
        points = await _locked_points(session, order, now)
        # An order that was never confirmed earned nothing.
        if points is None or not await is_moved(session, points.account, f"order:{order.id}"):
            return
        await _take_back(session, points, order, now)


async def _take_back(session: SharedSession, points: Points, order: Order, now: datetime) -> None:
    refunds: Sequence[_Refund] = await session.rows(_refunds(order.id))
    if await _is_cancelled(session, order):
        refunds = [_All(order.total, f"cancelled:{order.id}")]
    new = [one for one in refunds if not await is_moved(session, points.account, one.reference)]
    refunded = sum(one.amount for one in refunds) - sum(one.amount for one in new)
    first, so_far = await _earned(session, points.account, order)
    by_points = await _by_points(session, order)
    for refund in new:
        refunded += refund.amount
        gone = max(0, so_far - points_kept(order, first, refunded, by_points))
        points.reverse(gone, _cause(order, refund.reference, now))
        so_far -= gone
    await save_points(session, points)


def _cause(order: Order, reference: str, now: datetime) -> Cause:
    return Cause(
        reference,
        now,
        note=f"Order {order.number}",
        order_id=order.id,
        touchpoint=order.touchpoint,
        location_id=order.location_id,
    )


async def _is_cancelled(session: SharedSession, order: Order) -> bool:
    """As it is now that the membership is locked: whoever cancels it later finds what it earned."""
    status = await session.scalar(select(Order.status).where(Order.id == order.id))
    return status is OrderStatus.CANCELLED


class _Refund(Protocol):
    @property
    def amount(self) -> int: ...
    @property
    def reference(self) -> str: ...


class _All(NamedTuple):
    amount: int
    reference: str


async def _by_points(session: SharedSession, order: Order) -> int:
    """What points paid of it, minor units: that earns none."""
    paid = select(func.coalesce(func.sum(OrderTender.amount), 0)).where(
        OrderTender.order_id == order.id, OrderTender.kind == TenderKind.POINTS
    )
    return int(await session.scalar(paid))


def _refunds(order_id: UUID) -> CompoundSelect[UUID, int, str]:
    """To the card, and to gift cards and store credit, oldest first; and what a bank took back.
    Not what became points again."""
    to_card = (
        select(PaymentEvent.id, PaymentEvent.amount.label("amount"), PaymentEvent.reference)
        .join(Payment, Payment.id == PaymentEvent.payment_id)
        .where(Payment.order_id == order_id, PaymentEvent.kind.in_(_GONE))
    )
    to_tenders = select(TenderMovement.id, TenderMovement.available, _OF_TENDER.label("reference"))
    to_money = to_tenders.join(TenderAccount, TenderAccount.id == TenderMovement.account_id).where(
        TenderMovement.order_id == order_id,
        TenderMovement.kind.in_(_GIVEN),
        TenderAccount.kind != TenderKind.POINTS,
    )
    return to_card.union_all(to_money).order_by("id")


_GONE = PaymentEventKind.REFUNDED, PaymentEventKind.DISPUTE_LOST
_GIVEN = TenderMovementKind.REFUNDED, TenderMovementKind.RETURNED
_OF_TENDER = func.concat(TenderMovement.reference, ":", TenderMovement.account_id)
"""One return may go back to several of them."""


async def _locked_points(session: SharedSession, order: Order, now: datetime) -> Points | None:
    if order.customer_id is None:
        return None
    return await locked_points(session, LoyaltyAccount.customer_id == order.customer_id, now)


async def _earned(session: SharedSession, account: LoyaltyAccount, order: Order) -> tuple[int, int]:
    """What the order gave, and what of it was not taken back so far."""
    of_it = (LoyaltyMovement.account_id == account.id, LoyaltyMovement.order_id == order.id)
    found = select(EARNED_AT_FIRST, EARNED_SO_FAR).where(OF_EARNINGS, *of_it)
    first, so_far = (await session.execute(found)).one()
    return int(first), int(so_far)
