"""Browsers that customers let the shop write to, by the push service of the browser's maker."""

import base64
import binascii
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import InvalidField, InvalidInput, Model
from models.viewer import Viewer

MOST_BROWSERS = 10
LONGEST_ENDPOINT = 1_000
HERE = ("localhost", "127.0.0.1")
"""Where a stand-in for a push service may be, without a certificate."""


class PushSubscription(Model):
    """One browser (RFC 8030), as long as the login lasts in which it was given."""

    __tablename__ = "push_subscriptions"
    __table_args__ = (Index(None, "customer_id"), Index(None, "session_id"))
    prefix = "push"

    customer_id: Mapped[UUID] = mapped_column(ForeignKey("customers.id"))
    session_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("login_sessions.id", ondelete="CASCADE"), default=None
    )
    endpoint: Mapped[str] = mapped_column(unique=True)
    """Whoever knows it could disturb, so it is shown to nobody."""
    p256dh: Mapped[str]
    """The browser's public key, and its secret `auth` (RFC 8291): base64url, without padding."""
    auth: Mapped[str]

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return cls.customer_id == viewer.customer_id


def endpoint_of(endpoint: str, p256dh: str, auth: str) -> tuple[str, str, str]:
    """As it is kept. Raises InvalidInput for what no browser says."""
    wrong = []
    if not _is_address(endpoint):
        wrong.append(InvalidField("endpoint", "An https address of a push service."))
    key = _bytes(p256dh)
    if key is None or len(key) != 65 or key[0] != 4:
        wrong.append(InvalidField("p256dh", "An uncompressed point of P-256, as base64url."))
    secret = _bytes(auth)
    if secret is None or len(secret) != 16:
        wrong.append(InvalidField("auth", "16 bytes, as base64url."))
    if wrong:
        raise InvalidInput(wrong)
    return endpoint, p256dh.rstrip("="), auth.rstrip("=")


def _is_address(endpoint: str) -> bool:
    if len(endpoint) > LONGEST_ENDPOINT or not endpoint.isascii() or not endpoint.isprintable():
        return False
    try:
        parts = urlsplit(endpoint)
        host = parts.hostname
    except ValueError:
        return False
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and host in HERE)
    return is_safe and bool(host) and parts.username is None and " " not in endpoint


def _bytes(text: str) -> bytes | None:
    try:
        bare = text.rstrip("=")
        return base64.b64decode(bare + "=" * (-len(bare) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
