"""`/readyz`: whether this process can serve, and what else is late, with reasons.

503 means "send nobody here": the database does not answer, or its tables are not those of this
program. A missing worker delays mails and points but keeps nobody from buying, so it is told
beside a 200; `/readyz?all` answers 503 for that too.
"""

import asyncio
from functools import lru_cache
from typing import Any, Protocol

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

WORKER = "patron worker"
"""What a worker's connection calls itself; it is gone when the worker is, however it ended."""
LATE = 60.0
"""Seconds that a job may wait to be begun."""
STATE = text("""
select (select version_num from alembic_version) as revision,
  exists (select from pg_stat_activity where application_name = :worker
          and datname = current_database()) as has_worker,
  coalesce((select extract(epoch from now() - min(execute_after)) from pgqueuer
            where status = 'queued' and execute_after <= now()), 0)::float as oldest
""")


class Opened(Protocol):
    @property
    def engine(self) -> AsyncEngine: ...


class Readiness:
    def __init__(self, shop: Opened) -> None:
        self._shop = shop

    async def answer(self, request: Request) -> Response:
        cannot, late = await self._reasons()
        told = {"ok": not cannot, "why": cannot, "late": late}
        is_fine = not cannot and not (late and "all" in request.query_params)
        return JSONResponse(told, 200 if is_fine else 503, {"cache-control": "no-store"})

    async def _reasons(self) -> tuple[list[str], list[str]]:
        """Why nobody can be served, and what is late."""
        try:
            async with asyncio.timeout(2), self._shop.engine.connect() as connection:
                state: Any = (await connection.execute(STATE, {"worker": WORKER})).one()
        except Exception as error:
            missing = "UndefinedTable" in repr(error)
            why = "is empty; run `patron migrate`" if missing else "does not answer"
            return [f"The database {why}."], []
        if state.revision != await asyncio.to_thread(head):
            return ["The tables are not those of this program; run `patron migrate`."], []
        late = [] if state.has_worker else ["No worker is connected to the database."]
        if state.oldest > LATE:
            late.append(f"A job has waited for {state.oldest:.0f} s to be begun.")
        return [], late


@lru_cache(maxsize=1)
def head() -> str | None:
    """The revision that the tables of this checkout have."""
    from alembic.script import ScriptDirectory

    from api.commands.database import configuration

    return ScriptDirectory.from_config(configuration()).get_current_head()
