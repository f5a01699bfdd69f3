"""`python -m bench.soak --minutes 30 --shoppers 100`"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bench.faults.shop import Shop, filled, free_ports, opened
from bench.faults.shoppers import Memory
from bench.soak.guests import Guest
from bench.soak.watch import (
    FILES_MAY_GROW,
    MEMORY_MAY_GROW,
    P95_MAY_GROW,
    Sample,
    growth,
    sample,
    slowed,
    slowest,
    watched,
)

WARM = 0.2
"""The share of the time in which pools, caches and allocators fill, and nothing is judged."""
ENOUGH = 10_000_000
MEGABYTE = 1 << 20
OTHER_FILES = 20
"""Figures, logs and the worker's own, which are opened when they are first wanted."""
GONE_AFTER = 4.0
"""Seconds after which whoever left has left."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--shoppers", type=int, default=100)
    parser.add_argument("--port", type=int, help="the first of seven; by default free ones")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="patron-soak-") as temporary:
        folder = Path(temporary)
        # PostgreSQL runs as somebody else when we are root, and must reach its folder.
        folder.chmod(0o755)
        with filled(folder, given.port or free_ports(7), ENOUGH) as shop:
            return asyncio.run(soak(shop, given.minutes * 60, given.shoppers))


async def soak(shop: Shop, seconds: float, shoppers: int) -> int:
    memory, samples, took = Memory(), list[Sample](), list[tuple[float, float]]()
    async with opened(shop):
        before, began = await sample(shop), time.monotonic()
        until = began + seconds
        guests = [
            Guest(shop, memory, number, random.Random(number), until, took=took)
            for number in range(shoppers)
        ]
        watching = asyncio.create_task(watched(shop, samples))
        await asyncio.gather(*(guest.shop_on() for guest in guests))
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await asyncio.sleep(GONE_AFTER)
        after = await sample(shop)
    judged = [one for one in samples if began + WARM * seconds <= one.at <= until]
    tell(judged, began)
    for what, count in memory.counts.most_common(10):
        print(f"  {count:>6} {what}")
    print(
        f"{len(took)} answers, {len(memory.told)} orders by {shoppers} shoppers in {seconds:.0f} s"
    )
    wrong = verdict(judged, slowest(took, began + WARM * seconds, until), before, after)
    for one in wrong:
        print(f"  WRONG: {one}")
    print("It does not hold." if wrong else "It holds: nothing grows, nothing is left behind.")
    return int(bool(wrong))


def tell(samples: Sequence[Sample], began: float) -> None:
    print("    time  memory  files  connections")
    for one in samples[:: max(1, len(samples) // 12)]:
        print(
            f"{one.at - began:6.0f} s {one.memory / MEGABYTE:4.0f} MB {one.files:6}"
            f" {one.connections:6}, {one.busy} busy"
        )


def verdict(
    samples: Sequence[Sample], p95: Sequence[float], before: Sample, after: Sample
) -> list[str]:
    """What is not as it must be."""
    moments = [one.at for one in samples]
    grown = {
        "memory": (growth(moments, [one.memory for one in samples]), MEMORY_MAY_GROW),
        "open files": (growth(moments, [one.files for one in samples]), FILES_MAY_GROW),
        "connections": (growth(moments, [one.connections for one in samples]), FILES_MAY_GROW),
        "p95": (slowed(p95), P95_MAY_GROW),
    }
    print("p95 of answers: " + ", ".join(f"{each:.0f}" for each in p95) + " ms")
    for what, (share, _) in grown.items():
        print(f"  {what:<12} {share:+.1%}")
    wrong = [f"{what} grew by {by:.1%}" for what, (by, most) in grown.items() if by > most]
    if after.busy:
        wrong.append(f"{after.busy} connections to the database are busy though nobody is there")
    pools = after.connections - before.connections
    left = after.files - before.files - pools
    print(f"Afterwards, {pools} connections are kept for later, and {left} other files more open.")
    if left > OTHER_FILES:
        wrong.append(f"{left} files were left open")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
