"""What members of a tier are shown before everybody else: few products, each for some days."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import any_, bindparam, case, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models.catalog import Product
from resolvers.catalog.cards import cards
from resolvers.catalog.rows import IS_EARLY, STANDING, STATUS_EARLY, ProductCard, products
from resolvers.context import Context, Info
from resolvers.session import SharedSession

MOST_EARLY = 200
"""At a time; further ones are found by their address alone."""
MOST_SHOWN = 24
EARLY = products.c.id == any_(bindparam("early", type_=ARRAY(PgUUID)))

_ARE_THERE = select(func.count()).select_from(
    select(products.c.id).where(STATUS_EARLY).limit(1).subquery()
)
_THEIRS = (
    select(products.c.id)
    .where(IS_EARLY)
    .order_by(products.c.publish_from, products.c.id)
    .limit(MOST_EARLY)
)


async def early_ids(context: Context) -> list[UUID]:
    """What the caller can buy before everybody, the next to be open to all first.

    A shop without such products is asked once in some seconds, and a stranger never.
    """
    standing = context.viewer.benefits.early_rank
    if not standing or not await anything_early(context):
        return []
    rows: Any = await context.session.rows(_THEIRS, **{STANDING.key: standing})
    return [row[0] for row in rows]


async def anything_early(context: Context) -> bool:
    """Whether there is something that not everybody is shown; some seconds old."""
    return await context.recently("early", lambda: _are_there(context))


async def _are_there(context: Context) -> bool:
    return bool((await context.session.rows(_ARE_THERE))[0][0])


async def early_access(info: Info) -> list[ProductCard]:
    """What the tier of the caller lets them buy before everybody, the next to be open to all
    first; at most 24."""
    found = await early_ids(info.context)
    return list((await cards(info.context, found[:MOST_SHOWN])).values())


async def hold_early(session: SharedSession) -> None:
    """Before their tiers are locked, as whoever edits a product does."""
    named = select(Product.id).where(Product.early_tier.is_not(None)).order_by(Product.id)
    await session.execute(named.with_for_update())


async def follow_tiers(session: SharedSession, renamed: Mapping[str, str | None]) -> None:
    """What was early for a tier, by its name, is so for the other; for none it waits until it is
    open to all."""
    moved = {was: now for was, now in renamed.items() if was != now}
    if not moved:
        return
    named = Product.early_tier
    of_none = [was for was, now in moved.items() if now is None]
    written = {
        Product.early_tier: case(moved, value=named),
        Product.early_from: case((named.in_(of_none), None), else_=Product.early_from),
    }
    await session.execute(update(Product).where(named.in_(moved)).values(written))
