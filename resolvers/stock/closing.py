"""A place is closed when nothing is in it and nothing comes; it stays in what was."""

from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement, Select, func, or_, select, update

from models.closing import Obstacle, ObstacleKind
from models.fulfilments import Fulfilment
from models.fulfilments.statuses import FulfilmentStatus
from models.inventory import Stock
from models.pickups import Pickup
from models.pickups.statuses import OPEN
from models.returns import Return, ReturnStatus
from models.stores import Channel, ChannelLocation, Location
from resolvers.context import Context, Info, uuid_of

_HERE = (Stock.on_hand, Stock.allocated, Stock.reserved, Stock.incoming, Stock.backorder)
_WAITING = (FulfilmentStatus.OPEN, FulfilmentStatus.PICKING, FulfilmentStatus.PACKED)


async def close_location(info: Info, location_id: strawberry.ID, revision: int) -> Location:
    """Offer a place no more. Raises PlaceIsInUse while anything is in it or comes to it."""
    context = info.context
    place = await _locked(context, location_id)
    place.check_revision(revision)
    await _lock_shelves(context, place.id)
    place.close(await obstacles(context, place.id), context.now)
    await _mark(context, place.id, is_closed=True)
    return place


async def reopen_location(info: Info, location_id: strawberry.ID, revision: int) -> Location:
    """Offer a place again that was closed."""
    context = info.context
    place = await _locked(context, location_id)
    place.check_revision(revision)
    place.reopen()
    await _mark(context, place.id, is_closed=False)
    return place


async def _locked(context: Context, id: str) -> Location:
    """Against whoever keeps it open. Not its key: a checkout that holds a shelf names it by that,
    and would wait for us while we wait for the shelf."""
    named = select(Location).where(Location.id == uuid_of(Location, id))
    locked = named.with_for_update(key_share=True).execution_options(populate_existing=True)
    return await context.the_one(locked, Location)


async def obstacles(context: Context, place: UUID) -> list[Obstacle]:
    """What stands in the way, with how many of it."""
    counts = {kind: await context.session.scalar(asked) for kind, asked in _asked(place).items()}
    return [Obstacle(kind, int(count)) for kind, count in counts.items() if count]


def _asked(place: UUID) -> dict[ObstacleKind, Select[Any]]:
    at = Stock.location_id == place
    returned = Return.status.in_((ReturnStatus.REQUESTED, ReturnStatus.APPROVED))
    return {
        **{
            kind: select(func.sum(column)).where(at)
            for kind, column in zip(ObstacleKind.of_stock(), _HERE, strict=True)
        },
        ObstacleKind.SHIPMENTS: _count(
            Fulfilment.location_id == place, Fulfilment.status.in_(_WAITING)
        ),
        ObstacleKind.PICKUPS: _count(Pickup.location_id == place, Pickup.status.in_(OPEN)),
        ObstacleKind.RETURNS: _count(
            or_(Return.drop_off_id == place, Return.brought_in_at == place), returned
        ),
        ObstacleKind.MARKETS: select(
            _count(Channel.warehouse_id == place).scalar_subquery()
            + _count(ChannelLocation.location_id == place).scalar_subquery()
        ),
    }


def _count(*matching: ColumnElement[bool]) -> Select[Any]:
    return select(func.count()).where(*matching)


async def _lock_shelves(context: Context, place: UUID) -> None:
    """In the order in which everybody locks them."""
    shelves = select(Stock.id).where(Stock.location_id == place).order_by(Stock.variant_id)
    await context.session.execute(shelves.with_for_update())


async def _mark(context: Context, place: UUID, *, is_closed: bool) -> None:
    await context.session.flush()
    at = update(Stock).where(Stock.location_id == place).values(is_closed=is_closed)
    await context.session.execute(at.execution_options(synchronize_session=False))
