"""What a shopper means to buy, and what it would cost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    and_,
    exists,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Event, InvalidField, InvalidInput, Model, NotFound
from models.inventory import OutOfStock
from models.money import Money
from models.offers import Offer
from models.stores import Channel, DeliveryMethod
from models.viewer import Viewer

MOST_OF_ONE = 99
MOST_LINES = 200
LEFT_OUT = "CART_LINE_LEFT_OUT"


class CartStatus(StrEnum):
    OPEN = "open"
    ORDERED = "ordered"
    MERGED = "merged"


@dataclass(frozen=True)
class CartChanged(Event):
    is_live = True
    variant_id: str | None
    quantity: int


@dataclass(frozen=True)
class CartsMerged(Event):
    is_live = True
    lines: int


@dataclass(frozen=True)
class CartOrdered(Event):
    is_live = True
    order_id: str


@dataclass(frozen=True)
class CartViewed(Event):
    pass


@dataclass(slots=True)
class Goods:
    """A variant as it stands now: what a line of a cart is priced from."""

    variant_id: UUID
    product_id: UUID
    sku: str
    name: str
    picture: str
    wall: str
    slug: str
    unit_price: int
    available: int
    is_listed: bool = True


@dataclass(slots=True)
class PricedLine:
    line_id: UUID
    goods: Goods
    quantity: int
    gross: int
    """Minor units, before discount."""
    discount: int = 0
    tax: int = 0
    tax_basis_points: int = 0
    """The rate of that tax, in hundredths of a per cent."""
    currency: str = ""
    attribution: str | None = None

    @property
    def net(self) -> int:
        return self.gross - self.discount


@dataclass(slots=True)
class Totals:
    """The sums of a cart or an order, minor units. With tax included, `tax` is part of `total`."""

    currency: str
    tax_is_included: bool
    subtotal_minor: int = 0
    discount_minor: int = 0
    shipping_minor: int = 0
    tax_minor: int = 0

    @property
    def total_minor(self) -> int:
        tax = 0 if self.tax_is_included else self.tax_minor
        return self.subtotal_minor - self.discount_minor + self.shipping_minor + tax

    @property
    def subtotal(self) -> Money:
        return Money(self.subtotal_minor, self.currency)

    @property
    def discount(self) -> Money:
        return Money(self.discount_minor, self.currency)

    @property
    def shipping(self) -> Money:
        return Money(self.shipping_minor, self.currency)

    @property
    def tax(self) -> Money:
        return Money(self.tax_minor, self.currency)

    @property
    def total(self) -> Money:
        return Money(self.total_minor, self.currency)


@dataclass(slots=True)
class PricedCart:
    lines: list[PricedLine]
    totals: Totals
    offer: Offer | None = None


@dataclass(slots=True)
class Warning:
    """What was done, but not exactly as asked; or what will stop the order."""

    code: str
    message: str
    target: str | None = None


class Cart(Model):
    """One open cart per customer, or per visitor while nobody is logged in."""

    __tablename__ = "carts"
    __table_args__ = (
        Index(
            "uq_carts_open_of_customer",
            "customer_id",
            unique=True,
            postgresql_where=text("status = 'open' and customer_id is not null"),
        ),
        Index(
            "uq_carts_open_of_visitor",
            "visitor_id",
            unique=True,
            postgresql_where=text("status = 'open' and customer_id is null"),
        ),
        Index(None, "customer_id", postgresql_where=text("customer_id is not null")),
        Index(None, "visitor_id", postgresql_where=text("visitor_id is not null")),
        CheckConstraint("customer_id is not null or visitor_id is not null", name="has_owner"),
    )
    prefix = "cart"

    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channels.id"))
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), default=None)
    visitor_id: Mapped[UUID | None] = mapped_column(default=None)
    offer_id: Mapped[UUID | None] = mapped_column(ForeignKey("offers.id"), default=None)
    status: Mapped[CartStatus] = mapped_column(default=CartStatus.OPEN)
    version: Mapped[int] = mapped_column(default=1)
    updated_at: Mapped[datetime] = mapped_column(server_default=text("now()"), default=None)
    lines: Mapped[list["CartLine"]] = relationship(
        default_factory=list,
        lazy="raise",
        cascade="all, delete-orphan",
        order_by="CartLine.created_at, CartLine.id",
    )

    @property
    def live_topic(self) -> str:
        """A shopper watches the own cart, also before there is one."""
        return live_topic(self.customer_id or self.visitor_id)

    def put(self, goods: Goods, quantity: int, attribution: str | None = None) -> "CartLine":
        """Add `quantity` of `goods` to what is there already.

        Raises InvalidInput for a quantity that is none, OutOfStock when fewer are to be had.
        """
        check_quantity(quantity, least=1)
        line = next((one for one in self.lines if one.variant_id == goods.variant_id), None)
        wanted = quantity + (line.quantity if line else 0)
        check_available(goods, wanted)
        if line is None:
            if len(self.lines) >= MOST_LINES:
                raise InvalidInput([InvalidField("variantId", f"At most {MOST_LINES} lines.")])
            line = self._new_line(goods.variant_id, attribution)
        line.quantity = wanted
        self._changed(line, attribution)
        return line

    def set_quantity(self, line: "CartLine", quantity: int, goods: Goods | None = None) -> None:
        """Change a line; 0 removes it, and more needs to know the goods. Raises as `put` does."""
        check_quantity(quantity, least=0)
        if goods is not None:
            check_available(goods, quantity)
        line.quantity = quantity
        self._changed(line)
        if quantity == 0:
            self.lines.remove(line)

    def use_offer(self, offer: Offer | None) -> None:
        self.offer_id = offer.id if offer else None
        self.version += 1
        self.emit(CartChanged(variant_id=None, quantity=0))

    def line(self, line_id: UUID | None) -> "CartLine":
        found = next((line for line in self.lines if line.id == line_id), None)
        if found is None:
            raise NotFound(kind="line of your cart")
        return found

    def take_over(
        self, other: "Cart", goods: Mapping[UUID, Goods], offer: Offer | None = None
    ) -> list[Warning]:
        """Add the lines of a guest's cart, within the stock and the length of a cart.

        Quantities add up; a line that is not among the `goods` of this market stays as it is.
        `offer` is the guest's if it may be used here. Tells what was cut and what was left out.
        """
        told = [self._take_line(line, goods.get(line.variant_id)) for line in list(other.lines)]
        if offer is not None and self.offer_id is None:
            self.offer_id = offer.id
        other.status = CartStatus.MERGED
        self.version += 1
        warnings = [warning for warning in told if warning is not None]
        self.emit(CartsMerged(lines=len(other.lines) - left_out(warnings)))
        return warnings

    def _take_line(self, theirs: "CartLine", goods: Goods | None) -> Warning | None:
        mine = next((one for one in self.lines if one.variant_id == theirs.variant_id), None)
        if mine is None and len(self.lines) >= MOST_LINES:
            text = f"{goods.name if goods else 'One product'} was left out: the cart is full."
            return Warning(LEFT_OUT, text)
        if mine is None:
            mine = self._new_line(theirs.variant_id, theirs.attribution)
        wanted = theirs.quantity + mine.quantity
        at_most = MOST_OF_ONE if goods is None else min(MOST_OF_ONE, goods.available)
        mine.quantity = max(mine.quantity, min(wanted, max(1, at_most)))
        if mine.quantity == wanted:
            return None
        why = "no more are in stock" if at_most < MOST_OF_ONE else "no cart holds more"
        text = f"We could keep {mine.quantity} of {wanted}: {why}."
        return Warning("CART_LINE_ADJUSTED", text, mine.gid)

    def become(self, order_id: UUID) -> None:
        """It is an order now, and open no more."""
        self.status = CartStatus.ORDERED
        self.version += 1
        self.emit(CartOrdered(order_id=str(order_id)))

    def price(
        self,
        goods: Mapping[UUID, Goods],
        channel: Channel,
        offer: Offer | None = None,
        method: DeliveryMethod | None = None,
    ) -> PricedCart:
        """What the cart costs now. Discounts are spread by largest remainder, tax is per line."""
        lines = [
            PricedLine(
                line_id=line.id,
                goods=goods[line.variant_id],
                quantity=line.quantity,
                gross=line.quantity * goods[line.variant_id].unit_price,
                currency=channel.currency,
                attribution=line.attribution,
            )
            for line in self.lines
            if line.variant_id in goods
        ]
        return price_lines(lines, channel, offer, method)

    def _new_line(self, variant_id: UUID, attribution: str | None) -> "CartLine":
        line = CartLine(variant_id=variant_id, quantity=0, attribution=attribution)
        line.cart_id = self.id
        self.lines.append(line)
        return line

    def _changed(self, line: "CartLine", token: str | None = None) -> None:
        self.version += 1
        self.emit(CartChanged(variant_id=str(line.variant_id), quantity=line.quantity), token)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """A customer's own cart, or the cart of this browser while nobody is logged in."""
        if viewer.customer_id is not None:
            return cls.customer_id == viewer.customer_id
        if viewer.visitor_id is None:
            return false()
        return and_(cls.customer_id.is_(None), cls.visitor_id == viewer.visitor_id)


class CartLine(Model):
    __tablename__ = "cart_lines"
    __table_args__ = (
        UniqueConstraint("cart_id", "variant_id"),
        CheckConstraint(f"quantity between 1 and {MOST_OF_ONE}", name="quantity_is_sane"),
    )
    prefix = "cartline"

    cart_id: Mapped[UUID] = mapped_column(ForeignKey("carts.id"), init=False)
    variant_id: Mapped[UUID] = mapped_column(ForeignKey("variants.id"))
    quantity: Mapped[int]
    attribution: Mapped[str | None] = mapped_column(default=None)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(Cart.id == cls.cart_id, Cart.visible_to(viewer))


def left_out(warnings: Sequence[Warning]) -> int:
    """How many lines found no room."""
    return sum(warning.code == LEFT_OUT for warning in warnings)


def live_topic(owner_id: UUID | None) -> str:
    return f"cart-of:{owner_id}"


def price_lines(
    lines: list[PricedLine],
    channel: Channel,
    offer: Offer | None = None,
    method: DeliveryMethod | None = None,
) -> PricedCart:
    totals = Totals(channel.currency, channel.prices_include_tax)
    if offer is not None:
        _spread(lines, offer)
    for line in lines:
        line.tax = channel.tax_on(line.net)
        line.tax_basis_points = channel.tax_basis_points
        totals.subtotal_minor += line.gross
        totals.discount_minor += line.discount
        totals.tax_minor += line.tax
    if method is not None and lines:
        goods = totals.subtotal_minor - totals.discount_minor
        totals.shipping_minor = method.price_for(goods)
        if channel.prices_include_tax:
            totals.tax_minor += channel.tax_on(totals.shipping_minor)
    return PricedCart(lines, totals, offer)


def _spread(lines: Sequence[PricedLine], offer: Offer) -> None:
    discounts = offer.discounts(
        [line.goods.product_id for line in lines], [line.gross for line in lines]
    )
    for line, discount in zip(lines, discounts, strict=True):
        line.discount = discount


def check_quantity(quantity: int, least: int) -> None:
    if not least <= quantity <= MOST_OF_ONE:
        raise InvalidInput(
            [InvalidField("quantity", f"A whole number from {least} to {MOST_OF_ONE}.")]
        )


def check_available(goods: Goods, wanted: int) -> None:
    if wanted > goods.available:
        raise OutOfStock(sku=goods.sku, product_name=goods.name, available=max(0, goods.available))
    if wanted > MOST_OF_ONE:
        raise InvalidInput([InvalidField("quantity", f"At most {MOST_OF_ONE} of one product.")])
