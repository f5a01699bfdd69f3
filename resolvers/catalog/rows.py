"""What a list shows of the catalogue: rows of one statement each, served by plain attributes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Boolean,
    Integer,
    and_,
    any_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models import ids
from models.catalog import Brand, Category, Product, ProductStatus, UnitPrice, Variant
from models.inventory import Stock, StockStatus, to_sell
from models.loyalty import LoyaltyTier
from models.media import Photo
from models.money import Money
from models.prices import Price
from models.stores import Channel

MOST_TOLD = 99
"""A shop does not tell its competitors how much it has."""

products, variants, categories = Product.__table__, Variant.__table__, Category.__table__
prices, stock = Price.__table__, Stock.__table__

CHANNEL = bindparam("channel", type_=PgUUID)
WAREHOUSE = bindparam("warehouse", type_=PgUUID)
FURTHER = bindparam("further", type_=ARRAY(PgUUID))
"""The other warehouses of the channel."""
ARCHIVED = bindparam("archived", type_=Boolean)
"""Whether archived products count."""
STANDING = bindparam("standing", type_=Integer)
"""The rank of the buyer's tier; 0 for who buys when everybody does."""


@dataclass(slots=True, eq=False)
class CategoryCard:
    id: UUID
    name: str
    slug: str
    wall: str
    picture: str
    level: int
    product_count: int
    parent_id: UUID | None
    name_de: str | None

    @property
    def gid(self) -> str:
        return ids.encode(Category.prefix, self.id)


@dataclass(slots=True, eq=False)
class Priced:
    """Has a price in a channel, and a stock at the channel's warehouses."""

    currency: str
    amount: int
    regular: int | None
    lowest_recent: int | None
    available: int

    @property
    def price(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def regular_price(self) -> Money:
        return Money(self.amount if self.regular is None else self.regular, self.currency)

    @property
    def sale_price(self) -> Money | None:
        return None if self.regular is None else self.price

    @property
    def lowest_recent_price(self) -> Money | None:
        return None if self.lowest_recent is None else Money(self.lowest_recent, self.currency)

    @property
    def stock(self) -> StockStatus:
        return StockStatus.of(self.available)

    @property
    def quantity_available(self) -> int:
        return max(0, min(self.available, MOST_TOLD))


@dataclass(slots=True, eq=False)
class VariantCard(Priced):
    id: UUID
    sku: str
    name: str

    @property
    def gid(self) -> str:
        return ids.encode(Variant.prefix, self.id)


@dataclass(slots=True, eq=False)
class ProductCard(Priced):
    """A product as its default variant offers it."""

    variant_id: UUID
    sku: str
    id: UUID
    name: str
    slug: str
    description: str
    status: ProductStatus
    kind: str
    brand: Brand
    maker: int
    size: str | None
    unit_quantity: float | None
    unit: str | None
    article_number: str
    needs_article_number: bool
    picture: str
    wall: str
    is_age_restricted: bool
    popularity: int
    listed_at: datetime
    name_de: str | None
    first_photo: Mapping[str, Any] | None
    category: CategoryCard

    @property
    def photo(self) -> Photo | None:
        return Photo.of(self.first_photo) if self.first_photo else None

    @property
    def gid(self) -> str:
        return ids.encode(Product.prefix, self.id)

    @property
    def variant_gid(self) -> str:
        return ids.encode(Variant.prefix, self.variant_id)

    @property
    def unit_price(self) -> UnitPrice | None:
        return UnitPrice.of(self.price, self.unit_quantity, self.unit)


HERE = func.coalesce(to_sell(stock.c), 0).label("available")
"""Of one place."""
_FURTHER = func.array(select(func.unnest(FURTHER)).scalar_subquery(), type_=ARRAY(PgUUID))
"""Not to be known while it is planned, so that one plan serves all markets and is kept."""
_more = stock.alias("more")
_MORE = (
    select(cast(func.sum(func.greatest(to_sell(_more.c), 0)), Integer))
    .where(_more.c.variant_id == variants.c.id, _more.c.location_id == any_(_FURTHER))
    .correlate_except(_more)
    .scalar_subquery()
)
AVAILABLE = case(
    (func.cardinality(_FURTHER) == 0, HERE.element),
    else_=func.greatest(HERE.element, 0) + func.coalesce(_MORE, 0),
).label("available")
"""Of all warehouses of the channel; who has one looks no further."""

PRICED = variants.join(
    prices, and_(prices.c.variant_id == variants.c.id, prices.c.channel_id == CHANNEL)
)
"""Variants that have a price in the channel."""

OFFERED = PRICED.outerjoin(
    stock, and_(stock.c.variant_id == variants.c.id, stock.c.location_id == WAREHOUSE)
)
"""The same with their stock at the first of the channel's warehouses."""

IS_DEFAULT = and_(variants.c.product_id == products.c.id, variants.c.position == 0)
IS_LISTED = products.c.status == literal_column(f"'{ProductStatus.LISTED}'")
"""Written out, so that every plan can use the indexes of what is listed."""

STATUS_EARLY = products.c.status == literal_column(f"'{ProductStatus.EARLY}'")
_tier = LoyaltyTier.__table__
IS_EARLY = and_(
    STATUS_EARLY,
    exists()
    .where(_tier.c.name == products.c.early_tier, _tier.c.rank <= STANDING)
    .correlate(products),
)
"""It is shown to who buys before everybody: they are in the tier that it names, or above it."""
IS_OPEN = or_(IS_LISTED, IS_EARLY)
SEEN = or_(IS_OPEN, ARCHIVED)

SHELF = products.join(OFFERED, IS_DEFAULT).join(
    categories, categories.c.id == products.c.category_id
)
"""Products that are sold in the channel, each with its default variant."""

CATEGORY_COLUMNS: list[Any] = [
    *(categories.c[name] for name in CategoryCard.__slots__[:-1]),
    categories.c.texts[("de", "name")].astext.label("shelf_de"),
]
PRICE_COLUMNS = [prices.c.amount, prices.c.regular, prices.c.lowest_recent]
VARIANT_COLUMNS = [
    *PRICE_COLUMNS,
    AVAILABLE,
    *(variants.c[name] for name in VariantCard.__slots__),
]
PRODUCT_COLUMNS = [
    *PRICE_COLUMNS,
    AVAILABLE,
    variants.c.id,
    variants.c.sku,
    *(products.c[name] for name in ProductCard.__slots__[2:-3]),
    products.c.texts[("de", "name")].astext.label("name_de"),
    products.c.photos[0].label("first_photo"),
]
CARD_COLUMNS = [*PRODUCT_COLUMNS, *CATEGORY_COLUMNS]
_WIDTH = len(PRODUCT_COLUMNS)


def in_channel(channel: Channel) -> dict[str, Any]:
    """The values of every statement over what a channel sells."""
    first, *further = channel.warehouses
    return {"channel": channel.id, "warehouse": first, "further": further}


def product_cards(rows: Iterable[Sequence[Any]], channel: Channel) -> list[ProductCard]:
    """Out of rows that begin with `CARD_COLUMNS`. Products of one category share its card."""
    shelves: dict[UUID, CategoryCard] = {}
    cards = []
    for row in rows:
        category = CategoryCard(*row[_WIDTH : _WIDTH + len(CATEGORY_COLUMNS)])
        shared = shelves.setdefault(category.id, category)
        cards.append(ProductCard(channel.currency, *[*row[:_WIDTH], shared]))
    return cards


def variant_card(row: Sequence[Any], channel: Channel) -> VariantCard:
    """Out of a row that begins with `VARIANT_COLUMNS`."""
    return VariantCard(channel.currency, *row[: len(VARIANT_COLUMNS)])
