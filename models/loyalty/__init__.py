"""Points: an append-only ledger per member, of lots that expire by themselves."""

from models.loyalty import invariants as invariants
from models.loyalty.accounts import LoyaltyAccount, LoyaltyJoined, card_number
from models.loyalty.earning import (
    EARNED_AT_FIRST,
    EARNED_SO_FAR,
    OF_EARNINGS,
    points_earned,
    points_for,
    points_kept,
)
from models.loyalty.ledger import (
    LotMove,
    LoyaltyMovement,
    LoyaltyMovementKind,
    PointsLot,
    PointsMoved,
)
from models.loyalty.points import Cause, NotEnoughPoints, Points, PointsAreHeld
from models.loyalty.programme import (
    LoyaltyProgramme,
    PointsUsableAfter,
    ProgrammeChanged,
    TiersChanged,
    months_later,
)
from models.loyalty.tiers import (
    Ladder,
    LoyaltyTier,
    TierChanged,
    TierEnding,
    check_tiers,
    climb,
    review,
)

__all__ = [
    "EARNED_AT_FIRST",
    "EARNED_SO_FAR",
    "OF_EARNINGS",
    "Cause",
    "Ladder",
    "LotMove",
    "LoyaltyAccount",
    "LoyaltyJoined",
    "LoyaltyMovement",
    "LoyaltyMovementKind",
    "LoyaltyProgramme",
    "LoyaltyTier",
    "NotEnoughPoints",
    "Points",
    "PointsAreHeld",
    "PointsLot",
    "PointsMoved",
    "PointsUsableAfter",
    "ProgrammeChanged",
    "TierChanged",
    "TierEnding",
    "TiersChanged",
    "card_number",
    "check_tiers",
    "climb",
    "months_later",
    "points_earned",
    "points_for",
    "points_kept",
    "review",
]
