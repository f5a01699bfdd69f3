"""What shoppers are shown of a product beside its card: read only when it is asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import any_, select
from strawberry import Parent

from models.catalog import LinkKind, Product, age
from models.catalog.editing import LOCALES
from resolvers.batching import IDS
from resolvers.catalog import ProductCard, cards
from resolvers.context import Context, Info
from resolvers.merchandising import reading
from resolvers.session import SharedSession


@dataclass(frozen=True, slots=True)
class ProductDetails:
    product: Product
    age_limit: int | None
    """Years, in the market that is asked."""

    @property
    def seo_title(self) -> str | None:
        return self.product.seo_title

    @property
    def seo_description(self) -> str | None:
        return self.product.seo_description


async def _products(session: SharedSession, ids: Sequence[UUID]) -> list[Product | None]:
    wanted = select(Product).where(Product.id == any_(IDS))
    found = {one.id: one for one in (await session.execute(wanted, {"ids": list(ids)})).scalars()}
    return [found.get(id) for id in ids]


async def details(card: Parent[ProductCard], info: Info) -> ProductDetails | None:
    """What else is said of it."""
    product = await info.context.loaders.of(_products).load(card.id)
    if product is None:
        return None
    channel = await info.context.channel()
    return ProductDetails(product, product.age_limit(channel.code))


def attributes(details: Parent[ProductDetails]) -> list[reading.AttributeValue]:
    """What is said of it, by the codes of `attributes`."""
    return reading.attribute_values(details.product)


def public_metadata(details: Parent[ProductDetails]) -> list[reading.Metadata]:
    """What other systems note for everybody."""
    return reading.public_metadata(details.product)


def text(details: Parent[ProductDetails], locale: str) -> reading.LocalText:
    """Its words in a language; in English where nobody has said them otherwise."""
    said: dict[str, Any] = details.product.texts.get(locale, {}) if locale in LOCALES else {}
    own = details.product
    names = ("name", "description", "seo_title", "seo_description")
    return reading.LocalText(
        locale if said else "en", **{name: said.get(name) or getattr(own, name) for name in names}
    )


async def pictures(details: Parent[ProductDetails], info: Info) -> list[reading.Picture]:
    """In order, with what is to be seen on each."""
    return await reading.pictures(details.product, info)


async def related(details: Parent[ProductDetails], info: Info) -> list[ProductCard]:
    """What goes with it, as far as it is on sale."""
    return await _linked(details, info, LinkKind.RELATED)


async def upgrades(details: Parent[ProductDetails], info: Info) -> list[ProductCard]:
    """Better ones of its kind, as far as they are on sale."""
    return await _linked(details, info, LinkKind.UPGRADE)


async def _linked(details: ProductDetails, info: Info, kind: LinkKind) -> list[ProductCard]:
    links = await reading.links_of(details.product.id, info)
    wanted = [one.target_id for one in links if one.kind is kind]
    return list((await cards(info.context, wanted, archived=False)).values())


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
