"""Links by mail: whoever opens one reads the mails of that address.

What was asked for is noted at once, the same for every address; the token is made when the mail is
written, so that it is nowhere but in the mail. The digest of it is stored, and it works once.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, Model
from models.identity.tokens import digest, new_token


class ProofPurpose(StrEnum):
    SIGN_UP = "sign_up"
    RESET_PASSWORD = "reset_password"
    CHANGE_EMAIL = "change_email"
    JOIN_STAFF = "join_staff"
    ERASE_GUEST = "erase_guest"


LASTS = {
    ProofPurpose.SIGN_UP: timedelta(hours=24),
    ProofPurpose.RESET_PASSWORD: timedelta(minutes=30),
    ProofPurpose.CHANGE_EMAIL: timedelta(hours=2),
    ProofPurpose.ERASE_GUEST: timedelta(hours=2),
    ProofPurpose.JOIN_STAFF: timedelta(days=7),
}


@dataclass
class LinkExpired(DomainError):
    message = "This link has been used, or is too old. Ask for a new one."


@dataclass
class LinkOfAnother(DomainError):
    message = "Log in to the account that this link was asked for, then open it again."


@dataclass(frozen=True)
class LinkAsked(Event):
    """Its subject is the proof, which is forgotten soon; so the log names no address."""


@dataclass(frozen=True)
class EmailChanged(Event):
    """Its subject is the proof of the new address, which knows the old one."""


class EmailProof(Model):
    __tablename__ = "email_proofs"
    __table_args__ = (
        Index(None, "expires_at"),
        Index(None, "email"),
        Index(None, "account_id", postgresql_where=text("account_id is not null")),
        Index(None, "replaces", postgresql_where=text("replaces is not null")),
        Index(None, "invitation_id", postgresql_where=text("invitation_id is not null")),
    )
    prefix = "proof"

    purpose: Mapped[ProofPurpose]
    email: Mapped[str]
    """Where the mail goes, as `normal_email` has it; nobody of that name has to exist."""
    expires_at: Mapped[datetime]
    token_digest: Mapped[str | None] = mapped_column(unique=True, default=None)
    account_id: Mapped[UUID | None] = mapped_column(ForeignKey("accounts.id"), default=None)
    """Whose address it is to become."""
    name: Mapped[str] = mapped_column(default="")
    joins_loyalty: Mapped[bool] = mapped_column(default=False)
    replaces: Mapped[str | None] = mapped_column(default=None)
    """The address that an account had before."""
    used_at: Mapped[datetime | None] = mapped_column(default=None)
    invitation_id: Mapped[UUID | None] = mapped_column(ForeignKey("invitations.id"), default=None)
    """Which of the shop's invitations it is the link of."""

    @classmethod
    def ask(
        cls, purpose: ProofPurpose, email: str, now: datetime, **about: str | bool | UUID | None
    ) -> "EmailProof":
        """Have a mail sent with a link that does what `purpose` says."""
        # Which of them is of which type, the columns know.
        proof = cls(purpose=purpose, email=email, expires_at=now + LASTS[purpose], **about)  # type: ignore[arg-type]
        proof.emit(LinkAsked())
        return proof

    def make_token(self, now: datetime) -> str:
        """The token for the mail; one made before opens nothing any more."""
        token = new_token()
        self.token_digest = digest(token)
        self.expires_at = now + LASTS[self.purpose]
        return token

    def use(self, purpose: ProofPurpose, now: datetime) -> None:
        """Raises LinkExpired when it was made for something else, was used, or is too old."""
        if self.purpose is not purpose or self.used_at is not None or self.expires_at <= now:
            raise LinkExpired
        self.used_at = now
