"""The one open cart of a shopper: read, filled, shared, and kept through the login."""

from resolvers.carts.abandoned import AbandonedCart, AbandonedLine, abandoned_carts
from resolvers.carts.filling import (
    acknowledge_cart,
    add_lines_to_cart,
    add_to_cart,
    restore_cart_line,
    set_cart_line,
    set_cart_note,
)
from resolvers.carts.live import cart_changed
from resolvers.carts.merging import Merged, merge_guest_cart, undo_cart_merge
from resolvers.carts.opening import cart, open_cart_view
from resolvers.carts.taking import CartFilled, add_shared_to_cart, reorder
from resolvers.carts.viewing import (
    CartChangedMeanwhile,
    CartLineView,
    CartMerge,
    CartView,
    quote,
    view,
)

__all__ = [
    "AbandonedCart",
    "AbandonedLine",
    "CartChangedMeanwhile",
    "CartFilled",
    "CartLineView",
    "CartMerge",
    "CartView",
    "Merged",
    "abandoned_carts",
    "acknowledge_cart",
    "add_lines_to_cart",
    "add_shared_to_cart",
    "add_to_cart",
    "cart",
    "cart_changed",
    "merge_guest_cart",
    "open_cart_view",
    "quote",
    "reorder",
    "restore_cart_line",
    "set_cart_line",
    "set_cart_note",
    "undo_cart_merge",
    "view",
]
