"""How many sockets and streams one caller may hold open in a process, and how fast they may talk.

What they ask is charged to their allowance; this is about the memory that a line takes, and the
time that messages take of which none is a question.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from uuid import UUID

from cross_web import HTTPException

from api.allowance import WITHIN_THE_HOUSE, is_house

BURST, EACH_SECOND = 300, 20
"""Messages of one socket: who opens a hundred operations ends them too, and a ping comes rarely."""


class NoPlace(HTTPException):
    def __init__(self) -> None:
        super().__init__(429, "Too many connections of one caller.")


class Places:
    """A limit of 0 means that nobody counts. As with allowances, the shop's own machine, or a proxy
    that does not say for whom it asks, may have a hundred times as many."""

    def __init__(self, of_an_address: int, of_a_person: int) -> None:
        self._of_an_address, self._of_a_person = of_an_address, of_a_person
        self._taken: Counter[object] = Counter()

    @contextmanager
    def one_of(self, who: str | UUID) -> Iterator[None]:
        """`who` is an address, or a person's account. Raises NoPlace."""
        most = self._most(who)
        if most and self._taken[who] >= most:
            raise NoPlace
        self._taken[who] += 1
        try:
            yield
        finally:
            self._taken[who] -= 1
            if not self._taken[who]:
                del self._taken[who]

    def _most(self, who: str | UUID) -> int:
        if isinstance(who, UUID):
            return self._of_a_person
        return self._of_an_address * (WITHIN_THE_HOUSE if is_house(who) else 1)


class Pace:
    """A leaky bucket for the messages of one socket."""

    def __init__(self) -> None:
        self._said, self._at = 0.0, monotonic()

    def is_too_fast(self) -> bool:
        """With one more message."""
        now = monotonic()
        self._said = max(0.0, self._said - (now - self._at) * EACH_SECOND) + 1
        self._at = now
        return self._said > BURST
