"""What this process read some seconds ago: small rows that nearly every request wants.

What is sold or changed asks the database. A market or a shelf that was just changed is so shown a
few seconds late, never sold by.
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

    async def read(self, key: Hashable, anew: Callable[[], Awaitable[T]]) -> T:
        """The value kept for `key`, or else what `anew` gives. What fails is not kept."""
        read_at, value = self._known.get(key, (-inf, None))
        if monotonic() - read_at >= self._last:
            value = await anew()
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[key] = (monotonic(), value)
        return value  # type: ignore[no-any-return]
