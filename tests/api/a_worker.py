"""A worker in a hurry, with jobs that misbehave."""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import text

from api.jobs import Happened, every, on
from api.settings import Settings
from api.work import Work
from api.worker import Pace, serve
from models.base import Event
from resolvers.ports import Unavailable

PACE = Pace(heartbeat=timedelta(seconds=1), pause=0.05, longest_pause=0.2, goodbye=3)


@dataclass(frozen=True)
class Rang(Event):
    who: str


@dataclass(frozen=True)
class Broke(Event):
    pass


@dataclass(frozen=True)
class Stumbled(Event):
    pass


@dataclass(frozen=True)
class Exploded(Event):
    pass


@dataclass(frozen=True)
class Waited(Event):
    pass


@dataclass(frozen=True)
class Slept(Event):
    pass


@dataclass(frozen=True)
class Dreamt(Event):
    pass


async def note(work: Work, what: str) -> int:
    """Leave a trace; how many like it there are."""
    async with work.transaction() as session:
        await session.execute(text("insert into traces values (:what)"), {"what": what})
        count = text("select count(*) from traces where what = :what")
        return int(await session.scalar(count, {"what": what}))


@on(Rang)
async def answer(work: Work, happened: Happened[Rang]) -> None:
    await note(work, f"answered {happened.event.who}")


@on(Broke)
async def fail(work: Work, happened: Happened[Broke]) -> None:
    await note(work, "failed")
    raise ValueError("as always")


@on(Broke)
async def carry_on(work: Work, happened: Happened[Broke]) -> None:
    await note(work, "carried on")


@on(Stumbled)
async def be_cancelled_by_accident(work: Work, happened: Happened[Stumbled]) -> None:
    if await note(work, "stumbled") < 3:
        raise asyncio.CancelledError


@on(Exploded)
async def end_the_worker(work: Work, happened: Happened[Exploded]) -> None:
    await note(work, "exploded")
    os.kill(os.getpid(), signal.SIGKILL)


@on(Waited)
async def wait_for_somebody(work: Work, happened: Happened[Waited]) -> None:
    if await note(work, "waited") < 9:
        raise Unavailable("not yet")


@on(Slept)
async def sleep(work: Work, happened: Happened[Slept]) -> None:
    await note(work, "began to sleep")
    await asyncio.sleep(1.5)
    await note(work, "slept")


@on(Dreamt)
async def dream(work: Work, happened: Happened[Dreamt]) -> None:
    if await note(work, "dreamt") == 1:
        await asyncio.sleep(60)


@every(seconds=0.2)
async def tick(work: Work) -> None:
    await note(work, "ticked")


def main() -> None:
    asyncio.run(serve(Settings.read(), sys.argv[1], PACE))
