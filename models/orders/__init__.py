"""Orders: what was bought, for how much, and how far along it is."""

from models.orders import invariants
from models.orders.buyer import Buyer
from models.orders.order import (
    CartIsEmpty,
    CheckoutStarted,
    CheckoutStep,
    Order,
    OrderCancelled,
    OrderConfirmed,
    OrderLine,
    OrderMoved,
    OrderPlaced,
    PriceChanged,
    buyer_of,
    check_stock,
    check_total,
    order_number,
    redemption,
)
from models.orders.statuses import MOVES, IllegalMove, OrderStatus

__all__ = [
    "MOVES",
    "Buyer",
    "CartIsEmpty",
    "CheckoutStarted",
    "CheckoutStep",
    "IllegalMove",
    "Order",
    "OrderCancelled",
    "OrderConfirmed",
    "OrderLine",
    "OrderMoved",
    "OrderPlaced",
    "OrderStatus",
    "PriceChanged",
    "buyer_of",
    "check_stock",
    "check_total",
    "invariants",
    "order_number",
    "redemption",
]
