"""Notices about steps of orders: written once, then sent until they arrive or are given up."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    and_,
    false,
    text,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column

from models import ids
from models.base import DomainError, Model
from models.invariants import invariant
from models.language import said
from models.notifications.steps import TOLD_OF, NoticeChannel, NoticeStep, StepNotice
from models.orders import Order
from models.viewer import Grant, Viewer

HELD_BACK = timedelta(seconds=40)
"""Somebody is sending it; after so long, whoever that was is taken to have died. No mail server is
waited for so long."""
PAUSE = timedelta(seconds=5)
"""Before the second try; each later pause is four times as long."""
LONGEST_PAUSE = timedelta(hours=6)
MOST_TRIES = 8
"""Within some eight hours."""


@dataclass
class NoticeNotFailed(DomainError):
    message = "This is sent, or will be: there is nothing to send again."


class OrderNotice(Model):
    """One step of one order by one channel: in the outbox (`due_at`), told (`sent_at`), or among
    the dead letters (`failed_at`)."""

    __tablename__ = "order_notices"
    __table_args__ = (
        UniqueConstraint("order_id", "step", "channel", "reference"),
        CheckConstraint("num_nonnulls(due_at, sent_at, failed_at) = 1", name="is_in_one_place"),
        CheckConstraint(
            "channel = 'email' or customer_id is not null", name="guests_are_told_by_mail"
        ),
        Index("ix_order_notices_due", "due_at", postgresql_where=text("due_at is not null")),
        Index(
            "ix_order_notices_failed",
            "failed_at",
            "id",
            postgresql_where=text("failed_at is not null"),
        ),
        Index(
            "ix_order_notices_push_subscription_id",
            "push_subscription_id",
            postgresql_where=text("push_subscription_id is not null"),
        ),
        Index(
            "ix_order_notices_in_app",
            "customer_id",
            "created_at",
            "id",
            postgresql_where=text("channel = 'in_app'"),
        ),
    )
    prefix = "ordernotice"

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), default=None)
    step: Mapped[NoticeStep]
    channel: Mapped[NoticeChannel]
    reference: Mapped[str] = mapped_column(default="")
    """Which shipment, return or refund; and by push, which browser."""
    recipient: Mapped[str] = mapped_column(default="")
    """The address of a mail."""
    push_subscription_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("push_subscriptions.id", ondelete="CASCADE"), default=None
    )
    facts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    """What its words need: `number` of the order, and what happened."""
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    failed_at: Mapped[datetime | None] = mapped_column(default=None)
    problem: Mapped[str | None] = mapped_column(default=None)
    """What the last try came to."""
    read_at: Mapped[datetime | None] = mapped_column(default=None)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Customers see their own list, the desk what was sent of all orders."""
        if viewer.may(Grant.SEE_ORDERS):
            return true()
        return cls.listed_for(viewer)

    @classmethod
    def listed_for(cls, viewer: Viewer) -> ColumnElement[bool]:
        if viewer.customer_id is None:
            return false()
        return and_(cls.customer_id == viewer.customer_id, cls.channel == NoticeChannel.IN_APP)

    @classmethod
    def is_open(cls, now: datetime) -> ColumnElement[bool]:
        return and_(cls.due_at.is_not(None), cls.due_at <= now)

    def begin(self, now: datetime) -> None:
        """One more try. Until it ends, or `HELD_BACK` is over, nobody else begins one."""
        self.attempts += 1
        self.due_at = now + HELD_BACK

    def succeed(self, now: datetime) -> None:
        self.due_at, self.sent_at, self.problem = None, now, None

    def fail(self, problem: str, now: datetime) -> None:
        """It will never arrive, unless somebody of staff does something about it."""
        self.due_at, self.failed_at, self.problem = None, now, problem[:1_000]

    def wait(self, problem: str, now: datetime) -> None:
        """Nobody takes it now: again after a while, and at last no more."""
        if self.attempts >= MOST_TRIES:
            self.fail(problem, now)
            return
        pause = min(LONGEST_PAUSE, PAUSE * 4 ** max(0, self.attempts - 1))
        self.due_at, self.problem = now + pause, problem[:1_000]

    def resend(self, recipient: str, now: datetime) -> None:
        """To where the buyer can be reached today. Raises NoticeNotFailed."""
        if self.failed_at is None:
            raise NoticeNotFailed
        self.recipient, self.attempts = recipient, 0
        self.failed_at, self.due_at = None, now

    def read(self, now: datetime) -> None:
        self.read_at = self.read_at or now

    @property
    def told(self) -> StepNotice:
        return TOLD_OF[self.step]

    @property
    def number(self) -> str:
        return str(self.facts["number"])

    @property
    def headline(self) -> str:
        return said(self.told.headline)

    @property
    def sentence(self) -> str:
        return said(self.told.sentence.format(number=self.number))

    @property
    def order_gid(self) -> str:
        return ids.encode(Order.prefix, self.order_id)


invariant(
    "order_notices.go_out",
    "Every notice about an order was sent, or is among the dead letters, within a day.",
    """
    select id, step, channel from order_notices where due_at < now() - interval '1 day'
    """,
)
invariant(
    "notices.tell_of_every_order",
    "Whoever bought something in the last 30 days was told within an hour that it is confirmed.",
    """
    select o.id, o.number from orders o
    join events e on e.subject_id = o.id and e.name = 'OrderConfirmed'
    left join order_notices n
      on n.order_id = o.id and n.step = 'confirmed' and n.channel = 'email'
    where o.external_ref is null and o.email is not null and n.id is null
      and e.at between now() - interval '30 days' and now() - interval '1 hour'
      and not exists (select from notices m where m.subject_id = o.id
                      and m.kind = 'order_confirmed')
    """,
)
