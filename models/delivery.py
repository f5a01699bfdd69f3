"""When a parcel comes, and where it may go: working days and zones, by the clock of the shop."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from models.holidays import is_holiday
from models.money import MOST_PRICE

DAY_BEGINS, DAY_ENDS = time(8), time(20)
"""Between these a parcel comes, on the days that were promised."""
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
ZONE = re.compile(r"[A-Z]{2}(-\S{1,40}( \S{1,40}){0,5})?")
"""A country by ISO 3166-1, or a region of one: US, US-AK."""


@dataclass(frozen=True)
class DeliveryPromise:
    earliest: datetime
    latest: datetime


@dataclass(frozen=True)
class WorkingDays:
    """On which weekdays, 0 for Monday, parcels are packed and carried; what is ordered after the
    cut-off, such as 14:00, is packed the next day. Without one, the day itself counts. On the
    public holidays of where it goes, `country` and `region`, nothing is."""

    zone: str
    weekdays: Sequence[int] = EVERY_DAY
    cut_off: str = ""
    country: str = ""
    region: str = ""

    def promise(self, now: datetime, earliest: int, latest: int) -> DeliveryPromise:
        """So many working days after the one on which it is packed."""
        zone = ZoneInfo(self.zone)
        packed = self._packed(now.astimezone(zone))
        first, last = self._after(packed, earliest), self._after(packed, latest)
        begins = datetime.combine(first, DAY_BEGINS, zone)
        ends = datetime.combine(last, DAY_ENDS, zone)
        return DeliveryPromise(begins.astimezone(UTC), ends.astimezone(UTC))

    def _packed(self, here: datetime) -> date:
        is_late = bool(self.cut_off) and here.time() >= time.fromisoformat(self.cut_off)
        day = here.date()
        if not self._works(day) or is_late:
            return self._after(day, 1)
        return day

    def _after(self, day: date, count: int) -> date:
        while count:
            day += timedelta(days=1)
            count -= self._works(day)
        return day

    def _works(self, day: date) -> bool:
        if day.weekday() not in self.weekdays:
            return False
        return not self.country or not is_holiday(day, self.country, self.region)


def lies_in(zone: Sequence[str], country: str, region: str) -> bool:
    return country in zone or f"{country}-{region}" in zone


def names_regions(zone: Sequence[str], country: str) -> bool:
    """Whether one has to know the region to say."""
    return any(place.startswith(f"{country}-") for place in zone)


MOST_DAYS = 365
LONGEST_NAME, LONGEST_TEXT = 80, 400
MOST_PLACES = 300
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def faults_of(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What cannot be so of a way of delivery, each with its path."""
    rules: list[tuple[bool, str, str]] = [
        (0 < len(given["name"]) <= LONGEST_NAME, "name", f"1 to {LONGEST_NAME} characters."),
        (len(given["description"]) <= LONGEST_TEXT, "description", f"At most {LONGEST_TEXT}."),
        (_is_within(given, _AMOUNTS), "amount", "Nothing here is below zero, nor a fortune."),
        (
            0 <= given["days_earliest"] <= given["days_latest"] <= MOST_DAYS,
            "daysLatest",
            f"From the earliest on, at most {MOST_DAYS}.",
        ),
        (_are_days(given["weekdays"]), "weekdays", "Each once, from 0 for Monday, one at least."),
        (
            not given["cut_off"] or bool(_CLOCK.fullmatch(given["cut_off"])),
            "cutOff",
            "A time such as 14:00.",
        ),
        (_are_places(given["delivers_to"]), "deliversTo", _PLACES),
        (_are_places(given["not_to"]), "notTo", _PLACES),
    ]
    return [(path, told) for holds, path, told in rules if not holds]


_PLACES = "Countries or regions by ISO 3166, for example US or US-AK."
_AMOUNTS = ("amount", "amount_per_kg", "free_from", "goods_from", "goods_below", "heaviest_grams")


def _is_within(given: Mapping[str, Any], names: Sequence[str]) -> bool:
    return all(given[name] is None or 0 <= given[name] <= MOST_PRICE for name in names)


def _are_days(days: Sequence[int]) -> bool:
    return bool(days) and len(set(days)) == len(days) and set(days) <= set(EVERY_DAY)


def _are_places(zone: Sequence[str]) -> bool:
    return len(zone) <= MOST_PLACES and all(ZONE.fullmatch(place) for place in zone)
