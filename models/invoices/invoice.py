"""An invoice is issued once for an order, bears the next number of its year, and never changes."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, UniqueConstraint, exists
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model
from models.money import Money
from models.orders import Order
from models.viewer import Viewer

DIGITS = 6


class InvoiceKind(StrEnum):
    INVOICE = "invoice"
    RECEIPT = "receipt"
    """Of a till: handed over with the goods."""
    CREDIT_NOTE = "credit_note"
    """What of an invoice went back."""


class InvoiceSeries(Model):
    """The last number of a year. Whoever issues holds this row until it is in: a number that is
    taken back with its transaction is given to the next."""

    __tablename__ = "invoice_series"
    prefix = "invoiceseries"

    name: Mapped[str] = mapped_column(unique=True)
    last: Mapped[int]


class Invoice(Model):
    """Only added to; `printed` is all that is on the paper beside its buyer."""

    __tablename__ = "invoices"
    __table_args__ = (
        UniqueConstraint("series", "position"),
        UniqueConstraint("order_id", "reference"),
        CheckConstraint("position > 0", name="counts_from_one"),
        CheckConstraint("total >= 0", name="not_negative"),
    )
    prefix = "invoice"

    kind: Mapped[InvoiceKind]
    series: Mapped[str]
    """The year in which it was issued, where the market is."""
    position: Mapped[int]
    """In its series, from 1."""
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    reference: Mapped[str] = mapped_column(default="")
    """What a credit note is for; empty for the invoice itself."""
    issued_at: Mapped[datetime]
    currency: Mapped[str]
    total: Mapped[int]
    printed: Mapped[dict[str, Any]]
    buyer: Mapped[list[str]] = mapped_column(default_factory=list, server_default="{}")
    """Name and address, in lines: what is forgotten when its buyer is."""

    @property
    def number(self) -> str:
        return f"{self.series}-{self.position:0{DIGITS}d}"

    @property
    def money(self) -> Money:
        return Money(self.total, self.currency)

    @staticmethod
    def series_at(now: datetime, time_zone: str) -> str:
        return str(now.astimezone(ZoneInfo(time_zone)).year)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Whoever may see the order."""
        return exists().where(Order.id == cls.order_id, Order.visible_to(viewer))
