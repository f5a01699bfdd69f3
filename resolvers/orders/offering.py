"""What the checkout needs to know of the present cart: how it may be delivered and for how much,
and what its buyer has to say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from models.addresses import AddressFormat
from models.carts import PricedCart, Totals, price_lines
from models.catalog import ReturnRule, age
from models.legal import LegalKind
from models.money import Money
from models.stores import Channel, DeliveryKind, DeliveryMethod
from resolvers.address_book import address_format
from resolvers.carts import CartView, open_cart_view
from resolvers.context import Context, Info
from resolvers.orders.declaring import birth_date, today_in


@dataclass(slots=True)
class DeliveryOption:
    """A way of delivery for the caller's cart as it is now."""

    code: str
    kind: DeliveryKind
    name: str
    description: str
    price: Money
    earliest: datetime
    latest: datetime
    totals: Totals | None
    """What the cart costs delivered so, to the cent; None without a cart."""


@dataclass(slots=True)
class SoldForGood:
    name: str
    rule: ReturnRule


@dataclass(slots=True)
class Checkout:
    delivery_methods: list[DeliveryOption]
    must_accept: list[LegalKind]
    age_limit: int | None
    is_old_enough: bool | None
    """By the date of birth that is known; None where none is, or nobody asks."""
    countries: list[str]
    address_format: AddressFormat | None
    return_days: int
    return_fee: Money
    sold_for_good: list[SoldForGood]


async def checkout(info: Info, country: str = "", region: str = "") -> Checkout:
    """What it takes to buy the present cart, delivered to this country and region: those of the
    market until they are known. Nothing here is held; see `reserveCart`."""
    context = info.context
    channel, cart = await context.channel(), await open_cart_view(context)
    methods = await _methods(context, channel)
    limit = cart.priced.age_limit(channel.code) if cart else None
    return Checkout(
        delivery_methods=_offered(context, channel, methods, cart, (country, region)),
        must_accept=[LegalKind(one) for one in channel.must_accept],
        age_limit=limit,
        is_old_enough=await _is_old_enough(context, channel, limit),
        countries=sorted({place[:2] for one in methods for place in _places(one, channel)}),
        address_format=address_format(country.upper() or channel.country),
        return_days=channel.days_to_return(context.viewer.benefits.return_days),
        return_fee=channel.fee_to_return,
        sold_for_good=_sold_for_good(cart),
    )


def _sold_for_good(cart: CartView | None) -> list[SoldForGood]:
    goods = [line.goods for line in cart.priced.lines] if cart else []
    return [
        SoldForGood(one.name, one.return_rule)
        for one in goods
        if one.return_rule is not ReturnRule.ANY
    ]


async def delivery_methods(info: Info, country: str = "", region: str = "") -> list[DeliveryOption]:
    """The ways to have the present cart delivered, with what each costs, to this country and
    region: those of the market until they are known."""
    context = info.context
    channel, cart = await context.channel(), await open_cart_view(context)
    methods = await _methods(context, channel)
    return _offered(context, channel, methods, cart, (country, region))


def _offered(
    context: Context,
    channel: Channel,
    methods: Sequence[DeliveryMethod],
    cart: CartView | None,
    place: tuple[str, str],
) -> list[DeliveryOption]:
    country, region = place[0].upper() or channel.country, place[1]
    options = []
    for one in methods:
        if not one.may_go_to(channel.country, country, region):
            continue
        if cart is not None and not one.takes(cart.priced.goods, cart.priced.grams):
            continue
        options.append(_option(context, channel, one, cart, (region, country)))
    return options


def _option(
    context: Context,
    channel: Channel,
    method: DeliveryMethod,
    cart: CartView | None,
    place: tuple[str, str],
) -> DeliveryOption:
    region, country = place
    when = method.promise(context.now, channel.time_zone, country, region)
    priced: PricedCart | None = None
    if cart is not None:
        is_free = context.viewer.benefits.has_free_shipping
        priced = price_lines(
            cart.priced.lines, channel, cart.priced.offering, method, *place, is_free
        )
    price = priced.totals.shipping_minor if priced and priced.lines else method.price_for(0)
    return DeliveryOption(
        code=method.code,
        kind=method.kind,
        name=method.name,
        description=method.description,
        price=Money(price, channel.currency),
        earliest=when.earliest,
        latest=when.latest,
        totals=priced.totals if priced else None,
    )


async def _methods(context: Context, channel: Channel) -> Sequence[DeliveryMethod]:
    theirs = select(DeliveryMethod).where(DeliveryMethod.channel_id == channel.id)
    ordered = theirs.order_by(DeliveryMethod.position, DeliveryMethod.code)
    return (await context.session.scalars(ordered)).all()


def _places(method: DeliveryMethod, channel: Channel) -> list[str]:
    return method.delivers_to or [channel.country]


async def _is_old_enough(context: Context, channel: Channel, limit: int | None) -> bool | None:
    if limit is None or (known := await birth_date(context)) is None:
        return None
    return age.may_be_shown(limit, known, today_in(context, channel))
