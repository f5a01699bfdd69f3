"""Stock is the sum of its movements: both are written by one statement, out of the same rows."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import any_, bindparam, select, text
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models.inventory import Stock, StockMovement
from resolvers.appending import as_rows, columns, insertion
from resolvers.batching import IDS
from resolvers.session import SharedSession

_COUNTS = columns(Stock)
_LOCKED = (
    select(*(Stock.__table__.c[name] for name in _COUNTS))
    .where(Stock.location_id == bindparam("location", type_=PgUUID), Stock.variant_id == any_(IDS))
    .order_by(Stock.variant_id)
    .with_for_update()
)
_MOVEMENT = columns(StockMovement)
_MOVED = text(f"""
with moved as ({insertion(StockMovement)} returning variant_id, location_id, on_hand, allocated)
update stock set
    on_hand = stock.on_hand + change.on_hand, allocated = stock.allocated + change.allocated
from (
    select variant_id, location_id, sum(on_hand) as on_hand, sum(allocated) as allocated
    from moved group by variant_id, location_id
) change
where stock.variant_id = change.variant_id and stock.location_id = change.location_id
""")


async def locked(
    session: SharedSession, location_id: UUID, variant_ids: Iterable[UUID]
) -> dict[UUID, Stock]:
    """The counts, fresh and locked in one order, so that two checkouts cannot deadlock."""
    wanted = list(set(variant_ids))
    rows = await session.rows(_LOCKED, location=location_id, ids=wanted)
    return {row.variant_id: Stock(**row._mapping) for row in rows}


async def record(session: SharedSession, moves: Iterable[StockMovement]) -> None:
    """What `moves` did to counts that are `locked`, in the ledger and in the counts alike."""
    await session.append(_MOVED, as_rows(moves, _MOVEMENT))
