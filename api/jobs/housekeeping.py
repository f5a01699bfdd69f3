"""What piles up and is of no more use."""

from sqlalchemy import text

from api.jobs import every
from api.work import Work

OLD_LOG = text("delete from pgqueuer_log where created < now() - interval '2 days'")
OLD_SCORES = text("delete from pgqueuer_statistics where created < now() - interval '30 days'")


@every(seconds=3600)
async def prune_the_queue(work: Work) -> None:
    """pgqueuer writes three lines of log for each job and keeps them for ever."""
    async with work.transaction() as session:
        await session.execute(OLD_LOG)
        await session.execute(OLD_SCORES)


OVER = (
    "delete from tries where until < now()",
    "delete from buckets where at < now() - interval '1 hour'",
    "delete from email_proofs where expires_at < now() - interval '7 days'",
    "delete from login_sessions where expires_at < now() - interval '30 days'",
)
"""Its devices are known no more than 30 days after a session ended; `refresh_tokens` go with it."""


@every(seconds=3600)
async def forget_what_is_over(work: Work) -> None:
    """Counted tries, what was spent, links that open nothing any more, and sessions that ended."""
    for statement in OVER:
        async with work.transaction() as session:
            await session.execute(text(statement))
