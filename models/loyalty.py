"""Points: an append-only ledger per member, from which the balance derives."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, exists, literal, or_
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Event, Model
from models.invariants import invariant
from models.money import exponent
from models.orders import Order
from models.viewer import Grant, Viewer


class LoyaltyMovementKind(StrEnum):
    EARNED = "earned"
    REVERSED = "reversed"
    ADJUSTED = "adjusted"


@dataclass(frozen=True)
class LoyaltyJoined(Event):
    card_number: str


@dataclass(frozen=True)
class PointsMoved(Event):
    points: int
    kind: str


def points_for(amount: int, currency: str) -> int:
    """One point for each whole unit of currency in `amount` minor units."""
    return int(amount // 10 ** exponent(currency))


def card_number(entropy: int | None = None) -> str:
    """Thirteen digits with an EAN-13 check digit; 29… marks it as ours, as GS1 leaves free."""
    value = secrets.randbelow(10**10) if entropy is None else entropy % 10**10
    digits = f"29{value:010d}"
    odd_and_even = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return f"{digits}{-odd_and_even % 10}"


class LoyaltyAccount(Model):
    """A membership."""

    __tablename__ = "loyalty_accounts"
    prefix = "loyalty"

    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customers.id"), unique=True)
    card_number: Mapped[str] = mapped_column(unique=True)
    joined_at: Mapped[datetime]

    @classmethod
    def join(cls, customer_id: UUID, now: datetime) -> "LoyaltyAccount":
        """A new membership with a card of its own."""
        member = cls(customer_id=customer_id, card_number=card_number(), joined_at=now)
        member.emit(LoyaltyJoined(card_number=member.card_number))
        return member

    def earn(self, order: Order, balance: int, now: datetime) -> "LoyaltyMovement":
        """The points of a paid order; the database takes them once per order."""
        return self._move(
            points=points_for(_goods(order), order.currency),
            kind=LoyaltyMovementKind.EARNED,
            reference=f"order:{order.id}",
            balance=balance,
            order=order,
            now=now,
        )

    def reverse(
        self,
        order: Order,
        *,
        refunded: int,
        so_far: int,
        reference: str,
        balance: int,
        now: datetime,
    ) -> "LoyaltyMovement":
        """Points go back with the money that earned them; a balance may fall below zero.

        `refunded` is what was given back of `order` in all, `so_far` the sum of its movements:
        however many refunds it took, what is left is what the goods kept are worth.
        """
        return self._move(
            points=min(0, points_kept(order, refunded) - so_far),
            kind=LoyaltyMovementKind.REVERSED,
            reference=reference,
            balance=balance,
            order=order,
            now=now,
        )

    def _move(
        self,
        *,
        points: int,
        kind: LoyaltyMovementKind,
        reference: str,
        balance: int,
        order: Order,
        now: datetime,
    ) -> "LoyaltyMovement":
        self.emit(PointsMoved(points=points, kind=kind))
        return LoyaltyMovement(
            account_id=self.id,
            points=points,
            balance_after=balance + points,
            kind=kind,
            at=now,
            note=f"Order {order.number}",
            order_id=order.id,
            reference=reference,
        )

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        everybody = viewer.may(Grant.SEE_CUSTOMERS)
        return or_(cls.customer_id == viewer.customer_id, literal(everybody))


def points_kept(order: Order, refunded: int) -> int:
    """What the goods that were not given back are worth in points."""
    paid = order.total - order.shipping
    left = max(0, paid - refunded)
    return points_for(_goods(order) * left // paid, order.currency) if paid else 0


def _goods(order: Order) -> int:
    """What earns points: the goods after discounts, without delivery and tax on top."""
    return order.total - order.shipping - (0 if order.tax_is_included else order.tax)


class LoyaltyMovement(Model):
    """Points came or went, never altered. The balance is the sum; `balance_after` was it then."""

    __tablename__ = "loyalty_movements"
    __table_args__ = (
        UniqueConstraint("account_id", "reference"),
        Index(None, "account_id", "at", "id"),
    )
    prefix = "points"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("loyalty_accounts.id"))
    points: Mapped[int]
    balance_after: Mapped[int]
    kind: Mapped[LoyaltyMovementKind]
    at: Mapped[datetime]
    note: Mapped[str] = mapped_column(default="")
    order_id: Mapped[UUID | None] = mapped_column(default=None)
    reference: Mapped[str]
    """What caused it, in a word that occurs once per account: "order:…", "return_…"."""

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(
            LoyaltyAccount.id == cls.account_id, LoyaltyAccount.visible_to(viewer)
        )


invariant(
    "loyalty.balance_is_the_sum",
    "A member's latest balance is the sum of all movements.",
    """
    select account_id, sum(points), (array_agg(balance_after order by at desc, id desc))[1]
    from loyalty_movements group by 1
    having sum(points) <> (array_agg(balance_after order by at desc, id desc))[1]
    """,
)
invariant(
    "loyalty.moves_for_a_cause",
    "Points come and go for an order, or were adjusted by somebody; never for nothing.",
    """
    select m.id from loyalty_movements m left join orders o on o.id = m.order_id
    where (m.kind <> 'adjusted' and o.id is null) or m.reference = ''
    """,
)
invariant(
    "loyalty.takes_back_no_more_than_it_gave",
    "No order took more points than it earned, and none earned twice.",
    """
    select account_id, order_id, sum(points) from loyalty_movements where order_id is not null
    group by 1, 2 having sum(points) < 0 or count(*) filter (where kind = 'earned') > 1
    """,
)
