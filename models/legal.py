"""The texts the law wants a shop to show. A version is written once and kept, with its date."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, UniqueConstraint, literal
from sqlalchemy.orm import Mapped, mapped_column

from models.base import ChangedMeanwhile, DomainError, InvalidField, InvalidInput, Model
from models.invariants import invariant
from models.viewer import Grant, Viewer

LONGEST = 60_000
FURTHEST = timedelta(days=366)
"""How long before it counts a version may be written."""


class LegalKind(StrEnum):
    IMPRINT = "imprint"
    PRIVACY = "privacy"
    TERMS = "terms"
    WITHDRAWAL = "withdrawal"


@dataclass
class NotAccepted(DomainError):
    message = "Please say that you have read this first: {names}."
    kinds: list[LegalKind]

    def __str__(self) -> str:
        return self.message.format(names=", ".join(one.value for one in self.kinds))


def check_accepted(wanted: Iterable[str], accepted: Iterable[LegalKind]) -> tuple[LegalKind, ...]:
    """What was wanted, which all was accepted. Raises NotAccepted."""
    kinds, said = [LegalKind(one) for one in wanted], set(accepted)
    if missing := [one for one in kinds if one not in said]:
        raise NotAccepted(kinds=missing)
    return tuple(kinds)


class LegalText(Model):
    """One version of one of them. What counts at a moment is the highest number in force by then:
    so the terms of an order are found by the moment it was placed at, and need no note of it."""

    __tablename__ = "legal_texts"
    __table_args__ = (
        UniqueConstraint("kind", "number"),
        CheckConstraint("in_force_at >= written_at", name="never_looks_back"),
    )
    prefix = "legal"

    kind: Mapped[LegalKind]
    number: Mapped[int]
    """From 1, without gaps."""
    source: Mapped[str]
    """Markdown, as it was written."""
    html: Mapped[str]
    """What became of it, harmless."""
    is_sample: Mapped[bool] = mapped_column(default=False)
    """Whether it came with the demo and waits to be replaced."""
    written_by: Mapped[UUID | None] = mapped_column(default=None)
    """An account; None for a sample."""
    written_at: Mapped[datetime]
    in_force_at: Mapped[datetime]

    @classmethod
    def write(
        cls,
        kind: LegalKind,
        before: "LegalText | None",
        source: str,
        html: str,
        *,
        by: UUID | None,
        now: datetime,
        in_force_at: datetime | None = None,
    ) -> "LegalText":
        """The version that follows `before`. Raises InvalidInput."""
        starts = in_force_at or now
        faults = []
        if not source.strip() or len(source) > LONGEST:
            faults.append(InvalidField("text", f"A text of at most {LONGEST:,} characters."))
        if not now <= starts <= now + FURTHEST:
            faults.append(InvalidField("inForceAt", "From now on, at most a year ahead."))
        if faults:
            raise InvalidInput(faults)
        return cls(
            kind=kind,
            number=before.number + 1 if before else 1,
            source=source,
            html=html,
            written_by=by,
            written_at=now,
            in_force_at=starts,
        )

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Everybody reads what counts, by `legalText`; what is about to, only who runs the shop."""
        return literal(viewer.may(Grant.RUN_SHOP))


def check_newest(newest: LegalText | None, after: int) -> None:
    """Raises ChangedMeanwhile unless number `after` is the newest, 0 for none."""
    number = newest.number if newest else 0
    if number != after:
        raise ChangedMeanwhile(revision=number)


invariant(
    "legal.versions_have_no_gaps",
    "Of each legal page every version is kept, numbered from 1.",
    "select kind, max(number) from legal_texts group by kind having max(number) <> count(*)",
)
