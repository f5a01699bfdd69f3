"""People who buy: one record each, whichever way they came."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, literal, or_
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Event, Model
from models.viewer import Role, Viewer


@dataclass(frozen=True)
class CustomerJoined(Event):
    pass


class Customer(Model):
    __tablename__ = "customers"
    prefix = "customer"

    name: Mapped[str]
    email: Mapped[str | None] = mapped_column(unique=True, default=None)
    """Lower case."""
    phone: Mapped[str | None] = mapped_column(default=None)
    birth_date: Mapped[date | None] = mapped_column(default=None)
    address: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    """The address last delivered to, in the shape of `Address`."""
    traits: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    """Demographics, as far as known: {"age": "35-44", "income": …}."""
    external_ref: Mapped[str | None] = mapped_column(unique=True, default=None)
    order_count: Mapped[int] = mapped_column(default=0)
    is_demo: Mapped[bool] = mapped_column(default=False)

    def is_of_age(self, today: date) -> bool:
        """Known to be 21 or older; not known counts as not."""
        if self.birth_date is None:
            return False
        return self.birth_date.replace(year=self.birth_date.year + 21, day=1) < today.replace(day=1)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Customers see themselves; agents, sales reps, associates and owners everybody."""
        staff = viewer.is_any(Role.AGENT, Role.SALES_REP, Role.ASSOCIATE, Role.OWNER)
        return or_(cls.id == viewer.customer_id, literal(staff))
