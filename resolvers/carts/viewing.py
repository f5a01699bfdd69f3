"""A cart as its owner sees it: priced now, and with what is wrong with it or new about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from strawberry import Parent

from models import ids
from models.base import DomainError
from models.carts import (
    LEFT_OUT,
    Cart,
    CartChange,
    CartLine,
    Goods,
    PricedCart,
    Taken,
    Totals,
    Warning,
    left_out,
    price_lines,
)
from models.catalog import Variant
from models.money import Money
from models.offers import Offer, Offering, Told
from models.stores import Channel, DeliveryMethod
from resolvers import offers
from resolvers.catalog import goods_and_cards
from resolvers.catalog.rows import ProductCard
from resolvers.context import Context, Info
from resolvers.offers import Shopper


@dataclass(slots=True)
class CartLineView:
    gid: str
    product: ProductCard | None
    variant_gid: str
    name: str
    quantity: int
    unit_price: Money
    total: Money
    is_available: bool
    goods: Goods = field(repr=False)

    @property
    def regular_unit_price(self) -> Money | None:
        return self._money(self.goods.regular)

    @property
    def lowest_recent_price(self) -> Money | None:
        return self._money(self.goods.lowest_recent)

    def _money(self, amount: int | None) -> Money | None:
        return None if amount is None else Money(amount, self.goods.currency)

    @property
    def least(self) -> int:
        return self.goods.least

    @property
    def most(self) -> int:
        return self.goods.at_most

    @property
    def step(self) -> int:
        return self.goods.step


@dataclass(slots=True)
class CartMerge:
    """A guest's cart that went into this one, until its owner has seen that it did."""

    lines: int
    changes: list[CartChange]


@dataclass(slots=True)
class CartView:
    """A cart as it stands now, priced and with what is wrong with it."""

    gid: str
    version: int
    note: str
    lines: list[CartLineView]
    quantity: int
    totals: Totals
    offer: Offer | None
    warnings: list[Warning]
    merge: CartMerge | None
    priced: PricedCart = field(repr=False)
    channel: Channel = field(repr=False)

    @property
    def offers(self) -> list[Told]:
        return self.priced.told


@dataclass
class CartChangedMeanwhile(DomainError):
    message = "Your cart was changed elsewhere. Look at it as it is now, then do it again."
    cart: CartView


@dataclass(frozen=True)
class Offered:
    """What a market has of some variants, and how their products are shown."""

    goods: Mapping[UUID, Goods]
    cards: Mapping[UUID, ProductCard]


async def offered(context: Context, cart: Cart, *others: UUID) -> Offered:
    """What the lines of `cart` are priced from, and `others` with them, by one statement."""
    variant_ids = [*(line.variant_id for line in cart.lines), *others]
    channel = await context.channel()
    return Offered(*await goods_and_cards(context, variant_ids, channel, cart.id))


async def view(context: Context, cart: Cart, known: Offered | None = None) -> CartView:
    """Price `cart` in the request's channel and say what has changed about it."""
    channel = await context.channel()
    known = known or await offered(context, cart)
    priced = cart.price(known.goods, channel, await offering_for(context, cart, known))
    taken = [Taken.of_json(one) for one in cart.merged or []]
    return CartView(
        gid=cart.gid,
        version=cart.version,
        note=cart.note,
        lines=[
            CartLineView(
                gid=ids.encode(CartLine.prefix, line.line_id),
                product=known.cards.get(line.goods.product_id),
                variant_gid=ids.encode(Variant.prefix, line.goods.variant_id),
                name=line.goods.name,
                quantity=line.quantity,
                unit_price=Money(line.goods.unit_price, channel.currency),
                total=Money(line.net, channel.currency),
                is_available=line.goods.available >= line.quantity,
                goods=line.goods,
            )
            for line in priced.lines
        ],
        quantity=sum(line.quantity for line in priced.lines),
        totals=priced.totals,
        offer=priced.offer,
        warnings=[
            *_shortages(priced),
            *_vanished(cart, known.goods),
            *_repriced(cart, known.goods),
            *adjusted(cart, taken),
        ],
        merge=_merge(taken),
        priced=priced,
        channel=channel,
    )


def _merge(taken: list[Taken]) -> CartMerge | None:
    if not taken:
        return None
    changes = [change for one in taken if (change := one.change)]
    return CartMerge(len(taken) - left_out(taken), changes)


async def offering_for(context: Context, cart: Cart, known: Offered) -> Offering | None:
    """What may count for whoever fills this cart; what has ended is told, and left out."""
    who = Shopper(cart.customer_id, context.viewer.touchpoint, cart.codes)
    products = {one.product_id for one in known.goods.values()}
    return await offers.gathered(context, who, await context.channel(), products)


def _shortages(priced: PricedCart) -> list[Warning]:
    short = [line for line in priced.lines if line.goods.available < line.quantity]
    return [
        Warning(
            "NOT_ENOUGH_STOCK" if line.goods.available else "SOLD_OUT",
            f"Only {line.goods.available} of {line.goods.name} left."
            if line.goods.available
            else f"{line.goods.name} is sold out.",
            ids.encode(CartLine.prefix, line.line_id),
        )
        for line in short
    ]


def _vanished(cart: Cart, known: Mapping[UUID, Goods]) -> list[Warning]:
    gone = [line for line in cart.lines if line.variant_id not in known]
    text = "One product of your cart is not sold here any more; it was left out."
    return [Warning("UNAVAILABLE", text, line.gid) for line in gone]


def _repriced(cart: Cart, known: Mapping[UUID, Goods]) -> list[Warning]:
    sold = [line for line in cart.lines if line.variant_id in known]
    told = (line.price_warning(known[line.variant_id]) for line in sold)
    return [warning for warning in told if warning]


def adjusted(cart: Cart, taken: list[Taken]) -> list[Warning]:
    """What of a guest's cart is not here as it was there; acknowledged, it is told no more."""
    lines = {line.variant_id: line.gid for line in cart.lines}
    return [
        Warning(
            "CART_LINE_ADJUSTED" if one.got else LEFT_OUT,
            one.change.message,
            lines.get(one.variant_id) if one.got else None,
        )
        for one in taken
        if one.change
    ]


async def quote(
    cart: Parent[CartView], info: Info, delivery_method: str, region: str = ""
) -> Totals | None:
    """What the order would cost, to the cent, with this delivery method; null for none such.

    `region` is that of the address, whose rates of tax count; without one, those of the country.
    """
    method = (await _methods(info.context, cart.channel)).get(delivery_method)
    if method is None:
        return None
    lines, is_free = cart.priced.lines, info.context.viewer.benefits.has_free_shipping
    priced = price_lines(
        lines, cart.channel, cart.priced.offering, method, region, is_delivery_free=is_free
    )
    return priced.totals


async def _methods(context: Context, channel: Channel) -> Mapping[str, DeliveryMethod]:
    """The ways to deliver, by their codes, as they were a moment ago."""

    async def read() -> Mapping[str, DeliveryMethod]:
        theirs = select(DeliveryMethod).where(DeliveryMethod.channel_id == channel.id)
        found = (await context.session.execute(theirs)).scalars().all()
        for method in found:
            context.session.expunge(method)
        return {method.code: method for method in found}

    return await context.recently(("delivery methods", channel.id), read)
