"""A sale at the till of a store: its own goods, paid there and taken along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from models.base import DomainError, Event, InvalidField, InvalidInput
from models.carts import Goods, PricedCart, PricedLine, price_lines
from models.catalog.age import ANY_AGE, AgeNotConfirmed, AgeShown, ShownAge
from models.inventory import OutOfStock, Stock, StockMovement
from models.money import exponent, minor_units
from models.offers import Offering
from models.orders import CartIsEmpty, Order, OrderLine, OrderPlaced, check_stock, order_number
from models.payments import Payment, PaymentEvent
from models.stores import Channel, Location
from models.viewer import Touchpoint

MOST_LINES = 200
MOST_OF_ONE = 999
MOST_CHANGE = 100_000
"""Whole units of a currency: yen come in large notes."""
DRAWER = "till"
"""The provider of a payment that lies in the drawer."""
TAKEN_ALONG = "Taken along"
GIVEN_UP = "given up at the till"


class TillTender(StrEnum):
    CASH = "cash"
    CARD = "card"
    """By the terminal beside the till."""


@dataclass
class NotAtAStore(DomainError):
    message = "You work in no store. Ask the owner to say in which one you sell."


@dataclass(frozen=True)
class ReceiptAsked(Event):
    """Of an order; it is mailed to its address."""


@dataclass(frozen=True)
class Wanted:
    variant_id: UUID
    quantity: int


def summed(lines: Sequence[Wanted]) -> list[Wanted]:
    """Each variant once, in the order in which they were scanned. Raises InvalidInput."""
    counts: dict[UUID, int] = {}
    for one in lines:
        counts[one.variant_id] = counts.get(one.variant_id, 0) + one.quantity
    if not 0 < len(counts) <= MOST_LINES:
        raise InvalidInput([InvalidField("lines", f"From 1 to {MOST_LINES}.")])
    if any(not 0 < quantity <= MOST_OF_ONE for quantity in counts.values()):
        raise InvalidInput([InvalidField("lines", f"From 1 to {MOST_OF_ONE} of each.")])
    return [Wanted(*one) for one in counts.items()]


def price(
    wanted: Sequence[Wanted],
    known: Mapping[UUID, Goods],
    channel: Channel,
    store: Location,
    offering: Offering | None = None,
) -> PricedCart:
    """As the market prices them, taxed where the store is. Raises CartIsEmpty."""
    lines = [
        PricedLine(
            line_id=one.variant_id,
            goods=known[one.variant_id],
            quantity=one.quantity,
            gross=one.quantity * known[one.variant_id].unit_price,
            currency=channel.currency,
        )
        for one in wanted
        if one.variant_id in known
    ]
    if not lines:
        raise CartIsEmpty
    return price_lines(lines, channel, offering, region=store.region)


def shown_age(priced: PricedCart, market: str, is_checked: bool) -> ShownAge:
    """Whoever stands at the till is looked at. Raises AgeNotConfirmed."""
    limit = priced.age_limit(market)
    if limit is None:
        return ANY_AGE
    if not is_checked:
        raise AgeNotConfirmed(years=limit)
    return ShownAge(limit, AgeShown.CONFIRMED)


def sell(
    priced: PricedCart,
    stock: Mapping[UUID, Stock],
    channel: Channel,
    store: Location,
    customer_id: UUID | None,
    shown: ShownAge,
    now: datetime,
    return_days: int | None = None,
) -> tuple[Order, list[StockMovement]]:
    """An order that holds its goods until it is paid. Raises OutOfStock."""
    check_stock(priced, {id: one.available for id, one in stock.items()})
    check_is_here(priced, stock)
    totals = priced.totals
    order = Order(
        number=order_number(),
        customer_id=customer_id,
        channel_id=channel.id,
        touchpoint=Touchpoint.TILL,
        location_id=store.id,
        currency=totals.currency,
        tax_is_included=totals.tax_is_included,
        subtotal=totals.subtotal_minor,
        discount=totals.discount_minor,
        tax=totals.tax_minor,
        total=totals.total_minor,
        delivery_method=TAKEN_ALONG,
        age_limit=shown.limit,
        age_shown=shown.how,
        placed_at=now,
        return_days=channel.days_to_return(return_days),
        return_fee=channel.return_fee,
        lines=[OrderLine.of(line, place) for place, line in enumerate(priced.lines)],
    )
    for line in order.lines:
        line.order_id = order.id
    order.emit(OrderPlaced(total=order.total, currency=order.currency))
    return order, [stock[one.variant_id].allocate(one.quantity, order.id) for one in order.lines]


def check_is_here(priced: PricedCart, stock: Mapping[UUID, Stock]) -> None:
    """What may be sold before it comes cannot be taken along. Raises OutOfStock."""
    for line in priced.lines:
        here = stock[line.goods.variant_id].on_hand
        if line.quantity > here:
            raise OutOfStock(sku=line.goods.sku, product_name=line.goods.name, available=here)


def paid_in_cash(order: Order, besides: int) -> tuple[Payment, PaymentEvent]:
    """It is in the drawer; `besides` is what gift cards and store credit paid."""
    payment = Payment.for_order(order, besides)
    payment.provider = DRAWER
    return payment, payment.captured(f"cash:{order.gid}", None)


def check_cash(given: str | None, due: int, currency: str) -> int:
    """What goes back of what was `given`; None for exactly what was due. Raises InvalidInput."""
    cash = due if given is None else minor_units(given, currency)
    if cash is None or cash < due:
        raise InvalidInput([InvalidField("given", "At least what it costs.")])
    change = cash - due
    if change > MOST_CHANGE * 10 ** exponent(currency):
        raise InvalidInput([InvalidField("given", "More than anybody gives.")])
    return change


def hand_over(order: Order, stock: Mapping[UUID, Stock], now: datetime) -> list[StockMovement]:
    """The goods leave with whoever paid. Raises IllegalMove unless it is paid."""
    moves = order.ship(stock)
    order.hand_over(now)
    return moves


def mail_receipt(order: Order, email: str) -> None:
    """It goes to whoever bought this, and so does what is mailed about it later."""
    order.email = email
    order.emit(ReceiptAsked())
