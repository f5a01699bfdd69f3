"""Runs migrations beside a shop that serves.

Each revision is a transaction of its own. One that does not get its lock soon gives up, so that no
shopper waits behind it for long, and tries again; two programs that migrate take turns.
"""

import asyncio
import os
import random
from typing import Any

from alembic import context
from sqlalchemy import Connection, text
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

import models  # noqa: F401  (importing the package loads every table)
from models.base import Model, Xid8

ischema_names["xid8"] = Xid8

LOCK_WITHIN = "1s"
"""Whoever wants a table that we wait for waits as long."""
TRIES = 60
MAY_PASS = {"55P03", "40P01"}
"""Lock not available, deadlock."""
TAKE_TURNS = text("select pg_advisory_lock(hashtext('patron migrate'))")


def is_ours(thing: Any, name: str | None, kind: str, *_: object) -> bool:
    """The job queue's tables belong to pgqueuer."""
    return not (name or "").startswith("pgqueuer") and not (
        kind == "index" and str(getattr(thing, "table", "")).startswith("pgqueuer")
    )


def migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        compare_server_default=False,
        include_object=is_ours,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect_and_migrate(url: str) -> None:
    settings = {"lock_timeout": LOCK_WITHIN, "application_name": "patron migrate"}
    engine = create_async_engine(url, connect_args={"server_settings": settings})
    try:
        for left in reversed(range(TRIES)):
            try:
                return await in_turn(engine)
            except DBAPIError as refused:
                if not left or getattr(refused.orig, "sqlstate", None) not in MAY_PASS:
                    raise
            # What was done is committed; the next try goes on from there.
            await asyncio.sleep(random.uniform(0.2, 1.5))
    finally:
        await engine.dispose()


async def in_turn(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        await connection.execute(TAKE_TURNS)
        await connection.commit()
        await connection.run_sync(migrate)
        await connection.commit()


url = context.config.get_main_option("sqlalchemy.url") or os.environ["PATRON_DATABASE_URL"]
asyncio.run(connect_and_migrate(url))
