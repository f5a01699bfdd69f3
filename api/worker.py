"""Runs the jobs: `python -m api.worker`."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import asyncpg
from pgqueuer.db import AsyncpgDriver
from pgqueuer.errors import RetryRequested
from pgqueuer.models import Job
from pgqueuer.qm import QueueManager
from pgqueuer.queries import Queries
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from api import jobs, logs
from api.adapters import companies
from api.adapters.mail import SmtpMailer
from api.adapters.passwords import Argon2Passwords
from api.adapters.vault import SecretVault
from api.commands.database import opened
from api.database import engine, sessions
from api.jobs import Happened, Schedule, Subscription
from api.letterhead import sender
from api.live import LOST, Announcements, connect
from api.queue import PgJobQueue, Tries, count, read
from api.readiness import WORKER
from api.settings import CannotStart, Settings
from api.work import Work
from models.base import EventEntry
from models.language import speaking
from resolvers.ports import Ports, Unavailable

MOST_TRIES = 5
LONGEST_WAIT = timedelta(days=1)
"""For somebody outside who does not answer."""

LONGEST_STATEMENT = 60.0
"""Seconds; a job looks at more than a request does, and nobody waits for it."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Pace:
    """How fast a worker goes; tests are in a hurry."""

    side_by_side: int = 8
    heartbeat: timedelta = timedelta(seconds=30)
    """A job whose worker was silent for so long is taken over by another."""
    pause: float = 1
    """Seconds before the second try; each later pause is four times as long."""
    longest_pause: float = 60
    goodbye: float = 5
    """Seconds that jobs at hand have to end when the worker is stopped; then they are put back."""


class Turns:
    """Jobs run side by side, but one that was running when a worker died runs alone.

    When it ends this worker too, no innocent job is counted down with it.
    """

    def __init__(self, places: int) -> None:
        self._count = places
        self._places = asyncio.Semaphore(places)
        self._suspects = asyncio.Lock()

    @asynccontextmanager
    async def turn(self, alone: bool) -> AsyncIterator[None]:
        async with self._suspects if alone else contextlib.nullcontext():
            taken = 0
            try:
                for _ in range(self._count if alone else 1):
                    await self._places.acquire()
                    taken += 1
                yield
            finally:
                for _ in range(taken):
                    self._places.release()


class Worker:
    """Takes jobs from the queue until `stop` is set or the database goes away."""

    def __init__(self, work: Work, connection: asyncpg.Connection, pace: Pace) -> None:
        self.work = work
        self.pace = pace
        self.driver = AsyncpgDriver(connection)
        self.manager = QueueManager(Queries(self.driver))
        self.turns = Turns(pace.side_by_side)
        self.at_hand = set[asyncio.Task[Any]]()
        self.lost = asyncio.Event()
        connection.add_termination_listener(lambda _: self.lost.set())
        for subscribed in jobs.subscriptions.values():
            for subscription in subscribed:
                self._entrypoint(subscription.name, self._handling(subscription))
        for schedule in jobs.schedules.values():
            self._entrypoint(schedule.name, self._running(schedule))

    async def run(self, stop: asyncio.Event) -> None:
        self.manager.shutdown = stop
        async with asyncio.TaskGroup() as group:
            beside = [group.create_task(self._tick(each)) for each in jobs.schedules.values()]
            beside.append(group.create_task(self._fail_when_lost()))
            beside.append(group.create_task(self._put_back(stop)))
            await self.manager.run(
                batch_size=self.pace.side_by_side,
                max_concurrent_tasks=2 * self.pace.side_by_side,
                dequeue_timeout=timedelta(seconds=5),
                heartbeat_timeout=self.pace.heartbeat,
                shutdown_on_listener_failure=True,
            )
            for task in beside:
                task.cancel()

    async def _fail_when_lost(self) -> None:
        """The queue's own health check takes up to ten seconds to notice."""
        await self.lost.wait()
        raise ConnectionResetError("The worker's connection was closed.")

    async def _put_back(self, stop: asyncio.Event) -> None:
        await stop.wait()
        await asyncio.sleep(self.pace.goodbye)
        for task in self.at_hand:
            task.cancel()

    async def _tick(self, schedule: Schedule) -> None:
        """Only one waits or runs at a time, however many workers tick."""
        queries = Queries(self.driver)
        while True:
            await queries.enqueue(schedule.name, None, dedupe_key=schedule.name, on_conflict="skip")
            await asyncio.sleep(schedule.seconds)

    def _entrypoint(self, name: str, act: Callable[[Job], Awaitable[None]]) -> None:
        async def attempt(job: Job) -> None:
            with self._at_hand():
                await self._attempt(job, act)

        # "hold": what is given up stays in the table, for somebody to look at and put back.
        self.manager.entrypoint(name, on_failure="hold", accepts_context=False)(attempt)

    @contextlib.contextmanager
    def _at_hand(self) -> Iterator[None]:
        """A job that is put back has not ended its worker: it comes back as any other."""
        task = asyncio.current_task()
        assert task is not None
        self.at_hand.add(task)
        try:
            yield
        except asyncio.CancelledError as stopped:
            raise RetryRequested(reason="The worker was stopped.") from stopped
        finally:
            self.at_hand.discard(task)

    async def _attempt(self, job: Job, act: Callable[[Job], Awaitable[None]]) -> None:
        tries = Tries.of(job)
        if tries.counted >= MOST_TRIES:
            raise RuntimeError(f"Put aside: it ended its worker {tries.crashed} times.")
        async with self.turns.turn(alone=tries.crashed > 0):
            await count(self.driver, job, "begun")
            try:
                await act(job)
                if tries.crashed:
                    # At once, not with the next batch: the job after it may end this worker.
                    await self.manager.queries.log_jobs([(job, "successful", None)])
            except Unavailable as nobody:
                if self.work.now - job.created > LONGEST_WAIT:
                    raise
                pause = self._pause(2, tries.came_back)
                raise RetryRequested(delay=pause, reason=str(nobody)) from nobody
            except (Exception, asyncio.CancelledError) as error:
                if _stopping(error):
                    raise
                await count(self.driver, job, "failed")
                if tries.counted + 1 >= MOST_TRIES:
                    raise RuntimeError(f"Put aside after {MOST_TRIES} tries.") from error
                log.warning("%s failed and is tried again", job.entrypoint, exc_info=error)
                pause = self._pause(4, tries.counted)
                raise RetryRequested(delay=pause, reason=repr(error)) from error

    def _pause(self, growth: int, before: int) -> timedelta:
        # The power is capped too: a patient job may have come back a thousand times.
        seconds = self.pace.pause * growth ** min(before, 10)
        return timedelta(seconds=min(seconds, self.pace.longest_pause))

    def _handling(self, subscription: Subscription) -> Callable[[Job], Awaitable[None]]:
        async def handle(job: Job) -> None:
            assert job.payload is not None
            entry_id, language = read(job.payload)
            async with self.work.transaction() as session:
                entry = await session.scalar(select(EventEntry).where(EventEntry.id == entry_id))
            if entry is None:
                # Somebody took it out of the log by hand: there is nothing to act upon.
                return
            happened = Happened(
                id=entry.id,
                subject_id=entry.subject_id or entry.id,
                at=entry.at,
                event=subscription.event(**entry.data),
            )
            with speaking(language):
                async with asyncio.timeout(subscription.patience):
                    await subscription.handler(self.work, happened)

        return handle

    def _running(self, schedule: Schedule) -> Callable[[Job], Awaitable[None]]:
        async def run(job: Job) -> None:
            async with asyncio.timeout(schedule.patience):
                await schedule.job(self.work)

        return run


def _stopping(error: BaseException) -> bool:
    """Whether we are being cancelled; a stray CancelledError is a failure like any other."""
    task = asyncio.current_task()
    return isinstance(error, asyncio.CancelledError) and bool(task and task.cancelling())


async def attend(work: Work, database: AsyncEngine, stop: asyncio.Event, pace: Pace) -> None:
    """Work until `stop`; when the database goes away, wait for it and go on."""
    address = database.url.render_as_string(hide_password=False)
    while not stop.is_set():
        try:
            connection = await connect(address)
            try:
                await connection.execute(f"set application_name to '{WORKER}'")
                await Worker(work, connection, pace).run(stop)
            finally:
                await connection.close(timeout=5)
        except* LOST as gone:
            log.warning("The database does not answer; trying again: %r", gone.exceptions[0])
            # The pool's connections are as dead as ours, only they do not know yet.
            await database.dispose()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), 1)


def on_signals(stop: asyncio.Event) -> None:
    """Ctrl-C and SIGTERM end it after the jobs at hand, or soon."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)


async def serve(settings: Settings, address: str, pace: Pace) -> None:
    stop = asyncio.Event()
    on_signals(stop)
    database = engine(address, LONGEST_STATEMENT)
    async with companies.opened(settings) as gateway:
        ports = Ports(
            payments=gateway,
            jobs=PgJobQueue(),
            live=NobodyWatches(),
            passwords=Argon2Passwords(),
            vault=SecretVault(settings.secret.get_secret_value()),
            recommender=None,
        )
        ways = sessions(database)
        work = Work(settings, ways, ports, SmtpMailer(settings, sender(settings, ways)))
        await attend(work, database, stop, pace)
    await database.dispose()


class NobodyWatches(Announcements):
    """A worker tells of changes through the database; nobody watches them from it."""

    def subscribe(self, topic: str) -> AbstractAsyncContextManager[AsyncIterator[None]]:
        raise NotImplementedError


def main() -> None:
    logs.configure()
    try:
        settings = Settings.read()
        with opened(settings) as address:
            asyncio.run(serve(settings, address, Pace()))
    except CannotStart as reason:
        raise SystemExit(str(reason)) from None


if __name__ == "__main__":
    main()
