"""What this process read some seconds ago: small rows that nearly every request wants.

What is sold or changed asks the database. The news of the catalogue empty it; where they do not
arrive, a market or a shelf that was just changed is shown a few seconds late, never sold by.
"""

from collections.abc import Awaitable, Callable, Hashable
from math import inf
from time import monotonic
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 10_000


class Recent:
    def __init__(self, last: float = 5.0) -> None:
        """`last` is in seconds."""
        self._last = last
        self._known: dict[Hashable, tuple[float, Any]] = {}
        self._generation = 0

    def empty(self) -> None:
        """Also what is being read right now is not kept: it may be from before the change."""
        self._generation += 1
        self._known.clear()

    async def read(self, key: Hashable, anew: Callable[[], Awaitable[T]]) -> T:
        """The value kept for `key`, or else what `anew` gives. What fails is not kept."""
        read_at, value = self._known.get(key, (-inf, None))
        if monotonic() - read_at >= self._last:
            generation = self._generation
            value = await anew()
            if len(self._known) >= MOST:
                self._known.clear()
            if generation == self._generation:
                self._known[key] = (monotonic(), value)
        return value  # type: ignore[no-any-return]
