"""What generated code did in this process, by the name of the operation."""

from dataclasses import dataclass

MOST = 1000


@dataclass(slots=True)
class Counts:
    generated: int = 0
    """Subtrees that it completed."""
    given_up: int = 0
    """Subtrees that it began, and left to the stock executor."""
    run_in_lists: int = 0
    """Fields that the stock executor ran for an item of a list, each for itself."""


counts: dict[str, Counts] = {}


def counts_of(name: str) -> Counts:
    """Those of operations without a name, or with one that comes late, are kept together."""
    return counts.setdefault(name if name in counts or len(counts) < MOST else "", Counts())
