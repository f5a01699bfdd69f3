"""An order: what was bought, for how much, and how far along it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, exists, or_, text, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models import letters
from models.base import DomainError, Event, Model
from models.carts import Cart, PricedCart, PricedLine, Totals
from models.catalog import ReturnRule
from models.catalog.age import AgeShown
from models.inventory import OutOfStock, Stock, StockMovement, allotted, in_all
from models.language import spoken
from models.legal import LegalKind
from models.money import Money, minor_units
from models.offers import Offer, OfferRedemption
from models.orders.buyer import Buyer
from models.orders.statuses import MOVES, OrderStatus
from models.ownership import at_own_store, belongs_to
from models.stores import Channel, DeliveryMethod
from models.viewer import Grant, Touchpoint, Viewer


@dataclass
class CartIsEmpty(DomainError):
    message = "There is nothing in this cart."


@dataclass
class PriceChanged(DomainError):
    message = "The total is now {shown}. Please look again before you pay."
    total: Money

    def __str__(self) -> str:
        return self.message.format(shown=f"{self.total.amount} {self.total.currency}")


@dataclass(frozen=True)
class OrderPlaced(Event):
    is_live = True
    total: int
    currency: str


@dataclass(frozen=True)
class OrderConfirmed(Event):
    is_live = True
    total: int
    currency: str


@dataclass(frozen=True)
class OrderMoved(Event):
    is_live = True
    status: str


@dataclass(frozen=True)
class OrderCancelled(Event):
    is_live = True
    reason: str


@dataclass(frozen=True)
class CheckoutStarted(Event):
    pass


@dataclass(frozen=True)
class CheckoutStep(Event):
    step: str


def order_number(entropy: int | None = None) -> str:
    """Nine letters that nobody guesses and nobody misreads; the last one checks the others."""
    return letters.grouped(letters.with_check(letters.random_letters(8, entropy)), 5)


class Order(Model):
    """Placed once, never re-priced: amounts are what was agreed, minor units of `currency`."""

    __tablename__ = "orders"
    __table_args__ = (
        CheckConstraint(
            "total = subtotal - discount + shipping"
            " + case when tax_is_included then 0 else tax end",
            name="adds_up",
        ),
        CheckConstraint("refunded between 0 and total", name="refunds_within_total"),
        Index(None, "customer_id", "placed_at", "id"),
        Index(None, "placed_at", "id"),
        Index(
            "uq_orders_of_cart",
            "cart_id",
            unique=True,
            postgresql_where=text("cart_id is not null"),
        ),
        Index(None, "visitor_id", postgresql_where=text("visitor_id is not null")),
        Index("ix_orders_of_guests", "email", postgresql_where=text("customer_id is null")),
        Index(
            "ix_orders_open",
            "status",
            "placed_at",
            postgresql_where=text("status not in ('delivered', 'cancelled')"),
        ),
    )
    prefix = "order"

    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"))
    visitor_id: Mapped[UUID | None] = mapped_column(default=None)
    """The browser that placed it: how a guest sees the own order."""
    email: Mapped[str | None] = mapped_column(default=None)
    cart_id: Mapped[UUID | None] = mapped_column(default=None)
    """What it was made of; a cart becomes one order at most, and is gone before it."""
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channels.id"))
    touchpoint: Mapped[Touchpoint]
    location_id: Mapped[UUID] = mapped_column(ForeignKey("locations.id"))
    """Where the goods come from: the first of the warehouses, or the store of a till."""
    status: Mapped[OrderStatus] = mapped_column(default=OrderStatus.PENDING)
    currency: Mapped[str]
    tax_is_included: Mapped[bool]
    subtotal: Mapped[int]
    discount: Mapped[int] = mapped_column(default=0)
    shipping: Mapped[int] = mapped_column(default=0)
    tax: Mapped[int] = mapped_column(default=0)
    """Of the lines and of the delivery, each rounded by itself."""
    shipping_tax: Mapped[int] = mapped_column(default=0, server_default="0")
    shipping_tax_basis_points: Mapped[int] = mapped_column(default=0, server_default="0")
    total: Mapped[int]
    refunded: Mapped[int] = mapped_column(default=0)
    delivery_method: Mapped[str] = mapped_column(default="")
    """As it was called then."""
    delivery_method_code: Mapped[str | None] = mapped_column(default=None)
    """Of the `DeliveryMethod` of the channel; None where a till handed the goods over."""
    delivery_address: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    estimated_delivery: Mapped[datetime | None] = mapped_column(default=None)
    note: Mapped[str] = mapped_column(default="", server_default="")
    """What the shopper wrote beside the cart, for whoever packs and brings it."""
    age_limit: Mapped[int | None] = mapped_column(default=None)
    """The years of whoever takes it: looked at when it is handed over. None for anybody."""
    age_shown: Mapped[AgeShown | None] = mapped_column(default=None)
    """How the buyer showed to be so old."""
    accepted: Mapped[list[str]] = mapped_column(default_factory=list, server_default="{}")
    """Of `LegalKind`: what the buyer said, as they placed it, to have read; see `placed_at`."""
    language: Mapped[str] = mapped_column(default="", server_default="")
    """In which the buyer was spoken with as they placed it, and is written to; empty for that of
    the market."""
    placed_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None] = mapped_column(default=None)
    external_ref: Mapped[str | None] = mapped_column(unique=True, default=None)
    return_days: Mapped[int] = mapped_column(default=30, server_default="30")
    """How long after delivery its goods may be sent back, as the market, or the buyer's tier of
    membership, promised it when they bought."""
    return_fee: Mapped[int] = mapped_column(default=0, server_default="0")
    """What is kept of a refund for goods that are not at fault, as it was told then."""
    lines: Mapped[list["OrderLine"]] = relationship(
        default_factory=list, lazy="raise", order_by="OrderLine.position, OrderLine.id"
    )

    @classmethod
    def place(
        cls,
        *,
        cart: Cart,
        priced: PricedCart,
        stock: Mapping[UUID, Sequence[Stock]],
        buyer: Buyer,
        channel: Channel,
        method: DeliveryMethod,
        now: datetime,
    ) -> tuple["Order", list[StockMovement]]:
        """Turn `cart` into an order that holds its stock until it is paid; a free one is at once.

        Raises CartIsEmpty, or OutOfStock for the first line that cannot be filled.
        """
        if not priced.lines:
            raise CartIsEmpty
        check_stock(priced, {id: in_all(rows) for id, rows in stock.items()})
        units = {line.goods.variant_id: line.quantity for line in priced.lines}
        ranks = [buyer.store_id] if buyer.store_id else channel.warehouses
        parts = allotted(units, stock, ranks)
        totals = priced.totals
        order = cls(
            number=order_number(),
            customer_id=buyer.customer_id,
            visitor_id=buyer.visitor_id,
            cart_id=cart.id,
            email=buyer.email,
            channel_id=channel.id,
            touchpoint=buyer.touchpoint,
            location_id=parts[0][0].location_id,
            currency=totals.currency,
            tax_is_included=totals.tax_is_included,
            subtotal=totals.subtotal_minor,
            discount=totals.discount_minor,
            shipping=totals.shipping_minor,
            tax=totals.tax_minor,
            shipping_tax=totals.shipping_tax_minor,
            shipping_tax_basis_points=totals.shipping_tax_basis_points,
            total=totals.total_minor,
            delivery_method=method.name,
            delivery_method_code=method.code,
            delivery_address=buyer.address,
            estimated_delivery=buyer.expected(method, channel, now),
            note=cart.note,
            age_limit=buyer.shown.limit,
            age_shown=buyer.shown.how,
            accepted=list(buyer.accepted),
            language=spoken.get(),
            placed_at=now,
            return_days=channel.days_to_return(buyer.return_days),
            return_fee=channel.return_fee,
            lines=[OrderLine.of(line, place) for place, line in enumerate(priced.lines)],
        )
        for line in order.lines:
            line.order_id = order.id
        moves = [one.allocate(quantity, order.id) for one, quantity in parts]
        cart.become(order.id)
        order.emit(OrderPlaced(total=order.total, currency=order.currency))
        if not order.total:
            order.confirm(now)
        return order, moves

    def confirm(self, now: datetime) -> None:
        """It is paid. A second confirmation changes nothing. Raises IllegalMove when cancelled."""
        if self.status in (OrderStatus.PENDING, OrderStatus.CANCELLED):
            self._move(OrderStatus.CONFIRMED)
            self.emit(OrderConfirmed(total=self.total, currency=self.currency))

    def advance(self, to: OrderStatus, now: datetime) -> None:
        """The next step, by staff. Raises IllegalMove with what is allowed instead."""
        if to not in MOVES.by_staff:
            raise MOVES.refusal(self.status)
        self._move(to)
        if to is OrderStatus.DELIVERED:
            self.delivered_at = now
        self.emit(OrderMoved(status=to))

    def hand_over(self, now: datetime) -> None:
        """At a till: packed, taken off the shelf and delivered in one movement of the hand, or
        what is left of that."""
        steps = [OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.DELIVERED]
        done = steps.index(self.status) + 1 if self.status in steps else 0
        for to in steps[done:]:
            self._move(to)
        self.delivered_at = now
        self.emit(OrderMoved(status=OrderStatus.DELIVERED))

    def cancel(self, stock: Mapping[UUID, Stock], reason: str) -> list[StockMovement]:
        """Before it is paid; the stock is free again. Raises IllegalMove."""
        self.call_off(reason)
        return [stock[line.variant_id].release(line.quantity, self.id) for line in self.lines]

    def call_off(self, reason: str) -> None:
        """Its goods are freed, and its money given back, by the caller. Raises IllegalMove."""
        self._move(OrderStatus.CANCELLED)
        self.emit(OrderCancelled(reason=reason))

    def count_refunds(self, carried_out: int) -> None:
        """What went back in all, also what was not asked for here. Ours are counted when asked."""
        self.refunded = min(self.total, max(self.refunded, carried_out))

    def ship(self, stock: Mapping[UUID, Stock]) -> list[StockMovement]:
        return [stock[line.variant_id].ship(line.quantity, self.id) for line in self.lines]

    def _move(self, to: OrderStatus) -> None:
        MOVES.check(self.status, to)
        self.status = to

    @property
    def next_statuses(self) -> list[OrderStatus]:
        """What staff may set now."""
        return MOVES.for_staff(self.status)

    @property
    def accepted_texts(self) -> list[LegalKind]:
        return [LegalKind(one) for one in self.accepted]

    @property
    def totals(self) -> Totals:
        return Totals(
            currency=self.currency,
            tax_is_included=self.tax_is_included,
            subtotal_minor=self.subtotal,
            discount_minor=self.discount,
            shipping_minor=self.shipping,
            tax_minor=self.tax,
            shipping_tax_minor=self.shipping_tax,
            shipping_tax_basis_points=self.shipping_tax_basis_points,
        )

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Buyers see their own, a store its own, the desk all."""
        if viewer.may(Grant.SEE_ORDERS):
            return true()
        return or_(cls.bought_by(viewer), at_own_store(viewer, cls.location_id))

    @classmethod
    def bought_by(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who pays it: the customer, or the guest in the same browser."""
        return belongs_to(viewer, cls.customer_id, cls.visitor_id)

    @classmethod
    def returnable_by(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who may send its goods back: who bought them, and who takes returns in."""
        if viewer.may(Grant.HANDLE_RETURNS):
            return true()
        return or_(cls.bought_by(viewer), at_own_store(viewer, cls.location_id))

    @classmethod
    def moved_by(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who packs and ships it: the desk any, a store its own, and nobody because they bought."""
        if viewer.may(Grant.MOVE_ORDERS):
            return true()
        return at_own_store(viewer, cls.location_id)


class OrderLine(Model):
    """One variant in an order, as it was named and priced then."""

    __tablename__ = "order_lines"
    __table_args__ = (
        CheckConstraint("quantity > 0", name="quantity_is_positive"),
        CheckConstraint("discount between 0 and gross", name="discount_within_gross"),
        CheckConstraint("returned between 0 and quantity", name="returned_within_quantity"),
        Index(None, "order_id"),
        Index(None, "variant_id"),
    )
    prefix = "orderline"

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), init=False)
    variant_id: Mapped[UUID] = mapped_column(ForeignKey("variants.id"))
    position: Mapped[int] = mapped_column(default=0)
    """Its place in the cart, from 0."""
    name: Mapped[str]
    quantity: Mapped[int]
    unit_price: Mapped[int]
    gross: Mapped[int]
    """What the units cost together before discount; in the demo's past not a multiple."""
    discount: Mapped[int] = mapped_column(default=0)
    tax: Mapped[int] = mapped_column(default=0)
    tax_basis_points: Mapped[int] = mapped_column(default=0)
    """The rate that was applied, in hundredths of a per cent; 0 in the demo's past."""
    shipping: Mapped[int] = mapped_column(default=0, server_default="0")
    shipping_tax: Mapped[int] = mapped_column(default=0, server_default="0")
    """Its shares of what the delivery cost, and of the tax of that."""
    returned: Mapped[int] = mapped_column(default=0)
    """Units that went back, or are asked to."""
    attribution: Mapped[str | None] = mapped_column(default=None)
    return_rule: Mapped[ReturnRule] = mapped_column(
        default=ReturnRule.ANY, server_default=ReturnRule.ANY.value
    )
    """Whether it may be sent back, as it was sold."""

    @property
    def net(self) -> int:
        """After discount, in the order's kind of price."""
        return self.gross - self.discount

    def charge(self, tax_is_included: bool) -> int:
        """What its units were paid with, tax and all."""
        return self.net + (0 if tax_is_included else self.tax)

    @classmethod
    def of(cls, line: PricedLine, position: int) -> "OrderLine":
        """A line as the priced cart had it."""
        return cls(
            variant_id=line.goods.variant_id,
            position=position,
            name=line.goods.name,
            quantity=line.quantity,
            unit_price=line.goods.unit_price,
            gross=line.gross,
            discount=line.discount,
            tax=line.tax,
            tax_basis_points=line.tax_basis_points,
            shipping=line.shipping,
            shipping_tax=line.shipping_tax,
            attribution=line.attribution,
            return_rule=line.goods.return_rule,
        )

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(Order.id == cls.order_id, Order.visible_to(viewer))


def check_stock(priced: PricedCart, left: Mapping[UUID, int]) -> None:
    """Raises OutOfStock for the first line that cannot be filled."""
    for line in priced.lines:
        available = left.get(line.goods.variant_id, 0)
        if line.quantity > available:
            raise OutOfStock(
                sku=line.goods.sku, product_name=line.goods.name, available=max(0, available)
            )


def check_total(priced: PricedCart, expected: str) -> None:
    """Raises PriceChanged unless the buyer saw exactly this total, CartIsEmpty."""
    totals = priced.totals
    if not priced.lines:
        raise CartIsEmpty
    if minor_units(expected, totals.currency) != totals.total_minor:
        raise PriceChanged(total=totals.total)


def redemption(
    order: Order, offer: Offer, amount: int, code: str, key: str | None, now: datetime
) -> OfferRedemption:
    """A use of an offer that took `amount` off. Of one `key` the database refuses a second."""
    return OfferRedemption(
        offer_id=offer.id,
        customer_id=order.customer_id,
        order_id=order.id,
        redeemed_at=now,
        once_key=key,
        code=code,
        amount=amount,
    )


def buyer_of(order: Order) -> UUID | str:
    """By what uses of offers are counted. Whom nobody knows, at a till, is somebody else each
    time."""
    return order.customer_id or order.email or str(order.id)
