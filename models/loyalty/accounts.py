"""Who is a member, and by which card they are known."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, literal, or_, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Event, Model
from models.viewer import Grant, Viewer


@dataclass(frozen=True)
class LoyaltyJoined(Event):
    card_number: str


def card_number(entropy: int | None = None) -> str:
    """Thirteen digits with an EAN-13 check digit; 29… marks it as ours, as GS1 leaves free."""
    value = secrets.randbelow(10**10) if entropy is None else entropy % 10**10
    digits = f"29{value:010d}"
    odd_and_even = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-odd_and_even % 10}"


class LoyaltyAccount(Model):
    """A membership. Whoever moves its points holds this row locked."""

    __tablename__ = "loyalty_accounts"
    __table_args__ = (
        CheckConstraint("owed >= 0", name="owed_not_negative"),
        CheckConstraint(
            "num_nulls(tier_id, tier_since, tier_review_at, tier_due_at) in (0, 4)"
            " and tier_due_at <= tier_review_at",
            name="tier_is_reviewed",
        ),
        Index(None, "tier_due_at", postgresql_where=text("tier_due_at is not null")),
        Index(None, "tier_id", postgresql_where=text("tier_id is not null")),
        Index(None, "ladder"),
    )
    prefix = "loyalty"

    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customers.id"), unique=True)
    card_number: Mapped[str] = mapped_column(unique=True)
    joined_at: Mapped[datetime]
    owed: Mapped[int] = mapped_column(default=0)
    """Points that were spent before what earned them was given back: the next ones pay them."""
    moves: Mapped[int] = mapped_column(default=0)
    """How many movements there are; each carries its number."""
    moved_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the last of them came about."""
    tier_id: Mapped[UUID | None] = mapped_column(ForeignKey("loyalty_tiers.id"), default=None)
    tier_since: Mapped[datetime | None] = mapped_column(default=None)
    tier_review_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it is looked at whether enough was bought to stay in it; till then it is theirs."""
    tier_warned_at: Mapped[datetime | None] = mapped_column(default=None)
    """When they were told that it will end at its review."""
    tier_due_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it is to be looked at next: for a warning, or for the review."""
    ladder: Mapped[int] = mapped_column(default=0)
    """The revision of the tiers by which it was last looked at how high they stand."""

    @classmethod
    def join(cls, customer_id: UUID, now: datetime) -> "LoyaltyAccount":
        """A new membership with a card of its own."""
        member = cls(customer_id=customer_id, card_number=card_number(), joined_at=now)
        member.emit(LoyaltyJoined(card_number=member.card_number))
        return member

    def leave_tier(self) -> None:
        self.tier_id = self.tier_since = None
        self.tier_review_at = self.tier_warned_at = self.tier_due_at = None

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        everybody = viewer.may(Grant.SEE_CUSTOMERS)
        return or_(cls.customer_id == viewer.customer_id, literal(everybody))
