"""A database session that sibling resolvers share, and that notes who caused each event."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import chain
from typing import Any, Literal, TypeVar

from sqlalchemy import Executable, Row, event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from models import audit
from models.base import EventEntry, Model
from models.identity import Account, LoginSession
from models.viewer import Viewer
from resolvers.appending import LOG, OF_AN_ENTRY, as_json, as_rows, new

M = TypeVar("M")
WHO = (Account, LoginSession)


class EventfulSession(Session):
    """Notes every entry for the log, also those of models that emitted before they were in a
    session, and stamps it. The log is only appended to, so no session keeps track of its rows.

    What was noted is written at the commit: a savepoint that is rolled back would not undo it."""

    def add(self, instance: object, *args: Any, **options: Any) -> None:
        if isinstance(instance, EventEntry):
            self._note(instance)
            return
        super().add(instance, *args, **options)
        if isinstance(instance, Model):
            self.note_events_of(instance)

    def note_events_of(self, model: Model) -> None:
        """What it emitted before it was in a session."""
        for entry in model.take_events():
            self._note(entry)

    def _note(self, entry: EventEntry) -> None:
        viewer: Viewer | None = self.info.get("viewer")
        if viewer is not None:
            entry.stamp(viewer)
        self.info.setdefault("entries", []).append(entry)


@event.listens_for(EventfulSession, "before_flush")
def _note_changes(session: EventfulSession, *_: object) -> None:
    """For the audit log, whose line is written when it is known that staff did this: it is staff
    already, or a login or an account is changed, by which it may turn out to be."""
    changes: dict[str, audit.Change] | None = session.info.get("changes")
    viewer: Viewer | None = session.info.get("viewer")
    written = chain(session.dirty, session.new, session.deleted)
    is_staff = viewer is not None and viewer.is_staff
    if changes is None or not (is_staff or any(isinstance(one, WHO) for one in written)):
        return
    found = [
        *map(audit.altered, session.dirty),
        *map(audit.made, session.new),
        *map(audit.removed, session.deleted),
    ]
    for change in found:
        if change is not None and audit.is_of_interest(change.of):
            known = changes.setdefault(change.of.gid, change)
            if known is not change:
                known.add(change)


class SessionIsClosed(Exception):
    """Asked by something that outlived its request."""


class Turn(asyncio.Lock):
    """One at a time. After the last turn nobody gets one: what they took, nobody would give
    back."""

    is_over = False

    def __init__(self) -> None:
        super().__init__()
        self._tasks: set[asyncio.Task[Any] | None] = set()
        """Whose turn it is, and who waits for one."""

    async def acquire(self) -> Literal[True]:
        task = asyncio.current_task()
        self._tasks.add(task)
        try:
            await super().acquire()
        except BaseException:
            self._tasks.discard(task)
            raise
        if self.is_over:
            self.release()
            raise SessionIsClosed
        return True

    def release(self) -> None:
        super().release()
        self._tasks.discard(asyncio.current_task())

    def send_away(self) -> None:
        """All others: those who wanted what they read have gone, or are going."""
        for task in self._tasks - {asyncio.current_task()}:
            if task is not None:
                task.cancel()


class SharedSession(AsyncSession):
    """One per request. GraphQL resolves siblings concurrently and an AsyncSession cannot be used
    concurrently, so their statements take turns; so does the end. A loader's batch runs on when
    those who wanted it are cancelled: the end does not wait for it, but stops it."""

    sync_session_class = EventfulSession
    sync_session: EventfulSession

    def __init__(self, *args: Any, viewer: Viewer | None = None, **options: Any) -> None:
        options = {"expire_on_commit": False, **options}
        super().__init__(*args, info={"viewer": viewer}, **options)
        self._turn = Turn()

    async def _prepare(self) -> None:
        """Done in each turn before SQLAlchemy's own way to a connection is taken."""

    def _let_go(self) -> None:
        """Done in each turn that ends a transaction."""

    async def execute(self, *args: Any, **options: Any) -> Any:
        async with self._turn:
            await self._prepare()
            return await super().execute(*args, **options)

    async def scalar(self, *args: Any, **options: Any) -> Any:
        async with self._turn:
            await self._prepare()
            return await super().scalar(*args, **options)

    async def get(self, entity: type[M], *args: Any, **options: Any) -> M | None:  # type: ignore[override]
        async with self._turn:
            await self._prepare()
            return await super().get(entity, *args, **options)

    async def refresh(self, *args: Any, **options: Any) -> None:
        async with self._turn:
            await self._prepare()
            await super().refresh(*args, **options)

    async def flush(self, *args: Any, **options: Any) -> None:
        async with self._turn:
            await self._prepare()
            await super().flush(*args, **options)

    async def rows(self, statement: Executable, /, **values: Any) -> Sequence[Row[Any]]:
        """Core rows on this session's own connection: cheap, and they see its own writes."""
        async with self._turn:
            await self._prepare()
            connection = await self.connection()
            return (await connection.execute(statement, values)).all()

    def act_as(self, viewer: Viewer) -> None:
        self.info["viewer"] = viewer

    def note_changes(self) -> None:
        """From here on."""
        self.info["changes"] = {}

    def note_change(self, change: audit.Change) -> None:
        """What was written beside the models, for the audit log."""
        if "changes" in self.info:
            self.info["changes"][change.of.gid] = change

    def take_changes(self) -> list[audit.Change]:
        """What was written since, in that order; it is noted no longer."""
        return list(self.info.pop("changes", {}).values())

    def forget_entries(self) -> None:
        self.info.pop("entries", None)
        self.info.pop("changes", None)

    async def save_entries(self) -> list[EventEntry]:
        """Write what is unsaved, and to the log what happened since the last call."""
        await self.flush()
        entries: list[EventEntry] = self.info.pop("entries", [])
        if entries:
            await self.append(LOG, as_rows(entries, OF_AN_ENTRY))
        return entries

    async def insert(self, *models: Model) -> None:
        """Save new models of one class by one statement, at a tenth of what `add` costs.

        For those that are complete: they stay outside, and what is done to them later is not saved.
        """
        for model in models:
            self.sync_session.note_events_of(model)
        statement, says = new(type(models[0]))
        await self.append(statement, as_rows(models, says))

    async def append(self, statement: Executable, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run a statement that takes all its `rows` as one."""
        async with self._turn:
            await self._prepare()
            connection = await self.connection()
            await connection.execute(statement, {"rows": as_json(rows)})

    async def commit(self) -> None:
        await self.save_entries()
        async with self._turn:
            self._let_go()
            await super().commit()

    async def rollback(self) -> None:
        self._turn.send_away()
        async with self._turn:
            self._let_go()
            await super().rollback()

    async def close(self) -> None:
        self._turn.send_away()
        with suppress(SessionIsClosed):
            async with self._turn:
                self._turn.is_over = True
                await self._end()

    async def _end(self) -> None:
        self._let_go()
        await super().close()
