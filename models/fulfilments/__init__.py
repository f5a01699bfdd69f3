"""Fulfilments: what leaves together from one place, and how it travels."""

from models.fulfilments import invariants
from models.fulfilments.events import FulfilmentMoved, ShipmentTracked
from models.fulfilments.fulfilment import (
    CarrierUnavailable,
    Fulfilment,
    FulfilmentLine,
    Label,
    NotThere,
    by_place,
    shipped_quantities,
    summarise,
    unplanned,
)
from models.fulfilments.statuses import (
    FULFILMENT_MOVES,
    GONE,
    FulfilmentStatus,
    IllegalFulfilmentMove,
    TrackingKind,
)
from models.fulfilments.tracking import Tracked, TrackingEvent, tracked

__all__ = [
    "FULFILMENT_MOVES",
    "GONE",
    "CarrierUnavailable",
    "Fulfilment",
    "FulfilmentLine",
    "FulfilmentMoved",
    "FulfilmentStatus",
    "IllegalFulfilmentMove",
    "Label",
    "NotThere",
    "ShipmentTracked",
    "Tracked",
    "TrackingEvent",
    "TrackingKind",
    "by_place",
    "invariants",
    "shipped_quantities",
    "summarise",
    "tracked",
    "unplanned",
]
