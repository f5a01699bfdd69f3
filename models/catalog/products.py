"""Categories, products, and the variants that carry a SKU."""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Computed,
    ForeignKey,
    Index,
    SmallInteger,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from models.base import ChangedMeanwhile, Event, Model
from models.catalog import age
from models.money import Money
from models.viewer import Grant, Viewer

TIERS = range(5)
"""By popularity; each has its own index of words."""

SEARCHED = (
    "setweight(to_tsvector('english'::regconfig, folded(name)), 'A')"
    " || to_tsvector('english'::regconfig, folded(keywords || ' ' || found_by))"
)
"""Without accents; what is in the name says most."""


class Brand(StrEnum):
    NATIONAL = "national"
    PRIVATE = "private"


class ProductStatus(StrEnum):
    """What is published goes from scheduled to ended by the clock; see `Product.due_status`."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    EARLY = "early"
    """Shown to members of a tier before everybody else."""
    LISTED = "listed"
    ENDED = "ended"
    ARCHIVED = "archived"


UNPUBLISHED = frozenset({ProductStatus.DRAFT, ProductStatus.ARCHIVED})


class TaxClass(StrEnum):
    STANDARD = "standard"
    REDUCED = "reduced"
    ZERO = "zero"


class ReturnRule(StrEnum):
    """Whether it may be sent back, as its buyer is told before."""

    ANY = "any"
    """As anything else."""
    FINAL_SALE = "final_sale"
    HYGIENE = "hygiene"
    """Nobody else can use what was opened: cosmetics, underwear, food."""


@dataclass(frozen=True)
class ProductChanged(Event):
    """`what` names the columns, or what became of the product."""

    what: list[str]


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
    external_ref: Mapped[str | None] = mapped_column(unique=True, default=None)
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    seo_title: Mapped[str | None] = mapped_column(default=None)
    seo_description: Mapped[str | None] = mapped_column(default=None)
    texts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, server_default="{}")
    """In other languages, as those of a product."""

    @property
    def name_de(self) -> str | None:
        said: str | None = self.texts.get("de", {}).get("name")
        return said

    def check_revision(self, revision: int) -> None:
        """Raises ChangedMeanwhile."""
        if self.revision != revision:
            raise ChangedMeanwhile(revision=self.revision)

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
        Index(
            "ix_products_search_unlisted",
            "search",
            postgresql_using="gin",
            postgresql_where=text("status <> 'listed'"),
        ),
        # The orders in which people look at what is listed.
        Index(None, "popularity", "id", postgresql_where=text("status = 'listed'")),
        Index(None, "listed_at", "id", postgresql_where=text("status = 'listed'")),
        Index(None, "name", "id", postgresql_where=text("status = 'listed'")),
        # The same within a category: what sorts last in a large shop is found as fast.
        *(
            Index(None, "category_id", order, "id", postgresql_where=text("status = 'listed'"))
            for order in ("listed_at", "name")
        ),
        # What the clock publishes and ends.
        Index(
            "ix_products_timed",
            "publish_from",
            postgresql_where=text("publish_from is not null or publish_until is not null"),
        ),
        CheckConstraint("publish_until > publish_from", name="is_published_before_it_ends"),
        CheckConstraint(
            "octet_length(public_metadata::text) <= 16384"
            " and octet_length(private_metadata::text) <= 16384",
            name="metadata_is_small",
        ),
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
    """Further words that find it, as the shop wrote them."""
    found_by: Mapped[str] = mapped_column(default="", server_default="", init=False, deferred=True)
    """Words of its kind, categories and variants, which triggers keep right."""
    search: Mapped[str] = mapped_column(
        TSVECTOR, Computed(SEARCHED, persisted=True), init=False, deferred=True
    )

    external_ref: Mapped[str | None] = mapped_column(unique=True, default=None)
    """By what another system knows it."""
    revision: Mapped[int] = mapped_column(default=1, server_default="1")
    """Counts each change, also of its variants, pictures and links."""
    publish_from: Mapped[datetime | None] = mapped_column(default=None)
    publish_until: Mapped[datetime | None] = mapped_column(default=None)
    early_tier: Mapped[str | None] = mapped_column(default=None)
    """Members of it see the product from `early_from` on; None where nobody is first."""
    early_from: Mapped[datetime | None] = mapped_column(default=None)
    tax_class: Mapped[TaxClass] = mapped_column(
        default=TaxClass.STANDARD, server_default=TaxClass.STANDARD.value
    )
    return_rule: Mapped[ReturnRule] = mapped_column(
        default=ReturnRule.ANY, server_default=ReturnRule.ANY.value
    )
    age_limits: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, server_default="{}")
    """Years by the code of a market; see models/catalog/age.py."""
    seo_title: Mapped[str | None] = mapped_column(default=None)
    seo_description: Mapped[str | None] = mapped_column(default=None)
    attributes: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, server_default="{}")
    """Values by the code of their `Attribute`."""
    texts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, server_default="{}")
    """In other languages: {"de": {"name": …, "description": …, "seo_title": …}}."""
    photos: Mapped[list[Any]] = mapped_column(
        JSONB, default_factory=list, server_default="[]", init=False
    )
    """Its pictures as lists and pages draw them, which triggers keep right: see models/media."""
    public_metadata: Mapped[dict[str, Any]] = mapped_column(
        default_factory=dict, server_default="{}"
    )
    private_metadata: Mapped[dict[str, Any]] = mapped_column(
        default_factory=dict, server_default="{}"
    )

    def check_revision(self, revision: int) -> None:
        """Raises ChangedMeanwhile."""
        if self.revision != revision:
            raise ChangedMeanwhile(revision=self.revision)

    def note(self, *what: str) -> None:
        """It was changed: those who saw it before have seen something else."""
        self.revision += 1
        self.emit(ProductChanged(list(what)))

    def due_status(self, now: datetime) -> ProductStatus:
        """What it is at `now`, once it is published."""
        if self.publish_until is not None and now >= self.publish_until:
            return ProductStatus.ENDED
        if self.publish_from is None or now >= self.publish_from:
            return ProductStatus.LISTED
        is_early = self.early_tier is not None and self.early_from is not None
        if is_early and self.early_from is not None and now >= self.early_from:
            return ProductStatus.EARLY
        return ProductStatus.SCHEDULED

    def age_limit(self, market: str) -> int | None:
        return age.limit_in(self.age_limits, self.is_age_restricted, market)

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
    __table_args__ = (
        CheckConstraint("barcode ~ '^[0-9]{8,14}$'", name="barcode_is_digits"),
        CheckConstraint("weight_grams >= 0", name="weighs_something"),
        # With the id, so that the way from a product to its price is read from indexes alone.
        Index(None, "product_id", "position", unique=True, postgresql_include=["id"]),
        CheckConstraint(
            "least_quantity >= 1 and quantity_step >= 1 and (most_quantity is null"
            " or most_quantity between least_quantity and 99)",
            name="terms_are_sane",
        ),
    )
    prefix = "variant"

    product_id: Mapped[UUID] = mapped_column(ForeignKey("products.id"))
    sku: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(default="")
    external_ref: Mapped[str | None] = mapped_column(unique=True, default=None)
    barcode: Mapped[str | None] = mapped_column(unique=True, default=None)
    """EAN or UPC, digits alone; see models/catalog/barcodes.py."""
    options: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, server_default="{}")
    """What tells it from its siblings: {"size": "500 g"}."""
    weight_grams: Mapped[int | None] = mapped_column(default=None)
    position: Mapped[int] = mapped_column(default=0)
    """0 is the variant that lists show."""
    least_quantity: Mapped[int] = mapped_column(default=1, server_default="1")
    """A cart holds as many of it at least, and from there on so many more at a time."""
    quantity_step: Mapped[int] = mapped_column(default=1, server_default="1")
    most_quantity: Mapped[int | None] = mapped_column(default=None)
    """None for as many as a cart may hold of anything."""

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
