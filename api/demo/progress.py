"""What a load says while it runs, and when it is done."""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str, float], None]
"""Told what is being done, and how much of everything is done (0 to 1)."""


def silent(what: str, done: float) -> None:
    pass


class NotEmpty(Exception):
    """There are products in this database already; the demo is loaded into an empty one."""


@dataclass(frozen=True)
class Loaded:
    """What was loaded: rows by table, and by how many days the year was moved."""

    rows: dict[str, int]
    shift_days: int
