"""What is taken of a payment as the goods of its order leave, one shipment after the other."""

from collections.abc import Mapping
from uuid import UUID

from models.money import allocate
from models.orders import Order, OrderLine
from models.payments.payment import Payment


def due(order: Order, payment: Payment, gone: Mapping[UUID, int]) -> int:
    """All that the payment's company is to have taken once `gone`, units by order line, have left.

    Gift cards and store credit were spent on what left first; the last units take exactly what
    remains. The order's lines are loaded.
    """
    if all(gone.get(line.id, 0) >= line.quantity for line in order.lines):
        return payment.amount
    besides = order.total - payment.amount
    return min(payment.amount, max(0, worth(order, gone) - besides))


def worth(order: Order, gone: Mapping[UUID, int]) -> int:
    """What these units were sold for, tax and all; the delivery is paid with the first of them."""
    if not any(gone.values()):
        return 0
    delivery = order.shipping + (0 if order.tax_is_included else order.shipping_tax)
    goods = sum(_first(line, gone.get(line.id, 0), order.tax_is_included) for line in order.lines)
    return delivery + goods


def _first(line: OrderLine, units: int, tax_is_included: bool) -> int:
    """Of what the line was charged, spread over its units by largest remainder."""
    return sum(allocate(line.charge(tax_is_included), [1] * line.quantity)[:units])
