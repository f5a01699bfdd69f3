"""What a list is chosen and counted from: the most popular of what meets its conditions.

Lists are sorted, and their facets and totals counted, among so many at most, however large the
catalogue is. Up to there everything is exact; from there on, a count is "at least".
"""

from typing import Any

from sqlalchemy import Select, func, literal_column, select, union_all

from models.catalog import TIERS
from resolvers.catalog.filters import narrowed
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


def candidates(conditions: frozenset[str], *columns: Any, enough: int | None = None) -> Select[Any]:
    """Their `id`, `popularity` and `columns`, which have names of their own.

    `enough` is how many are looked for where fewer than usual will do.
    """
    columns = (p.c.id, p.c.popularity, *columns)
    if "text" in conditions:
        return _by_tier(conditions, columns, enough or most(conditions))
    return _most_popular(narrowed(conditions, *columns), p, most(conditions))


def _by_tier(conditions: frozenset[str], columns: Any, enough: int) -> Select[Any]:
    """Tier by tier, until there are enough. The number of a tier is written out: each has an
    index of its own."""
    found = list[Any]()
    for tier in TIERS:
        more = narrowed(conditions, *columns).where(p.c.tier == literal_column(str(tier)))
        if found:
            so_far = [select(func.count()).select_from(one).scalar_subquery() for one in found]
            more = more.where(sum(so_far[1:], so_far[0]) < literal_column(str(enough)))
        found.append(_most_popular(more, p, enough).cte(f"tier_{tier}"))
    everything = union_all(*(select(one) for one in found)).subquery("tiers")
    return _most_popular(select(everything), everything, enough)


def _most_popular(found: Select[Any], of: Any, limit: int) -> Select[Any]:
    return found.order_by(of.c.popularity.desc(), of.c.id.desc()).limit(literal_column(str(limit)))
