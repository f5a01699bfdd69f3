"""What must be so when everything broken is whole again, and how quickly trade came back."""

import asyncio
import email
import time
from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from api.adapters import companies
from api.commands.invariants import FOR_EVER
from api.database import sessions
from api.invariants import look
from bench.faults.shop import Shop
from bench.faults.shoppers import Memory
from models import ids
from models.invariants import InvariantRun
from resolvers.context import utc_now

SETTLES_WITHIN = 60.0
BACK_WITHIN = 10.0
BACK_AT, MEASURED_OVER = 0.8, 2.0
"""The share of the calm pace at which trade is back, and the seconds over which it is measured."""
WAITING = """
select count(*) from pgqueuer where status in ('queued', 'picked') and dedupe_key is null
"""


@dataclass
class Verdict:
    run: InvariantRun
    settled_after: float
    wrong: list[str]
    """What shoppers were told and is not so."""
    doubled_mails: int

    @property
    def holds(self) -> bool:
        return self.run.holds and not self.wrong


async def judge(shop: Shop, memory: Memory) -> Verdict:
    """Wait until everything held, or for a minute; then say what does not."""
    began = time.monotonic()
    while True:
        run = await invariants(shop)
        wrong = await promises_broken(shop, memory)
        waiting = (await shop.sql(WAITING))[0][0]
        took = time.monotonic() - began
        if (run.holds and not wrong and not waiting) or took > SETTLES_WITHIN:
            if waiting:
                wrong.append(f"{waiting} jobs still wait")
            return Verdict(run, took, wrong, sum(mails(shop).values()) - len(mails(shop)))
        await asyncio.sleep(1)


async def invariants(shop: Shop) -> InvariantRun:
    """All of them, and no delay is forgiven."""
    engine = create_async_engine(shop.pg.url, poolclass=NullPool)
    try:
        async with companies.opened(shop.settings) as there:
            nothing = FOR_EVER * 0
            return await look(sessions(engine).writing, there, utc_now(), nothing, FOR_EVER)
    finally:
        await engine.dispose()


async def promises_broken(shop: Shop, memory: Memory) -> list[str]:
    there = {
        ids.encode("order", row["id"]): (row["status"], row["email"])
        for row in await shop.sql("select id, status, email from orders")
    }
    wrong = list(memory.contradictions)
    wrong += [f"{one} was acknowledged and is lost" for one in {*memory.told.values()} - {*there}]
    wrong += [
        f"{one} was confirmed and is not"
        for one in memory.confirmed
        if there[one][0] != "confirmed"
    ]
    told = mails(shop)
    confirmed = [address for status, address in there.values() if status == "confirmed"]
    wrong += [f"{address} was not written to" for address in confirmed if not told[address]]
    if leaked := leaks(shop):
        wrong.append(f"{leaked} connections to the database were never given back")
    return wrong


def leaks(shop: Shop) -> int:
    """How often a connection was found lost, which a busy shop soon runs out of."""
    logs = (shop.folder / "var" / "logs").glob("w*.log")
    return sum(path.read_text(errors="replace").count("non-checked-in") for path in logs)


def mails(shop: Shop) -> Counter[str]:
    """How many each address got."""
    return Counter(
        str(email.message_from_bytes(path.read_bytes())["To"])
        for path in (shop.folder / "var" / "mail").glob("*.eml")
    )


def stood_still(moments: Iterable[float], fault: float, until: float) -> float:
    """The longest time without an order between two moments."""
    within = [fault, *(one for one in sorted(moments) if fault <= one <= until), until]
    return max(later - earlier for earlier, later in pairwise(within))


def pace(answers: Sequence[float], since: float, until: float) -> float:
    """Answers a second; `answers` are sorted."""
    return (bisect(answers, until) - bisect(answers, since)) / (until - since)


def back_after(answers: Sequence[float], fault: float, calm: float, until: float) -> float:
    """Seconds from a fault to the moment from which people are answered at `calm` pace again,
    nearly; 0 when it never sank, and all the time there was when that did not come."""
    moment = fault
    while moment + MEASURED_OVER <= until:
        if pace(answers, moment, moment + MEASURED_OVER) >= BACK_AT * calm:
            return moment - fault
        moment += 0.1
    return until - fault
