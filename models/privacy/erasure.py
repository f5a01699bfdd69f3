"""Erasing a person: asked for, waited for, carried out, and remembered."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, Model
from models.invariants import invariant
from models.language import said
from models.ownership import own_or_granted
from models.viewer import Grant, Viewer

GRACE = timedelta(days=1)
"""Within which its owner may think again. Staff who were asked in person need not wait."""
NAME = "Erased customer"
A_DAY = timedelta(days=1)
MOST_PER_DAY = 1_000
"""The most that an owner may let one member of staff erase."""


class ErasureStatus(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    CANCELLED = "cancelled"


class BlockerKind(StrEnum):
    ORDER_UNDER_WAY = "order_under_way"
    RETURN_UNDER_WAY = "return_under_way"
    REFUND_UNDER_WAY = "refund_under_way"
    WORKS_HERE = "works_here"


WHAT_TO_DO = {
    BlockerKind.ORDER_UNDER_WAY: "Order {number} is not delivered yet. Wait for it, or ask us to "
    "cancel it.",
    BlockerKind.RETURN_UNDER_WAY: "Return {number} is under way. It ends with your refund.",
    BlockerKind.REFUND_UNDER_WAY: "The refund of order {number} is on its way to you.",
    BlockerKind.WORKS_HERE: "This account belongs to somebody who works here. The owner has to "
    "end that first.",
}


@dataclass(frozen=True)
class Blocker:
    """Something unfinished, for which the person is still needed."""

    kind: BlockerKind
    number: str | None

    @property
    def what_to_do(self) -> str:
        return said(WHAT_TO_DO[self.kind].format(number=self.number))


@dataclass
class ErasureBlocked(DomainError):
    message = "Something is still under way, so nothing was erased."
    blockers: list[Blocker]


@dataclass
class ErasureLimitReached(DomainError):
    message = (
        "You have erased {most} customers within a day, which is the most. Try again after"
        " {again_at:%Y-%m-%d %H:%M} UTC, or ask the owner to raise it."
    )
    most: int
    again_at: datetime


@dataclass(frozen=True)
class ErasureAsked(Event):
    pass


class Erasure(Model):
    """Of one customer; afterwards it names nobody but an id that leads nowhere."""

    __tablename__ = "erasures"
    __table_args__ = (
        Index(
            "uq_erasures_waiting",
            "customer_id",
            unique=True,
            postgresql_where=text("status = 'waiting'"),
        ),
        Index("ix_erasures_due", "due_at", postgresql_where=text("status = 'waiting'")),
        Index(
            "ix_erasures_by_staff",
            "asked_by",
            "asked_at",
            postgresql_where=text("asked_by is not null"),
        ),
        Index("ix_erasures_unsettled", "done_at", postgresql_where=text("settled_at is null")),
    )
    prefix = "erasure"

    customer_id: Mapped[UUID | None]
    """None for somebody who only ever was a guest."""
    proof_id: Mapped[UUID | None] = mapped_column(default=None)
    """The link by which a guest's address was proven. All else is found by it, so it goes last."""
    asked_by: Mapped[UUID | None] = mapped_column(default=None)
    """The account of staff who did it for the customer."""
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    status: Mapped[ErasureStatus] = mapped_column(default=ErasureStatus.WAITING)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it was looked once more for what was on its way meanwhile."""

    @classmethod
    def ask(cls, customer_id: UUID, now: datetime, *, by_staff: UUID | None = None) -> "Erasure":
        due_at = now if by_staff else now + GRACE
        asked = cls(customer_id=customer_id, asked_by=by_staff, asked_at=now, due_at=due_at)
        asked.emit(ErasureAsked())
        return asked

    @classmethod
    def of_guest(cls, customer_id: UUID | None, proof_id: UUID, now: datetime) -> "Erasure":
        """At once: whoever opened the link has thought about it."""
        asked = cls(customer_id=customer_id, proof_id=proof_id, asked_at=now, due_at=now)
        asked.emit(ErasureAsked())
        return asked

    def hurry(self, now: datetime, by_staff: UUID) -> None:
        """Its owner asked in person as well: it counts as what staff did, now."""
        self.due_at, self.asked_at, self.asked_by = now, now, by_staff

    def cancel(self) -> None:
        self.status = ErasureStatus.CANCELLED

    def done(self, now: datetime) -> None:
        """At first; called once more, it is settled."""
        if self.done_at is None:
            self.status, self.done_at = ErasureStatus.DONE, now
        else:
            self.settled_at = now

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Everybody their own, whoever erases all."""
        return own_or_granted(viewer, cls.customer_id, Grant.ERASE_CUSTOMERS)


invariant(
    "privacy.the_erased_are_nobody",
    "Of a customer who was erased nothing is left but an id.",
    f"""
    select c.id from customers c
    where c.erased_at is not null and (
      c.name <> '{NAME}' or c.traits::text <> '{{}}'
      or num_nonnulls(c.email, c.phone, c.birth_date, c.address, c.external_ref) > 0
      or exists (select from accounts a where a.customer_id = c.id)
      or exists (select from carts k where k.customer_id = c.id)
      or exists (select from orders o where o.customer_id = c.id
                 and num_nonnulls(o.email, o.delivery_address, o.visitor_id) > 0)
    )
    """,
)
invariant(
    "privacy.erasures_are_carried_out",
    "Whoever asked to be erased was, a week after the time that they were given at the latest, "
    "unless something of theirs is still under way.",
    """
    select e.id from erasures e
    where e.status = 'waiting' and e.due_at < now() - interval '7 days'
      and not exists (select from orders o where o.customer_id = e.customer_id
                      and o.status not in ('delivered', 'cancelled'))
      and not exists (select from returns r where r.customer_id = e.customer_id
                      and r.status not in ('rejected', 'refunded'))
    """,
)
invariant(
    "privacy.browsing_is_nobodys_without_consent",
    "No event of the last hour ties somebody who refused to what they looked at.",
    """
    select e.id from events e join customers c on c.id = e.customer_id
    where c.consent = 0 and e.at > now() - interval '1 hour'
      and e.name in ('ProductViewed', 'Searched', 'CartViewed', 'CheckoutStarted', 'CheckoutStep',
                     'RecommendationsSeen', 'RecommendationClicked', 'PageLoaded')
    """,
)
