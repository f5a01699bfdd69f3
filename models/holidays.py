"""The public holidays of each country and region: days on which no parcel is carried there."""

from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=2000)
def holidays_of(country: str, region: str, year: int) -> frozenset[date]:
    """Of a region by ISO 3166-2, or its country's alone; none where they are not known."""
    for subdivision in (region or None, None):
        try:
            return frozenset(holidays.country_holidays(country, subdivision, years=year))
        except NotImplementedError:
            continue
    return frozenset()


def is_holiday(day: date, country: str, region: str) -> bool:
    return day in holidays_of(country, region, day.year)
