"""Tickets: what a customer asked, and every answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, and_, exists, text, true
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, InvalidField, InvalidInput, Model
from models.customers import Customer
from models.orders import order_number
from models.texts import is_text
from models.viewer import Grant, Viewer

LONGEST_SUBJECT = 200
LONGEST_BODY = 10_000


class TicketStatus(StrEnum):
    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass
class TicketClosed(DomainError):
    message = "This conversation is closed. Please open a new one."


@dataclass(frozen=True)
class TicketOpened(Event):
    is_live = True
    number: str


@dataclass(frozen=True)
class TicketReplied(Event):
    is_live = True
    from_staff: bool


def check_text(path: str, value: str, longest: int, shortest: int = 1) -> str:
    """The trimmed text. Raises InvalidInput when it is too short, too long or not text."""
    value = value.strip()
    if not shortest <= len(value) <= longest:
        raise InvalidInput([InvalidField(path, f"Between {shortest} and {longest} characters.")])
    if not is_text(value):
        raise InvalidInput([InvalidField(path, "This holds characters that nobody can read.")])
    return value


class Ticket(Model):
    __tablename__ = "tickets"
    __table_args__ = (
        Index(None, "customer_id"),
        Index(None, "status", "updated_at"),
    )
    prefix = "ticket"

    number: Mapped[str] = mapped_column(unique=True)
    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customers.id"))
    order_id: Mapped[UUID | None] = mapped_column(ForeignKey("orders.id"), default=None)
    subject: Mapped[str]
    status: Mapped[TicketStatus] = mapped_column(default=TicketStatus.OPEN)
    opened_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    @classmethod
    def open(
        cls, customer: Customer, subject: str, body: str, order_id: UUID | None, now: datetime
    ) -> tuple["Ticket", "TicketMessage"]:
        """A new conversation with its first message. Raises InvalidInput."""
        ticket = cls(
            number=f"T-{order_number()}",
            customer_id=customer.id,
            order_id=order_id,
            subject=check_text("subject", subject, LONGEST_SUBJECT),
            opened_at=now,
            updated_at=now,
        )
        first = ticket._said(body, author=customer.name, is_from_staff=False, now=now)
        ticket.emit(TicketOpened(number=ticket.number))
        return ticket, first

    def reply(
        self, body: str, author: str, is_from_staff: bool, close: bool, now: datetime
    ) -> "TicketMessage":
        """Raises TicketClosed, or InvalidInput for an empty or endless text."""
        if self.status is TicketStatus.CLOSED:
            raise TicketClosed
        said = self._said(body, author, is_from_staff, now)
        self.status = TicketStatus.ANSWERED if is_from_staff else TicketStatus.OPEN
        if close:
            self.status = TicketStatus.CLOSED
        self.updated_at = now
        self.emit(TicketReplied(from_staff=is_from_staff))
        return said

    def _said(self, body: str, author: str, is_from_staff: bool, now: datetime) -> "TicketMessage":
        return TicketMessage(
            ticket_id=self.id,
            body=check_text("body", body, LONGEST_BODY),
            author=author,
            is_from_staff=is_from_staff,
            at=now,
        )

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Customers see their own, who answers them all."""
        if viewer.may(Grant.ANSWER_TICKETS):
            return true()
        return and_(cls.customer_id == viewer.customer_id)


class TicketMessage(Model):
    __tablename__ = "ticket_messages"
    __table_args__ = (Index(None, "ticket_id", "at"),)
    prefix = "message"

    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("tickets.id"))
    body: Mapped[str]
    author: Mapped[str]
    is_from_staff: Mapped[bool]
    at: Mapped[datetime] = mapped_column(server_default=text("now()"), default=None)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(Ticket.id == cls.ticket_id, Ticket.visible_to(viewer))
