"""How reads are batched: many keys, one SELECT, in the order they were asked for."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Coroutine, Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from aiodataloader import DataLoader
from sqlalchemy import Executable, Select, Text, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PgUUID
from sqlalchemy.orm import InstrumentedAttribute

from models.base import Model
from resolvers.session import SessionIsClosed, SharedSession

M = TypeVar("M", bound=Model)
K = TypeVar("K")
V = TypeVar("V")

IDS = bindparam("ids", type_=ARRAY(PgUUID))


class SafeLoader(DataLoader[K, V]):
    """A sibling that fails cancels its siblings; the shared future must outlive that. When the
    session stops a batch, whoever waits for it nevertheless is told so."""

    def __init__(self, batch: Callable[[Sequence[K]], Coroutine[Any, Any, list[V]]]) -> None:
        async def load(keys: list[K]) -> list[V]:
            try:
                return await batch(keys)
            except asyncio.CancelledError:
                raise SessionIsClosed from None

        super().__init__(load)

    def load(self, key: K) -> "asyncio.Future[V]":
        future = super().load(key)
        if future.done() and not future.cancelled():
            return future
        future.add_done_callback(_looked_at)
        return asyncio.shield(future)


def _looked_at(future: "asyncio.Future[Any]") -> None:
    """When everybody who waited has left, nobody else asks how it ended."""
    if not future.cancelled():
        future.exception()


# Statements are built once: building those of one request's loaders took longer than most reads.
@cache
def _by_id(model: type[Model]) -> Select[Any]:
    return select(model).where(model.id == any_(IDS))


@cache
def _by_parent(model: type[Model], parent: InstrumentedAttribute[Any], order: Any) -> Select[Any]:
    return select(model).where(parent == any_(IDS)).order_by(order, model.id)


@cache
def _total_of(
    column: InstrumentedAttribute[int], parent: InstrumentedAttribute[UUID]
) -> Executable:
    return select(parent, func.sum(column)).where(parent == any_(IDS)).group_by(parent)


@cache
def _is_known(column: InstrumentedAttribute[str | None]) -> Select[Any]:
    return select(column).where(column == any_(bindparam("keys", type_=ARRAY(Text))))


def by_id(session: SharedSession, model: type[M]) -> SafeLoader[UUID, M | None]:
    statement = _by_id(model)

    async def load(ids: Sequence[UUID]) -> list[M | None]:
        rows = await session.execute(statement, {"ids": list(ids)})
        found = {row.id: row for row in rows.scalars()}
        return [found.get(id) for id in ids]

    return SafeLoader(load)


def by_parent(
    session: SharedSession,
    model: type[M],
    parent: InstrumentedAttribute[Any],
    order: Any = None,
) -> SafeLoader[UUID, list[M]]:
    """Children grouped under each parent id, oldest first unless `order` says otherwise."""
    statement = _by_parent(model, parent, model.id if order is None else order)

    async def load(ids: Sequence[UUID]) -> list[list[M]]:
        children: dict[UUID, list[M]] = defaultdict(list)
        for row in (await session.execute(statement, {"ids": list(ids)})).scalars():
            children[getattr(row, parent.key)].append(row)
        return [children[id] for id in ids]

    return SafeLoader(load)


def total_of(
    session: SharedSession, column: InstrumentedAttribute[int], parent: InstrumentedAttribute[UUID]
) -> SafeLoader[UUID, int]:
    """The sum of `column` over the children of each parent; 0 where there are none."""
    statement = _total_of(column, parent)

    async def load(ids: Sequence[UUID]) -> list[int]:
        rows: Sequence[Sequence[Any]] = await session.rows(statement, ids=list(ids))
        totals = {row[0]: int(row[1]) for row in rows}
        return [totals.get(id, 0) for id in ids]

    return SafeLoader(load)


def is_known(
    session: SharedSession, column: InstrumentedAttribute[str | None]
) -> SafeLoader[str, bool]:
    """Whether some row has this value in a unique `column`."""
    statement = _is_known(column)

    async def load(keys: Sequence[str]) -> list[bool]:
        known = {row[0] for row in await session.rows(statement, keys=list(keys))}
        return [key in known for key in keys]

    return SafeLoader(load)
