"""What belongs to a product beside its variants: pictures, and ways to other products."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model
from models.invariants import invariant
from models.viewer import Viewer

MOST_PICTURES = 20
MOST_LINKS = 20
"""Of one kind."""


class LinkKind(StrEnum):
    RELATED = "related"
    UPGRADE = "upgrade"
    """The better one of its kind."""


class ProductLink(Model):
    __tablename__ = "product_links"
    __table_args__ = (
        UniqueConstraint("product_id", "kind", "target_id"),
        Index(None, "target_id"),
        CheckConstraint("product_id <> target_id", name="leads_elsewhere"),
    )
    prefix = "link"

    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"))
    kind: Mapped[LinkKind]
    target_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"))
    position: Mapped[int] = mapped_column(default=0)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


class ProductPicture(Model):
    """A picture at its place, with the words for those who do not see it."""

    __tablename__ = "product_pictures"
    __table_args__ = (
        UniqueConstraint("product_id", "media_id"),
        Index(None, "media_id"),
    )
    prefix = "picture"

    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"))
    media_id: Mapped[UUID] = mapped_column(ForeignKey("media.id"))
    position: Mapped[int] = mapped_column(default=0)
    alternative: Mapped[str]
    """What is to be seen on it, in the shop's language."""
    alternatives: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, server_default="{}")
    """In other languages: {"de": …}."""

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


invariant(
    "products.note_their_photos",
    "A product notes its pictures as they are: lists draw the first of them.",
    """
    select p.id, p.name from products p left join product_photos n on n.product_id = p.id
    where p.photos <> coalesce(n.photos, '[]')
    """,
)
