"""News for those who watch: one LISTEN connection per process, fanned out to its subscribers."""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from typing import Any, Protocol

import asyncpg
from sqlalchemy import Text, bindparam, column, func, make_url, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

log = logging.getLogger(__name__)
CHANNEL = "patron"
CATALOGUE = "patron_catalog"
"""What the triggers on the tables of the catalogue tell."""
LONGEST_PAUSE = 5.0
LONGEST_TURN = 1.0
PULSE, PATIENCE = 30.0, 5.0
"""Seconds between two questions whether the database is still there, and for the answer."""

# The last is what asyncpg says when it is cut off in the middle of a statement.
LOST = (
    OSError,
    SQLAlchemyError,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
)


PUBLISH = select(func.pg_notify(CHANNEL, column("topic"))).select_from(
    func.unnest(bindparam("topics", type_=ARRAY(Text))).alias("topic")
)


class Turns:
    """Lets `most` read at a time. When thousands come at once, back from a lost line, they wait
    here and not for the database, where others would have to wait behind them."""

    def __init__(self, most: int = 8) -> None:
        self._free = asyncio.Semaphore(most)

    async def take(self) -> Callable[[], None]:
        """Call the result to end the turn. It ends by itself when its owner dawdles, as one does
        that does not read what it is sent."""
        await self._free.acquire()
        ended = False

        def end() -> None:
            nonlocal ended
            if not ended:
                ended = True
                patience.cancel()
                self._free.release()

        patience = asyncio.get_running_loop().call_later(LONGEST_TURN, end)
        return end


class Announcements:
    """Tells of changes through the database, when and only if the transaction commits."""

    async def publish(self, connection: AsyncConnection, topics: Iterable[str]) -> None:
        await connection.execute(PUBLISH, {"topics": list(topics)})


class Follower(Protocol):
    """Hears all news of the catalogue, and whether they arrive at all."""

    def told(self, payload: str) -> None: ...

    def listening(self, is_told: bool) -> None: ...


class LiveHub(Announcements):
    """Only topics travel: whoever is told reads the present state again, with the own rights.

    When the connection was lost, everybody is told once it is back: something may have happened.
    """

    def __init__(self, url: str, *followers: Follower) -> None:
        self._url = url
        self._followers = followers
        self._watchers: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._lost = asyncio.Event()
        self._turns = Turns()

    @asynccontextmanager
    async def subscribe(self, topic: str) -> AsyncIterator[AsyncIterator[None]]:
        """Yields once per change; changes that come faster than they are read count as one."""
        news = asyncio.Event()
        self._watchers[topic].add(news)
        try:
            yield self._each(news)
        finally:
            self._watchers[topic].discard(news)
            if not self._watchers[topic]:
                del self._watchers[topic]

    async def _each(self, news: asyncio.Event) -> AsyncIterator[None]:
        while True:
            await news.wait()
            end_turn = await self._turns.take()
            news.clear()
            try:
                yield
            finally:
                end_turn()

    async def run(self) -> None:
        """Listen until cancelled, over as many connections as it takes."""
        pause = 0.1
        while True:
            try:
                async with self._connected() as connection:
                    pause = 0.1
                    await self._until_lost(connection)
            except LOST as fault:
                log.warning("The live connection failed: %s", fault)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[asyncpg.Connection]:
        connection = await connect(self._url)
        self._lost.clear()
        try:
            connection.add_termination_listener(self._end)
            await connection.add_listener(CHANNEL, self._told)
            await connection.add_listener(CATALOGUE, self._told_of_the_catalogue)
            if not self._lost.is_set():
                self._listening(True)
            self.wake(*self._watchers)
            yield connection
        finally:
            self._listening(False)
            with contextlib.suppress(Exception):
                await connection.close(timeout=1)

    async def _until_lost(self, connection: asyncpg.Connection) -> None:
        """A network that just falls silent tells nobody, so the database is asked."""
        while True:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PULSE):
                    await self._lost.wait()
                    return
            await connection.execute("select 1", timeout=PATIENCE)

    def _end(self, _: Any) -> None:
        self._listening(False)
        self._lost.set()

    def _listening(self, is_told: bool) -> None:
        for follower in self._followers:
            follower.listening(is_told)

    def _told_of_the_catalogue(self, _: Any, __: int, ___: str, payload: object) -> None:
        for follower in self._followers:
            follower.told(str(payload))

    def _told(self, _: Any, __: int, ___: str, topic: object) -> None:
        self.wake(str(topic))

    def watched(self, prefix: str) -> set[str]:
        """The topics of this kind that somebody watches from here."""
        return {topic for topic in self._watchers if topic.startswith(prefix)}

    def wake(self, *topics: str) -> None:
        """Tell whoever watches these from here."""
        for topic in topics:
            for news in self._watchers.get(topic, ()):
                news.set()


async def connect(url: str) -> Any:
    """A plain asyncpg connection to SQLAlchemy's `url`, with everything that it says."""
    return await asyncpg.connect(**connect_arguments(url), timeout=10)


def connect_arguments(url: str) -> dict[str, Any]:
    """For asyncpg; encryption, password file and all."""
    address = make_url(url)
    return dict(address.get_dialect()().create_connect_args(address)[1])
