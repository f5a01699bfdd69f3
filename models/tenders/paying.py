"""How an order is paid besides its card, and how that goes back.

Tenders are taken first, at most the total; the card pays the rest. A refund goes to the card first,
as that is money which can be spent anywhere, then to the tenders in the order in which they were
taken, and points come last: no order turns them into money.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, UniqueConstraint, exists
from sqlalchemy.orm import Mapped, mapped_column

from models.base import InvalidField, InvalidInput, Model
from models.money import Money
from models.orders import Order
from models.tenders.accounts import TenderAccount, TenderKind, TenderMovement
from models.viewer import Viewer

MOST = 5
"""Of tenders to one order."""


class TenderStatus(StrEnum):
    HELD = "held"
    SPENT = "spent"
    RELEASED = "released"


class OrderTender(Model):
    """So much of an order was taken from one account."""

    __tablename__ = "order_tenders"
    __table_args__ = (
        UniqueConstraint("order_id", "account_id"),
        CheckConstraint("amount > 0", name="amount_is_positive"),
        CheckConstraint("refunded between 0 and amount", name="refunds_within_amount"),
        CheckConstraint(
            "(kind = 'points') = (points is not null) and points > 0", name="counts_its_points"
        ),
    )
    prefix = "ordertender"

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    account_id: Mapped[UUID] = mapped_column(ForeignKey("tender_accounts.id"), index=True)
    kind: Mapped[TenderKind]
    position: Mapped[int]
    amount: Mapped[int]
    currency: Mapped[str]
    status: Mapped[TenderStatus] = mapped_column(default=TenderStatus.HELD)
    refunded: Mapped[int] = mapped_column(default=0)
    points: Mapped[int | None] = mapped_column(default=None)
    """How many of a membership became this amount."""

    @property
    def points_back(self) -> int:
        """How many of them `refunded` is, rounded half up: however many returns it took, all of it
        is all of them."""
        return (2 * (self.points or 0) * self.refunded + self.amount) // (2 * self.amount)

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def refunded_money(self) -> Money:
        return Money(self.refunded, self.currency)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Whoever may see the order."""
        return exists().where(Order.id == cls.order_id, Order.visible_to(viewer))


@dataclass(frozen=True)
class Part:
    """What an order took from an account, both locked."""

    tender: OrderTender
    account: TenderAccount

    @property
    def is_points(self) -> bool:
        return self.tender.kind is TenderKind.POINTS

    @classmethod
    def hold(
        cls,
        order: Order,
        account: TenderAccount,
        amount: int,
        position: int,
        now: datetime,
        points: int | None = None,
    ) -> tuple["Part", TenderMovement]:
        """Raises TenderChanged when there is less than `amount`."""
        held = account.hold(amount, order.id, now)
        tender = OrderTender(
            order_id=order.id,
            account_id=account.id,
            kind=account.kind,
            position=position,
            amount=amount,
            currency=account.currency,
            points=points,
        )
        return cls(tender, account), held

    def spend(self, now: datetime) -> TenderMovement:
        """The order is paid."""
        self.tender.status = TenderStatus.SPENT
        return self.account.spend(self.tender.amount, self.tender.order_id, now)

    def release(self, now: datetime) -> TenderMovement:
        """The order was given up."""
        self.tender.status = TenderStatus.RELEASED
        return self.account.release(self.tender.amount, self.tender.order_id, now)

    def refund(self, amount: int, reference: str, now: datetime) -> TenderMovement:
        self.tender.refunded += amount
        return self.account.refund(amount, self.tender.order_id, reference, now)


def check_amounts(order: Order, amounts: Sequence[int | None]) -> None:
    """Raises InvalidInput unless these amounts, of the order's currency, pay for no more than it.

    None stands for what was no amount."""
    known = [one for one in amounts if one is not None and one > 0]
    if len(known) < len(amounts) or sum(known) > order.total or len(amounts) > MOST:
        raise InvalidInput(
            [InvalidField("tenders", f"At most {MOST}, together no more than the order costs.")]
        )


def to_card(order: Order, by_card: int, amount: int) -> int:
    """How much of a refund of `amount` goes to the card, which paid `by_card` of the order."""
    return min(amount, max(0, by_card - order.refunded))


def to_points(order: Order, parts: Sequence[Part], amount: int) -> list[tuple[Part, int]]:
    """What of a refund of `amount` becomes points again, whatever was chosen for the rest of it:
    only what nothing else paid."""
    spent = [one for one in parts if one.is_points and one.tender.status is TenderStatus.SPENT]
    otherwise = order.total - sum(one.tender.amount for one in spent)
    size = order.refunded + amount - otherwise - sum(one.tender.refunded for one in spent)
    return portions(spent, min(size, amount)) if size > 0 else []


def portions(parts: Sequence[Part], amount: int) -> list[tuple[Part, int]]:
    """What of `amount` goes back to which, in the order in which they were taken."""
    shares = []
    for part in parts:
        size = min(amount, part.tender.amount - part.tender.refunded)
        if size and part.tender.status is TenderStatus.SPENT:
            shares.append((part, size))
            amount -= size
    return shares
