"""How far along an order is, and what may come next."""

from dataclasses import dataclass
from enum import StrEnum

from models.base import DomainError
from models.moves import Moves


class OrderStatus(StrEnum):
    PENDING = "pending"
    """Waiting for its payment; the stock is held."""
    CONFIRMED = "confirmed"
    PACKED = "packed"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


@dataclass
class IllegalMove(DomainError):
    message = "An order that is {status} cannot become that."
    status: OrderStatus
    allowed: list[OrderStatus]


MOVES = Moves(
    {
        OrderStatus.PENDING: (OrderStatus.CONFIRMED, OrderStatus.CANCELLED),
        OrderStatus.CONFIRMED: (OrderStatus.PACKED, OrderStatus.CANCELLED),
        OrderStatus.PACKED: (OrderStatus.SHIPPED, OrderStatus.CANCELLED),
        OrderStatus.SHIPPED: (OrderStatus.DELIVERED,),
        OrderStatus.DELIVERED: (),
        OrderStatus.CANCELLED: (),
    },
    IllegalMove,
    # Payments confirm; expiry, and `cancelOrder`, cancel.
    by_staff={OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.DELIVERED},
)
