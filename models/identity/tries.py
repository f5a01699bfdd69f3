"""How often something may be tried, counted before it is: guesses side by side are all counted.

A count belongs to a window of time that begins with the first try and is not prolonged by more.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Model


@dataclass
class TooManyTries(DomainError):
    message = "That was tried too often. Please wait {minutes} min, then try again."
    minutes: int


@dataclass(frozen=True)
class Limit:
    """At most so many tries within a time."""

    name: str
    most: int
    within: timedelta

    def key(self, *about: object) -> str:
        """What the counter of these is called; it tells nothing about them."""
        return sha256("\x1f".join([self.name, *map(str, about)]).encode()).hexdigest()

    def check(self, count: int, until: datetime, now: datetime) -> None:
        """Raises TooManyTries."""
        if count > self.most:
            raise TooManyTries(minutes=max(1, -(-int((until - now).total_seconds()) // 60)))


QUARTER = timedelta(minutes=15)
LOGIN_FROM_HERE = Limit("login, account and address", 10, QUARTER)
"""The lock that guessing meets first. It is the guesser's own: others come in from elsewhere."""
LOGIN_ON_KNOWN_DEVICE = Limit("login, account and device", 10, QUARTER)
"""Instead of all others, where this account was logged in before: nobody locks its owner out."""
LOGIN_TO_ACCOUNT = Limit("login, account", 100, QUARTER)
"""Guesses from many addresses at once; known devices and links by mail still work."""
LOGIN_FROM_ADDRESS = Limit("login, address", 300, QUARTER)
"""One password each for many accounts."""
OFFER_CODES_OF_ONE = Limit("offer code, shopper", 10, QUARTER)
OFFER_CODES_FROM_ADDRESS = Limit("offer code, address", 100, timedelta(hours=1))
"""A household, or an office, types more than one shopper does."""
CONFIRMATION = Limit("confirmation, session", 10, QUARTER)
MAILS_TO_ONE = Limit("link by mail, to", 5, timedelta(hours=1))
MAILS_FROM_ADDRESS = Limit("link by mail, from", 30, timedelta(hours=1))


class Tries(Model):
    """One counter, shared by all processes."""

    __tablename__ = "tries"
    __table_args__ = (Index(None, "until"),)
    prefix = "tries"

    key: Mapped[str] = mapped_column(unique=True)
    count: Mapped[int]
    until: Mapped[datetime]
