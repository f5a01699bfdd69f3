"""The session of an operation that only reads: Core rows straight from the driver."""

from collections.abc import Sequence
from typing import Any

import asyncpg
from sqlalchemy import Executable, PoolProxiedConnection, Row
from sqlalchemy.exc import DBAPIError
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
        if known is None or self._reads_models:
            await self._read_models()
            return await super().rows(statement, **values)
        async with self._turn:
            connection = await self._driver()
            try:
                records = await connection.fetch(known.text, *known.arguments(values))
            except (asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
                raise DBAPIError(known.text, None, fault) from fault
        return known.rows(records)

    async def execute(self, *args: Any, **options: Any) -> Any:
        await self._read_models()
        return await super().execute(*args, **options)

    async def scalar(self, *args: Any, **options: Any) -> Any:
        await self._read_models()
        return await super().scalar(*args, **options)

    async def get(self, *args: Any, **options: Any) -> Any:
        await self._read_models()
        return await super().get(*args, **options)

    async def connection(self, *args: Any, **options: Any) -> Any:
        await self._read_models()
        return await super().connection(*args, **options)

    async def close(self) -> None:
        if self._reads_models:
            await super().close()
        await self._give_back()

    async def _read_models(self) -> None:
        if not self._reads_models:
            async with self._turn:
                self._reads_models = True
                await self._give_back()

    async def _driver(self) -> asyncpg.Connection:
        """The connection, taken when it is first wanted; one that broke meanwhile is replaced."""
        while self._held is None:
            held = await greenlet_spawn(self._engine.raw_connection)
            if _is_broken(held):
                await greenlet_spawn(held.invalidate)
                continue
            self._held = held
        return self._held.driver_connection

    async def _give_back(self) -> None:
        held, self._held = self._held, None
        if held is None:
            return
        if _is_broken(held):
            await greenlet_spawn(held.invalidate)
        await greenlet_spawn(held.close)


def _is_broken(held: PoolProxiedConnection) -> bool:
    driver: Any = held.driver_connection
    return bool(driver.is_closed())
