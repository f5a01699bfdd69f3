"""Stock is the sum of its movements: both are written by one statement, out of the same rows."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, any_, bindparam, func, select, text, tuple_
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models import ids
from models.inventory import COUNTS, Reservation, Stock, StockMovement
from resolvers.appending import as_rows, columns, insertion
from resolvers.batching import IDS
from resolvers.session import SharedSession

Shelf = tuple[UUID, UUID]
"""A variant at a location."""

_LOCATION, _CART = (bindparam(name, type_=PgUUID) for name in ("location", "cart"))
_AT = and_(Stock.location_id == _LOCATION, Stock.variant_id == any_(IDS))
_PLACES = bindparam("places", type_=ARRAY(PgUUID))
_COLUMNS: list[Any] = [
    Stock.__table__.c[name] for name in ("id", "variant_id", "location_id", *COUNTS)
]


def _in_order(statement: Select[Any]) -> Select[Any]:
    """By variant and then by location, whoever locks any: so nobody waits in a circle."""
    order = (Stock.variant_id, Stock.location_id)
    return statement.order_by(*order).with_for_update(of=Stock)


_LOCKED = _in_order(select(*_COLUMNS).where(_AT))
_HOLDS = and_(
    Reservation.cart_id == _CART,
    Reservation.variant_id == Stock.variant_id,
    Reservation.location_id == Stock.location_id,
)
_LOCKED_FOR = _in_order(
    select(
        *_COLUMNS,
        func.coalesce(Reservation.quantity, 0).label("held"),
        Reservation.id.label("reservation_id"),
    )
    .outerjoin(Reservation, _HOLDS)
    .where(Stock.location_id == any_(_PLACES), Stock.variant_id == any_(IDS))
)
_PAIRS = select(func.unnest(IDS).label("variant"), func.unnest(_PLACES).label("place")).subquery()
_LOCKED_SHELVES = _in_order(
    select(*_COLUMNS).where(
        tuple_(Stock.variant_id, Stock.location_id).in_(select(_PAIRS.c.variant, _PAIRS.c.place))
    )
)
_EMPTY = insert(Stock).on_conflict_do_nothing()

_MOVEMENT = columns(StockMovement)
_MOVED = text(f"""
with moved as ({insertion(StockMovement)} returning variant_id, location_id, {", ".join(COUNTS)})
update stock set {", ".join(f"{name} = stock.{name} + change.{name}" for name in COUNTS)}
from (
    select variant_id, location_id, {", ".join(f"sum({name}) as {name}" for name in COUNTS)}
    from moved group by variant_id, location_id
) change
where stock.variant_id = change.variant_id and stock.location_id = change.location_id
""")


async def locked(
    session: SharedSession,
    location_id: UUID,
    variant_ids: Iterable[UUID],
) -> dict[UUID, Stock]:
    """The counts, fresh and locked in one order, so that two checkouts cannot deadlock."""
    rows = await session.rows(_LOCKED, location=location_id, ids=list(set(variant_ids)))
    return {row.variant_id: Stock(**row._mapping) for row in rows}


async def locked_for(
    session: SharedSession, cart_id: UUID, places: Sequence[UUID], variant_ids: Iterable[UUID]
) -> dict[UUID, list[Stock]]:
    """The same in several places, by variant; each knows what of it is held for the cart.

    The cart is locked before, as what is held is read as it was when this statement began.
    """
    values = {"places": list(places), "ids": list(set(variant_ids))}
    found: dict[UUID, list[Stock]] = {}
    for row in await session.rows(_LOCKED_FOR, **values, cart=cart_id):
        one = _with_hold(dict(row._mapping))
        found.setdefault(one.variant_id, []).append(one)
    return found


def _with_hold(row: dict[str, Any]) -> Stock:
    held, reservation_id = row.pop("held"), row.pop("reservation_id")
    stock = Stock(**row)
    stock.held, stock.reservation_id = held, reservation_id
    return stock


async def shelves(session: SharedSession, wanted: Collection[Shelf]) -> dict[Shelf, Stock]:
    """These counts, locked; a shelf that never held a variant begins with none."""
    found = await known_shelves(session, wanted)
    missing = sorted(set(wanted) - set(found))
    if not missing:
        return found
    empty = [
        {"id": ids.uuid7(), "variant_id": variant, "location_id": place, "on_hand": 0}
        for variant, place in missing
    ]
    await session.execute(_EMPTY.values(empty))
    return await known_shelves(session, wanted)


async def known_shelves(session: SharedSession, wanted: Iterable[Shelf]) -> dict[Shelf, Stock]:
    """Those of these counts that there are, locked."""
    pairs = list(wanted)
    rows = await session.rows(
        _LOCKED_SHELVES, ids=[variant for variant, _ in pairs], places=[place for _, place in pairs]
    )
    return {(row.variant_id, row.location_id): Stock(**row._mapping) for row in rows}


async def record(session: SharedSession, moves: Iterable[StockMovement]) -> None:
    """What `moves` did to counts that are `locked`, in the ledger and in the counts alike."""
    await session.append(_MOVED, as_rows(moves, _MOVEMENT))


_KEPT = (
    select(
        StockMovement.variant_id,
        StockMovement.location_id,
        func.sum(StockMovement.allocated).label("units"),
    )
    .where(StockMovement.order_id == bindparam("order", type_=PgUUID))
    .group_by(StockMovement.variant_id, StockMovement.location_id)
    .having(func.sum(StockMovement.allocated) > 0)
)


async def kept_for(session: SharedSession, order_id: UUID) -> dict[Shelf, int]:
    """How many units are promised to an order, which is locked, and where."""
    rows = await session.rows(_KEPT, order=order_id)
    return {(row.variant_id, row.location_id): int(row.units) for row in rows}


async def release(session: SharedSession, order_id: UUID) -> None:
    """Others may have what is promised to an order, which is locked, wherever it is."""
    kept = await kept_for(session, order_id)
    if kept:
        found = await shelves(session, kept)
        await record(session, [found[one].release(units, order_id) for one, units in kept.items()])
