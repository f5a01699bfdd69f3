"""What befalls carts."""

from dataclasses import dataclass
from enum import StrEnum

from models.base import Event


class CartStatus(StrEnum):
    OPEN = "open"
    ORDERED = "ordered"
    MERGED = "merged"


@dataclass(frozen=True)
class CartChanged(Event):
    is_live = True
    variant_id: str | None
    quantity: int


@dataclass(frozen=True)
class CartsMerged(Event):
    is_live = True
    lines: int


@dataclass(frozen=True)
class CartOrdered(Event):
    is_live = True
    order_id: str


@dataclass(frozen=True)
class CartViewed(Event):
    pass


@dataclass(frozen=True)
class CartAbandoned(Event):
    """Nobody has touched it for as long as the shop waits."""

    lines: int
