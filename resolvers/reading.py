"""The session of an operation that only reads: Core rows straight from the driver."""

from collections.abc import Sequence
from typing import Any

import asyncpg
from sqlalchemy import Executable, PoolProxiedConnection, Row
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util import greenlet_spawn

from resolvers.prebuilt import prebuilt
from resolvers.session import SharedSession


class ReadingSession(SharedSession):
    """Reads outside of any transaction. Core rows come straight from the driver, over a connection
    of SQLAlchemy's pool: a fifth of what a statement costs through SQLAlchemy's own layers.

    Whoever wants models gets an ordinary session: the connection is given back to the pool first,
    so that never two are held, and what follows runs on the session's own.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        super().__init__(engine)
        self._engine = engine.sync_engine
        self._held: PoolProxiedConnection | None = None
        self._reads_models = False

    async def rows(self, statement: Executable, /, **values: Any) -> Sequence[Row[Any]]:
        known = prebuilt(statement, self._engine.dialect)
        if known is not None:
            async with self._turn:
                # Asked in turn: a sibling may have wanted models while this one waited.
                if not self._reads_models:
                    return await known.fetch(await self._driver(), values)
        return await super().rows(statement, **values)

    async def _prepare(self) -> None:
        if not self._reads_models:
            self._reads_models = True
            await self._give_back()

    async def _end(self) -> None:
        if self._reads_models:
            await super()._end()
        await self._give_back()

    async def _driver(self) -> asyncpg.Connection:
        """The connection, taken when it is first wanted."""
        if self._held is None:
            self._held = await greenlet_spawn(self._engine.raw_connection)
        return self._held.driver_connection

    async def _give_back(self) -> None:
        held, self._held = self._held, None
        if held is None:
            return
        if held.driver_connection.is_closed():  # type: ignore[union-attr]
            await greenlet_spawn(held.invalidate)
        await greenlet_spawn(held.close)
