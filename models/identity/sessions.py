"""Sessions: who is logged in where, until when, and by which tokens.

A browser keeps one token in a cookie for as long as the session lives. An app keeps two: an access
token of some minutes, and a refresh token that is good for one more pair. A refresh token that is
shown again later was stolen, by the one or by the other, so the session ends for both.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Model
from models.identity.accounts import Account
from models.identity.confirming import FRESH_LASTS
from models.identity.tokens import digest, new_token
from models.viewer import STAFF, Role, Touchpoint, Viewer

SHOP_IDLE, DESK_IDLE = timedelta(days=30), timedelta(minutes=30)
ACCESS_LASTS = timedelta(minutes=15)
COOKIE_LASTS = timedelta(days=400)
"""As long as browsers allow: it is the server that knows when a session has ended."""
USE_IS_NOTED_EVERY = timedelta(minutes=1)
REPEAT_WITHIN = timedelta(seconds=10)
"""How long a refresh token may be shown again: by a second request of the same app, or because
the answer got lost. It is answered with the very same tokens."""


@dataclass
class SessionEnded(DomainError):
    message = "You are not logged in any more. Please log in again."


def idle_time(roles: Collection[Role]) -> timedelta:
    """How long a session may lie unused; staff see other people's data."""
    return SHOP_IDLE if set(roles).isdisjoint(STAFF) else DESK_IDLE


class LoginSession(Model):
    """Proof of having logged in; the token itself is only with the client."""

    __tablename__ = "login_sessions"
    __table_args__ = (
        Index(None, "account_id"),
        Index(None, "expires_at"),
        Index(None, "visitor_id", postgresql_where=text("visitor_id is not null")),
    )
    prefix = "session"

    token_digest: Mapped[str] = mapped_column(unique=True)
    """Of the cookie, or of the app's present access token."""
    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"))
    expires_at: Mapped[datetime]
    """When it ends unless it is used before."""
    token_expires_at: Mapped[datetime | None] = mapped_column(default=None)
    """When an access token has to be renewed; None for a cookie."""
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    """To the minute."""
    fresh_until: Mapped[datetime | None] = mapped_column(default=None)
    """Until when dangerous acts need no further proof."""
    visitor_id: Mapped[UUID | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)
    touchpoint: Mapped[Touchpoint] = mapped_column(default=Touchpoint.WEB)
    device: Mapped[str] = mapped_column(default="unknown")
    client: Mapped[str] = mapped_column(default="")
    """The program, in words: "Firefox on Linux"."""

    @classmethod
    def start(
        cls, account: Account, visitor_id: UUID | None, now: datetime, viewer: Viewer | None = None
    ) -> tuple["LoginSession", str]:
        """A new session and its token, for the device of `viewer`."""
        token, viewer = new_token(), viewer or Viewer()
        is_app = viewer.touchpoint is Touchpoint.APP
        session = cls(
            token_digest=digest(token),
            account_id=account.id,
            expires_at=now + idle_time(account.role_set),
            token_expires_at=now + ACCESS_LASTS if is_app else None,
            used_at=now,
            fresh_until=now + FRESH_LASTS,
            visitor_id=visitor_id,
            touchpoint=viewer.touchpoint,
            device=viewer.device,
            client=viewer.client,
        )
        return session, token

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Everybody their own, and nobody another's."""
        return cls.account_id == viewer.account_id

    @classmethod
    def is_open(cls, now: datetime) -> ColumnElement[bool]:
        return cls.revoked_at.is_(None) & (cls.expires_at > now)

    def renew(self, access_token: str, roles: Collection[Role], now: datetime) -> None:
        """Live on, by a new access token."""
        self.token_digest = digest(access_token)
        self.token_expires_at = now + ACCESS_LASTS
        self.used_at, self.expires_at = now, now + idle_time(roles)

    def check_alive(self, now: datetime) -> None:
        """Raises SessionEnded."""
        if self.revoked_at is not None or self.expires_at <= now:
            raise SessionEnded


class RefreshToken(Model):
    """One link of the chain by which an app stays logged in."""

    __tablename__ = "refresh_tokens"
    __table_args__ = (Index(None, "session_id"),)
    prefix = "refresh"

    token_digest: Mapped[str] = mapped_column(unique=True)
    session_id: Mapped[UUID] = mapped_column(ForeignKey("login_sessions.id", ondelete="CASCADE"))
    used_at: Mapped[datetime | None] = mapped_column(default=None)

    def is_stolen(self, now: datetime) -> bool:
        """Whether being shown now means that two parties hold it."""
        return self.used_at is not None and now - self.used_at > REPEAT_WITHIN
