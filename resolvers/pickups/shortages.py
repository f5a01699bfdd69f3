"""What is not on the shelf when it is picked: the store says so, and its buyer chooses."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import strawberry
from sqlalchemy import select
from strawberry import Parent

from models import ids
from models.addresses import Address
from models.base import InvalidField, InvalidInput
from models.catalog import Variant
from models.inventory import OutOfStock, StockMovement, allocate
from models.order_changes import CancelReason
from models.orders import Order, OrderLine
from models.pickups import Pickup, PickupStatus, ShortageChoice, Slot, offered
from models.stores import Channel, DeliveryKind, DeliveryMethod, Location
from models.viewer import Viewer
from resolvers import fulfilments, stock
from resolvers.context import Context, Info, uuid_of
from resolvers.fulfilments.inputs import FulfilmentLineInput
from resolvers.inputs import AddressInput, OptionalKey, PickupInput
from resolvers.orders import cancelling
from resolvers.pickups import choosing, lacking
from resolvers.pickups.requesting import free_slot, place_of, take_slot
from resolvers.pickups.serving import locked_for, locked_with_order
from resolvers.session import SharedSession

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MissingLine:
    name: str
    quantity: int


@dataclass(frozen=True, slots=True)
class PickupAlternative:
    store: Location
    slots: list[Slot]
    time_zone: str


async def report_pickup_shortage(
    info: Info,
    pickup_id: strawberry.ID,
    lines: list[FulfilmentLineInput] | None = None,
    idempotency_key: OptionalKey = None,
) -> Pickup:
    """These goods, or all without `lines`, are not on the shelf. Its buyer is asked what is to
    become of the order; see `answerPickupShortage`."""
    context = info.context
    pickup, order = await locked_for(context, pickup_id, Pickup.served_by(context.viewer))
    told = {str(uuid_of(OrderLine, one.order_line_id)): one.quantity for one in lines or ()}
    if len(told) < len(lines or ()):
        raise InvalidInput([InvalidField("lines", "Each of them once.")])
    pickup.fall_short(order, told, context.now)
    return pickup


async def answer_pickup_shortage(
    info: Info,
    pickup_id: strawberry.ID,
    choice: ShortageChoice,
    pickup: PickupInput | None = None,
    address: AddressInput | None = None,
    idempotency_key: OptionalKey = None,
) -> Pickup:
    """What becomes of an order of which something is not on the shelf, by its buyer: collected in
    another store, see `pickupAlternatives`; sent to an `address`; collected without what is
    missing, which is paid back then; or called off and paid back."""
    context = info.context
    found, order = await locked_for(context, pickup_id, Pickup.shown_to(context.viewer))
    found.check_is_short(order)
    if choice is ShortageChoice.ANOTHER_STORE:
        await _elsewhere(context, found, order, _given("pickup", pickup))
    elif choice is ShortageChoice.SHIPMENT:
        await _sent(context, found, order, _given("address", address))
    elif choice is ShortageChoice.REST:
        found.go_on_without(order)
    else:
        await _paid_back(context.session, found, order, context.viewer, context.now)
    return found


async def nobody_answered(session: SharedSession, pickup_id: UUID, now: datetime) -> None:
    """The money goes back. Unless it was answered meanwhile."""
    pickup, order = await locked_with_order(session, pickup_id)
    is_short = pickup.status is PickupStatus.SHORT
    if is_short and pickup.answer_by is not None and pickup.answer_by <= now:
        await _paid_back(session, pickup, order, Viewer(), now)


def _given(path: str, told: T | None) -> T:
    if told is None:
        raise InvalidInput([InvalidField(path, "This is needed.")])
    return told


async def _elsewhere(context: Context, pickup: Pickup, order: Order, told: PickupInput) -> None:
    channel = await _market(context.session, order)
    collected = await place_of(context, channel, told)
    store = collected.store
    if store.id == pickup.location_id:
        raise InvalidInput([InvalidField("pickup.storeId", "Another store than this.")])
    await _held_at(context.session, pickup, order, [store.id])
    # In one order, so that two who change places do not wait for each other.
    if (store.id, collected.slot.starts_at) < (pickup.location_id, pickup.starts_at):
        await take_slot(context.session, collected)
        await free_slot(context.session, pickup)
    else:
        await free_slot(context.session, pickup)
        await take_slot(context.session, collected)
    pickup.move_to(order, store.id, collected.slot)
    if collected.collector:
        pickup.collector = collected.collector


async def _market(session: SharedSession, order: Order) -> Channel:
    found = select(Channel).where(Channel.id == order.channel_id)
    channel: Channel = (await session.scalars(found)).one()
    return channel


async def _sent(context: Context, pickup: Pickup, order: Order, told: AddressInput) -> None:
    session, place = context.session, Address.checked(**vars(told))
    channel = await _market(session, order)
    method = await _way(session, channel, place)
    order.location_id = await _held_at(session, pickup, order, channel.warehouses)
    await free_slot(session, pickup)
    order.delivery_address = place.as_json()
    order.delivery_method, order.delivery_method_code = method.name, method.code
    promise = method.promise(context.now, channel.time_zone, place.country, place.region)
    order.estimated_delivery = promise.latest
    pickup.send(order)
    await fulfilments.planned(session, order)


async def _way(session: SharedSession, channel: Channel, place: Address) -> DeliveryMethod:
    """The first that goes there. Raises InvalidInput."""
    wanted = select(DeliveryMethod).where(
        DeliveryMethod.channel_id == channel.id, DeliveryMethod.kind == DeliveryKind.DELIVERY
    )
    ways = (await session.scalars(wanted.order_by(DeliveryMethod.position))).all()
    for way in ways:
        if way.may_go_to(channel.country, place.country, place.region):
            return way
    for way in ways:
        way.check_goes_to(channel.country, place)
    raise InvalidInput([InvalidField("choice", "Nothing is sent from here.")])


async def _paid_back(
    session: SharedSession, pickup: Pickup, order: Order, viewer: Viewer, now: datetime
) -> None:
    pickup.cancel(order)
    await cancelling.call_off(session, order, CancelReason.OUT_OF_STOCK, viewer, now)
    await lacking.lose(session, pickup, order)
    await free_slot(session, pickup)


async def _held_at(
    session: SharedSession, pickup: Pickup, order: Order, places: Sequence[UUID]
) -> UUID:
    """The goods of other places, the best first, in place of those of this. Says which of them
    sends the first. Raises OutOfStock."""
    units = Counter[UUID]()
    for line in order.lines:
        units[line.variant_id] += line.quantity
    here, step = pickup.location_id, ids.uuid7()
    both = {(variant, place) for variant in units for place in (here, *places)}
    counts = await stock.shelves(session, both)
    there = {shelf: one.available - one.backorder for shelf, one in counts.items()}
    pieces = allocate(units, there, places)
    if not pieces:
        raise await _out_of_stock(session, order, units, there, places)
    moves = [counts[id, here].release(quantity, order.id, step) for id, quantity in units.items()]
    for piece in pieces:
        moves.append(counts[piece[:2]].allocate(piece.quantity, order.id, step))
    await _record(session, [*moves, *lacking.lost(pickup, order, counts)])
    return min((piece.location_id for piece in pieces), key=places.index)


async def _record(session: SharedSession, moves: Sequence[StockMovement]) -> None:
    if moves:
        await stock.record(session, moves)


async def _out_of_stock(
    session: SharedSession,
    order: Order,
    units: Mapping[UUID, int],
    there: Mapping[tuple[UUID, UUID], int],
    places: Sequence[UUID],
) -> OutOfStock:
    left = {id: sum(max(0, there.get((id, place), 0)) for place in places) for id in units}
    lacking = next(id for id, quantity in units.items() if left[id] < quantity)
    sku = await session.scalar(select(Variant.sku).where(Variant.id == lacking))
    name = next(line.name for line in order.lines if line.variant_id == lacking)
    return OutOfStock(sku=str(sku), product_name=name, available=left[lacking])


async def pickup_alternatives(info: Info, pickup_id: strawberry.ID) -> list[PickupAlternative]:
    """Stores where an order of the caller, of which something is missing, can be collected instead:
    those that have all of it now. None while nothing is missing."""
    context = info.context
    named = select(Pickup).where(
        Pickup.id == uuid_of(Pickup, pickup_id), Pickup.shown_to(context.viewer)
    )
    pickup: Pickup | None = await context.session.scalar(named)
    if pickup is None or pickup.status is not PickupStatus.SHORT:
        return []
    order = (await context.session.scalars(select(Order).where(Order.id == pickup.order_id))).one()
    channel = await _market(context.session, order)
    lines = await context.session.scalars(
        select(OrderLine).where(OrderLine.order_id == order.id).order_by(OrderLine.variant_id)
    )
    units = Counter[UUID]()
    for line in lines:
        units[line.variant_id] += line.quantity
    stores = await choosing.stores_with(context.session, channel, units)
    elsewhere = [one for one in stores if one.id != pickup.location_id]
    full = await choosing.full_hours(context, [one.id for one in elsewhere])
    return [_alternative(one, channel, full, context.now) for one in elsewhere]


def _alternative(
    store: Location, channel: Channel, full: set[tuple[UUID, datetime]], now: datetime
) -> PickupAlternative:
    zone = store.time_zone or channel.time_zone
    hours = [one for one in offered(store, zone, now) if (store.id, one.starts_at) not in full]
    return PickupAlternative(store, hours, zone)


async def missing_lines(pickup: Parent[Pickup], info: Info) -> list[MissingLine]:
    """What of it is not on the shelf."""
    if not pickup.missing:
        return []
    lines: Sequence[Any] = await info.context.loaders.order_line_rows.load(pickup.order_id)
    return [
        MissingLine(line.name, pickup.missing[str(line.id)])
        for line in lines
        if str(line.id) in pickup.missing
    ]


async def choices(pickup: Parent[Pickup], info: Info) -> list[ShortageChoice]:
    """What its buyer may choose, while something is missing."""
    if pickup.status is not PickupStatus.SHORT:
        return []
    lines: Sequence[Any] = await info.context.loaders.order_line_rows.load(pickup.order_id)
    is_some_left = sum(pickup.missing.values()) < sum(line.quantity for line in lines)
    return [one for one in ShortageChoice if is_some_left or one is not ShortageChoice.REST]
