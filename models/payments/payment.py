"""What was paid: an append-only list of what the provider told us, and what follows from it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    exists,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, Model
from models.money import Money
from models.orders import Order, OrderStatus
from models.viewer import Viewer


class PaymentStatus(StrEnum):
    PENDING = "pending"
    AUTHORIZED = "authorized"
    PARTLY_CAPTURED = "partly_captured"
    """Some of it was taken, and the company holds the rest for what has not left."""
    CAPTURED = "captured"
    DECLINED = "declined"
    VOIDED = "voided"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"


class PaymentEventKind(StrEnum):
    STARTED = "started"
    AUTHORIZED = "authorized"
    CAPTURE_ASKED = "capture_asked"
    """Decided, for one shipment or for the rest; a job carries it to the company."""
    CAPTURED = "captured"
    DECLINED = "declined"
    VOIDED = "voided"
    REFUND_ASKED = "refund_asked"
    REFUNDED = "refunded"
    DISPUTED = "disputed"
    """The buyer asked their bank for the money back; it is not decided."""
    DISPUTE_WON = "dispute_won"
    DISPUTE_LOST = "dispute_lost"
    """The bank took the money back."""


@dataclass
class OrderNotPayable(DomainError):
    message = "A {status} order cannot be paid."
    status: OrderStatus


WRONG = "wrong:"
"""Begins the reference of what was not agreed."""


@dataclass
class PaymentUnavailable(DomainError):
    message = "The payment company does not answer. Nothing was charged; please try again."


@dataclass(frozen=True)
class PaymentChanged(Event):
    is_live = True
    status: str
    order_id: str


@dataclass
class MoneyNotHeld(DomainError):
    message = "The money for it is held no more. Nothing leaves before somebody has looked."


@dataclass(frozen=True)
class PaymentLost(Event):
    """The company let go what it held for us, or held or took something else than was agreed."""

    order_id: str
    amount: int
    reason: str


@dataclass(frozen=True)
class RefundAsked(Event):
    amount: int
    reference: str


@dataclass(frozen=True)
class PaymentDisputed(Event):
    """The buyer's bank asks for the money back. What was given for the payment is to be frozen."""

    order_id: str
    amount: int
    reason: str


@dataclass(frozen=True)
class DisputeClosed(Event):
    order_id: str
    amount: int
    won: bool


class Payment(Model):
    """The payment of one order at one provider. A declined one may be tried again."""

    __tablename__ = "payments"
    __table_args__ = (
        CheckConstraint("amount >= 0", name="not_negative"),
        Index("ix_payments_pending", "created_at", postgresql_where=text("status = 'pending'")),
    )
    prefix = "payment"

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"), unique=True)
    provider: Mapped[str] = mapped_column(default="sandbox")
    """The company that takes it: the one of the way to pay that was chosen last."""
    attempt: Mapped[int] = mapped_column(server_default="1", default=1)
    """Counts on when another company is chosen, or when what was begun there is closed."""
    provider_ref: Mapped[str | None] = mapped_column(unique=True, default=None)
    """The provider's id, once it answered."""
    amount: Mapped[int]
    currency: Mapped[str]
    status: Mapped[PaymentStatus] = mapped_column(default=PaymentStatus.PENDING)
    pay_url: Mapped[str | None] = mapped_column(default=None)
    card_last4: Mapped[str | None] = mapped_column(default=None)
    failure_message: Mapped[str | None] = mapped_column(default=None)
    authorization_expires_at: Mapped[datetime | None] = mapped_column(default=None)
    """Until when the company holds money for us that we have not taken."""
    disputed_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when the buyer's bank asks for it back; None when it does not, or that is decided."""

    @classmethod
    def for_order(cls, order: Order, besides: int = 0) -> "Payment":
        """What is left to pay of it; `besides` is what gift cards and store credit pay."""
        return cls(order_id=order.id, amount=order.total - besides, currency=order.currency)

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def live_topic(self) -> str:
        """Whoever watches the order is told."""
        return f"{Order.__tablename__}:{self.order_id}"

    def check_payable(self, order: Order) -> None:
        """Raises OrderNotPayable when it is paid already, or given up."""
        if order.status is not OrderStatus.PENDING:
            raise OrderNotPayable(status=order.status)

    def started(self, provider_ref: str, pay_url: str) -> "PaymentEvent":
        """The provider waits for the shopper at `pay_url`."""
        self.provider_ref, self.pay_url = provider_ref, pay_url
        return self._event(PaymentEventKind.STARTED, self.amount, f"started:{provider_ref}")

    def turn_to(self, provider: str) -> None:
        """Begin anew, at this company; nobody can pay what was begun before."""
        self.provider, self.attempt = provider, self.attempt + 1
        self.provider_ref = self.pay_url = self.failure_message = None
        self.status = PaymentStatus.PENDING

    def authorized(
        self, reference: str, card_last4: str | None, expires_at: datetime | None
    ) -> "PaymentEvent":
        """The company holds the money for us until then; again each time it holds it longer."""
        self.status, self.card_last4 = PaymentStatus.AUTHORIZED, card_last4
        self.authorization_expires_at, self.failure_message = expires_at, None
        return self._changed(PaymentEventKind.AUTHORIZED, self.amount, reference)

    def held_on(self, left: int, reference: str, expires_at: datetime | None) -> "PaymentEvent":
        """Of what was taken in part, the company holds what is `left` for longer."""
        self.authorization_expires_at = expires_at
        return self._changed(PaymentEventKind.AUTHORIZED, left, reference)

    def capture_asked(self, amount: int, what: str) -> "PaymentEvent":
        """`what` leaves, by its gid: once for each, as the list of events allows no reference
        twice."""
        return self._event(PaymentEventKind.CAPTURE_ASKED, amount, f"capture:{what}")

    def captured(
        self,
        reference: str,
        card_last4: str | None,
        amount: int | None = None,
        is_last: bool = True,
    ) -> "PaymentEvent":
        """The money is ours: all of it, unless an `amount` is named. `reference` is the provider's
        id of that fact."""
        self.status = PaymentStatus.CAPTURED if is_last else PaymentStatus.PARTLY_CAPTURED
        self.card_last4, self.failure_message = card_last4 or self.card_last4, None
        taken = self.amount if amount is None else amount
        return self._changed(PaymentEventKind.CAPTURED, taken, reference)

    def released(self, amount: int, reference: str) -> "PaymentEvent":
        """What was held and is not wanted any more is the buyer's again."""
        return self._event(PaymentEventKind.VOIDED, amount, reference)

    def captured_wrongly(
        self, reference: str, amount: int, card_last4: str | None
    ) -> list["PaymentEvent"]:
        """`amount` came, in place of what was agreed: it is not kept."""
        self.status, self.card_last4 = PaymentStatus.VOIDED, card_last4
        taken = self._changed(PaymentEventKind.CAPTURED, amount, reference)
        return [taken, self.refund_asked(amount, reference)]

    def declined(self, reference: str, why: str) -> "PaymentEvent":
        """The provider said no; the shopper may try again."""
        self.status, self.failure_message = PaymentStatus.DECLINED, why
        return self._changed(PaymentEventKind.DECLINED, 0, reference)

    def voided(self, reference: str) -> "PaymentEvent":
        self.status = PaymentStatus.VOIDED
        return self._changed(PaymentEventKind.VOIDED, self.amount, reference)

    def lose(self, amount: int, why: str) -> None:
        """`amount` is not there, or not as it was agreed: a person has to look."""
        self.emit(PaymentLost(order_id=str(self.order_id), amount=amount, reason=why))

    def refund_asked(self, amount: int, reference: str) -> "PaymentEvent":
        """Staff decided on a refund; a job carries it to the provider."""
        self.emit(RefundAsked(amount=amount, reference=reference))
        return self._event(PaymentEventKind.REFUND_ASKED, amount, f"asked:{reference}")

    def refunded(self, amount: int, left: int, reference: str) -> "PaymentEvent":
        """`amount` went back; of what was captured, `left` is still ours."""
        if self.status is not PaymentStatus.PARTLY_CAPTURED:
            self.status = PaymentStatus.PARTLY_REFUNDED if left > 0 else PaymentStatus.REFUNDED
        return self._changed(PaymentEventKind.REFUNDED, amount, reference)

    def disputed(self, amount: int, reason: str, reference: str, now: datetime) -> "PaymentEvent":
        """The money is still ours until the bank decides."""
        self.disputed_at = now
        self.emit(PaymentDisputed(order_id=str(self.order_id), amount=amount, reason=reason))
        return self._changed(PaymentEventKind.DISPUTED, amount, f"disputed:{reference}")

    def dispute_closed(self, won: bool, amount: int, reference: str) -> "PaymentEvent":
        self.disputed_at = None
        self.emit(DisputeClosed(order_id=str(self.order_id), amount=amount, won=won))
        kind = PaymentEventKind.DISPUTE_WON if won else PaymentEventKind.DISPUTE_LOST
        return self._changed(kind, amount, f"{kind}:{reference}")

    def _changed(self, kind: PaymentEventKind, amount: int, reference: str) -> "PaymentEvent":
        self.emit(PaymentChanged(status=self.status, order_id=str(self.order_id)))
        return self._event(kind, amount, reference)

    def _event(self, kind: PaymentEventKind, amount: int, reference: str) -> "PaymentEvent":
        return PaymentEvent(payment_id=self.id, kind=kind, amount=amount, reference=reference)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Whoever may see the order may see how it is paid."""
        return exists().where(Order.id == cls.order_id, Order.visible_to(viewer))


class PaymentEvent(Model):
    """What became of a payment, never altered; `reference` makes the same news count once."""

    __tablename__ = "payment_events"
    __table_args__ = (UniqueConstraint("payment_id", "reference"),)
    prefix = "paymentevent"

    payment_id: Mapped[UUID] = mapped_column(ForeignKey("payments.id"))
    kind: Mapped[PaymentEventKind]
    amount: Mapped[int]
    reference: Mapped[str]

    @property
    def is_wrong(self) -> bool:
        """Something else was taken than had been agreed; all of it goes back."""
        return self.kind is PaymentEventKind.CAPTURED and self.reference.startswith(WRONG)
