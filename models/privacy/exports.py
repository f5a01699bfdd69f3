"""A copy of everything about a customer: made by a job, fetched by its owner, gone after a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, Model
from models.identity import digest
from models.identity.tokens import new_token
from models.viewer import Viewer

LASTS = timedelta(days=1)
LINK_LASTS = timedelta(minutes=10)


class ExportStatus(StrEnum):
    WAITING = "waiting"
    READY = "ready"
    EXPIRED = "expired"


@dataclass(frozen=True)
class ExportAsked(Event):
    pass


@dataclass
class ExportNotReady(DomainError):
    message = "This copy is {status}."
    status: ExportStatus


class DataExport(Model):
    """The file itself is in the table, where neither another person nor another machine looks."""

    __tablename__ = "data_exports"
    __table_args__ = (Index(None, "customer_id"), Index(None, "asked_at"))
    prefix = "export"

    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customers.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    asked_at: Mapped[datetime]
    ready_at: Mapped[datetime | None] = mapped_column(default=None)
    expires_at: Mapped[datetime]
    size: Mapped[int | None] = mapped_column(default=None)
    """Bytes."""
    content: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, deferred=True)
    link_digest: Mapped[str | None] = mapped_column(unique=True, default=None)
    link_expires_at: Mapped[datetime | None] = mapped_column(default=None)

    @classmethod
    def ask(cls, customer_id: UUID, account_id: UUID, now: datetime) -> "DataExport":
        made = cls(
            customer_id=customer_id, account_id=account_id, asked_at=now, expires_at=now + LASTS
        )
        made.emit(ExportAsked())
        return made

    def finish(self, content: bytes, now: datetime) -> None:
        self.content, self.size = content, len(content)
        self.ready_at, self.expires_at = now, now + LASTS

    def status_at(self, now: datetime) -> ExportStatus:
        if now >= self.expires_at:
            return ExportStatus.EXPIRED
        return ExportStatus.READY if self.ready_at else ExportStatus.WAITING

    def link(self, now: datetime) -> str:
        """A token that fetches it once, soon; one made before fetches nothing any more.

        Raises ExportNotReady.
        """
        status = self.status_at(now)
        if status is not ExportStatus.READY:
            raise ExportNotReady(status=status)
        token = new_token()
        self.link_digest, self.link_expires_at = digest(token), now + LINK_LASTS
        return token

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who asked for it, and nobody else: not the shop's own people either."""
        return cls.account_id == viewer.account_id
