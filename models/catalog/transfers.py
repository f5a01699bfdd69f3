"""The catalogue, and what there is of it, as files: each import and export is one job."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, LargeBinary
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Event, Model
from models.viewer import Grant, Viewer

KEPT = timedelta(days=7)
MOST_FAULTS = 1_000
"""That a job tells; it counts all."""


class TransferKind(StrEnum):
    IMPORT = "import"
    EXPORT = "export"


class TransferContent(StrEnum):
    """What a file is of."""

    CATALOG = "catalog"
    STOCK = "stock"


class TransferStatus(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    """Rows were wrong and all was wanted, or nothing."""
    FAILED = "failed"
    """The file cannot be read, or something broke."""


class RowPolicy(StrEnum):
    """What becomes of a file in which some rows are wrong."""

    ALL_OR_NOTHING = "all_or_nothing"
    SKIP_BAD_ROWS = "skip_bad_rows"


@dataclass(frozen=True)
class TransferAsked(Event):
    kind: str


@dataclass(frozen=True)
class TransferMoved(Event):
    """It got further."""

    is_live = True


class CatalogTransfer(Model):
    __tablename__ = "catalog_transfers"
    __table_args__ = (CheckConstraint("done <= total", name="is_within_bounds"),)
    prefix = "transfer"

    kind: Mapped[TransferKind]
    content: Mapped[TransferContent] = mapped_column(
        default=TransferContent.CATALOG, server_default="catalog"
    )
    narrowed: Mapped[dict[str, str]] = mapped_column(
        JSONB, default_factory=dict, server_default="{}"
    )
    """What alone is exported, by the name of a column of the file; empty for all."""
    status: Mapped[TransferStatus] = mapped_column(default=TransferStatus.WAITING)
    is_dry_run: Mapped[bool] = mapped_column(default=False)
    policy: Mapped[RowPolicy] = mapped_column(default=RowPolicy.ALL_OR_NOTHING)
    upload_id: Mapped[UUID | None] = mapped_column(default=None)
    """The file that is imported."""
    account_id: Mapped[UUID]
    asked_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    total: Mapped[int] = mapped_column(default=0)
    """Rows of the file, once they are counted."""
    done: Mapped[int] = mapped_column(default=0)
    created: Mapped[int] = mapped_column(default=0)
    """Products or counts, as `changed` and `unchanged`."""
    changed: Mapped[int] = mapped_column(default=0)
    unchanged: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    """Rows."""
    faults: Mapped[list[dict[str, Any]]] = mapped_column(JSONB, default_factory=list)
    """The first of them: [{"row": 2, "column": "name", "message": …}]."""
    problem: Mapped[str | None] = mapped_column(default=None)
    """Why it failed."""
    size: Mapped[int | None] = mapped_column(default=None)
    result: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, deferred=True)
    """What was exported, or the rows that were wrong with what was wrong in them."""

    @classmethod
    def ask(cls, kind: TransferKind, account_id: UUID, now: datetime, **how: Any) -> Any:
        made = cls(kind=kind, account_id=account_id, asked_at=now, **how)
        made.emit(TransferAsked(kind=kind.value))
        return made

    def end(self, status: TransferStatus, now: datetime) -> None:
        self.status, self.ended_at = status, now
        if status is not TransferStatus.FAILED:
            self.done = self.total

    @property
    def has_file(self) -> bool:
        return self.size is not None

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who may change what the file is of."""
        return cls.content.in_([one for one, grant in _LOOKED_AFTER if viewer.may(grant)])


_LOOKED_AFTER = (
    (TransferContent.CATALOG, Grant.EDIT_CATALOG),
    (TransferContent.STOCK, Grant.MANAGE_STOCK),
)
