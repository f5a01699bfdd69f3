"""Pickups: bought online, collected in a store, in an hour that was chosen."""

from models.pickups import invariants
from models.pickups.codes import code_of, scanned, shown, typed
from models.pickups.pickup import (
    KEPT_FOR,
    REMINDED_AFTER,
    AgeNotChecked,
    CodeIsWrong,
    NotPaidYet,
    Pickup,
    PickupMoved,
    PickupReminded,
    checked_name,
)
from models.pickups.shortages import ANSWERED_WITHIN, ShortageChoice, by_variant
from models.pickups.slots import PickupSlot, Slot, SlotNotFree, check_offered, offered
from models.pickups.statuses import MOVES, OPEN, IllegalPickupMove, PickupStatus

__all__ = [
    "ANSWERED_WITHIN",
    "KEPT_FOR",
    "MOVES",
    "OPEN",
    "REMINDED_AFTER",
    "AgeNotChecked",
    "CodeIsWrong",
    "IllegalPickupMove",
    "NotPaidYet",
    "Pickup",
    "PickupMoved",
    "PickupReminded",
    "PickupSlot",
    "PickupStatus",
    "ShortageChoice",
    "Slot",
    "SlotNotFree",
    "by_variant",
    "check_offered",
    "checked_name",
    "code_of",
    "invariants",
    "offered",
    "scanned",
    "shown",
    "typed",
]
