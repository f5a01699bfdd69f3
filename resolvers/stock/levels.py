"""Counts as staff look at them: of a variant everywhere, and where little is left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import Select, any_, exists, func, select, tuple_
from strawberry import Parent

from models import ids
from models.base import InvalidField, InvalidInput
from models.catalog import Product, ProductStatus, Variant
from models.inventory import LOW, Stock, StockMovement, to_sell
from models.stores import Location
from resolvers.batching import IDS
from resolvers.context import Context, Info, uuid_of
from resolvers.paging import (
    MOST_COUNTED,
    Page,
    decode_cursor,
    encode_cursor,
    newest_first,
    page_of,
    page_size,
)
from resolvers.session import SharedSession

LARGEST = 2**62
NOT_OF_THIS_LIST = "This is not a cursor of this list."


@dataclass(slots=True)
class StockItem:
    """What is counted: a variant, by the names that people know it by."""

    variant_id: UUID
    sku: str
    product_name: str
    variant_name: str
    product_slug: str
    picture: str
    wall: str

    @property
    def variant_gid(self) -> str:
        return ids.encode(Variant.prefix, self.variant_id)

    @property
    def name(self) -> str:
        return ", ".join(filter(None, (self.product_name, self.variant_name)))


_ITEMS = (
    select(
        Variant.id, Variant.sku, Product.name, Variant.name, Product.slug, Product.picture,
        Product.wall,
    )
    .join(Product, Product.id == Variant.product_id)
    .where(Variant.id == any_(IDS))
)  # fmt: skip


async def _items(session: SharedSession, wanted: Sequence[UUID]) -> list[StockItem]:
    rows: Iterable[Sequence[Any]] = await session.rows(_ITEMS, ids=list(wanted))
    found = {row[0]: StockItem(*row) for row in rows}
    return [found[id] for id in wanted]


async def item(level: Parent[Stock], info: Info) -> StockItem:
    return await info.context.loaders.of(_items).load(level.variant_id)


async def location(level: Parent[Stock], info: Info) -> Location:
    found = await info.context.loaders.location.load(level.location_id)
    assert found is not None
    return found


async def stock_levels(
    info: Info, variant_id: strawberry.ID, first: int = 20, after: str | None = None
) -> Page[Stock]:
    """What there is of a variant, by the names of the locations; a store sees its own."""
    context, size = info.context, page_size(first)
    id = uuid_of(Variant, variant_id)
    visible = _visible(context).where(Stock.variant_id == id)
    visible = visible.join(Location, Location.id == Stock.location_id)
    wanted = visible.add_columns(Location.name).order_by(Location.name, Stock.id)
    if after is not None:
        name, last = decode_cursor(after, 2)
        wanted = wanted.where(tuple_(Location.name, Stock.id) > (str(name), _uuid(last)))
    rows = (await context.session.execute(wanted.limit(size + 1))).all()
    names = {level.id: name for level, name in rows}
    return _page(
        context,
        visible,
        [level for level, _ in rows],
        size,
        after,
        lambda level: encode_cursor(names[level.id], str(level.id)),
    )


async def low_stock(
    info: Info,
    location_id: strawberry.ID | None = None,
    at_most: int = LOW,
    first: int = 20,
    after: str | None = None,
) -> Page[Stock]:
    """Where at most so many are left to sell, the fewest first; with 0, what is sold out."""
    context, size = info.context, page_size(first)
    left = to_sell(Stock)
    is_listed = exists().where(
        Variant.id == Stock.variant_id,
        Product.id == Variant.product_id,
        Product.status == ProductStatus.LISTED,
    )
    visible = _visible(context).where(left <= at_most, is_listed, ~Stock.is_closed)
    if location_id is not None:
        visible = visible.where(Stock.location_id == uuid_of(Location, location_id))
    wanted = visible.order_by(left, Stock.id).limit(size + 1)
    if after is not None:
        fewest, last = decode_cursor(after, 2)
        wanted = wanted.where(tuple_(left, Stock.id) > (_number(fewest), _uuid(last)))
    rows = (await context.session.scalars(wanted)).all()
    return _page(
        context,
        visible,
        rows,
        size,
        after,
        lambda level: encode_cursor(level.available, str(level.id)),
    )


async def stock_movements(
    info: Info, stock_level_id: strawberry.ID, first: int = 20, after: str | None = None
) -> Page[StockMovement]:
    """What moved at one place, newest first: together it explains the counts."""
    level = await info.context.visible(Stock, stock_level_id)
    here = (
        StockMovement.variant_id == level.variant_id,
        StockMovement.location_id == level.location_id,
    )
    return await newest_first(
        info.context,
        StockMovement,
        StockMovement.created_at,
        matching=here,
        first=first,
        after=after,
    )


def _visible(context: Context) -> Select[Any]:
    return select(Stock).where(Stock.visible_to(context.viewer))


def _page(
    context: Context,
    visible: Select[Any],
    rows: Sequence[Stock],
    size: int,
    after: str | None,
    cursor: Any,
) -> Page[Stock]:
    async def count() -> int:
        some = visible.with_only_columns(Stock.id).limit(MOST_COUNTED).subquery()
        return int(await context.session.scalar(select(func.count()).select_from(some)) or 0)

    return page_of(rows, size, after, cursor, count)


def _uuid(text: object) -> UUID:
    try:
        return UUID(str(text))
    except ValueError:
        raise InvalidInput([InvalidField("after", NOT_OF_THIS_LIST)]) from None


def _number(told: object) -> int:
    if not isinstance(told, int) or abs(told) > LARGEST:
        raise InvalidInput([InvalidField("after", NOT_OF_THIS_LIST)])
    return told
