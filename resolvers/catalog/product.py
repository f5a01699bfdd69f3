"""One product: by its address, with its variants."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Text, any_, bindparam, select
from strawberry import Parent

from models.base import NotFound
from models.catalog import Product
from models.spelling import readable
from models.stores import Channel
from resolvers.batching import IDS
from resolvers.catalog.details import DETAIL_COLUMNS, ProductDetails, details_of
from resolvers.catalog.rows import (
    CARD_COLUMNS,
    OFFERED,
    SEEN,
    SHELF,
    VARIANT_COLUMNS,
    ProductCard,
    VariantCard,
    in_channel,
    product_cards,
    products,
    variant_card,
    variants,
)
from resolvers.context import Context, Info
from resolvers.session import SharedSession

_BY_SLUG = (
    select(*CARD_COLUMNS, *DETAIL_COLUMNS)
    .select_from(SHELF)
    .where(products.c.slug == bindparam("slug", type_=Text), SEEN)
)
_VARIANTS = (
    select(*VARIANT_COLUMNS, variants.c.product_id)
    .select_from(OFFERED)
    .where(variants.c.product_id == any_(IDS))
    .order_by(variants.c.position)
)
_VARIANT = (
    select(*VARIANT_COLUMNS)
    .select_from(OFFERED.join(products, products.c.id == variants.c.product_id))
    .where(variants.c.id == any_(IDS), SEEN)
)


async def product(info: Info, slug: str) -> ProductCard:
    """The product with this slug, if this market sells it; null otherwise."""
    context = info.context
    channel = await context.channel()
    archived = Product.archive_is_open_to(context.viewer)
    values = {**in_channel(channel), "archived": archived, "slug": readable(slug)}
    values["standing"] = context.viewer.benefits.early_rank
    rows = await context.session.rows(_BY_SLUG, **values)
    found = product_cards(rows, channel)
    if not found:
        raise NotFound(kind="product")
    told = ProductDetails(*rows[0][len(CARD_COLUMNS) :])
    context.loaders.of(details_of).prime(found[0].id, told)
    return found[0]


async def variants_of_products(
    session: SharedSession, wanted: Sequence[tuple[Channel, UUID]]
) -> list[list[VariantCard]]:
    """The variants of each product that its channel has a price for; one channel per request."""
    channel = wanted[0][0]
    ids = [id for _, id in wanted]
    found: dict[UUID, list[VariantCard]] = defaultdict(list)
    for row in await session.rows(_VARIANTS, ids=ids, **in_channel(channel)):
        found[row[-1]].append(variant_card(row, channel))
    return [found[id] for id in ids]


async def product_variants(product: Parent[ProductCard], info: Info) -> list[VariantCard]:
    """Every way to buy it in this market, the usual one first."""
    channel = await info.context.channel()
    return await info.context.loaders.of(variants_of_products).load((channel, product.id))


async def variant(context: Context, id: UUID) -> VariantCard | None:
    channel = await context.channel()
    archived = Product.archive_is_open_to(context.viewer)
    values = {**in_channel(channel), "archived": archived, "ids": [id]}
    values["standing"] = context.viewer.benefits.early_rank
    rows = await context.session.rows(_VARIANT, **values)
    return variant_card(rows[0], channel) if rows else None
