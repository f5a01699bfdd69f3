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
    SHORT = "short"
    """Something of it is not on the shelf: its buyer chooses what becomes of it."""
    COLLECTED = "collected"
    MISSED = "missed"
    """Nobody came: the goods are back on the shelf, and the money goes back."""
    CANCELLED = "cancelled"
    SENT = "sent"
    """Its buyer chose a parcel in its place."""


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
    PickupStatus.SHORT,
)
"""Its hour is kept for it, and its goods."""
MOVES = Moves(
    {
        PickupStatus.REQUESTED: (
            PickupStatus.ACCEPTED,
            PickupStatus.SHORT,
            PickupStatus.CANCELLED,
        ),
        PickupStatus.ACCEPTED: (
            PickupStatus.PICKED,
            PickupStatus.SHORT,
            PickupStatus.CANCELLED,
        ),
        PickupStatus.PICKED: (PickupStatus.READY, PickupStatus.SHORT, PickupStatus.CANCELLED),
        PickupStatus.READY: (
            PickupStatus.COLLECTED,
            PickupStatus.MISSED,
            PickupStatus.CANCELLED,
        ),
        PickupStatus.SHORT: (
            PickupStatus.REQUESTED,
            PickupStatus.ACCEPTED,
            PickupStatus.SENT,
            PickupStatus.CANCELLED,
        ),
        PickupStatus.COLLECTED: (),
        PickupStatus.MISSED: (),
        PickupStatus.CANCELLED: (),
        PickupStatus.SENT: (),
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
