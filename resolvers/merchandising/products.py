"""Products are created, edited, published and put aside."""

import re
import unicodedata
from datetime import datetime
from enum import StrEnum
from secrets import token_hex
from typing import Any

import strawberry
from sqlalchemy import select

from models.base import InvalidField
from models.catalog import Attribute, Brand, Category, Product, ProductStatus, Variant, editing
from models.catalog.products import UNPUBLISHED
from models.loyalty import LoyaltyTier
from models.stores import Channel
from resolvers.context import Context, Info
from resolvers.inputs import Key
from resolvers.merchandising.inputs import (
    AttributeValueInput,
    ProductInput,
    VariantInput,
    attribute_values,
    by,
    given,
    locals_of,
)
from resolvers.merchandising.saving import assign, locked, refuse, saved, written
from resolvers.merchandising.variants import set_prices, variant_values


class ProductAct(StrEnum):
    PUBLISH = "publish"
    """At once, or when its time comes."""
    UNPUBLISH = "unpublish"
    ARCHIVE = "archive"


async def create_product(
    info: Info,
    idempotency_key: Key,
    name: str,
    category_id: strawberry.ID,
    variant: VariantInput,
    product: ProductInput | None = None,
) -> Product:
    """Make a draft with its first variant; `publish` shows it. What is not given is made up from
    the name and the category.
    """
    context = info.context
    category = await context.visible(Category, category_id)
    values = await _values(context, product or ProductInput())
    mine, prices = variant_values(variant)
    refuse(editing.faults(editing.VARIANT, mine))
    sku = mine.get("sku")
    refuse([] if sku else [InvalidField("sku", "This is needed.")])
    made = {
        "slug": f"{slug_of(name)}-{token_hex(3)}",
        "description": "",
        "kind": category.name.lower(),
        "brand": Brand.NATIONAL,
        "maker": 0,
        "size": None,
        "article_number": sku,
        "picture": category.picture,
        "wall": category.wall,
        **{key: value for key, value in values.items() if value is not None},
        "name": name.strip(),
        "category_id": category.id,
    }
    _check(made)
    draft = Product(status=ProductStatus.DRAFT, listed_at=context.now, **made)
    context.session.add(draft)
    await written(context)
    context.session.add(first := Variant(product_id=draft.id, **mine))
    await written(context)
    await set_prices(context, first, prices)
    return await saved(context, draft, "created")


async def edit_product(
    info: Info,
    idempotency_key: Key,
    product_id: strawberry.ID,
    revision: int,
    product: ProductInput,
) -> Product:
    """Change a product upon the `revision` that was seen; what is left out stays as it is."""
    context = info.context
    edited = await locked(context, product_id, revision)
    values = await _values(context, product)
    _check({**_window(edited), **values})
    was_in, was = edited.category_id, edited.status
    changed = assign(edited, values)
    if edited.status not in UNPUBLISHED:
        _settle(edited, context.now)
    moved = was_in != edited.category_id or was != edited.status
    return await saved(
        context, edited, *changed, counted=[was_in, edited.category_id] if moved else []
    )


async def change_product_status(
    info: Info,
    idempotency_key: Key,
    product_id: strawberry.ID,
    revision: int,
    act: ProductAct,
) -> Product:
    """Publish a product, take it back to a draft, or archive it for good measure: what was sold
    stays in the books, so nothing is ever deleted.
    """
    context = info.context
    product = await locked(context, product_id, revision)
    if act is ProductAct.PUBLISH:
        if product.status in UNPUBLISHED:
            product.listed_at = context.now
        _settle(product, context.now)
    else:
        is_archived = act is ProductAct.ARCHIVE
        product.status = ProductStatus.ARCHIVED if is_archived else ProductStatus.DRAFT
    return await saved(context, product, act.value, counted=[product.category_id])


def _settle(product: Product, now: datetime) -> None:
    product.status = product.due_status(now)


def _window(product: Product) -> dict[str, Any]:
    names = ("publish_from", "publish_until", "early_from", "early_tier")
    return {name: getattr(product, name) for name in names}


def _check(values: dict[str, Any]) -> None:
    """Raises InvalidInput."""
    window = (values.get(n) for n in ("publish_from", "publish_until", "early_from", "early_tier"))
    refuse([*editing.faults(editing.PRODUCT, values), *editing.window_faults(*window)])


async def _check_tier(context: Context, name: str) -> None:
    """It keeps its name until this is written. Raises InvalidInput."""
    known = select(LoyaltyTier.id).where(LoyaltyTier.name == name).with_for_update(read=True)
    if await context.session.scalar(known) is None:
        refuse([InvalidField("early_tier", "The name of a tier of the programme.")])


async def _values(context: Context, product: ProductInput) -> dict[str, Any]:
    """As columns hold them. Raises NotFound and InvalidInput."""
    values = given(product)
    if values.get("early_tier"):
        await _check_tier(context, values["early_tier"])
    if "category_id" in values:
        refuse([] if values["category_id"] else [InvalidField("category_id", "This is needed.")])
        values["category_id"] = (await context.visible(Category, values["category_id"])).id
    if "age_limits" in values:
        values["age_limits"] = by(values["age_limits"], "market", "years")
        await _check_markets(context, values["age_limits"])
        values["is_age_restricted"] = bool(values["age_limits"])
    if "attributes" in values:
        values["attributes"] = await _attributes(context, values["attributes"])
    if "texts" in values:
        values["texts"] = locals_of(values["texts"])
    for name in ("public_metadata", "private_metadata"):
        if name in values:
            values[name] = by(values[name], "key", "value")
    if "description" in values:
        values["description"] = values["description"] or ""
    for name in ("tax_class", "return_rule"):
        if name in values and values[name] is None:
            del values[name]
    return values


async def _check_markets(context: Context, limits: dict[str, int]) -> None:
    known = set(await context.session.scalars(select(Channel.code)))
    refuse([InvalidField("age_limits", f"No market {one!r:.40}.") for one in limits.keys() - known])


async def _attributes(context: Context, pairs: list[AttributeValueInput] | None) -> dict[str, Any]:
    wanted = by(pairs, "code", "value")
    found = await context.session.scalars(select(Attribute).where(Attribute.code.in_(wanted)))
    values, wrong = attribute_values({one.code: one for one in found}, wanted)
    refuse(wrong)
    return values


def slug_of(text: str) -> str:
    """`text` for an address: lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:100].strip("-") or "product"


async def product_to_edit(info: Info, id: strawberry.ID) -> Product:
    """A product as merchandisers see it; null when there is none."""
    return await info.context.visible(Product, id)
