"""The pool, when the database was away."""

import asyncio

from sqlalchemy import text

from api.database import engine

OTHERS = """
select pg_terminate_backend(pid) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
"""


async def test_nobody_is_handed_a_connection_that_the_database_closed(database):
    shop, other = engine(database, pool_size=5), engine(database)
    await asyncio.gather(*(ask(shop) for _ in range(5)))
    async with other.connect() as connection:
        ended = (await connection.execute(text(OTHERS))).all()
    await asyncio.sleep(0.2)

    answers = await asyncio.gather(*(ask(shop) for _ in range(5)))

    assert len(ended) == 5
    assert answers == [1] * 5
    await shop.dispose()
    await other.dispose()


async def ask(shop):
    async with shop.connect() as connection:
        await connection.execute(text("select pg_sleep(0.05)"))
        return await connection.scalar(text("select 1"))
