"""When a place is open, weekday by weekday."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.base import InvalidField, InvalidInput


@dataclass(frozen=True)
class Hours:
    """When a location is open on one weekday; 0 is Monday."""

    weekday: int
    opens: str
    closes: str


def week_of(hours: Sequence[Hours]) -> dict[str, Any]:
    """As a location keeps them. Raises InvalidInput."""
    week = {str(one.weekday): [one.opens, one.closes] for one in hours}
    fits = all(
        0 <= one.weekday <= 6 and _CLOCK.fullmatch(one.opens) and _CLOCK.fullmatch(one.closes)
        and one.opens < one.closes
        for one in hours
    )  # fmt: skip
    if not fits or len(week) < len(hours):
        wanted = "Each weekday once, from 0 for Monday, with times such as 08:00 to 21:00."
        raise InvalidInput([InvalidField("openingHours", wanted)])
    return week


_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
