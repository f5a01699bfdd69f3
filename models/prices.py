"""What a variant costs in a channel now, the sale that is planned or runs, and what it cost before.

Decided 2026-11-22: `amount` is what is charged, sale or not, so lists are sorted, narrowed and
shown by one indexed column as ever. A job writes it anew when a sale begins or ends
(`api/jobs/prices.py`), which empties what lists were kept. It may be some seconds late, so carts
and orders look at the clock themselves: `charged_at` of a statement that reads the row anyway.
Instead of: working out the price from the clock in every list, which no index could sort.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    UniqueConstraint,
    and_,
    case,
    func,
    null,
    select,
    text,
    true,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import InvalidField, InvalidInput, Model
from models.invariants import invariant
from models.money import MOST_PRICE
from models.viewer import Viewer

RECENT = timedelta(days=30)
"""Of the lowest price before a reduction: Directive 98/6/EC, article 6a."""


@dataclass(frozen=True)
class Sale:
    """A lower price from a moment on, until another or until it is taken back."""

    amount: int
    starts_at: datetime
    ends_at: datetime | None


class Price(Model):
    __tablename__ = "prices"
    __table_args__ = (
        UniqueConstraint(
            "variant_id", "channel_id", postgresql_include=["amount", "regular", "lowest_recent"]
        ),
        CheckConstraint("amount >= 0", name="not_negative"),
        CheckConstraint(f"greatest(amount, regular) <= {MOST_PRICE}", name="not_a_fortune"),
        CheckConstraint(
            "(sale_amount is null) = (sale_from is null) and sale_until > sale_from"
            " and sale_amount between 0 and coalesce(regular, amount) - 1",
            name="sale_is_cheaper",
        ),
        CheckConstraint(
            "(regular is null) = (lowest_recent is null) and (regular is null"
            " or amount = sale_amount)",
            name="is_on_sale_or_not",
        ),
        Index(None, "channel_id", "amount", "variant_id"),
        Index(None, "due_at", postgresql_where=text("due_at is not null")),
    )
    prefix = "price"

    variant_id: Mapped[UUID] = mapped_column(ForeignKey("variants.id"))
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channels.id"))
    amount: Mapped[int]
    """What is charged: minor units of the channel's currency, with or without tax as it says."""
    regular: Mapped[int | None] = mapped_column(default=None)
    """What it costs otherwise; None unless a sale runs."""
    lowest_recent: Mapped[int | None] = mapped_column(default=None)
    """The lowest price of the 30 days before the sale that runs."""
    sale_amount: Mapped[int | None] = mapped_column(default=None)
    sale_from: Mapped[datetime | None] = mapped_column(default=None)
    sale_until: Mapped[datetime | None] = mapped_column(default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    """When `amount` changes next by itself."""

    @property
    def sale(self) -> Sale | None:
        """What is planned or runs."""
        if self.sale_amount is None or self.sale_from is None:
            return None
        return Sale(self.sale_amount, self.sale_from, self.sale_until)

    @property
    def without_sale(self) -> int:
        return self.amount if self.regular is None else self.regular

    def set_regular(self, amount: int) -> None:
        """What it costs but for a sale, which ends where it would be no reduction any more."""
        if self.sale_amount is not None and amount <= self.sale_amount:
            self.plan(None)
        if self.regular is None:
            self.amount = amount
        else:
            self.regular = amount

    def plan(self, sale: Sale | None) -> None:
        """In place of what was planned or runs; it begins when `move` finds it due.

        Raises InvalidInput.
        """
        if sale is not None:
            check_sale(sale, self.without_sale)
        if sale and self.regular is not None and sale.amount == self.amount:
            # It goes on: what it cost before stays what it was before.
            self.sale_until = self.due_at = sale.ends_at
            return
        self.amount, self.regular, self.lowest_recent = self.without_sale, None, None
        self.sale_amount = sale.amount if sale else None
        self.sale_from = self.due_at = sale.starts_at if sale else None
        self.sale_until = sale.ends_at if sale else None

    def move(self, now: datetime, lowest: int | None) -> None:
        """What is due. `lowest` is the lowest price of the 30 days before the sale."""
        sale = self.sale
        if sale is None or self.due_at is None or now < self.due_at:
            return
        if sale.ends_at is not None and now >= sale.ends_at:
            self.plan(None)
        else:
            self.regular = self.amount
            self.lowest_recent = self.regular if lowest is None else min(lowest, self.regular)
            self.amount, self.due_at = sale.amount, sale.ends_at

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return true()


def check_sale(sale: Sale, regular: int) -> None:
    """Raises InvalidInput."""
    if not 0 <= sale.amount < regular:
        raise InvalidInput([InvalidField("prices", "A sale price is below the regular one.")])
    if sale.ends_at is not None and sale.ends_at <= sale.starts_at:
        raise InvalidInput([InvalidField("prices", "A sale ends after it starts.")])


def charged_at(now: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """`amount`, `regular` and `lowest_recent` as they are at `now`, also while the job is late."""
    row = Price.__table__.c
    is_late, is_over = row.due_at <= now, row.sale_until <= now
    without = func.coalesce(row.regular, row.amount)
    return [
        case((is_late & is_over, without), (is_late, row.sale_amount), else_=row.amount),
        case((is_late & is_over, null()), (is_late, without), else_=row.regular),
        case((is_late, null()), else_=row.lowest_recent),
    ]


class PriceChange(Model):
    """From `at` on it cost this, until the next one. A trigger adds them; nothing takes them."""

    __tablename__ = "price_changes"
    __table_args__ = (Index(None, "variant_id", "channel_id", "at"),)
    prefix = "pricechange"

    variant_id: Mapped[UUID] = mapped_column(ForeignKey("variants.id", ondelete="CASCADE"))
    channel_id: Mapped[UUID] = mapped_column(ForeignKey("channels.id"))
    amount: Mapped[int]
    at: Mapped[datetime]

    @classmethod
    def lowest_before(cls, price: Price, moment: datetime) -> Select[int | None]:
        """The lowest that was charged at any time of the 30 days before `moment`."""
        mine = and_(cls.variant_id == price.variant_id, cls.channel_id == price.channel_id)
        begins = select(func.max(cls.at)).where(mine, cls.at <= moment - RECENT).scalar_subquery()
        since = func.coalesce(begins, moment - RECENT)
        return select(func.min(cls.amount)).where(mine, cls.at >= since, cls.at < moment)


invariant(
    "prices.are_as_they_were_written_last",
    "The history of each price ends with what it is.",
    """
    select p.id, p.amount from prices p
    left join lateral (
      select h.amount from price_changes h
      where h.variant_id = p.variant_id and h.channel_id = p.channel_id
      order by h.at desc, h.id desc limit 1
    ) last on true
    where last.amount is distinct from p.amount
    """,
)
invariant(
    "prices.change_when_they_are_due",
    "A sale begins and ends within five minutes of its moment.",
    "select id, due_at from prices where due_at < now() - interval '5 minutes'",
)
