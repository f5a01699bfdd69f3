"""What a shopper means to buy, and what it would cost."""

from models.carts.cart import MOST_REMEMBERED, Cart, CartLine
from models.carts.events import (
    CartAbandoned,
    CartChanged,
    CartOrdered,
    CartsMerged,
    CartStatus,
    CartViewed,
)
from models.carts.limits import (
    LONGEST_NOTE,
    MOST_LINES,
    MOST_OF_ONE,
    CartIsFull,
    QuantityNotAllowed,
    check_quantity,
)
from models.carts.news import (
    LEFT_OUT,
    CartChange,
    CartChangeCode,
    Taken,
    Warning,
    fewer,
    left_out,
    repriced,
)
from models.carts.owner import live_topic, whose
from models.carts.pricing import Goods, PricedCart, PricedLine, Totals, price_lines

__all__ = [
    "LEFT_OUT",
    "LONGEST_NOTE",
    "MOST_LINES",
    "MOST_OF_ONE",
    "MOST_REMEMBERED",
    "Cart",
    "CartAbandoned",
    "CartChange",
    "CartChangeCode",
    "CartChanged",
    "CartIsFull",
    "CartLine",
    "CartOrdered",
    "CartStatus",
    "CartViewed",
    "CartsMerged",
    "Goods",
    "PricedCart",
    "PricedLine",
    "QuantityNotAllowed",
    "Taken",
    "Totals",
    "Warning",
    "check_quantity",
    "fewer",
    "left_out",
    "live_topic",
    "price_lines",
    "repriced",
    "whose",
]
