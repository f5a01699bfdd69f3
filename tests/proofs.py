"""Two sizes of one proof: `make test` runs a seeded tenth, `make prove` the full count."""

import os

from hypothesis import settings

PROVES = os.environ.get("PATRON_PROVE") == "1"
FULL = 1000
"""Examples of a property, unless it says otherwise."""

settings.register_profile("tenth", max_examples=FULL // 10, derandomize=True, deadline=None)
settings.register_profile("full", max_examples=FULL, deadline=None)


def choose() -> None:
    settings.load_profile("full" if PROVES else "tenth")


def count(full: int) -> int:
    """How often to do what is to be proven `full` times."""
    return full if PROVES else max(1, full // 10)
