"""Lists of products: narrowed, sorted, and read page by page without skipping or repeating."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Select, bindparam, cast, func, literal_column, select, tuple_
from strawberry import Parent

from models.base import InvalidField, InvalidInput
from models.stores import Channel
from resolvers.catalog.facets import Facet, facets
from resolvers.catalog.filters import (
    AT_AND_BELOW,
    TEXT_QUERY,
    ProductFilter,
    Wanted,
    checked,
    narrowed,
    settle,
)
from resolvers.catalog.rows import (
    CARD_COLUMNS,
    SHELF,
    ProductCard,
    in_channel,
    prices,
    product_cards,
)
from resolvers.catalog.rows import products as p
from resolvers.catalog.search import begin_with, corrected, understand
from resolvers.context import Context, Info
from resolvers.paging import Page, decode_cursor, encode_cursor, page_size, rows_to_read


class ProductSort(StrEnum):
    RELEVANCE = "relevance"
    POPULAR = "popular"
    NEWEST = "newest"
    PRICE_ASC = "price_asc"
    PRICE_DESC = "price_desc"
    NAME = "name"


_RELEVANCE = cast(
    func.ts_rank_cd(p.c.search, TEXT_QUERY, 1) * func.ln(2 + p.c.popularity) * 1e6,
    BigInteger,
)
"""How well the words fit, as a whole number that a cursor can carry; what many people bought
is likelier meant."""

KEYS: dict[ProductSort, Any] = {
    ProductSort.RELEVANCE: _RELEVANCE,
    ProductSort.POPULAR: p.c.popularity,
    ProductSort.NEWEST: p.c.listed_at,
    ProductSort.PRICE_ASC: prices.c.amount,
    ProductSort.PRICE_DESC: prices.c.amount,
    ProductSort.NAME: p.c.name,
}
"""What a list is sorted by; the id settles ties, in the same direction."""

ASCENDING = {ProductSort.PRICE_ASC, ProductSort.NAME}


@lru_cache(maxsize=512)
def _statement(
    conditions: frozenset[str], sort: ProductSort, goes_on: bool, most: int
) -> Select[Any]:
    """A page of at most so many cards, each row ending with its sort key.

    The page is chosen first: what else a card shows is then read for so many rows only. `most` is
    written out: of a parameter the planner would guess too much, and so plan each call anew.
    """
    key, id = KEYS[sort], p.c.id
    found = narrowed(conditions, id, key.label("key"))
    last = tuple_(bindparam("last_key", type_=key.type), bindparam("last_id", type_=id.type))
    if goes_on:
        place = tuple_(key, id)
        found = found.where(place > last if sort in ASCENDING else place < last)
    page = found.order_by(*_order(sort, key, id)).limit(literal_column(str(most))).subquery("page")
    cards = select(*CARD_COLUMNS, page.c.key).select_from(SHELF.join(page, page.c.id == id))
    return cards.order_by(*_order(sort, page.c.key, id))


def _order(sort: ProductSort, *columns: Any) -> list[Any]:
    return [one if sort in ASCENDING else one.desc() for one in columns]


@lru_cache(maxsize=512)
def _count(conditions: frozenset[str]) -> Select[Any]:
    return narrowed(conditions, func.count())


@dataclass(slots=True)
class ProductPage(Page[ProductCard]):
    """`corrected_text` is what was searched in place of a misspelt text."""

    facets: Callable[[], Awaitable[list[Facet]]] = field(repr=False)
    corrected_text: str | None = None


async def products(
    info: Info,
    filter: ProductFilter | None = None,
    sort: ProductSort | None = None,
    first: int = 24,
    after: str | None = None,
) -> ProductPage:
    """What is on sale, narrowed by `filter`; the best matches of its text, or else what most
    people buy, come first. Words that nothing carries are read as the nearest known ones.
    """
    context, size = info.context, page_size(first)
    channel = await context.channel()
    wanted = checked(filter, channel)
    await _settle_category(context, wanted)
    await understand(context, wanted, wanted.text)
    page = await _page(context, channel, wanted, sort, size, after)
    if page.nodes or "text" not in wanted.conditions:
        return page
    better = await corrected(context, wanted.text)
    if better is None:
        return page
    begin_with(wanted, better)
    page = await _page(context, channel, wanted, sort, size, after)
    page.corrected_text = better
    return page


async def _settle_category(context: Context, wanted: Wanted) -> None:
    slug = wanted.category
    if slug is None:
        return

    async def at_and_below() -> list[UUID]:
        return [row[0] for row in await context.session.rows(AT_AND_BELOW, slug=slug)]

    settle(wanted, await context.recently(("category", slug), at_and_below))


async def _page(
    context: Context,
    channel: Channel,
    wanted: Wanted,
    sort: ProductSort | None,
    size: int,
    after: str | None,
) -> ProductPage:
    sort = _sort(sort, wanted)
    conditions = frozenset(wanted.conditions)
    values = {**in_channel(channel), **wanted.values}
    last = _last(sort, after) if after is not None else {}
    statement = _statement(conditions, sort, after is not None, rows_to_read(size))
    rows = (await context.session.rows(statement, **values, **last))[: size + 1]
    cards = product_cards(rows, channel)
    keys = {card.id: row[-1] for card, row in zip(cards, rows, strict=True)}

    def cursor(card: ProductCard) -> str:
        key = keys[card.id]
        key = key.isoformat() if isinstance(key, datetime) else key
        return encode_cursor(sort.value, key, str(card.id))

    async def count() -> int:
        return int((await context.session.rows(_count(conditions), **values))[0][0])

    async def counted() -> list[Facet]:
        return await facets(context, wanted, channel)

    shown, goes_on = cards[:size], len(cards) > size
    return ProductPage(shown, goes_on, after is not None, cursor, count, counted)


def _sort(sort: ProductSort | None, wanted: Wanted) -> ProductSort:
    if sort is None or sort is ProductSort.RELEVANCE:
        has_text = "text" in wanted.conditions
        return ProductSort.RELEVANCE if has_text else ProductSort.POPULAR
    return sort


def _last(sort: ProductSort, after: str) -> dict[str, Any]:
    """The key and id of a cursor of this order. Raises InvalidInput for any other."""
    named, key, id = decode_cursor(after, 3)
    kind: type = KEYS[sort].type.python_type
    try:
        if named != sort.value:
            raise ValueError(named)
        key = datetime.fromisoformat(key) if kind is datetime else key
        if type(key) is not kind or not _fits(key):
            raise ValueError(key)
        return {"last_key": key, "last_id": UUID(id)}
    except (TypeError, ValueError, AttributeError):
        raise InvalidInput([InvalidField("after", "This is not a cursor of this list.")]) from None


def _fits(key: Any) -> bool:
    """Whether PostgreSQL can hold it."""
    if isinstance(key, int):
        return -(2**63) <= key < 2**63
    if isinstance(key, datetime):
        return key.tzinfo is not None and 1 < key.year < 9999
    return isinstance(key, str) and "\0" not in key


async def product_count(page: Parent[ProductPage]) -> int:
    """How many there are, on all pages."""
    return await page.count()


async def product_facets(page: Parent[ProductPage]) -> list[Facet]:
    """What the list can be narrowed by, with how many products each choice would leave."""
    return await page.facets()


def corrected_text(page: Parent[ProductPage]) -> str | None:
    """What was searched instead of a text with misspelt words."""
    return page.corrected_text
