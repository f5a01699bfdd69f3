"""How much is held, taken and given back follows from the events of a payment alone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from models.payments.payment import Payment, PaymentEvent, PaymentEventKind, PaymentStatus


@dataclass(frozen=True)
class Amounts:
    """Minor units of the payment's currency."""

    authorized: int = 0
    """Held for us and not taken."""
    charged: int = 0
    """Taken, whatever became of it."""
    refunded: int = 0
    charged_back: int = 0
    """What the buyer's bank took back."""

    @property
    def kept(self) -> int:
        return self.charged - self.refunded - self.charged_back


def amounts(events: Iterable[PaymentEvent]) -> Amounts:
    """`events` in the order in which they came."""
    sums = Amounts()
    for event in events:
        sums = _after(sums, event.kind, event.amount)
    return sums


def is_covered(payment: Payment, events: Iterable[PaymentEvent]) -> bool:
    """Whether all that its order is worth was taken as agreed, or is still held."""
    known = list(events)
    sums = amounts(known)
    is_whole = sums.charged + sums.authorized >= payment.amount
    is_there = payment.status is not PaymentStatus.VOIDED
    is_agreed = not any(one.is_wrong for one in known)
    return not payment.amount or (is_whole and is_there and is_agreed)


def _after(sums: Amounts, kind: PaymentEventKind, amount: int) -> Amounts:
    match kind:
        case PaymentEventKind.AUTHORIZED:
            return replace(sums, authorized=amount)
        case PaymentEventKind.CAPTURED:
            held = max(0, sums.authorized - amount)
            return replace(sums, authorized=held, charged=sums.charged + amount)
        case PaymentEventKind.VOIDED:
            return replace(sums, authorized=0)
        case PaymentEventKind.REFUNDED:
            return replace(sums, refunded=sums.refunded + amount)
        case PaymentEventKind.DISPUTE_LOST:
            return replace(sums, charged_back=sums.charged_back + amount)
    return sums
