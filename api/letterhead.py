"""Whom mails are from: as the owner set it, or else as the shop was set up."""

from collections.abc import Awaitable, Callable, Sequence
from email.utils import parseaddr
from typing import Any

from sqlalchemy import select

from api.adapters.mail import Sender
from api.settings import Settings
from models.stores import Shop
from resolvers.context import Sessions

_SET = select(Shop.name, Shop.mail_name, Shop.mail_address).limit(1)


def sender(settings: Settings, sessions: Sessions) -> Callable[[], Awaitable[Sender]]:
    async def of_now() -> Sender:
        session = sessions.reading()
        try:
            rows: Sequence[Any] = await session.rows(_SET)
        finally:
            await session.close()
        if not rows:
            return Sender.of(settings.mail_from)
        shop, name, address = rows[0]
        return Sender(shop, name or shop, address or parseaddr(settings.mail_from)[1])

    return of_now
