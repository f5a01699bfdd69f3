"""Points follow the money: earned when an order is paid, given back with each refund."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol
from uuid import UUID

from sqlalchemy import CompoundSelect, func, select

from api.jobs import Happened, on
from api.work import Work
from models.loyalty import LoyaltyAccount, LoyaltyMovement
from models.orders import Order, OrderCancelled, OrderConfirmed, OrderStatus
from models.payments import Payment, PaymentChanged, PaymentEvent, PaymentEventKind
from models.tenders import GiftCard, TenderMovement, TenderMovementKind, TenderRefunded
from resolvers.session import SharedSession


@on(OrderConfirmed)
async def award_points(work: Work, happened: Happened[OrderConfirmed]) -> None:
    async with work.transaction() as session:
        order = (await session.scalars(select(Order).where(Order.id == happened.subject_id))).one()
        account = await _locked_account(session, order)
        if account is None or await _is_moved(session, account, f"order:{order.id}"):
            return
        if await _is_cancelled(session, order):
            return
        if await session.scalar(select(GiftCard.id).where(GiftCard.order_id == order.id)):
            return  # What it buys will earn them.
        session.add(account.earn(order, await _balance(session, account), work.now))
        await session.flush()
        # Jobs run in no order: a refund may have been dealt with before there was anything to take.
        await _take_back(session, account, order, work.now)


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
    async with work.transaction() as session:
        order = (await session.scalars(select(Order).where(Order.id == order_id))).one()
        account = await _locked_account(session, order)
        # An order that was never confirmed earned nothing.
        if account is None or not await _is_moved(session, account, f"order:{order.id}"):
            return
        await _take_back(session, account, order, work.now)


async def _take_back(
    session: SharedSession, account: LoyaltyAccount, order: Order, now: datetime
) -> None:
    refunds: Sequence[_Refund] = await session.rows(_refunds(order.id))
    if await _is_cancelled(session, order):
        refunds = [_All(order.total, f"cancelled:{order.id}")]
    new = [one for one in refunds if not await _is_moved(session, account, one.reference)]
    refunded = sum(one.amount for one in refunds) - sum(one.amount for one in new)
    for refund in new:
        refunded += refund.amount
        session.add(
            account.reverse(
                order,
                refunded=refunded,
                so_far=await _balance(session, account, order),
                reference=refund.reference,
                balance=await _balance(session, account),
                now=now,
            )
        )
        await session.flush()


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


def _refunds(order_id: UUID) -> CompoundSelect[UUID, int, str]:
    """To the card, and to gift cards and store credit, oldest first; and what a bank took back."""
    to_card = (
        select(PaymentEvent.id, PaymentEvent.amount.label("amount"), PaymentEvent.reference)
        .join(Payment, Payment.id == PaymentEvent.payment_id)
        .where(Payment.order_id == order_id, PaymentEvent.kind.in_(_GONE))
    )
    to_tenders = select(
        TenderMovement.id, TenderMovement.available, _OF_TENDER.label("reference")
    ).where(TenderMovement.order_id == order_id, TenderMovement.kind.in_(_GIVEN))
    return to_card.union_all(to_tenders).order_by("id")


_GONE = PaymentEventKind.REFUNDED, PaymentEventKind.DISPUTE_LOST
_GIVEN = TenderMovementKind.REFUNDED, TenderMovementKind.RETURNED
_OF_TENDER = func.concat(TenderMovement.reference, ":", TenderMovement.account_id)
"""One return may go back to several of them."""


async def _locked_account(session: SharedSession, order: Order) -> LoyaltyAccount | None:
    """One movement after the other, so that `balance_after` is true."""
    if order.customer_id is None:
        return None
    account: LoyaltyAccount | None = await session.scalar(
        select(LoyaltyAccount)
        .where(LoyaltyAccount.customer_id == order.customer_id)
        .with_for_update()
    )
    return account


async def _is_moved(session: SharedSession, account: LoyaltyAccount, reference: str) -> bool:
    found = select(LoyaltyMovement.id).where(
        LoyaltyMovement.account_id == account.id, LoyaltyMovement.reference == reference
    )
    return await session.scalar(found) is not None


async def _balance(
    session: SharedSession, account: LoyaltyAccount, order: Order | None = None
) -> int:
    """The sum of the ledger, or of what one order moved in it."""
    total = select(func.coalesce(func.sum(LoyaltyMovement.points), 0))
    total = total.where(LoyaltyMovement.account_id == account.id)
    if order is not None:
        total = total.where(LoyaltyMovement.order_id == order.id)
    return int(await session.scalar(total))
