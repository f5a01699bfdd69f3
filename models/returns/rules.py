"""What of an order may go back, until when, and what it gives back."""

from datetime import datetime, timedelta

from models.money import allocate
from models.orders import Order, OrderLine, OrderStatus
from models.returns.statuses import NotReturnable

WINDOW = timedelta(days=30)
"""How long after delivery goods may be sent back."""


def check_returnable(order: Order, now: datetime) -> None:
    """Raises NotReturnable with the reason why nothing of `order` can go back now."""
    if order.status not in (OrderStatus.SHIPPED, OrderStatus.DELIVERED):
        raise NotReturnable(reason="Only what was shipped can be sent back.")
    if order.delivered_at is not None and now > order.delivered_at + WINDOW:
        raise NotReturnable(reason=f"Returns end {WINDOW.days} days after delivery.")
    if order.external_ref is not None:
        raise NotReturnable(reason="This was bought at a till before the shop went online.")


def can_return(order: Order, units_left: int, now: datetime) -> bool:
    """Whether any of the `units_left` of `order` can go back now."""
    try:
        check_returnable(order, now)
    except NotReturnable:
        return False
    return units_left > 0


def refund_for(line: OrderLine, quantity: int, given_back: int, tax_is_included: bool) -> int:
    """What `quantity` more units of `line` give back, minor units.

    `given_back` is the refund of the `line.returned` units before. What is left is spread over
    the units that are left, and the next ones take their parts: whichever units come back in
    whichever order, and whatever was refused in between, all of them add up to what the line cost.
    """
    left = line.charge(tax_is_included) - given_back
    return sum(allocate(left, [1] * (line.quantity - line.returned))[:quantity])
