"""Fulfilments: what leaves together from one place, and how it travels."""

from models.fulfilments.events import FulfilmentMoved, ShipmentTracked
from models.fulfilments.statuses import (
    FULFILMENT_MOVES,
    GONE,
    FulfilmentStatus,
    IllegalFulfilmentMove,
    TrackingKind,
)

__all__ = [
    "FULFILMENT_MOVES",
    "GONE",
    "FulfilmentMoved",
    "FulfilmentStatus",
    "IllegalFulfilmentMove",
    "ShipmentTracked",
    "TrackingKind",
]
