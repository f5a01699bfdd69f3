"""Notices: what the shop told whom; each once."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model


class NoticeKind(StrEnum):
    ORDER_CONFIRMED = "order_confirmed"
    ORDER_SHIPPED = "order_shipped"
    RETURN_DECIDED = "return_decided"
    REFUND_SENT = "refund_sent"
    TICKET_ANSWERED = "ticket_answered"


class Notice(Model):
    """A mail to be sent, or sent. `(kind, subject_id, reference)` makes it happen once."""

    __tablename__ = "notices"
    __table_args__ = (UniqueConstraint("kind", "subject_id", "reference"),)
    prefix = "notice"

    kind: Mapped[NoticeKind]
    subject_id: Mapped[UUID]
    reference: Mapped[str] = mapped_column(default="")
    recipient: Mapped[str]
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    refusal: Mapped[str | None] = mapped_column(default=None)
    """Why its mailbox will not have it; such a mail is not tried again."""
    attempts: Mapped[int] = mapped_column(default=0)
