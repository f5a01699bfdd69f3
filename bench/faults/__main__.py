"""`python -m bench.faults --seconds 60 --shoppers 80`, and with `--naive` the control."""

import argparse
import asyncio
import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from bench.faults import naive
from bench.faults.chaos import Chaos
from bench.faults.judge import (
    BACK_AT,
    BACK_WITHIN,
    MEASURED_OVER,
    Verdict,
    back_after,
    judge,
    pace,
    stood_still,
)
from bench.faults.shop import Shop, opened, prepared
from bench.faults.shoppers import Memory, Shopper

WARM = 0.4
"""The share of the time before the first fault in which the shop and its shoppers get going."""
SLOW = 2
"""How a run ends that kept every promise, but whose trade was not back in time."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--shoppers", type=int, default=80)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scarce", type=int, default=150, help="pieces of each hot product")
    parser.add_argument("--port", type=int, help="the first of eight; by default free ones")
    parser.add_argument("--naive", action="store_true", help="run the control, which must fail")
    parser.add_argument("--keep", type=Path, help="leave data and logs in this folder")
    given = parser.parse_args(arguments)
    try:
        with prepared("faults", given.port, given.scarce, given.keep) as shop:
            run = naive.run if given.naive else buy_while_it_breaks
            return asyncio.run(run(shop, given.seconds, given.shoppers, given.seed))
    except KeyboardInterrupt:
        return 130


async def buy_while_it_breaks(shop: Shop, seconds: float, shoppers: int, seed: int) -> int:
    memory = Memory()
    async with opened(shop):
        began = time.monotonic()
        chaos = Chaos(shop, random.Random(seed), began + seconds, _stamped(began))
        people = [
            Shopper(shop, memory, number, random.Random(f"{seed}:{number}"), began + seconds)
            for number in range(shoppers)
        ]
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(chaos.run())
            for person in people:
                tasks.create_task(person.shop_on())
        with suppress(TimeoutError):
            await shop.wait_until_ready()
        verdict = await judge(shop, memory)
        lasted = time.monotonic() - began - verdict.settled_after
        is_back = _tell_of_comebacks(chaos, memory, began)
        _tell(verdict, memory, lasted, await _orders(shop))
    if not is_back:
        _say(f"SLOW: trade was not back within {BACK_WITHIN:.0f} s of every fault.")
    return (0 if is_back else SLOW) if verdict.holds else 1


def _tell_of_comebacks(chaos: Chaos, memory: Memory, began: float) -> bool:
    """Whether trade was back in time after each fault."""
    first = chaos.faults[0][0]
    calm = pace(memory.answers, began + WARM * (first - began), first)
    _say(f"{calm:.0f} answers a second before the first fault; after it,")
    backs = defaultdict[str, list[float]](list)
    nexts = [moment for moment, _ in chaos.faults[1:]] + [chaos.until]
    for (moment, kind), after in zip(chaos.faults, nexts, strict=True):
        end = min(max(after, moment + BACK_WITHIN + MEASURED_OVER), chaos.until)
        backs[kind].append(back := back_after(memory.answers, moment, calm, end))
        still = stood_still(memory.moments, moment, end)
        _say(f"  {kind:<9} back at {BACK_AT:.0%} after {back:4.1f} s; no order for {still:.1f} s")
    _say(f"Back at {BACK_AT:.0%} of the calm pace, which may take {BACK_WITHIN:.0f} s:")
    for kind, each in sorted(backs.items()):
        middle, worst = statistics.median(each), max(each)
        _say(
            f"  {kind:<9} {len(each):3} times, after {middle:4.1f} s (p50), {worst:4.1f} s (worst)"
        )
    return all(back < BACK_WITHIN for each in backs.values() for back in each)


def _tell(verdict: Verdict, memory: Memory, lasted: float, orders: str) -> None:
    waits = sorted(memory.waits) or [0.0]
    pace, p50, p95 = len(waits) / lasted, statistics.median(waits), waits[int(len(waits) * 0.95)]
    _say(f"{len(memory.told)} orders acknowledged in {lasted:.0f} s, {pace:.1f} a second;")
    _say(f"an answer took {p50:.2f} s (p50), {p95:.2f} s (p95). In the database: {orders}.")
    for what, count in memory.counts.most_common(15):
        _say(f"  {count:>6} {what}")
    _say(f"Settled {verdict.settled_after:.1f} s after the last order.")
    _say(f"{verdict.doubled_mails} mails came twice.")
    tell_breaches(verdict)


def tell_breaches(verdict: Verdict) -> None:
    for breach in verdict.run.breaches:
        _say(f"  BROKEN {breach.name}: {breach.count} ({'; '.join(breach.examples[:2])})")
    for wrong in verdict.wrong[:10]:
        _say(f"  WRONG {wrong}")
    broken = len(verdict.run.found)
    _say(
        f"{verdict.run.checked} invariants, {broken} broken; {len(verdict.wrong)} promises broken."
    )


async def _orders(shop: Shop) -> str:
    rows = await shop.sql("select status, count(*) from orders group by 1 order by 1")
    return ", ".join(f"{row['count']} {row['status']}" for row in rows)


def _stamped(began: float) -> Callable[[str], None]:
    def say(line: str) -> None:
        _say(f"{time.monotonic() - began:6.1f} s  {line}")

    return say


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
