"""Tables are filled without their indexes, which are made once all rows are there."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import asyncpg

_OF_TABLES = """
select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
from pg_index
where indrelid = any ($1::regclass[])
  and not exists (select from pg_constraint where conindid = indexrelid)
"""


@asynccontextmanager
async def made_afterwards(
    connection: asyncpg.Connection, tables: Sequence[str]
) -> AsyncIterator[None]:
    """Those of keys stay: what is filled next is joined by them."""
    indexes = await connection.fetch(_OF_TABLES, tables)
    for index in indexes:
        await connection.execute(f"drop index {index['name']}")
    yield
    await connection.execute("set maintenance_work_mem = '512MB'")
    for index in indexes:
        await connection.execute(index["definition"])
