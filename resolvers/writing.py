"""The session of a mutation: one transaction at a time, Core statements straight to the driver."""

from collections.abc import Mapping, Sequence
from typing import Any

import asyncpg
from sqlalchemy import Executable, Row
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.appending import as_json
from resolvers.prebuilt import prebuilt
from resolvers.session import SharedSession

PLAN_ONCE = "set local plan_cache_mode = force_generic_plan"
"""A mutation finds its rows by their keys, in one way whichever they are: left to itself, the
database plans each join anew for each list of keys, at many times the cost of running it."""


class WritingSession(SharedSession):
    """Models are saved as ever. SQLAlchemy begins the transaction and ends it; within it, Core
    statements take its connection, but not the way through SQLAlchemy's own layers.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        self._dialect = engine.dialect
        self._driver: asyncpg.Connection | None = None
        """In the transaction of this session; None until there is one."""

    async def rows(self, statement: Executable, /, **values: Any) -> Sequence[Row[Any]]:
        known = prebuilt(statement, self._dialect)
        if known is None:
            return await super().rows(statement, **values)
        async with self._turn:
            return await known.fetch(await self._in_transaction(), values)

    async def append(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        await self.rows(statement, rows=as_json(rows))

    async def _in_transaction(self) -> asyncpg.Connection:
        """Raises PendingRollbackError after a flush that failed: the transaction is gone, and the
        connection may be somebody else's."""
        if self._driver is None or not self.is_active:
            connection = await self.connection()
            await connection.exec_driver_sql(PLAN_ONCE)
            self._driver = (await connection.get_raw_connection()).driver_connection
        return self._driver

    def _let_go(self) -> None:
        self._driver = None
