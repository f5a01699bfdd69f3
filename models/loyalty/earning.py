"""What an order is worth in points."""

from sqlalchemy import ColumnElement, func

from models.loyalty.ledger import LoyaltyMovement, LoyaltyMovementKind
from models.money import exponent
from models.orders import Order


def points_for(amount: int, currency: str) -> int:
    """One point for each whole unit of currency in `amount` minor units."""
    return int(amount // 10 ** exponent(currency))


def points_earned(order: Order, basis_points: int = 10_000, by_points: int = 0) -> int:
    """Of a paid order, as often as the buyer's tier gives; what `by_points` paid earns none."""
    paid = order.total - order.shipping
    goods = _goods(order) * max(0, paid - by_points) // paid if paid else 0
    return points_for(goods, order.currency) * basis_points // 10_000


def points_kept(order: Order, earned: int, refunded: int, by_points: int = 0) -> int:
    """What is left of what it `earned` for the goods that were not given back, after `refunded` in
    all, not counting what became points again.

    However many refunds it took: three single returns leave what one full return leaves.
    """
    paid = order.total - order.shipping - by_points
    left = max(0, paid - refunded)
    # Rounded half up: part of a point is the buyer's from its half on.
    return (2 * earned * left + paid) // (2 * paid) if paid > 0 else 0


def _goods(order: Order) -> int:
    """What earns points: the goods after discounts, without delivery and tax on top."""
    return order.total - order.shipping - (0 if order.tax_is_included else order.tax)


OF_EARNINGS = LoyaltyMovement.kind.in_((LoyaltyMovementKind.EARNED, LoyaltyMovementKind.REVERSED))
"""Movements by which an order gave points, or took them back."""
EARNED_SO_FAR: ColumnElement[int] = func.coalesce(
    func.sum(LoyaltyMovement.points + LoyaltyMovement.pending), 0
)
"""Of such movements: usable or not yet."""
EARNED_AT_FIRST: ColumnElement[int] = func.coalesce(
    func.sum(LoyaltyMovement.points + LoyaltyMovement.pending).filter(
        LoyaltyMovement.kind == LoyaltyMovementKind.EARNED
    ),
    0,
)
"""Of such movements: before anything was taken back."""
