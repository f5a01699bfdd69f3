"""Runs migrations: on a connection the caller hands over, or on a database URL."""

import asyncio
import os
from typing import Any

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.ext.asyncio import create_async_engine

import models  # noqa: F401  (importing the package loads every table)
from models.base import Model, Xid8

ischema_names["xid8"] = Xid8


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
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect_and_migrate(url: str) -> None:
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(migrate)
    await engine.dispose()


handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    migrate(handed_over)
else:
    url = context.config.get_main_option("sqlalchemy.url") or os.environ["PATRON_DATABASE_URL"]
    asyncio.run(connect_and_migrate(url))
