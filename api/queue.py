"""Jobs wait in PostgreSQL: added in the transaction that wants them, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pgqueuer.db import AsyncpgDriver
from pgqueuer.models import Job
from pgqueuer.queries import Queries
from sqlalchemy.ext.asyncio import AsyncConnection

from api import jobs
from models.base import EventEntry
from models.language import spoken


class PgJobQueue:
    """A `JobQueue`: one job per handler of each event, so that one failing blocks no other."""

    def __init__(self) -> None:
        jobs.load()

    async def enqueue(self, connection: AsyncConnection, entries: Sequence[EventEntry]) -> None:
        wanted = [
            (subscription.name, _note(entry))
            for entry in entries
            for subscription in jobs.subscriptions.get(entry.name, ())
        ]
        if not wanted:
            return
        names, payloads = (list(column) for column in zip(*wanted, strict=True))
        raw = (await connection.get_raw_connection()).driver_connection
        queries = Queries(AsyncpgDriver(raw))
        await queries.enqueue(names, payloads, [0] * len(names))


def _note(entry: EventEntry) -> bytes:
    """Which event, and in which language whoever caused it is spoken with."""
    return f"{entry.id} {spoken.get()}".strip().encode()


def read(note: bytes) -> tuple[UUID, str]:
    id, _, language = note.decode().partition(" ")
    return UUID(id), language


@dataclass(frozen=True)
class Tries:
    """How often a job was begun and how it ended; kept in the job's own row.

    pgqueuer counts only the tries that came back asking for another (`attempts`). One that
    ended its worker never comes back, so each is counted when it begins.
    """

    begun: int
    failed: int
    came_back: int

    @classmethod
    def of(cls, job: Job) -> "Tries":
        headers: dict[str, Any] = job.headers or {}
        return cls(headers.get("begun", 0), headers.get("failed", 0), job.attempts)

    @property
    def crashed(self) -> int:
        """Tries that ended with their worker, or with its connection."""
        return max(0, self.begun - self.came_back)

    @property
    def counted(self) -> int:
        """Waiting for somebody outside is no failure, and so is not counted."""
        return self.failed + self.crashed


COUNT = """
update pgqueuer set headers = coalesce(nullif(headers, 'null'), '{}')
  || jsonb_build_object($2::text, coalesce((headers ->> $2)::int, 0) + 1)
where id = $1
"""


async def count(driver: AsyncpgDriver, job: Job, what: str) -> None:
    """Note that a try was `begun` or `failed`, at once and for good."""
    await driver.execute(COUNT, job.id, what)
