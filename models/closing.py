"""What keeps a place from being closed."""

from dataclasses import dataclass
from enum import StrEnum

from models.base import DomainError


class ObstacleKind(StrEnum):
    ON_HAND = "on_hand"
    ALLOCATED = "allocated"
    RESERVED = "reserved"
    INCOMING = "incoming"
    BACKORDER = "backorder"
    SHIPMENTS = "shipments"
    PICKUPS = "pickups"
    RETURNS = "returns"
    MARKETS = "markets"

    @classmethod
    def of_stock(cls) -> tuple["ObstacleKind", ...]:
        return cls.ON_HAND, cls.ALLOCATED, cls.RESERVED, cls.INCOMING, cls.BACKORDER


@dataclass(frozen=True)
class Obstacle:
    kind: ObstacleKind
    count: int


@dataclass
class PlaceIsInUse(DomainError):
    message = "Something is still in this place, or on its way to it."
    obstacles: list[Obstacle]
