"""Where an order stands as to its money, its goods and its returns, each by itself.

`Order.status` is the summary for its buyer. These are worked out of what is stored elsewhere, by
the one derivation here; what moves them is refused there, with what is allowed instead.
"""

from collections.abc import Collection
from enum import StrEnum


class OrderPaymentStatus(StrEnum):
    UNPAID = "unpaid"
    AUTHORIZED = "authorized"
    """The company holds the money for us."""
    PARTLY_PAID = "partly_paid"
    """Taken for what has left; the company holds the rest."""
    PAID = "paid"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"
    VOIDED = "voided"
    """Given up before anything was paid, or let go by the company."""


PAYMENT_MAY_BECOME: dict[OrderPaymentStatus, tuple[OrderPaymentStatus, ...]] = {
    OrderPaymentStatus.UNPAID: (
        OrderPaymentStatus.AUTHORIZED,
        OrderPaymentStatus.PAID,
        OrderPaymentStatus.VOIDED,
    ),
    OrderPaymentStatus.AUTHORIZED: (
        OrderPaymentStatus.PARTLY_PAID,
        OrderPaymentStatus.PAID,
        OrderPaymentStatus.VOIDED,
    ),
    OrderPaymentStatus.PARTLY_PAID: (
        OrderPaymentStatus.PAID,
        OrderPaymentStatus.PARTLY_REFUNDED,
        OrderPaymentStatus.REFUNDED,
    ),
    OrderPaymentStatus.PAID: (OrderPaymentStatus.PARTLY_REFUNDED, OrderPaymentStatus.REFUNDED),
    OrderPaymentStatus.PARTLY_REFUNDED: (OrderPaymentStatus.REFUNDED,),
    OrderPaymentStatus.REFUNDED: (),
    # Paid after it was given up: that goes back.
    OrderPaymentStatus.VOIDED: (OrderPaymentStatus.PAID, OrderPaymentStatus.REFUNDED),
}


def payment_status(
    total: int,
    refunded: int,
    *,
    is_open: bool,
    is_given_up: bool,
    is_held: bool,
    is_partly_taken: bool = False,
    is_lost: bool = False,
) -> OrderPaymentStatus:
    """`is_open`: nobody has paid it yet; `is_held`: the money is held and not taken, or
    `is_partly_taken`, for what has left; `is_lost`: the company let it go."""
    if refunded >= total > 0:
        return OrderPaymentStatus.REFUNDED
    if is_given_up or is_lost:
        return OrderPaymentStatus.VOIDED
    if is_open:
        return OrderPaymentStatus.UNPAID
    if refunded:
        return OrderPaymentStatus.PARTLY_REFUNDED
    if is_partly_taken:
        return OrderPaymentStatus.PARTLY_PAID
    return OrderPaymentStatus.AUTHORIZED if is_held else OrderPaymentStatus.PAID


class OrderFulfilmentStatus(StrEnum):
    UNFULFILLED = "unfulfilled"
    PARTLY_SHIPPED = "partly_shipped"
    SHIPPED = "shipped"
    PARTLY_DELIVERED = "partly_delivered"
    DELIVERED = "delivered"


FULFILMENT_MAY_BECOME: dict[OrderFulfilmentStatus, tuple[OrderFulfilmentStatus, ...]] = {
    # Onwards only, and by as many steps as one parcel makes.
    one: tuple(list(OrderFulfilmentStatus)[place + 1 :])
    for place, one in enumerate(OrderFulfilmentStatus)
}


def fulfilment_status(ordered: int, shipped: int, delivered: int) -> OrderFulfilmentStatus:
    """Of pieces; what was delivered counts as shipped too."""
    if ordered and delivered >= ordered:
        return OrderFulfilmentStatus.DELIVERED
    if delivered:
        return OrderFulfilmentStatus.PARTLY_DELIVERED
    if ordered and shipped >= ordered:
        return OrderFulfilmentStatus.SHIPPED
    return OrderFulfilmentStatus.PARTLY_SHIPPED if shipped else OrderFulfilmentStatus.UNFULFILLED


class OrderReturnStatus(StrEnum):
    NONE = "none"
    ASKED = "asked"
    """Something is on its way back, or asked to be."""
    PARTLY_RETURNED = "partly_returned"
    RETURNED = "returned"


RETURN_MAY_BECOME: dict[OrderReturnStatus, tuple[OrderReturnStatus, ...]] = {
    OrderReturnStatus.NONE: (OrderReturnStatus.ASKED,),
    # Turned down, or come in.
    OrderReturnStatus.ASKED: (
        OrderReturnStatus.NONE,
        OrderReturnStatus.PARTLY_RETURNED,
        OrderReturnStatus.RETURNED,
    ),
    OrderReturnStatus.PARTLY_RETURNED: (OrderReturnStatus.ASKED, OrderReturnStatus.RETURNED),
    OrderReturnStatus.RETURNED: (),
}


def return_status(ordered: int, taken: int, states: Collection[str]) -> OrderReturnStatus:
    """`taken` pieces went back or are asked to; `states` are those of the returns."""
    if not taken:
        return OrderReturnStatus.NONE
    if not set(states) <= {"received", "refunded", "rejected"}:
        return OrderReturnStatus.ASKED
    return OrderReturnStatus.RETURNED if taken >= ordered else OrderReturnStatus.PARTLY_RETURNED
