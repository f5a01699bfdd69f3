"""What is sold: categories, products and variants, and what is said of them."""

from models.catalog.attributes import Attribute, AttributeType
from models.catalog.links import LinkKind, ProductLink, ProductPicture
from models.catalog.products import (
    TIERS,
    UNPUBLISHED,
    Brand,
    Category,
    Product,
    ProductChanged,
    ProductStatus,
    ProductViewed,
    ReturnRule,
    Searched,
    SearchWord,
    TaxClass,
    UnitPrice,
    Variant,
)
from models.catalog.transfers import (
    CatalogTransfer,
    RowPolicy,
    TransferAsked,
    TransferContent,
    TransferKind,
    TransferMoved,
    TransferStatus,
)

__all__ = [
    "TIERS",
    "UNPUBLISHED",
    "Attribute",
    "AttributeType",
    "Brand",
    "CatalogTransfer",
    "Category",
    "LinkKind",
    "Product",
    "ProductChanged",
    "ProductLink",
    "ProductPicture",
    "ProductStatus",
    "ProductViewed",
    "ReturnRule",
    "RowPolicy",
    "SearchWord",
    "Searched",
    "TaxClass",
    "TransferAsked",
    "TransferContent",
    "TransferKind",
    "TransferMoved",
    "TransferStatus",
    "UnitPrice",
    "Variant",
]
