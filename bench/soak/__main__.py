"""`python -m bench.soak --minutes 30 --shoppers 100`"""

import argparse
import asyncio
import random
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

from bench.faults.shop import Shop, opened, prepared
from bench.faults.shoppers import Memory
from bench.soak.guests import Guest
from bench.soak.seen import HEAD, MINUTE, Seen, left_behind
from bench.soak.watch import sample, watched

WARM = 0.4
"""The share of the time in which nothing is judged: until each of some forty connections has
prepared each statement that it is asked for, PostgreSQL grows."""
ENOUGH = 10_000_000
GONE_AFTER = 4.0
"""Seconds after which whoever left has left."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--shoppers", type=int, default=100)
    parser.add_argument("--port", type=int, help="the first of seven; by default free ones")
    given = parser.parse_args(arguments)
    try:
        with prepared("soak", given.port, ENOUGH) as shop:
            return asyncio.run(soak(shop, given.minutes, given.shoppers))
    except KeyboardInterrupt:
        return 130


async def soak(shop: Shop, minutes: float, shoppers: int) -> int:
    async with opened(shop):
        before, began = await sample(shop), time.monotonic()
        memory, until = Memory(), began + minutes * MINUTE
        seen = Seen(began, WARM * minutes * MINUTE, until, [before], orders=memory.moments)
        _say(f"{shoppers} shoppers for {minutes:g} minutes, judged after {WARM * minutes:g}.")
        _say(HEAD)
        watching = asyncio.create_task(watched(shop, seen.samples))
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(seen.tell(_say))
            for number in range(shoppers):
                dice = random.Random(number)
                guest = Guest(shop, memory, number, dice, until, took=seen.took)
                tasks.create_task(guest.shop_on())
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching
        await asyncio.sleep(GONE_AFTER)
        after = await sample(shop)
    for what, count in memory.counts.most_common(10):
        _say(f"  {count:>6} {what}")
    wrong = []
    for what, (share, most) in seen.growths().items():
        _say(f"  {what:<24} {share:+6.1%}, may be {most:.0%}")
        if share > most:
            wrong.append(f"{what} grew by {share:.1%}")
    kept = after.connections - before.connections
    _say(f"Afterwards {kept} more connections are kept than at first, {after.busy} are busy.")
    wrong += left_behind(before, after)
    for one in wrong:
        _say(f"  WRONG: {one}")
    _say("It does not hold." if wrong else "It holds: nothing grows, nothing is left behind.")
    return int(bool(wrong))


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
