"""Keyset pages: a cursor names the last row seen, so nothing is skipped or shown twice."""

import base64
import binascii
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

import orjson
from sqlalchemy import ColumnElement, Select, func, select, tuple_

from models.base import InvalidField, InvalidInput, Model
from resolvers.context import Context

T = TypeVar("T")
LARGEST_PAGE = 100
MOST_COUNTED = 10_000
_LIMITS = (9, 25, 49, 101)


@dataclass(slots=True)
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@dataclass(slots=True)
class Edge(Generic[T]):
    cursor: str
    node: T


@dataclass(slots=True)
class Page(Generic[T]):
    """Cursors are made, and the total is counted, only when the caller wants them."""

    nodes: list[T]
    has_next_page: bool
    has_previous_page: bool
    cursor: Callable[[T], str] = field(repr=False)
    count: Callable[[], Awaitable[int]] = field(repr=False)

    @property
    def edges(self) -> list[Edge[T]]:
        return [Edge(self.cursor(node), node) for node in self.nodes]

    @property
    def page_info(self) -> PageInfo:
        ends = [self.cursor(self.nodes[at]) for at in (0, -1)] if self.nodes else [None, None]
        return PageInfo(self.has_next_page, self.has_previous_page, *ends)


def page_size(first: int) -> int:
    """Raises InvalidInput outside 1 to 100."""
    if not 1 <= first <= LARGEST_PAGE:
        raise InvalidInput([InvalidField("first", f"A whole number from 1 to {LARGEST_PAGE}.")])
    return first


def rows_to_read(size: int) -> int:
    """At least one more than `size`; a few kinds, so that there are few statements to plan."""
    return next(most for most in _LIMITS if most > size)


def encode_cursor(*values: Any) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def decode_cursor(cursor: str, length: int) -> list[Any]:
    """The values of a cursor of ours. Raises InvalidInput for anything else."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        values = orjson.loads(base64.urlsafe_b64decode(padded))
    except (ValueError, binascii.Error):
        values = None
    if not isinstance(values, list) or len(values) != length:
        raise InvalidInput([InvalidField("after", "This is not a cursor of this list.")])
    return values


def page_of(
    rows: Sequence[T],
    first: int,
    after: str | None,
    cursor: Callable[[T], str],
    count: Callable[[], Awaitable[int]],
) -> Page[T]:
    """A page out of up to `first` + 1 rows; the one too many says that there are more."""
    return Page(list(rows[:first]), len(rows) > first, after is not None, cursor, count)


async def newest_first(
    context: Context,
    model: type[Any],
    when: Any,
    *,
    matching: Sequence[ColumnElement[bool]],
    first: int,
    after: str | None,
) -> Page[Any]:
    """The visible rows of `model` that match, by the moment `when`, newest first."""
    size = page_size(first)
    visible: Select[Any] = select(model).where(model.visible_to(context.viewer), *matching)
    wanted = visible.order_by(when.desc(), model.id.desc()).limit(size + 1)
    if after is not None:
        wanted = wanted.where(tuple_(when, model.id) < moment_and_id(after))
    rows = (await context.session.scalars(wanted)).all()

    async def count() -> int:
        some = visible.with_only_columns(model.id).limit(MOST_COUNTED).subquery()
        return int(await context.session.scalar(select(func.count()).select_from(some)) or 0)

    def cursor(row: Model) -> str:
        return encode_cursor(getattr(row, when.key).isoformat(), str(row.id))

    return page_of(rows, size, after, cursor, count)


def decode_moment(text: object) -> datetime:
    """A moment of a cursor, in UTC. Raises InvalidInput for what is none, or out of all bounds."""
    try:
        moment = datetime.fromisoformat(str(text))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise InvalidInput([InvalidField("after", "This is not a cursor of this list.")]) from None


def moment_and_id(after: str) -> tuple[datetime, UUID]:
    """Where a list by time goes on. Raises InvalidInput."""
    moment, id = decode_cursor(after, 2)
    try:
        return decode_moment(moment), UUID(id)
    except (TypeError, ValueError, AttributeError):
        raise InvalidInput([InvalidField("after", "This is not a cursor of this list.")]) from None
