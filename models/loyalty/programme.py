"""The rules by which points become usable and end, as the owner sets them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ColumnElement, Index, literal, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import ChangedMeanwhile, Event, InvalidField, InvalidInput, Model
from models.money import exponent
from models.viewer import Viewer

LONGEST = 120
"""Months that points may last."""
MOST_WORTH = 10_000
"""Hundredths of a unit of currency: a hundred dollars for one point."""


class PointsUsableAfter(StrEnum):
    PAYMENT = "payment"
    DELIVERY = "delivery"
    RETURNS = "returns"
    """When the goods can no longer be sent back."""


@dataclass(frozen=True)
class ProgrammeChanged(Event):
    usable_after: str
    months: int | None


@dataclass(frozen=True)
class TiersChanged(Event):
    tiers: list[str]
    currency: str
    months: int


def months_later(moment: datetime, months: int) -> datetime:
    """The same day and time so many calendar months on, or the last day of a shorter month."""
    year, month = divmod(moment.year * 12 + moment.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))


class LoyaltyProgramme(Model):
    """There is one. It binds what is earned from its change on, not what was earned before."""

    __tablename__ = "loyalty_programmes"
    __table_args__ = (
        CheckConstraint(f"months between 1 and {LONGEST}", name="months_are_some"),
        CheckConstraint(f"point_value between 0 and {MOST_WORTH}", name="points_are_worth_some"),
        Index("uq_loyalty_programmes_one", text("(true)"), unique=True),
    )
    prefix = "programme"

    usable_after: Mapped[PointsUsableAfter] = mapped_column(default=PointsUsableAfter.PAYMENT)
    months: Mapped[int | None] = mapped_column(default=None)
    """How long points can be spent, counted from when they were earned; None for ever."""
    point_value: Mapped[int] = mapped_column(default=1)
    """What a point pays: hundredths of a unit of any currency, as each unit earns the same. With
    0, points pay for no orders."""
    revision: Mapped[int] = mapped_column(default=1)
    tier_months: Mapped[int] = mapped_column(default=12)
    """For how long what was bought counts, and until when a tier that was reached is kept."""
    ladder: Mapped[int] = mapped_column(default=0)
    """The revision of the tiers: members who were looked at by another are looked at again."""

    def worth(self, points: int, currency: str) -> int:
        """What so many pay, minor units; what is less than one is the shop's."""
        return int(points * self.point_value * 10 ** exponent(currency) // 100)

    def needed(self, amount: int, currency: str) -> int | None:
        """The fewest points that pay `amount`; None when they pay nothing."""
        value = self.point_value * 10 ** exponent(currency)
        return int(-(-amount * 100 // value)) if value else None

    def usable_at(
        self, paid_at: datetime, delivered_at: datetime | None, returns_end_at: datetime | None
    ) -> datetime | None:
        """From when on points of an order can be spent; None while that is not known."""
        moments = {
            PointsUsableAfter.PAYMENT: paid_at,
            PointsUsableAfter.DELIVERY: delivered_at,
            PointsUsableAfter.RETURNS: returns_end_at,
        }
        return moments[self.usable_after]

    def ends_at(self, earned_at: datetime) -> datetime | None:
        return None if self.months is None else months_later(earned_at, self.months)

    def change(
        self,
        revision: int,
        usable_after: PointsUsableAfter,
        months: int | None,
        point_value: int | None = None,
    ) -> None:
        """Without `point_value`, that stays. Raises ChangedMeanwhile or InvalidInput."""
        if revision != self.revision:
            raise ChangedMeanwhile(revision=self.revision)
        if months is not None and not 1 <= months <= LONGEST:
            raise InvalidInput([InvalidField("months", f"From 1 to {LONGEST}, or none.")])
        if point_value is not None:
            if not 0 <= point_value <= MOST_WORTH:
                raise InvalidInput([InvalidField("pointValue", f"From 0 to {MOST_WORTH}.")])
            self.point_value = point_value
        self.usable_after, self.months = usable_after, months
        self.revision += 1
        self.emit(ProgrammeChanged(usable_after=usable_after, months=months))

    def climb_by(self, tiers: list[str], currency: str, months: int) -> None:
        """Members are looked at again, by these tiers; they were checked before."""
        self.tier_months = months
        self.revision += 1
        self.ladder = self.revision
        self.emit(TiersChanged(tiers=tiers, currency=currency, months=months))

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Everybody: these are the rules of what they earn."""
        return literal(True)
