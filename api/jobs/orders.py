"""What follows orders: counting them, and giving up those that nobody paid."""

import logging
from datetime import timedelta
from uuid import UUID

from sqlalchemy import func, select, update

from api.jobs import Happened, each_by_itself, every, on
from api.jobs.payments import told_about
from api.work import Work
from models.customers import Customer
from models.orders import Order, OrderCancelled, OrderConfirmed, OrderStatus
from models.payments import Payment
from resolvers.orders import moving
from resolvers.orders.changing import HELD_FOR
from resolvers.ports import PaymentRefused, ProviderStatus
from resolvers.settlements import settle

LONGEST_HELD = timedelta(hours=1)
"""Even when the provider will not close the payment; what is paid after all goes back."""
UNPAID = "unpaid"

log = logging.getLogger(__name__)


@on(OrderConfirmed)
async def count_orders(work: Work, happened: Happened[OrderConfirmed]) -> None:
    await recount(work, happened.subject_id)


async def recount(work: Work, order_id: UUID) -> None:
    """Counted anew each time, so that twice is as good as once."""
    mine = select(Order.customer_id).where(Order.id == order_id).scalar_subquery()
    bought = Order.status.not_in([OrderStatus.PENDING, OrderStatus.CANCELLED])
    count = select(func.count()).where(Order.customer_id == Customer.id, bought).scalar_subquery()
    async with work.transaction() as session:
        await session.execute(
            update(Customer)
            .where(Customer.id == mine)
            .values(order_count=count)
            .execution_options(synchronize_session=False)
        )


@on(OrderCancelled)
async def close_the_payment(work: Work, happened: Happened[OrderCancelled]) -> None:
    """Nobody should pay for what was cancelled; money that came already goes back."""
    async with work.transaction() as session:
        mine = select(Payment).where(Payment.order_id == happened.subject_id)
        payment = await session.scalar(mine)
    if payment is not None:
        await _closed(work, payment)


@every(seconds=30)
async def give_up_unpaid_orders(work: Work) -> None:
    """One that fails does not keep the others' goods from being sold."""
    unpaid = (
        select(Order.id)
        .where(Order.status == OrderStatus.PENDING, Order.placed_at < work.now - HELD_FOR)
        .order_by(Order.placed_at)
        .limit(200)
    )
    async with work.transaction() as session:
        orders = list(await session.scalars(unpaid))
    await each_by_itself(orders, lambda order_id: give_up(work, order_id))


async def give_up(work: Work, order_id: UUID) -> None:
    """Close the payment at the provider first: whoever pays at this moment gets the goods."""
    async with work.transaction() as session:
        order = (await session.scalars(select(Order).where(Order.id == order_id))).one()
        payment = await session.scalar(select(Payment).where(Payment.order_id == order_id))
    try:
        is_closed = payment is None or await _closed(work, payment)
    except PaymentRefused:
        log.exception("Order %s cannot be looked up at the provider", order.number)
        is_closed = False
    if not is_closed and order.placed_at > work.now - LONGEST_HELD:
        return
    async with work.transaction() as session:
        await moving.give_up(session, order_id, UNPAID, work.now)


async def _closed(work: Work, payment: Payment) -> bool:
    """Whether nobody can pay it any more. Raises Unavailable and PaymentRefused."""
    told = await told_about(work, payment)
    if told is None:
        return True
    company = work.payments.of(payment.provider)
    try:
        told = await company.void(told.id, key=f"void:{told.id}")
    except PaymentRefused as refused:
        log.info("%s stays: %s", payment.gid, refused)
        told = await company.fetch(told.id)
    async with work.transaction() as session:
        await settle(session, payment, told, work.now)
    return told.status is ProviderStatus.VOIDED
