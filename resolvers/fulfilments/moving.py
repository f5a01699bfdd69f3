"""Shipments as staff move them: picked, packed, split, sent and called off."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import strawberry
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.base import InvalidField, InvalidInput, NotFound
from models.fulfilments import (
    FULFILMENT_MOVES,
    CarrierUnavailable,
    Fulfilment,
    FulfilmentStatus,
    NotThere,
    summarise,
)
from models.inventory import Stock
from models.orders import Order, OrderLine
from models.stores import Location
from resolvers import stock
from resolvers.carriers import CarrierRefused, Parcel
from resolvers.context import Context, Info, uuid_of
from resolvers.fulfilments.inputs import FulfilmentLineInput
from resolvers.fulfilments.planning import locked_for, next_position, of_order
from resolvers.held import check_held
from resolvers.inputs import OptionalKey
from resolvers.ports import Unavailable


async def advance_fulfilment(
    info: Info,
    fulfilment_id: strawberry.ID,
    to: FulfilmentStatus,
    idempotency_key: OptionalKey = None,
) -> Fulfilment:
    """The next step of a shipment. Shipping it so, without a label, takes its goods off the shelf;
    cancelling it plans another one for them."""
    context = info.context
    order, all_of_it, one = await _locked(context, fulfilment_id)
    if to is FulfilmentStatus.SHIPPED:
        await _leave(context, order, one)
    else:
        one.move(to, context.now)
    if to is FulfilmentStatus.CANCELLED:
        again = {line.order_line_id: line.quantity for line in one.lines}
        position = next_position(all_of_it)
        context.session.add(Fulfilment.plan(order, position, again, one.location_id))
    summarise(order, all_of_it, context.now)
    return one


async def split_fulfilment(
    info: Info,
    fulfilment_id: strawberry.ID,
    lines: list[FulfilmentLineInput],
    location_id: strawberry.ID | None = None,
    idempotency_key: OptionalKey = None,
) -> Fulfilment:
    """Let some of a shipment go later, by itself: that new shipment comes out. With `locationId` it
    leaves from there, and is held there in place of here."""
    context = info.context
    order, all_of_it, one = await _locked(context, fulfilment_id)
    known = {line.gid: line for line in order.lines}
    if any(line.order_line_id not in known for line in lines):
        raise NotFound(kind="orderline")
    quantities = {known[line.order_line_id].id: line.quantity for line in lines}
    if len(quantities) < len(lines):
        raise InvalidInput([InvalidField("lines", "Each of them once.")])
    part = one.split(order, next_position(all_of_it), quantities)
    if location_id is not None and uuid_of(Location, location_id) != one.location_id:
        place = await context.visible(Location, location_id)
        await _hold_there(context, part, place, order)
    context.session.add(part)
    return part


async def _hold_there(context: Context, part: Fulfilment, place: Location, order: Order) -> None:
    """In place of where it was held. Raises NotThere."""
    wanted, was = part.by_variant(_by_id(order)), part.location_id
    both = {(variant, location) for variant in wanted for location in (was, place.id)}
    counts = await stock.shelves(context.session, both)
    moves = []
    for variant, quantity in wanted.items():
        here, there = counts[variant, was], counts[variant, place.id]
        if there.available < quantity:
            raise NotThere(available=max(0, there.available))
        moves.append(here.release(quantity, order.id, part.id))
        moves.append(there.allocate(quantity, order.id, part.id))
    part.location_id = place.id
    await stock.record(context.session, moves)


async def ship_fulfilment(
    info: Info, fulfilment_id: strawberry.ID, carrier: str | None = None
) -> Fulfilment:
    """Buy the label of a packed shipment, and take its goods off the shelf. Twice buys one."""
    # Commits before the carrier is asked: no transaction waits for the world outside. It may be
    # called off meanwhile, and then its label is given back.
    context = info.context
    order, _, one = await _locked(context, fulfilment_id)
    if one.status is FulfilmentStatus.SHIPPED and one.carrier_ref is not None:
        return one
    FULFILMENT_MOVES.check(one.status, FulfilmentStatus.SHIPPED)
    await check_held(context.session, order.id)
    company = context.ports.carriers.named(carrier)
    if company is None:
        raise InvalidInput([InvalidField("carrier", "Choose one of those the shop sends with.")])
    parcel = await _parcel(context, order, one)
    await context.commit()
    try:
        label = await company[1].label(parcel, key=one.gid)
    except (Unavailable, CarrierRefused) as why:
        raise CarrierUnavailable(carrier=company[0], reason=str(why)) from None
    order, all_of_it, one = await _locked(context, fulfilment_id)
    if one.status is FulfilmentStatus.SHIPPED and one.carrier_ref == label.ref:
        return one
    if one.status is not FulfilmentStatus.PACKED:
        with suppress(Unavailable, CarrierRefused):
            await company[1].void(label.tracking_number)
    await _leave(context, order, one)
    one.labelled(label)
    summarise(order, all_of_it, context.now)
    return one


async def _parcel(context: Context, order: Order, one: Fulfilment) -> Parcel:
    place = await context.session.get_one(Location, one.location_id)
    sender = {
        name: getattr(place, name)
        for name in ("name", "line1", "city", "region", "postal_code", "country")
    }
    to: dict[str, Any] = order.delivery_address or {}
    pieces = sum(line.quantity for line in one.lines)
    return Parcel(one.number, sender, to, pieces, one.promised_at, order.age_limit)


async def _leave(context: Context, order: Order, one: Fulfilment) -> None:
    """Raises MoneyNotHeld, NotHereYet."""
    await check_held(context.session, order.id)
    lines = _by_id(order)
    shelves = await locked_for(context.session, [one], lines)
    counts: dict[Any, Stock] = shelves[one.location_id]
    await stock.record(context.session, one.ship(counts, lines, context.now))


async def _locked(
    context: Context, fulfilment_id: strawberry.ID
) -> tuple[Order, Sequence[Fulfilment], Fulfilment]:
    """The order first, as everywhere. Raises NotFound for what others send."""
    id = uuid_of(Fulfilment, fulfilment_id)
    mine = select(Fulfilment.order_id).where(Fulfilment.id == id)
    order_id = await context.session.scalar(mine.where(Fulfilment.moved_by(context.viewer)))
    if order_id is None:
        raise NotFound(kind="fulfilment")
    wanted = select(Order).where(Order.id == order_id).options(selectinload(Order.lines))
    fresh = wanted.with_for_update().execution_options(populate_existing=True)
    order: Order = (await context.session.scalars(fresh)).one()
    all_of_it = await of_order(context.session, order.id)
    return order, all_of_it, next(one for one in all_of_it if one.id == id)


def _by_id(order: Order) -> dict[Any, OrderLine]:
    return {line.id: line for line in order.lines}
