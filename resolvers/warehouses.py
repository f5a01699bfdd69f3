"""From which warehouses each market sells, the best first, as the owner sets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import strawberry
from sqlalchemy import delete, select
from strawberry import Parent

from models.base import InvalidField, InvalidInput
from models.stores import MOST_WAREHOUSES, Channel, ChannelLocation, Location, LocationKind, Shop
from resolvers.context import Context, Info, uuid_of

MOST_LISTED = 100


@dataclass(frozen=True)
class SellsFrom:
    """A market, with the warehouses that it sells from in their order, and the others."""

    code: str
    name: str
    warehouses: list[Location]
    others: list[Location]


async def sells_from(shop: Parent[Shop], info: Info) -> list[SellsFrom]:
    """Each market's warehouses, and those that it could have."""
    session = info.context.session
    kind = Location.kind == LocationKind.WAREHOUSE, Location.closed_at.is_(None)
    listed = select(Location).where(*kind).order_by(Location.name, Location.id).limit(MOST_LISTED)
    known = {one.id: one for one in await session.scalars(listed)}
    markets = (await session.scalars(select(Channel).order_by(Channel.position))).all()
    return [_of(market, known) for market in markets]


def _of(market: Channel, known: dict[UUID, Location]) -> SellsFrom:
    chosen = [known[id] for id in market.warehouses if id in known]
    others = [one for one in known.values() if one not in chosen]
    return SellsFrom(market.code, market.name, chosen, others)


async def choose_warehouses(
    info: Info, revision: int, channel: str, warehouse_ids: list[strawberry.ID]
) -> Shop:
    """Say from where a market, by its code, sells: these warehouses, the best first.

    What is held or sold already stays where it is. An order goes out from as few as can have it
    all.
    """
    context = info.context
    shop = await context.the_one(select(Shop), Shop, lock=True)
    shop.check_revision(revision)
    named = select(Channel).where(Channel.code == channel)
    market = await context.the_one(named, Channel, lock=True)
    first, *further = await _chosen(context, warehouse_ids)
    market.warehouse_id = first
    of_it = ChannelLocation.channel_id == market.id
    await context.session.execute(delete(ChannelLocation).where(of_it))
    context.session.add_all(
        ChannelLocation(channel_id=market.id, location_id=id, rank=rank)
        for rank, id in enumerate(further, start=1)
    )
    await context.session.flush()
    await context.session.refresh(market)
    shop.revision += 1
    return shop


async def _chosen(context: Context, warehouse_ids: Sequence[str]) -> list[UUID]:
    """Raises InvalidInput."""
    wanted = [uuid_of(Location, one) for one in warehouse_ids]
    if not 0 < len(wanted) <= MOST_WAREHOUSES or len(set(wanted)) < len(wanted):
        told = f"From one to {MOST_WAREHOUSES} warehouses, each once."
        raise InvalidInput([InvalidField("warehouseIds", told)])
    is_one = Location.kind == LocationKind.WAREHOUSE, Location.closed_at.is_(None)
    known = select(Location.id).where(Location.id.in_(wanted), *is_one).order_by(Location.id)
    found = set(await context.session.scalars(known.with_for_update(read=True)))
    if found != set(wanted):
        raise InvalidInput([InvalidField("warehouseIds", "One of these is no warehouse.")])
    return wanted
