"""What goes on beside the requests of a web process outlives the loss of its database."""

import signal
import subprocess
import sys

import asyncpg
from sqlalchemy import event

from api.database import engine, sessions
from api.live import LiveHub
from api.recommender import Recommender


async def test_a_connection_that_is_cut_while_it_is_made_does_not_end_the_recommender(
    database, tmp_path
):
    shop = engine(database)

    @event.listens_for(shop.sync_engine, "connect")
    def cut(*_):
        # As the driver says it, past SQLAlchemy, which wraps errors of statements only.
        raise asyncpg.InterfaceError("connection is closed")

    recommender = Recommender(tmp_path, sessions(shop), LiveHub(database))
    await recommender.refresh()
    event.remove(shop.sync_engine, "connect", cut)
    await recommender.refresh()

    assert recommender.live is None
    await shop.dispose()


def test_a_process_ends_when_a_task_it_cannot_do_without_fails():
    program = """
import asyncio
from api.vital import vital

async def broken():
    raise LookupError("of a kind that nobody foresaw")

async def main():
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(vital(broken()))
        await asyncio.sleep(30)

asyncio.run(main())
"""
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False
    )

    assert ended.returncode == -signal.SIGTERM
    assert "of a kind that nobody foresaw" in ended.stderr
