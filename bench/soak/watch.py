"""What is looked at while a shop is used, and what must not grow."""

import asyncio
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

import psutil

from bench.faults.shop import Shop

EVERY = 5.0
SLICES = 10
"""Parts of the run whose slowest twentieths are compared."""
MEMORY_MAY_GROW, FILES_MAY_GROW, P95_MAY_GROW = 0.05, 0.05, 0.25
OF_OURS = ("api.commands.webs", "api.worker")
CONNECTIONS = """
select count(*) as all, count(*) filter (where state <> 'idle') as busy from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
"""


@dataclass(frozen=True)
class Sample:
    at: float
    memory: int
    """Bytes of the web processes and the worker; what they share counts once."""
    files: int
    """Open in them, sockets too."""
    connections: int
    """To the database."""
    busy: int


async def sample(shop: Shop) -> Sample:
    memory = files = 0
    for process in ours(shop):
        with suppress(psutil.NoSuchProcess):
            memory += process.memory_full_info().pss
            files += process.num_fds()
    (there,) = await shop.sql(CONNECTIONS)
    return Sample(time.monotonic(), memory, files, there["all"], there["busy"])


def ours(shop: Shop) -> Iterator[psutil.Process]:
    assert shop.serve is not None
    for child in psutil.Process(shop.serve.pid).children(recursive=True):
        with suppress(psutil.Error):
            if any(one in child.cmdline() for one in OF_OURS):
                yield child


async def watched(shop: Shop, samples: list[Sample]) -> None:
    while True:
        samples.append(await sample(shop))
        await asyncio.sleep(EVERY)


def growth(moments: Sequence[float], values: Sequence[float]) -> float:
    """By how much of what they were at first the values grew, along a straight line (least
    squares): one odd value at either end does not decide."""
    if len(values) < 2:
        return 0.0
    slope, intercept = statistics.linear_regression(moments, values)
    first = intercept + slope * moments[0]
    return slope * (moments[-1] - moments[0]) / first if first else 0.0


def slowed(values: Sequence[float]) -> float:
    """By how much the later half is above the earlier one, by their medians: neighbours on the
    machine make single slices slow."""
    half = len(values) // 2
    if not half:
        return 0.0
    return statistics.median(values[-half:]) / statistics.median(values[:half]) - 1


def slowest(took: Sequence[tuple[float, float]], since: float, until: float) -> list[float]:
    """The 95th percentile of each slice of that time, in milliseconds."""
    slices: list[list[float]] = [[] for _ in range(SLICES)]
    for moment, seconds in took:
        if since <= moment < until:
            slices[int(SLICES * (moment - since) / (until - since))].append(1000 * seconds)
    return [sorted(each)[int(0.95 * len(each))] for each in slices if each]
