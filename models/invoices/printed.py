"""What is on an invoice beside its buyer, as plain data: written once, printed again and again."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from models.money import tax_within
from models.orders import Order, OrderLine
from models.stores import Channel, Shop


@dataclass(frozen=True)
class Seller:
    """Who sells, as the law wants it on an invoice."""

    name: str
    company: str
    lines: list[str]
    """The postal address."""
    vat_number: str = ""
    register_entry: str = ""

    @classmethod
    def of(cls, shop: Shop) -> "Seller":
        lines = shop.postal_address.splitlines()
        return cls(shop.name, shop.company, lines, shop.vat_number, shop.register_entry)


@dataclass(frozen=True)
class TaxLine:
    """All that is taxed at one rate. Amounts are minor units; `net` is before tax."""

    basis_points: int
    net: int
    tax: int


@dataclass(frozen=True)
class Amount:
    """How much was paid in which way, or what of the cash came back."""

    how: str
    minor: int


@dataclass(frozen=True)
class Line:
    name: str
    quantity: int
    unit_price: int
    gross: int
    discount: int
    tax: int
    basis_points: int


@dataclass(frozen=True)
class Printed:
    """Amounts are minor units of `currency`; times are ISO 8601."""

    seller: Seller
    order_number: str
    ordered_at: str
    issued_at: str
    locale: str
    time_zone: str
    currency: str
    tax_is_included: bool
    lines: list[Line]
    subtotal: int
    discount: int
    shipping: int
    shipping_method: str
    tax: int
    total: int
    taxes: list[TaxLine]
    paid: list[Amount] = field(default_factory=list)
    place: list[str] = field(default_factory=list)
    """The store of a till, in lines."""
    of_invoice: str = ""
    """The number of the invoice that a credit note is about."""

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def stored(cls, told: dict[str, Any]) -> "Printed":
        return cls(
            **{
                **told,
                "seller": Seller(**told["seller"]),
                "lines": [Line(**one) for one in told["lines"]],
                "taxes": [TaxLine(**one) for one in told["taxes"]],
                "paid": [Amount(**one) for one in told["paid"]],
            }
        )


def locale_of(order: Order, channel: Channel) -> str:
    """The buyer's language, in the market's country; the market's own where it is spoken there."""
    if channel.locale.startswith(order.language):
        return channel.locale
    return f"{order.language}-{channel.country}"


def printed_of(
    order: Order,
    channel: Channel,
    shop: Shop,
    paid: Sequence[Amount],
    now: datetime,
    place: Sequence[str] = (),
) -> Printed:
    """As it was sold, with the tax that is stored line by line."""
    return Printed(
        seller=Seller.of(shop),
        order_number=order.number,
        ordered_at=order.placed_at.isoformat(),
        issued_at=now.isoformat(),
        locale=locale_of(order, channel),
        time_zone=channel.time_zone,
        currency=order.currency,
        tax_is_included=order.tax_is_included,
        lines=[_line(one) for one in order.lines] or [_whole(order)],
        subtotal=order.subtotal,
        discount=order.discount,
        shipping=order.shipping,
        shipping_method=order.delivery_method,
        tax=order.tax,
        total=order.total,
        taxes=_taxes(order),
        paid=list(paid),
        place=list(place),
    )


def _line(line: OrderLine) -> Line:
    return Line(
        name=line.name,
        quantity=line.quantity,
        unit_price=line.unit_price,
        gross=line.gross,
        discount=line.discount,
        tax=line.tax,
        basis_points=line.tax_basis_points,
    )


def _whole(order: Order) -> Line:
    """What has no lines, as a gift card: by the words for how it comes."""
    return Line(order.delivery_method, 1, order.subtotal, order.subtotal, 0, 0, 0)


def _taxes(order: Order) -> list[TaxLine]:
    """By rate, as stored with lines and delivery: nothing is rounded anew."""
    sums: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    parts = [(one.tax_basis_points, one.net, one.tax) for one in order.lines]
    parts.append((order.shipping_tax_basis_points, order.shipping, order.shipping_tax))
    for rate, amount, tax in parts:
        net = amount - (tax if order.tax_is_included else 0)
        before = sums[rate]
        sums[rate] = before[0] + net, before[1] + tax
    return [TaxLine(rate, *sums[rate]) for rate in sorted(sums, reverse=True) if any(sums[rate])]


@dataclass(frozen=True)
class GivenBack:
    """What of a line goes back: `amount` with its tax and less its fee, `shipping` with its own
    tax."""

    line: OrderLine
    quantity: int
    amount: int
    shipping: int


def credited(invoice: Printed, number: str, back: Sequence[GivenBack], rate: int) -> Printed:
    """The paper of a refund. Tax is within its amounts; that of delivery is at `rate`."""
    sums: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    lines, shipping = [], sum(one.shipping for one in back)
    parts = [(one.line.tax_basis_points, one.amount) for one in back] + [(rate, shipping)]
    for basis_points, amount in parts:
        tax, before = tax_within(amount, basis_points), sums[basis_points]
        sums[basis_points] = before[0] + amount - tax, before[1] + tax
    for one in back:
        tax, points = tax_within(one.amount, one.line.tax_basis_points), one.line.tax_basis_points
        each = one.amount // one.quantity
        lines.append(Line(one.line.name, one.quantity, each, one.amount, 0, tax, points))
    goods = sum(one.amount for one in back)
    return replace(
        invoice,
        lines=lines,
        tax_is_included=True,
        subtotal=goods,
        discount=0,
        shipping=shipping,
        tax=sum(tax for _, tax in sums.values()),
        total=goods + shipping,
        taxes=[TaxLine(one, *sums[one]) for one in sorted(sums, reverse=True) if any(sums[one])],
        paid=[],
        of_invoice=number,
    )
