"""Prices that are reduced for a while: planned by merchandisers, begun and ended by the clock."""

from collections.abc import Iterable
from datetime import datetime

from models.prices import Price, PriceChange
from resolvers.session import SharedSession


async def move(session: SharedSession, prices: Iterable[Price], now: datetime) -> None:
    """Begin and end what is due. What it cost before is read first: that is the history."""
    for price in prices:
        if price.due_at is not None and price.due_at <= now:
            price.move(now, await session.scalar(PriceChange.lowest_before(price, now)))
