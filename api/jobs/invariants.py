"""Looks now and then whether everything that must be true is."""

import logging

from sqlalchemy import text

from api.invariants import look
from api.jobs import every
from api.work import Work

OLD = text(
    "delete from invariant_runs where id not in"
    " (select id from invariant_runs order by at desc limit 100)"
)

log = logging.getLogger(__name__)


@every(seconds=6 * 3600, patience=1800)
async def check(work: Work) -> None:
    run = await look(work.sessions.writing, work.payments, work.now)
    for breach in run.breaches:
        log.error("Invariant %s is broken %s times", breach.name, breach.count)
    async with work.transaction() as session:
        session.add(run)
        await session.flush()
        await session.execute(OLD)
