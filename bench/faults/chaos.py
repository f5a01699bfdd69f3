"""What goes wrong: in a fixed order at first, the brief before those that stop all trade and are
given time, so that a short run sees most; then by dice. In a long run each is given the time that
trade may take to be back, so that none is measured through another."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

import asyncpg

from bench.faults.shop import Shop

KINDS = ("company", "worker", "web", "postgres", "program", "cuts", "mail")
SHORT = (1.5, 3.0)
PAUSES = {"web": (5.0, 7.0), "program": (7.0, 9.0), "postgres": (6.0, 9.0), "cuts": (4.0, 6.0)}
"""Seconds after a fault. What stops all trade is given time, for its return is measured."""
LONG, ROOM = 180.0, (13.0, 15.0)
"""The seconds from which a run is long, and those after each fault then."""
CALM = (4.0, 30.0)
"""Seconds before the first, in which the usual pace is seen; an eighth of all, within these."""
REST = 6.0
"""Seconds before the end in which nothing more breaks, so that coming back can be seen."""
TERMINATE = """
select pg_terminate_backend(pid) from pg_stat_activity
where backend_type = 'client backend' and pid <> pg_backend_pid()
"""


@dataclass
class Chaos:
    shop: Shop
    dice: random.Random
    until: float
    say: Callable[[str], None]
    began: float = field(default_factory=time.monotonic)
    faults: list[tuple[float, str]] = field(default_factory=list)

    async def run(self) -> None:
        acts: dict[str, Callable[[], Awaitable[None]]] = {
            "web": self._kill_web,
            "program": self._kill_program,
            "worker": self._kill_worker,
            "postgres": self._kill_postgres,
            "company": self._kill_company,
            "cuts": self._cut,
            "mail": self._silence_mail,
        }
        order, seconds = list(KINDS), self.until - self.began
        await asyncio.sleep(min(max(seconds / 8, CALM[0]), CALM[1]))
        rest = ROOM[0] if seconds >= LONG else REST
        while time.monotonic() < self.until - rest:
            for kind in order:
                if time.monotonic() >= self.until - rest:
                    break
                self.faults.append((time.monotonic(), kind))
                await acts[kind]()
                pause = ROOM if seconds >= LONG else PAUSES.get(kind, SHORT)
                await asyncio.sleep(self.dice.uniform(*pause))
            self.dice.shuffle(order)

    async def _kill_web(self) -> None:
        self.say(f"kill -9 {self.shop.kill('web')} web processes")

    async def _kill_program(self) -> None:
        self.say(f"kill -9 {self.shop.kill('program')} from which the web processes are made")

    async def _kill_worker(self) -> None:
        self.say(f"kill -9 {self.shop.kill('worker')} worker")

    async def _kill_postgres(self) -> None:
        self.say(f"kill -9 {self.shop.kill('postgres')} PostgreSQL")

    async def _kill_company(self) -> None:
        self.say("kill -9 the payment company, back in a second")
        self.shop.kill_company()
        await asyncio.sleep(1)
        self.shop.launch_company()

    async def _cut(self) -> None:
        """For two seconds, connections break: to the shop, to the company, to the database."""
        cut = 0
        for _ in range(8):
            cut += self.shop.front.cut() + self.shop.till.cut()
            with suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                cut += len(await self.shop.sql(TERMINATE))
            await asyncio.sleep(0.25)
        self.say(f"{cut} connections cut")

    async def _silence_mail(self) -> None:
        self.say("the mail server is down, back in two seconds")
        await self.shop.mood("down")
        await asyncio.sleep(2)
        await self.shop.mood("ok")
