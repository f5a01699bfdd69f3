"""Orders: placed, paid, moved on and watched."""

from resolvers.orders.moving import advance_order, order_changed
from resolvers.orders.placing import place_order, start_payment
from resolvers.orders.reading import (
    DESK,
    delivery_address,
    delivery_methods,
    is_returnable,
    lines,
    next_statuses,
    order,
    order_customer,
    orders,
    payment,
    quantity,
    store,
    timeline,
)

__all__ = [
    "DESK",
    "advance_order",
    "delivery_address",
    "delivery_methods",
    "is_returnable",
    "lines",
    "next_statuses",
    "order",
    "order_changed",
    "order_customer",
    "orders",
    "payment",
    "place_order",
    "quantity",
    "start_payment",
    "store",
    "timeline",
]
