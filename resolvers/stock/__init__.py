"""Goods and their counts: locked in one order, moved by the ledger, held for those who pay."""

from resolvers.stock.ledger import locked, record, shelves

__all__ = ["locked", "record", "shelves"]
