"""The one open cart of a shopper: read, filled, and kept through the login."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import selectinload
from sqlalchemy.orm.attributes import set_committed_value
from strawberry import Parent

from models import ids
from models.base import InvalidField, InvalidInput, NotFound
from models.carts import (
    MOST_LINES,
    Cart,
    CartLine,
    CartStatus,
    Goods,
    PricedCart,
    Totals,
    Warning,
    left_out,
    live_topic,
    price_lines,
)
from models.catalog import Variant
from models.money import Money
from models.offers import Offer, OfferNotUsable
from models.stores import Channel, DeliveryMethod
from models.viewer import Viewer
from resolvers import events, offers
from resolvers.catalog import goods_and_cards
from resolvers.catalog.rows import ProductCard
from resolvers.context import Context, Info, uuid_of
from resolvers.inputs import CartLineInput

LONGEST_TOKEN = 200


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


@dataclass(slots=True)
class CartView:
    """A cart as it stands now, priced and with what is wrong with it."""

    gid: str
    version: int
    lines: list[CartLineView]
    quantity: int
    totals: Totals
    offer: Offer | None
    warnings: list[Warning]
    priced: PricedCart = field(repr=False)
    channel: Channel = field(repr=False)


@dataclass(frozen=True)
class Offered:
    """What a market has of some variants, and how their products are shown."""

    goods: Mapping[UUID, Goods]
    cards: Mapping[UUID, ProductCard]


@dataclass(frozen=True)
class Merged:
    lines: int = 0
    warnings: list[Warning] = field(default_factory=list)


async def cart(info: Info) -> CartView | None:
    """The caller's open cart; null while nothing was ever put in it."""
    return await open_cart_view(info.context)


async def open_cart_view(context: Context) -> CartView | None:
    found = await _open(context)
    return await view(context, found) if found else None


async def _open(context: Context, lock: bool = False) -> Cart | None:
    statement = select(Cart).where(Cart.status == CartStatus.OPEN)
    try:
        return await context.the_one(statement, Cart, selectinload(Cart.lines), lock=lock)
    except NotFound:
        return None


async def _open_or_new(context: Context) -> Cart:
    """The open cart, locked; made if there is none. Two devices at once end in one cart."""
    found = await _open(context, lock=True)
    while found is None:
        found = await _made(context) or await _open(context, lock=True)
    return found


async def _made(context: Context) -> Cart | None:
    """A new cart of the caller's; None when another device has just made one."""
    customer_id = context.viewer.customer_id
    made = insert(Cart).values(
        id=ids.uuid7(),
        channel_id=(await context.channel()).id,
        customer_id=customer_id,
        visitor_id=None if customer_id else context.viewer.visitor_id,
        status=CartStatus.OPEN,
        version=1,
    )
    cart: Cart | None = await context.session.scalar(made.on_conflict_do_nothing().returning(Cart))
    if cart is not None:
        set_committed_value(cart, "lines", [])
    return cart


async def view(context: Context, cart: Cart, offered: Offered | None = None) -> CartView:
    """Price `cart` in the request's channel and say what has changed about it."""
    channel = await context.channel()
    offered = offered or await _offered(context, cart)
    offer = await usable_offer(context, cart)
    priced = cart.price(offered.goods, channel, offer)
    return CartView(
        gid=cart.gid,
        version=cart.version,
        lines=[
            CartLineView(
                gid=ids.encode(CartLine.prefix, line.line_id),
                product=offered.cards.get(line.goods.product_id),
                variant_gid=ids.encode(Variant.prefix, line.goods.variant_id),
                name=line.goods.name,
                quantity=line.quantity,
                unit_price=Money(line.goods.unit_price, channel.currency),
                total=Money(line.net, channel.currency),
                is_available=line.goods.available >= line.quantity,
            )
            for line in priced.lines
        ],
        quantity=sum(line.quantity for line in priced.lines),
        totals=priced.totals,
        offer=priced.offer,
        warnings=[*_shortages(priced), *_vanished(cart, offered.goods)],
        priced=priced,
        channel=channel,
    )


async def usable_offer(context: Context, cart: Cart) -> Offer | None:
    """The cart's offer while it can be used; an offer that has ended is quietly left out."""
    offer = await context.session.get(Offer, cart.offer_id) if cart.offer_id else None
    if offer is None:
        return None
    try:
        offer.check_usable(cart.customer_id, (await context.channel()).currency, context.now)
    except OfferNotUsable:
        return None
    return offer


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


async def quote(cart: Parent[CartView], info: Info, delivery_method: str) -> Totals | None:
    """What the order would cost, to the cent, with this delivery method; null for none such."""
    method = (await _methods(info.context, cart.channel)).get(delivery_method)
    if method is None:
        return None
    return price_lines(cart.priced.lines, cart.channel, cart.priced.offer, method).totals


async def _methods(context: Context, channel: Channel) -> Mapping[str, DeliveryMethod]:
    """The ways to deliver, by their codes, as they were a moment ago."""

    async def read() -> Mapping[str, DeliveryMethod]:
        theirs = select(DeliveryMethod).where(DeliveryMethod.channel_id == channel.id)
        found = (await context.session.execute(theirs)).scalars().all()
        for method in found:
            context.session.expunge(method)
        return {method.code: method for method in found}

    return await context.recently(("delivery methods", channel.id), read)


async def _offered(context: Context, cart: Cart, *others: UUID) -> Offered:
    """What the lines of `cart` are priced from, and `others` with them, by one statement."""
    variant_ids = [*(line.variant_id for line in cart.lines), *others]
    return Offered(*await goods_and_cards(context, variant_ids, await context.channel()))


def _on_sale(known: Mapping[UUID, Goods], variant_id: UUID) -> Goods:
    if variant_id not in known or not known[variant_id].is_listed:
        raise NotFound(kind="product")
    return known[variant_id]


async def add_to_cart(
    info: Info, variant_id: strawberry.ID, quantity: int = 1, attribution: str | None = None
) -> CartView:
    """Put more of a variant into the cart. `attribution` is the token of what led to it."""
    more = CartLineInput(variant_id=variant_id, quantity=quantity, attribution=attribution)
    return await _put(info.context, [more])


async def add_lines_to_cart(info: Info, lines: list[CartLineInput]) -> CartView:
    """Put several variants into the cart, such as those of an earlier order or of a list.

    All of them, or none when one of them is refused.
    """
    if not 1 <= len(lines) <= MOST_LINES:
        raise InvalidInput([InvalidField("lines", f"From 1 to {MOST_LINES} lines.")])
    return await _put(info.context, lines)


async def _put(context: Context, lines: Sequence[CartLineInput]) -> CartView:
    wanted = [uuid_of(Variant, line.variant_id) for line in lines]
    await events.visit(context)
    is_first = context.has_new_visitor and context.viewer.customer_id is None
    cart = await (_first(context) if is_first else _open_or_new(context))
    offered = await _offered(context, cart, *wanted)
    for variant_id, line in zip(wanted, lines, strict=True):
        token = (line.attribution or "")[:LONGEST_TOKEN] or None
        cart.put(_on_sale(offered.goods, variant_id), line.quantity, token)
    if is_first:
        await context.session.insert(cart)
        await context.session.insert(*cart.lines)
        return await view(context, cart, offered)
    return await _saved(context, cart, offered)


async def _first(context: Context) -> Cart:
    """The cart of a visitor of whom nobody else can know yet; it is saved once it is filled."""
    return Cart(channel_id=(await context.channel()).id, visitor_id=context.viewer.visitor_id)


async def set_cart_line(info: Info, line_id: strawberry.ID, quantity: int) -> CartView:
    """Change how many of a line; 0 takes it out."""
    context = info.context
    cart = await _open(context, lock=True)
    if cart is None:
        raise NotFound(kind="cart")
    line = cart.line(uuid_of(CartLine, line_id))
    offered = await _offered(context, cart)
    is_more = quantity > line.quantity
    goods = _on_sale(offered.goods, line.variant_id) if is_more else None
    cart.set_quantity(line, quantity, goods)
    return await _saved(context, cart, offered)


async def apply_offer(info: Info, code: str) -> CartView:
    """Use an offer on this cart, by its code; an empty code takes the offer off again."""
    context = info.context
    cart = await _open(context, lock=True)
    if cart is None:
        raise NotFound(kind="cart")
    offer = await offers.find_offer(context, code) if code.strip() else None
    cart.use_offer(offer)
    shown = await _saved(context, cart)
    if offer is not None and not shown.totals.discount_minor:
        raise OfferNotUsable(reason="Nothing in your cart is part of this offer.")
    return shown


async def _saved(context: Context, cart: Cart, offered: Offered | None = None) -> CartView:
    cart.channel_id = (await context.channel()).id
    cart.updated_at = context.now
    return await view(context, cart, offered)


async def merge_guest_cart(context: Context, guest: Viewer) -> Merged:
    """The cart this browser filled before the login goes into the account's, line by line."""
    if context.viewer.customer_id is None or guest.customer_id is not None:
        return Merged()
    theirs = await _locked(context, Cart.visible_to(guest))
    if theirs is None or not theirs.lines:
        return Merged()
    mine = await _open_or_new(context)
    offered = await _offered(context, theirs)
    warnings = mine.take_over(theirs, offered.goods, await _offer_of_guest(context, theirs))
    await context.session.flush()
    return Merged(len(theirs.lines) - left_out(warnings), warnings)


async def _offer_of_guest(context: Context, theirs: Cart) -> Offer | None:
    """The offer of a guest's cart; None when who has logged in may not use it."""
    offer = await context.session.get(Offer, theirs.offer_id) if theirs.offer_id else None
    if offer is None:
        return None
    try:
        await offers.check_usable(context, offer)
    except OfferNotUsable:
        return None
    return offer


async def _locked(context: Context, whose: ColumnElement[bool]) -> Cart | None:
    statement = select(Cart).where(Cart.status == CartStatus.OPEN, whose)
    statement = statement.options(selectinload(Cart.lines)).with_for_update(of=Cart)
    found: Cart | None = await context.session.scalar(
        statement.execution_options(populate_existing=True)
    )
    return found


async def cart_changed(info: Info) -> AsyncIterator[CartView | None]:
    """The caller's cart, at once and after each change, on whichever device it was made.

    Null while there is none: nothing was put in it yet, or it has just been ordered.
    """
    context = info.context
    await _become_visitor(context)
    topic = live_topic(context.viewer.customer_id or context.viewer.visitor_id)
    async with context.ports.live.subscribe(topic) as changes:
        while True:
            yield await open_cart_view(context)
            await context.close()
            await anext(changes)
            await context.renew()


async def _become_visitor(context: Context) -> None:
    """A browser may watch its cart before it has done anything; the cart will be this visitor's."""
    viewer = context.viewer
    if viewer.customer_id or viewer.visitor_id or context.new_visitor_token is None:
        return
    own = context.fresh()
    try:
        await own.write()
        await own.ensure_visitor()
        await own.commit()
    finally:
        await own.close()
    context.become(own.viewer)
