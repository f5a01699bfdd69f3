"""Variants come and go with their product, whose revision counts each change of them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import delete, func, select, text
from sqlalchemy.exc import IntegrityError

from models.base import InvalidField, NotFound
from models.catalog import Product, Variant, editing
from models.money import price_units
from models.prices import Price, Sale
from models.stores import Channel
from resolvers.context import Context, Info, uuid_of
from resolvers.inputs import Key
from resolvers.merchandising import sales
from resolvers.merchandising.inputs import (
    MarketPriceInput,
    SaleInput,
    VariantInput,
    barcode_of,
    by,
    given,
)
from resolvers.merchandising.saving import assign, locked, refuse, saved, written

MOST_VARIANTS = 100
USUAL: Mapping[str, Any] = {"sku": "", "least_quantity": 1, "most_quantity": None}
"""What a variant has that is not told."""


async def add_variant(
    info: Info,
    idempotency_key: Key,
    product_id: strawberry.ID,
    revision: int,
    variant: VariantInput,
) -> Product:
    """Sell the product in one more way."""
    context = info.context
    product = await locked(context, product_id, revision)
    values, prices = variant_values(variant)
    refuse(_faults(values, USUAL))
    last = select(func.max(Variant.position), func.count()).where(Variant.product_id == product.id)
    position, number = (await context.session.execute(last)).one()
    refuse([InvalidField("sku", f"At most {MOST_VARIANTS}.")] if number >= MOST_VARIANTS else [])
    place = 0 if position is None else position + 1
    context.session.add(made := Variant(product_id=product.id, position=place, **values))
    await written(context)
    await set_prices(context, made, prices)
    return await saved(context, product, "variants")


async def edit_variant(
    info: Info,
    idempotency_key: Key,
    product_id: strawberry.ID,
    revision: int,
    variant_id: strawberry.ID,
    variant: VariantInput,
) -> Product:
    """Change a variant; what is left out stays as it is."""
    context = info.context
    product = await locked(context, product_id, revision)
    edited = await _variant(context, product, variant_id)
    values, prices = variant_values(variant)
    refuse(_faults(values, vars(edited)))
    assign(edited, values)
    await written(context)
    await set_prices(context, edited, prices)
    return await saved(context, product, "variants")


async def arrange_variants(
    info: Info,
    idempotency_key: Key,
    product_id: strawberry.ID,
    revision: int,
    variant_ids: list[strawberry.ID],
) -> Product:
    """Put the variants into this order: all of them, the one that lists show first."""
    context = info.context
    product = await locked(context, product_id, revision)
    wanted = [uuid_of(Variant, one) for one in variant_ids]
    found = {one.id: one for one in await _variants(context, product.id)}
    if sorted(wanted) != sorted(found):
        refuse([InvalidField("variant_ids", "Each variant of the product, once.")])
    # Two steps: no two may stand at one place at any moment.
    for offset in (len(wanted) + max(one.position for one in found.values()), 0):
        for place, id in enumerate(wanted):
            found[id].position = offset + place
        await written(context)
    return await saved(context, product, "variants")


async def remove_variant(
    info: Info,
    product_id: strawberry.ID,
    revision: int,
    variant_id: strawberry.ID,
) -> Product:
    """Take a variant away that was never stocked, sold or put into a cart; others can only be
    archived with their product.
    """
    context = info.context
    product = await locked(context, product_id, revision)
    removed = await _variant(context, product, variant_id)
    rest = [one for one in await _variants(context, product.id) if one is not removed]
    refuse([] if rest else [InvalidField("variant_id", "A product has at least one.")])
    session = context.session
    await session.execute(delete(Price).where(Price.variant_id == removed.id))
    await session.execute(
        text("delete from stock where variant_id = :id and on_hand = 0 and allocated = 0"),
        {"id": removed.id},
    )
    await session.delete(removed)
    try:
        await session.flush()
    except IntegrityError:
        wrong = "It was stocked or sold, so the books need it."
        refuse([InvalidField("variant_id", wrong)])
    if removed.position == 0:
        rest[0].position = 0
    return await saved(context, product, "variants")


def variant_values(variant: VariantInput) -> tuple[dict[str, Any], list[MarketPriceInput]]:
    """The values of columns, and the prices. Raises InvalidInput."""
    values = given(variant)
    prices = values.pop("prices", None) or []
    if "options" in values:
        values["options"] = by(values["options"], "name", "value")
    if "name" in values:
        values["name"] = values["name"] or ""
    for name in ("least_quantity", "quantity_step"):
        if name in values:
            values[name] = 1 if values[name] is None else values[name]
    refuse(barcode_of(values))
    return values, prices


def _faults(values: dict[str, Any], was: Mapping[str, Any]) -> list[InvalidField]:
    wrong = editing.faults(editing.VARIANT, values)
    wrong += editing.quantity_faults({**was, **values})
    if not values.get("sku", was["sku"]):
        wrong.append(InvalidField("sku", "This is needed."))
    return wrong


async def set_prices(context: Context, variant: Variant, prices: list[MarketPriceInput]) -> None:
    """Raises InvalidInput."""
    if not prices:
        return
    codes = [one.market for one in prices]
    found = await context.session.scalars(select(Channel).where(Channel.code.in_(codes)))
    markets = {one.code: one for one in found}
    mine = await context.session.scalars(select(Price).where(Price.variant_id == variant.id))
    known = {one.channel_id: one for one in mine}
    for one in prices:
        market = markets.get(one.market)
        amount = price_units(one.amount, market.currency) if market else None
        if market is None or amount is None:
            refuse([InvalidField("prices", f"{one.market}: a market, and an amount of its money.")])
            continue
        price = known.get(market.id)
        if price is None:
            price = Price(variant_id=variant.id, channel_id=market.id, amount=amount)
            context.session.add(price)
            known[market.id] = price
        price.set_regular(amount)
        if one.sale is not strawberry.UNSET:
            price.plan(_sale(one.sale, market))
    await written(context)
    await sales.move(context.session, known.values(), context.now)
    await written(context)


def _sale(wanted: SaleInput | None, market: Channel) -> Sale | None:
    """Raises InvalidInput."""
    if wanted is None:
        return None
    amount = price_units(wanted.amount, market.currency)
    if amount is None:
        refuse([InvalidField("prices", f"{market.code}: an amount of its money.")])
    return Sale(amount or 0, wanted.starts_at, wanted.ends_at)


async def _variants(context: Context, product_id: UUID) -> list[Variant]:
    wanted = select(Variant).where(Variant.product_id == product_id).order_by(Variant.position)
    return list((await context.session.scalars(wanted)).all())


async def _variant(context: Context, product: Product, variant_id: str) -> Variant:
    """Raises NotFound also for a variant of another product."""
    found = await context.visible(Variant, variant_id)
    if found.product_id != product.id:
        raise NotFound(kind="variant")
    return found
