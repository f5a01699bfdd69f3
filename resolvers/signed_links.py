"""Links that open one thing until a moment: nobody but the shop can make one, and none is kept."""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from datetime import UTC, datetime
from uuid import UUID

from resolvers.ports import Vault

TOLD = 28
"""Letters that say what it opens and until when; its signature follows."""


def signed(vault: Vault, purpose: str, id: UUID, until: datetime) -> str:
    """The token of such a link: letters, digits, `-` and `_`."""
    told = id.bytes + int(until.timestamp()).to_bytes(5, "big")
    body = urlsafe_b64encode(told).decode()
    return body + vault.derive(purpose, body)


def opened(vault: Vault, purpose: str, token: str, now: datetime) -> UUID | None:
    """What it opens; None when it is not of ours, of another purpose, or over."""
    body, signature = token[:TOLD], token[TOLD:]
    wanted = vault.derive(purpose, body)
    if not hmac.compare_digest(wanted.encode(), signature.encode("utf-8", "replace")):
        return None
    try:
        told = urlsafe_b64decode(body)
        until = datetime.fromtimestamp(int.from_bytes(told[16:], "big"), UTC)
        return UUID(bytes=told[:16]) if now < until else None
    except (NotBase64, ValueError):
        return None
