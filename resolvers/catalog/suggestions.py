"""What to offer while somebody types: words, categories and products, in a few milliseconds."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Text, bindparam, func, select

from models.catalog import SearchWord
from models.spelling import readable
from resolvers.catalog.filters import ProductFilter
from resolvers.catalog.listing import products
from resolvers.catalog.rows import CATEGORY_COLUMNS, CategoryCard, ProductCard, categories
from resolvers.context import Context, Info

MOST_WORDS, MOST_CATEGORIES, MOST_PRODUCTS = 6, 4, 6

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
        func.strpos(" " + func.lower(categories.c.name), " " + _beginning) > 0,
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
    context = info.context
    found = await products(info, ProductFilter(text=begun), first=MOST_PRODUCTS)
    begun = found.corrected_text or begun
    return Suggestions(
        await _words_for(context, begun), await _shelves(context, begun), found.nodes
    )


async def _words_for(context: Context, begun: str) -> list[str]:
    """`begun` with its last word completed."""
    before, _, last = begun.rpartition(" ")
    rows = await context.session.rows(_WORDS, beginning=last)
    return [f"{before} {row[0]}".strip() for row in rows]


async def _shelves(context: Context, begun: str) -> list[CategoryCard]:
    rows: Sequence[Sequence[object]] = await context.session.rows(_CATEGORIES, beginning=begun)
    return [CategoryCard(*row) for row in rows]  # type: ignore[arg-type]
