"""Points follow the money: earned when an order is paid, given back with each refund."""

from uuid import UUID

from sqlalchemy import Select, func, select

from api.jobs import Happened, on
from api.work import Work
from models.loyalty import LoyaltyAccount, LoyaltyMovement
from models.orders import Order, OrderConfirmed
from models.payments import Payment, PaymentChanged, PaymentEvent, PaymentEventKind
from resolvers.session import SharedSession


@on(OrderConfirmed)
async def award_points(work: Work, happened: Happened[OrderConfirmed]) -> None:
    async with work.transaction() as session:
        order = (await session.scalars(select(Order).where(Order.id == happened.subject_id))).one()
        account = await _locked_account(session, order)
        if account is None or await _is_moved(session, account, f"order:{order.id}"):
            return
        session.add(account.earn(order, await _balance(session, account), work.now))


@on(PaymentChanged)
async def take_points_back(work: Work, happened: Happened[PaymentChanged]) -> None:
    """For every refund that was carried out, whichever change we were told of."""
    async with work.transaction() as session:
        order_id = UUID(happened.event.order_id)
        order = (await session.scalars(select(Order).where(Order.id == order_id))).one()
        account = await _locked_account(session, order)
        # An order that was never confirmed earned nothing.
        if account is None or not await _is_moved(session, account, f"order:{order.id}"):
            return
        for refund in await session.scalars(_refunds(order_id)):
            if not await _is_moved(session, account, refund.reference):
                balance = await _balance(session, account)
                session.add(
                    account.reverse(order, refund.amount, refund.reference, balance, work.now)
                )
                await session.flush()


def _refunds(order_id: UUID) -> Select[PaymentEvent]:
    return (
        select(PaymentEvent)
        .join(Payment, Payment.id == PaymentEvent.payment_id)
        .where(Payment.order_id == order_id, PaymentEvent.kind == PaymentEventKind.REFUNDED)
        .order_by(PaymentEvent.id)
    )


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


async def _balance(session: SharedSession, account: LoyaltyAccount) -> int:
    total = func.coalesce(func.sum(LoyaltyMovement.points), 0)
    return int(await session.scalar(select(total).where(LoyaltyMovement.account_id == account.id)))
