"""Mails that follow something other than a step of an order; each once."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model
from models.invariants import invariant


class NoticeKind(StrEnum):
    ORDER_CONFIRMED = "order_confirmed"
    ORDER_SHIPPED = "order_shipped"
    RETURN_DECIDED = "return_decided"
    REFUND_SENT = "refund_sent"
    TICKET_ANSWERED = "ticket_answered"
    LINK_SENT = "link_sent"
    EMAIL_CHANGED = "email_changed"
    SECURITY_CHANGED = "security_changed"
    ERASURE_ASKED = "erasure_asked"
    GIFT_CARD = "gift_card"
    RECEIPT = "receipt"
    """Of a till, for whoever asked for it there."""


class Notice(Model):
    """A mail to be sent, or sent. `(kind, subject_id, reference)` makes it happen once."""

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("kind", "subject_id", "reference"),
        Index(None, "subject_id"),
        Index(None, "recipient"),
    )
    prefix = "notice"

    kind: Mapped[NoticeKind]
    subject_id: Mapped[UUID]
    reference: Mapped[str] = mapped_column(default="")
    recipient: Mapped[str]
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    refusal: Mapped[str | None] = mapped_column(default=None)
    """Why its mailbox will not have it; such a mail is not tried again."""
    attempts: Mapped[int] = mapped_column(default=0)


invariant(
    "notices.were_sent",
    "Every mail was sent, or refused by its mailbox, within a day.",
    """
    select id, kind from notices
    where sent_at is null and refusal is null and created_at < now() - interval '1 day'
    """,
)
