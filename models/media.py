"""Pictures that were looked at, cleaned and made small; the files of each never change."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from struct import pack
from typing import Any
from uuid import UUID

# It has no types, which mypy says otherwise where it is not installed.
import blurhash  # type: ignore[import-not-found,import-untyped,unused-ignore]
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

from models import ids
from models.base import DomainError, Model
from models.viewer import Grant, Viewer

WIDTHS = (160, 320, 640, 1280, 1920)
"""Pixels of the files that are made; none is larger than what was uploaded."""
LARGEST_IMAGE = 10_000_000
LARGEST_CSV = 60_000_000
UPLOAD_LASTS = timedelta(minutes=15)
KEPT = timedelta(days=7)
"""How long a file is kept from which something is imported."""


_BLURRED = (4, 3)
"""Pixels of what is shown until a picture is there; a browser draws them soft."""
_BITMAP = pack("<2sIIIIiiHHIIiiII", b"BM", 90, 0, 54, 40, *_BLURRED, 1, 24, 0, 36, 0, 0, 0, 0)
"""The head of an uncompressed one: 3 bytes a pixel, the lowest row first."""


@lru_cache(4096)
def placeholder(blur_hash: str) -> str:
    """A `data:` address of it."""
    rows = blurhash.decode(blur_hash, *_BLURRED)
    pixels = bytes(part for row in reversed(rows) for one in row for part in reversed(one))
    return f"data:image/bmp;base64,{b64encode(_BITMAP + pixels).decode()}"


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

    @property
    def placeholder(self) -> str:
        return placeholder(self.blur_hash)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


@dataclass(slots=True, eq=False)
class Shot:
    """A picture of which a product notes all that is drawn."""

    id: UUID
    width: int
    height: int
    blur_hash: str

    @property
    def gid(self) -> str:
        return ids.encode(Media.prefix, self.id)

    widths = Media.widths
    url = Media.url
    placeholder = Media.placeholder


@dataclass(slots=True, eq=False)
class Photo:
    """A picture at its place on a product."""

    media: Shot
    alternative: str
    alternative_de: str | None

    @classmethod
    def of(cls, noted: Mapping[str, Any]) -> "Photo":
        shot = Shot(UUID(noted["id"]), noted["width"], noted["height"], noted["blur"])
        return cls(shot, noted["en"], noted.get("de"))


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
    """A place for one file, opened by whoever may bring one, for a quarter of an hour."""

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
        """Whoever opened it, while they may edit the catalogue or count goods."""
        if not viewer.may(Grant.EDIT_CATALOG, Grant.MANAGE_STOCK):
            return literal(False)
        return cls.account_id == viewer.account_id
