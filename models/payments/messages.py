"""What the payment companies tell us: kept once, until it could be acted on."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model

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
