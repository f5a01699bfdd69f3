"""What a job is given: transactions, the world outside, and the time."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from api.adapters.web_push import WebPush
from api.settings import Settings
from models.viewer import Viewer
from resolvers.context import Context, Sessions, utc_now
from resolvers.ports import Gateways, Mailer, Ports, Pusher
from resolvers.session import SharedSession


@dataclass(frozen=True)
class Work:
    """Lives as long as the process; nothing in it belongs to one job."""

    settings: Settings
    sessions: Sessions
    ports: Ports
    mailer: Mailer

    @property
    def payments(self) -> Gateways:
        return self.ports.payments

    @property
    def pusher(self) -> Pusher:
        return WebPush(self.settings)

    @property
    def now(self) -> datetime:
        return utc_now()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[SharedSession]:
        """Committed at the end, with the events of it and their jobs, or not at all.

        Never to be held while the world outside is asked something.
        """
        context = Context(self.sessions, Viewer(), self.ports)
        session = await context.write()
        try:
            yield session
            await context.commit()
        except BaseException:
            await context.rollback()
            raise
        finally:
            await context.close()
