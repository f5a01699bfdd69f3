"""Payments: what was asked for, taken and given back, and what the companies told us of it."""

from models.payments import invariants
from models.payments.amounts import Amounts, amounts, is_covered
from models.payments.findings import FindingKind, PaymentFinding
from models.payments.messages import FIRST_PAUSE, MOST_ATTEMPTS, WebhookDelivery
from models.payments.parts import due
from models.payments.payment import (
    WRONG,
    DisputeClosed,
    MoneyNotHeld,
    OrderNotPayable,
    Payment,
    PaymentChanged,
    PaymentDisputed,
    PaymentEvent,
    PaymentEventKind,
    PaymentLost,
    PaymentStatus,
    PaymentUnavailable,
    RefundAsked,
)

__all__ = [
    "FIRST_PAUSE",
    "MOST_ATTEMPTS",
    "WRONG",
    "Amounts",
    "DisputeClosed",
    "FindingKind",
    "MoneyNotHeld",
    "OrderNotPayable",
    "Payment",
    "PaymentChanged",
    "PaymentDisputed",
    "PaymentEvent",
    "PaymentEventKind",
    "PaymentFinding",
    "PaymentLost",
    "PaymentStatus",
    "PaymentUnavailable",
    "RefundAsked",
    "WebhookDelivery",
    "amounts",
    "due",
    "invariants",
    "is_covered",
]
