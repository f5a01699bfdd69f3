"""What staff did: who, when, by which act, to what, and how that was before and after.

The log is only appended to; a trigger of the database refuses anything else. Nothing in it is
secret or says who a customer is: such values read "…", so that erasing somebody leaves it whole.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Computed,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Uuid,
    inspect,
    literal,
)
from sqlalchemy import Enum as SAEnum
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model
from models.identity import Account
from models.viewer import Grant, Viewer

HIDDEN = "…"
LONGEST = 2_000
MOST_OTHERS = 20
BOOKKEEPING = {"events", "idempotency_keys", "tries", "visitors", "refresh_tokens", "notices"}
"""Tables of which no change is an act of anybody's."""
SECRET = re.compile(r"password|secret|token|digest|sealed|code|key")
NAMES_SOMEBODY = {"customer_id", "visitor_id"}
CUSTOMERS = "customers"
_HARMLESS = (BigInteger, Integer, Boolean, Float, DateTime, Uuid, SAEnum)
"""Types of columns that name nobody, whoever they are about."""
_PLAIN = re.compile(r"currency|roles|grants")
"""Texts that name nobody either."""


class AuditEntry(Model):
    __tablename__ = "audit_entries"
    __table_args__ = (
        Index(None, "at", "id"),
        Index(None, "actor_id", "at"),
        Index(None, "object_id"),
        Index(None, "words", postgresql_using="gin"),
    )
    prefix = "audit"

    at: Mapped[datetime]
    actor_id: Mapped[UUID]
    """An account; no key, so that the log outlives it."""
    roles: Mapped[list[str]]
    """What they were then."""
    act: Mapped[str]
    """The mutation."""
    object_type: Mapped[str | None] = mapped_column(default=None)
    object_id: Mapped[str | None] = mapped_column(default=None)
    """A TypeID."""
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    after: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    request_id: Mapped[str | None] = mapped_column(default=None)
    address: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(
        TSVECTOR,
        Computed(
            "to_tsvector('simple'::regconfig, act || ' ' || coalesce(object_type, ''))"
            " || jsonb_to_tsvector('simple'::regconfig, coalesce(before, '{}'), '[\"all\"]')"
            " || jsonb_to_tsvector('simple'::regconfig, coalesce(after, '{}'), '[\"all\"]')",
            persisted=True,
        ),
        init=False,
        deferred=True,
    )

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return literal(viewer.may(Grant.READ_AUDIT_LOG))


@dataclass(eq=False)
class Change:
    """What became of one row; None for `before` it was made, or `after` it was deleted."""

    of: Model
    before: dict[str, Any] | None = field(default_factory=dict)
    after: dict[str, Any] | None = field(default_factory=dict)

    def add(self, later: "Change") -> None:
        """The same row was changed once more."""
        if self.before is not None:
            self.before = {**(later.before or {}), **self.before}
        self.after = None if later.after is None else {**(self.after or {}), **later.after}


def made(model: Model) -> Change:
    return Change(model, None, _values(model))


def removed(model: Model) -> Change:
    return Change(model, _values(model), None)


def altered(model: Model) -> Change | None:
    """What its session has not written yet; None when that is nothing."""
    state: Any = inspect(model)
    before, after = {}, {}
    for name, column in _columns(type(model)).items():
        history = state.attrs[name].history
        if history.has_changes():
            before[name] = _shown(column, history.deleted[0] if history.deleted else None)
            after[name] = _shown(column, history.added[0] if history.added else None)
    return Change(model, before, after) if after else None


def entry(
    act: str, viewer: Viewer, subject: Model | None, changes: Iterable[Change], now: datetime
) -> AuditEntry:
    """The line of the log. Its object is `subject`, else an account that was changed, else what
    was changed first."""
    every = list(changes)
    if subject is None and every:
        subject = next((one.of for one in every if isinstance(one.of, Account)), every[0].of)
    own = next((one for one in every if one.of is subject), None)
    others = [one for one in every if one is not own]
    assert viewer.account_id is not None
    return AuditEntry(
        at=now,
        actor_id=viewer.account_id,
        roles=sorted(viewer.roles),
        act=act,
        object_type=type(subject).__name__ if subject else None,
        object_id=subject.gid if subject else None,
        before=_beside(own.before if own else None, {_name(one): one.before for one in others}),
        after=_beside(own.after if own else None, {_name(one): one.after for one in others}),
        request_id=viewer.request_id,
        address=viewer.address,
    )


def _name(change: Change) -> str:
    return f"{type(change.of).__name__} {change.of.gid}"


def _beside(
    own: dict[str, Any] | None, others: Mapping[str, dict[str, Any] | None]
) -> dict[str, Any] | None:
    """What else was changed stands beside it, under its name."""
    there = {name: values for name, values in others.items() if values is not None}
    some = dict(list(there.items())[:MOST_OTHERS])
    if len(there) > len(some):
        some[HIDDEN] = {"more": len(there) - len(some)}
    return {**(own or {}), **some} if own is not None or some else None


def is_of_interest(model: Model) -> bool:
    return model.__tablename__ not in BOOKKEEPING


def _values(model: Model) -> dict[str, Any]:
    """All that is there; what the database fills in itself is not yet."""
    return {
        name: _shown(column, value)
        for name, column in _columns(type(model)).items()
        if (value := model.__dict__.get(name)) is not None
    }


@cache
def _columns(model: type[Model]) -> Mapping[str, Any]:
    found = {attribute.key: attribute.columns[0] for attribute in inspect(model).column_attrs}
    return {name: column for name, column in found.items() if name not in {"id", "created_at"}}


def _shown(column: Any, value: Any) -> Any:
    """As JSON can hold it."""
    if value is not None and not is_shown(column):
        return HIDDEN
    if isinstance(value, list | dict):
        return value if len(str(value)) <= LONGEST else HIDDEN
    if value is None or isinstance(value, int | float):
        return value
    text = value.isoformat() if isinstance(value, datetime) else str(value)
    return text if len(text) <= LONGEST else text[:LONGEST] + HIDDEN


@cache
def is_shown(column: Any) -> bool:
    """Whether the log holds what was in it: it is no secret, and does not say who somebody is."""
    if isinstance(column.type, _HARMLESS):
        return True
    if SECRET.search(column.name):
        return False
    return bool(_PLAIN.search(column.name)) or not is_about_customers(column.table)


@cache
def is_about_customers(table: Table) -> bool:
    """Whether its rows, or what they belong to, are somebody's."""
    if table.name == CUSTOMERS or not NAMES_SOMEBODY.isdisjoint(table.columns.keys()):
        return True
    keys: Iterable[ForeignKey] = table.foreign_keys
    others = {key.column.table for key in keys} - {table}
    return any(map(is_about_customers, others))
