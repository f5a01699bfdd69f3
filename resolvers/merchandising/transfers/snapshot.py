"""The catalogue as it is, read whole by a few statements, to be written out or compared with."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from models import ids
from models.catalog import (
    Attribute,
    Category,
    LinkKind,
    Product,
    ProductLink,
    ProductPicture,
    Variant,
)
from models.media import Media
from models.money import Money
from models.prices import Price
from models.stores import Channel
from resolvers.merchandising.transfers import cells
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
    categories: dict[str, Category] = field(default_factory=dict)
    """By slug."""
    markets: dict[str, Channel] = field(default_factory=dict)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    media: frozenset[str] = frozenset()
    """The ids of pictures that there are."""
    narrowed: Mapping[str, str] = field(default_factory=dict)
    """What alone goes out."""

    def header(self) -> list[str]:
        return cells.header(list(self.markets))

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
    media = await session.scalars(select(Media.id))
    found.media = frozenset(ids.encode(Media.prefix, one) for one in media)


async def _products(session: SharedSession, found: Snapshot) -> None:
    table = Product.__table__
    columns = [table.c[name] for name in ("id", "revision", "category_id", "keywords", *_PRODUCT)]
    slugs = {one.id: slug for slug, one in found.categories.items()}
    rows = await session.execute(select(*columns).order_by(table.c.article_number))
    for row in rows.mappings():
        values = dict(row)
        values["category"] = slugs[values["category_id"]]
        found.products[values["id"]] = values | {name: [] for name in cells.LISTS}


async def _variants(session: SharedSession, found: Snapshot) -> None:
    table = Variant.__table__
    columns = [table.c[name] for name in ("id", "product_id", "position", *_VARIANT)]
    rows = await session.execute(select(*columns).order_by(table.c.product_id, table.c.position))
    for row in rows.mappings():
        found.variants[row["id"]] = dict(row)
        found.variants_of[row["product_id"]].append(row["id"])
    codes = {one.id: code for code, one in found.markets.items()}
    without_sale = func.coalesce(Price.regular, Price.amount)
    prices = await session.execute(select(Price.variant_id, Price.channel_id, without_sale))
    for variant_id, channel_id, amount in prices:
        found.prices[variant_id][codes[channel_id]] = amount


async def _beside(session: SharedSession, found: Snapshot) -> None:
    names = {kind: name for name, kind in _LINKS.items()}
    links = select(ProductLink.product_id, ProductLink.kind, ProductLink.target_id)
    for id, kind, target in await session.execute(links.order_by(ProductLink.position)):
        number = found.products[target]["article_number"]
        found.products[id][names[kind]].append(number)
    pictures = select(ProductPicture).order_by(ProductPicture.position, ProductPicture.id)
    for one in await session.scalars(pictures):
        found.products[one.product_id]["pictures"].append(
            {"id": ids.encode(Media.prefix, one.media_id), "en": one.alternative} | one.alternatives
        )
