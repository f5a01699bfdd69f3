"""Whether browsing may be tied to a person: asked once, written down each time, taken back freely.

What counts is kept with the browser and with the customer (`consent`); this log says how it came
about. The gate itself is `choices.browsing`: every event of browsing takes its ids from there.
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model
from models.choices import REFUSED, Choices
from models.ownership import belongs_to
from models.viewer import Viewer


class ConsentChoice(StrEnum):
    GRANTED = "granted"
    REFUSED = "refused"
    NOT_MADE = "not_made"


class ConsentSource(StrEnum):
    NOTICE = "notice"
    """The strip at the foot of a page."""
    SETTINGS = "settings"


class ConsentChange(Model):
    """Somebody agreed or refused; never altered. It goes when the person is erased."""

    __tablename__ = "consent_changes"
    __table_args__ = (
        Index(None, "customer_id", postgresql_where=text("customer_id is not null")),
        Index(None, "visitor_id", postgresql_where=text("visitor_id is not null")),
        Index(None, "at"),
    )
    prefix = "consent"

    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), default=None)
    visitor_id: Mapped[UUID | None] = mapped_column(default=None)
    is_granted: Mapped[bool]
    version: Mapped[int]
    """Of the words that were shown."""
    source: Mapped[ConsentSource]
    at: Mapped[datetime]

    @property
    def kept_as(self) -> int:
        """What the browser and the customer are marked with."""
        return self.version if self.is_granted else REFUSED

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Everybody their own; also what this browser chose before a login."""
        return belongs_to(viewer, cls.customer_id, cls.visitor_id)


def choice(made: Choices) -> ConsentChoice:
    """What counts for this person in this browser."""
    if made.is_refused:
        return ConsentChoice.REFUSED
    return ConsentChoice.GRANTED if made.is_granted else ConsentChoice.NOT_MADE
