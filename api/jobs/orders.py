"""What follows orders: mails, and giving up those that nobody paid."""

import logging
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlalchemy.orm import selectinload

from api.adapters.mail import money
from api.jobs import Happened, each_by_itself, every, invoices, on
from api.jobs.mails import language_of, send_once
from api.jobs.payments import told_about
from api.work import Work
from models.customers import Customer
from models.language import said, spoken
from models.notifications import NoticeKind
from models.orders import Order, OrderCancelled, OrderConfirmed, OrderMoved, OrderStatus
from models.payments import Payment
from models.stores import Channel
from resolvers.orders import moving, tracking
from resolvers.ports import Attachment, Mail, PaymentRefused, ProviderStatus
from resolvers.settlements import settle

HELD_FOR = timedelta(minutes=10)
"""How long an unpaid order keeps its goods from others."""
LONGEST_HELD = timedelta(hours=1)
"""Even when the provider will not close the payment; what is paid after all goes back."""
UNPAID = "unpaid"

log = logging.getLogger(__name__)


@on(OrderConfirmed)
async def confirm_by_mail(work: Work, happened: Happened[OrderConfirmed]) -> None:
    order, values = await _described(work, happened.subject_id)
    if order.email is None:
        return
    paper = await invoices.attached(work, order.id)
    await _mail(work, order, NoticeKind.ORDER_CONFIRMED, "order_confirmed", values, paper)


@on(OrderMoved)
async def tell_that_it_is_on_its_way(work: Work, happened: Happened[OrderMoved]) -> None:
    if happened.event.status != OrderStatus.SHIPPED:
        return
    order, values = await _described(work, happened.subject_id)
    await _mail(work, order, NoticeKind.ORDER_SHIPPED, "order_shipped", values)


@on(OrderConfirmed)
async def count_orders(work: Work, happened: Happened[OrderConfirmed]) -> None:
    """Counted anew each time, so that twice is as good as once."""
    mine = select(Order.customer_id).where(Order.id == happened.subject_id).scalar_subquery()
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
        await moving.give_up(session, order_id, UNPAID)


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


async def _described(work: Work, order_id: UUID) -> tuple[Order, dict[str, Any]]:
    async with work.transaction() as session:
        order = (
            await session.scalars(
                select(Order).where(Order.id == order_id).options(selectinload(Order.lines))
            )
        ).one()
        channel = (
            await session.scalars(select(Channel).where(Channel.id == order.channel_id))
        ).one()
        name = await session.scalar(select(Customer.name).where(Customer.id == order.customer_id))
        spoken.set(await language_of(session, order))
    known_as = name or (order.delivery_address or {}).get("name") or ""
    return order, {
        "order": order,
        "name": known_as.partition(" ")[0],
        "sums": sums(order),
        "arrives": in_zone(order, channel),
        "address": delivery_words(order.delivery_address),
        "track": tracking.token_for(work.ports.vault, order, work.now),
    }


def sums(order: Order) -> list[tuple[str, str]]:
    """The lines below the goods, as on a receipt; the total comes last."""
    parts = [("Goods", order.subtotal), ("Discount", -order.discount)]
    parts += [("Delivery", order.shipping)]
    if not order.tax_is_included:
        parts += [("Tax", order.tax)]
    told = [one for one in parts if one[1]] + [("Paid", order.total)]
    return [(said(words), money(minor, order.currency)) for words, minor in told]


def in_zone(order: Order, channel: Channel) -> datetime | None:
    """When it arrives, on the calendar of the people who wait for it."""
    if order.estimated_delivery is None:
        return None
    return order.estimated_delivery.astimezone(ZoneInfo(channel.time_zone))


def delivery_words(address: dict[str, Any] | None) -> str:
    parts = ("name", "line1", "line2", "city", "region", "postal_code")
    return ", ".join(str(address[part]) for part in parts if address and address.get(part))


async def _mail(
    work: Work,
    order: Order,
    kind: NoticeKind,
    template: str,
    values: dict[str, Any],
    attachments: tuple[Attachment, ...] = (),
) -> None:
    if order.email is not None:
        key = f"{kind}:{order.gid}"
        mail = Mail(order.email, template, key, values, attachments)
        await send_once(work, kind, order.id, mail)
