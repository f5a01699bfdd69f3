"""`patron check-invariants`: is everything true that must be, and if not, what is wrong."""

import asyncio
import json
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from api.adapters import companies
from api.database import sessions
from api.invariants import GRACE, LOOKS_BACK, look
from api.settings import Settings
from models.invariants import InvariantRun
from models.invariants import invariants as declared
from resolvers.context import utc_now

FOR_EVER = timedelta(days=36_500)


def check(
    settings: Settings, address: str, *, settled: bool = False, all_payments: bool = False
) -> InvariantRun:
    """Look, and keep what was found for the owner to see.

    `settled` says that nothing is on its way any more, as after a fault and some rest.
    """

    async def looked() -> InvariantRun:
        engine = create_async_engine(address, poolclass=NullPool)
        try:
            async with companies.opened(settings) as gateways:
                run = await look(
                    sessions(engine).writing,
                    gateways,
                    utc_now(),
                    timedelta() if settled else GRACE,
                    FOR_EVER if all_payments else LOOKS_BACK,
                )
            async with sessions(engine).writing() as session:
                session.add(run)
                await session.commit()
            return run
        finally:
            await engine.dispose()

    return asyncio.run(looked())


def as_json(run: InvariantRun) -> str:
    told = {name: getattr(run, name) for name in ("seconds", "checked", "provider_answered")}
    return json.dumps({"at": run.at.isoformat(), "holds": run.holds, **told, "found": run.found})


def tell(run: InvariantRun, say: Callable[[str], None]) -> None:
    for breach in run.breaches:
        times = "could not be checked" if breach.count is None else f"{breach.count} times"
        say(f"  !!  {breach.name}: {times}. {breach.means}")
        for example in breach.examples:
            say(f"        {example}")
    if not run.provider_answered:
        say("  !!  The payment company does not answer, so it was not compared with.")
    unasked = [one for one in declared.values() if one.asks_provider and not run.provider_answered]
    held = run.checked - len(run.found) - len(unasked)
    say(f"{held} of {run.checked} invariants hold ({run.seconds:.1f} s).")


def latest(address: str) -> tuple[str, int] | None:
    """When the last look was, and how much it found; None when there was none."""

    async def read() -> tuple[str, int] | None:
        engine = create_async_engine(address, poolclass=NullPool)
        try:
            async with engine.connect() as connection:
                if await connection.scalar(text("select to_regclass('invariant_runs')")) is None:
                    return None
                row = (await connection.execute(text(LATEST))).first()
                return (str(row[0]), int(row[1])) if row else None
        finally:
            await engine.dispose()

    return asyncio.run(read())


LATEST = """
select to_char(at at time zone 'UTC', 'YYYY-MM-DD HH24:MI UTC'), jsonb_array_length(found)
from invariant_runs order by at desc limit 1
"""
