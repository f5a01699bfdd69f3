"""Who may log in, the sessions they hold, and the browsers that visit."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, literal, or_, text
from sqlalchemy.orm import Mapped, mapped_column

from models import ids
from models.base import DomainError, Event, InvalidField, Model
from models.viewer import Role, Viewer

SESSION_LASTS = timedelta(days=30)
VISIT_LASTS = timedelta(minutes=30)
VISIT_IS_NOTED_EVERY = timedelta(minutes=1)
_PART = r"[^@\s\"<>(),:;\\\x00-\x1f\x7f]"
_EMAIL = re.compile(rf"{_PART}+@{_PART}+\.{_PART}{{2,}}")


@dataclass
class EmailTaken(DomainError):
    message = "There is an account with this e-mail address. Log in instead."


@dataclass
class WrongCredentials(DomainError):
    message = "That e-mail and password do not belong together."


@dataclass(frozen=True)
class SignedUp(Event):
    pass


@dataclass(frozen=True)
class LoggedIn(Event):
    pass


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


def digest(token: str) -> str:
    """What is stored of a bearer token: a leaked table opens no session."""
    return sha256(token.encode()).hexdigest()


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

    @property
    def role_set(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.roles)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return or_(cls.id == viewer.account_id, literal(viewer.is_any(Role.OWNER)))


class LoginSession(Model):
    """Proof of having logged in; the token itself is only with the client."""

    __tablename__ = "login_sessions"
    __table_args__ = (Index(None, "account_id"),)
    prefix = "session"

    token_digest: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    expires_at: Mapped[datetime]
    visitor_id: Mapped[UUID | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)

    @classmethod
    def start(
        cls, account: Account, visitor_id: UUID | None, now: datetime
    ) -> tuple["LoginSession", str]:
        """A new session and its token."""
        token = token_urlsafe(32)
        session = cls(
            token_digest=digest(token),
            account_id=account.id,
            expires_at=now + SESSION_LASTS,
            visitor_id=visitor_id,
        )
        return session, token


class Visitor(Model):
    """One browser or app on one device, known by a token it keeps; a guest's cart hangs on it."""

    __tablename__ = "visitors"
    prefix = "visitor"

    token_digest: Mapped[str] = mapped_column(unique=True)
    visit_id: Mapped[UUID] = mapped_column(default_factory=ids.uuid7)
    """The present visit; a new one begins after half an hour of silence."""
    seen_at: Mapped[datetime] = mapped_column(server_default=text("now()"), default=None)
    device: Mapped[str] = mapped_column(default="unknown")
