"""The catalogue as people walk it: shelves, lists, searches and single products."""

from resolvers.catalog.cards import cards, goods

__all__ = ["cards", "goods"]
