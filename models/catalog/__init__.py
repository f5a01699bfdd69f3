"""What is sold: categories, products and variants, and what is said of them."""

from models.catalog.products import (
    TIERS,
    Brand,
    Category,
    Product,
    ProductStatus,
    ProductViewed,
    Searched,
    SearchWord,
    UnitPrice,
    Variant,
)

__all__ = [
    "TIERS",
    "Brand",
    "Category",
    "Product",
    "ProductStatus",
    "ProductViewed",
    "SearchWord",
    "Searched",
    "UnitPrice",
    "Variant",
]
