"""Looks at every invariant, within a time that does not depend on how large the shop is."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import orjson
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import models  # noqa: F401  (importing the package declares every invariant)
from models.invariants import Invariant, InvariantRun, invariant, invariants
from resolvers.ports import Gateways, PaymentGateway, PaymentRefused, ProviderPayment, Unavailable
from resolvers.session import SharedSession

Open = Callable[[], SharedSession]

LONGEST = timedelta(seconds=30)
"""For one invariant; one that takes longer counts as broken, for nobody knows."""
GRACE = timedelta(minutes=15)
"""What is on its way between us and the payment company is given so long to arrive."""
LOOKS_BACK = timedelta(days=35)
"""Older payments are not compared by the job; `patron check-invariants --all` compares all."""
EXAMPLES = 5

COUNTED = f"""
with told as (
  select * from jsonb_to_recordset(cast(:told as jsonb)) as t (
    id text, reference text, status text, currency text, captured bigint, refunded bigint,
    created timestamptz)
), settings as (select cast(:grace as interval) as grace),
broken as materialized (%s)
select (select count(*) from broken), array(
  select (select string_agg(value, ' ') from json_each_text(to_json(broken))) from broken
  limit {EXAMPLES}), (select grace from settings)
"""

invariant(
    "jobs.none_was_given_up",
    "No job was put aside; `patron doctor` names them, and `--retry-jobs` tries them again.",
    "select entrypoint, id from pgqueuer where status = 'failed'",
)
invariant(
    "jobs.none_waits_for_long",
    "No job waits for more than an hour to be begun.",
    """
    select entrypoint, id from pgqueuer
    where status = 'queued' and execute_after < now() - interval '1 hour'
    """,
)


async def look(
    open: Open,
    gateways: Gateways | None,
    now: datetime,
    grace: timedelta = GRACE,
    looks_back: timedelta = LOOKS_BACK,
) -> InvariantRun:
    """All of them, one after the other; those that ask the payment company if it answers."""
    began = time.monotonic()
    told = await _told(gateways, now - looks_back)
    found = []
    for each in invariants.values():
        if each.asks_provider and told is None:
            continue
        if breach := await _breach(open, each, told or [], grace):
            found.append(breach)
    return InvariantRun(
        at=now,
        seconds=round(time.monotonic() - began, 3),
        checked=len(invariants),
        provider_answered=told is not None,
        found=found,
    )


async def _breach(
    open: Open, each: Invariant, told: Sequence[Any], grace: timedelta
) -> dict[str, Any] | None:
    about = {"name": each.name, "means": each.means}
    values = {"told": orjson.dumps(told).decode(), "grace": grace}
    try:
        async with asyncio.timeout(LONGEST.total_seconds() + 5), open() as session:
            await session.execute(text("set transaction read only"))
            await session.execute(text(f"set local statement_timeout = {_milliseconds(LONGEST)}"))
            statement = text(COUNTED % each.sql())
            count, examples, _ = (await session.execute(statement, values)).one()
    except (TimeoutError, DBAPIError) as error:
        reason = str(getattr(error, "orig", None) or "It took too long.").splitlines()[0]
        return {**about, "count": None, "examples": [reason]}
    return {**about, "count": count, "examples": list(examples)} if count else None


async def _told(gateways: Gateways | None, since: datetime) -> list[dict[str, Any]] | None:
    """What the payment company knows; None when it does not answer."""
    if gateways is None:
        return None
    try:
        return [_plain(each) async for each in payments_since(gateways, since)]
    except (Unavailable, PaymentRefused):
        return None


async def payments_since(gateways: Gateways, since: datetime) -> AsyncIterator[ProviderPayment]:
    """Of every company, one after the other."""
    for company in gateways.companies.values():
        async for page in pages_since(company, since):
            for payment in page:
                yield payment


async def pages_since(
    company: PaymentGateway, since: datetime
) -> AsyncIterator[Sequence[ProviderPayment]]:
    after = ""
    while page := await company.listed(since=since, after=after):
        yield page
        after = page[-1].id


def _plain(payment: ProviderPayment) -> dict[str, Any]:
    names = ("id", "reference", "status", "currency", "captured", "refunded", "created")
    return {name: getattr(payment, name) for name in names}


def _milliseconds(length: timedelta) -> int:
    return length // timedelta(milliseconds=1)
