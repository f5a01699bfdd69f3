"""The figures of what comes after a sale: goods that go out in time, and goods that come back."""

from sqlalchemy import BigInteger, Select, and_, cast, func, or_, select
from sqlalchemy.orm import aliased

from models.analytics import Report, durations
from models.base import EventEntry
from models.fulfilments import Fulfilment
from models.identity import Account
from models.order_changes import OrderChanged
from models.orders import Order, OrderCancelled, OrderLine, OrderPlaced, OrderStatus
from models.returns import Return, ReturnLine, ReturnRequested, ReturnStatus
from models.support import Ticket, TicketOpened
from models.viewer import Role

_TRAVELLED = Return.code.is_not(None) | Return.location_id.is_(None)
"""What was never handed over did not come back, though its money did."""


def on_time(report: Report) -> Select[int, int]:
    """Shipments delivered in the period by the date that was promised, and all with such a date."""
    sent = Fulfilment
    in_time = sent.delivered_at <= sent.promised_at
    return (
        select(func.count().filter(in_time), func.count())
        .join(Order, Order.id == sent.order_id)
        .where(sent.promised_at.is_not(None), sent.shipped_at.is_not(None))
        .where(*report.within(sent.delivered_at, Order.touchpoint))
    )


def fulfilment_time(report: Report) -> Select[int, int, int, int]:
    """From the payment of an order until the first of it was handed to a carrier or its buyer, of
    those paid in the period."""
    paid, gone = EventEntry, aliased(EventEntry)
    status = gone.data["status"].astext
    has_left = or_(
        and_(gone.name == "FulfilmentMoved", status == "shipped"),
        and_(gone.name == "PickupMoved", status == "collected"),
        and_(gone.name == "OrderMoved", status.in_(["shipped", "delivered"])),
    )
    left = select(func.min(gone.at)).where(gone.subject_id == paid.subject_id, has_left)
    each = (
        select((left.scalar_subquery() - paid.at).label("took"))
        .where(paid.name == "OrderConfirmed", *report.within(paid.at, paid.touchpoint))
        .subquery()
    )
    return durations(each.c.took).where(each.c.took.is_not(None))


def return_rate(report: Report) -> Select[int, int]:
    """Pieces of the orders delivered in the period that came back, and all of their pieces."""
    came = (
        select(func.coalesce(func.sum(ReturnLine.quantity), 0))
        .join(Return, Return.id == ReturnLine.return_id)
        .where(ReturnLine.order_line_id == OrderLine.id)
        .where(Return.status.in_([ReturnStatus.RECEIVED, ReturnStatus.REFUNDED]))
        .where(_TRAVELLED)
    )
    sums = (func.sum(one) for one in (came.scalar_subquery(), OrderLine.quantity))
    back, sold = (cast(func.coalesce(one, 0), BigInteger) for one in sums)
    return (
        select(back, sold)
        .select_from(OrderLine)
        .join(Order, Order.id == OrderLine.order_id)
        .where(Order.status == OrderStatus.DELIVERED)
        .where(*report.within(Order.delivered_at, Order.touchpoint))
    )


def return_time(report: Report) -> Select[int, int, int, int]:
    """From the request of a return until its refund, of those asked for in the period."""
    asked = durations(Return.refunded_at - Return.requested_at)
    asked = asked.join(Order, Order.id == Return.order_id).where(Return.refunded_at.is_not(None))
    return asked.where(_TRAVELLED, *report.within(Return.requested_at, Order.touchpoint))


def self_service_rate(report: Report) -> Select[int, int]:
    """What was changed, cancelled or asked back of orders in the period: by their buyers, and in
    all. Staff who do it do it for somebody who had to ask."""
    did, who = EventEntry, Account
    is_staff = and_(who.roles != [Role.CUSTOMER.value], did.data["from_staff"].astext.is_(None))
    by_staff = or_(did.data["from_staff"].astext == "true", is_staff)
    kinds = (OrderChanged, OrderCancelled, ReturnRequested)
    asked = did.name.in_([kind.__name__ for kind in kinds])
    return (
        select(func.count().filter(func.coalesce(by_staff, False).is_(False)), func.count())
        .select_from(did)
        .outerjoin(who, who.id == did.account_id)
        .where(asked, did.touchpoint.is_not(None), *report.within(did.at, did.touchpoint))
    )


def order_enquiries(report: Report) -> Select[int, int]:
    """Questions about an order that were asked in the period, and the orders placed in it."""
    asked, placed = EventEntry, aliased(EventEntry)
    about = Ticket.order_id.is_not(None)
    questions = (
        select(func.count())
        .select_from(asked)
        .join(Ticket, Ticket.id == asked.subject_id)
        .where(asked.name == TicketOpened.__name__, about)
        .where(*report.within(asked.at, asked.touchpoint))
    )
    orders = select(func.count()).where(
        placed.name == OrderPlaced.__name__, *report.within(placed.at, placed.touchpoint)
    )
    return select(questions.scalar_subquery(), orders.scalar_subquery())
