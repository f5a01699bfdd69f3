"""Money that the shop owes somebody, in one currency: the sum of an append-only ledger."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    exists,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, Model
from models.money import Money
from models.ownership import own_or_granted
from models.viewer import Grant, Viewer


class TenderKind(StrEnum):
    GIFT_CARD = "gift_card"
    STORE_CREDIT = "store_credit"
    POINTS = "points"
    """Of the customer's membership: they become money as an order takes them, see
    `resolvers/tenders/by_points.py`."""


class TenderMovementKind(StrEnum):
    ISSUED = "issued"
    """A gift card was paid for, or given by staff."""
    CREDITED = "credited"
    """By staff."""
    HELD = "held"
    """For an order that is not paid in full yet."""
    RELEASED = "released"
    """The order was given up."""
    SPENT = "spent"
    REFUNDED = "refunded"
    RETURNED = "returned"
    """For goods that came back, instead of what they were paid with."""
    BONUS = "bonus"
    """On top of that, from the shop."""
    VOIDED = "voided"
    CONVERTED = "converted"
    """Points became money, or money points again."""


@dataclass
class TenderChanged(DomainError):
    message = "There is {shown} left on it. Please look again before you pay."
    kind: TenderKind
    available: Money

    def __str__(self) -> str:
        return self.message.format(shown=f"{self.available.amount} {self.available.currency}")


@dataclass(frozen=True)
class TenderRefunded(Event):
    order_id: str
    amount: int
    reference: str


class TenderAccount(Model):
    """A gift card's money, or a customer's store credit in one currency; or what orders took of
    their points, of which nothing is ever left to spend.

    `available` and `held` are the sums of its movements: they change by those below alone, with
    the row locked, and the database lets neither fall below zero.
    """

    __tablename__ = "tender_accounts"
    __table_args__ = (
        CheckConstraint("available >= 0", name="available_not_negative"),
        CheckConstraint("held >= 0", name="held_not_negative"),
        CheckConstraint("(kind = 'gift_card') = (customer_id is null)", name="has_owner"),
        Index(
            "uq_tender_accounts_of_customer_by_kind",
            "customer_id",
            "currency",
            "kind",
            unique=True,
            postgresql_where=text("customer_id is not null"),
        ),
    )
    prefix = "tender"

    kind: Mapped[TenderKind]
    currency: Mapped[str]
    customer_id: Mapped[UUID | None] = mapped_column(ForeignKey("customers.id"), default=None)
    """Whose store credit or points; None for a gift card, which is whose hand it is in."""
    available: Mapped[int] = mapped_column(default=0)
    held: Mapped[int] = mapped_column(default=0)
    """For orders that wait for the rest of their money."""

    @property
    def balance(self) -> Money:
        """What can be spent now."""
        return Money(self.available, self.currency)

    def credit(
        self,
        amount: int,
        kind: TenderMovementKind,
        reference: str,
        now: datetime,
        *,
        by: UUID | None = None,
        note: str = "",
    ) -> "TenderMovement":
        """Money comes: `by` whom of staff, and what for."""
        return self._move(kind, reference, now, available=amount, by=by, note=note)

    def hold(self, amount: int, order_id: UUID, now: datetime) -> "TenderMovement":
        """Keep `amount` for an order. Raises TenderChanged when there is less."""
        if amount > self.available:
            raise TenderChanged(kind=self.kind, available=self.balance)
        return self._for_order(
            TenderMovementKind.HELD, order_id, now, available=-amount, held=amount
        )

    def spend(self, amount: int, order_id: UUID, now: datetime) -> "TenderMovement":
        """What was held is the shop's."""
        return self._for_order(TenderMovementKind.SPENT, order_id, now, held=-amount)

    def release(self, amount: int, order_id: UUID, now: datetime) -> "TenderMovement":
        return self._for_order(
            TenderMovementKind.RELEASED, order_id, now, available=amount, held=-amount
        )

    def refund(
        self, amount: int, order_id: UUID, reference: str, now: datetime
    ) -> "TenderMovement":
        """`reference` says which return, in a word that occurs once."""
        moved = self._move(
            TenderMovementKind.REFUNDED, reference, now, available=amount, order=order_id
        )
        self.emit(TenderRefunded(order_id=str(order_id), amount=amount, reference=reference))
        return moved

    def take_back(
        self, amount: int, order_id: UUID, reference: str, now: datetime
    ) -> "TenderMovement":
        """Goods came back, and their buyer chose this."""
        kind = TenderMovementKind.RETURNED
        self.emit(TenderRefunded(order_id=str(order_id), amount=amount, reference=reference))
        return self._move(kind, reference, now, available=amount, order=order_id)

    def add_bonus(
        self, amount: int, order_id: UUID, reference: str, now: datetime
    ) -> "TenderMovement":
        kind = TenderMovementKind.BONUS
        return self._move(kind, reference, now, available=amount, order=order_id)

    def convert(
        self, amount: int, order_id: UUID, reference: str, now: datetime
    ) -> "TenderMovement":
        """Points became `amount` for an order; below zero, points again."""
        kind = TenderMovementKind.CONVERTED
        return self._move(kind, reference, now, available=amount, order=order_id)

    def void(
        self, reference: str, now: datetime, *, note: str, by: UUID | None = None
    ) -> "TenderMovement":
        """Nothing can be spent of it any more; what orders hold, they keep."""
        left = -self.available
        return self._move(
            TenderMovementKind.VOIDED, reference, now, available=left, by=by, note=note
        )

    def _for_order(
        self,
        kind: TenderMovementKind,
        order_id: UUID,
        now: datetime,
        *,
        available: int = 0,
        held: int = 0,
    ) -> "TenderMovement":
        reference = f"{kind}:{order_id}"
        return self._move(kind, reference, now, available=available, held=held, order=order_id)

    def _move(
        self,
        kind: TenderMovementKind,
        reference: str,
        now: datetime,
        *,
        available: int = 0,
        held: int = 0,
        order: UUID | None = None,
        by: UUID | None = None,
        note: str = "",
    ) -> "TenderMovement":
        self.available += available
        self.held += held
        return TenderMovement(
            account_id=self.id,
            kind=kind,
            available=available,
            held=held,
            currency=self.currency,
            at=now,
            order_id=order,
            staff_id=by,
            note=note,
            reference=reference,
        )

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Customers see their own; who may see customers, everybody's."""
        return own_or_granted(viewer, cls.customer_id, Grant.SEE_CUSTOMERS)


class TenderMovement(Model):
    """Money came or went, never altered; `reference` makes each count once."""

    __tablename__ = "tender_movements"
    __table_args__ = (
        UniqueConstraint("account_id", "reference"),
        CheckConstraint(
            "(kind in ('issued', 'credited', 'refunded', 'returned', 'bonus')"
            " and available > 0 and held = 0)"
            " or (kind = 'voided' and available <= 0 and held = 0)"
            " or (kind = 'held' and available < 0 and held = -available)"
            " or (kind = 'released' and available > 0 and held = -available)"
            " or (kind = 'spent' and available = 0 and held < 0)"
            " or (kind = 'converted' and available <> 0 and held = 0)",
            name="moves_as_its_kind",
        ),
        Index(None, "account_id", "at", "id"),
        Index(None, "order_id", postgresql_where=text("order_id is not null")),
        Index(None, "staff_id", "at", postgresql_where=text("staff_id is not null")),
    )
    prefix = "tendermove"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("tender_accounts.id"))
    kind: Mapped[TenderMovementKind]
    available: Mapped[int]
    """What became spendable; below zero what no longer is."""
    held: Mapped[int] = mapped_column(default=0)
    currency: Mapped[str]
    at: Mapped[datetime]
    order_id: Mapped[UUID | None] = mapped_column(default=None)
    staff_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    note: Mapped[str] = mapped_column(default="")
    """Why, in the words of whoever of staff did it."""
    reference: Mapped[str]

    @property
    def amount(self) -> Money:
        """What it did to what can be spent, or, of what was held, how much was spent."""
        return Money(self.available or self.held, self.currency)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(TenderAccount.id == cls.account_id, TenderAccount.visible_to(viewer))
