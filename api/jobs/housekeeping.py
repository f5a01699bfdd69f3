"""Counters, which are over within minutes. What is kept for days goes by rules: `retention.py`."""

from sqlalchemy import text

from api.jobs import every
from api.work import Work

OVER = (
    "delete from tries where until < now()",
    "delete from buckets where at < now() - interval '1 hour'",
)


@every(seconds=3600)
async def forget_what_is_over(work: Work) -> None:
    """Counted tries, and what was spent."""
    for statement in OVER:
        async with work.transaction() as session:
            await session.execute(text(statement))
