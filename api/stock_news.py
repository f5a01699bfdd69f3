"""What moved in the ledger of goods, told to those who watch from this process.

Every 200 ms, and only while somebody watches, the ledger is read for what was committed since.
Commits themselves tell nobody: those that do wait for each other (STACK.md 7.1).
"""

import asyncio
import logging
from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy import text

from api.live import LOST
from models.inventory import TOPIC, live_topic
from resolvers.context import Sessions

log = logging.getLogger(__name__)
PAUSE = 0.2

# Ids of transactions are in no order of their commits, so what is new is what the last reading
# could not see. Those from before a restore may be ahead of what this database has come to.
NEWS = text("""
    select pg_current_snapshot()::text, coalesce(array_agg(distinct variant_id), '{}')
    from stock_movements
    where tx >= pg_snapshot_xmin(cast(:seen as text)::pg_snapshot)
      and tx < pg_snapshot_xmax(pg_current_snapshot())
      and not pg_visible_in_snapshot(tx, cast(:seen as text)::pg_snapshot)
""")
NOW = text("select pg_current_snapshot()::text")


class Watched(Protocol):
    def watched(self, prefix: str) -> set[str]: ...

    def wake(self, *topics: str) -> None: ...


class StockNews:
    def __init__(self, sessions: Sessions, live: Watched) -> None:
        self._sessions, self._live = sessions, live
        self._seen: str | None = None
        """What could be seen when the ledger was last read; None when nobody watched."""

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(PAUSE)
            watched = self._live.watched(TOPIC)
            if not watched:
                self._seen = None
                continue
            try:
                self._live.wake(*(watched & await self._moved(watched)))
            except (*LOST, TimeoutError) as fault:
                log.warning("The ledger of goods cannot be read: %s", fault)
                self._seen = None

    async def _moved(self, watched: set[str]) -> set[str]:
        """The topics of what moved since the last time; at first, all that are watched, as they may
        have moved before anybody read."""
        async with self._sessions.reading() as session:
            if self._seen is None:
                self._seen = await session.scalar(NOW)
                return watched
            news: Sequence[Sequence[Any]] = await session.rows(NEWS, seen=self._seen)
        self._seen, moved = news[0]
        return {live_topic(variant_id) for variant_id in moved}
