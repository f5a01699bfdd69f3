"""What was changed of an order after it was placed, by whom, and what that gave back."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, exists, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, Model
from models.invariants import invariant
from models.money import Money
from models.orders import Order, OrderStatus
from models.viewer import Grant, Touchpoint, Viewer


@dataclass(frozen=True)
class OrderChanged(Event):
    is_live = True
    kind: str
    from_staff: bool


class OrderChangeKind(StrEnum):
    CANCELLED = "cancelled"
    ADDRESS = "address"
    """Where it goes; its price stays."""


class CancelReason(StrEnum):
    CHANGED_MIND = "changed_mind"
    MISTAKE = "mistake"
    TOO_SLOW = "too_slow"
    FOUND_ELSEWHERE = "found_elsewhere"
    OUT_OF_STOCK = "out_of_stock"
    FRAUD = "fraud"
    OTHER = "other"


class WhyUnchangeable(StrEnum):
    CANCELLED = "cancelled"
    PACKED = "packed"
    SHIPPED = "shipped"
    WINDOW_OVER = "window_over"
    SOLD_AT_TILL = "sold_at_till"
    COLLECTED_IN_STORE = "collected_in_store"


_SENTENCES = {
    WhyUnchangeable.CANCELLED: "This order is cancelled already.",
    WhyUnchangeable.PACKED: "It is packed already. Ask us, and we see what can be done.",
    WhyUnchangeable.SHIPPED: "It has left us already. You can send it back once it is here.",
    WhyUnchangeable.WINDOW_OVER: "The time to change it by yourself is over. Please ask us.",
    WhyUnchangeable.SOLD_AT_TILL: "What was bought at a till is brought back there.",
    WhyUnchangeable.COLLECTED_IN_STORE: "It is collected in a store, so it goes to no address.",
}


@dataclass
class OrderNotChangeable(DomainError):
    message = "This order cannot be changed any more."
    status: OrderStatus
    why: WhyUnchangeable
    until: datetime | None = None
    """When its buyer could last do it."""

    def __str__(self) -> str:
        return _SENTENCES[self.why]


class Placed(Protocol):
    """What of an order says whether it can be changed."""

    @property
    def status(self) -> OrderStatus: ...
    @property
    def touchpoint(self) -> Touchpoint: ...
    @property
    def placed_at(self) -> datetime: ...
    @property
    def external_ref(self) -> str | None: ...
    @property
    def location_id(self) -> UUID: ...


def changed_until(order: Placed, window: int) -> datetime:
    """Until when its buyer may change it; `window` is of its channel, in minutes."""
    return order.placed_at + timedelta(minutes=window)


def is_staff_for(order: Placed, viewer: Viewer) -> bool:
    """Whether the viewer changes it for its buyer: the desk any, a store its own."""
    if viewer.may(Grant.MOVE_ORDERS):
        return True
    return viewer.may(Grant.SERVE_STORE) and viewer.store_id == order.location_id


def why_unchangeable(
    order: Placed, viewer: Viewer, window: int, now: datetime, first: OrderStatus | None
) -> WhyUnchangeable | None:
    """Why the viewer, who is its buyer or staff, can neither cancel nor change it now.

    Buyers can within the window, and before anything is packed; staff until something has left.
    `first` is how far the first of its shipments is, when that is packed or has left: the order
    itself is as far as the last of them.
    """
    if order.touchpoint is Touchpoint.TILL or order.external_ref is not None:
        return WhyUnchangeable.SOLD_AT_TILL
    if order.status is OrderStatus.CANCELLED:
        return WhyUnchangeable.CANCELLED
    if {order.status, first} & {OrderStatus.SHIPPED, OrderStatus.DELIVERED}:
        return WhyUnchangeable.SHIPPED
    return None if is_staff_for(order, viewer) else _why_not_by_buyer(order, window, now, first)


def _why_not_by_buyer(
    order: Placed, window: int, now: datetime, first: OrderStatus | None
) -> WhyUnchangeable | None:
    if OrderStatus.PACKED in (order.status, first):
        return WhyUnchangeable.PACKED
    if order.status is OrderStatus.CONFIRMED and now >= changed_until(order, window):
        return WhyUnchangeable.WINDOW_OVER
    return None


def check_changeable(
    order: Order, viewer: Viewer, window: int, now: datetime, first: OrderStatus | None
) -> None:
    """Raises OrderNotChangeable."""
    why = why_unchangeable(order, viewer, window, now, first)
    if why is not None:
        raise OrderNotChangeable(order.status, why, changed_until(order, window))


@dataclass(frozen=True)
class GivenBack:
    """What a cancellation gives back, minor units: the whole order, whoever paid it with what."""

    to_card: int = 0
    let_go: int = 0
    """Held by the payment company and never taken, so nothing is to come back."""
    to_gift_cards: int = 0
    to_store_credit: int = 0
    points: int = 0
    """That the order had earned, and that go again."""
    points_back: int = 0
    """That were spent on it, and that come back."""


class OrderChange(Model):
    """One change of one order; only added to."""

    __tablename__ = "order_changes"
    __table_args__ = (
        CheckConstraint("points_back >= 0", name="gives_points_back"),
        CheckConstraint(
            "least(to_card, let_go, to_gift_cards, to_store_credit, points) >= 0",
            name="gives_back",
        ),
        Index(None, "order_id"),
        Index(
            "uq_order_changes_cancelled",
            "order_id",
            unique=True,
            postgresql_where=text("kind = 'cancelled'"),
        ),
    )
    prefix = "orderchange"

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    kind: Mapped[OrderChangeKind]
    staff_id: Mapped[UUID | None] = mapped_column(default=None)
    """Who of the staff did it; None for its buyer."""
    reason: Mapped[CancelReason | None] = mapped_column(default=None)
    at: Mapped[datetime]
    currency: Mapped[str]
    total_before: Mapped[int]
    total_after: Mapped[int]
    to_card: Mapped[int] = mapped_column(default=0)
    let_go: Mapped[int] = mapped_column(default=0)
    to_gift_cards: Mapped[int] = mapped_column(default=0)
    to_store_credit: Mapped[int] = mapped_column(default=0)
    points: Mapped[int] = mapped_column(default=0)
    points_back: Mapped[int] = mapped_column(default=0)

    @classmethod
    def cancelled(
        cls,
        order: Order,
        back: GivenBack,
        reason: CancelReason,
        viewer: Viewer,
        now: datetime,
    ) -> "OrderChange":
        return cls(
            order_id=order.id,
            kind=OrderChangeKind.CANCELLED,
            staff_id=viewer.account_id if is_staff_for(order, viewer) else None,
            reason=reason,
            at=now,
            currency=order.currency,
            total_before=order.total,
            total_after=0,
            to_card=back.to_card,
            let_go=back.let_go,
            to_gift_cards=back.to_gift_cards,
            to_store_credit=back.to_store_credit,
            points=back.points,
            points_back=back.points_back,
        )

    @classmethod
    def readdressed(cls, order: Order, viewer: Viewer, now: datetime) -> "OrderChange":
        return cls(
            order_id=order.id,
            kind=OrderChangeKind.ADDRESS,
            staff_id=viewer.account_id if is_staff_for(order, viewer) else None,
            at=now,
            currency=order.currency,
            total_before=order.total,
            total_after=order.total,
        )

    @property
    def event(self) -> OrderChanged:
        return OrderChanged(kind=self.kind, from_staff=self.is_by_staff)

    def money(self, minor: int) -> Money:
        return Money(minor, self.currency)

    @property
    def to_card_money(self) -> Money:
        return self.money(self.to_card)

    @property
    def let_go_money(self) -> Money:
        return self.money(self.let_go)

    @property
    def to_gift_cards_money(self) -> Money:
        return self.money(self.to_gift_cards)

    @property
    def to_store_credit_money(self) -> Money:
        return self.money(self.to_store_credit)

    @property
    def total_before_money(self) -> Money:
        return self.money(self.total_before)

    @property
    def total_after_money(self) -> Money:
        return self.money(self.total_after)

    @property
    def is_by_staff(self) -> bool:
        return self.staff_id is not None

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Whoever may see the order."""
        return exists().where(Order.id == cls.order_id, Order.visible_to(viewer))


invariant(
    "orders.give_back_what_was_cancelled",
    "A cancelled order gave back what was paid, to the cent, and kept no points.",
    """
    select c.id, o.status, o.refunded from order_changes c join orders o on o.id = c.order_id
    left join payments p on p.order_id = o.id
    left join (
      select payment_id, sum(amount) as amount from payment_events
      where kind = 'refund_asked' group by 1
    ) asked on asked.payment_id = p.id
    where c.kind = 'cancelled' and (
      o.status <> 'cancelled' or c.to_card > coalesce(asked.amount, 0)
      or (c.let_go > 0 and p.status = 'authorized' and c.at < now() - interval '1 hour')
      or c.at < now() - interval '1 hour'
         and (select coalesce(sum(points + pending), 0) from loyalty_movements m
              where m.order_id = o.id and m.kind in ('earned', 'reversed')) > 0
    )
    """,
)
