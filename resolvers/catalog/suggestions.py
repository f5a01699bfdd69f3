"""What to offer while somebody types: words, categories and products, in a few milliseconds."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Text, bindparam, func, select

from models.catalog import SearchWord
from models.spelling import folded, readable
from resolvers.catalog.listing import most_popular
from resolvers.catalog.rows import CATEGORY_COLUMNS, CategoryCard, ProductCard, categories
from resolvers.context import Context, Info

MOST_READ = 24
MOST_WORDS, MOST_CATEGORIES, MOST_PRODUCTS = 6, 4, 6

_WORD = re.compile(r"[^\W\d_]{3,}")
_beginning = bindparam("beginning", type_=Text)
_words = SearchWord.__table__.c
_WORDS = (
    select(_words.word)
    .where(func.starts_with(_words.word, _beginning), _words.word != _beginning)
    .order_by(_words.products.desc(), _words.word)
    .limit(MOST_WORDS)
)
_CATEGORIES = (
    select(*CATEGORY_COLUMNS)
    .where(
        func.strpos(" " + func.folded(categories.c.name), " " + func.folded(_beginning)) > 0,
        categories.c.product_count > 0,
    )
    .order_by(categories.c.product_count.desc(), categories.c.id)
    .limit(MOST_CATEGORIES)
)


@dataclass(slots=True)
class Suggestions:
    words: list[str]
    categories: list[CategoryCard]
    products: list[ProductCard]


async def suggestions(info: Info, text: str) -> Suggestions:
    """What somebody who has typed `text` may be looking for."""
    begun = readable(text).lower()
    if not begun:
        return Suggestions([], [], [])
    found = await most_popular(info, begun, MOST_READ)
    begun = found.corrected_text or begun
    words = await _words_for(info.context, folded(begun), found.nodes)
    if found.corrected_text:
        words = [found.corrected_text, *words][:MOST_WORDS]
    shelves = await _shelves(info.context, begun)
    return Suggestions(words, shelves, _different(found.nodes))


async def _words_for(context: Context, begun: str, found: Sequence[ProductCard]) -> list[str]:
    """`begun` with its last word completed, so that something is found."""
    before, _, last = begun.rpartition(" ")
    if before:
        words = Counter(word for one in found for word in _WORD.findall(folded(one.kind)))
        known = [word for word, _ in words.most_common() if word.startswith(last) and word != last]
        return [f"{before} {word}" for word in known[:MOST_WORDS]]
    return [row[0] for row in await context.session.rows(_WORDS, beginning=last)]


async def _shelves(context: Context, begun: str) -> list[CategoryCard]:
    rows: Sequence[Sequence[Any]] = await context.session.rows(_CATEGORIES, beginning=begun)
    return [CategoryCard(*row) for row in rows]


def _different(found: Sequence[ProductCard]) -> list[ProductCard]:
    """The first of each name: twins are told apart on the page of results."""
    by_name: dict[str, ProductCard] = {}
    for one in found:
        by_name.setdefault(one.name, one)
    return list(by_name.values())[:MOST_PRODUCTS]
