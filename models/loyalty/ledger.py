"""Points in lots, each with its own expiry, and the append-only list of what moved them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    exists,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Event, Model
from models.loyalty.accounts import LoyaltyAccount
from models.viewer import Viewer


class LoyaltyMovementKind(StrEnum):
    EARNED = "earned"
    ACTIVATED = "activated"
    """What was earned can be spent from now on."""
    HELD = "held"
    """For something that is not paid yet."""
    RELEASED = "released"
    SPENT = "spent"
    RESTORED = "restored"
    """What was bought with them was given back."""
    REVERSED = "reversed"
    """What had earned them was given back."""
    EXPIRED = "expired"
    ADJUSTED = "adjusted"
    """By staff."""
    FORGIVEN = "forgiven"
    """A debt of points."""
    MOVED = "moved"
    """From or to another membership."""


@dataclass(frozen=True)
class PointsMoved(Event):
    points: int
    kind: str


class PointsLot(Model):
    """Points that were earned together, and where they are now: not yet usable, usable, or held.

    They change by `Points` alone. What is missing of `points` was spent, taken back or expired.
    """

    __tablename__ = "points_lots"
    __table_args__ = (
        CheckConstraint(
            "pending >= 0 and active >= 0 and held >= 0 and pending + active + held <= points",
            name="holds_what_it_can",
        ),
        Index(
            "ix_points_lots_left",
            "account_id",
            "expires_at",
            postgresql_where=text("pending + active + held > 0"),
        ),
        Index("ix_points_lots_activating", "activates_at", postgresql_where=text("pending > 0")),
        Index("ix_points_lots_expiring", "expires_at", postgresql_where=text("active > 0")),
        Index(None, "order_id", postgresql_where=text("order_id is not null")),
    )
    prefix = "lot"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("loyalty_accounts.id"))
    order_id: Mapped[UUID | None] = mapped_column(default=None)
    points: Mapped[int]
    pending: Mapped[int] = mapped_column(default=0)
    active: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
    earned_at: Mapped[datetime]
    activates_at: Mapped[datetime | None] = mapped_column(default=None)
    """From when on what is pending can be spent; None while that is not known."""
    expires_at: Mapped[datetime | None] = mapped_column(default=None)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(
            LoyaltyAccount.id == cls.account_id, LoyaltyAccount.visible_to(viewer)
        )


class LoyaltyMovement(Model):
    """Points came or went, never altered. `balance_after` is what could be spent then.

    Double entry in one row: what the member has of them (`points` to spend, `pending`, `held`)
    and what the programme has (`programme`: issued, spent, expired or adjusted, as `kind` says)
    add up to zero.
    """

    __tablename__ = "loyalty_movements"
    __table_args__ = (
        UniqueConstraint("account_id", "reference"),
        UniqueConstraint("account_id", "number"),
        Index(None, "account_id", "at", "id"),
        Index(None, "order_id", postgresql_where=text("order_id is not null")),
        CheckConstraint("points + pending + held + programme = 0", name="sums_to_zero"),
        CheckConstraint(
            "programme = 0 or kind not in ('activated', 'held', 'released')",
            name="stays_with_the_member",
        ),
    )
    prefix = "points"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("loyalty_accounts.id"))
    number: Mapped[int]
    """1, 2, 3 of the account: moments may be equal, and clocks differ."""
    points: Mapped[int]
    """By how many more or fewer can be spent. Those that pay a debt can."""
    pending: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
    owed: Mapped[int] = mapped_column(default=0)
    """By how much the member's debt grew; it is within `points`."""
    programme: Mapped[int]
    balance_after: Mapped[int]
    kind: Mapped[LoyaltyMovementKind]
    at: Mapped[datetime]
    """When it came about, which may be before it was written down."""
    note: Mapped[str] = mapped_column(default="")
    order_id: Mapped[UUID | None] = mapped_column(default=None)
    reference: Mapped[str]
    """What caused it, in a word that occurs once per account: "order:…", "return_…"."""
    staff_id: Mapped[UUID | None] = mapped_column(default=None)
    touchpoint: Mapped[str | None] = mapped_column(default=None)
    location_id: Mapped[UUID | None] = mapped_column(default=None)
    """The store in which it came about."""

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(
            LoyaltyAccount.id == cls.account_id, LoyaltyAccount.visible_to(viewer)
        )


class LotMove(Model):
    """The part of a movement that is of one lot."""

    __tablename__ = "points_lot_moves"
    __table_args__ = (
        UniqueConstraint("movement_id", "lot_id"),
        CheckConstraint("(pending, active, held) <> (0, 0, 0)", name="moves_something"),
    )
    prefix = "lotmove"

    movement_id: Mapped[UUID] = mapped_column(ForeignKey("loyalty_movements.id"))
    lot_id: Mapped[UUID] = mapped_column(ForeignKey("points_lots.id"), index=True)
    pending: Mapped[int] = mapped_column(default=0)
    active: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
