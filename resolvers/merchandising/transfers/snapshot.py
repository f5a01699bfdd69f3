"""The catalogue as it is, read whole by a few statements, to be written out or compared with."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, any_, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models import ids
from models.catalog import (
    Attribute,
    Category,
    LinkKind,
    Product,
    ProductLink,
    ProductPicture,
    ProductStatus,
    Variant,
)
from models.loyalty import LoyaltyTier
from models.media import Media
from models.money import Money
from models.prices import Price
from models.stores import Channel
from resolvers.merchandising.reading import fitting
from resolvers.merchandising.transfers import cells, sales
from resolvers.merchandising.transfers.sales import Known
from resolvers.merchandising.transfers.subjects import Row
from resolvers.session import SharedSession

Values = dict[str, Any]
_PRODUCT = [one for one in cells.PRODUCT if one not in {*cells.LISTS, "category"}]
_VARIANT = [one.column for one in cells.VARIANT.values()]
_LINKS = {"related": LinkKind.RELATED, "upgrades": LinkKind.UPGRADE}


@dataclass
class Snapshot:
    """`products` and `variants` are values of the file's columns, by id."""

    products: dict[UUID, Values] = field(default_factory=dict)
    variants: dict[UUID, Values] = field(default_factory=dict)
    variants_of: dict[UUID, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    prices: dict[UUID, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    """By variant and market, in minor units."""
    sales: dict[UUID, dict[str, Known]] = field(default_factory=lambda: defaultdict(dict))
    """By variant and market: what is planned or runs."""
    categories: dict[str, Category] = field(default_factory=dict)
    """By slug."""
    markets: dict[str, Channel] = field(default_factory=dict)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    tiers: frozenset[str] = frozenset()
    """Their names."""
    media: frozenset[str] = frozenset()
    """The ids of pictures that there are."""
    narrowed: Mapping[str, str] = field(default_factory=dict)
    """What alone goes out."""

    def header(self) -> list[str]:
        priced = (cells.PRICE + one for one in self.markets)
        on_sale = (column for one in self.markets for column in sales.columns(one))
        return [*cells.PRODUCT, *cells.VARIANT, *priced, *on_sale]

    def __len__(self) -> int:
        return len(self.variants)

    def rows(self) -> Iterator[Sequence[str]]:
        """One for each variant; what is of the product stands in its first row, and its names in
        each."""
        for id, values in self.products.items():
            written = {name: cell.write(values[name]) for name, cell in cells.PRODUCT.items()}
            rest = dict.fromkeys(written, "") | {
                name: written[name] for name in ("external_ref", "article_number")
            }
            for place, variant_id in enumerate(self.variants_of[id]):
                yield [*(rest if place else written).values(), *self._variant(variant_id)]

    def _variant(self, id: UUID) -> Iterator[str]:
        values, amounts = self.variants[id], self.prices[id]
        for cell in cells.VARIANT.values():
            yield cell.write(values[cell.column])
        for code, market in self.markets.items():
            amount = amounts.get(code)
            yield "" if amount is None else Money(amount, market.currency).amount
        for code, market in self.markets.items():
            yield from sales.written(self.sales[id].get(code), market)


async def taken(
    session: SharedSession, narrowed: Mapping[str, str], rows: Collection[Row]
) -> Snapshot:
    """Of one moment, where the transaction of `session` keeps to one."""
    found = Snapshot(narrowed=narrowed)
    await _structure(session, found)
    await _products(session, found)
    await _variants(session, found)
    await _beside(session, found)
    return found


async def _structure(session: SharedSession, found: Snapshot) -> None:
    for category in await session.scalars(select(Category)):
        found.categories[category.slug] = category
    for market in await session.scalars(select(Channel).order_by(Channel.position, Channel.code)):
        found.markets[market.code] = market
    for attribute in await session.scalars(select(Attribute)):
        found.attributes[attribute.code] = attribute
    found.tiers = frozenset(await session.scalars(select(LoyaltyTier.name)))
    media = await session.scalars(select(Media.id))
    found.media = frozenset(ids.encode(Media.prefix, one) for one in media)


async def _products(session: SharedSession, found: Snapshot) -> None:
    table = Product.__table__
    columns = [table.c[name] for name in ("id", "revision", "category_id", "keywords", *_PRODUCT)]
    slugs = {one.id: slug for slug, one in found.categories.items()}
    wanted = select(*columns).where(*_chosen(found.narrowed)).order_by(table.c.article_number)
    rows = await session.execute(wanted)
    for row in rows.mappings():
        values = dict(row)
        values["category"] = slugs[values["category_id"]]
        found.products[values["id"]] = values | {name: [] for name in cells.LISTS}


def _chosen(narrowed: Mapping[str, str]) -> list[ColumnElement[bool]]:
    status = ProductStatus(narrowed["status"]) if "status" in narrowed else None
    return fitting(narrowed.get("search"), status)


def _of_chosen(found: Snapshot, product_id: Any) -> list[ColumnElement[bool]]:
    """Nothing where all go out: a file of a few needs not read what belongs to the rest."""
    if not found.narrowed:
        return []
    return [product_id == any_(literal(list(found.products), ARRAY(PgUUID)))]


async def _variants(session: SharedSession, found: Snapshot) -> None:
    table = Variant.__table__
    columns = [table.c[name] for name in ("id", "product_id", "position", *_VARIANT)]
    mine = select(*columns).where(*_of_chosen(found, table.c.product_id))
    rows = await session.execute(mine.order_by(table.c.product_id, table.c.position))
    for row in rows.mappings():
        found.variants[row["id"]] = dict(row)
        found.variants_of[row["product_id"]].append(row["id"])
    codes = {one.id: code for code, one in found.markets.items()}
    without_sale = func.coalesce(Price.regular, Price.amount)
    priced = select(Price.variant_id, Price.channel_id, without_sale)
    priced = priced.where(*_of_chosen(found, _owner_of(Price.variant_id)))
    for variant_id, channel_id, amount in await session.execute(priced):
        found.prices[variant_id][codes[channel_id]] = amount
    await _sales(session, found, codes)


def _owner_of(variant_id: Any) -> Any:
    return select(Variant.product_id).where(Variant.id == variant_id).scalar_subquery()


async def _sales(session: SharedSession, found: Snapshot, codes: Mapping[UUID, str]) -> None:
    on_sale = select(Price).where(Price.sale_amount.is_not(None))
    rows = await session.scalars(on_sale, execution_options={"populate_existing": True})
    for variant_id, known in sales.known_of(rows).items():
        found.sales[variant_id] = {codes[channel]: one for channel, one in known.items()}


async def _beside(session: SharedSession, found: Snapshot) -> None:
    names = {kind: name for name, kind in _LINKS.items()}
    links = select(ProductLink.product_id, ProductLink.kind, Product.article_number)
    links = links.join(Product, Product.id == ProductLink.target_id)
    links = links.where(*_of_chosen(found, ProductLink.product_id))
    for id, kind, number in await session.execute(links.order_by(ProductLink.position)):
        found.products[id][names[kind]].append(number)
    pictures = select(ProductPicture).where(*_of_chosen(found, ProductPicture.product_id))
    ordered = pictures.order_by(ProductPicture.position, ProductPicture.id)
    for one in await session.scalars(ordered):
        found.products[one.product_id]["pictures"].append(
            {"id": ids.encode(Media.prefix, one.media_id), "en": one.alternative} | one.alternatives
        )
