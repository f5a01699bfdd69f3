"""Thousands watch their orders at one process: each sees its own change, and nothing else."""

import asyncio
from collections.abc import Iterator
from contextlib import AsyncExitStack
from random import Random

import psutil
import pytest
from sqlalchemy import text

from api.commands.web import allow_many_sockets
from bench.servers import Servers, running
from bench.sockets import Crowd, Watcher, change_all, prepare, watch_all
from tests.api.web import look
from tests.proofs import count

CONNECTIONS = 20
"""To the database: the pool, and what listens."""


LOSE_THE_NEWS = text(
    "select pg_terminate_backend(pid) from pg_stat_activity "
    "where application_name = '' and datname = current_database() and pid <> pg_backend_pid()"
)
CROWD = Crowd(sockets=count(5000))


@pytest.fixture(scope="module")
def servers() -> Iterator[Servers]:
    allow_many_sockets()
    with running(CROWD) as servers:
        yield servers


@pytest.mark.proof
async def test_each_owner_sees_the_own_order_change_and_all_look_again_after_lost_news(servers):
    await prepare(servers.database_url)
    chosen = Random(5).sample(range(CROWD.sockets), CROWD.sockets // 5)
    async with AsyncExitStack() as stack:
        watchers = await watch_all(stack, servers.patron.port, CROWD)
        held = text("select count(*) from pg_stat_activity where application_name = 'patron'")
        [[connections]] = await look(servers.database_url, held)

        await change_all(servers.patron.port, CROWD, watchers, chosen, 50)

        before = [len(one.seen) for one in watchers]
        await look(servers.database_url, LOSE_THE_NEWS)
        await asyncio.gather(*map(Watcher.hear, watchers, (times + 1 for times in before)))
        files = psutil.Process(servers.patron.pid).num_fds()

    assert {tuple(watchers[number].statuses) for number in chosen} == {
        ("CONFIRMED", "PACKED", "PACKED")
    }
    others = set(range(CROWD.sockets)) - set(chosen)
    assert {tuple(watchers[number].statuses) for number in others} == {("CONFIRMED", "CONFIRMED")}
    assert connections <= CONNECTIONS
    assert files > CROWD.sockets
