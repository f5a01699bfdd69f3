"""Logins, of customers and of staff."""

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, literal, or_
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, InvalidField, Model
from models.viewer import Role, Viewer

_PART = r"[^@\s\"<>(),:;\\\x00-\x1f\x7f]"
_EMAIL = re.compile(rf"{_PART}+@{_PART}+\.{_PART}{{2,}}")


@dataclass
class WrongCredentials(DomainError):
    message = "That e-mail and password do not belong together."


@dataclass(frozen=True)
class SignedUp(Event):
    pass


@dataclass(frozen=True)
class LoggedIn(Event):
    pass


@dataclass(frozen=True)
class SecurityChanged(Event):
    """Something by which one logs in is not what it was; whoever reads the mails is told."""

    what: str
    """An end of "Your … was changed": "password"."""


def normal_email(address: str) -> str | None:
    """The address as it is stored, or None when it is none."""
    address = address.strip()
    if len(address) > 254 or ".." in address or not _EMAIL.fullmatch(address):
        return None
    return address.lower()


def password_faults(password: str) -> list[InvalidField]:
    if 8 <= len(password) <= 200:
        return []
    return [InvalidField("password", "Between 8 and 200 characters.")]


class Account(Model):
    """A login, of a customer or of staff."""

    __tablename__ = "accounts"
    prefix = "account"

    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    roles: Mapped[list[str]]
    customer_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("customers.id"), unique=True, default=None
    )
    store_id: Mapped[UUID | None] = mapped_column(ForeignKey("locations.id"), default=None)
    is_active: Mapped[bool] = mapped_column(default=True)
    email_proven_at: Mapped[datetime | None] = mapped_column(default=None)
    """When whoever holds the account last showed that they read the mails to `email`."""

    @property
    def role_set(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.roles)

    @property
    def is_email_proven(self) -> bool:
        return self.email_proven_at is not None

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return or_(cls.id == viewer.account_id, literal(viewer.is_any(Role.OWNER)))

    def set_password(self, password_hash: str) -> None:
        self.password_hash = password_hash
        self.emit(SecurityChanged("password"))
