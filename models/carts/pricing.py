"""What lines cost in a market: goods as they stand now, discount spread, tax per line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from models.carts.limits import MOST_OF_ONE
from models.catalog import TaxClass, age
from models.money import Money, allocate
from models.offers import Offer
from models.stores import Channel, DeliveryMethod
from models.taxes import TaxedAs


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
    tax_class: TaxClass = TaxClass.STANDARD
    grams: int | None = None
    """What one weighs, as far as is known."""
    age_limits: Mapping[str, Any] = field(default_factory=dict)
    is_age_restricted: bool = False
    regular: int | None = None
    """What a piece costs otherwise; None where no sale runs."""
    lowest_recent: int | None = None
    currency: str = ""
    """Of `unit_price`."""

    def age_limit(self, market: str) -> int | None:
        """The years of whom it is sold to in the market with this code; None for anybody."""
        return age.limit_in(self.age_limits, self.is_age_restricted, market)

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
    shipping: int = 0
    shipping_tax: int = 0
    """Its shares of what the delivery costs, and of the tax of that."""
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
    """Of the lines, each rounded, and of the delivery."""
    shipping_tax_minor: int = 0
    shipping_tax_basis_points: int = 0

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

    @property
    def goods(self) -> int:
        """What they cost after discount, minor units."""
        return self.totals.subtotal_minor - self.totals.discount_minor

    @property
    def grams(self) -> int:
        return weight(self.lines)

    def age_limit(self, market: str) -> int | None:
        return age.strictest(line.goods.age_limit(market) for line in self.lines)


def weight(lines: Sequence[PricedLine]) -> int:
    """In grams, of what is known to weigh anything."""
    return sum((line.goods.grams or 0) * line.quantity for line in lines)


def price_lines(
    lines: list[PricedLine],
    channel: Channel,
    offer: Offer | None = None,
    method: DeliveryMethod | None = None,
    region: str = "",
    country: str = "",
    is_delivery_free: bool = False,
) -> PricedCart:
    """Taxed as in this region of the country, which is the channel's unless another is named.

    The delivery of a buyer whose tier of membership says so is free.
    """
    totals = Totals(channel.currency, channel.prices_include_tax)
    if offer is not None:
        _spread(lines, offer)
    for line in lines:
        taxed_as = TaxedAs(line.goods.tax_class.value)
        line.tax_basis_points = channel.tax_rate(taxed_as, region, country)
        line.tax = channel.tax_on(line.net, line.tax_basis_points)
        totals.subtotal_minor += line.gross
        totals.discount_minor += line.discount
        totals.tax_minor += line.tax
    if method is not None and lines:
        rate = channel.tax_rate(TaxedAs.DELIVERY, region, country)
        cost = method.price_for(totals.subtotal_minor - totals.discount_minor, weight(lines))
        _deliver(lines, totals, channel, 0 if is_delivery_free else cost, rate)
    return PricedCart(lines, totals, offer)


def _deliver(
    lines: Sequence[PricedLine],
    totals: Totals,
    channel: Channel,
    cost: int,
    rate: int,
) -> None:
    """Its cost and the tax of that, and what each line bears of both, by what it costs."""
    totals.shipping_minor = cost
    totals.shipping_tax_minor = channel.tax_on(totals.shipping_minor, rate)
    totals.shipping_tax_basis_points = rate
    totals.tax_minor += totals.shipping_tax_minor
    weights = [line.net for line in lines]
    shipping = allocate(totals.shipping_minor, weights)
    taxes = allocate(totals.shipping_tax_minor, weights)
    for line, part, tax in zip(lines, shipping, taxes, strict=True):
        line.shipping, line.shipping_tax = part, tax


def _spread(lines: Sequence[PricedLine], offer: Offer) -> None:
    discounts = offer.discounts(
        [line.goods.product_id for line in lines], [line.gross for line in lines]
    )
    for line, discount in zip(lines, discounts, strict=True):
        line.discount = discount
