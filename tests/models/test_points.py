"""Points come, wait, go, come back and end, and the books always add up."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.loyalty import (
    Cause,
    LotMove,
    LoyaltyAccount,
    LoyaltyMovementKind,
    NotEnoughPoints,
    Points,
    PointsAreHeld,
)
from tests import proofs
from tests.factories import NOW

DAY = timedelta(days=1)
KINDS = LoyaltyMovementKind


def a_member() -> Points:
    account = LoyaltyAccount.join(uuid4(), NOW)
    account.owed = account.moves = 0
    return Points(account, [])


def cause(day: int = 0, order: UUID | None = None) -> Cause:
    return Cause(uuid4().hex, NOW + day * DAY, order_id=order)


def moves_of(points: Points, movement: Any) -> list[LotMove]:
    return [one for one in points.moves if one.movement_id == movement.id]


def test_points_wait_until_they_can_be_spent() -> None:
    mine = a_member()
    mine.earn(30, cause(), usable_at=NOW + 14 * DAY)

    with pytest.raises(NotEnoughPoints):
        mine.hold(1, cause(1))
    mine.settle(NOW + 20 * DAY)

    assert mine.balance == 30
    assert (mine.movements[-1].kind, mine.movements[-1].at) == (KINDS.ACTIVATED, NOW + 14 * DAY)


def test_what_ends_first_is_spent_first() -> None:
    mine = a_member()
    mine.earn(10, cause(), usable_at=NOW, expires_at=None)
    mine.earn(10, cause(1), usable_at=NOW, expires_at=NOW + 90 * DAY)
    mine.earn(10, cause(2), usable_at=NOW, expires_at=NOW + 30 * DAY)

    mine.hold(15, cause(3))

    assert mine.schedule() == {NOW + 90 * DAY: 5, None: 10}


def test_what_was_earned_goes_back_to_where_it_waits() -> None:
    mine, order = a_member(), uuid4()
    mine.earn(50, cause(), usable_at=NOW)
    mine.earn(20, cause(1, order), usable_at=NOW + 30 * DAY)

    back = mine.reverse(20, cause(2, order))

    assert (back.points, back.pending, mine.balance) == (0, -20, 50)


def test_what_was_spent_already_is_owed_and_paid_by_the_next_points() -> None:
    mine, order = a_member(), uuid4()
    mine.earn(20, cause(0, order), usable_at=NOW)
    held = mine.hold(15, cause(1))
    mine.spend(moves_of(mine, held), cause(1))

    mine.reverse(20, cause(2, order))
    assert (mine.balance, mine.account.owed) == (-15, 15)
    mine.earn(40, cause(3), usable_at=NOW)

    assert (mine.balance, mine.account.owed) == (25, 0)


def test_a_debt_can_be_forgiven() -> None:
    mine, order = a_member(), uuid4()
    mine.earn(20, cause(0, order), usable_at=NOW)
    mine.spend(moves_of(mine, mine.hold(20, cause())), cause())
    mine.reverse(20, cause(1, order))

    forgiven = mine.forgive(cause(2))

    assert (forgiven.points, forgiven.programme, mine.balance) == (20, -20, 0)


def test_points_that_come_back_late_can_still_be_spent_for_a_while() -> None:
    mine = a_member()
    mine.earn(20, cause(), usable_at=NOW, expires_at=NOW + 10 * DAY)
    spent = mine.spend(moves_of(mine, mine.hold(20, cause(1))), cause(1))

    mine.settle(NOW + 20 * DAY)
    mine.restore(20, moves_of(mine, spent), cause(20))

    assert mine.schedule() == {NOW + 50 * DAY: 20}


def test_held_points_outlive_their_end_until_they_are_let_go() -> None:
    mine = a_member()
    mine.earn(20, cause(), usable_at=NOW, expires_at=NOW + 10 * DAY)
    held = mine.hold(15, cause(9))

    mine.settle(NOW + 12 * DAY)
    assert (mine.balance, mine.held) == (0, 15)
    mine.release(moves_of(mine, held), cause(13))

    assert (mine.balance, mine.held) == (0, 0)
    ends = [(one.points, one.at) for one in mine.movements if one.kind is KINDS.EXPIRED]
    assert ends == [(-5, NOW + 10 * DAY), (-15, NOW + 13 * DAY)]
    assert len({one.reference for one in mine.movements}) == len(mine.movements)


def test_a_membership_with_held_points_is_not_merged() -> None:
    mine, other = a_member(), a_member()
    other.earn(5, cause(), usable_at=NOW)
    other.hold(5, cause(1))

    with pytest.raises(PointsAreHeld):
        mine.absorb(other, cause(2))


@dataclass
class Life:
    """Two members, and what was held, spent and earned so far."""

    members: list[Points]
    day: int = 0
    held: list[tuple[Points, list[LotMove]]] = field(default_factory=list)
    spent: list[tuple[Points, list[LotMove]]] = field(default_factory=list)
    earned: list[tuple[Points, UUID, int]] = field(default_factory=list)

    def act(self, deed: str, who: int, number: int) -> None:
        self.day += number % 4
        for one in self.members:
            one.settle(self.now)
        getattr(self, deed)(self.members[who], self.members[1 - who], number)

    @property
    def now(self) -> datetime:
        return NOW + self.day * DAY

    def why(self, order: UUID | None = None) -> Cause:
        return Cause(uuid4().hex, self.now, order_id=order)

    def earn(self, mine: Points, _: Points, number: int) -> None:
        order, usable = uuid4(), [self.now, self.now + 3 * DAY, None][number % 3]
        ends = [None, self.now + 5 * DAY, self.now + 9 * DAY][number % 7 % 3]
        mine.earn(number, self.why(order), usable_at=usable, expires_at=ends)
        self.earned.append((mine, order, number))

    def hold(self, mine: Points, _: Points, number: int) -> None:
        if mine.balance >= number:
            self.held.append((mine, moves_of(mine, mine.hold(number, self.why()))))
            return
        with pytest.raises(NotEnoughPoints):
            mine.hold(number, self.why())

    def release(self, _: Points, __: Points, number: int) -> None:
        if self.held:
            owner, moves = self.held.pop(number % len(self.held))
            owner.release(moves, self.why())

    def spend(self, _: Points, __: Points, number: int) -> None:
        if self.held:
            owner, moves = self.held.pop(number % len(self.held))
            self.spent.append((owner, moves_of(owner, owner.spend(moves, self.why()))))

    def restore(self, _: Points, __: Points, number: int) -> None:
        if self.spent:
            owner, moves = self.spent.pop(number % len(self.spent))
            owner.restore(-sum(one.held for one in moves), moves, self.why())

    def reverse(self, _: Points, __: Points, number: int) -> None:
        if self.earned:
            owner, order, left = self.earned.pop(number % len(self.earned))
            part = min(left, number)
            owner.reverse(part, self.why(order))
            if left > part:
                self.earned.append((owner, order, left - part))

    def transfer(self, mine: Points, other: Points, number: int) -> None:
        if mine.balance >= number:
            mine.transfer(number, other, self.why())

    def absorb(self, mine: Points, other: Points, _: int) -> None:
        if not other.held:
            had = mine.balance + other.balance
            mine.absorb(other, self.why())
            assert (mine.balance, other.balance) == (had, 0)

    def forgive(self, mine: Points, _: Points, __: int) -> None:
        mine.forgive(self.why())

    def adjust(self, mine: Points, _: Points, number: int) -> None:
        mine.adjust(max(number - 20, -max(0, mine.balance)), self.why())


def check_books(life: Life) -> None:
    for mine in life.members:
        lots, moves = mine.lots, mine.movements
        assert all(min(lot.pending, lot.active, lot.held) >= 0 for lot in lots)
        assert all(lot.pending + lot.active + lot.held <= lot.points for lot in lots)
        assert all(one.points + one.pending + one.held + one.programme == 0 for one in moves)
        assert mine.balance == sum(one.points for one in moves)
        assert mine.balance == sum(mine.schedule().values()) - mine.account.owed
        assert mine.account.owed >= 0
        assert [one.number for one in moves] == list(range(1, len(moves) + 1))
        assert [one.at for one in moves] == sorted(one.at for one in moves)
        if moves:
            assert moves[-1].balance_after == mine.balance
        for lot in lots:
            of_it = [one for one in mine.moves if one.lot_id == lot.id]
            assert sum(one.pending for one in of_it) == lot.pending
            assert sum(one.active for one in of_it) == lot.active
            assert sum(one.held for one in of_it) == lot.held
        assert len({one.reference for one in moves}) == len(moves)
        assert mine.held == sum(one.held for who, some in life.held if who is mine for one in some)
    every = (one for mine in life.members for one in mine.movements)
    assert sum(one.programme for one in every if one.kind is KINDS.MOVED) == 0


NAMES = (
    *("earn", "earn", "hold", "release", "spend", "restore", "reverse", "transfer", "absorb"),
    *("forgive", "adjust"),
)
DEEDS = st.tuples(st.sampled_from(NAMES), st.integers(0, 1), st.integers(1, 40))


@pytest.mark.proof
@settings(max_examples=proofs.count(10_000), deadline=None)
@given(st.lists(DEEDS, max_size=30))
def test_whatever_happens_the_books_add_up(deeds: list[tuple[str, int, int]]) -> None:
    life = Life([a_member(), a_member()])

    for deed in deeds:
        life.act(*deed)
        check_books(life)
