"""What is over at a set time: counters, and copies of people's data. All else goes by rules:
`retention.py`."""

from sqlalchemy import text

from api.jobs import every
from api.work import Work

OVER = (
    "delete from tries where until < now()",
    "delete from buckets where at < now() - interval '1 hour'",
    "update data_exports set content = null where content is not null and expires_at < now()",
)


@every(seconds=3600)
async def forget_what_is_over(work: Work) -> None:
    """Counted tries, what was spent, and the files of copies that nobody can fetch any more."""
    for statement in OVER:
        async with work.transaction() as session:
            await session.execute(text(statement))
