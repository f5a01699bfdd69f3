"""A second factor: codes of an authenticator app (RFC 6238), and codes on paper for its loss.

The app's secret is sealed with the shop's, because it must be read again; paper codes are random
enough to be kept as digests. Every code works once.
"""

from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from secrets import choice
from uuid import UUID

import pyotp
from sqlalchemy import ColumnElement, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Model
from models.identity.tokens import digest
from models.viewer import Viewer

STEP = 30
"""Seconds for which an app shows one code."""
PAPER_CODES = 8
_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"


@dataclass
class CodeNeeded(DomainError):
    message = "Type the six digits that your authenticator app shows now."


@dataclass
class WrongCode(DomainError):
    message = "That code is not right, or has been used. Wait for the next one."


class SecondFactor(Model):
    __tablename__ = "second_factors"
    prefix = "factor"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), unique=True)
    sealed_secret: Mapped[str] = mapped_column(default="")
    sealed_next: Mapped[str | None] = mapped_column(default=None)
    """Of an app that is being set up; it takes over with its first code."""
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    """When a first code proved that the app is set up; before, none is asked for."""
    last_step: Mapped[int] = mapped_column(default=0)
    """Of the last code that was taken; none up to it is taken again."""
    paper_digests: Mapped[list[str]] = mapped_column(default_factory=list)

    def confirm(self, code: str, next_secret: str | None, now: datetime) -> list[str]:
        """The app being set up is the one from now on, with the codes for paper that come out.

        Raises WrongCode.
        """
        before, self.paper_digests = self.paper_digests, []
        try:
            self.take(code, next_secret, now)
        except WrongCode:
            self.paper_digests = before
            raise
        assert self.sealed_next is not None
        self.sealed_secret, self.sealed_next, self.confirmed_at = self.sealed_next, None, now
        return self.new_paper_codes()

    def take(self, code: str, secret: str | None, now: datetime) -> None:
        """Use up `code`, of the app with `secret` or of the paper. Raises WrongCode."""
        typed = "".join(letter for letter in code.lower() if letter.isalnum())[:100]
        step = self._step(typed, secret, now) if secret else None
        if step is not None:
            self.last_step = step
        elif digest(typed) in self.paper_digests:
            self.paper_digests = [one for one in self.paper_digests if one != digest(typed)]
        else:
            raise WrongCode

    def _step(self, code: str, secret: str, now: datetime) -> int | None:
        """The step that `code` is of: now, or one before or after, for clocks that differ."""
        present = int(now.timestamp()) // STEP
        for step in (present - 1, present, present + 1):
            right = pyotp.TOTP(secret, interval=STEP).at(step * STEP)
            if step > self.last_step and compare_digest(right.encode(), code.encode()):
                return step
        return None

    def new_paper_codes(self) -> list[str]:
        """Eight codes of 78 bits to write down; those before work no longer."""
        codes = ["".join(choice(_LETTERS) for _ in range(16)) for _ in range(PAPER_CODES)]
        self.paper_digests = [digest(code) for code in codes]
        return ["-".join(code[at : at + 4] for at in range(0, 16, 4)) for code in codes]

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Everybody their own."""
        return cls.account_id == viewer.account_id
