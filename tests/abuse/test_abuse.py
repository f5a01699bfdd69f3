"""Abuse is refused before it costs anything, and nobody else notices."""

import asyncio
import time

from tests.abuse.attacker import cpu_of, memory_of
from tests.abuse.cases import CASES, SLOW

AGAIN = 2
MOST_CPU = 0.05
"""Seconds for one case."""
MOST_MEMORY = 8_000_000
"""Bytes that the process may grow by while all of it is done once more."""


async def test_each_abuse_is_refused_for_little(served, attacker, capsys):
    dawdling = asyncio.gather(*(case(attacker) for case in SLOW.values()))
    for case in CASES.values():
        await case(attacker)
    spent = {}
    for name, case in CASES.items():
        before = cpu_of(served.pid)
        for _ in range(AGAIN):
            await case(attacker)
        spent[name] = (cpu_of(served.pid) - before) / AGAIN
    before = cpu_of(served.pid)
    await dawdling
    spent["whoever dawdles"] = cpu_of(served.pid) - before

    with capsys.disabled():
        print(f"\n{'abuse':40} CPU of the server")
        for name, seconds in spent.items():
            print(f"{name.replace('_', ' '):40} {seconds * 1000:6.1f} ms")
    assert len(spent) + len(SLOW) >= 40
    assert {name: one for name, one in spent.items() if one >= MOST_CPU} == {}


async def test_nobody_else_notices_and_nothing_is_kept(served, attacker):
    async def all_at_once():
        await asyncio.gather(*(case(attacker) for case in CASES.values()))

    async def ask():
        """Somebody else, again and again; how long the slowest answer took."""
        slowest = 0.0
        while not attacks.done():
            began = time.perf_counter()
            reply = await attacker.ask("{ shop { name } }")
            slowest = max(slowest, time.perf_counter() - began)
            assert (reply.status, reply.codes) == (200, set())
            await asyncio.sleep(0.02)
        return slowest

    await all_at_once()
    before = memory_of(served.pid)
    attacks = asyncio.create_task(all_at_once())
    slowest = await ask()
    await attacks

    assert memory_of(served.pid) - before < MOST_MEMORY
    assert slowest < 2
