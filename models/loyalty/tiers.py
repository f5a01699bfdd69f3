"""Tiers: what who buys so much within so many months is given, as the owner sets them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint, literal
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Event, InvalidField, InvalidInput, Model
from models.loyalty.accounts import LoyaltyAccount
from models.loyalty.programme import months_later
from models.money import MOST_PRICE, Money
from models.viewer import Benefits, Viewer

MOST_TIERS = 10
MOST_MONTHS = 60
"""Of the window in which a purchase counts."""
MOST_BASIS_POINTS = 100_000
LONGEST_RETURNS = 365
LONGEST_NAME = 40
WARNING = timedelta(days=30)
"""How long before a review a member is told that the tier will end."""
LEAST_NOTICE = timedelta(days=14)
"""Nobody loses a tier sooner after they were told, however late that was."""


class TierMove(StrEnum):
    UPGRADED = "upgraded"
    PROLONGED = "prolonged"
    DOWNGRADED = "downgraded"


@dataclass(frozen=True)
class TierChanged(Event):
    move: str
    tier: str
    """Its name then; empty for none."""
    before: str
    at: str


@dataclass(frozen=True)
class TierEnding(Event):
    """A member was told, or will be, that too little was bought to keep it."""

    tier: str
    review_at: str


class LoyaltyTier(Model):
    """The first is reached first. What it gives holds for as long as a member is in it."""

    __tablename__ = "loyalty_tiers"
    __table_args__ = (
        UniqueConstraint("rank", deferrable=True, initially="DEFERRED"),
        CheckConstraint("spend > 0", name="spend_is_some"),
        CheckConstraint(
            f"points_basis_points between 10000 and {MOST_BASIS_POINTS}", name="factor_is_a_gain"
        ),
        CheckConstraint(f"return_days between 1 and {LONGEST_RETURNS}", name="days_are_some"),
    )
    prefix = "tier"

    rank: Mapped[int]
    """1 for the one that is reached first."""
    name: Mapped[str]
    spend: Mapped[int]
    """What takes a member here, minor units."""
    currency: Mapped[str]
    """The same of all tiers: what was bought in another does not count."""
    points_basis_points: Mapped[int] = mapped_column(default=10_000)
    """How many points instead of ten thousand."""
    has_free_shipping: Mapped[bool] = mapped_column(default=False)
    return_days: Mapped[int | None] = mapped_column(default=None)
    """For how long goods may be sent back; None for as long as anybody's."""
    has_early_access: Mapped[bool] = mapped_column(default=False)

    @property
    def least(self) -> Money:
        return Money(self.spend, self.currency)

    @property
    def benefits(self) -> Benefits:
        return Benefits(
            rank=self.rank,
            has_free_shipping=self.has_free_shipping,
            return_days=self.return_days,
            has_early_access=self.has_early_access,
        )

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Everybody: this is what a membership promises."""
        return literal(True)


def check_tiers(tiers: Sequence[LoyaltyTier], months: int) -> None:
    """What an owner asks for, in the order of what they ask. Raises InvalidInput."""
    wrong = [
        InvalidField(f"tiers.{place}.{path}", message)
        for place, tier in enumerate(tiers)
        for path, message in _wrong_with(tier, tiers[:place])
    ]
    if len(tiers) > MOST_TIERS:
        wrong.append(InvalidField("tiers", f"At most {MOST_TIERS}."))
    if not 1 <= months <= MOST_MONTHS:
        wrong.append(InvalidField("months", f"From 1 to {MOST_MONTHS}."))
    if wrong:
        raise InvalidInput(wrong)


def _wrong_with(tier: LoyaltyTier, before: Sequence[LoyaltyTier]) -> list[tuple[str, str]]:
    days, points = tier.return_days, tier.points_basis_points
    rules = (
        ("name", 1 <= len(tier.name) <= LONGEST_NAME, f"1 to {LONGEST_NAME} characters."),
        ("name", all(one.name != tier.name for one in before), "Another tier has this name."),
        ("spend", 0 < tier.spend <= MOST_PRICE, "More than nothing."),
        ("spend", all(one.spend < tier.spend for one in before), "More than for the tier before."),
        (
            "pointsBasisPoints",
            10_000 <= points <= MOST_BASIS_POINTS,
            f"From 10000 to {MOST_BASIS_POINTS}.",
        ),
        (
            "returnDays",
            days is None or 1 <= days <= LONGEST_RETURNS,
            f"From 1 to {LONGEST_RETURNS}, or none.",
        ),
    )
    return [(path, message) for path, is_right, message in rules if not is_right]


@dataclass(frozen=True)
class Ladder:
    """The tiers, lowest first, as they count now."""

    tiers: Sequence[LoyaltyTier]
    months: int
    revision: int

    @property
    def currency(self) -> str | None:
        """None where there are no tiers."""
        return self.tiers[0].currency if self.tiers else None

    def of(self, tier_id: UUID | None) -> LoyaltyTier | None:
        return next((one for one in self.tiers if one.id == tier_id), None)

    def reached(self, spend: int) -> LoyaltyTier | None:
        """The highest that `spend`, minor units, reaches."""
        return next((one for one in reversed(self.tiers) if one.spend <= spend), None)

    def next_of(self, tier_id: UUID | None) -> LoyaltyTier | None:
        """The one above; None at the top."""
        above = rank_of(self.of(tier_id))
        return next((one for one in self.tiers if one.rank > above), None)

    def since(self, until: datetime) -> datetime:
        """From when on purchases count, for what is looked at as of `until`."""
        return months_later(until, -self.months)

    def money(self, minor: int) -> Money:
        assert self.currency is not None
        return Money(max(0, minor), self.currency)


def rank_of(tier: LoyaltyTier | None) -> int:
    return tier.rank if tier else 0


def climb(member: LoyaltyAccount, ladder: Ladder, spend: int, now: datetime) -> None:
    """At once up to the tier that `spend` of the months before `now` reaches; never down."""
    member.ladder = ladder.revision
    reached = ladder.reached(spend)
    if rank_of(reached) > rank_of(ladder.of(member.tier_id)):
        _enter(member, ladder, reached, now, TierMove.UPGRADED)


def review(member: LoyaltyAccount, ladder: Ladder, spend: int, now: datetime) -> None:
    """What was due at `tier_due_at`: a warning, or the review itself, dated when it was due.

    `spend` is that of the months before `tier_review_at`, as far as they are over.
    """
    review_at, tier = member.tier_review_at, ladder.of(member.tier_id)
    assert review_at is not None
    assert tier is not None
    reached = ladder.reached(spend)
    is_kept = rank_of(reached) >= tier.rank
    if is_kept and now < review_at:
        member.tier_due_at = review_at
    elif is_kept:
        _enter(member, ladder, tier, review_at, TierMove.PROLONGED)
    elif member.tier_warned_at is None:
        _warn(member, tier, review_at, now)
    elif now >= review_at:
        _enter(member, ladder, reached, review_at, TierMove.DOWNGRADED)


def _warn(member: LoyaltyAccount, tier: LoyaltyTier, review_at: datetime, now: datetime) -> None:
    member.tier_warned_at = now
    member.tier_review_at = member.tier_due_at = max(review_at, now + LEAST_NOTICE)
    ends = member.tier_review_at.isoformat()
    member.emit(TierEnding(tier=tier.name, review_at=ends))


def _enter(
    member: LoyaltyAccount, ladder: Ladder, tier: LoyaltyTier | None, at: datetime, move: TierMove
) -> None:
    """In this tier, or none, from `at` until its review."""
    before = ladder.of(member.tier_id)
    if tier is None:
        member.leave_tier()
    else:
        if move is not TierMove.PROLONGED:
            member.tier_since = at
        member.tier_id, member.tier_warned_at = tier.id, None
        member.tier_review_at = months_later(at, ladder.months)
        member.tier_due_at = max(at, member.tier_review_at - WARNING)
    names = [one.name if one else "" for one in (tier, before)]
    member.emit(TierChanged(move=move, tier=names[0], before=names[1], at=at.isoformat()))
