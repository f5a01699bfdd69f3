"""The session of a mutation: one transaction at a time, Core statements straight to the driver."""

from collections.abc import Mapping, Sequence
from typing import Any

import asyncpg
from sqlalchemy import Executable, Row
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from resolvers.appending import as_json
from resolvers.prebuilt import Prebuilt, prebuilt
from resolvers.session import SharedSession

PLAN_ONCE = "set local plan_cache_mode = force_generic_plan"
"""A mutation finds its rows by their keys, in one way whichever they are: left to itself, the
database plans each join anew for each list of keys, at many times the cost of running it."""


class WritingSession(SharedSession):
    """Models are saved as ever. The first Core statement lets SQLAlchemy begin the transaction;
    those after it take the same connection, but not the way through SQLAlchemy's own layers.
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
        if self._driver is None:
            found = await super().rows(statement, **values)
            await self._take_driver()
            return found
        return known.rows(await self._fetch(self._driver, known, values))

    async def append(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        known = prebuilt(statement, self._dialect)
        if known is None or self._driver is None:
            await super().append(statement, rows)
        else:
            await self._fetch(self._driver, known, {"rows": as_json(rows)})

    async def _fetch(
        self, driver: asyncpg.Connection, known: Prebuilt, values: Mapping[str, Any]
    ) -> Any:
        async with self._turn:
            try:
                return await driver.fetch(known.text, *known.arguments(values))
            except (asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
                raise DBAPIError(known.text, None, fault) from fault

    async def _take_driver(self) -> None:
        async with self._turn:
            pooled = await (await self.connection()).get_raw_connection()
            driver: asyncpg.Connection = pooled.driver_connection
            await driver.execute(PLAN_ONCE)
            self._driver = driver

    async def commit(self) -> None:
        await self.save_entries()
        self._driver = None
        await super().commit()

    async def rollback(self) -> None:
        self._driver = None
        await super().rollback()

    async def close(self) -> None:
        self._driver = None
        await super().close()
