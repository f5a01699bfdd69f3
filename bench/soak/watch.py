"""What is looked at while a shop is used."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.faults.shop import Shop

EVERY = 5.0
PARTS = {"web": "api.commands.webs", "worker": "api.worker", "postgres": "postgres"}
CONNECTIONS = """
select count(*) as all, count(*) filter (where state <> 'idle') as busy from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
"""


@dataclass(frozen=True)
class Sample:
    at: float
    memory: Mapping[str, int]
    """Bytes of each part of the shop; what its processes share counts once. Without the files
    that are mapped, for these every program of the machine shares."""
    own: Mapping[int, int]
    """Bytes that each web process has for itself."""
    files: int
    """Open in web processes and worker, sockets too."""
    connections: int
    """To the database."""
    busy: int


async def sample(shop: Shop) -> Sample:
    memory, own, files = dict.fromkeys(PARTS, 0), dict[int, int](), 0
    for part, process in parts(shop):
        with suppress(psutil.Error, OSError):
            held = rollup(process.pid)
            memory[part] += held["Pss_Anon"]
            if part != "postgres":
                files += process.num_fds()
            if part == "web":
                own[process.pid] = held["Private_Clean"] + held["Private_Dirty"]
    (there,) = await shop.sql(CONNECTIONS)
    return Sample(time.monotonic(), memory, own, files, there["all"], there["busy"])


def parts(shop: Shop) -> Iterator[tuple[str, psutil.Process]]:
    assert shop.serve is not None
    for child in psutil.Process(shop.serve.pid).children(recursive=True):
        with suppress(psutil.Error):
            told = [child.name(), *child.cmdline()]
            for part, sign in PARTS.items():
                if sign in told:
                    yield part, child


def rollup(pid: int) -> Mapping[str, int]:
    """Bytes by kind, as Linux counts them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    return {(words := line.split())[0].rstrip(":"): int(words[1]) * 1024 for line in lines}


async def watched(shop: Shop, samples: list[Sample]) -> None:
    while True:
        samples.append(await sample(shop))
        await asyncio.sleep(EVERY)
