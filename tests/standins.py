"""Plain stand-ins for what a resolver test does not leave the process for."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from api.adapters.passwords import Argon2Passwords
from api.adapters.vault import SecretVault
from models.base import EventEntry
from resolvers.ports import Gateways, Ports


class RememberedJobs:
    """A job queue that only remembers what was put in."""

    def __init__(self) -> None:
        self.entries: list[EventEntry] = []

    async def enqueue(self, connection: AsyncConnection, entries: Sequence[EventEntry]) -> None:
        self.entries += entries


class RememberedNews:
    """Announces to nobody and remembers the topics."""

    def __init__(self) -> None:
        self.topics: list[str] = []

    async def publish(self, connection: AsyncConnection, topics: Iterable[str]) -> None:
        self.topics += topics

    @asynccontextmanager
    async def subscribe(self, topic: str) -> AsyncIterator[AsyncIterator[None]]:
        async def nothing() -> AsyncIterator[None]:
            return
            yield

        yield nothing()


def ports(**given: Any) -> Ports:
    """Ports of which a test names those that it is about; the others refuse by not being there."""
    return Ports(
        **{
            "payments": Gateways({}),
            "jobs": RememberedJobs(),
            "live": RememberedNews(),
            "passwords": Argon2Passwords(),
            "vault": SecretVault("the tests' secret"),
            "recommender": None,
            **given,
        }
    )
