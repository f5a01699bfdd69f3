"""Money off: the offers made to the caller, and finding one by its code."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from strawberry import Parent

from models.carts import PricedCart
from models.money import Money
from models.offers import Offer, OfferNotUsable, OfferRedemption, OfferStatus, OfferUsed
from models.orders import Order, redemption
from models.support import is_text
from resolvers.batching import SafeLoader
from resolvers.catalog import ProductCard, cards
from resolvers.context import Context, Info


async def offers(info: Info) -> Sequence[Offer]:
    """The caller's own offers that are live now, those that end first before the others."""
    context = info.context
    if context.viewer.customer_id is None:
        return []
    mine = select(Offer).where(
        Offer.customer_id == context.viewer.customer_id,
        Offer.status == OfferStatus.LIVE,
        Offer.starts_at <= context.now,
        Offer.ends_at > context.now,
    )
    found = await context.session.scalars(mine.order_by(Offer.ends_at, Offer.id).limit(100))
    return found.all()


def amount(offer: Parent[Offer]) -> Money | None:
    """The fixed amount it takes off; null for one in per cent."""
    return offer.money_off


async def is_used(offer: Parent[Offer], info: Info) -> bool:
    """Whether the caller had it already; each offer is for one order."""
    buyer = info.context.viewer.customer_id
    if buyer is None:
        return False
    return await info.context.loaders.is_redeemed.load(offer.once_key(buyer))


async def product(offer: Parent[Offer], info: Info) -> ProductCard | None:
    """The one product it is for; null when it is for the whole cart."""
    if offer.product_id is None:
        return None
    return await _card_loader(info.context).load(offer.product_id)


def _card_loader(context: Context) -> SafeLoader[UUID, ProductCard | None]:
    loaders = context.loaders
    if loaders.product_card is None:

        async def load(product_ids: Sequence[UUID]) -> list[ProductCard | None]:
            shown = await cards(context, product_ids)
            return [shown.get(id) for id in product_ids]

        loaders.product_card = SafeLoader(load)
    return loaders.product_card


async def find_offer(context: Context, code: str, customer_id: UUID | None) -> Offer:
    """The offer with this code, if that customer may use it now. Raises OfferNotUsable."""
    named = select(Offer).where(Offer.code == code.strip().upper())
    offer: Offer | None = await context.session.scalar(named) if is_text(code) else None
    if offer is None:
        raise OfferNotUsable(reason="This code is not valid.")
    await check_usable(context, offer, customer_id)
    return offer


async def check_usable(context: Context, offer: Offer, customer_id: UUID | None) -> None:
    """Raises OfferNotUsable unless they may use it now and have not done so yet."""
    offer.check_usable(customer_id, (await context.channel()).currency, context.now)
    if customer_id is not None and await was_used(context, offer.once_key(customer_id)):
        raise OfferNotUsable(reason="You have used this offer already.")


async def was_used(context: Context, once_key: str) -> bool:
    used = select(OfferRedemption.id).where(OfferRedemption.once_key == once_key)
    return await context.session.scalar(used) is not None


async def use(context: Context, order: Order, priced: PricedCart) -> None:
    """Raises OfferNotUsable when this buyer used it before, also a moment ago elsewhere."""
    offer = priced.offer
    if offer is None or not order.discount:
        return
    context.session.add(redemption(order, offer, context.now))
    offer.emit(OfferUsed(order_id=str(order.id), amount=order.discount))
    try:
        await context.session.flush()
    except IntegrityError:
        raise OfferNotUsable(reason="You have used this offer already.") from None
