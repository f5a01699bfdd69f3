"""An order is given up after it was placed: its goods are free, and what was paid goes back."""

from datetime import datetime
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement, case, exists, or_, select, type_coerce
from sqlalchemy.orm import selectinload

from models.base import InvalidField, InvalidInput
from models.fulfilments import GONE, Fulfilment, FulfilmentStatus
from models.loyalty import EARNED_SO_FAR, OF_EARNINGS, LoyaltyMovement
from models.order_changes import (
    CancelReason,
    GivenBack,
    OrderChange,
    check_changeable,
)
from models.orders import Order, OrderLine, OrderStatus
from models.payments import Payment, PaymentStatus
from models.stores import Channel
from models.tenders import OrderTender, Part, TenderKind, TenderStatus
from models.viewer import Viewer
from resolvers import fulfilments, offers, stock
from resolvers.context import Context, Info, uuid_of
from resolvers.inputs import OptionalKey
from resolvers.session import SharedSession
from resolvers.tenders import using
from resolvers.tenders.replacing import replace_ended

TAKEN = (
    PaymentStatus.CAPTURED,
    PaymentStatus.PARTLY_REFUNDED,
    PaymentStatus.REFUNDED,
)


async def cancel_order(
    info: Info,
    order_id: strawberry.ID,
    reason: CancelReason = CancelReason.CHANGED_MIND,
    dry_run: bool = False,
    idempotency_key: OptionalKey = None,
) -> OrderChange:
    """Give an order up: its buyer within the time of the market and before anything is packed,
    staff until something has left. All that was paid goes back the way it came.

    With `dryRun`, tells what would go back and changes nothing.
    """
    context, session = info.context, info.context.session
    if dry_run and idempotency_key is not None:
        raise InvalidInput([InvalidField("idempotencyKey", "A dry run changes nothing.")])
    order = await changeable(context, order_id)
    change, paid = await _foreseen(session, order, reason, context.viewer, context.now)
    if not dry_run:
        session.add(change)
        await _give_up(session, order, *paid, change, context.now)
    return change


async def call_off(
    session: SharedSession, order: Order, reason: CancelReason, viewer: Viewer, now: datetime
) -> OrderChange:
    """By the shop itself, whatever its buyer may still do. The order is locked, with its lines, and
    nothing of it has left."""
    change, paid = await _foreseen(session, order, reason, viewer, now)
    session.add(change)
    await _give_up(session, order, *paid, change, now)
    return change


async def _foreseen(
    session: SharedSession, order: Order, reason: CancelReason, viewer: Viewer, now: datetime
) -> tuple[OrderChange, tuple[Payment | None, list[Part]]]:
    """What it would give back, with what paid it, locked."""
    payment = await _payment(session, order.id)
    parts = await _parts(session, order.id)
    back = given_back(order, payment, parts, await _points(session, order.id))
    return OrderChange.cancelled(order, back, reason, viewer, now), (payment, parts)


async def changeable(context: Context, order_id: str) -> Order:
    """The order, locked, with its lines, if the viewer may change it now.

    Raises NotFound, OrderNotChangeable.
    """
    theirs = select(Order).where(
        Order.id == uuid_of(Order, order_id),
        or_(Order.bought_by(context.viewer), Order.moved_by(context.viewer)),
    )
    order = await context.the_one(theirs, Order, selectinload(Order.lines), lock=True)
    rule = select(Channel.change_minutes, first_of(Order)).where(
        Order.id == order.id, Channel.id == Order.channel_id
    )
    window, first = (await context.session.execute(rule)).one()
    check_changeable(order, context.viewer, window, context.now, first)
    return order


def first_of(order: type[Order]) -> ColumnElement[OrderStatus | None]:
    """How far the first of its shipments is: shipped, packed, or None before that. What is in no
    line is a gift card, which is issued as it is paid, and never in our hands."""
    is_any = exists().where(Fulfilment.order_id == order.id)
    has_left = is_any.where(Fulfilment.status.in_(GONE))
    is_packed = is_any.where(Fulfilment.status == FulfilmentStatus.PACKED)
    has_goods = exists().where(OrderLine.order_id == order.id)
    told = case(
        (or_(has_left, ~has_goods), OrderStatus.SHIPPED.value),
        (is_packed, OrderStatus.PACKED.value),
    )
    return type_coerce(told, Order.status.type).label("first")


async def _payment(session: SharedSession, order_id: UUID) -> Payment | None:
    wanted = select(Payment).where(Payment.order_id == order_id).with_for_update()
    found: Payment | None = await session.scalar(wanted.execution_options(populate_existing=True))
    return found


async def _parts(session: SharedSession, order_id: UUID) -> list[Part]:
    """What it took of gift cards, store credit and points, paid or not, locked."""
    spent = await using.parts_of(session, order_id, TenderStatus.SPENT)
    return spent or await using.parts_of(session, order_id, TenderStatus.HELD)


async def _points(session: SharedSession, order_id: UUID) -> int:
    of_it = select(EARNED_SO_FAR).where(OF_EARNINGS, LoyaltyMovement.order_id == order_id)
    return max(0, int(await session.scalar(of_it)))


def left_of(tender: OrderTender) -> int:
    return tender.amount - tender.refunded


def points_left(tender: OrderTender) -> int:
    """That were taken and are not back."""
    return (tender.points or 0) - tender.points_back


def given_back(order: Order, payment: Payment | None, parts: list[Part], points: int) -> GivenBack:
    """All that is not back yet; the tenders' parts first known, the rest is the card's."""
    to_tenders = {
        kind: sum(left_of(part.tender) for part in parts if part.tender.kind is kind)
        for kind in TenderKind
    }
    is_taken = payment is not None and payment.status in TAKEN
    is_held = payment is not None and payment.status is PaymentStatus.AUTHORIZED
    of_card = order.total - order.refunded - sum(to_tenders.values())
    return GivenBack(
        to_card=of_card if is_taken else 0,
        let_go=of_card if is_held else 0,
        to_gift_cards=to_tenders[TenderKind.GIFT_CARD],
        to_store_credit=to_tenders[TenderKind.STORE_CREDIT],
        points=points,
        points_back=sum(points_left(part.tender) for part in parts),
    )


async def _give_up(
    session: SharedSession,
    order: Order,
    payment: Payment | None,
    parts: list[Part],
    change: OrderChange,
    now: datetime,
) -> None:
    """Everything is locked. What is held at the payment company is let go by a job."""
    reference = change.gid
    order.call_off(change.reason or CancelReason.OTHER)
    await fulfilments.stop(session, order, now)
    await stock.release(session, order.id)
    await offers.release(session, order.id)
    held = [part for part in parts if part.tender.status is TenderStatus.HELD]
    await using.release(session, order, now, held)
    for part in parts:
        left = left_of(part.tender)
        if part.tender.status is TenderStatus.SPENT and left:
            order.refunded += left
            session.add(moved := part.refund(left, reference, now))
            await replace_ended(session, order, [moved], now)
    if payment is not None and change.to_card:
        order.refunded += change.to_card
        session.add(payment.refund_asked(change.to_card, reference))
