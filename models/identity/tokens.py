"""Tokens are random, and only their digests are stored."""

from hashlib import sha256
from secrets import token_urlsafe


def new_token() -> str:
    """256 bits, in 43 letters that an address can hold."""
    return token_urlsafe(32)


def digest(token: str) -> str:
    """What is stored of a bearer token: a leaked table opens no session."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
