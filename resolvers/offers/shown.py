"""The offers made to the caller."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from strawberry import Parent

from models.money import Money
from models.offers import Offer, OfferStatus
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
    """Whether the caller had it as often as anybody may."""
    buyer = info.context.viewer.customer_id
    if buyer is None:
        return False
    keys = offer.keys_of(buyer)
    return bool(keys) and await info.context.loaders.is_redeemed.load(keys[-1])


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
