"""The catalogue as people walk it: shelves, lists, searches and single products."""

from resolvers.catalog.cards import cards, goods, goods_and_cards
from resolvers.catalog.rows import CategoryCard, ProductCard, VariantCard

__all__ = ["CategoryCard", "ProductCard", "VariantCard", "cards", "goods", "goods_and_cards"]
