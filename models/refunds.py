"""A refund above what its decider may give waits for another person: four eyes see it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, exists, false, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, Model
from models.invariants import invariant
from models.money import Money
from models.orders import Order
from models.returns import Return
from models.support import check_text
from models.viewer import Grant, Viewer, covers

LONGEST_ANSWER = 1_000


class RefundRequestStatus(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass
class RefundDecided(DomainError):
    message = "Somebody has decided this already: it was {status}."
    status: RefundRequestStatus


@dataclass
class OwnRefundRequest(DomainError):
    message = "You asked for this refund, or bought these goods, so somebody else decides it."


@dataclass
class RefundAboveCap(DomainError):
    message = "This is more than you may give back. Ask a colleague who may."


@dataclass(frozen=True)
class RefundRequested(Event):
    return_id: str


@dataclass(frozen=True)
class RefundRequestDecided(Event):
    return_id: str
    status: str


def given_back(back: Return, order: Order) -> Money:
    """What the order's buyer has back once `back` is paid too. Limits are on this sum: many small
    returns of one order are no way around them."""
    return Money(min(order.refunded + back.refund, order.total), order.currency)


def waits_for_another(back: Return, order: Order, viewer: Viewer) -> bool:
    """Whether the viewer may not decide on it alone: above their limit, their own purchase, or
    taken back though the rules say no."""
    is_delicate = back.is_of(viewer) or back.overridden_by is not None
    return is_above_cap(back, order, viewer) or (back.refund > 0 and is_delicate)


def is_above_cap(back: Return, order: Order, viewer: Viewer) -> bool:
    """Whether the viewer may not decide on it alone; what gives nothing back, anybody may."""
    in_all = given_back(back, order)
    return in_all.minor > order.refunded and not covers(viewer.refund_cap, in_all)


class RefundRequest(Model):
    __tablename__ = "refund_requests"
    __table_args__ = (
        CheckConstraint("amount > 0", name="amount_is_positive"),
        CheckConstraint("decided_by <> requested_by", name="four_eyes"),
        CheckConstraint(
            "(status = 'pending') = (decided_by is null)"
            " and (decided_by is null) = (decided_at is null)",
            name="decided_by_somebody",
        ),
        Index(
            "uq_refund_requests_open",
            "return_id",
            unique=True,
            postgresql_where=text("status = 'pending'"),
        ),
        Index(None, "requested_at", "id"),
    )
    prefix = "refundrequest"

    return_id: Mapped[UUID] = mapped_column(ForeignKey("returns.id"), index=True)
    status: Mapped[RefundRequestStatus] = mapped_column(default=RefundRequestStatus.PENDING)
    amount: Mapped[int]
    currency: Mapped[str]
    in_all: Mapped[int]
    """What the order's buyer would have back with it, minor units: the limits are on this."""
    requested_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    requested_at: Mapped[datetime]
    decided_by: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    answer: Mapped[str | None] = mapped_column(default=None)

    @classmethod
    def ask(cls, back: Return, order: Order, viewer: Viewer, now: datetime) -> "RefundRequest":
        """Raises IllegalReturnMove unless `back` could be paid back now."""
        back.check_payable()
        assert viewer.account_id is not None
        request = cls(
            return_id=back.id,
            amount=min(back.refund, order.total - order.refunded),
            currency=order.currency,
            in_all=given_back(back, order).minor,
            requested_by=viewer.account_id,
            requested_at=now,
        )
        request.emit(RefundRequested(return_id=str(back.id)))
        return request

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    def check_decidable_by(self, viewer: Viewer) -> None:
        """Raises RefundDecided, OwnRefundRequest, RefundAboveCap."""
        if self.status is not RefundRequestStatus.PENDING:
            raise RefundDecided(status=self.status)
        if viewer.account_id == self.requested_by:
            raise OwnRefundRequest
        if not covers(viewer.refund_cap, Money(self.in_all, self.currency)):
            raise RefundAboveCap

    def is_decidable_by(self, viewer: Viewer) -> bool:
        try:
            self.check_decidable_by(viewer)
        except DomainError:
            return False
        return viewer.may(Grant.REFUND)

    def approve(self, back: Return, order: Order, viewer: Viewer, now: datetime) -> None:
        """Raises as `check_decidable_by` does, by what the order's buyer has back by now."""
        self.in_all = max(self.in_all, given_back(back, order).minor)
        self.check_decidable_by(viewer)
        if back.is_of(viewer):
            raise OwnRefundRequest
        self._decide(RefundRequestStatus.APPROVED, viewer, now)

    def decline(self, viewer: Viewer, answer: str, now: datetime) -> None:
        """Raises also InvalidInput."""
        self.check_decidable_by(viewer)
        self.answer = check_text("answer", answer, LONGEST_ANSWER)
        self._decide(RefundRequestStatus.DECLINED, viewer, now)

    def _decide(self, status: RefundRequestStatus, viewer: Viewer, now: datetime) -> None:
        self.status, self.decided_by, self.decided_at = status, viewer.account_id, now
        self.emit(RefundRequestDecided(return_id=str(self.return_id), status=status))

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who refunds sees those of the returns that they handle."""
        if not viewer.may(Grant.REFUND):
            return false()
        return exists().where(Return.id == cls.return_id, Return.handled_by(viewer))


invariant(
    "refunds.were_seen_by_four_eyes",
    "What was approved was asked for and decided by two people, and its return is paid back.",
    """
    select q.id from refund_requests q join returns r on r.id = q.return_id
    where q.decided_by = q.requested_by or (q.status = 'approved' and r.status <> 'refunded')
    """,
)
