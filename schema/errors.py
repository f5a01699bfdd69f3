"""Refusals as data: a domain error named in a field's union becomes a member of the result."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, TypeVar

import strawberry
from graphql import GraphQLError

from models import base, idempotency, identity
from models.language import said

T = TypeVar("T")


class Forbidden(GraphQLError):
    def __init__(self) -> None:
        super().__init__("You may not do this.", extensions={"code": "FORBIDDEN"})


class BadInput(GraphQLError):
    def __init__(self, message: str) -> None:
        super().__init__(message, extensions={"code": "BAD_USER_INPUT"})


class ShopIsAway(GraphQLError):
    """The database is away; what was not answered can be asked again."""

    def __init__(self, at: GraphQLError | None = None) -> None:
        super().__init__(
            "The shop is away for a moment. Please try again.",
            path=at.path if at else None,
            extensions={"code": "UNAVAILABLE", "retryAfter": 1},
        )


class TooSlow(GraphQLError):
    def __init__(self, at: GraphQLError | None = None) -> None:
        super().__init__(
            "This took too long, so it was stopped.",
            path=at.path if at else None,
            extensions={"code": "TIMEOUT"},
        )


@dataclass
class Shown:
    """Turns a raised `exception_type` into the GraphQL `error_type` with the same fields."""

    exception_type: type[base.DomainError]
    error_type: type[Any]

    def handle(self, exception: Any, **_: object) -> Any:
        for listener in on_refusal:
            listener(self.error_type.__name__)
        values = in_their_language(exception)
        is_about_fields = isinstance(exception, base.InvalidInput)
        told = base.InvalidInput(values["fields"]) if is_about_fields else exception
        return self.error_type(**values, message=said(str(told)))


def in_their_language(refusal: base.DomainError) -> dict[str, Any]:
    """Its values, as whoever asks is spoken with; the log has it in English."""
    values = dict(vars(refusal))
    if isinstance(refusal, base.InvalidInput):
        values["fields"] = [replace(one, message=said(one.message)) for one in refusal.fields]
    elif isinstance(reason := values.get("reason"), str):
        values["reason"] = said(reason)
    return values


handlers: list[Shown] = []
on_refusal: list[Callable[[str], None]] = []
"""Told the type of each refusal that is given as data."""


def shows(error: type[base.DomainError]) -> Callable[[type[T]], type[T]]:
    def declare(cls: type[T]) -> type[T]:
        shown = strawberry.type(cls)
        handlers.append(Shown(error, shown))
        return shown

    return declare


@strawberry.interface(description="Why something was not done. Ask for `message` and stay correct.")
class Error:
    message: str


@shows(base.NotFound)
class NotFound(Error):
    kind: str


@strawberry.type(description="One field that cannot be accepted, and what would be.")
class InvalidField:
    path: str
    message: str


@shows(base.InvalidInput)
class InvalidInput(Error):
    fields: list[InvalidField]


@shows(base.ChangedMeanwhile)
class ChangedMeanwhile(Error):
    revision: int


@shows(identity.TooManyTries)
class TooManyTries(Error):
    minutes: int


@shows(idempotency.IdempotencyConflict)
class IdempotencyConflict(Error):
    reason: str


@shows(idempotency.IdempotencyKeyInUse)
class IdempotencyKeyInUse(Error):
    """The first call with this key has not ended: ask again in a moment, with the same key."""


KeyRefused: TypeAlias = InvalidInput | IdempotencyConflict | IdempotencyKeyInUse
"""How a call that takes an idempotency key can be refused for the sake of the key."""
