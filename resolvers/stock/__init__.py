"""Goods and their counts: locked in one order, moved by the ledger, held for those who pay."""

from resolvers.stock.ledger import kept_for, locked, locked_for, record, release, shelves

__all__ = ["kept_for", "locked", "locked_for", "record", "release", "shelves"]
