"""What lines cost in a market: goods as they stand now, discount spread, tax per line."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from models.carts.limits import MOST_OF_ONE
from models.money import Money
from models.offers import Offer
from models.stores import Channel, DeliveryMethod


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
    least: int = 1
    most: int | None = None
    """How many one cart may hold; None for what any product may."""
    step: int = 1
    """From `least` on, so many more at a time."""
    currency: str = ""
    """Of `unit_price`."""

    @property
    def at_most(self) -> int:
        return min(self.most or MOST_OF_ONE, MOST_OF_ONE)

    def allowed_up_to(self, quantity: int) -> int:
        """The largest quantity that may be ordered, up to this one; 0 when even that is too few."""
        top = min(quantity, self.at_most)
        return top - (top - self.least) % self.step if top >= self.least else 0


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
