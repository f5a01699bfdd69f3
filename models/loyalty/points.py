"""The arithmetic of points: earned, activated, held, spent, taken back, restored, expired, moved.

Nothing here reads or saves: a resolver loads a member's lots with the membership locked, and saves
what is in `lots_made`, `movements` and `moves`, in this order.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from models.base import DomainError
from models.loyalty.accounts import LoyaltyAccount
from models.loyalty.ledger import (
    LotMove,
    LoyaltyMovement,
    LoyaltyMovementKind,
    PointsLot,
    PointsMoved,
)

GRACE = timedelta(days=30)
"""For which points that come back after their expiry can be spent."""


@dataclass
class NotEnoughPoints(DomainError):
    message = "That takes {wanted} points, and there are {balance} to spend."
    wanted: int
    balance: int


@dataclass
class PointsAreHeld(DomainError):
    message = "{held} points of this membership are held for something that is not paid yet."
    held: int


@dataclass(frozen=True)
class Cause:
    """Why points move. `reference` occurs once per membership; `by` is whom of staff."""

    reference: str
    at: datetime
    note: str = ""
    order_id: UUID | None = None
    by: UUID | None = None
    touchpoint: str | None = None
    location_id: UUID | None = None


class _Part(NamedTuple):
    """By how much a lot changes."""

    lot: PointsLot
    pending: int = 0
    active: int = 0
    held: int = 0


@dataclass
class Points:
    """A member's points: the lots of which something is left, and what is owed."""

    account: LoyaltyAccount
    lots: list[PointsLot]
    lots_made: list[PointsLot] = field(default_factory=list)
    movements: list[LoyaltyMovement] = field(default_factory=list)
    moves: list[LotMove] = field(default_factory=list)
    frozen: Collection[UUID] = ()
    """Orders that a buyer disputes at a bank: what they earned cannot be spent meanwhile."""

    @property
    def spendable(self) -> int:
        """What is left of the balance without points that wait for a bank."""
        return max(0, sum(lot.active for lot in self._free) - self.account.owed)

    @property
    def _free(self) -> list[PointsLot]:
        return [lot for lot in self.lots if lot.order_id not in self.frozen]

    @property
    def balance(self) -> int:
        """What can be spent; below zero for who owes more."""
        return sum(lot.active for lot in self.lots) - self.account.owed

    @property
    def held(self) -> int:
        return sum(lot.held for lot in self.lots)

    def schedule(self) -> dict[datetime | None, int]:
        """How many of the usable points expire when, soonest first; None for never."""
        found = dict[datetime | None, int]()
        for lot in sorted(self.lots, key=_soonest):
            if lot.active:
                found[lot.expires_at] = found.get(lot.expires_at, 0) + lot.active
        return found

    def settle(self, now: datetime) -> None:
        """What has become usable and what has expired by now, each dated when it was due.

        Before anything else moves: so the ledger is in order however late this runs.
        """
        while due := sorted(self._due(now), key=lambda one: one[:2]):
            at, is_end, lot = due[0]
            (self._expire if is_end else self._activate)(lot, at)

    def _due(self, now: datetime) -> Iterable[tuple[datetime, bool, PointsLot]]:
        for lot in self.lots:
            if lot.pending and lot.activates_at is not None and lot.activates_at <= now:
                yield lot.activates_at, False, lot
            if lot.active and lot.expires_at is not None and lot.expires_at <= now:
                yield lot.expires_at, True, lot

    def _activate(self, lot: PointsLot, at: datetime) -> None:
        cause = Cause(f"activated:{lot.id}", at, order_id=lot.order_id)
        self._move(LoyaltyMovementKind.ACTIVATED, cause, [_Part(lot, -lot.pending, lot.pending)])

    def _expire(self, lot: PointsLot, at: datetime) -> None:
        # What is held goes when it is let go, under another number.
        cause = Cause(f"expired:{lot.id}:{lot.held}", at, order_id=lot.order_id)
        self._move(LoyaltyMovementKind.EXPIRED, cause, [_Part(lot, active=-lot.active)])

    def earn(
        self,
        points: int,
        cause: Cause,
        *,
        usable_at: datetime | None,
        expires_at: datetime | None = None,
    ) -> LoyaltyMovement:
        """A new lot. `usable_at` is None while it is not known when."""
        is_usable = usable_at is not None and usable_at <= cause.at
        lot = self._lot(points, cause.at, cause.order_id, expires_at)
        lot.activates_at = usable_at
        part = _Part(lot, active=points) if is_usable else _Part(lot, pending=points)
        return self._move(LoyaltyMovementKind.EARNED, cause, [part])

    def reverse(self, points: int, cause: Cause) -> LoyaltyMovement:
        """Take back what an order earned: of its own lots first, those not yet usable before the
        others; then of what expires soonest; what is missing is owed."""
        own = [lot for lot in self.lots if lot.order_id == cause.order_id is not None]
        parts, left = _drained(own, points, "pending")
        more, left = _drained(own, left, "active")
        others = sorted((lot for lot in self.lots if lot not in own), key=_soonest)
        rest, left = _drained(others, left, "active")
        every = _joined([*parts, *more, *rest])
        return self._move(LoyaltyMovementKind.REVERSED, cause, every, owed=left)

    def hold(self, points: int, cause: Cause) -> LoyaltyMovement:
        """Keep points for a payment, those that expire soonest. Raises NotEnoughPoints."""
        parts = [
            _Part(lot, active=active, held=-active) for lot, _, active, _ in self._least(points)
        ]
        return self._move(LoyaltyMovementKind.HELD, cause, parts)

    def release(self, held: Sequence[LotMove], cause: Cause) -> LoyaltyMovement:
        """What `hold` moved, back to where it was. Lots that expired meanwhile expire now."""
        parts = [_Part(lot, active=one.held, held=-one.held) for lot, one in self._of(held)]
        moved = self._move(LoyaltyMovementKind.RELEASED, cause, parts)
        self.settle(cause.at)
        return moved

    def spend(self, held: Sequence[LotMove], cause: Cause) -> LoyaltyMovement:
        """What `hold` moved is gone: it was paid with."""
        parts = [_Part(lot, held=-one.held) for lot, one in self._of(held)]
        return self._move(LoyaltyMovementKind.SPENT, cause, parts)

    def restore(
        self, points: int, spent: Sequence[LotMove], cause: Cause, before: int = 0
    ) -> LoyaltyMovement:
        """Points come back to the lots they were spent of, those that expire last first. What has
        expired meanwhile can be spent for some more days.

        `spent` is what `spend` moved, and `before` how many of it have come back already.
        """
        parts, left, skipped = list[_Part](), points, before
        for lot, one in sorted(self._of(spent), key=lambda pair: _soonest(pair[0]), reverse=True):
            passed = min(skipped, -one.held)
            skipped -= passed
            take = min(left, -one.held - passed)
            if take:
                parts.append(_Part(self._lasting(lot, take, cause.at), active=take))
                left -= take
        return self._move(LoyaltyMovementKind.RESTORED, cause, parts)

    def adjust(self, points: int, cause: Cause) -> LoyaltyMovement:
        """More or fewer, by staff. Raises NotEnoughPoints when fewer than none would be left."""
        if points >= 0:
            parts = [_Part(self._lot(points, cause.at, None, None), active=points)]
        else:
            parts = self._least(-points)
        return self._move(LoyaltyMovementKind.ADJUSTED, cause, parts)

    def forgive(self, cause: Cause) -> LoyaltyMovement:
        """Nothing is owed any more."""
        return self._move(LoyaltyMovementKind.FORGIVEN, cause, [], owed=-self.account.owed)

    def transfer(self, points: int, to: "Points", cause: Cause) -> LoyaltyMovement:
        """Points go to another member and keep their expiry. Raises NotEnoughPoints."""
        parts = self._least(points)
        given = self._move(LoyaltyMovementKind.MOVED, cause, parts)
        taken = [_Part(part.lot, active=-part.active) for part in parts]
        to._move(LoyaltyMovementKind.MOVED, cause, to._copies(taken, cause))
        return given

    def absorb(self, other: "Points", cause: Cause) -> None:
        """All that another membership has and owes comes here. Raises PointsAreHeld."""
        if other.held:
            raise PointsAreHeld(held=other.held)
        parts = [_Part(lot, lot.pending, lot.active) for lot in other.lots]
        gone = [_Part(part.lot, -part.pending, -part.active) for part in parts]
        owed = other.account.owed
        other._move(LoyaltyMovementKind.MOVED, cause, gone, owed=-owed)
        usable = sum(part.active for part in parts)
        paid, left = _drained(sorted(self.lots, key=_soonest), max(0, owed - usable), "active")
        here = [*self._copies(parts, cause), *paid]
        self._move(LoyaltyMovementKind.MOVED, cause, here, owed=min(owed, usable) + left)

    def _copies(self, parts: Sequence[_Part], cause: Cause) -> list[_Part]:
        """The same points in lots of this membership, which end when those they come from do."""
        copies = []
        for lot, pending, active, _ in parts:
            own = self._lot(pending + active, lot.earned_at, lot.order_id, lot.expires_at)
            own.activates_at = lot.activates_at
            copies.append(_Part(own, pending, active))
        return copies

    def _lot(
        self,
        points: int,
        earned_at: datetime,
        order_id: UUID | None,
        expires_at: datetime | None,
    ) -> PointsLot:
        lot = PointsLot(
            account_id=self.account.id,
            order_id=order_id,
            points=points,
            earned_at=earned_at,
            expires_at=expires_at,
            pending=0,
            active=0,
            held=0,
        )
        self.lots.append(lot)
        self.lots_made.append(lot)
        return lot

    def _lasting(self, lot: PointsLot, points: int, now: datetime) -> PointsLot:
        """The lot itself, or one in its place if it has expired."""
        if lot.expires_at is None or lot.expires_at > now:
            return lot
        return self._lot(points, lot.earned_at, None, now + GRACE)

    def _least(self, points: int) -> list[_Part]:
        """So many out of the lots that expire soonest. Raises NotEnoughPoints."""
        if points > self.spendable:
            raise NotEnoughPoints(wanted=points, balance=self.spendable)
        return _drained(sorted(self._free, key=_soonest), points, "active")[0]

    def _of(self, moves: Sequence[LotMove]) -> list[tuple[PointsLot, LotMove]]:
        known = {lot.id: lot for lot in self.lots}
        return [(known[one.lot_id], one) for one in moves if one.held]

    def _move(
        self, kind: LoyaltyMovementKind, cause: Cause, parts: Sequence[_Part], owed: int = 0
    ) -> LoyaltyMovement:
        """One line of the ledger. Points that become usable pay first what is owed."""
        paid = _debts_paid(parts, self.account.owed + owed)
        owed -= sum(old.active - new.active for old, new in zip(parts, paid, strict=True))
        for lot, pending, active, held in paid:
            lot.pending += pending
            lot.active += active
            lot.held += held
        account = self.account
        account.owed += owed
        account.moves += 1
        account.moved_at = max(cause.at, account.moved_at or cause.at)
        movement = self._line(kind, cause, paid, owed)
        account.emit(PointsMoved(points=movement.points, kind=kind))
        self.movements.append(movement)
        self.moves += [
            LotMove(
                movement_id=movement.id, lot_id=lot.id, pending=pending, active=active, held=held
            )
            for lot, pending, active, held in paid
            if pending or active or held
        ]
        return movement

    def _line(
        self, kind: LoyaltyMovementKind, cause: Cause, parts: Sequence[_Part], owed: int
    ) -> LoyaltyMovement:
        pending = sum(part.pending for part in parts)
        held = sum(part.held for part in parts)
        points = sum(part.active for part in parts) - owed
        at = self.account.moved_at
        assert at is not None
        return LoyaltyMovement(
            account_id=self.account.id,
            number=self.account.moves,
            points=points,
            pending=pending,
            held=held,
            owed=owed,
            programme=-points - pending - held,
            balance_after=self.balance,
            kind=kind,
            at=at,
            note=cause.note,
            order_id=cause.order_id,
            reference=cause.reference,
            staff_id=cause.by,
            touchpoint=cause.touchpoint,
            location_id=cause.location_id,
        )


def _soonest(lot: PointsLot) -> tuple[bool, float, datetime, UUID]:
    """Expires soonest, then is oldest."""
    ends = lot.expires_at
    return ends is None, ends.timestamp() if ends else 0.0, lot.earned_at, lot.id


def _drained(lots: Iterable[PointsLot], points: int, what: str) -> tuple[list[_Part], int]:
    """So many out of these, in their order, and how many they lack."""
    parts = []
    for lot in lots:
        take = min(points, getattr(lot, what))
        if take:
            parts.append(_Part(lot, **{what: -take}))
            points -= take
    return parts, points


def _joined(parts: Sequence[_Part]) -> list[_Part]:
    """One part for each lot."""
    found = dict[UUID, _Part]()
    for part in parts:
        before = found.get(part.lot.id, _Part(part.lot))
        found[part.lot.id] = _Part(
            part.lot, *(mine + more for mine, more in zip(before[1:], part[1:], strict=True))
        )
    return list(found.values())


def _debts_paid(parts: Sequence[_Part], owed: int) -> list[_Part]:
    """The same, without the usable points that pay what is owed."""
    paid = []
    for part in parts:
        pays = max(0, min(part.active, owed))
        owed -= pays
        paid.append(part._replace(active=part.active - pays))
    return paid
