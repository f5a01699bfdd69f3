"""A database session that sibling resolvers share, and that notes who caused each event."""

import asyncio
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable, Row
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from models.base import EventEntry, Model
from models.viewer import Viewer


class EventfulSession(Session):
    """Adds to the log what models emitted before they were in a session, and stamps every entry."""

    def add(self, instance: object, *args: Any, **options: Any) -> None:
        super().add(instance, *args, **options)
        if isinstance(instance, EventEntry):
            self._note(instance)
        elif isinstance(instance, Model):
            for entry in instance.take_events():
                super().add(entry)
                self._note(entry)

    def _note(self, entry: EventEntry) -> None:
        viewer: Viewer | None = self.info.get("viewer")
        if viewer is not None:
            entry.stamp(viewer)
        self.info.setdefault("entries", []).append(entry)


class SharedSession(AsyncSession):
    """One per request. GraphQL resolves siblings concurrently and an AsyncSession cannot be used
    concurrently, so their statements take turns."""

    sync_session_class = EventfulSession

    def __init__(self, *args: Any, viewer: Viewer | None = None, **options: Any) -> None:
        options = {"expire_on_commit": False, **options}
        super().__init__(*args, info={"viewer": viewer}, **options)
        self._turn = asyncio.Lock()

    async def execute(self, *args: Any, **options: Any) -> Any:
        async with self._turn:
            return await super().execute(*args, **options)

    async def scalar(self, *args: Any, **options: Any) -> Any:
        async with self._turn:
            return await super().scalar(*args, **options)

    async def flush(self, *args: Any, **options: Any) -> None:
        async with self._turn:
            await super().flush(*args, **options)

    async def rows(self, statement: Executable, /, **values: Any) -> Sequence[Row[Any]]:
        """Core rows on this session's own connection: cheap, and they see its own writes."""
        async with self._turn:
            connection = await self.connection()
            return (await connection.execute(statement, values)).all()

    def act_as(self, viewer: Viewer) -> None:
        self.info["viewer"] = viewer

    def take_entries(self) -> list[EventEntry]:
        """The events since the last call."""
        entries: list[EventEntry] = self.info.pop("entries", [])
        return entries
