"""The addresses a customer keeps: several, one of them the first choice."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.addresses.address import Address
from models.base import DomainError, Model
from models.viewer import Viewer

MOST_KEPT = 20


@dataclass
class AddressBookIsFull(DomainError):
    message = "You keep {most} addresses already. Take one out first."
    most: int = MOST_KEPT


class SavedAddress(Model):
    """One of them; nobody but its customer sees or changes it."""

    __tablename__ = "customer_addresses"
    __table_args__ = (
        Index(None, "customer_id"),
        Index(
            "uq_customer_addresses_default",
            "customer_id",
            unique=True,
            postgresql_where=text("is_default"),
        ),
    )
    prefix = "address"

    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customers.id"))
    place: Mapped[dict[str, Any]]
    """In the shape of `Address`."""
    is_default: Mapped[bool] = mapped_column(default=False)

    @property
    def address(self) -> Address:
        return Address(**self.place)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return cls.customer_id == viewer.customer_id
