"""The model that answers in this process; another takes its place without a restart."""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import select

from api.live import LOST
from models.catalog import Product, ProductStatus, Variant
from models.prices import Price
from models.recommendations import RecommendationModel
from recsys.model import UnreadableModel, load
from resolvers.context import Sessions
from resolvers.ports import Live
from resolvers.recommendations import MODEL_TOPIC, LiveModel

log = logging.getLogger(__name__)
LOOK_AGAIN = 60.0
"""Seconds after which it looks without having been told: prices and shelves change as well."""

_LIVE = select(RecommendationModel.version).where(RecommendationModel.is_live)
_OFFERED = (
    select(Price.channel_id, Variant.product_id)
    .join(Variant, Variant.id == Price.variant_id)
    .join(Product, Product.id == Variant.product_id)
    .where(Product.status == ProductStatus.LISTED, Variant.position == 0)
)


class Recommender:
    """Holds `live`, the model in use; None until the first one is trained."""

    def __init__(
        self,
        folder: Path,
        sessions: Sessions,
        news: Live,
        changed: Callable[[], None] = lambda: None,
    ) -> None:
        """`changed` is called when another model answers."""
        self._folder = folder
        self._sessions = sessions
        self._news = news
        self._changed = changed
        self.live: LiveModel | None = None

    async def run(self) -> None:
        """Follow the live model until cancelled."""
        while True:
            # Subscribed before it looks: what changes in between wakes it again.
            async with self._news.subscribe(MODEL_TOPIC) as changes:
                await self.refresh()
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_AGAIN):
                        async for _ in changes:
                            break

    async def refresh(self) -> None:
        """Take up the live model if it is another one, and what each channel offers now.

        A model that cannot be read is left alone: the one in use goes on answering.
        """
        try:
            session = self._sessions.reading()
            try:
                version = await session.scalar(_LIVE)
                offered: list[Any] = list(await session.rows(_OFFERED))
            finally:
                await session.close()
            if version is not None:
                before, self.live = self.live, await asyncio.to_thread(self._read, version, offered)
                if before is None or before.version != version:
                    self._changed()
        except (UnreadableModel, *LOST) as fault:
            log.warning("The recommendation model was not taken up: %s", fault)

    def _read(self, version: str, offered: list[Any]) -> LiveModel:
        if self.live is not None and self.live.version == version:
            return self.live.offering(offered)
        return LiveModel.of(version, load(self._folder / version)).offering(offered)
