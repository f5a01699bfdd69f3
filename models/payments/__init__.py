"""Payments: what was asked for, taken and given back, and what the companies told us of it."""

from models.payments import invariants
from models.payments.messages import FIRST_PAUSE, MOST_ATTEMPTS, WebhookDelivery
from models.payments.payment import (
    OrderNotPayable,
    Payment,
    PaymentChanged,
    PaymentEvent,
    PaymentEventKind,
    PaymentStatus,
    PaymentUnavailable,
    RefundAsked,
)

__all__ = [
    "FIRST_PAUSE",
    "MOST_ATTEMPTS",
    "OrderNotPayable",
    "Payment",
    "PaymentChanged",
    "PaymentEvent",
    "PaymentEventKind",
    "PaymentStatus",
    "PaymentUnavailable",
    "RefundAsked",
    "WebhookDelivery",
    "invariants",
]
