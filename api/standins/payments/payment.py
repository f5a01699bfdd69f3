"""What a payment may become, and what it refuses; no I/O."""

import secrets
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from api.standins.payments.cards import Card, Fate


class Status(StrEnum):
    REQUIRES_PAYMENT = "requires_payment"
    REQUIRES_CHALLENGE = "requires_challenge"
    PROCESSING = "processing"
    AUTHORIZED = "authorized"
    SUCCEEDED = "succeeded"
    VOIDED = "voided"


OPEN = {Status.REQUIRES_PAYMENT, Status.REQUIRES_CHALLENGE}


@dataclass(eq=False)
class Refused(Exception):
    """The provider said no; `status` is the HTTP status of the answer."""

    code: str
    message: str
    status: int = 409


HELD_FOR = timedelta(days=7)
"""How long money is held that a shop does not take."""
METHODS = ("card", "paypal", "wallet", "terminal")


@dataclass
class Dispute:
    """A cardholder wants `amount` back; `status` is open, won or lost, as the shop sees it."""

    id: str
    amount: int
    reason: str
    status: str
    created: str


@dataclass
class Capture:
    id: str
    amount: int


@dataclass
class Refund:
    id: str
    amount: int
    created: str


@dataclass
class Payment:
    """Amounts are minor units of `currency`; times are ISO 8601 in UTC."""

    id: str
    amount: int
    currency: str
    reference: str
    return_url: str
    webhook_url: str | None
    description: str
    capture_method: str
    created: str
    pay_url: str
    status: Status = Status.REQUIRES_PAYMENT
    captured: int = 0
    captures: list[Capture] = field(default_factory=list)
    refunded: int = 0
    refunds: list[Refund] = field(default_factory=list)
    last4: str | None = None
    last_error: dict[str, str] | None = None
    settles_at: str | None = None
    version: int = 0
    authorization_expires_at: str | None = None
    disputes: list[Dispute] = field(default_factory=list)

    def confirm(self, card: Card, now: datetime, stall: timedelta) -> str | None:
        """Try to take the money from `card`. Returns the news to announce, if any.

        Raises Refused unless the payment still waits for a card.
        """
        if self.status not in OPEN:
            raise Refused("not_payable", f"This payment is {self.status}.")
        self.last4, self.last_error = card.last4, None
        match card.fate:
            case Fate.SUCCEEDS:
                return self._charge(now)
            case Fate.CHALLENGED:
                self.status = Status.REQUIRES_CHALLENGE
                return None
            case Fate.STALLS:
                self.status = Status.PROCESSING
                self.settles_at = (now + stall).isoformat()
                return None
            case Fate.DECLINED:
                return self._decline("card_declined", "The bank declined this card.")

    def approve(self, now: datetime) -> str:
        """The holder of an account or of a wallet says yes; there is no card to type."""
        if self.status is not Status.REQUIRES_PAYMENT:
            raise Refused("not_payable", f"This payment is {self.status}.")
        self.last_error = None
        return self._charge(now)

    def answer_challenge(self, approved: bool, now: datetime) -> str:
        if self.status is not Status.REQUIRES_CHALLENGE:
            raise Refused("no_challenge", f"This payment is {self.status}.")
        if approved:
            return self._charge(now)
        return self._decline("challenge_refused", "The bank was told it was not you.")

    def settle(self, now: datetime) -> str | None:
        """Finish a stalled charge whose time has come."""
        if self.status is not Status.PROCESSING or self.settles_at is None:
            return None
        if now < datetime.fromisoformat(self.settles_at):
            return None
        self.settles_at = None
        return self._charge(now)

    def capture(self, amount: int | None, final: bool) -> str | None:
        """Take `amount` (all that is left when None) of an authorisation; after the `final` one
        the rest is let go. Twice is as good as once."""
        if self.status is Status.SUCCEEDED and amount in (None, self.captured):
            return None
        if self.status is not Status.AUTHORIZED:
            raise Refused("not_authorized", f"This payment is {self.status}.")
        left = self.amount - self.captured
        wanted = left if amount is None else amount
        if not 0 < wanted <= left:
            raise Refused("amount_too_large", f"Only {left} is held.", 422)
        self._take(wanted)
        if not final and wanted < left:
            return "payment.partly_captured"
        self.status = Status.SUCCEEDED
        return "payment.succeeded"

    def _take(self, amount: int) -> None:
        self.captures.append(Capture(new_id("cap"), amount))
        self.captured += amount

    def void(self) -> str | None:
        """Let go what is held; a payment of which nothing was captured is closed by that. Twice is
        as good as once."""
        if self.status is Status.VOIDED:
            return None
        if self.status not in OPEN | {Status.AUTHORIZED}:
            raise Refused("not_voidable", f"This payment is {self.status}.")
        if self.captured:
            self.status = Status.SUCCEEDED
            return "payment.succeeded"
        self.status = Status.VOIDED
        return "payment.voided"

    def refund(self, amount: int, now: datetime) -> Refund:
        if not self.captured:
            raise Refused("not_captured", f"This payment is {self.status}.")
        if not 0 < amount <= self.captured - self.refunded:
            left = self.captured - self.refunded
            raise Refused("refund_too_large", f"Only {left} is left to refund.", 422)
        refund = Refund(id=new_id("re"), amount=amount, created=now.isoformat())
        self.refunds.append(refund)
        self.refunded += amount
        return refund

    def reauthorize(self, now: datetime) -> str:
        """Hold the money for as long again."""
        if self.status is not Status.AUTHORIZED:
            raise Refused("not_authorized", f"This payment is {self.status}.")
        self.authorization_expires_at = (now + HELD_FOR).isoformat()
        return "payment.authorized"

    def dispute(self, amount: int, reason: str, now: datetime) -> Dispute:
        if self.status is not Status.SUCCEEDED or not 0 < amount <= self.captured:
            raise Refused("not_captured", f"This payment is {self.status}.")
        opened = Dispute(new_id("dp"), amount, reason, "open", now.isoformat())
        self.disputes.append(opened)
        return opened

    def close_dispute(self, id: str, won: bool) -> str:
        for each in self.disputes:
            if each.id == id and each.status == "open":
                each.status = "won" if won else "lost"
                return "payment.dispute_closed"
        raise Refused("not_found", "There is no such open dispute.", 404)

    def _charge(self, now: datetime) -> str:
        if self.capture_method == "manual":
            self.status = Status.AUTHORIZED
            self.authorization_expires_at = (now + HELD_FOR).isoformat()
            return "payment.authorized"
        self.status = Status.SUCCEEDED
        self._take(self.amount)
        return "payment.succeeded"

    def _decline(self, code: str, message: str) -> str:
        self.status = Status.REQUIRES_PAYMENT
        self.last_error = {"code": code, "message": message}
        return "payment.declined"

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, stored: dict[str, Any]) -> "Payment":
        return cls(
            **{
                **stored,
                "status": Status(stored["status"]),
                "captures": [Capture(**one) for one in stored.get("captures", [])],
                "refunds": [Refund(**refund) for refund in stored["refunds"]],
                "disputes": [Dispute(**one) for one in stored.get("disputes", [])],
            }
        )


def new_id(prefix: str) -> str:
    """Not to be guessed: who knows a payment's id may pay it."""
    return f"{prefix}_{secrets.token_hex(16)}"


def utc_now() -> datetime:
    return datetime.now(UTC)
