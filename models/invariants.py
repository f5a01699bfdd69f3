"""What must be true of the data at any moment, each as SQL that returns what breaks it.

A domain declares its own with `invariant(...)` at the end of its file; whatever is declared is
checked by `patron check-invariants`, by a job, and after every fault and restore.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, literal
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model
from models.viewer import Grant, Viewer


@dataclass(frozen=True)
class Invariant:
    """`sql` returns one row for each breach, its first column naming the row that is wrong.

    It may use `:grace`, an interval that what is on its way is given; and, when it `asks_provider`,
    the table `told`: id, reference, status, currency, captured, refunded, created of each payment
    as the payment company knows it.
    """

    name: str
    means: str
    sql: Callable[[], str]
    asks_provider: bool = False


invariants: dict[str, Invariant] = {}
"""By name: `<domain>.<what is true>`."""


def invariant(
    name: str, means: str, sql: str | Callable[[], str], asks_provider: bool = False
) -> None:
    """Declare one. SQL that depends on all tables is given as a function."""
    if name in invariants:
        raise ValueError(f"There is an invariant {name!r} already.")
    written = sql if callable(sql) else lambda: sql
    invariants[name] = Invariant(name, means, written, asks_provider)


@dataclass(frozen=True)
class Breach:
    """An invariant that does not hold. `count` is None when it could not be checked in time."""

    name: str
    means: str
    count: int | None
    examples: list[str]


class InvariantRun(Model):
    """One look at all of them; the last hundred are kept."""

    __tablename__ = "invariant_runs"
    prefix = "invariantrun"

    at: Mapped[datetime] = mapped_column(index=True)
    seconds: Mapped[float]
    checked: Mapped[int]
    """How many invariants there are."""
    provider_answered: Mapped[bool]
    """Whether the payment company could be compared with."""
    found: Mapped[list[dict[str, Any]]] = mapped_column(JSONB)

    @property
    def breaches(self) -> list[Breach]:
        return [Breach(**one) for one in self.found]

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return literal(viewer.may(Grant.RUN_SHOP))

    @property
    def holds(self) -> bool:
        """Nothing is broken, and nothing was left out."""
        return not self.found and self.provider_answered


CARD_LIKE = (
    r"(?<![0-9A-Za-z._-])[3-6]\d{3}[ -]?\d{4,6}[ -]?\d{4,5}(?:[ -]?\d{1,7})?(?![0-9A-Za-z_-])"
)
"""13 to 19 digits that begin as payment cards do, alone or in groups."""


def texts() -> dict[str, list[str]]:
    """The columns of every table that can hold text somebody wrote."""
    found = {}
    for table in Model.metadata.sorted_tables:
        columns = [
            one.name for one in table.columns if one.type.compile() in {"TEXT", "JSONB", "TEXT[]"}
        ]
        if columns:
            found[table.name] = columns
    return found


def _card_numbers() -> str:
    """Candidates by their shape, then by the check digit (ISO/IEC 7812-1, annex B)."""
    looks = " union all ".join(
        f"select '{table}.' || id as place, regexp_matches(words, '{CARD_LIKE}', 'g') as found"
        f" from (select id, concat_ws(' ', {', '.join(f'{one}::text' for one in columns)}) words"
        f" from {table}) t where words ~ '\\d{{4}}[ -]?\\d{{4}}[ -]?\\d{{2}}'"
        for table, columns in texts().items()
    )
    return f"""
        select place from (
          select place, regexp_replace(found[1], '\\D', '', 'g') as digits from ({looks}) shapes
        ) candidates
        where length(digits) between 13 and 19 and 0 = (
          select sum(case when place_ % 2 = 1 then digit else digit * 2 / 10 + digit * 2 % 10 end)
          from (select ordinality as place_, digit::int from
                regexp_split_to_table(reverse(digits), '') with ordinality split (digit)) each
        ) % 10
    """


invariant(
    "cards.are_nowhere",
    "No text anywhere holds what looks like the number of a payment card.",
    _card_numbers,
)
