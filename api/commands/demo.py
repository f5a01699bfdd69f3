"""`patron demo`: the demo shop goes into an empty database, or into one emptied for it."""

import asyncio
from collections.abc import Callable
from importlib.util import find_spec

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from api.commands import database
from api.settings import CannotStart


def load(address: str, reset: bool, say: Callable[[str], None]) -> None:
    """Raises CannotStart when there is a shop already, or no demo to load."""
    if find_spec("api.demo") is None:
        raise CannotStart("The demo shop is not part of this checkout.")
    from api import demo

    if reset:
        asyncio.run(empty(address))
    if not database.is_current(address):
        database.migrate(address)
    if not database.is_empty(address):
        raise CannotStart("This database holds a shop already; `patron demo --reset` replaces it.")
    with Progress(
        TextColumn("{task.description:<32}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        console=(console := Console()),
    ) as bar:
        task = bar.add_task("Loading the demo shop", total=1.0)
        said = ""

        def progress(step: str, done: float) -> None:
            nonlocal said
            bar.update(task, description=step, completed=done)
            if step != said and not console.is_terminal:
                say(f"  {done:4.0%}  {step}")
            said = step

        asyncio.run(demo.load(address, progress))


async def empty(address: str) -> None:
    """Drop everything in the database, tables and types and all."""
    engine = create_async_engine(address, poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("SET LOCAL lock_timeout = '10s'"))
            await connection.execute(text("DROP SCHEMA public CASCADE"))
            await connection.execute(text("CREATE SCHEMA public"))
    finally:
        await engine.dispose()
