"""Pictures that were looked at, cleaned and made small; the files of each never change."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    LargeBinary,
    UniqueConstraint,
    literal,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Model
from models.viewer import Grant, Viewer

WIDTHS = (160, 320, 640, 1280, 1920)
"""Pixels of the files that are made; none is larger than what was uploaded."""
LARGEST_IMAGE = 10_000_000
LARGEST_CSV = 60_000_000
UPLOAD_LASTS = timedelta(minutes=15)
KEPT = timedelta(days=7)
"""How long a file is kept from which something is imported."""


class UploadKind(StrEnum):
    IMAGE = "image"
    CSV = "csv"

    @property
    def largest(self) -> int:
        """Bytes."""
        return LARGEST_IMAGE if self is UploadKind.IMAGE else LARGEST_CSV


@dataclass
class NotAPicture(DomainError):
    message = "{reason}"
    reason: str


class Media(Model):
    """A picture. What it was uploaded as is not kept: only what was made of it."""

    __tablename__ = "media"
    __table_args__ = (CheckConstraint("width > 0 and height > 0", name="has_a_size"),)
    prefix = "media"

    digest: Mapped[str] = mapped_column(unique=True)
    """Of what was uploaded: the same picture is kept once."""
    width: Mapped[int]
    """Pixels of the largest file."""
    height: Mapped[int]
    blur_hash: Mapped[str]
    uploaded_by: Mapped[UUID]
    """An account."""

    @property
    def widths(self) -> list[int]:
        """Of its files."""
        return [*(one for one in WIDTHS if one < self.width), self.width]

    @property
    def url(self) -> str:
        """Of the largest, which every browser of today can show."""
        return f"/media/{self.gid}/{self.width}.webp"

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


class MediaFile(Model):
    __tablename__ = "media_files"
    __table_args__ = (UniqueConstraint("media_id", "width", "format"),)
    prefix = "mediafile"

    media_id: Mapped[UUID] = mapped_column(ForeignKey("media.id"))
    width: Mapped[int]
    format: Mapped[str]
    """`avif` or `webp`."""
    size: Mapped[int]
    """Bytes."""
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


class Upload(Model):
    """A place for one file, opened by whoever may edit the catalogue, for a quarter of an hour."""

    __tablename__ = "uploads"
    prefix = "upload"

    kind: Mapped[UploadKind]
    account_id: Mapped[UUID]
    token_digest: Mapped[str] = mapped_column(unique=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    received_at: Mapped[datetime | None] = mapped_column(default=None)
    name: Mapped[str] = mapped_column(default="")
    size: Mapped[int | None] = mapped_column(default=None)
    content: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, deferred=True)
    """Of a CSV file."""
    media_id: Mapped[UUID | None] = mapped_column(ForeignKey("media.id"), default=None)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Whoever opened it, while they may edit the catalogue."""
        if not viewer.may(Grant.EDIT_CATALOG):
            return literal(False)
        return cls.account_id == viewer.account_id
