"""What the other domains ask the catalogue for: many products, or many goods, at once."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import DateTime, Integer, any_, bindparam, case, cast, func, or_, select
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models.carts import Goods
from models.catalog import Product
from models.inventory import Reservation
from models.prices import charged_at
from models.stores import Channel
from resolvers.batching import IDS
from resolvers.catalog.rows import (
    AVAILABLE,
    CARD_COLUMNS,
    FURTHER,
    IS_OPEN,
    OFFERED,
    SEEN,
    SHELF,
    WAREHOUSE,
    ProductCard,
    in_channel,
    product_cards,
    products,
    variants,
)
from resolvers.context import Context

_CARDS = select(*CARD_COLUMNS).select_from(SHELF).where(products.c.id == any_(IDS), SEEN)
_NAME = products.c.name + case((variants.c.name == "", ""), else_=", " + variants.c.name)
_HELD = (
    select(cast(func.sum(Reservation.quantity), Integer))
    .where(
        Reservation.cart_id == bindparam("cart", type_=PgUUID),
        Reservation.variant_id == variants.c.id,
        or_(Reservation.location_id == WAREHOUSE, Reservation.location_id == any_(FURTHER)),
    )
    .scalar_subquery()
)
"""What the cart that asks keeps from others, it can have itself."""
_LEFT = func.greatest(AVAILABLE.element + func.coalesce(_HELD, 0), 0)
_AMOUNT, _REGULAR, _LOWEST = charged_at(bindparam("now", type_=DateTime(timezone=True)))
_GOODS = (
    select(
        variants.c.id.label("variant_id"),
        products.c.id.label("product_id"),
        variants.c.sku,
        _NAME.label("name"),
        products.c.picture,
        products.c.wall,
        products.c.slug,
        _AMOUNT.label("unit_price"),
        case((IS_OPEN, _LEFT), else_=0).label("available"),
        IS_OPEN.label("is_listed"),
        variants.c.least_quantity,
        variants.c.most_quantity,
        variants.c.quantity_step,
        products.c.tax_class,
        variants.c.weight_grams,
        products.c.age_limits,
        products.c.is_age_restricted,
        _REGULAR.label("regular"),
        _LOWEST.label("lowest_recent"),
        products.c.return_rule,
    )
    .select_from(OFFERED.join(products, products.c.id == variants.c.product_id))
    .where(variants.c.id == any_(IDS))
)
"""In the order of the fields of `Goods`."""
_SOLD = _GOODS.subquery("sold")
_GOODS_AND_CARDS = select(*_SOLD.c, *CARD_COLUMNS).select_from(
    _SOLD.outerjoin(SHELF, products.c.id == _SOLD.c.product_id)
)
_CARD_AT = len(_SOLD.c)


async def cards(
    context: Context, product_ids: Iterable[UUID], *, archived: bool | None = None
) -> dict[UUID, ProductCard]:
    """The products by id, in the order they were asked for, by one statement.

    Missing are those that the request's channel has no price for and, unless `archived` or
    the viewer says otherwise, those that are not listed.
    """
    wanted = list(dict.fromkeys(product_ids))
    if not wanted:
        return {}
    channel = await context.channel()
    if archived is None:
        archived = Product.archive_is_open_to(context.viewer)
    values = {**in_channel(channel), "standing": context.viewer.benefits.early_rank}
    rows = await context.session.rows(_CARDS, ids=wanted, archived=archived, **values)
    found = {card.id: card for card in product_cards(rows, channel)}
    return {id: found[id] for id in wanted if id in found}


def _goods_of(row: Sequence[Any], channel: Channel) -> Goods:
    known = Goods(*row)
    known.currency = channel.currency
    return known


async def goods(
    context: Context, variant_ids: Iterable[UUID], channel: Channel, standing: int
) -> dict[UUID, Goods]:
    """What carts and orders are priced from, by one statement.

    `standing` is the early rank of the buyer. A variant without a price in `channel` is missing.
    Of what is not listed any more, nothing is available.
    """
    wanted = list(set(variant_ids))
    if not wanted:
        return {}
    rows: Iterable[Sequence[Any]] = await context.session.rows(
        _GOODS,
        ids=wanted,
        cart=None,
        now=context.now,
        standing=standing,
        **in_channel(channel),
    )
    return {row[0]: _goods_of(row, channel) for row in rows}


async def goods_and_cards(
    context: Context, variant_ids: Iterable[UUID], channel: Channel, cart_id: UUID | None = None
) -> tuple[dict[UUID, Goods], dict[UUID, ProductCard]]:
    """The goods by variant and the cards by product, also of what is archived, by one statement.

    A product whose default variant has no price in `channel` has no card. What a cart holds, with
    `cart_id`, is available to it.
    """
    wanted = list(set(variant_ids))
    if not wanted:
        return {}, {}
    rows: Sequence[Sequence[Any]] = await context.session.rows(
        _GOODS_AND_CARDS,
        ids=wanted,
        cart=cart_id,
        now=context.now,
        standing=context.viewer.benefits.early_rank,
        **in_channel(channel),
    )
    known = {row[0]: _goods_of(row[:_CARD_AT], channel) for row in rows}
    shown = product_cards((row[_CARD_AT:] for row in rows if row[_CARD_AT] is not None), channel)
    return known, {card.id: card for card in shown}
