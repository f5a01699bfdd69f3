"""The catalogue as merchandisers see and change it."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import catalog as model
from models.viewer import Grant
from resolvers.catalog import details
from resolvers.merchandising import (
    attributes,
    links,
    products,
    reading,
    shelves,
    shown,
    variants,
)
from resolvers.merchandising.transfers import asking
from schema.catalog import Category, Product
from schema.errors import ChangedMeanwhile, Error, InvalidInput, KeyRefused, NotFound, shows
from schema.fields import ANYONE, live, mutation, query, related, served_from
from schema.media import ProductPicture
from schema.money import Money
from schema.paging import connection

EDIT = [Grant.EDIT_CATALOG]
BRING = [Grant.EDIT_CATALOG, Grant.MANAGE_STOCK]
LazyProduct = Annotated["CatalogProduct", strawberry.lazy("schema.merchandising")]


@served_from(model.Attribute)
class Attribute:
    """Something that may be said of products. Its type says how a value is written."""

    gid: strawberry.ID = strawberry.field(name="id")
    code: str
    type: model.AttributeType
    name: str
    name_de = related(reading.attribute_name_de, returns=str | None, pure=True)
    choices: list[str]
    unit: str | None
    revision: int


@served_from(reading.AgeLimit)
class AgeLimit:
    """From which age it is sold in the market with this code."""

    market: str
    years: int


@served_from(reading.AttributeValue)
class AttributeValue:
    """What is said of a product: 3.5, true, #ff8800, 2026-11-22, a choice or a text."""

    code: str
    value: str


@served_from(reading.LocalText)
class LocalText:
    """What is said in another language; null where it is said in English alone."""

    locale: str
    name: str | None
    description: str | None
    seo_title: str | None
    seo_description: str | None


@served_from(reading.Metadata)
class Metadata:
    """Something another system notes."""

    key: str
    value: str


@served_from(reading.VariantOption)
class VariantOption:
    """A way in which variants differ, and how this one does."""

    name: str
    value: str


@served_from(reading.PlannedSale)
class PlannedSale:
    """A lower price for a while. `lowestRecentPrice`, of the 30 days before, is known once it
    runs."""

    price: Money
    starts_at: datetime
    ends_at: datetime | None
    is_running: bool
    lowest_recent_price: Money | None


@served_from(reading.MarketPrice)
class MarketPrice:
    """What it costs in the market with this code, but for the `sale` that is planned or runs."""

    market: str
    price: Money
    sale: PlannedSale | None


@served_from(model.Variant)
class CatalogVariant:
    """A variant as merchandisers see it."""

    gid: strawberry.ID = strawberry.field(name="id")
    sku: str
    name: str
    position: int
    external_ref: str | None
    barcode: str | None
    weight_grams: int | None
    least_quantity: int
    most_quantity: int | None
    quantity_step: int
    options = related(reading.options, returns=list[VariantOption], pure=True)
    prices = related(reading.market_prices, returns=list[MarketPrice])


@served_from(shown.ProductAttribute)
class ProductAttribute:
    """What is said of a product, and by which name. The value is written as in `AttributeValue`."""

    code: str
    value: str
    type: model.AttributeType
    name: str
    name_de: str | None
    unit: str | None


@served_from(details.ProductDetails)
class ProductDetails:
    """What is said of a product beside its card. `opensAt` is from when on everybody can buy what
    a tier is shown early; null when they can."""

    opens_at: datetime | None
    return_rule: model.ReturnRule
    age_limit = related(shown.age_limit, returns=int | None)
    seo_title: str | None
    seo_description: str | None
    attributes = related(shown.attributes, returns=list[ProductAttribute])
    public_metadata = related(shown.public_metadata, returns=list[Metadata], pure=True)
    text = related(shown.text, returns=LocalText, pure=True)
    pictures = related(shown.pictures, returns=list[ProductPicture], pure=True)
    related_products = related(shown.related, returns=list[Product])
    upgrades = related(shown.upgrades, returns=list[Product])


@served_from(model.Product)
class CatalogProduct:
    """A product as merchandisers see it, whatever its status. `revision` goes with each change."""

    gid: strawberry.ID = strawberry.field(name="id")
    name: str
    slug: str
    description: str
    status: model.ProductStatus
    kind: str
    brand: model.Brand
    maker: int
    size: str | None
    unit_quantity: float | None
    unit: str | None
    article_number: str
    picture: str = strawberry.field(name="pictureCode")
    wall: str
    external_ref: str | None
    revision: int
    listed_at: datetime
    publish_from: datetime | None
    publish_until: datetime | None
    early_tier: str | None
    early_from: datetime | None
    tax_class: model.TaxClass
    return_rule: model.ReturnRule
    seo_title: str | None
    seo_description: str | None
    age_limits = related(reading.age_limits, returns=list[AgeLimit], pure=True)
    attributes = related(reading.attribute_values, returns=list[AttributeValue], pure=True)
    texts = related(reading.texts, returns=list[LocalText], pure=True)
    public_metadata = related(reading.public_metadata, returns=list[Metadata], pure=True)
    private_metadata = related(reading.private_metadata, returns=list[Metadata], pure=True)
    category = related(reading.category, returns=Category)
    variants = related(reading.variants, returns=list[CatalogVariant])
    pictures = related(reading.pictures, returns=list[ProductPicture])
    related_products = related(reading.related_products, returns=list[LazyProduct])
    upgrades = related(reading.upgrades, returns=list[LazyProduct])


@shows(shelves.CategoryInUse)
class CategoryInUse(Error):
    pass


@served_from(model.Category)
class CatalogCategory:
    """A category as merchandisers see it."""

    gid: strawberry.ID = strawberry.field(name="id")
    name: str
    slug: str
    level: int
    position: int
    product_count: int
    external_ref: str | None
    revision: int
    seo_title: str | None
    seo_description: str | None
    texts = related(reading.category_texts, returns=list[LocalText], pure=True)


@served_from(asking.OpenedUpload)
class OpenedUpload:
    """Where one file can be PUT, once; as it is, not as a form."""

    gid: strawberry.ID = strawberry.field(name="id")
    url: str
    expires_at: datetime
    most_bytes: int


@served_from(asking.RowFault)
class RowFault:
    """What is wrong in a row of a file. The header is row 1; an empty column is all of it."""

    row: int
    column: str
    message: str


@served_from(model.CatalogTransfer)
class CatalogTransfer:
    """The catalogue, or stock, on its way into a file or out of one. `created`, `changed` and
    `unchanged` are products or counts, of a dry run those that would be; `failed` and `total` are
    rows.
    """

    gid: strawberry.ID = strawberry.field(name="id")
    kind: model.TransferKind
    content: model.TransferContent
    status: model.TransferStatus
    is_dry_run: bool
    policy: model.RowPolicy
    asked_at: datetime
    ended_at: datetime | None
    total: int
    done: int
    created: int
    changed: int
    unchanged: int
    failed: int
    problem: str | None
    narrowed = related(asking.narrowed, returns=list[Metadata], pure=True)
    faults = related(asking.faults, returns=list[RowFault], pure=True)
    file_url = related(asking.file_url, returns=str | None, pure=True)


TransferResult = Annotated[
    CatalogTransfer | NotFound | KeyRefused, strawberry.union("TransferResult")
]
CatalogProductConnection = connection(CatalogProduct, "CatalogProduct")
EditProductResult = Annotated[
    CatalogProduct | NotFound | ChangedMeanwhile | KeyRefused, strawberry.union("EditProductResult")
]
EditCategoryResult = Annotated[
    CatalogCategory | NotFound | ChangedMeanwhile | KeyRefused,
    strawberry.union("EditCategoryResult"),
]
RemoveCategoryResult = Annotated[
    CatalogCategory | NotFound | ChangedMeanwhile | CategoryInUse,
    strawberry.union("RemoveCategoryResult"),
]
CreateAttributeResult = Annotated[
    Attribute | InvalidInput, strawberry.union("CreateAttributeResult")
]
EditAttributeResult = Annotated[
    Attribute | NotFound | ChangedMeanwhile | KeyRefused, strawberry.union("EditAttributeResult")
]


def _edit(resolver: object) -> object:
    return mutation(
        resolver,  # type: ignore[arg-type]
        returns=EditProductResult,
        allow=EDIT,
        idempotent=model.Product,
    )


@strawberry.type
class MerchandisingQueries:
    attributes = query(attributes.attributes, returns=list[Attribute], allow=ANYONE)
    catalog_products = query(reading.catalog_products, returns=CatalogProductConnection, allow=EDIT)
    catalog_product = query(products.product_to_edit, returns=CatalogProduct | None, allow=EDIT)
    catalog_categories = query(
        shelves.catalog_categories, returns=list[CatalogCategory], allow=EDIT
    )
    catalog_transfers = query(asking.catalog_transfers, returns=list[CatalogTransfer], allow=BRING)
    catalog_transfer = query(asking.catalog_transfer, returns=CatalogTransfer | None, allow=BRING)


@strawberry.type
class MerchandisingSubscriptions:
    catalog_transfer_changed = live(
        asking.catalog_transfer_changed, returns=CatalogTransfer, allow=BRING
    )


@strawberry.type
class MerchandisingMutations:
    create_product = _edit(products.create_product)
    edit_product = _edit(products.edit_product)
    change_product_status = _edit(products.change_product_status)
    add_variant = _edit(variants.add_variant)
    edit_variant = _edit(variants.edit_variant)
    arrange_variants = _edit(variants.arrange_variants)
    remove_variant = mutation(variants.remove_variant, returns=EditProductResult, allow=EDIT)
    set_product_links = _edit(links.set_product_links)
    set_product_pictures = _edit(links.set_product_pictures)
    create_category = mutation(
        shelves.create_category, returns=EditCategoryResult, allow=EDIT, idempotent=model.Category
    )
    edit_category = mutation(
        shelves.edit_category, returns=EditCategoryResult, allow=EDIT, idempotent=model.Category
    )
    remove_category = mutation(shelves.remove_category, returns=RemoveCategoryResult, allow=EDIT)
    create_attribute = mutation(
        attributes.create_attribute, returns=CreateAttributeResult, allow=EDIT
    )
    edit_attribute = mutation(
        attributes.edit_attribute,
        returns=EditAttributeResult,
        allow=EDIT,
        idempotent=model.Attribute,
    )
    open_upload = mutation(asking.open_upload, returns=OpenedUpload, allow=BRING)
    export_catalog = mutation(asking.export_catalog, returns=CatalogTransfer, allow=EDIT)
    export_products = mutation(asking.export_products, returns=CatalogTransfer, allow=EDIT)
    import_catalog = mutation(
        asking.import_catalog, returns=TransferResult, allow=EDIT, idempotent=model.CatalogTransfer
    )
    export_stock = mutation(asking.export_stock, returns=TransferResult, allow=[Grant.MANAGE_STOCK])
    import_stock = mutation(
        asking.import_stock,
        returns=TransferResult,
        allow=[Grant.MANAGE_STOCK],
        idempotent=model.CatalogTransfer,
    )
