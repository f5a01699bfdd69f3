"""Somebody was asked to work here, on terms that hold from when they open the link in the mail."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, literal, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Model
from models.identity.proofs import LinkExpired
from models.identity.terms import Terms, limit_of
from models.money import Money
from models.viewer import Grant, Role, Viewer

INVITATION_LASTS = timedelta(days=7)


@dataclass
class AlreadyStaff(DomainError):
    message = "This person works here already. Change what they may do instead."


class Invitation(Model):
    __tablename__ = "invitations"
    __table_args__ = (
        Index(
            "uq_invitations_open",
            "email",
            unique=True,
            postgresql_where=text("accepted_at is null and revoked_at is null"),
        ),
    )
    prefix = "invitation"

    email: Mapped[str]
    name: Mapped[str]
    role: Mapped[Role]
    store_id: Mapped[UUID | None] = mapped_column(ForeignKey("locations.id"))
    grants: Mapped[list[str]]
    refund_cap: Mapped[int | None]
    refund_cap_currency: Mapped[str | None]
    invited_by: Mapped[UUID] = mapped_column(ForeignKey("accounts.id"), index=True)
    invited_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)

    @classmethod
    def of(cls, email: str, name: str, terms: Terms, by: UUID, now: datetime) -> "Invitation":
        """For whoever reads the mails to `email`."""
        cap = terms.refund_cap
        return cls(
            email=email,
            name=name,
            role=terms.role,
            store_id=terms.store_id,
            grants=sorted(terms.extra),
            refund_cap=cap.minor if cap else None,
            refund_cap_currency=cap.currency if cap else None,
            invited_by=by,
            invited_at=now,
            expires_at=now + INVITATION_LASTS,
        )

    @property
    def extra_grants(self) -> list[Grant]:
        return sorted(Grant(grant) for grant in self.grants)

    @property
    def refund_limit(self) -> Money | None:
        return limit_of(self.refund_cap, self.refund_cap_currency)

    @property
    def terms(self) -> Terms:
        return Terms(self.role, self.store_id, frozenset(self.extra_grants), self.refund_limit)

    def accept(self, now: datetime) -> Terms:
        """Raises LinkExpired when it was taken back, or replaced, or is too old."""
        if self.accepted_at or self.revoked_at or self.expires_at <= now:
            raise LinkExpired
        self.accepted_at = now
        return self.terms

    def revoke(self, now: datetime) -> None:
        self.revoked_at = now

    @classmethod
    def is_open(cls) -> ColumnElement[bool]:
        return cls.accepted_at.is_(None) & cls.revoked_at.is_(None)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return literal(viewer.may(Grant.MANAGE_STAFF))
