"""A pickup is asked for as its order is placed: the store has the goods, and the hour a place."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import bindparam, func, update
from sqlalchemy.dialects.postgresql import insert

from models import ids
from models.base import InvalidField, InvalidInput, NotFound
from models.orders import Order
from models.pickups import (
    Pickup,
    PickupSlot,
    Slot,
    SlotNotFree,
    check_offered,
    checked_name,
    code_of,
)
from models.stores import Channel, DeliveryKind, DeliveryMethod, Location
from resolvers.context import Context
from resolvers.inputs import PickupInput
from resolvers.ports import Vault
from resolvers.session import SharedSession

SHOWN, FOUND = "pickup code", "pickup found by its code"
"""What is worked out of the shop's secret: the code, and by what it is found."""

_new = insert(PickupSlot).values(
    {name: bindparam(name) for name in ("id", "location_id", "starts_at", "ends_at", "capacity")}
    | {"taken": 1}
)
_BOOK = _new.on_conflict_do_update(
    index_elements=[PickupSlot.location_id, PickupSlot.starts_at],
    set_={"taken": PickupSlot.taken + 1},
    where=PickupSlot.taken < PickupSlot.capacity,
).returning(PickupSlot.id)
_FREE = (
    update(PickupSlot)
    .where(
        PickupSlot.location_id == bindparam("place"), PickupSlot.starts_at == bindparam("begins")
    )
    .values(taken=func.greatest(PickupSlot.taken - 1, 0))
    .execution_options(synchronize_session=False)
)


@dataclass(frozen=True)
class Collected:
    """Where an order that is being placed is collected, and when."""

    store: Location
    slot: Slot
    collector: str


async def wanted(
    context: Context, channel: Channel, method: DeliveryMethod, told: PickupInput | None
) -> Collected | None:
    """None for what is delivered. Raises InvalidInput, NotFound, SlotNotFree."""
    if (told is not None) is not (method.kind is DeliveryKind.PICKUP):
        wrong = "Choose a store and a time." if told is None else "This way is delivered."
        raise InvalidInput([InvalidField("pickup", wrong)])
    return None if told is None else await place_of(context, channel, told)


async def place_of(context: Context, channel: Channel, told: PickupInput) -> Collected:
    """Raises NotFound, SlotNotFree, InvalidInput."""
    store = await context.visible(Location, told.store_id)
    if not store.offers_pickup or store.country != channel.country:
        raise NotFound(kind="store")
    zone = store.time_zone or channel.time_zone
    slot = check_offered(store, zone, told.starts_at, context.now)
    return Collected(store, slot, checked_name(told.collector))


async def book(context: Context, order: Order, collected: Collected) -> None:
    """A place in the hour, and the pickup. Raises SlotNotFree when the last was just taken."""
    slot = collected.slot
    await take_slot(context.session, collected)
    id = ids.uuid7()
    found = digest_of(context.ports.vault, code_for(context.ports.vault, id))
    pickup = Pickup.request(order, id, slot, collected.collector, found, context.now)
    await context.session.insert(pickup)


async def take_slot(session: SharedSession, collected: Collected) -> None:
    """Raises SlotNotFree."""
    slot, store = collected.slot, collected.store
    values = {"location_id": store.id, "starts_at": slot.starts_at, "ends_at": slot.ends_at}
    taken = await session.rows(_BOOK, id=ids.uuid7(), capacity=store.pickup_capacity, **values)
    if not taken:
        raise SlotNotFree


async def free_slot(session: SharedSession, pickup: Pickup) -> None:
    """Somebody else may come in its hour."""
    values = {"place": pickup.location_id, "begins": pickup.starts_at}
    await session.execute(_FREE, values)


def code_for(vault: Vault, pickup_id: UUID) -> str:
    return code_of(vault.derive(SHOWN, str(pickup_id)))


def digest_of(vault: Vault, code: str) -> str:
    return vault.derive(FOUND, code)
