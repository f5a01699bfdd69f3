"""The figures of the shop: each has one definition and is one statement over what was recorded.

An order counts once it is paid and not cancelled. Money is what goods brought in: without
delivery, tax, discounts and refunds, in one currency. Selling a gift card brings in nothing, as the
shop owes what it took; that counts in the order in which the card is spent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Numeric,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from models.base import Event, EventEntry, InvalidField, InvalidInput
from models.carts import Cart, CartStatus
from models.identity import Account
from models.inventory import MovementKind, StockMovement
from models.money import Money
from models.orders import Order, OrderLine, OrderStatus
from models.payments import Payment, PaymentEvent, PaymentEventKind
from models.pickups import Pickup, PickupStatus
from models.tenders import GiftCard
from models.viewer import STAFF, Touchpoint

LONGEST_PERIOD = timedelta(days=3653)
"""Ten years."""
ABANDONED_AFTER = timedelta(hours=24)
DECIDED_AFTER = timedelta(hours=1)
"""Whoever began to pay has paid by then, or given up."""
YEARS = range(1970, 2200)
PAID = (OrderStatus.CONFIRMED, OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.DELIVERED)


class BehaviourEvent(StrEnum):
    """What a shop front tells of a visit; the values are the names in the event log."""

    PRODUCT_VIEWED = "ProductViewed"
    SEARCHED = "Searched"
    CART_VIEWED = "CartViewed"
    CHECKOUT_STARTED = "CheckoutStarted"
    CHECKOUT_STEP = "CheckoutStep"
    RECOMMENDATIONS_SEEN = "RecommendationsSeen"
    RECOMMENDATION_CLICKED = "RecommendationClicked"
    PAGE_LOADED = "PageLoaded"


@dataclass(frozen=True)
class PageLoaded(Event):
    """How long it took until the largest thing on a page's first screen was there."""

    page: str
    milliseconds: int


@dataclass(frozen=True)
class Rate:
    numerator: int
    denominator: int

    @property
    def value(self) -> float | None:
        """None, not 0, where there is nothing to divide by."""
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True)
class MoneyFigure:
    """`value` is None, not 0, without `orders`."""

    value: Money | None
    orders: int

    @classmethod
    def total(cls, minor: int, orders: int, currency: str) -> "MoneyFigure":
        return cls(Money(minor, currency) if orders else None, orders)

    @classmethod
    def mean(cls, minor: int, orders: int, currency: str) -> "MoneyFigure":
        """Rounded half up to a whole minor unit."""
        mean = (2 * minor + orders) // (2 * orders) if orders else 0
        return cls.total(mean, orders, currency)


@dataclass(frozen=True)
class ChannelTurnover:
    channel: Touchpoint
    revenue: MoneyFigure


@dataclass(frozen=True)
class Durations:
    """Milliseconds; None, not 0, where nothing was measured."""

    median: int | None
    p75: int | None
    p90: int | None
    measured: int


@dataclass(frozen=True)
class Report:
    """What the figures are about: from `start`, before `end`, by one touchpoint or all."""

    start: datetime
    end: datetime
    touchpoint: Touchpoint | None = None

    def check(self) -> None:
        """Raises InvalidInput for a period that is none, or too long to add up at once."""
        if self.start.year not in YEARS or self.end.year not in YEARS:
            fault = f"The years {YEARS.start} to {YEARS.stop - 1} can be asked for."
        elif self.start > self.end:
            fault = "It ends before it begins."
        elif self.end - self.start > LONGEST_PERIOD:
            fault = "At most ten years."
        else:
            return
        raise InvalidInput([InvalidField("period", fault)])

    def orders(self) -> Select[int]:
        """How many orders count."""
        return select(func.count()).select_from(Order).where(*self._counted())

    def revenue(self, currency: str) -> Select[int, int]:
        """What the orders in `currency` brought in, minor units, and how many they are."""
        total = cast(func.coalesce(func.sum(_kept()), 0), BigInteger)
        return select(total, func.count()).where(*self._counted(), Order.currency == currency)

    def turnover(self, currency: str) -> Select[str, int, int]:
        """As `revenue`, of each touchpoint that sold anything."""
        total = cast(func.sum(_kept()), BigInteger)
        counted = (*self._counted(), Order.currency == currency)
        columns = select(Order.touchpoint, total, func.count()).where(*counted)
        return columns.group_by(Order.touchpoint)

    def page_load(self) -> Select[int, int, int, int]:
        """Of loads, in milliseconds; see `spread`."""
        entry = EventEntry
        return spread(cast(entry.data["milliseconds"].astext, BigInteger)).where(
            entry.name == BehaviourEvent.PAGE_LOADED,
            *self.within(entry.at, entry.touchpoint),
            *_by_shoppers(),
        )

    def pickup_share(self) -> Select[int, int]:
        """Orders of the period that are collected in a store, and all that were placed online."""
        collected = exists().where(Pickup.order_id == Order.id, Pickup.status != PickupStatus.SENT)
        placed = select(func.count().filter(collected), func.count()).select_from(Order)
        return placed.where(*self._counted(), Order.touchpoint != Touchpoint.TILL)

    def time_to_ready(self) -> Select[int, int, int, int]:
        """From asking for a pickup until it was ready, of those asked for in the period."""
        took = durations(Pickup.ready_at - Pickup.requested_at)
        done = took.join(Order, Order.id == Pickup.order_id)
        return done.where(
            Pickup.ready_at.is_not(None), *self.within(Pickup.requested_at, Order.touchpoint)
        )

    def touchpoints(self) -> Sequence[Touchpoint]:
        return list(Touchpoint) if self.touchpoint is None else [self.touchpoint]

    def repeat_purchase_rate(self) -> Select[int, int]:
        """Customers with two or more orders, and customers with one or more."""
        buyers = select(func.count().label("orders")).select_from(Order)
        buyers = buyers.where(*self._counted(), Order.customer_id.is_not(None))
        each = buyers.group_by(Order.customer_id).subquery()
        return select(func.count().filter(each.c.orders >= 2), func.count()).select_from(each)

    def conversion(self) -> Select[int, int]:
        """Visits with a product view that led to an order that counts, and all with a view.

        An order of a visit that looked at no product, added from a shelf, is in neither; nor are
        visits of people who did not agree to be followed: of those nobody knows who ordered.
        """
        entry = EventEntry
        viewed = entry.name == BehaviourEvent.PRODUCT_VIEWED
        placed = and_(entry.name == "OrderPlaced", Order.id.is_not(None))
        counted = and_(Order.id == entry.subject_id, Order.status.in_(PAID))
        told = entry.name.in_([BehaviourEvent.PRODUCT_VIEWED, "OrderPlaced"])
        visit = (
            select(func.bool_or(viewed).label("viewed"), func.bool_or(placed).label("ordered"))
            .select_from(entry)
            .outerjoin(Order, counted)
            .where(told, entry.visitor_id.is_not(None))
            .where(*self.within(entry.at, entry.touchpoint), *_by_shoppers())
            .group_by(entry.visit_id)
            .subquery()
        )
        both = func.count().filter(visit.c.viewed, visit.c.ordered)
        return select(both, func.count().filter(visit.c.viewed))

    def payment_success_rate(self) -> Select[int, int]:
        """Payments that were begun in the period and made in the end, and all that were begun an
        hour ago or longer. A declined card that was followed by a good one is one that was made."""
        begun, made = PaymentEvent, aliased(PaymentEvent)
        money_came = exists().where(
            made.payment_id == begun.payment_id,
            made.kind.in_([PaymentEventKind.AUTHORIZED, PaymentEventKind.CAPTURED]),
        )
        return (
            select(func.count().filter(money_came), func.count())
            .select_from(begun)
            .join(Payment, Payment.id == begun.payment_id)
            .join(Order, Order.id == Payment.order_id)
            .where(begun.kind == PaymentEventKind.STARTED)
            .where(begun.created_at <= func.now() - DECIDED_AFTER)
            .where(*self.within(begun.created_at, Order.touchpoint))
        )

    def cancellation_rate(self) -> Select[int, int]:
        """Orders confirmed in the period that were cancelled afterwards, and all confirmed."""
        confirmed, cancelled = EventEntry, aliased(EventEntry)
        is_over = exists().where(
            cancelled.subject_id == confirmed.subject_id, cancelled.name == "OrderCancelled"
        )
        return select(func.count().filter(is_over), func.count()).where(
            confirmed.name == "OrderConfirmed", *self.within(confirmed.at, confirmed.touchpoint)
        )

    def stock_outs(self) -> Select[int, int]:
        """Shelves (a variant at a place) from which the last available piece went in the period,
        and all shelves that ever held one before its end."""
        moved = StockMovement
        change = moved.on_hand - moved.allocated - moved.reserved - moved.safety
        shelf = (moved.variant_id, moved.location_id)
        history = (
            select(
                *shelf,
                moved.created_at.label("at"),
                change.label("change"),
                func.sum(change)
                .over(partition_by=shelf, order_by=(moved.created_at, moved.id))
                .label("left"),
            )
            .where(moved.created_at < self.end)
            .subquery()
        )
        before = history.c.left - history.c.change
        ran_out = and_(history.c.at >= self.start, before > 0, history.c.left <= 0)
        each = (
            select(func.bool_or(ran_out).label("ran_out"))
            .group_by(history.c.variant_id, history.c.location_id)
            .having(func.max(history.c.left) > 0)
            .subquery()
        )
        return select(func.count().filter(each.c.ran_out), func.count()).select_from(each)

    def inventory_turnover(self) -> Select[int, int]:
        """Pieces that were shipped in the period, and the mean of those on hand at its two ends."""
        moved = StockMovement
        at_end = func.sum(moved.on_hand).filter(moved.created_at < self.end)
        at_start = func.sum(moved.on_hand).filter(moved.created_at < self.start)
        mean = (func.coalesce(at_start, 0) + func.coalesce(at_end, 0) + 1) / 2
        shipped = select(-func.coalesce(func.sum(moved.on_hand), 0)).where(
            moved.kind == MovementKind.SHIPPED, *self.within(moved.created_at, Order.touchpoint)
        )
        shipped = shipped.join(Order, Order.id == moved.order_id)
        return select(
            cast(shipped.scalar_subquery(), BigInteger), cast(func.floor(mean), BigInteger)
        ).select_from(moved)

    def cart_abandonment(self) -> Select[int, int]:
        """Carts that nobody ordered within a day after something was first put in, and all carts
        that had their day.

        A guest's cart that went into an account's is not counted: that one is.
        """
        entry, ordered = EventEntry, aliased(EventEntry)
        counts = (entry.data[name].astext for name in ("quantity", "lines"))
        held = cast(func.coalesce(*counts), BigInteger)
        filled = (
            select(entry.subject_id.label("cart"), func.min(entry.at).label("at"))
            .where(entry.name.in_(["CartChanged", "CartsMerged"]), held > 0)
            .where(*self.within(entry.at, entry.touchpoint), *_by_shoppers())
            .group_by(entry.subject_id)
            .subquery()
        )
        bought = exists().where(
            ordered.subject_id == filled.c.cart,
            ordered.name == "CartOrdered",
            ordered.at <= filled.c.at + ABANDONED_AFTER,
        )
        merged = exists().where(Cart.id == filled.c.cart, Cart.status == CartStatus.MERGED)
        return select(func.count().filter(~bought), func.count()).where(
            filled.c.at <= func.now() - ABANDONED_AFTER, ~merged
        )

    def _counted(self) -> Sequence[ColumnElement[bool]]:
        within = self.within(Order.placed_at, Order.touchpoint)
        return [Order.status.in_(PAID), ~exists().where(GiftCard.order_id == Order.id), *within]

    def within(self, at: Any, touchpoint: Any) -> Sequence[ColumnElement[bool]]:
        inside = [at >= self.start, at < self.end]
        return inside if self.touchpoint is None else [*inside, touchpoint == self.touchpoint]


def _by_shoppers() -> Sequence[ColumnElement[bool]]:
    """Neither by machines nor by the shop's own people."""
    entry = EventEntry
    staff = select(Account.id).where(Account.roles.op("&&")(list(STAFF)))
    return [
        or_(entry.device.is_(None), entry.device != "bot"),
        or_(entry.account_id.is_(None), entry.account_id.not_in(staff)),
    ]


def spread(milliseconds: ColumnElement[Any]) -> Select[int, int, int, int]:
    """The median, the third quartile, the ninth decile, and of how many."""
    median, p75, p90 = (
        cast(func.percentile_disc(share).within_group(milliseconds), BigInteger)
        for share in (0.5, 0.75, 0.9)
    )
    return select(median, p75, p90, func.count())


def durations(took: ColumnElement[Any]) -> Select[int, int, int, int]:
    """As `spread`, of how long something took."""
    return spread(cast(func.extract("epoch", took) * 1000, BigInteger))


def _kept() -> ColumnElement[Any]:
    """What an order's goods brought in without tax, less the same share of it as was given back.

    Only prices that hold tax need the lines: there the order's tax is also that of the delivery.
    """
    held = select(func.coalesce(func.sum(OrderLine.tax), 0))
    held_tax = held.where(OrderLine.order_id == Order.id).scalar_subquery()
    on_top = case((Order.tax_is_included, 0), else_=Order.tax - Order.shipping_tax)
    paid = Order.subtotal - Order.discount + on_top
    net = Order.subtotal - Order.discount - case((Order.tax_is_included, held_tax), else_=0)
    given_back = cast(func.least(Order.refunded, paid), Numeric) * net / func.nullif(paid, 0)
    less = func.coalesce(func.round(given_back), 0)
    return net - case((Order.refunded == 0, 0), else_=less)
