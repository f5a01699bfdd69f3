"""Counts that are kept: how many products lie on a shelf, or in the shop, by each facet.

Triggers note each change of the catalogue in its own transaction (see the migration), so these are
right at any moment and in every process, at a cost that does not know how many products there are.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Select, bindparam, cast, func, literal_column, select, text
from sqlalchemy.dialects.postgresql import UUID as PgUUID
from sqlalchemy.ext.asyncio import AsyncConnection

from models.search import FacetCount
from models.stores import Channel
from resolvers.catalog.filters import Wanted
from resolvers.catalog.rows import CHANNEL
from resolvers.context import Context

MOST_VALUES = 20
"""Of one facet."""

EVERY_PRODUCT = "brand"
"""A facet of which each product has a value."""
_kept = FacetCount.__table__.c


def are_kept(wanted: Wanted) -> bool:
    """Whether nothing narrows the list but a category that there is."""
    return not wanted.conditions or (
        wanted.shelf is not None and wanted.conditions <= {"category", "categories"}
    )


async def kept_facets(
    context: Context, wanted: Wanted, channel: Channel
) -> Sequence[Sequence[Any]]:
    """Rows of facet, value and number."""
    return await context.session.rows(_facets(wanted.shelf is None), **_where(wanted, channel))


async def kept_total(context: Context, wanted: Wanted, channel: Channel) -> int:
    rows = await context.session.rows(_total(wanted.shelf is None), **_where(wanted, channel))
    return int(rows[0][0])


def _where(wanted: Wanted, channel: Channel) -> dict[str, Any]:
    shelf = {} if wanted.shelf is None else {"shelf": wanted.shelf}
    return {"channel": channel.id, **shelf}


@lru_cache
def _facets(is_whole: bool) -> Select[Any]:
    number = cast(func.sum(_kept.number), BigInteger)
    place = func.row_number().over(partition_by=_kept.facet, order_by=(number.desc(), _kept.value))
    columns = (_kept.facet, _kept.value, number.label("number"), place.label("place"))
    counted = _of(select(*columns), is_whole).group_by(_kept.facet, _kept.value)
    counts = counted.having(func.sum(_kept.number) > literal_column("0")).subquery("counts")
    shown = counts.c.place <= literal_column(str(MOST_VALUES))
    return select(counts.c.facet, counts.c.value, counts.c.number).where(shown)


@lru_cache
def _total(is_whole: bool) -> Select[Any]:
    number = cast(func.coalesce(func.sum(_kept.number), 0), BigInteger)
    each_once = _kept.facet == literal_column(f"'{EVERY_PRODUCT}'")
    return _of(select(number), is_whole).where(each_once)


def _of(counts: Select[Any], is_whole: bool) -> Select[Any]:
    shelf = _kept.category_id
    here = shelf.is_(None) if is_whole else shelf == bindparam("shelf", type_=PgUUID)
    return counts.where(_kept.channel_id == CHANNEL, here)


async def add_up(connection: AsyncConnection) -> None:
    """One row for each value again, where changes have left several."""
    await connection.execute(text("select add_up_facets()"))
