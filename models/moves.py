"""Which state may follow which: declared once for whatever has states, asked before each step."""

from collections.abc import Callable, Collection, Mapping
from typing import Generic, TypeVar

from models.base import DomainError

S = TypeVar("S")


class Moves(Generic[S]):
    def __init__(
        self,
        after: Mapping[S, tuple[S, ...]],
        refusal: Callable[[S, list[S]], DomainError],
        by_staff: Collection[S] | None = None,
    ) -> None:
        """`refusal` is made of the present state and of what staff may set instead; without
        `by_staff`, that is all that may follow."""
        self._after, self._refusal = after, refusal
        self.by_staff = frozenset(after) if by_staff is None else frozenset(by_staff)

    def for_staff(self, state: S) -> list[S]:
        """What a person may set now."""
        return [one for one in self._after[state] if one in self.by_staff]

    def check(self, state: S, to: S) -> None:
        """Raises the refusal unless `to` may follow."""
        if to not in self._after[state]:
            raise self.refusal(state)

    def refusal(self, state: S) -> DomainError:
        return self._refusal(state, self.for_staff(state))
