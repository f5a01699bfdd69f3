"""Jobs and messages that were given up after several tries: which they are, and a way to try them
again."""

import asyncio
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from models.payments import MOST_ATTEMPTS

DEAD = f"webhook_deliveries where handled_at is null and attempts >= {MOST_ATTEMPTS}"
COUNT = f"""
select entrypoint, count(*) from pgqueuer where status = 'failed' group by 1
union all select 'messages of ' || provider, count(*) from {DEAD} group by 1 order by 1
"""

# What a schedule does again by itself has nothing to catch up on, and its turn may be waiting.
FORGET = "delete from pgqueuer where status = 'failed' and dedupe_key is not null"
REVIVE = f"update webhook_deliveries set attempts = 0 where id in (select id from {DEAD})"
RETRY = """
update pgqueuer set status = 'queued', execute_after = now(), updated = now(), attempts = 0,
    queue_manager_id = null, headers = coalesce(nullif(headers, 'null'), '{}') - 'begun' - 'failed'
where status = 'failed' returning id
"""


def listed(address: str) -> list[str]:
    """`orders.count_orders (3)` for each kind."""
    return [f"{row.entrypoint} ({row.count})" for row in asyncio.run(_run(address, COUNT))]


def retry(address: str) -> int:
    """Put them back into the queue as if they were new; how many."""
    return len(asyncio.run(_run(address, FORGET, REVIVE, RETRY)))


async def _run(address: str, *statements: str) -> Sequence[Row[Any]]:
    """All in one transaction; the rows of the last. Nothing when there is no queue yet."""
    engine = create_async_engine(address, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            if await connection.scalar(text("select to_regclass('pgqueuer')")) is None:
                return []
            for statement in statements:
                done = await connection.execute(text(statement))
            return done.all()
    finally:
        await engine.dispose()
