"""From a cart to a paid order: the stock is held first, then the money is asked for."""

from collections.abc import Mapping, Sequence
from itertools import chain
from uuid import UUID

import strawberry
from sqlalchemy import bindparam, select
from sqlalchemy.orm import selectinload

from models import till
from models.addresses import Address
from models.base import InvalidField, InvalidInput
from models.carts import Cart, CartStatus, PricedCart
from models.customers import Customer
from models.identity import normal_email
from models.inventory import Stock, StockMovement
from models.orders import Buyer, CartIsEmpty, Order, check_total
from models.payments import Payment
from models.stores import Channel, DeliveryMethod
from resolvers import events, offers, stock
from resolvers.catalog import goods
from resolvers.context import Context, Info
from resolvers.inputs import (
    AddressInput,
    Decimal,
    DeclarationInput,
    Key,
    PickupInput,
    TenderInput,
)
from resolvers.offers import Shopper
from resolvers.orders import declaring
from resolvers.pickups import requesting
from resolvers.pickups.requesting import Collected
from resolvers.stock import reserving
from resolvers.tenders import using


async def place_order(
    info: Info,
    cart_id: strawberry.ID,
    email: str,
    delivery_method: str,
    expected_total: Decimal,
    idempotency_key: Key,
    address: AddressInput | None = None,
    pickup: PickupInput | None = None,
    declared: DeclarationInput | None = None,
    tenders: list[TenderInput] | None = None,
) -> Order:
    """Turn the cart into an order that holds its stock until it is paid; a free one is confirmed.

    `expectedTotal` is the total the shopper saw: when it is another by now, nothing is placed.
    `declared` is what goods with an age limit, or the market, want to hear: see `checkout`.
    `tenders` are taken first, exactly as much as is named; the card pays the rest. An `address` is
    needed for what is delivered, and `pickup` for what is collected in a store.
    """
    context = info.context
    await events.visit(context)
    channel, method = await _terms(context, delivery_method)
    collected = await requesting.wanted(context, channel, method, pickup)
    buyer = _buyer(context, email, _place(channel, method, address, collected), collected)
    cart = await context.visible(Cart, cart_id, selectinload(Cart.lines), lock=True)
    if cart.status is not CartStatus.OPEN or not cart.lines:
        raise CartIsEmpty
    counts, freed = await _locked(context, cart, channel, collected)
    priced = await _priced(context, cart, channel, method, buyer, _taxed_in(buyer, collected))
    if collected is not None:
        till.check_is_here(priced, {id: rows[0] for id, rows in counts.items()})
    method.check_takes(priced.goods, priced.grams)
    said = declared or DeclarationInput()
    buyer = await declaring.declared(context, channel, priced, buyer, said)
    check_total(priced, expected_total)
    order, moves = Order.place(
        cart=cart,
        priced=priced,
        stock=counts,
        buyer=buyer,
        channel=channel,
        method=method,
        now=context.now,
    )
    taken = await using.take(context, order, tenders or ())
    await context.session.insert(order)
    await context.session.insert(*order.lines)
    await reserving.record_order(
        context.session, chain.from_iterable(counts.values()), [*freed, *moves]
    )
    if collected is not None:
        await requesting.book(context, order, collected)
    await using.keep(context, order, taken)
    if order.total > taken.amount:
        await context.session.insert(Payment.for_order(order, besides=taken.amount))
    await offers.use(context, order, priced)
    await _remember_address(context, buyer)
    return order


def _place(
    market: Channel,
    method: DeliveryMethod,
    typed: AddressInput | None,
    collected: Collected | None,
) -> Address | None:
    """Where it goes; None for what is collected. Raises InvalidInput."""
    if collected is not None:
        return None
    if typed is None:
        raise InvalidInput([InvalidField("address", "This is needed.")])
    place = Address.checked(**vars(typed))
    method.check_goes_to(market.country, place)
    return place


def _buyer(
    context: Context, email: str, place: Address | None, collected: Collected | None
) -> Buyer:
    address = normal_email(email)
    if address is None:
        example = "An e-mail address, for example ana@example.com."
        raise InvalidInput([InvalidField("email", example)])
    viewer = context.viewer
    return Buyer(
        customer_id=viewer.customer_id,
        visitor_id=viewer.visitor_id,
        email=address,
        address=place.as_json() if place else None,
        store_id=collected.store.id if collected else None,
        collects_by=collected.slot.ends_at if collected else None,
        touchpoint=viewer.touchpoint,
        return_days=viewer.benefits.return_days,
    )


async def _terms(context: Context, method: str) -> tuple[Channel, DeliveryMethod]:
    """The market and the way to deliver as they are now: by these it is sold."""
    at = (await context.channel()).id
    found = (await context.session.execute(_TERMS, {"channel": at, "method": method})).first()
    if found is None:
        raise InvalidInput([InvalidField("deliveryMethod", "Choose one of the ways offered.")])
    channel, chosen = found
    return channel, chosen


_TERMS = (
    select(Channel, DeliveryMethod)
    .join(DeliveryMethod, DeliveryMethod.channel_id == Channel.id)
    .where(Channel.id == bindparam("channel"), DeliveryMethod.code == bindparam("method"))
)


async def _locked(
    context: Context, cart: Cart, channel: Channel, collected: Collected | None
) -> tuple[Mapping[UUID, Sequence[Stock]], list[StockMovement]]:
    """The stock rows, until the order is in, and what is free again at another place."""
    variant_ids = [line.variant_id for line in cart.lines]
    if collected is not None:
        here, freed = await reserving.moved_to(
            context.session, cart.id, collected.store.id, variant_ids
        )
        return {id: [one] for id, one in here.items()}, freed
    places = channel.warehouses
    return await stock.locked_for(context.session, cart.id, places, variant_ids), []


def _taxed_in(buyer: Buyer, collected: Collected | None) -> tuple[str, str]:
    """The region and country where the goods change hands."""
    if collected is not None:
        return collected.store.region, collected.store.country
    assert buyer.address is not None
    return buyer.address["region"], buyer.address["country"]


async def _priced(
    context: Context,
    cart: Cart,
    channel: Channel,
    method: DeliveryMethod,
    buyer: Buyer,
    place: tuple[str, str],
) -> PricedCart:
    """The final price."""
    known = await goods(
        context,
        [line.variant_id for line in cart.lines],
        channel,
        context.viewer.benefits.early_rank,
    )
    who = Shopper(buyer.customer_id, buyer.touchpoint, cart.codes, buyer.email, is_buying=True)
    products = {one.product_id for one in known.values()}
    offering = await offers.gathered(context, who, channel, products)
    if offering is not None and buyer.customer_id is None:
        offering.check_none_was_used()
    is_free = context.viewer.benefits.has_free_shipping
    return cart.price(known, channel, offering, method, *place, is_delivery_free=is_free)


async def _remember_address(context: Context, buyer: Buyer) -> None:
    if buyer.customer_id is not None and buyer.address is not None:
        customer = await context.session.get(Customer, buyer.customer_id)
        if customer is not None:
            customer.address = buyer.address
