"""What is sold: categories, products, and the variants that carry a SKU."""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Computed, ForeignKey, Index, SmallInteger, text, true
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Event, Model
from models.money import Money
from models.viewer import Grant, Viewer

TIERS = range(5)
"""By popularity; each has its own index of words."""


class Brand(StrEnum):
    NATIONAL = "national"
    PRIVATE = "private"


class ProductStatus(StrEnum):
    LISTED = "listed"
    ARCHIVED = "archived"


@dataclass(frozen=True)
class ProductViewed(Event):
    placement: str | None


@dataclass(frozen=True)
class Searched(Event):
    text: str
    results: int | None


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """What one `unit` of the content costs, to compare packages by."""

    price: Money
    unit: str

    @classmethod
    def of(cls, price: Money, quantity: float | None, unit: str | None) -> "UnitPrice | None":
        """None where the content is unknown, or where a unit would cost less than it can say."""
        if not quantity or quantity < 0 or unit is None:
            return None
        each = Decimal(price.minor) / Decimal(str(quantity))
        minor = int(each.quantize(Decimal(1), ROUND_HALF_UP))
        return cls(Money(minor, price.currency), unit) if minor else None


class Category(Model):
    """A shelf in the tree of shelves; `wall` and `picture` say how it is drawn."""

    __tablename__ = "categories"
    prefix = "category"

    name: Mapped[str]
    slug: Mapped[str] = mapped_column(unique=True)
    parent_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("categories.id"), index=True, default=None
    )
    level: Mapped[int] = mapped_column(default=0)
    wall: Mapped[str]
    picture: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    product_count: Mapped[int] = mapped_column(default=0)
    """Listed products in it and below."""

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


class Product(Model):
    """Goods as a shopper sees them. What is bought is one of its variants."""

    __tablename__ = "products"
    __table_args__ = (
        Index(None, "category_id", "popularity"),
        *(
            Index(
                f"ix_products_search_{tier}",
                "search",
                postgresql_using="gin",
                postgresql_where=text(f"status = 'listed' and tier = {tier}"),
            )
            for tier in TIERS
        ),
        # The orders in which people look at what is listed.
        Index(None, "popularity", "id", postgresql_where=text("status = 'listed'")),
        Index(None, "listed_at", "id", postgresql_where=text("status = 'listed'")),
        Index(None, "name", "id", postgresql_where=text("status = 'listed'")),
    )
    prefix = "product"

    name: Mapped[str]
    slug: Mapped[str] = mapped_column(unique=True)
    description: Mapped[str]
    category_id: Mapped[UUID] = mapped_column(ForeignKey("categories.id"))
    status: Mapped[ProductStatus] = mapped_column(default=ProductStatus.LISTED)
    kind: Mapped[str]
    """The type of goods, in words: "oat milk"."""
    brand: Mapped[Brand]
    maker: Mapped[int]
    size: Mapped[str | None]
    unit_quantity: Mapped[float | None] = mapped_column(default=None)
    """How many `unit`s the size holds; a measure, not money."""
    unit: Mapped[str | None] = mapped_column(default=None)
    article_number: Mapped[str] = mapped_column(unique=True)
    needs_article_number: Mapped[bool] = mapped_column(default=False)
    picture: Mapped[str]
    wall: Mapped[str]
    is_age_restricted: Mapped[bool] = mapped_column(default=False)
    popularity: Mapped[int] = mapped_column(default=0)
    """How many customers bought it."""
    tier: Mapped[int] = mapped_column(
        SmallInteger, default=TIERS[-1], server_default=str(TIERS[-1])
    )
    """Where the shop's most popular come first; arranged anew from time to time."""
    listed_at: Mapped[datetime]
    keywords: Mapped[str] = mapped_column(default="")
    """Further words that find it: category, department, SKU."""
    search: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed("to_tsvector('english'::regconfig, name || ' ' || keywords)", persisted=True),
        init=False,
        deferred=True,
    )

    @staticmethod
    def archive_is_open_to(viewer: Viewer) -> bool:
        return viewer.may(Grant.EDIT_CATALOG)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Everybody sees what is listed; who edits the catalogue also what is archived."""
        return true() if cls.archive_is_open_to(viewer) else cls.status == ProductStatus.LISTED


class Variant(Model):
    """What a SKU names: the thing on the shelf, priced and counted."""

    __tablename__ = "variants"
    # With the id, so that the way from a product to its price is read from indexes alone.
    __table_args__ = (
        Index(None, "product_id", "position", unique=True, postgresql_include=["id"]),
    )
    prefix = "variant"

    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"))
    sku: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    """0 is the variant that lists show."""

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


class SearchWord(Model):
    """A word of the catalogue, for suggestions and for what was misspelt."""

    __tablename__ = "search_words"
    __table_args__ = (
        Index(None, "word", postgresql_ops={"word": "text_pattern_ops"}),
        Index(None, "trigrams", postgresql_using="gin"),
    )
    prefix = "word"

    word: Mapped[str] = mapped_column(unique=True)
    products: Mapped[int]
    """How many listed products carry it."""
    trigrams: Mapped[list[str]]
