"""What may be done to goods, and what the ledger says of it."""

from uuid import uuid4

import pytest

from models.base import InvalidInput
from models.inventory import (
    COUNTS,
    AdjustmentReason,
    NotHereYet,
    Stock,
    StockChanged,
    StockIsPromised,
)

LOST = AdjustmentReason.LOST


def stock(**counts):
    return Stock(variant_id=uuid4(), location_id=uuid4(), **{"on_hand": 0, **counts})


def test_what_is_promised_or_kept_back_is_not_to_be_sold_and_what_may_be_sold_ahead_is():
    level = stock(on_hand=20, allocated=3, reserved=2, safety=4, incoming=50, backorder=6)

    assert level.available == 20 - 3 - 2 - 4 + 6


def test_each_movement_says_by_how_much_the_counts_changed():
    level, other = stock(on_hand=20), stock()
    order, line, reservation = uuid4(), uuid4(), uuid4()

    moves = [
        level.adjust(-2, 20, LOST),
        level.count(17, 18),
        level.reserve(4, reservation),
        level.free(4, reservation),
        level.allocate(5, order),
        level.release(1, order),
        level.ship(4, order),
        level.take_back(1, order, line),
        level.write_off(1, order, line),
        level.expect(10),
        level.receive(8, 1, 13),
        level.set_terms(2, 3, (0, 0)),
        *level.send(6, 21, other),
    ]

    for one in (level, other):
        mine = [move for move in moves if move.location_id == one.location_id]
        began = 20 if one is level else 0
        for name in COUNTS:
            moved = sum(getattr(move, name) for move in mine)
            assert moved == getattr(one, name) - (began if name == "on_hand" else 0), name
    assert (level.on_hand, level.incoming, other.incoming) == (15, 1, 6)


@pytest.mark.parametrize(
    "change",
    [
        lambda level: level.adjust(-1, 9, LOST),
        lambda level: level.count(12, 9),
        lambda level: level.send(1, 9, stock()),
        lambda level: level.receive(1, 0, 9),
        lambda level: level.set_terms(1, 1, (1, 0)),
    ],
)
def test_who_saw_another_number_changes_nothing_and_is_told_the_present_one(change):
    level = stock(on_hand=10)

    with pytest.raises(StockChanged, match="there are 10 now") as refused:
        change(level)

    assert refused.value.level is level
    assert level.counts() == stock(on_hand=10).counts()


@pytest.mark.parametrize(
    "change",
    [
        lambda level: level.adjust(-4, 10, LOST),
        lambda level: level.count(6, 10),
        lambda level: level.send(4, 10, stock()),
    ],
)
def test_what_was_promised_stays(change):
    level = stock(on_hand=10, allocated=4, reserved=3)

    with pytest.raises(StockIsPromised) as refused:
        change(level)

    assert (refused.value.promised, refused.value.least) == (7, 7)
    assert level.on_hand == 10


def test_what_is_sold_ahead_cannot_be_forbidden_any_more():
    level = stock(on_hand=1, allocated=4, backorder=5)

    with pytest.raises(StockIsPromised) as refused:
        level.set_terms(0, 2, (0, 5))

    assert refused.value.least == 3


def test_what_was_sold_before_it_came_is_shipped_once_it_is_here():
    level, order = stock(on_hand=1, allocated=3, backorder=5), uuid4()

    with pytest.raises(NotHereYet, match="Only 1 of these"):
        level.ship(3, order)
    level.receive(2, 0, 1)
    level.ship(3, order)

    assert (level.on_hand, level.allocated) == (0, 0)


@pytest.mark.parametrize(
    "change",
    [
        lambda level: level.adjust(0, 10, LOST),
        lambda level: level.count(-1, 10),
        lambda level: level.count(1_000_001, 10),
        lambda level: level.send(0, 10, stock()),
        lambda level: level.send(1, 10, level),
        lambda level: level.expect(0),
        lambda level: level.expect(999_996),
        lambda level: level.send(1, 10, stock(incoming=1_000_000)),
        lambda level: level.receive(999_991, 0, 10),
        lambda level: level.receive(0, 0, 10),
        lambda level: level.receive(0, 6, 10),
        lambda level: level.set_terms(-1, 0, (0, 0)),
    ],
)
def test_a_slip_of_the_hand_is_refused(change):
    level = stock(on_hand=10, incoming=5)

    with pytest.raises(InvalidInput):
        change(level)

    assert level.counts() == stock(on_hand=10, incoming=5).counts()


def test_what_nobody_announced_can_come_too():
    level = stock(on_hand=1, incoming=5)

    level.receive(9, 2, 1)

    assert (level.on_hand, level.incoming) == (10, 0)
