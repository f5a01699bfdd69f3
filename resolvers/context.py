"""What a resolver is given: who is asking, the session, the loaders and the outside world."""

from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from secrets import token_urlsafe
from typing import TypeAlias, TypeVar
from uuid import UUID

import strawberry
from sqlalchemy import Select, bindparam, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm.interfaces import ORMOption

from models import audit, ids
from models.base import Model, NotFound
from models.identity import Account, Visitor, digest
from models.stores import Channel
from models.viewer import Viewer
from resolvers.loaders import Loaders
from resolvers.ports import Allowance, Ports
from resolvers.recent import Recent
from resolvers.session import SharedSession

M = TypeVar("M", bound=Model)
T = TypeVar("T")


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Outgoing:
    """What the edge has to hand to the client: tokens it keeps from now on."""

    session_token: str | None = None
    session_ended: bool = False
    visitor_token: str | None = None


@dataclass
class Sessions:
    """Two ways to a session: one to read by (autocommit), one that is a transaction."""

    reading: Callable[[], SharedSession]
    writing: Callable[[], SharedSession]
    recent: Recent = field(default_factory=Recent)


class Context:
    """One GraphQL operation. It holds at most one database connection at a time."""

    def __init__(
        self,
        sessions: Sessions,
        viewer: Viewer,
        ports: Ports,
        channel_code: str | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self.viewer = viewer
        self.ports = ports
        self.channel_code = channel_code
        self.outgoing = Outgoing()
        self.new_visitor_token: str | None = None
        """What a browser brought that has not done anything yet."""
        self.has_new_visitor = False
        """Whether this very transaction made the visitor, so that nothing can be its yet."""
        self.origin = ""
        """Scheme, host and port as the caller knows them, of those that are the shop's."""
        self.recognise: Callable[[Context], Awaitable[None]] | None = None
        """Looks up again who is calling; over a socket, that can change."""
        self.allowance: Allowance | None = None
        """What the caller may still ask for; None where nobody counts."""
        self.tells_cost = True
        """Whether the answer says what it cost."""
        self._sessions = sessions
        self._session: SharedSession | None = None
        self._loaders: Loaders | None = None
        self._channel: Channel | None = None
        self._writes = False
        self._before = (viewer, Outgoing())
        self._act: str | None = None
        """What the audit log calls what is done, if staff do it."""
        self._now = now

    @property
    def now(self) -> datetime:
        return self._now()

    @property
    def session(self) -> SharedSession:
        if self._session is None:
            make = self._sessions.writing if self._writes else self._sessions.reading
            self._session = make()
            self._session.act_as(self.viewer)
        return self._session

    @property
    def loaders(self) -> Loaders:
        if self._loaders is None:
            self._loaders = Loaders(self.session)
        return self._loaders

    async def write(self, act: str | None = None) -> SharedSession:
        """The session of a mutation: from here on, reads see the transaction's own writes.

        `act` is what the audit log calls it; None for what it leaves out.
        """
        if not self._writes:
            await self.close()
            self._writes = True
        self._before = (self.viewer, replace(self.outgoing))
        self._act = act
        if act is not None:
            self.session.note_changes()
        return self.session

    def only_repeats(self) -> None:
        """What is answered was done before, and the audit log has it."""
        self._act = None

    async def release(self) -> None:
        """Give the connection back while something slow happens; nothing is unsaved yet."""
        await self.session.commit()

    def forget(self) -> None:
        """Drop batched reads, so what follows a write sees it."""
        self._loaders = None

    async def renew(self) -> None:
        """Start afresh, as whoever the caller is by now: a session may have ended meanwhile."""
        await self.close()
        self._channel = None
        if self.recognise is not None:
            self.viewer = self.viewer.as_stranger
            await self.recognise(self)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
        self._session = self._loaders = None

    def fresh(self) -> "Context":
        """The same caller a moment later: a subscription reads each change anew."""
        own = Context(self._sessions, self.viewer, self.ports, self.channel_code, self._now)
        own.origin, own.recognise = self.origin, self.recognise
        own.new_visitor_token = self.new_visitor_token
        own.allowance, own.tells_cost = self.allowance, self.tells_cost
        return own

    async def pay(self, points: float) -> None:
        """Raises what the allowance says when it is used up."""
        if self.allowance is not None:
            await self.allowance.take(self.viewer, points, lambda: self.session)

    async def commit(self, made: object = None) -> None:
        """Save the transaction, its jobs, its announcements and what the audit log says of it,
        together or not at all. `made` is what came out of it."""
        session = self.session
        entries = await session.save_entries()
        await self._log_the_act(made)
        if entries:
            connection = await session.connection()
            await self.ports.jobs.enqueue(connection, entries)
            topics = {entry.topic for entry in entries if entry.topic}
            await self.ports.live.publish(connection, sorted(topics))
        await session.commit()
        self.has_new_visitor = False
        self.forget()

    async def _log_the_act(self, made: object) -> None:
        """In the same transaction, whichever mutation it is: none has to remember it."""
        if self._act is None:
            return
        changes = self.session.take_changes()
        if (actor := self._actor(changes)) is not None:
            subject = made if isinstance(made, Model) else None
            line = audit.entry(self._act, actor, subject, changes, self.now)
            await self.session.insert(line)
        self.session.note_changes()

    def _actor(self, changes: Sequence[audit.Change]) -> Viewer | None:
        """Whoever of staff does it: by their session, also one that it begins or ends, or by a
        link that changes their account."""
        for viewer in (self.viewer, self._before[0]):
            if viewer.is_staff:
                return viewer
        accounts = (one.of for one in changes if isinstance(one.of, Account))
        account = next((one for one in accounts if one.is_staff), None)
        if account is None:
            return None
        return replace(self.viewer, account_id=account.id, roles=account.role_set)

    async def rollback(self) -> None:
        """As if the mutation had not been: also who the caller became by it is undone."""
        self.session.forget_entries()
        await self.session.rollback()
        self.viewer, self.outgoing = self._before
        self.has_new_visitor = False
        self.session.act_as(self.viewer)
        self.forget()

    async def visible(self, model: type[M], id: str, *load: ORMOption, lock: bool = False) -> M:
        """The row the caller named, if the viewer may see it.

        Raises NotFound otherwise: a stranger cannot tell forbidden from missing, and an id that
        is none, or another model's, names nothing.
        """
        return await self.the_one(
            select(model).where(model.id == uuid_of(model, id)), model, *load, lock=lock
        )

    async def the_one(
        self, statement: Select[M], model: type[M], *load: ORMOption, lock: bool = False
    ) -> M:
        """The one visible row of `statement`. Raises NotFound."""
        statement = statement.where(model.visible_to(self.viewer)).options(*load)
        if lock:
            statement = statement.with_for_update(of=model)
            statement = statement.execution_options(populate_existing=True)
        found: M | None = await self.session.scalar(statement)
        if found is None:
            raise NotFound(kind=model.__name__.lower())
        return found

    async def recently(self, key: Hashable, anew: Callable[[], Awaitable[T]]) -> T:
        """What `anew` reads, or read a few seconds ago, in whichever operation.

        Models that it reads must be detached, or a rollback would empty them for everybody.
        """
        return await self._sessions.recent.read(key, anew)

    async def channel(self) -> Channel:
        """The market of this request: the one it names, else the shop's first. Raises NotFound.

        It may be some seconds old, enough to read and to show prices by. What is sold is sold by
        the market's terms of the moment, see `resolvers/orders/placing.py`.
        """
        if self._channel is None:
            self._channel = await self.recently(("channel", self.channel_code), self._read_channel)
        return self._channel

    async def _read_channel(self) -> Channel:
        wanted = select(Channel).order_by(Channel.position, Channel.code).limit(1)
        if self.channel_code is not None:
            wanted = wanted.where(Channel.code == self.channel_code)
        channel = await self.the_one(wanted, Channel)
        self.session.expunge(channel)
        return channel

    async def ensure_visitor(self) -> UUID:
        """The browser's own id. It may bring a token that is not known yet, or be given one;
        two requests at once with one token are one visitor."""
        if self.viewer.visitor_id is not None:
            return self.viewer.visitor_id
        token = self.new_visitor_token or token_urlsafe(24)
        visitor = {"id": ids.uuid7(), "visit_id": ids.uuid7(), "token_digest": digest(token)}
        device, now = self.viewer.device, self.now
        made = await self.session.rows(_NEW_VISITOR, **visitor, device=device, seen_at=now)
        (known,) = made or await self.session.rows(_VISITOR, token=digest(token))
        self.outgoing.visitor_token = token
        self.has_new_visitor = bool(made)
        here = {"visitor_id": known.id, "visit_id": known.visit_id, "visit_seen_at": now}
        self.become(replace(self.viewer, **here, browser_secret=token))
        return known.id  # type: ignore[no-any-return]

    def become(self, viewer: Viewer) -> None:
        """From here on, this operation acts for `viewer`."""
        self.viewer = viewer
        self.session.act_as(viewer)


_NEW_VISITOR = (
    insert(Visitor)
    .values({name: bindparam(name) for name in ("id", "visit_id", "token_digest", "device")})
    .values(seen_at=bindparam("seen_at"))
    .on_conflict_do_nothing()
    .returning(Visitor.id, Visitor.visit_id)
)
_VISITOR = select(Visitor.id, Visitor.visit_id).where(Visitor.token_digest == bindparam("token"))


def uuid_of(model: type[Model], id: str) -> UUID:
    """The UUID inside an id of `model`. Raises NotFound for anything else."""
    parts = ids.decode(id)
    if parts is None or parts[0] != model.prefix:
        raise NotFound(kind=model.__name__.lower())
    return parts[1]


Info: TypeAlias = strawberry.Info[Context, None]
