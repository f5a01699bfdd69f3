"""How far along a shipment is, what may come next, and what carriers tell of it."""

from dataclasses import dataclass
from enum import StrEnum

from models.base import DomainError
from models.moves import Moves


class FulfilmentStatus(StrEnum):
    OPEN = "open"
    """Planned; nobody has fetched its goods yet."""
    PICKING = "picking"
    PACKED = "packed"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    """Its goods go with another shipment, or are not wanted any more."""


GONE = (FulfilmentStatus.SHIPPED, FulfilmentStatus.DELIVERED)
"""The goods have left the shelf."""


class TrackingKind(StrEnum):
    LABEL_CREATED = "label_created"
    PICKED_UP = "picked_up"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELAYED = "delayed"
    FAILED_ATTEMPT = "failed_attempt"
    DELIVERED = "delivered"


@dataclass
class IllegalFulfilmentMove(DomainError):
    message = "A shipment that is {status} cannot become that."
    status: FulfilmentStatus
    allowed: list[FulfilmentStatus]


FULFILMENT_MOVES = Moves(
    {
        FulfilmentStatus.OPEN: (
            FulfilmentStatus.PICKING,
            FulfilmentStatus.PACKED,
            FulfilmentStatus.CANCELLED,
        ),
        FulfilmentStatus.PICKING: (FulfilmentStatus.PACKED, FulfilmentStatus.CANCELLED),
        FulfilmentStatus.PACKED: (FulfilmentStatus.SHIPPED, FulfilmentStatus.CANCELLED),
        FulfilmentStatus.SHIPPED: (FulfilmentStatus.DELIVERED,),
        FulfilmentStatus.DELIVERED: (),
        FulfilmentStatus.CANCELLED: (),
    },
    IllegalFulfilmentMove,
)
