"""What a file is of: how that is read, judged row by row, and written."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from resolvers.session import SharedSession

Row = dict[str, str]
Progress = Callable[[int], Awaitable[None]]
Group = Sequence[tuple[int, Row]]
"""The rows that are good or bad together, each with its number."""


@dataclass(frozen=True)
class Fault:
    row: int
    """Of the file; the header is row 1."""
    column: str
    message: str


class Snapshot(Protocol):
    """All of one moment."""

    def header(self) -> list[str]: ...

    def rows(self) -> Iterator[Sequence[Any]]: ...

    def __len__(self) -> int:
        """How many rows there are."""
        ...


class Plan(Protocol):
    changes: Any
    faults: list[Fault]
    bad_rows: set[int]
    unchanged: int

    def take_all(self, groups: Iterable[Group]) -> None: ...

    def settle(self) -> None:
        """Once all rows were seen."""
        ...


class Writer(Protocol):
    async def lock(self, plan: Any) -> None:
        """Whatever was changed since it was read is a fault of its row."""
        ...

    async def write(self, changes: Any, progress: Progress) -> None: ...


@dataclass(frozen=True)
class Subject:
    """`taken` reads what the rows of a file may name, or what is `narrowed` for an export."""

    taken: Callable[[SharedSession, Mapping[str, str], Collection[Row]], Awaitable[Any]]
    groups: Callable[[Sequence[Row]], Sequence[Group]]
    check_header: Callable[[Collection[str]], None]
    """Raises ValueError unless the rows can be known by these columns."""
    plan: Callable[[Any], Plan]
    writer: Callable[[SharedSession, Any, datetime], Writer]
