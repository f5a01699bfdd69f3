"""What of a return came, unit by unit, and where it went: onto a shelf, or away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from models.base import InvalidField, InvalidInput
from models.inventory import Stock, StockMovement
from models.money import allocate
from models.orders import Order
from models.returns.goods import Return, ReturnLine
from models.returns.statuses import MOVES, ReturnReason, ReturnRequested, ReturnSplit, ReturnStatus


@dataclass(frozen=True)
class Graded:
    """How the units of a line came. What is like new is sold again, the others are written off."""

    like_new: int = 0
    opened: int = 0
    damaged: int = 0
    missing: int = 0

    @property
    def came(self) -> int:
        return self.like_new + self.opened + self.damaged


@dataclass(frozen=True)
class Received:
    moves: list[StockMovement]
    rest: Return | None
    """What is waited for still, as a return of its own."""


def receive(
    back: Return,
    order: Order,
    stock: Mapping[UUID, Stock],
    *,
    graded: Mapping[UUID, Graded] | None = None,
    at: UUID | None = None,
    rest_stays_open: bool = False,
    now: datetime,
) -> Received:
    """Goods are here, at the location `at`, whose `stock` by variant is locked.

    Only what came gives money back. What is missing is waited for, or may be asked for again.
    Raises IllegalReturnMove, InvalidInput unless each unit is graded and something came.
    """
    MOVES.check(back.status, ReturnStatus.RECEIVED)
    found = _checked(back, graded)
    back.location_id = at
    lost = _take_out(back, found)
    rest = _rest(back, lost, now) if lost and rest_stays_open else None
    if rest is None:
        _free(order, lost)
    back.move(ReturnStatus.RECEIVED)
    variants = {line.id: line.variant_id for line in order.lines}
    moves = [
        move
        for line in back.lines
        for move in _onto_shelf(line, stock[variants[line.order_line_id]], order.id)
    ]
    return Received(moves, rest)


def _checked(back: Return, graded: Mapping[UUID, Graded] | None) -> dict[UUID, Graded]:
    if graded is None:
        return {line.id: _as_announced(back, line.quantity) for line in back.lines}
    for line in back.lines:
        one = graded.get(line.id, Graded())
        counts = (one.like_new, one.opened, one.damaged, one.missing)
        if min(counts) < 0 or sum(counts) != line.quantity:
            raise InvalidInput([InvalidField("lines", "Say of each unit how it came.")])
    if graded.keys() - {line.id for line in back.lines}:
        raise InvalidInput([InvalidField("lines", "These are lines of another return.")])
    if not any(one.came for one in graded.values()):
        raise InvalidInput([InvalidField("lines", "Nothing came, so nothing is received.")])
    return dict(graded)


def _as_announced(back: Return, quantity: int) -> Graded:
    if back.reason is ReturnReason.DAMAGED:
        return Graded(damaged=quantity)
    return Graded(like_new=quantity)


def _take_out(back: Return, graded: Mapping[UUID, Graded]) -> list[ReturnLine]:
    """What did not come, with its money; then the delivery is not given back either."""
    lost = []
    for line in back.lines:
        one = graded[line.id]
        kept, fee = (_of_units(sum_, line.quantity, one.came) for sum_ in (line.refund, line.fee))
        if one.missing:
            lost.append(
                ReturnLine(
                    order_line_id=line.order_line_id,
                    quantity=one.missing,
                    refund=line.refund - kept,
                    fee=line.fee - fee,
                )
            )
        line.quantity, line.refund, line.fee = one.came, kept, fee
        line.opened, line.damaged, line.missing = one.opened, one.damaged, one.missing
    if lost:
        lost[-1].shipping = sum(line.shipping for line in back.lines)
        for line in back.lines:
            line.shipping = 0
        back.refund = sum(line.given_back for line in back.lines)
    return lost


def _of_units(whole: int, quantity: int, came: int) -> int:
    """What of `whole` falls to the units that `came`."""
    return sum(allocate(whole, [1] * quantity)[:came])


def _rest(back: Return, lost: list[ReturnLine], now: datetime) -> Return:
    rest = back.sibling(now)
    rest.lines = lost
    rest.refund = sum(line.given_back for line in lost)
    rest.emit(ReturnRequested(number=rest.number, order_id=str(back.order_id)))
    back.emit(ReturnSplit(order_id=str(back.order_id), rest_id=str(rest.id)))
    return rest


def _free(order: Order, lost: list[ReturnLine]) -> None:
    for one in lost:
        line = next(line for line in order.lines if line.id == one.order_line_id)
        line.returned -= one.quantity


def _onto_shelf(line: ReturnLine, shelf: Stock, order_id: UUID) -> list[StockMovement]:
    away = line.opened + line.damaged
    moves = [shelf.take_back(line.quantity, order_id, line.id)] if line.quantity else []
    return [*moves, shelf.write_off(away, order_id, line.id)] if away else moves
