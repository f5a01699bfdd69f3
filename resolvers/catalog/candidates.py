"""What a list is chosen and counted from: the most popular of what meets its conditions.

Lists are sorted, and their facets and totals counted, among so many at most, however large the
catalogue is. Up to there everything is exact; from there on, a count is "at least".
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal_column, select, union_all

from models.catalog import TIERS
from resolvers.catalog.filters import CONDITIONS, narrowed
from resolvers.catalog.rows import IS_LISTED, PRICED, variants
from resolvers.catalog.rows import products as p

MOST_SEARCHED = 1_000
"""Of a search: more words narrow better than more pages."""
MOST_CHOSEN = 250
"""Of a search that is narrowed by more than words: many are looked at for each that is left."""
MOST_LISTED = 2_000
"""Of a list without words."""
NARROWING = frozenset({"brand", "kind", "maker", "size", "min_price", "max_price", "in_stock"})


def most(conditions: frozenset[str]) -> int:
    if "text" not in conditions:
        return MOST_LISTED
    return MOST_CHOSEN if conditions & NARROWING else MOST_SEARCHED


def candidates(conditions: frozenset[str], *columns: Any) -> Select[Any]:
    """Their `id`, `popularity` and `columns`, which have names of their own."""
    columns = (p.c.id, p.c.popularity, *columns)
    found, enough = narrowed(conditions, *columns), most(conditions)
    if "text" not in conditions:
        return _most_popular(found, p, enough)
    return _by_tier(lambda tier: _most_popular(found.where(tier), p, enough), enough)


def foremost(conditions: frozenset[str], enough: int) -> Select[Any]:
    """So many of a search, the most popular first, where no more than these will be shown.

    They are sorted before it is looked whether they are sold, which only the first of them are
    asked then. `+ 0` keeps a search for a rare word from going through the whole shop in the
    order of popularity.
    """

    def sorted_first(tier: ColumnElement[bool]) -> Select[Any]:
        place = (p.c.popularity + literal_column("0")).label("popularity")
        said = (CONDITIONS[one] for one in sorted(conditions))
        of_tier = select(p.c.id, place).where(IS_LISTED, tier, *said)
        one = of_tier.order_by(place.desc(), p.c.id.desc()).subquery()
        offered = and_(variants.c.product_id == one.c.id, variants.c.position == 0)
        key, tie = one.c.popularity.label("key"), one.c.id.label("tie")
        sold = select(*one.c, key, tie).select_from(one.join(PRICED, offered))
        return _most_popular(sold, one, enough)

    return _by_tier(sorted_first, enough)


def _by_tier(of: Callable[[ColumnElement[bool]], Select[Any]], enough: int) -> Select[Any]:
    """Tier by tier, until there are enough. The number of a tier is written out: each has an
    index of its own."""
    found = list[Any]()
    for tier in TIERS:
        more = of(p.c.tier == literal_column(str(tier)))
        if found:
            so_far = [select(func.count()).select_from(one).scalar_subquery() for one in found]
            more = more.where(sum(so_far[1:], so_far[0]) < literal_column(str(enough)))
        found.append(more.cte(f"tier_{tier}"))
    everything = union_all(*(select(one) for one in found)).subquery("tiers")
    return _most_popular(select(everything), everything, enough)


def _most_popular(found: Select[Any], of: Any, limit: int) -> Select[Any]:
    return found.order_by(of.c.popularity.desc(), of.c.id.desc()).limit(literal_column(str(limit)))
