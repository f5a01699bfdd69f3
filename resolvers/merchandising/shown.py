"""What shoppers are shown of a product beside its card: read only when it is asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import any_, select
from strawberry import Parent

from models.catalog import Attribute, Product, age
from models.catalog.attributes import AttributeType, shown
from models.catalog.editing import LOCALES
from models.media import Photo
from resolvers.batching import IDS
from resolvers.catalog import ProductCard, cards
from resolvers.catalog.details import ProductDetails, details_of
from resolvers.context import Context, Info
from resolvers.merchandising import reading
from resolvers.session import SharedSession


@dataclass(frozen=True, slots=True)
class ProductAttribute:
    attribute: Attribute
    value: str

    @property
    def code(self) -> str:
        return self.attribute.code

    @property
    def type(self) -> AttributeType:
        return self.attribute.type

    @property
    def name(self) -> str:
        return self.attribute.name

    @property
    def name_de(self) -> str | None:
        return self.attribute.names.get("de")

    @property
    def unit(self) -> str | None:
        return self.attribute.unit


async def _attributes(session: SharedSession, codes: Sequence[str]) -> list[Attribute | None]:
    wanted = await session.execute(select(Attribute).where(Attribute.code.in_(codes)))
    found = {one.code: one for one in wanted.scalars()}
    return [found.get(code) for code in codes]


async def details(card: Parent[ProductCard], info: Info) -> ProductDetails | None:
    """What else is said of it."""
    return await info.context.loaders.of(details_of).load(card.id)


async def age_limit(details: Parent[ProductDetails], info: Info) -> int | None:
    """Years, in this market; null where anybody may buy it."""
    channel = await info.context.channel()
    return age.limit_in(details.age_limits, details.is_age_restricted, channel.code)


async def attributes(details: Parent[ProductDetails], info: Info) -> list[ProductAttribute]:
    """What is said of it, by name."""
    known = await info.context.loaders.of(_attributes).load_many(list(details.said))
    found = [
        ProductAttribute(one, shown(value))
        for one, value in zip(known, details.said.values(), strict=True)
        if one is not None
    ]
    return sorted(found, key=lambda one: one.name)


def public_metadata(details: Parent[ProductDetails]) -> list[reading.Metadata]:
    """What other systems note for everybody."""
    return [reading.Metadata(*one) for one in sorted(details.noted.items())]


def text(details: Parent[ProductDetails], locale: str) -> reading.LocalText:
    """Its words in a language; in English where nobody has said them otherwise."""
    said: dict[str, Any] = details.texts.get(locale, {}) if locale in LOCALES else {}
    names = ("name", "description", "seo_title", "seo_description")
    return reading.LocalText(
        locale if said else "en",
        **{name: said.get(name) or getattr(details, name) for name in names},
    )


def pictures(details: Parent[ProductDetails]) -> list[Photo]:
    """In order, with what is to be seen on each."""
    return [Photo.of(one) for one in details.photos]


async def related(details: Parent[ProductDetails], info: Info) -> list[ProductCard]:
    """What goes with it, as far as it is on sale."""
    return await _linked(details.related_ids, info)


async def upgrades(details: Parent[ProductDetails], info: Info) -> list[ProductCard]:
    """Better ones of its kind, as far as they are on sale."""
    return await _linked(details.upgrade_ids, info)


async def _linked(ids: Sequence[UUID], info: Info) -> list[ProductCard]:
    return list((await cards(info.context, ids, archived=False)).values())


async def age_limits(context: Context, product_ids: Iterable[UUID]) -> dict[UUID, int]:
    """The years of those products that have a limit in the request's market, by one statement.

    `models.catalog.age` says what follows from one.
    """
    wanted = [Product.id, Product.age_limits]
    channel = await context.channel()
    rows = await context.session.execute(
        select(*wanted).where(Product.id == any_(IDS), Product.is_age_restricted),
        {"ids": list(set(product_ids))},
    )
    found = {id: age.limit_in(limits, True, channel.code) for id, limits in rows}
    return {id: years for id, years in found.items() if years is not None}
