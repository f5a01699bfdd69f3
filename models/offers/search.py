"""The best of what may go together, among deals that all have an effect by themselves.

Exact, by branch and bound, for as many as `EXACT` that touch each other; what touches other goods
and is of another group is chosen by itself. Of more, the best found within `TRIES`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.offers.deals import Candidate

EXACT = 8
TRIES = 40
"""Deals applied while searching, where it is not exact."""


@dataclass(slots=True)
class Search:
    """Places in `candidates`, which are in the order in which they apply."""

    candidates: Sequence[Candidate]
    amounts: Sequence[int]
    chosen: list[int] = field(default_factory=list)
    value: int = 0
    is_exact: bool = True
    _tries: int = 0
    _bounds: list[int] = field(default_factory=list)

    def run(self) -> None:
        self._bounds = _bounds(self.candidates)
        if len(self.candidates) > EXACT:
            self._take_dearest()
        self._visit(0, list(self.amounts), 0, [])

    def _visit(self, at: int, left: list[int], value: int, chosen: list[int]) -> None:
        """With a deal before without it, so that of equals the first found applies first."""
        if (value, -len(chosen)) > (self.value, -len(self.chosen)):
            self.value, self.chosen = value, chosen
        if at == len(self.candidates) or not self._may_win(at, value, chosen):
            return
        if len(self.candidates) > EXACT and self._tries >= TRIES:
            self.is_exact = False
            return
        one = self.candidates[at]
        if self._is_free(one, chosen):
            self._tries += 1
            cuts = one.apply(left)
            if any(cuts):
                rest = left.copy()
                for place, cut in zip(one.places, cuts, strict=True):
                    rest[place] -= cut
                self._visit(at + 1, rest, value + sum(cuts), [*chosen, at])
        self._visit(at + 1, left, value, chosen)

    def _may_win(self, at: int, value: int, chosen: list[int]) -> bool:
        """What stands alone takes off is the most it can take after others."""
        most = value + self._bounds[at]
        fewest = len(chosen) + (value < self.value)
        return (most, -fewest) > (self.value, -len(self.chosen)) or (
            most == self.value and fewest == len(self.chosen)
        )

    def _is_free(self, one: Candidate, chosen: list[int]) -> bool:
        group = one.deal.group
        return not group or all(self.candidates[at].deal.group != group for at in chosen)

    def _take_dearest(self) -> None:
        """To begin with: of each group the one that is worth most, and all without a group."""
        best: dict[str, int] = {}
        for at, one in enumerate(self.candidates):
            name = one.deal.group or f"\0{at}"
            if name not in best or one.value > self.candidates[best[name]].value:
                best[name] = at
        left = list(self.amounts)
        for at in sorted(best.values()):
            cuts = self.candidates[at].apply(left)
            for place, cut in zip(self.candidates[at].places, cuts, strict=True):
                left[place] -= cut
            if any(cuts):
                self.chosen.append(at)
                self.value += sum(cuts)


def _bounds(candidates: Sequence[Candidate]) -> list[int]:
    """For each place, the most that it and all after it can take off: of each group the best."""
    bounds, best = [0], dict[str, int]()
    for one in reversed(candidates):
        more, group = one.value, one.deal.group
        if group:
            more = max(0, one.value - best.get(group, 0))
            best[group] = best.get(group, 0) + more
        bounds.append(bounds[-1] + more)
    return bounds[::-1]


def independent(candidates: Sequence[Candidate]) -> list[list[int]]:
    """Their places, put together where they touch the same goods or are of one group."""
    part_of = list(range(len(candidates)))
    first: dict[int | str, int] = {}
    for at, one in enumerate(candidates):
        names: set[int | str] = {*one.places}
        if one.deal.group:
            names.add(one.deal.group)
        for name in names:
            theirs = part_of[first.setdefault(name, at)]
            if theirs != part_of[at]:
                part_of = [theirs if part == part_of[at] else part for part in part_of]
    parts: dict[int, list[int]] = {}
    for at, part in enumerate(part_of):
        parts.setdefault(part, []).append(at)
    return list(parts.values())
