"""The words the schema is written in: served_from, query, related, mutation, live."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import aclosing
from enum import StrEnum
from functools import wraps
from inspect import getdoc, iscoroutinefunction, signature
from typing import Any, TypeVar, get_args

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.field_extensions import InputMutationExtension
from strawberry.schema_directive import Location
from strawberry.types import get_object_definition

from models import base
from models.viewer import GRANTS_OF, Grant, Role
from resolvers import idempotent as once
from resolvers.context import Info

# Before any type has a field of them.
from schema import enums  # noqa: F401
from schema.errors import BadInput, Forbidden
from schema.limits import WRITE

T = TypeVar("T")
ANYONE: Sequence[Role | Grant] = ()


@strawberry.interface(description="Anything with an id that `node(id:)` can find again.")
class Node:
    gid: strawberry.ID = strawberry.field(name="id")


def served_from(*models: type) -> Callable[[type[T]], type[T]]:
    """Declare a GraphQL type whose values are plain instances of one of `models`.

    The first is the model, others are rows that one statement reads in its stead. A field that
    one of them lacks is refused here, at import, not when a customer first asks for it.
    """

    def declare(cls: type[T]) -> type[T]:
        def is_type_of(value: object, info: Info) -> bool:
            return value.__class__ in served

        served = set(models)
        cls.is_type_of = is_type_of  # type: ignore[attr-defined]
        cls.__served_from__ = served  # type: ignore[attr-defined]
        declared = strawberry.type(cls, description=getdoc(cls))
        for field in get_object_definition(declared, strict=True).fields:
            for model in models:
                if field.base_resolver is None and not _has(model, field.python_name):
                    raise TypeError(f"{model.__name__} has no {field.python_name!r} to serve.")
        return declared

    return declare


def _has(model: type, name: str) -> bool:
    return hasattr(model, name) or name in getattr(model, "__annotations__", {})


class Shared(StrEnum):
    """For whom one and the same answer is right, so that it may be kept and given again."""

    EVERYBODY = "everybody"
    STRANGERS = "strangers"
    """Those who show neither a login nor a browser that was here before."""


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="shared",
    description="Answered alike for everybody in a market, so it can be asked without saying who.",
)
class SharedDirective:
    pass


def query(
    resolver: Callable[..., Any],
    *,
    returns: Any,
    allow: Sequence[Role | Grant],
    shared: Shared | None = None,
) -> Any:
    """A root field. What is not there is null where `returns` says so; bad input is an error.

    Without `shared`, no answer of it is ever kept.
    """
    if shared and allow:
        raise TypeError("What is for some roles only cannot be shared.")
    extensions = [Answer(type(None) in get_args(returns)), Allow(allow)]
    return _field(resolver, returns, extensions, allow, shared)


def related(
    resolver: Callable[..., Any],
    *,
    returns: Any,
    may_refuse: bool = False,
    prefetched: str | None = None,
    pure: bool = False,
) -> Any:
    """A field of a type: whoever reached the parent may follow it.

    With arguments, it `may_refuse` them as a query does. `prefetched` names the attribute in
    which a list leaves the values for all its members, so that nothing is run for each. A `pure`
    resolver answers from its parent and its arguments alone, and changes neither: generated code
    calls it, for each item of a list and perhaps twice.
    """
    takes = signature(resolver).parameters
    if pure and (prefetched or may_refuse or iscoroutinefunction(resolver) or "info" in takes):
        raise TypeError(f"{resolver.__name__} is not pure.")
    return strawberry.field(
        resolver=resolver,
        graphql_type=returns,
        description=getdoc(resolver),
        extensions=[Answer(type(None) in get_args(returns))] if may_refuse else [],
        metadata={"prefetched": prefetched} if prefetched else {"pure": pure},
    )


def mutation(
    resolver: Callable[..., Any],
    *,
    returns: Any,
    allow: Sequence[Role | Grant],
    idempotent: type[base.Model] | tuple[type[base.Model], ...] | None = None,
    audited: bool = True,
    costs: int = WRITE,
) -> Any:
    """One transaction: commits when `resolver` returns, rolls back when it raises.

    With `idempotent`, the model that comes out, the `idempotency_key` among the arguments makes
    a repeated call give the first result again. `costs` are points of the caller's allowance.
    """
    takes = signature(resolver).parameters
    if ("idempotency_key" in takes) != (idempotent is not None):
        raise TypeError(f"{resolver.__name__} takes a key that nobody keeps, or keeps one unasked.")
    steps: list[FieldExtension] = [InputMutationExtension()] if len(takes) > 1 else []
    if idempotent is not None:
        steps.append(Once(idempotent if isinstance(idempotent, tuple) else (idempotent,)))
    steps += [Transaction(audited), Allow(allow)]
    return _field(resolver, returns, steps, allow, costs=costs)


def live(resolver: Callable[..., Any], *, returns: Any, allow: Sequence[Role | Grant]) -> Any:
    """A subscription. (A field extension cannot wrap a stream, so the roles are checked here.)"""

    @wraps(resolver)
    async def stream(info: Info, **arguments: Any) -> AsyncIterator[Any]:
        _check(info, allow)
        try:
            # Closed at once when the watcher leaves, not when the collector comes by.
            async with aclosing(resolver(info, **arguments)) as values:
                async for value in values:
                    yield value
        except base.DomainError as refusal:
            raise BadInput(str(refusal)) from refusal

    return strawberry.subscription(
        resolver=stream,
        graphql_type=returns,
        description=_describe(resolver, allow),
        metadata={"allow": tuple(allow)},
    )


def _check(info: Info, allow: Sequence[Role | Grant]) -> None:
    if allow and not info.context.viewer.is_among(allow):
        raise Forbidden


# Strawberry runs the last extension first: permission, then transaction, then the resolver.
def _field(
    resolver: Callable[..., Any],
    returns: Any,
    extensions: list[FieldExtension],
    allow: Sequence[Role | Grant],
    shared: Shared | None = None,
    **more: Any,
) -> Any:
    return strawberry.field(
        resolver=resolver,
        graphql_type=returns,
        description=_describe(resolver, allow),
        extensions=extensions,
        metadata={"allow": tuple(allow), "shared": shared, **more},
        directives=[SharedDirective()] if shared is Shared.EVERYBODY else [],
    )


def _describe(resolver: Callable[..., Any], allow: Sequence[Role | Grant]) -> str:
    roles = [role for role in Role if not GRANTS_OF[role].union([role]).isdisjoint(allow)]
    who = ", ".join(role.value.replace("_", " ") for role in roles) or "anyone"
    return f"{getdoc(resolver) or ''}\n\nFor: {who}.".strip()


class Allow(FieldExtension):
    def __init__(self, roles: Sequence[Role | Grant]) -> None:
        self.roles = roles

    async def resolve_async(self, next_: Any, source: Any, info: Info, **arguments: Any) -> Any:
        _check(info, self.roles)
        return await next_(source, info, **arguments)


class Answer(FieldExtension):
    """A query's refusals: queries have no result unions."""

    def __init__(self, may_be_null: bool) -> None:
        self.may_be_null = may_be_null

    async def resolve_async(self, next_: Any, source: Any, info: Info, **arguments: Any) -> Any:
        try:
            return await next_(source, info, **arguments)
        except base.NotFound as missing:
            if self.may_be_null:
                return None
            raise BadInput(str(missing)) from missing
        except base.DomainError as refusal:
            raise BadInput(str(refusal)) from refusal


class Transaction(FieldExtension):
    def __init__(self, is_audited: bool) -> None:
        self.is_audited = is_audited

    async def resolve_async(self, next_: Any, source: Any, info: Info, **arguments: Any) -> Any:
        context = info.context
        await context.write(info.field_name if self.is_audited else None)
        try:
            result = await next_(source, info, **arguments)
            await context.commit(result)
        except BaseException:
            await context.rollback()
            raise
        return result


class Once(FieldExtension):
    """Runs inside the transaction: the key is saved with what it did, or not at all."""

    def __init__(self, models: tuple[type[base.Model], ...]) -> None:
        self.models = models

    async def resolve_async(self, next_: Any, source: Any, info: Info, **arguments: Any) -> Any:
        async def act() -> Any:
            return await next_(source, info, **arguments)

        return await once.once(info, self.models, arguments, act)
