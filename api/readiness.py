"""`/readyz`: whether this process can serve, and what else is late, with reasons.

503 means "send nobody here": the database does not answer, or its tables are older than this
program. Newer ones are told beside a 200: migrations only add to what the program before them
reads, so that it serves until it is replaced. So is a missing worker, which delays mails and points
but keeps nobody from buying. `/readyz?all` answers 503 for these too.
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
        head, known = await asyncio.to_thread(revisions)
        if state.revision != head and state.revision in known:
            return ["The tables are older than this program; run `patron migrate`."], []
        late = [] if state.has_worker else ["No worker is connected to the database."]
        if state.revision != head:
            late.append("The tables are newer than this program; replace it.")
        if state.oldest > LATE:
            late.append(f"A job has waited for {state.oldest:.0f} s to be begun.")
        return [], late


@lru_cache(maxsize=1)
def revisions() -> tuple[str | None, frozenset[str]]:
    """Of the tables: the one that this program was written for, and all up to it."""
    from alembic.script import ScriptDirectory

    from api.commands.database import configuration

    script = ScriptDirectory.from_config(configuration())
    return script.get_current_head(), frozenset(one.revision for one in script.walk_revisions())
