"""Shipments of orders: planned when an order is confirmed, moved by staff, tracked by carriers.

The order is locked before its shipments, these before the stock, and nobody waits in a circle.
"""

from resolvers.fulfilments.planning import advance, of_order, plan, planned, stop

__all__ = ["advance", "of_order", "plan", "planned", "stop"]
