"""Goods and where they are: counts, the ledger that explains them, and what is held for whom."""

from models.inventory import invariants as invariants
from models.inventory.allocation import Piece, allocate, allotted, in_all
from models.inventory.levels import LOW, TOPIC, Stock, StockStatus, live_topic, to_sell
from models.inventory.movements import (
    COUNTS,
    GOODS,
    AdjustmentReason,
    MovementKind,
    StockMovement,
)
from models.inventory.refusals import NotHereYet, OutOfStock, StockChanged, StockIsPromised
from models.inventory.reservations import LASTS, Reservation, expiry

__all__ = [
    "COUNTS",
    "GOODS",
    "LASTS",
    "LOW",
    "TOPIC",
    "AdjustmentReason",
    "MovementKind",
    "NotHereYet",
    "OutOfStock",
    "Piece",
    "Reservation",
    "Stock",
    "StockChanged",
    "StockIsPromised",
    "StockMovement",
    "StockStatus",
    "allocate",
    "allotted",
    "expiry",
    "in_all",
    "live_topic",
    "to_sell",
]
