"""Pickups as whoever bought them sees theirs, and a store its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from strawberry import Parent

from models.orders import Order, OrderStatus
from models.pickups import Pickup, PickupStatus, scanned, shown, typed
from models.stores import Channel, Location
from resolvers import qr_codes
from resolvers.context import Info
from resolvers.identity import tries
from resolvers.orders.listing import OrderRow
from resolvers.orders.reading import Seen
from resolvers.paging import Page, newest_first
from resolvers.pickups.requesting import code_for, digest_of
from resolvers.pickups.serving import LOOKS
from resolvers.session import SharedSession


@dataclass(slots=True)
class PickupCode:
    text: str
    size: int
    path: str


async def pickups(
    info: Info, status: PickupStatus | None = None, first: int = 20, after: str | None = None
) -> Page[Pickup]:
    """Paid pickups of the own store, those that are collected last first; with a `status`, those
    alone."""
    context = info.context
    paid = select(Order.id).where(Order.id == Pickup.order_id, Order.status != OrderStatus.PENDING)
    matching = [Pickup.served_by(context.viewer), paid.exists()]
    if status is not None:
        matching.append(Pickup.status == status)
    return await newest_first(
        context, Pickup, Pickup.starts_at, matching=matching, first=first, after=after
    )


async def pickup_by_code(info: Info, code: str) -> Pickup | None:
    """What was scanned, or typed, at the counter of the own store; null for what is not ready."""
    context = info.context
    await tries.count(context, (LOOKS, LOOKS.key(context.viewer.account_id)))
    told = typed(code)
    if told is None:
        return None
    named = select(Pickup).where(
        Pickup.code_digest == digest_of(context.ports.vault, told),
        Pickup.status == PickupStatus.READY,
        Pickup.served_by(context.viewer),
    )
    found: Pickup | None = await context.session.scalar(named.limit(1))
    return found


async def order_pickup(order: Parent[Seen], info: Info) -> Pickup | None:
    """Where and when it is collected; null for what is delivered."""
    return await info.context.loaders.of(_of_orders).load(order.id)


async def _of_orders(session: SharedSession, ids: Sequence[UUID]) -> list[Pickup | None]:
    found = select(Pickup).where(Pickup.order_id.in_(ids))
    by_order = {one.order_id: one for one in (await session.execute(found)).scalars()}
    return [by_order.get(id) for id in ids]


async def pickup_order(pickup: Parent[Pickup], info: Info) -> OrderRow | Order | None:
    """What is collected."""
    return await info.context.loaders.order.load(pickup.order_id)


async def pickup_store(pickup: Parent[Pickup], info: Info) -> Location | None:
    return await info.context.loaders.location.load(pickup.location_id)


async def time_zone(pickup: Parent[Pickup], info: Info) -> str:
    """By whose clock its hour is: of the store."""
    store = await info.context.loaders.location.load(pickup.location_id)
    if store is not None and store.time_zone:
        return store.time_zone
    order = await info.context.loaders.order.load(pickup.order_id)
    zones = await info.context.loaders.of(_zones).load(order.channel_id if order else None)
    return zones


async def _zones(session: SharedSession, ids: Sequence[UUID | None]) -> list[str]:
    known = {
        row.id: row.time_zone
        for row in (await session.execute(select(Channel.id, Channel.time_zone))).all()
    }
    return [known.get(id, "UTC") if id else "UTC" for id in ids]


async def pickup_code(pickup: Parent[Pickup], info: Info) -> PickupCode | None:
    """What its buyer shows at the counter, once it is ready, and nobody else sees."""
    if pickup.status is not PickupStatus.READY:
        return None
    if not await info.context.loaders.of(_bought).load(pickup.id):
        return None
    code = code_for(info.context.ports.vault, pickup.id)
    size, path = qr_codes.drawn(scanned(code))
    return PickupCode(shown(code), size, path)


async def _bought(session: SharedSession, ids: Sequence[UUID]) -> list[bool]:
    mine = select(Pickup.id).where(Pickup.id.in_(ids), Pickup.shown_to(session.info["viewer"]))
    known = set((await session.execute(mine)).scalars())
    return [id in known for id in ids]
