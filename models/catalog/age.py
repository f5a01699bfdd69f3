"""From which age somebody is sold, shown or sent what: one rule for every way to a product.

What is put in front of people unasked (a recommendation, a mail, a feed) is for those alone who are
known to be old enough. What they look for themselves they may see; to buy it, they have to be known
to be old enough or to say that they are, and whoever hands it over looks at them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from models.base import DomainError

STRICTEST = 21
"""Where a product is known to have a limit, and nobody has said which."""
OLDEST = 99


@dataclass
class AgeNotConfirmed(DomainError):
    message = "For this, one has to be {years}. Tell your date of birth, or confirm your age."
    years: int


@dataclass
class TooYoung(DomainError):
    message = "For this, one has to be {years}."
    years: int


def limit_in(limits: Mapping[str, Any], is_restricted: bool, market: str) -> int | None:
    """The years of a product in the market with this code; None for anybody.

    A product that is limited in some markets is free in those that it does not name.
    """
    if limits:
        return limits.get(market)
    return STRICTEST if is_restricted else None


def years_old(born: date, today: date) -> int:
    """Who was born on 29 February is a year older from 1 March on."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def may_be_shown(limit: int | None, born: date | None, today: date) -> bool:
    """Unasked: not known counts as too young."""
    return limit is None or (born is not None and years_old(born, today) >= limit)


class AgeShown(StrEnum):
    """How somebody shows to be old enough."""

    KNOWN = "known"
    """By the date of birth of their account."""
    TOLD = "told"
    """By a date of birth, for this order."""
    CONFIRMED = "confirmed"
    """By saying so."""


@dataclass(frozen=True)
class ShownAge:
    """What is handed over only to somebody of these years; None for anybody."""

    limit: int | None
    how: AgeShown | None


ANY_AGE = ShownAge(None, None)


def shown_age(
    limit: int | None, known: date | None, told: date | None, confirmed: bool, today: date
) -> ShownAge:
    """Raises TooYoung, and AgeNotConfirmed where nothing is known and nothing was said.

    What is known counts more than what is told for one order.
    """
    check_may_buy(limit, known or told, confirmed, today)
    if limit is None:
        return ANY_AGE
    told_as = AgeShown.TOLD if told else AgeShown.CONFIRMED
    return ShownAge(limit, AgeShown.KNOWN if known else told_as)


def strictest(limits: Iterable[int | None]) -> int | None:
    """Of several products together."""
    return max((one for one in limits if one is not None), default=None)


def check_may_buy(limit: int | None, born: date | None, confirmed: bool, today: date) -> None:
    """Raises TooYoung, and AgeNotConfirmed where nothing is known and nothing was said."""
    if limit is None:
        return
    if born is not None and years_old(born, today) < limit:
        raise TooYoung(years=limit)
    if born is None and not confirmed:
        raise AgeNotConfirmed(years=limit)
