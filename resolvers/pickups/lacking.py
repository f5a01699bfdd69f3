"""What was not on the shelf when an order was collected is paid back as the rest is handed over,
and is lost when nothing is."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from models.inventory import AdjustmentReason, Stock, StockMovement
from models.orders import Order
from models.pickups import Pickup, by_variant
from models.returns import Return, shares_of
from resolvers import stock
from resolvers.refunds import pay_back
from resolvers.returns.deciding import earlier
from resolvers.session import SharedSession


async def give_back(session: SharedSession, pickup: Pickup, order: Order, now: datetime) -> None:
    """Both are locked, and all that was ordered is off the shelf by the books: what nobody found
    comes back in them, and is lost."""
    if not pickup.missing:
        return
    wanted = [(UUID(line), units) for line, units in sorted(pickup.missing.items())]
    shares = shares_of(order, wanted, await earlier(session, order.id))
    back = Return.never_there(order, shares, pickup.location_id, now)
    session.add(back)
    await session.flush()
    variants = {line.id: line.variant_id for line in order.lines}
    place = pickup.location_id
    shelves = await stock.shelves(session, {(one.line.variant_id, place) for one in shares})
    moves = []
    for line in back.lines:
        shelf = shelves[variants[line.order_line_id], place]
        moves.append(shelf.take_back(line.quantity, order.id, line.id))
        moves.append(shelf.write_off(line.quantity, order.id, line.id))
    await stock.record(session, moves)
    await pay_back(session, back, order, now)


async def lose(session: SharedSession, pickup: Pickup, order: Order) -> None:
    """The goods of the order, which is locked with its lines, are free again."""
    if not pickup.missing:
        return
    here = {(variant, pickup.location_id) for variant in by_variant(order, pickup.missing)}
    if moves := lost(pickup, order, await stock.shelves(session, here)):
        await stock.record(session, moves)


def lost(
    pickup: Pickup, order: Order, counts: Mapping[tuple[UUID, UUID], Stock]
) -> list[StockMovement]:
    """What nobody found is not offered to the next; a count of the shelf may bring it back."""
    moves = []
    for variant, units in by_variant(order, pickup.missing).items():
        level = counts[variant, pickup.location_id]
        if gone := min(units, level.on_hand):
            moves.append(level.adjust(-gone, level.on_hand, AdjustmentReason.LOST))
    return moves
