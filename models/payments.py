"""What was paid: an append-only list of what the provider told us, and what follows from it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    exists,
    func,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, Model
from models.invariants import invariant
from models.money import Money
from models.orders import Order, OrderStatus
from models.viewer import Viewer


class PaymentStatus(StrEnum):
    PENDING = "pending"
    AUTHORIZED = "authorized"
    CAPTURED = "captured"
    DECLINED = "declined"
    VOIDED = "voided"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"


class PaymentEventKind(StrEnum):
    STARTED = "started"
    AUTHORIZED = "authorized"
    CAPTURED = "captured"
    DECLINED = "declined"
    VOIDED = "voided"
    REFUND_ASKED = "refund_asked"
    REFUNDED = "refunded"


@dataclass
class OrderNotPayable(DomainError):
    message = "A {status} order cannot be paid."
    status: OrderStatus


@dataclass
class PaymentUnavailable(DomainError):
    message = "The payment company does not answer. Nothing was charged; please try again."


@dataclass(frozen=True)
class PaymentChanged(Event):
    is_live = True
    status: str
    order_id: str


@dataclass(frozen=True)
class RefundAsked(Event):
    amount: int
    reference: str


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
    provider_ref: Mapped[str | None] = mapped_column(unique=True, default=None)
    """The provider's id, once it answered."""
    amount: Mapped[int]
    currency: Mapped[str]
    status: Mapped[PaymentStatus] = mapped_column(default=PaymentStatus.PENDING)
    pay_url: Mapped[str | None] = mapped_column(default=None)
    card_last4: Mapped[str | None] = mapped_column(default=None)
    failure_message: Mapped[str | None] = mapped_column(default=None)

    @classmethod
    def for_order(cls, order: Order) -> "Payment":
        return cls(order_id=order.id, amount=order.total, currency=order.currency)

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

    def captured(self, reference: str, card_last4: str | None) -> "PaymentEvent":
        """The money is ours. `reference` is the provider's id of that fact."""
        self.status, self.card_last4 = PaymentStatus.CAPTURED, card_last4
        self.failure_message = None
        return self._changed(PaymentEventKind.CAPTURED, self.amount, reference)

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

    def refund_asked(self, amount: int, reference: str) -> "PaymentEvent":
        """Staff decided on a refund; a job carries it to the provider."""
        self.emit(RefundAsked(amount=amount, reference=reference))
        return self._event(PaymentEventKind.REFUND_ASKED, amount, f"asked:{reference}")

    def refunded(self, amount: int, left: int, reference: str) -> "PaymentEvent":
        """`amount` went back; of what was captured, `left` is still ours."""
        self.status = PaymentStatus.PARTLY_REFUNDED if left > 0 else PaymentStatus.REFUNDED
        return self._changed(PaymentEventKind.REFUNDED, amount, reference)

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
    __table_args__ = (
        UniqueConstraint("payment_id", "reference"),
        Index(
            "uq_payment_events_captured",
            "payment_id",
            unique=True,
            postgresql_where=text("kind = 'captured'"),
        ),
    )
    prefix = "paymentevent"

    payment_id: Mapped[UUID] = mapped_column(ForeignKey("payments.id"))
    kind: Mapped[PaymentEventKind]
    amount: Mapped[int]
    reference: Mapped[str]


FIRST_PAUSE = timedelta(seconds=10)
MOST_ATTEMPTS = 14
"""Of a message that comes to nothing: the last is some eleven hours after it came."""


class WebhookDelivery(Model):
    """The inbox: each message of a provider once, kept until it could be handled."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        UniqueConstraint("provider", "event_ref"),
        Index(
            "ix_webhook_deliveries_waiting",
            "created_at",
            postgresql_where=text("handled_at is null"),
        ),
        Index("ix_webhook_deliveries_reference", text("(payload #>> '{data,reference}')")),
    )
    prefix = "webhook"

    provider: Mapped[str]
    event_ref: Mapped[str]
    payload: Mapped[dict[str, Any]]
    handled_at: Mapped[datetime | None] = mapped_column(default=None)
    attempts: Mapped[int] = mapped_column(default=0)

    @classmethod
    def is_due(cls, now: datetime) -> ColumnElement[bool]:
        """It came to nothing so far; each further try waits until it is twice as old."""
        pause = FIRST_PAUSE.total_seconds() * func.power(2, cls.attempts - 1)
        due_at = cls.created_at + func.make_interval(0, 0, 0, 0, 0, 0, pause)
        return cls.handled_at.is_(None) & (cls.attempts < MOST_ATTEMPTS) & (due_at <= now)


invariant(
    "payments.paid_orders_were_paid",
    "A confirmed order was paid in full, and a captured payment belongs to a confirmed order.",
    """
    select o.id, o.status, p.status as payment from orders o
    left join payments p on p.order_id = o.id
    where o.total > 0 and o.external_ref is null and (
      (o.status in ('confirmed', 'packed', 'shipped', 'delivered')
       and (p.amount is distinct from o.total
            or p.status not in ('captured', 'partly_refunded', 'refunded')))
      or (p.status = 'captured' and o.status = 'pending')
      or (p.status = 'captured' and o.status = 'cancelled' and o.refunded < p.amount)
    )
    """,
)
invariant(
    "payments.are_captured_once",
    "No payment was captured twice.",
    """
    select payment_id, count(*) from payment_events where kind = 'captured'
    group by 1 having count(*) > 1
    """,
)
invariant(
    "payments.give_back_no_more_than_they_took",
    "Refunds, asked for or made, are within what was captured.",
    """
    select payment_id from payment_events group by 1
    having greatest(sum(amount) filter (where kind = 'refunded'),
                    sum(amount) filter (where kind = 'refund_asked'))
         > coalesce(sum(amount) filter (where kind = 'captured'), 0)
    """,
)
invariant(
    "payments.follow_their_events",
    "A payment is captured, or refunded, if and only if its list of events says so.",
    """
    select p.id, p.status from payments p left join (
      select payment_id, bool_or(kind = 'captured') as captured,
             bool_or(kind = 'refunded') as refunded
      from payment_events group by 1
    ) e on e.payment_id = p.id
    where p.provider <> 'till' and (
      (p.status in ('captured', 'partly_refunded', 'refunded')
       and not coalesce(e.captured, false))
      or (p.status in ('pending', 'declined') and e.captured)
      or (p.status in ('partly_refunded', 'refunded')) <> coalesce(e.refunded, false)
    )
    """,
)
invariant(
    "payments.refunds_asked_for_were_made",
    "A refund that was asked for reached the payment company within an hour.",
    """
    select a.payment_id, a.reference from payment_events a
    where a.kind = 'refund_asked' and a.created_at < now() - interval '1 hour'
      and (select coalesce(sum(amount), 0) from payment_events made
           where made.payment_id = a.payment_id and made.kind = 'refunded')
        < (select sum(amount) from payment_events asked
           where asked.payment_id = a.payment_id and asked.kind = 'refund_asked'
             and asked.created_at < now() - interval '1 hour')
    """,
)
invariant(
    "payments.messages_were_understood",
    "Every message of the payment company was acted on within a day.",
    """
    select id, event_ref from webhook_deliveries
    where handled_at is null and created_at < now() - interval '1 day'
    """,
)
invariant(
    "payments.every_charge_has_its_order",
    "The payment company keeps money of ours only for orders that are confirmed.",
    """
    select t.id, t.reference, t.captured - t.refunded as kept, t.currency
    from told t
    left join payments p on p.provider_ref = t.id
    left join orders o on o.id = p.order_id
    where t.captured > t.refunded and t.created < now() - cast(:grace as interval)
      and coalesce(o.status, '') not in ('confirmed', 'packed', 'shipped', 'delivered')
    """,
    asks_provider=True,
)
invariant(
    "payments.agree_with_the_company",
    "What was captured and given back is the same here and there, payment by payment.",
    """
    select p.id, p.provider_ref, e.captured, t.captured as told, e.refunded, t.refunded as given
    from payments p join (
      select payment_id, coalesce(sum(amount) filter (where kind = 'captured'), 0) as captured,
             coalesce(sum(amount) filter (where kind = 'refunded'), 0) as refunded,
             max(created_at) as latest
      from payment_events group by 1
    ) e on e.payment_id = p.id
    join told t on t.id = p.provider_ref
    where (e.captured, e.refunded, p.currency) <> (t.captured, t.refunded, t.currency)
      and greatest(e.latest, t.created) < now() - cast(:grace as interval)
    """,
    asks_provider=True,
)
invariant(
    "payments.are_charged_once",
    "For one payment of ours, the payment company took money at most once.",
    """
    select reference, count(*) from told where captured > refunded
    group by 1 having count(*) > 1
    """,
    asks_provider=True,
)
