"""Logins, of customers and of staff."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    and_,
    literal,
    literal_column,
    or_,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Event, InvalidField, Model
from models.identity.terms import BeyondOwnGrants, Terms, limit_of
from models.invariants import invariant
from models.money import Money
from models.viewer import STAFF, Grant, Role, Viewer, granted

_PART = r"[^@\s\"<>(),:;\\\x00-\x1f\x7f]"
_EMAIL = re.compile(rf"{_PART}+@{_PART}+\.{_PART}{{2,}}")


@dataclass
class WrongCredentials(DomainError):
    message = "That e-mail and password do not belong together."


@dataclass
class LastOwner(DomainError):
    message = "This is the shop's last owner. Make somebody else an owner first."


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
    if not address.isprintable():
        return None
    return address.lower()


def password_faults(password: str) -> list[InvalidField]:
    if 8 <= len(password) <= 200:
        return []
    return [InvalidField("password", "Between 8 and 200 characters.")]


class Account(Model):
    """A login, of a customer or of staff."""

    __tablename__ = "accounts"
    __table_args__ = (
        CheckConstraint("refund_cap >= 0", name="refund_cap_not_negative"),
        CheckConstraint(
            "num_nulls(refund_cap, refund_cap_currency) in (0, 2)", name="refund_cap_has_currency"
        ),
        Index(
            "ix_accounts_staff",
            "created_at",
            "id",
            postgresql_where=text("roles <> '{customer}'::text[]"),
        ),
    )
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

    grants: Mapped[list[str]] = mapped_column(server_default="{}", default_factory=list)
    """What they may do beyond their roles."""
    refund_cap: Mapped[int | None] = mapped_column(default=None)
    """Minor units of `refund_cap_currency`: what they give back alone; None for any amount."""
    refund_cap_currency: Mapped[str | None] = mapped_column(default=None)

    @property
    def role_set(self) -> frozenset[Role]:
        return frozenset(Role(role) for role in self.roles)

    @property
    def extra_grants(self) -> frozenset[Grant]:
        return frozenset(Grant(grant) for grant in self.grants)

    @property
    def held_grants(self) -> frozenset[Grant]:
        return granted(self.role_set, self.extra_grants)

    @property
    def refund_limit(self) -> Money | None:
        return limit_of(self.refund_cap, self.refund_cap_currency)

    @property
    def is_staff(self) -> bool:
        return not self.role_set.isdisjoint(STAFF)

    @property
    def is_email_proven(self) -> bool:
        return self.email_proven_at is not None

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Everybody their own, who manages staff those of staff, and who runs the shop all."""
        if viewer.may(Grant.MANAGE_STAFF) and not viewer.may(Grant.RUN_SHOP):
            return or_(cls.id == viewer.account_id, cls.is_of_staff())
        return or_(cls.id == viewer.account_id, literal(viewer.may(Grant.RUN_SHOP)))

    @classmethod
    def is_of_staff(cls) -> ColumnElement[bool]:
        """Few among many customers: the first half is that of their index, whatever the roles."""
        more = cls.roles != literal_column("'{customer}'::text[]")
        return and_(more, cls.roles.op("&&")(list(STAFF)))

    @property
    def is_acting_owner(self) -> bool:
        return self.is_active and Role.OWNER in self.role_set

    @property
    def terms(self) -> Terms:
        """On which they work here; as a customer, whoever does not."""
        role = next((one for one in STAFF if one in self.role_set), Role.CUSTOMER)
        return Terms(role, self.store_id, self.extra_grants, self.refund_limit)

    def check_gives(self, *terms: Terms) -> None:
        """Raises BeyondOwnGrants unless this person holds all of them, and manages staff."""
        held = self.held_grants if self.is_active else frozenset()
        if Grant.MANAGE_STAFF not in held:
            raise BeyondOwnGrants(grants=[Grant.MANAGE_STAFF])
        for one in terms:
            one.check_given_by(held, self.refund_limit)

    def employ(self, terms: Terms) -> None:
        """Let them work here on `terms`; who is a customer too stays one."""
        customer = [Role.CUSTOMER.value] if self.customer_id else []
        self.roles = [*customer, terms.role.value]
        self.store_id, self.grants = terms.store_id, sorted(terms.extra)
        cap = terms.refund_cap
        self.refund_cap = cap.minor if cap else None
        self.refund_cap_currency = cap.currency if cap else None

    def change_terms(self, terms: Terms, owners: Iterable["Account"]) -> None:
        """Raises LastOwner. `owners` are locked, so that they stay what they are."""
        if terms.role is not Role.OWNER:
            self._check_not_last(owners)
        self.employ(terms)

    def deactivate(self, owners: Iterable["Account"]) -> None:
        """They log in no more. Raises LastOwner. `owners` are locked."""
        self._check_not_last(owners)
        self.is_active = False

    def reactivate(self) -> None:
        self.is_active = True

    def _check_not_last(self, owners: Iterable["Account"]) -> None:
        others = (one for one in owners if one.is_acting_owner and one.id != self.id)
        if self.is_acting_owner and not any(others):
            raise LastOwner

    def set_password(self, password_hash: str) -> None:
        self.password_hash = password_hash
        self.emit(SecurityChanged("password"))


invariant(
    "identity.shop_has_an_owner",
    "As long as there are owners, one of them can log in.",
    """
    select min(id::text) from accounts where 'owner' = any(roles) having not bool_or(is_active)
    """,
)
