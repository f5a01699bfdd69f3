"""How far along a pickup is, and what may come next."""

from dataclasses import dataclass
from enum import StrEnum

from models.base import DomainError
from models.moves import Moves


class PickupStatus(StrEnum):
    REQUESTED = "requested"
    ACCEPTED = "accepted"
    """The store has seen it."""
    PICKED = "picked"
    """The goods are off the shelf, in a bag with its number."""
    READY = "ready"
    """Whoever collects is told to come: never before."""
    COLLECTED = "collected"
    MISSED = "missed"
    """Nobody came: the goods are back on the shelf, and the money goes back."""
    CANCELLED = "cancelled"


@dataclass
class IllegalPickupMove(DomainError):
    message = "A pickup that is {status} cannot become that."
    status: PickupStatus
    allowed: list[PickupStatus]


OPEN = (
    PickupStatus.REQUESTED,
    PickupStatus.ACCEPTED,
    PickupStatus.PICKED,
    PickupStatus.READY,
)
MOVES = Moves(
    {
        PickupStatus.REQUESTED: (PickupStatus.ACCEPTED, PickupStatus.CANCELLED),
        PickupStatus.ACCEPTED: (PickupStatus.PICKED, PickupStatus.CANCELLED),
        PickupStatus.PICKED: (PickupStatus.READY, PickupStatus.CANCELLED),
        PickupStatus.READY: (
            PickupStatus.COLLECTED,
            PickupStatus.MISSED,
            PickupStatus.CANCELLED,
        ),
        PickupStatus.COLLECTED: (),
        PickupStatus.MISSED: (),
        PickupStatus.CANCELLED: (),
    },
    IllegalPickupMove,
    # Time misses, and whoever cancels the order cancels.
    by_staff={
        PickupStatus.ACCEPTED,
        PickupStatus.PICKED,
        PickupStatus.READY,
        PickupStatus.COLLECTED,
    },
)
