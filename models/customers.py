"""People who buy: one record each, whichever way they came."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, func, literal, or_
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Event, Model
from models.catalog import age
from models.viewer import Grant, Viewer


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
    consent: Mapped[int | None] = mapped_column(default=None)
    """To being followed, as `Choices` has it."""
    is_personalised: Mapped[bool] = mapped_column(default=True, server_default="true")
    """Whether what they buy and look at chooses what is recommended to them."""
    erased_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when this is nobody any more; what they bought stays in the books."""

    def is_of_age(self, today: date) -> bool:
        """Known to be old enough for everything; not known counts as not."""
        return age.may_be_shown(age.STRICTEST, self.birth_date, today)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Customers see themselves; who was granted personal data everybody."""
        return or_(cls.id == viewer.customer_id, literal(viewer.may(Grant.SEE_CUSTOMERS)))


def phone_digits(text: str) -> str:
    """What is left of a phone number however it is written: +49 30 is 0049-30. Empty for text
    with letters; no country is guessed."""
    if any(one.isalpha() for one in text):
        return ""
    return "".join(one for one in text if one in "0123456789").lstrip("0")


PHONE_DIGITS = func.ltrim(func.regexp_replace(Customer.phone, r"\D", "", "g"), "0")
"""The same of the column."""
