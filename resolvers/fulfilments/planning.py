"""What of an order leaves together: all that is to be sent is in a shipment, and follows it."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.fulfilments import GONE, Fulfilment, FulfilmentStatus, by_place, unplanned
from models.inventory import Stock, StockMovement
from models.orders import Order, OrderLine, OrderStatus
from models.stores import Location, LocationKind
from models.viewer import Touchpoint
from resolvers import stock
from resolvers.held import check_held
from resolvers.session import SharedSession

WAYS: dict[OrderStatus, tuple[FulfilmentStatus, ...]] = {
    OrderStatus.PACKED: (FulfilmentStatus.PACKED,),
    OrderStatus.SHIPPED: (FulfilmentStatus.PACKED, FulfilmentStatus.SHIPPED),
    OrderStatus.DELIVERED: (
        FulfilmentStatus.PACKED,
        FulfilmentStatus.SHIPPED,
        FulfilmentStatus.DELIVERED,
    ),
}
"""What each shipment goes through, as far as it did not, when staff move the order as a whole."""
_ORDER = list(FulfilmentStatus)


async def of_order(session: SharedSession, order_id: UUID) -> list[Fulfilment]:
    """The shipments of an order that is locked, locked too."""
    wanted = (
        select(Fulfilment)
        .where(Fulfilment.order_id == order_id)
        .order_by(Fulfilment.position)
        .options(selectinload(Fulfilment.lines))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(await session.scalars(wanted))


async def plan(session: SharedSession, order_id: UUID) -> None:
    """After it was confirmed; a second time changes nothing."""
    wanted = select(Order).where(Order.id == order_id).options(selectinload(Order.lines))
    locked = wanted.with_for_update().execution_options(populate_existing=True)
    order: Order | None = await session.scalar(locked)
    if order is not None and order.status is OrderStatus.CONFIRMED:
        await planned(session, order)


async def planned(session: SharedSession, order: Order) -> list[Fulfilment]:
    """All its shipments, with more for what is in none yet: one from each place where it is kept.
    The order is locked."""
    found = await of_order(session, order.id)
    missing = unplanned(order, found)
    if missing and await _is_sent(session, order):
        kept = await stock.kept_for(session, order.id)
        for place, quantities in by_place(order, found, missing, kept).items():
            found.append(Fulfilment.plan(order, next_position(found), quantities, place))
            session.add(found[-1])
    return found


async def _is_sent(session: SharedSession, order: Order) -> bool:
    """What is taken along at a till, or collected in a store, is not."""
    if order.touchpoint is Touchpoint.TILL:
        return False
    place = await session.get(Location, order.location_id)
    return place is not None and place.kind is LocationKind.WAREHOUSE


def next_position(fulfilments: Iterable[Fulfilment]) -> int:
    return 1 + max((one.position for one in fulfilments), default=0)


async def advance(session: SharedSession, order: Order, to: OrderStatus, now: datetime) -> None:
    """All shipments go as far as the order, which is locked, has its lines and is moved already.

    Raises NotHereYet, MoneyNotHeld.
    """
    if to is OrderStatus.SHIPPED:
        await check_held(session, order.id)
    found = await planned(session, order)
    alive = [one for one in found if one.status is not FulfilmentStatus.CANCELLED]
    if not alive:
        if to is OrderStatus.SHIPPED:
            variants = [line.variant_id for line in order.lines]
            counts = await stock.locked(session, order.location_id, variants)
            await stock.record(session, order.ship(counts))
        return
    lines = {line.id: line for line in order.lines}
    leaving = [one for one in alive if one.status not in GONE] if to in WAYS else []
    shelves = await locked_for(session, leaving, lines) if to is not OrderStatus.PACKED else {}
    moves: list[StockMovement] = []
    for one in alive:
        for step in WAYS.get(to, ()):
            if _ORDER.index(step) <= _ORDER.index(one.status):
                continue
            if step is FulfilmentStatus.SHIPPED:
                moves += one.ship(shelves[one.location_id], lines, now)
            else:
                one.move(step, now)
    if moves:
        await stock.record(session, moves)


async def locked_for(
    session: SharedSession, fulfilments: Sequence[Fulfilment], lines: dict[UUID, OrderLine]
) -> dict[UUID, dict[UUID, Stock]]:
    """The counts that they take from, locked in one order: by location and variant."""
    wanted = {
        (variant, one.location_id) for one in fulfilments for variant in one.by_variant(lines)
    }
    shelves: dict[UUID, dict[UUID, Stock]] = {one.location_id: {} for one in fulfilments}
    for (variant, place), count in (await stock.shelves(session, wanted)).items():
        shelves[place][variant] = count
    return shelves


async def stop(session: SharedSession, order: Order, now: datetime) -> None:
    """Nothing more of it leaves: it was called off. Its stock is freed by whoever calls it off."""
    for one in await of_order(session, order.id):
        if one.status not in (*GONE, FulfilmentStatus.CANCELLED):
            one.move(FulfilmentStatus.CANCELLED, now)
