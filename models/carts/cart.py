"""The one open cart of a shopper, and what it does when it is filled, changed and ordered."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    exists,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Model, NotFound
from models.carts.events import CartAbandoned, CartChanged, CartOrdered, CartsMerged, CartStatus
from models.carts.limits import (
    LONGEST_NOTE,
    MOST_LINES,
    MOST_OF_ONE,
    CartIsFull,
    check_allowed,
    check_available,
    check_quantity,
    clean_note,
)
from models.carts.news import Taken, Warning, left_out, price_message
from models.carts.owner import live_topic, whose
from models.carts.pricing import Goods, PricedCart, PricedLine, price_lines
from models.money import Money
from models.offers import Offering, OfferNotUsable
from models.stores import Channel, DeliveryMethod
from models.viewer import Viewer

MOST_REMEMBERED = 10
"""Lines that were taken out and can be put back."""
MOST_CODES = 5
_LAST = datetime.max.replace(tzinfo=UTC)


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
    seen_price: Mapped[int | None] = mapped_column(default=None)
    """Minor units of `seen_currency`, of a piece, as it was put in or acknowledged since."""
    seen_currency: Mapped[str | None] = mapped_column(default=None)

    def saw(self, goods: Goods) -> None:
        """What it costs now is what the shopper has seen."""
        self.seen_price, self.seen_currency = goods.unit_price, goods.currency

    def price_warning(self, goods: Goods) -> Warning | None:
        """None while it costs what the shopper saw, or was seen in another market."""
        if self.seen_price is None or self.seen_currency != goods.currency:
            return None
        was, now = (Money(one, goods.currency) for one in (self.seen_price, goods.unit_price))
        if was == now:
            return None
        code = "PRICE_DOWN" if now.minor < was.minor else "PRICE_UP"
        return Warning(code, price_message(goods.name, was, now), self.gid)

    def as_json(self) -> dict[str, Any]:
        """What is remembered of it when it is taken out."""
        return {
            "line_id": str(self.id),
            "variant_id": str(self.variant_id),
            "quantity": self.quantity,
            "attribution": self.attribution,
            "created_at": self.created_at.isoformat() if self.created_at else None,
        }

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(Cart.id == cls.cart_id, Cart.visible_to(viewer))


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
        Index(
            "ix_carts_left_alone",
            "updated_at",
            postgresql_where=text("status = 'open' and abandoned_at is null"),
        ),
        Index(
            "ix_carts_abandoned",
            "abandoned_at",
            "id",
            postgresql_where=text("status = 'open' and abandoned_at is not null"),
        ),
        Index(None, "customer_id", postgresql_where=text("customer_id is not null")),
        Index(None, "visitor_id", postgresql_where=text("visitor_id is not null")),
        CheckConstraint("customer_id is not null or visitor_id is not null", name="has_owner"),
        CheckConstraint(f"length(note) <= {LONGEST_NOTE}", name="note_is_short"),
    )
    prefix = "cart"

    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channels.id"))
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), default=None)
    visitor_id: Mapped[UUID | None] = mapped_column(default=None)
    codes: Mapped[list[str]] = mapped_column(default_factory=list, server_default="{}")
    """Of offers, in upper case, in the order in which they were typed."""
    status: Mapped[CartStatus] = mapped_column(default=CartStatus.OPEN)
    version: Mapped[int] = mapped_column(default=1)
    note: Mapped[str] = mapped_column(server_default="", default="")
    """What the shopper wants to say about all of it."""
    merged: Mapped[list[dict[str, Any]] | None] = mapped_column(
        JSONB(none_as_null=True), default=None
    )
    """What became of each line of a guest's cart; None once the shopper has seen it."""
    removed: Mapped[list[dict[str, Any]] | None] = mapped_column(
        JSONB(none_as_null=True), default=None
    )
    """The lines that were taken out last, to be put back where they were."""
    abandoned_at: Mapped[datetime | None] = mapped_column(default=None)
    updated_at: Mapped[datetime] = mapped_column(server_default=text("now()"), default=None)
    lines: Mapped[list[CartLine]] = relationship(
        default_factory=list,
        lazy="raise",
        cascade="all, delete-orphan",
        order_by="CartLine.created_at, CartLine.id",
    )

    @property
    def live_topic(self) -> str:
        """A shopper watches the own cart, also before there is one."""
        return live_topic(self.customer_id or self.visitor_id)

    def put(self, goods: Goods, quantity: int, attribution: str | None = None) -> CartLine:
        """Add `quantity` of `goods` to what is there already.

        Raises InvalidInput for a quantity that is none, OutOfStock when fewer are to be had,
        QuantityNotAllowed when it is sold by other quantities, and CartIsFull.
        """
        check_quantity(quantity, least=1)
        line = self._line_of(goods.variant_id)
        wanted = quantity + (line.quantity if line else 0)
        check_available(goods, wanted)
        check_allowed(goods, wanted)
        if line is None:
            if len(self.lines) >= MOST_LINES:
                raise CartIsFull
            line = self._new_line(goods.variant_id, attribution)
        if line.quantity == 0 or line.seen_currency != goods.currency:
            # More of it later does not hide that the price has changed.
            line.saw(goods)
        line.quantity = wanted
        self._changed(line, attribution)
        return line

    def put_what_fits(self, goods: Goods, wanted: int, attribution: str | None = None) -> int:
        """Add as many as may be added and are there; how many that were."""
        line = self._line_of(goods.variant_id)
        had = line.quantity if line else 0
        total = goods.allowed_up_to(min(had + wanted, goods.available))
        if total <= had or (line is None and len(self.lines) >= MOST_LINES):
            return 0
        self.put(goods, total - had, attribution)
        return total - had

    def set_quantity(self, line: CartLine, quantity: int, goods: Goods | None = None) -> None:
        """Change a line; 0 removes it. More is only for what is sold: `goods` says on what terms.

        Raises as `put` does.
        """
        check_quantity(quantity, least=0)
        if goods is not None and quantity:
            if quantity > line.quantity:
                check_available(goods, quantity)
            check_allowed(goods, quantity)
        if quantity == 0:
            self.removed = [*(self.removed or []), line.as_json()][-MOST_REMEMBERED:]
            self.let_go(line)
            return
        line.quantity = quantity
        self._changed(line)

    def let_go(self, line: CartLine) -> None:
        """It is elsewhere now."""
        self.lines.remove(line)
        line.quantity = 0
        self._changed(line)

    def restore(self, line_id: UUID, goods: Mapping[UUID, Goods]) -> CartLine:
        """Put a line back that was taken out, where it was and with as many as there still are.

        Raises NotFound when it is not known any more, and as `put` does.
        """
        kept = self._removed(line_id)
        variant_id = UUID(kept["variant_id"])
        if variant_id not in goods or not goods[variant_id].is_listed:
            raise NotFound(kind="product")
        its, is_new = goods[variant_id], self._line_of(variant_id) is None
        if not self.put_what_fits(its, kept["quantity"], kept["attribution"]):
            self.put(its, kept["quantity"], kept["attribution"])
        line = self._line_of(variant_id)
        assert line is not None
        self.removed = [one for one in self.removed or [] if one is not kept] or None
        if is_new and kept["created_at"]:
            line.id, line.created_at = line_id, datetime.fromisoformat(kept["created_at"])
            self.lines.sort(key=lambda one: (one.created_at or _LAST, one.id))
        return line

    def _removed(self, line_id: UUID) -> dict[str, Any]:
        for kept in self.removed or []:
            if kept["line_id"] == str(line_id):
                return kept
        raise NotFound(kind="line that was in your cart")

    def say(self, note: str) -> None:
        """Raises InvalidInput when it is too long."""
        self.note = clean_note(note)
        self.touch()

    def acknowledge(self, goods: Mapping[UUID, Goods]) -> None:
        """The shopper has seen what was done, and what the lines cost now."""
        self.merged = None
        for line in self.lines:
            if line.variant_id in goods:
                line.saw(goods[line.variant_id])
        self.touch()

    def use_code(self, code: str) -> None:
        """Beside those that were typed before. Raises OfferNotUsable when it is one too many."""
        if code in self.codes:
            return
        if len(self.codes) >= MOST_CODES:
            raise OfferNotUsable(reason=f"A cart takes at most {MOST_CODES} codes.")
        self.codes = [*self.codes, code]
        self.touch()

    def drop_code(self, code: str) -> None:
        self.codes = [one for one in self.codes if one != code]
        self.touch()

    def drop_codes(self) -> None:
        self.codes = []
        self.touch()

    def touch(self) -> None:
        """Something about it changed besides its lines."""
        self.version += 1
        self.emit(CartChanged(variant_id=None, quantity=0))

    def line(self, line_id: UUID | None) -> CartLine:
        found = next((line for line in self.lines if line.id == line_id), None)
        if found is None:
            raise NotFound(kind="line of your cart")
        return found

    def take_over(
        self, other: "Cart", goods: Mapping[UUID, Goods], codes: Sequence[str] = ()
    ) -> list[Taken]:
        """Add the lines of a guest's cart, within the stock and the length of a cart.

        Quantities add up; a line that is not among the `goods` of this market stays as it is.
        `codes` are those of the guest's that may be used here. Tells what became of each line.
        """
        told = [self._take_line(line, goods.get(line.variant_id)) for line in list(other.lines)]
        self.codes = list(dict.fromkeys([*self.codes, *codes]))[:MOST_CODES]
        self.note = self.note or other.note
        other.status = CartStatus.MERGED
        self.version += 1
        self.merged = [*(self.merged or []), *(one.as_json() for one in told)][-MOST_LINES:]
        self.emit(CartsMerged(lines=len(told) - left_out(told)))
        return told

    def _take_line(self, theirs: CartLine, goods: Goods | None) -> Taken:
        mine = self._line_of(theirs.variant_id)
        had, name = mine.quantity if mine else 0, goods.name if goods else "One product"
        if mine is None and len(self.lines) >= MOST_LINES:
            return Taken(theirs.variant_id, name, theirs.quantity, 0, 0)
        if mine is None:
            mine = self._new_line(theirs.variant_id, theirs.attribution)
            mine.seen_price, mine.seen_currency = theirs.seen_price, theirs.seen_currency
        wanted = theirs.quantity + had
        at_most = MOST_OF_ONE if goods is None else min(goods.at_most, goods.available)
        fits = min(wanted, max(1, at_most))
        if goods is not None:
            fits = goods.allowed_up_to(fits) or fits
        mine.quantity = max(had, fits)
        is_in_stock = goods is None or at_most == goods.at_most
        return Taken(theirs.variant_id, name, theirs.quantity, had, mine.quantity, is_in_stock)

    def undo_merge(self) -> list[Taken]:
        """Take out again what came from the guest's cart: what is to be saved for later instead.

        Raises NotFound when there is nothing to undo.
        """
        if not self.merged:
            raise NotFound(kind="cart that was added to yours")
        taken = [one for one in map(Taken.of_json, self.merged) if one.got]
        for one in taken:
            line = self._line_of(one.variant_id)
            if line is not None:
                line.quantity = max(0, line.quantity - one.added)
                if not line.quantity:
                    self.lines.remove(line)
        self.merged = None
        self.touch()
        return taken

    def become(self, order_id: UUID) -> None:
        """It is an order now, and open no more."""
        self.status = CartStatus.ORDERED
        self.version += 1
        self.emit(CartOrdered(order_id=str(order_id)))

    def abandon(self, now: datetime) -> None:
        self.abandoned_at = now
        self.emit(CartAbandoned(lines=len(self.lines)))

    def price(
        self,
        goods: Mapping[UUID, Goods],
        channel: Channel,
        offering: Offering | None = None,
        method: DeliveryMethod | None = None,
        region: str = "",
        country: str = "",
        is_delivery_free: bool = False,
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
        return price_lines(lines, channel, offering, method, region, country, is_delivery_free)

    def _line_of(self, variant_id: UUID) -> CartLine | None:
        return next((one for one in self.lines if one.variant_id == variant_id), None)

    def _new_line(self, variant_id: UUID, attribution: str | None) -> CartLine:
        line = CartLine(variant_id=variant_id, quantity=0, attribution=attribution)
        line.cart_id = self.id
        self.lines.append(line)
        return line

    def _changed(self, line: CartLine, token: str | None = None) -> None:
        self.version += 1
        self.emit(CartChanged(variant_id=str(line.variant_id), quantity=line.quantity), token)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """A customer's own cart, or the cart of this browser while nobody is logged in."""
        return whose(viewer, cls.customer_id, cls.visitor_id)
