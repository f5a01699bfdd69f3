"""What an order is worth in points."""

from sqlalchemy import ColumnElement, func

from models.loyalty.ledger import LoyaltyMovement, LoyaltyMovementKind
from models.money import exponent
from models.orders import Order


def points_for(amount: int, currency: str) -> int:
    """One point for each whole unit of currency in `amount` minor units."""
    return int(amount // 10 ** exponent(currency))


def points_earned(order: Order, by_points: int = 0) -> int:
    """Of a paid order; points earn none, so what they paid counts as if it had been given back."""
    return points_kept(order, by_points)


def points_kept(order: Order, refunded: int) -> int:
    """What the goods that were not given back are worth, after `refunded` in all.

    However many refunds it took: three single returns leave what one full return leaves.
    """
    paid = order.total - order.shipping
    left = max(0, paid - refunded)
    return points_for(_goods(order) * left // paid, order.currency) if paid else 0


def _goods(order: Order) -> int:
    """What earns points: the goods after discounts, without delivery and tax on top."""
    return order.total - order.shipping - (0 if order.tax_is_included else order.tax)


OF_EARNINGS = LoyaltyMovement.kind.in_((LoyaltyMovementKind.EARNED, LoyaltyMovementKind.REVERSED))
"""Movements by which an order gave points, or took them back."""
EARNED_SO_FAR: ColumnElement[int] = func.coalesce(
    func.sum(LoyaltyMovement.points + LoyaltyMovement.pending), 0
)
"""Of such movements: usable or not yet."""
