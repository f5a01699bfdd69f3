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
