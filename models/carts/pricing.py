"""What lines cost in a market: goods as they stand now, discount spread, tax per line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from models.carts.limits import MOST_OF_ONE
from models.catalog import ReturnRule, TaxClass, age
from models.money import Money, allocate
from models.offers import Offer, Offering, Outcome, Told, told
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
    return_rule: ReturnRule = ReturnRule.ANY
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
    offering: Offering | None = None
    """What may count for its buyer; None where there is nothing."""
    outcome: Outcome | None = None
    """Which of that applies."""

    @property
    def offer(self) -> Offer | None:
        """The first whose code was typed, and can be used."""
        return self.offering.first_typed if self.offering else None

    @property
    def told(self) -> list[Told]:
        """Of the offers: which apply, and what is missing for others."""
        if self.offering is None or self.outcome is None:
            return []
        return told(self.offering, self.outcome, self.totals.currency)

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
    offering: Offering | None = None,
    method: DeliveryMethod | None = None,
    region: str = "",
    country: str = "",
    is_delivery_free: bool = False,
) -> PricedCart:
    """Taxed as in this region of the country, which is the channel's unless another is named.

    The delivery of a buyer whose tier of membership says so is free.
    """
    totals = Totals(channel.currency, channel.prices_include_tax)
    totals.subtotal_minor = sum(line.gross for line in lines)
    outcome, cost = _weighed(lines, offering, method, is_delivery_free)
    for line in lines:
        taxed_as = TaxedAs(line.goods.tax_class.value)
        line.tax_basis_points = channel.tax_rate(taxed_as, region, country)
        line.tax = channel.tax_on(line.net, line.tax_basis_points)
        totals.discount_minor += line.discount
        totals.tax_minor += line.tax
    if method is not None and lines:
        rate = channel.tax_rate(TaxedAs.DELIVERY, region, country)
        _deliver(lines, totals, channel, cost, rate)
    return PricedCart(lines, totals, offering, outcome)


def _weighed(
    lines: Sequence[PricedLine],
    offering: Offering | None,
    method: DeliveryMethod | None,
    is_delivery_free: bool,
) -> tuple[Outcome | None, int]:
    """What the offers take off, noted with the lines, and what the delivery costs then.

    The delivery's price is by the goods as offers leave them while none is for the delivery.
    """
    outcome = _spread(lines, offering)
    if method is None or is_delivery_free or not lines:
        return outcome, 0
    cost = method.price_for(sum(line.net for line in lines), weight(lines))
    if offering is None or not offering.has_delivery or not cost:
        return outcome, cost
    outcome = _spread(lines, offering, cost)
    return outcome, cost - (outcome.shipping_discount if outcome else 0)


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


def _spread(
    lines: Sequence[PricedLine], offering: Offering | None, shipping: int = 0
) -> Outcome | None:
    if offering is None:
        for line in lines:
            line.discount = 0
        return None
    sold = [offering.line(one.goods.product_id, one.gross, one.quantity) for one in lines]
    outcome = offering.weigh(sold, shipping)
    for line, discount in zip(lines, outcome.discounts, strict=True):
        line.discount = discount
    return outcome
