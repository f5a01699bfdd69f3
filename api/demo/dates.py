"""The demo's year, moved by whole weeks so that its last full day was one to seven days ago."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

ZONE = ZoneInfo("America/New_York")
LAST_FULL_DAY = date(2017, 12, 31)
"""In New York. The source's times are UTC: its shop weeks begin at midnight there, in winter and
in summer."""


def shift_for(now: datetime) -> int:
    """By how many days the data is moved: a multiple of seven."""
    ago = (now.astimezone(ZONE).date() - LAST_FULL_DAY).days
    return (ago - 1) // 7 * 7


def moved(times: "pd.Series[pd.Timestamp]", days: int) -> "pd.Series[pd.Timestamp]":
    """UTC times some days later at the same hour on New York's clocks."""
    clock = times.dt.tz_convert(ZONE).dt.tz_localize(None) + pd.Timedelta(days=days)
    summer = np.ones(len(clock), dtype=bool)
    local = clock.dt.tz_localize(ZONE, ambiguous=summer, nonexistent="shift_forward")
    return local.dt.tz_convert("UTC")


def midnight(days: "pd.Series[pd.Timestamp]", shift: int) -> "pd.Series[pd.Timestamp]":
    """The beginning of some days of the data in New York, moved, in UTC."""
    return moved((days.dt.tz_localize(ZONE)).dt.tz_convert("UTC"), shift)
