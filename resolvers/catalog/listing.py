"""Lists of products: narrowed, sorted, and read page by page without skipping or repeating."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from sys import maxsize
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import (
    BigInteger,
    Select,
    Text,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    select,
    tuple_,
    union_all,
)
from strawberry import Parent

from models.base import InvalidField, InvalidInput
from resolvers.catalog.candidates import candidates, foremost, most
from resolvers.catalog.early import EARLY, early_ids
from resolvers.catalog.facets import (
    CHOICES,
    Facet,
    counted,
    facet_columns,
    facet_values,
    facets,
    facets_of,
)
from resolvers.catalog.filters import (
    AT_AND_BELOW,
    TEXT_QUERY,
    ProductFilter,
    Wanted,
    checked,
    narrowed,
    settle,
)
from resolvers.catalog.kept_counts import are_kept, kept_total
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
from resolvers.selection import is_selected


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
"""What a list is sorted by."""

_TIES = {ProductSort.PRICE_ASC: prices.c.variant_id, ProductSort.PRICE_DESC: prices.c.variant_id}
"""What settles ties, in the same direction, as the index of that order has it; else the id."""

_KEY_AT = len(CARD_COLUMNS)
_TIE_AT = _KEY_AT + 1
_ID_AT = CARD_COLUMNS.index(p.c.id)

ASCENDING = {ProductSort.PRICE_ASC, ProductSort.NAME}


@dataclass(frozen=True)
class _Asked:
    """All that changes the text of a page's statement.

    `most` is written out: of a parameter the planner would guess too much, and so plan each
    call anew.
    """

    conditions: frozenset[str]
    sort: ProductSort
    goes_on: bool
    most: int
    extras: frozenset[str] = frozenset()
    """What is counted along with it."""
    is_all: bool = False
    """No more of a search are looked at, as no page follows."""
    has_early: bool = False
    """What the caller sees before everybody is among them."""


@lru_cache(maxsize=512)
def _statement(asked: _Asked) -> Select[Any]:
    """A page of at most so many cards, each row ending with its sort key and what was counted.

    The page is chosen first: what else a card shows is then read for so many rows only.
    """
    key: Any = KEYS[asked.sort].label("key")
    tie: Any = _TIES.get(asked.sort, p.c.id).label("tie")
    extras: list[Any] = []
    if "text" in asked.conditions:
        columns = facet_columns(asked.conditions)[1] if FACETS in asked.extras else []
        found: Any = (
            foremost(asked.conditions, asked.most)
            if asked.is_all
            else _and_early(asked, candidates(asked.conditions, key, tie, *columns), columns)
        ).cte("found")
        extras = [_EXTRAS[one](found) for one in EXTRAS if one in asked.extras]
        key, tie, chosen = found.c.key, found.c.tie, select(found.c.id, found.c.key, found.c.tie)
    else:
        chosen = narrowed(asked.conditions, p.c.id, key, tie)
        early = narrowed(asked.conditions, p.c.id, key, tie, among=EARLY)
        key, tie = key.element, tie.element
        if asked.has_early:
            both = union_all(_page_of(asked, chosen, key, tie), _page_of(asked, early, key, tie))
            one = both.subquery("both")
            key, tie, chosen = one.c.key, one.c.tie, select(one)
    page = _page_of(asked, chosen, key, tie).subquery("page")
    order = _order(asked.sort, page.c.key, page.c.tie)
    is_first = func.row_number().over(order_by=order) == literal_column("1")
    counts = (case((is_first, one)) for one in extras)
    cards = select(*CARD_COLUMNS, page.c.key, page.c.tie, *counts)
    return cards.select_from(SHELF.join(page, page.c.id == p.c.id)).order_by(*order)


def _page_of(asked: _Asked, chosen: Select[Any], key: Any, tie: Any) -> Select[Any]:
    if asked.goes_on:
        place, last = tuple_(key, tie), _last_of(key, tie)
        chosen = chosen.where(place > last if asked.sort in ASCENDING else place < last)
    chosen = chosen.order_by(*_order(asked.sort, key, tie))
    return chosen.limit(literal_column(str(asked.most)))


def _and_early(asked: _Asked, found: Select[Any], facets: Sequence[Any]) -> Any:
    if not asked.has_early:
        return found
    key: Any = KEYS[asked.sort].label("key")
    tie: Any = _TIES.get(asked.sort, p.c.id).label("tie")
    columns = (p.c.id, p.c.popularity, key, tie, *facets)
    return union_all(found, narrowed(asked.conditions, *columns, among=EARLY))


def _last_of(key: Any, tie: Any) -> Any:
    return tuple_(bindparam("last_key", type_=key.type), bindparam("last_id", type_=tie.type))


def _order(sort: ProductSort, *columns: Any) -> list[Any]:
    return [one if sort in ASCENDING else one.desc() for one in columns]


TOTAL, FACETS = EXTRAS = ("totalCount", "facets")
"""As the schema calls them. The first row carries them, in this order, at its end."""


def _total_of(found: Any) -> Any:
    return select(func.count()).select_from(found).scalar_subquery()


def _facets_of(found: Any) -> Any:
    """As one text, so that it travels beside the page."""
    counts = counted(found).subquery("counts")
    row = func.json_build_array(counts.c.facet, counts.c.value, counts.c.number)
    return select(cast(func.json_agg(row), Text)).scalar_subquery()


_EXTRAS: Mapping[str, Callable[[Any], Any]] = {TOTAL: _total_of, FACETS: _facets_of}


@lru_cache(maxsize=512)
def _count(conditions: frozenset[str]) -> Select[Any]:
    return select(func.count()).select_from(candidates(conditions).subquery())


@lru_cache(maxsize=512)
def _count_early(conditions: frozenset[str]) -> Select[Any]:
    return select(func.count()).select_from(narrowed(conditions, p.c.id, among=EARLY).subquery())


@dataclass(slots=True)
class ProductPage(Page[ProductCard]):
    """`corrected_text` is what was searched in place of a misspelt text."""

    facets: Callable[[], Awaitable[list[Facet]]] = field(repr=False)
    most_counted: int
    corrected_text: str | None = None


@dataclass(frozen=True)
class _Paging:
    sort: ProductSort | None
    size: int
    after: str | None
    is_all: bool = False
    """No page follows, and nothing is counted."""


async def products(
    info: Info,
    filter: ProductFilter | None = None,
    sort: ProductSort | None = None,
    first: int = 24,
    after: str | None = None,
) -> ProductPage:
    """What is on sale, narrowed by `filter`; the best matches of its text, or else what most
    people buy, come first. Words that nothing carries are read as the nearest known ones. Of
    a search, the 1,000 most popular products that match are sorted and shown; 250 where it is
    narrowed by more than a category.
    """
    return await _found(info, filter, _Paging(sort, page_size(first), after))


async def most_popular(info: Info, text: str, size: int) -> ProductPage:
    """So many that the words find, and no more of them looked at than that: words that many
    products carry are answered as fast as others, however large the shop is."""
    asked = _Paging(ProductSort.POPULAR, size, None, is_all=True)
    return await _found(info, ProductFilter(text=text), asked)


async def _found(info: Info, filter: ProductFilter | None, asked: _Paging) -> ProductPage:
    context = info.context
    wanted = checked(filter, await context.channel())
    await _settle_category(context, wanted)
    await understand(context, wanted, wanted.text)
    page = await _page(info, wanted, asked)
    if page.nodes or wanted.is_as_typed or "text" not in wanted.conditions:
        return page
    better = await corrected(context, wanted.text)
    if better is None:
        return page
    begin_with(wanted, better)
    page = await _page(info, wanted, asked)
    page.corrected_text = better
    return page


async def _settle_category(context: Context, wanted: Wanted) -> None:
    slug = wanted.category
    if slug is None:
        return

    async def at_and_below() -> list[UUID]:
        return [row[0] for row in await context.session.rows(AT_AND_BELOW, slug=slug)]

    settle(wanted, await context.recently(("category", slug), at_and_below))


async def _page(info: Info, wanted: Wanted, asked: _Paging) -> ProductPage:
    context, channel = info.context, await info.context.channel()
    sort, conditions = _sort(asked.sort, wanted), frozenset(wanted.conditions)
    extras = frozenset[str]() if asked.is_all else _extras(info, conditions)
    values = {**in_channel(channel), **wanted.values}
    last = _last(sort, asked.after) if asked.after is not None else {}
    if FACETS in extras:
        last |= facet_values(wanted, channel)
    most_read = rows_to_read(asked.size)
    goes_on = asked.after is not None
    early = [] if asked.is_all else await early_ids(context)
    if early:
        values["early"] = early
    shape = _Asked(conditions, sort, goes_on, most_read, extras, asked.is_all, bool(early))
    statement = _statement(shape)
    rows = (await context.session.rows(statement, **values, **last))[: asked.size + 1]
    cards = product_cards(rows, channel)
    told = _told(rows, extras)

    def cursor(card: ProductCard) -> str:
        row = next(row for row in rows if row[_ID_AT] == card.id)
        key = row[_KEY_AT].isoformat() if isinstance(row[_KEY_AT], datetime) else row[_KEY_AT]
        return encode_cursor(sort.value, key, str(row[_TIE_AT]))

    async def count() -> int:
        if TOTAL in told:
            return int(told[TOTAL])
        more = 0
        if early:
            more = int((await context.session.rows(_count_early(conditions), **values))[0][0])
        if are_kept(wanted):
            return more + await kept_total(context, wanted, channel)
        return more + int((await context.session.rows(_count(conditions), **values))[0][0])

    async def facets_() -> list[Facet]:
        if FACETS in told:
            return facets_of(orjson.loads(told[FACETS] or "[]"), wanted, channel)
        return await facets(context, wanted, channel)

    shown, goes_on = cards[: asked.size], len(cards) > asked.size
    counted_up_to = maxsize if are_kept(wanted) else most(conditions)
    return ProductPage(
        shown, goes_on, asked.after is not None, cursor, count, facets_, counted_up_to
    )


def _extras(info: Info, conditions: frozenset[str]) -> frozenset[str]:
    """What is counted by the statement of the page itself: where words are searched, both look
    at the same products. A choice in a facet parts the two."""
    if "text" not in conditions:
        return frozenset()
    shared = {TOTAL} if conditions & CHOICES else {TOTAL, FACETS}
    return frozenset(one for one in shared if is_selected(info, one))


def _told(rows: Sequence[Sequence[Any]], extras: frozenset[str]) -> dict[str, Any]:
    if not rows:
        return {}
    return dict(zip((one for one in EXTRAS if one in extras), rows[0][_TIE_AT + 1 :], strict=True))


def _sort(sort: ProductSort | None, wanted: Wanted) -> ProductSort:
    if sort is None or sort is ProductSort.RELEVANCE:
        has_text = "text" in wanted.conditions
        return ProductSort.RELEVANCE if has_text else ProductSort.POPULAR
    return sort


def _last(sort: ProductSort, after: str) -> dict[str, Any]:
    """The key of a cursor of this order, and the id that settles ties.

    Raises InvalidInput for any other.
    """
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
    """How many there are on all pages. Of a search at most 1,000 are counted, and 250 where it is
    narrowed by more than a category; of other lists that are, 2,000.
    """
    return await page.count()


async def is_count_capped(page: Parent[ProductPage]) -> bool:
    """Whether as many were counted as may be: `totalCount` and the counts of the facets then
    say "at least".
    """
    return await page.count() >= page.most_counted


async def product_facets(page: Parent[ProductPage]) -> list[Facet]:
    """What the list can be narrowed by, with how many products each choice would leave, of
    those that `totalCount` counts.
    """
    return await page.facets()


def corrected_text(page: Parent[ProductPage]) -> str | None:
    """What was searched instead of a text with misspelt words."""
    return page.corrected_text
