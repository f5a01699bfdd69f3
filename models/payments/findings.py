"""What was found about money and somebody should know: mended by itself, or left to a person."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, literal, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model
from models.money import Money
from models.viewer import Grant, Viewer


class FindingKind(StrEnum):
    TAKEN_UP = "taken_up"
    """The company knew more of a payment than the shop did; the shop knows it now."""
    CLOSED = "closed"
    """Something could still be paid, or was held, that nobody should pay; it is closed."""
    PAID_TWICE = "paid_twice"
    """One order was paid a second time, and the second payment went back."""
    REFUND_SENT = "refund_sent"
    """A refund had been decided on and had not reached the company; it has now."""
    DIFFERS = "differs"
    """The company's books and the shop's differ, and nobody but a person can tell why."""
    UNKNOWN_CHARGE = "unknown_charge"
    """Money was taken in the shop's name for an order that does not exist."""
    LOST = "lost"
    """The company let go what it held, would not give it, or took something else than was agreed;
    nothing of the order leaves until a person has looked."""
    DISPUTED = "disputed"
    """The buyer asked their bank for the money back: answer on the company's pages."""
    DISPUTE_WON = "dispute_won"
    DISPUTE_LOST = "dispute_lost"


class PaymentFinding(Model):
    """Written once for each thing, never altered."""

    __tablename__ = "payment_findings"
    __table_args__ = (
        UniqueConstraint("kind", "provider", "provider_ref"),
        Index(None, "created_at", "id"),
        Index(None, "payment_id", postgresql_where=text("payment_id is not null")),
    )
    prefix = "paymentfinding"

    kind: Mapped[FindingKind]
    provider: Mapped[str]
    provider_ref: Mapped[str]
    """The company's id of the payment, or of the dispute."""
    payment_id: Mapped[UUID | None] = mapped_column(ForeignKey("payments.id"))
    """None when it is none of the shop's."""
    amount: Mapped[int]
    currency: Mapped[str]
    is_mended: Mapped[bool]
    """Whether nothing is left to do."""
    note: Mapped[str] = mapped_column(default="")

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return literal(viewer.may(Grant.RUN_SHOP) or viewer.may(Grant.REFUND))
