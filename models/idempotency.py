"""A retried mutation gives its first result again instead of acting twice."""

from dataclasses import dataclass

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped

from models.base import DomainError, InvalidField, InvalidInput, Model
from models.invariants import invariant
from models.viewer import Viewer


@dataclass
class IdempotencyConflict(DomainError):
    """The key was used for something else."""

    message = "{reason}"
    reason: str


@dataclass
class IdempotencyKeyInUse(DomainError):
    """The first call with the key has not ended."""

    message = "This is being done at this very moment. Ask again in a moment, with the same key."


class IdempotencyKey(Model):
    """What the first call with a key did; saved in that call's own transaction."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (
        UniqueConstraint("scope", "key"),
        Index(None, "created_at"),
        Index("ix_idempotency_keys_caller", text("split_part(scope, ':', 1)")),
    )
    prefix = "key"

    scope: Mapped[str]
    """Who called what."""
    key: Mapped[str]
    request_digest: Mapped[str]
    result_id: Mapped[str]
    """The TypeID of what came out."""


def scope(viewer: Viewer, operation: str) -> str:
    who = viewer.account_id or viewer.visitor_id or "nobody"
    return f"{who}:{operation}"


def check_key(key: str) -> None:
    if not 8 <= len(key) <= 200 or not key.isprintable():
        raise InvalidInput(
            [InvalidField("idempotencyKey", "Between 8 and 200 characters, new for each attempt.")]
        )


invariant(
    "idempotency.keys_have_results",
    "A key that was kept says what came of it.",
    "select id, scope from idempotency_keys where result_id = ''",
)
invariant(
    "idempotency.no_order_has_two_keys",
    "One attempt to place an order made one order.",
    """
    select result_id from idempotency_keys where scope like '%\\:placeOrder' and result_id <> ''
    group by result_id having count(*) > 1
    """,
)
