"""What every model shares: identity, timestamps, refusals and the event log."""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import Enum
from typing import Any, ClassVar, dataclass_transform
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, DateTime, Index, MetaData, Text, false, func, text
from sqlalchemy import Enum as SAEnum
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    mapped_column,
    object_session,
    relationship,
)
from sqlalchemy.types import UserDefinedType

from models import choices, ids
from models.viewer import Viewer


class DomainError(Exception):
    """A business rule said no. Subclasses are dataclasses of plain values."""

    message: ClassVar[str]

    def __str__(self) -> str:
        return self.message.format(**vars(self))


@dataclass
class NotFound(DomainError):
    message = "No such {kind}."
    kind: str


@dataclass
class InvalidField:
    path: str
    message: str


@dataclass
class InvalidInput(DomainError):
    message = "Some of this cannot be accepted."
    fields: list[InvalidField]

    def __str__(self) -> str:
        return " ".join([self.message, *(f"{one.path}: {one.message}" for one in self.fields)])


@dataclass
class ChangedMeanwhile(DomainError):
    message = "Somebody else has saved this meanwhile. Look at it as it is now, then save again."
    revision: int
    """What is saved now."""


@dataclass(frozen=True)
class Event:
    """Something that happened, in plain JSON-able values. Its subject is the model it befell."""

    is_live: ClassVar[bool] = False
    """Whether those who watch the subject are told at once."""


def _values(enum: type[Enum]) -> list[str]:
    return [member.value for member in enum]


class Xid8(UserDefinedType[int]):
    """PostgreSQL's 64-bit transaction id."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "xid8"


# MappedAsDataclass hands its `kw_only` on to subclasses; this tells the type checker so.
@dataclass_transform(kw_only_default=True, field_specifiers=(mapped_column, relationship))
class Model(MappedAsDataclass, DeclarativeBase, kw_only=True, repr=False, eq=False):
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        list[str]: ARRAY(Text),
        int: BigInteger,
        str: Text,
        # As text: a new member then needs no ALTER TYPE, and downgrades leave nothing behind.
        Enum: SAEnum(Enum, native_enum=False, length=32, values_callable=_values),
    }
    prefix: ClassVar[str]
    """The word before the `_` of this model's ids."""

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=ids.uuid7, sort_order=-1)
    created_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), init=False, sort_order=99
    )

    @property
    def gid(self) -> str:
        """The opaque id that the API shows."""
        return ids.encode(self.prefix, self.id)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who may see a row. Nobody, until a model says otherwise."""
        return false()

    def emit(self, event: Event, token: str | None = None) -> None:
        """Add `event` to the log, in the transaction that saves this model's own change.

        `token` says what led to it: a recommendation, a campaign, a search.
        """
        entry = EventEntry.of(event, subject_id=self.event_subject, topic=self.live_topic)
        entry.token = token
        session = object_session(self)
        if session is None:
            self.__dict__.setdefault("_unsaved_events", []).append(entry)
        else:
            session.add(entry)

    def take_events(self) -> list["EventEntry"]:
        """What a model that is not in a session yet has emitted; the session asks once."""
        events: list[EventEntry] = self.__dict__.pop("_unsaved_events", [])
        return events

    @property
    def event_subject(self) -> UUID:
        """What the log says that its events befell: the row itself, or what that is a part of."""
        return self.id

    @property
    def live_topic(self) -> str:
        """The name under which changes of this row are announced to those who watch."""
        return self.topic_of(self.id)

    @classmethod
    def topic_of(cls, id: UUID) -> str:
        return f"{cls.__tablename__}:{id}"


class EventEntry(Model):
    """One line of the append-only event log: what happened, to what, and who did it where.

    A reader's cursor is (`tx`, `id`), and it stops below `pg_snapshot_xmin(pg_current_snapshot())`:
    ids commit out of order.
    """

    __tablename__ = "events"
    __table_args__ = (
        Index(None, "tx", "id"),
        Index(None, "name", "at"),
        Index(None, "subject_id", postgresql_where=text("subject_id is not null")),
        Index(None, "visitor_id", "at", postgresql_where=text("visitor_id is not null")),
        Index(None, "customer_id", postgresql_where=text("customer_id is not null")),
        Index(
            "ix_events_viewed_by_customer",
            "customer_id",
            "at",
            postgresql_where=text("name = 'ProductViewed' and customer_id is not null"),
        ),
        Index(
            "ix_events_searched_in_vain",
            "at",
            postgresql_where=text("name = 'Searched' and data @> '{\"results\": 0}'"),
        ),
    )
    prefix = "event"

    name: Mapped[str]
    at: Mapped[datetime] = mapped_column(server_default=func.now(), default=None)
    subject_id: Mapped[UUID | None] = mapped_column(default=None)
    account_id: Mapped[UUID | None] = mapped_column(default=None)
    customer_id: Mapped[UUID | None] = mapped_column(default=None)
    visitor_id: Mapped[UUID | None] = mapped_column(default=None)
    visit_id: Mapped[UUID | None] = mapped_column(default=None)
    touchpoint: Mapped[str | None] = mapped_column(default=None)
    device: Mapped[str | None] = mapped_column(default=None)
    token: Mapped[str | None] = mapped_column(default=None)
    """The attribution token: which recommendation, campaign or search led here."""
    topic: Mapped[str | None] = mapped_column(default=None)
    """Under which name it is announced to those who watch; None when nobody is told."""
    data: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    tx: Mapped[int] = mapped_column(
        Xid8, server_default=text("pg_current_xact_id()"), init=False, deferred=True
    )

    @classmethod
    def of(cls, event: Event, subject_id: UUID | None = None, topic: str = "") -> "EventEntry":
        return cls(
            name=type(event).__name__,
            subject_id=subject_id,
            topic=topic if event.is_live else None,
            data=asdict(event),
        )

    def stamp(self, viewer: Viewer) -> None:
        """Note who did it; a job that acts for nobody leaves this empty."""
        known = choices.acting(viewer)
        self.account_id = known["account_id"]
        self.customer_id = self.customer_id or known["customer_id"]
        self.visitor_id, self.visit_id = known["visitor_id"], known["visit_id"]
        self.touchpoint = viewer.touchpoint
        self.device = viewer.device
