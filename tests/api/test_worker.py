"""Jobs are done at least once, whoever dies meanwhile, and one bad event blocks no other."""

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from api.database import sessions
from api.queue import PgJobQueue
from api.settings import ROOT, Settings
from api.work import Work
from models.base import EventEntry
from tests import standins
from tests.api.a_worker import Broke, Dreamt, Exploded, Rang, Slept, Stumbled, Waited
from tests.api.servers import SECRET, until

ASIDE = "select count(*) from pgqueuer where status = 'failed'"
LEFT = "select count(*) from pgqueuer where status <> 'failed' and dedupe_key is null"

BLAMED = "select count(*) from pgqueuer where (headers ->> 'begun')::int > attempts"


class Workers:
    """Worker processes over one database."""

    def __init__(self, url: str) -> None:
        run = "from tests.api.a_worker import main; main()"
        self.command = [sys.executable, "-c", run, url]
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PATRON_PAYMENTS_SECRET": SECRET}
        process = subprocess.Popen(
            self.command, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL
        )
        self.processes.append(process)
        return process

    def stop(self) -> None:
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait(20)


@pytest.fixture
def workers(database: str) -> Iterator[Workers]:
    workers = Workers(database)
    yield workers
    workers.stop()


@pytest.fixture
async def shop(database: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(database)
    async with engine.begin() as connection:
        await connection.execute(text("create table traces (what text)"))
    yield engine
    await engine.dispose()


@pytest.fixture
def work(shop: AsyncEngine, tmp_path: Path) -> Work:
    ports = standins.ports(jobs=PgJobQueue())
    return Work(Settings(var=tmp_path), sessions(shop), ports, mailer=None)


async def emit(work, *events):
    async with work.transaction() as session:
        for event in events:
            session.add(EventEntry.of(event, subject_id=uuid4()))


async def count(work, statement, **values):
    async with work.transaction() as session:
        return await session.scalar(text(statement), values)


async def traces(work, what):
    return await count(work, "select count(*) from traces where what = :what", what=what)


async def test_a_job_exists_if_and_only_if_its_transaction_committed(work):
    await emit(work, Rang("Ana"))

    with contextlib.suppress(ZeroDivisionError):
        async with work.transaction() as session:
            session.add(EventEntry.of(Rang("Ben"), subject_id=uuid4()))
            await session.flush()
            raise ZeroDivisionError

    assert await count(work, LEFT) == 1


async def test_every_event_is_handled_and_nothing_is_left(work, workers):
    workers.start()
    await emit(work, *(Rang(f"{number}") for number in range(50)))

    await until(lambda: _none_left(work))

    for number in range(50):
        assert await traces(work, f"answered {number}") == 1


async def _none_left(work):
    return await count(work, LEFT) == 0


async def test_two_workers_share_the_jobs(work, workers):
    await emit(work, *(Rang("Ana") for _ in range(100)))
    workers.start()
    workers.start()

    await until(lambda: _none_left(work))

    assert await traces(work, "answered Ana") == 100


async def test_a_failing_handler_is_put_aside_after_five_tries_and_blocks_no_other(work, workers):
    await emit(work, Broke(), Rang("Ana"))
    workers.start()

    await until(lambda: count(work, ASIDE))

    assert await traces(work, "failed") == 5
    assert await traces(work, "carried on") == 1
    assert await traces(work, "answered Ana") == 1
    assert await _none_left(work)


async def test_the_doctor_shows_what_was_put_aside_and_has_it_tried_again(work, workers, database):
    await emit(work, Broke())
    workers.start()
    await until(lambda: count(work, ASIDE))
    # Of a schedule, of which the next turn is waiting already.
    await count(
        work,
        "with old as (insert into pgqueuer (priority, status, entrypoint, dedupe_key)"
        " values (0, 'failed', 'tests.api.a_worker.tick', 'tests.api.a_worker.tick') returning 1)"
        " select count(*) from old",
    )

    seen = await doctor(database)
    again = await doctor(database, "--retry-jobs")
    await until(lambda: _failed(work, 10))
    await until(lambda: count(work, ASIDE))

    assert "!!  jobs         put aside: tests.api.a_worker.fail (1)" in seen
    assert "patron doctor --retry-jobs" in seen
    assert again.startswith("Jobs queued again: 1.")
    assert await count(work, ASIDE) == 1


async def _failed(work, times):
    return await traces(work, "failed") == times


async def doctor(database, *arguments):
    done = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-m", "api.commands", "doctor", *arguments],
        cwd=ROOT,
        env={**os.environ, "PATRON_DATABASE_URL": database},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout


async def test_somebody_who_does_not_answer_is_asked_more_than_five_times(work, workers):
    await emit(work, Waited())
    workers.start()

    await until(lambda: _none_left(work))

    assert await traces(work, "waited") == 9
    assert await count(work, ASIDE) == 0


async def test_a_stray_cancellation_does_not_lose_the_job(work, workers):
    await emit(work, Stumbled())
    workers.start()

    await until(lambda: _none_left(work))

    assert await traces(work, "stumbled") == 3


async def test_a_killed_worker_s_job_is_taken_over(work, workers):
    await emit(work, Slept())
    first = workers.start()
    await until(lambda: traces(work, "began to sleep"))

    first.kill()
    workers.start()

    await until(lambda: traces(work, "slept"))
    assert await traces(work, "began to sleep") == 2


async def test_a_stopped_worker_ends_the_job_at_hand(work, workers):
    await emit(work, Slept())
    worker = workers.start()
    await until(lambda: traces(work, "began to sleep"))

    worker.terminate()

    assert await asyncio.to_thread(worker.wait, 20) == 0
    assert await traces(work, "slept") == 1
    assert await _none_left(work)


async def test_what_takes_too_long_when_a_worker_is_stopped_is_put_back_and_not_blamed(
    work, workers
):
    await emit(work, Dreamt())
    first = workers.start()
    await until(lambda: traces(work, "dreamt"))

    first.terminate()
    assert await asyncio.to_thread(first.wait, 20) == 0

    assert await count(work, BLAMED) == 0
    workers.start()
    await until(lambda: _none_left(work))
    assert await traces(work, "dreamt") == 2


async def test_a_job_that_ends_its_worker_is_put_aside_and_takes_nobody_with_it(work, workers):
    await emit(
        work, *(Rang("Ana") for _ in range(20)), Exploded(), *(Rang("Ben") for _ in range(20))
    )
    deaths = 0
    worker = workers.start()

    async def put_aside():
        nonlocal worker, deaths
        if worker.poll() is not None:
            deaths += 1
            worker = workers.start()
        return await count(work, ASIDE)

    await until(put_aside, seconds=60)
    await until(lambda: _none_left(work))

    assert deaths == 5
    assert await count(work, ASIDE) == 1
    assert await traces(work, "exploded") == 5
    assert await traces(work, "answered Ana") >= 20
    assert await traces(work, "answered Ben") >= 20


async def test_schedules_tick(work, workers):
    workers.start()

    await until(lambda: _ticked(work, 5))


async def _ticked(work, times):
    return await traces(work, "ticked") >= times


async def test_a_worker_outlives_its_connection(work, workers):
    worker = workers.start()
    await until(lambda: traces(work, "ticked"))

    await count(
        work,
        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
        " where datname = current_database() and pid <> pg_backend_pid()",
    )
    await emit(work, Rang("Ana"))

    await until(lambda: traces(work, "answered Ana"))
    assert worker.poll() is None


async def test_the_queue_s_tables_are_what_its_library_wants(shop):
    from pgqueuer.db import AsyncpgDriver
    from pgqueuer.queries import Queries

    async with shop.connect() as connection:
        raw = (await connection.get_raw_connection()).driver_connection
        plan = await Queries(AsyncpgDriver(raw)).plan_upgrade()

    assert list(plan.statements) == []
