"""What merchandisers give, and what it is as values of columns."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

import strawberry

from models.base import InvalidField
from models.catalog import Attribute, Brand, ReturnRule, TaxClass
from models.catalog.barcodes import barcode
from resolvers.inputs import Decimal


@strawberry.input(description="From which age a product is sold in the market with this code.")
class AgeLimitInput:
    market: str
    years: int


@strawberry.input(description="A value as text: 3.5, true, #ff8800, 2026-11-22, or a choice.")
class AttributeValueInput:
    code: str
    value: str


@strawberry.input(description="What is said in another language; what is left out is not.")
class LocalTextInput:
    locale: str
    name: str | None = None
    description: str | None = None
    seo_title: str | None = None
    seo_description: str | None = None


@strawberry.input(description="Something another system notes, by its name.")
class MetadataInput:
    key: str
    value: str


@strawberry.input(description="A way in which variants differ, and how this one does.")
class VariantOptionInput:
    name: str
    value: str


@strawberry.input(description="A lower price, until it is taken back where it does not end.")
class SaleInput:
    amount: Decimal
    starts_at: datetime
    ends_at: datetime | None = None


@strawberry.input(
    description="What a variant costs in the market with this code. A `sale` takes the place of"
    " the one that is planned or runs, null takes it back, and left out it stays."
)
class MarketPriceInput:
    market: str
    amount: Decimal
    sale: SaleInput | None = strawberry.UNSET


@strawberry.input(
    description="What is to be different; what is left out stays. `pictureCode` and `wall` draw a "
    "product that has no picture."
)
class ProductInput:
    name: str | None = strawberry.UNSET
    slug: str | None = strawberry.UNSET
    description: str | None = strawberry.UNSET
    category_id: strawberry.ID | None = strawberry.UNSET
    kind: str | None = strawberry.UNSET
    brand: Brand | None = strawberry.UNSET
    maker: int | None = strawberry.UNSET
    size: str | None = strawberry.UNSET
    unit_quantity: float | None = strawberry.UNSET
    unit: str | None = strawberry.UNSET
    article_number: str | None = strawberry.UNSET
    picture: str | None = strawberry.field(name="pictureCode", default=strawberry.UNSET)
    wall: str | None = strawberry.UNSET
    external_ref: str | None = strawberry.UNSET
    publish_from: datetime | None = strawberry.UNSET
    publish_until: datetime | None = strawberry.UNSET
    early_tier: str | None = strawberry.UNSET
    early_from: datetime | None = strawberry.UNSET
    tax_class: TaxClass | None = strawberry.UNSET
    return_rule: ReturnRule | None = strawberry.UNSET
    age_limits: list[AgeLimitInput] | None = strawberry.UNSET
    seo_title: str | None = strawberry.UNSET
    seo_description: str | None = strawberry.UNSET
    attributes: list[AttributeValueInput] | None = strawberry.UNSET
    texts: list[LocalTextInput] | None = strawberry.UNSET
    public_metadata: list[MetadataInput] | None = strawberry.UNSET
    private_metadata: list[MetadataInput] | None = strawberry.UNSET


@strawberry.input(
    description="What is to be different of a variant; what is left out stays. A cart holds "
    "`leastQuantity`, or `quantityStep` more at a time, up to `mostQuantity`; null for the usual."
)
class VariantInput:
    sku: str | None = strawberry.UNSET
    name: str | None = strawberry.UNSET
    external_ref: str | None = strawberry.UNSET
    barcode: str | None = strawberry.UNSET
    options: list[VariantOptionInput] | None = strawberry.UNSET
    weight_grams: int | None = strawberry.UNSET
    least_quantity: int | None = strawberry.UNSET
    most_quantity: int | None = strawberry.UNSET
    quantity_step: int | None = strawberry.UNSET
    prices: list[MarketPriceInput] | None = strawberry.UNSET


@strawberry.input(description="What is to be different of a category; what is left out stays.")
class CategoryInput:
    name: str | None = strawberry.UNSET
    slug: str | None = strawberry.UNSET
    parent_id: strawberry.ID | None = strawberry.UNSET
    position: int | None = strawberry.UNSET
    picture: str | None = strawberry.field(name="pictureCode", default=strawberry.UNSET)
    wall: str | None = strawberry.UNSET
    external_ref: str | None = strawberry.UNSET
    seo_title: str | None = strawberry.UNSET
    seo_description: str | None = strawberry.UNSET
    texts: list[LocalTextInput] | None = strawberry.UNSET


@strawberry.input(description="A picture at its place: what is to be seen on it, in words.")
class PictureInput:
    media_id: strawberry.ID
    alternative: str
    alternative_de: str | None = None


def given(input: Any) -> dict[str, Any]:
    """What was not left out, empty texts as none."""
    values = {one.name: getattr(input, one.name) for one in fields(input)}
    known = {name: value for name, value in values.items() if value is not strawberry.UNSET}
    return {name: _tidy(value) for name, value in known.items()}


def _tidy(value: Any) -> Any:
    return value.strip() or None if isinstance(value, str) else value


def by(pairs: Sequence[Any] | None, key: str, value: str) -> dict[str, Any]:
    return {getattr(one, key): getattr(one, value) for one in pairs or ()}


def locals_of(texts: Sequence[LocalTextInput] | None) -> dict[str, Any]:
    found = {}
    for one in texts or ():
        said = {name: text for name, text in given(one).items() if text and name != "locale"}
        if said:
            found[one.locale] = said
    return found


def attribute_values(
    known: Mapping[str, Attribute], wanted: Mapping[str, str]
) -> tuple[dict[str, Any], list[InvalidField]]:
    """The values as their attributes read them, and what is wrong with the others."""
    values: dict[str, Any] = {}
    wrong = []
    for code, text in wanted.items():
        try:
            values[code] = known[code].read(text)
        except KeyError:
            wrong.append(InvalidField("attributes", f"There is no attribute {code!r:.60}."))
        except ValueError as expected:
            wrong.append(InvalidField("attributes", f"{code}: {expected}"))
    return values, wrong


def barcode_of(values: dict[str, Any]) -> list[InvalidField]:
    """Writes the digits alone into `values`, and says what is wrong."""
    typed = values.get("barcode")
    if typed is None:
        return []
    values["barcode"] = barcode(typed)
    if values["barcode"] is None:
        wanted = "An EAN or UPC of 8, 12, 13 or 14 digits; its last one does not fit the others."
        return [InvalidField("barcode", wanted)]
    return []
