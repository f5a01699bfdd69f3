"""The catalogue as merchandisers look at it: drafts, prices of all markets, and what is linked."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, any_, func, literal_column, or_, select
from sqlalchemy.dialects.postgresql import TSQUERY
from strawberry import Parent

from models.catalog import (
    TIERS,
    Attribute,
    Category,
    LinkKind,
    Product,
    ProductLink,
    ProductPicture,
    ProductStatus,
    Variant,
)
from models.catalog.attributes import shown
from models.media import Media
from models.money import Money
from models.prices import Price
from models.spelling import readable
from models.stores import Channel
from resolvers.batching import IDS
from resolvers.catalog.search import query_of
from resolvers.catalog.shelves import Shelf
from resolvers.context import Info
from resolvers.paging import Page, newest_first
from resolvers.session import SharedSession


async def catalog_products(
    info: Info,
    search: str | None = None,
    status: ProductStatus | None = None,
    first: int = 20,
    after: str | None = None,
) -> Page[Product]:
    """Products of every status, the last listed first. `search` is words as shoppers write
    them, the last one perhaps not to its end, or a whole number, SKU, barcode or reference.
    """
    matching = fitting(search, status)
    return await newest_first(
        info.context, Product, Product.listed_at, matching=matching, first=first, after=after
    )


def fitting(search: str | None, status: ProductStatus | None) -> list[ColumnElement[bool]]:
    """What all of a list meet."""
    matching: list[ColumnElement[bool]] = []
    if status is not None:
        matching.append(Product.status == status)
    if text := readable(search or ""):
        matching.append(_says(text))
    return matching


def _says(text: str) -> ColumnElement[bool]:
    """Each part is answered by an index of its own: those of words are by tier, and one is of all
    that is not listed."""
    words, beginning = query_of(text)
    asked = select(func.search_query(words, beginning, type_=TSQUERY)).scalar_subquery()
    is_said = Product.search.op("@@")(asked)
    listed: Any = literal_column(f"'{ProductStatus.LISTED}'")
    tiers = (Product.tier == literal_column(str(one)) for one in TIERS)
    codes = or_(Variant.sku == text, Variant.barcode == text, Variant.external_ref == text)
    owners = select(Variant.product_id).where(codes).scalar_subquery()
    return or_(
        *(and_(Product.status == listed, one, is_said) for one in tiers),
        and_(Product.status != listed, is_said),
        Product.article_number == text,
        Product.external_ref == text,
        Product.id == any_(func.array(owners)),
    )


@dataclass(frozen=True, slots=True)
class AgeLimit:
    market: str
    years: int


@dataclass(frozen=True, slots=True)
class AttributeValue:
    code: str
    value: str


@dataclass(frozen=True, slots=True)
class LocalText:
    locale: str
    name: str | None = None
    description: str | None = None
    seo_title: str | None = None
    seo_description: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    key: str
    value: str


@dataclass(frozen=True, slots=True)
class VariantOption:
    name: str
    value: str


def age_limits(product: Parent[Product]) -> list[AgeLimit]:
    """Of each market that has one."""
    return [AgeLimit(market, years) for market, years in sorted(product.age_limits.items())]


def attribute_values(product: Parent[Product]) -> list[AttributeValue]:
    return [AttributeValue(code, shown(one)) for code, one in sorted(product.attributes.items())]


def texts(product: Parent[Product]) -> list[LocalText]:
    """In other languages."""
    return [LocalText(locale, **said) for locale, said in sorted(product.texts.items())]


def category_texts(category: Parent[Category]) -> list[LocalText]:
    """In other languages."""
    return [LocalText(locale, **said) for locale, said in sorted(category.texts.items())]


def public_metadata(product: Parent[Product]) -> list[Metadata]:
    """What other systems note, for everybody to read."""
    return [Metadata(*one) for one in sorted(product.public_metadata.items())]


def private_metadata(product: Parent[Product]) -> list[Metadata]:
    """What other systems note, for merchandisers alone."""
    return [Metadata(*one) for one in sorted(product.private_metadata.items())]


def options(variant: Parent[Variant]) -> list[VariantOption]:
    """What tells it from its siblings."""
    return [VariantOption(*one) for one in variant.options.items()]


def attribute_name_de(attribute: Parent[Attribute]) -> str | None:
    return attribute.names.get("de")


async def category(product: Parent[Product], info: Info) -> Shelf:
    found = await info.context.loaders.category.load(product.category_id)
    assert found is not None
    return found


async def _variants(session: SharedSession, ids: Sequence[UUID]) -> list[list[Variant]]:
    found: dict[UUID, list[Variant]] = defaultdict(list)
    wanted = select(Variant).where(Variant.product_id == any_(IDS)).order_by(Variant.position)
    for one in (await session.execute(wanted, {"ids": list(ids)})).scalars():
        found[one.product_id].append(one)
    return [found[id] for id in ids]


async def variants(product: Parent[Product], info: Info) -> list[Variant]:
    """The one that lists show first."""
    return await info.context.loaders.of(_variants).load(product.id)


@dataclass(frozen=True, slots=True)
class PlannedSale:
    price: Money
    starts_at: datetime
    ends_at: datetime | None
    is_running: bool
    lowest_recent_price: Money | None


@dataclass(frozen=True, slots=True)
class MarketPrice:
    market: str
    price: Money
    sale: PlannedSale | None = None


async def _prices(session: SharedSession, ids: Sequence[UUID]) -> list[list[MarketPrice]]:
    found: dict[UUID, list[MarketPrice]] = defaultdict(list)
    wanted = (
        select(Price, Channel.code, Channel.currency)
        .join(Channel, Channel.id == Price.channel_id)
        .where(Price.variant_id == any_(IDS))
        .order_by(Channel.position, Channel.code)
    )
    for row in (await session.execute(wanted, {"ids": list(ids)})).all():
        price, code, currency = row
        sale = _planned(price, currency)
        found[price.variant_id].append(MarketPrice(code, Money(price.without_sale, currency), sale))
    return [found[id] for id in ids]


def _planned(price: Price, currency: str) -> PlannedSale | None:
    sale, lowest = price.sale, price.lowest_recent
    if sale is None:
        return None
    return PlannedSale(
        Money(sale.amount, currency),
        sale.starts_at,
        sale.ends_at,
        price.regular is not None,
        None if lowest is None else Money(lowest, currency),
    )


async def market_prices(variant: Parent[Variant], info: Info) -> list[MarketPrice]:
    """In each market that sells it."""
    return await info.context.loaders.of(_prices).load(variant.id)


async def _pictures(session: SharedSession, ids: Sequence[UUID]) -> list[list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    wanted = (
        select(ProductPicture, Media)
        .join(Media, Media.id == ProductPicture.media_id)
        .where(ProductPicture.product_id == any_(IDS))
        .order_by(ProductPicture.position, ProductPicture.id)
    )
    for picture, media in (await session.execute(wanted, {"ids": list(ids)})).all():
        found[picture.product_id].append(Picture(picture, media))
    return [found[id] for id in ids]


@dataclass(frozen=True, slots=True)
class Picture:
    placed: ProductPicture
    media: Media

    @property
    def alternative(self) -> str:
        return self.placed.alternative

    @property
    def alternative_de(self) -> str | None:
        return self.placed.alternatives.get("de")


async def pictures(product: Parent[Any], info: Info) -> list[Picture]:
    """In order, with what is to be seen on each."""
    return await info.context.loaders.of(_pictures).load(product.id)


async def _links(session: SharedSession, ids: Sequence[UUID]) -> list[list[ProductLink]]:
    found: dict[UUID, list[ProductLink]] = defaultdict(list)
    wanted = (
        select(ProductLink)
        .where(ProductLink.product_id == any_(IDS))
        .order_by(ProductLink.position, ProductLink.id)
    )
    for one in (await session.execute(wanted, {"ids": list(ids)})).scalars():
        found[one.product_id].append(one)
    return [found[id] for id in ids]


async def _products(session: SharedSession, ids: Sequence[UUID]) -> list[Product | None]:
    wanted = select(Product).where(Product.id == any_(IDS))
    found = {one.id: one for one in (await session.execute(wanted, {"ids": list(ids)})).scalars()}
    return [found.get(id) for id in ids]


async def links_of(product_id: UUID, info: Info) -> list[ProductLink]:
    return await info.context.loaders.of(_links).load(product_id)


async def _linked(product: Any, info: Info, kind: LinkKind) -> list[Product]:
    loaders = info.context.loaders
    links = await loaders.of(_links).load(product.id)
    wanted = [one.target_id for one in links if one.kind is kind]
    found = await loaders.of(_products).load_many(wanted)
    return [one for one in found if one is not None]


async def related_products(product: Parent[Product], info: Info) -> list[Product]:
    """What goes with it."""
    return await _linked(product, info, LinkKind.RELATED)


async def upgrades(product: Parent[Product], info: Info) -> list[Product]:
    """Better ones of its kind."""
    return await _linked(product, info, LinkKind.UPGRADE)
