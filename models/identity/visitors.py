"""Browsers and apps that visit, whether or not anybody logs in with them."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models import ids
from models.base import Model

VISIT_LASTS = timedelta(minutes=30)
VISIT_IS_NOTED_EVERY = timedelta(minutes=1)


class Visitor(Model):
    """One browser or app on one device, known by a token it keeps; a guest's cart hangs on it."""

    __tablename__ = "visitors"
    __table_args__ = (
        Index("ix_visitors_seen_at", "seen_at"),
        Index("ix_visitors_here", "seen_at", postgresql_where=text("not is_away")),
    )
    prefix = "visitor"

    token_digest: Mapped[str] = mapped_column(unique=True)
    visit_id: Mapped[UUID] = mapped_column(default_factory=ids.uuid7)
    """The present visit; a new one begins after half an hour of silence."""
    seen_at: Mapped[datetime] = mapped_column(server_default=text("now()"), default=None)
    device: Mapped[str] = mapped_column(default="unknown")
    consent: Mapped[int | None] = mapped_column(default=None)
    """To being followed, as `Choices` has it."""
    is_personalised: Mapped[bool] = mapped_column(server_default=text("true"), init=False)
    """Whether what is done here chooses what is recommended."""
    is_away: Mapped[bool] = mapped_column(server_default=text("false"), init=False)
    """Whether the last visit is over and its id forgotten here."""
