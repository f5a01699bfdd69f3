"""The load generator, in a process of its own: does what it is told line by line, and reports.

`python -m bench.load PRODUCTS`; orders come in on standard input as JSON, and so go the reports.
"""

import asyncio
import itertools
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson
import uvloop

from bench.catalogue import Catalogue
from bench.client import Browser, Failed
from bench.growing import EVERY
from bench.operations import Operation


@dataclass(frozen=True)
class Wanted:
    """One measurement: do `operation` from so many connections until the time is up.

    Each has done it as often as `at_least` even then.
    """

    operation: str
    port: int
    clients: int = 1
    seconds: float = 0.0
    at_least: int = 1


async def measure(wanted: Wanted, catalogue: Catalogue, numbers: Iterator[int]) -> dict[str, Any]:
    """How long it took in all and each time (ms), or why it failed."""
    operation = EVERY[wanted.operation]
    clients = (_repeat(operation, wanted, catalogue, numbers) for _ in range(wanted.clients))
    began = time.perf_counter()
    try:
        each = await asyncio.gather(*clients)
    except (Failed, OSError, EOFError) as failed:
        return {"failed": str(failed)}
    return {
        "seconds": time.perf_counter() - began,
        "milliseconds": [took for client in each for took in client],
    }


async def _repeat(
    operation: Operation, wanted: Wanted, catalogue: Catalogue, numbers: Iterator[int]
) -> list[float]:
    took: list[float] = []
    deadline = time.perf_counter() + wanted.seconds
    async with Browser(wanted.port) as browser:
        while len(took) < wanted.at_least or time.perf_counter() < deadline:
            began = time.perf_counter()
            await operation.run(browser, catalogue, next(numbers))
            took.append((time.perf_counter() - began) * 1000)
    return took


def main() -> None:
    catalogue, numbers = Catalogue(int(sys.argv[1])), itertools.count()
    for line in sys.stdin.buffer:
        wanted = Wanted(**orjson.loads(line))
        report = uvloop.run(measure(wanted, catalogue, numbers))
        sys.stdout.buffer.write(orjson.dumps(report) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
