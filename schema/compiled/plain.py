"""What of the schema can be read without running anything, and how it is recognised."""

from enum import Enum
from typing import Any

from graphql import GraphQLField, GraphQLObjectType, GraphQLSchema

ODD = "{it} is Undefined or isinstance({it}, Exception) or hasattr({it}, '__await__')"
"""What is no value at all, but something to raise, to wait for or to leave out."""
EXACT = {
    "String": "{it}.__class__ is str",
    "ID": "{it}.__class__ is str or {it}.__class__ is int",
    "Int": "{it}.__class__ is int and -2147483648 <= {it} <= 2147483647",
    "Float": "{it}.__class__ is float and {it} - {it} == 0",
    "Boolean": "{it}.__class__ is bool",
}
"""What a built-in scalar passes on unchanged, of the value `it`."""


class NotPlain(Exception):
    """This selection, or this member of a union, has something in it that must be run, not read."""


def reading(
    schema: GraphQLSchema, type_: GraphQLObjectType, name: str
) -> tuple[GraphQLField, Any, str | None]:
    """A field, Strawberry's definition of it, and the attribute that it reads; None where a pure
    resolver does. Raises NotPlain where there is something to run.

    A field with a resolver may be `prefetched` into an attribute by whoever made the list; where
    that was not done, reading it fails and the resolver runs after all.
    """
    field = schema.get_field(type_, name)
    definition = field.extensions.get("strawberry-definition") if field else None
    if field is None or definition is None:
        raise NotPlain
    if definition.metadata.get("pure"):
        return field, definition, None
    if "prefetched" in definition.metadata and not field.args:
        return field, definition, definition.metadata["prefetched"]
    if not definition.is_basic_field or not getattr(field.resolve, "_is_default", False):
        raise NotPlain
    return field, definition, definition.python_name


def classes_of(type_: GraphQLObjectType) -> set[type]:
    """The classes whose instances are values of `type_`. Raises NotPlain for types not ours."""
    definition = type_.extensions.get("strawberry-definition")
    if definition is None:
        raise NotPlain
    return getattr(definition.origin, "__served_from__", {definition.origin})


def names_of(type_: Any) -> tuple[type[Enum], dict[Enum, str]] | None:
    """A Python enum and the API's names of its members, where the API has all of them."""
    cls = getattr(type_, "wrapped_cls", None)
    if cls is None:
        return None
    by_value = {value.value: name for name, value in type_.values.items()}
    if any(member.value not in by_value for member in cls):
        return None
    return cls, {member: by_value[member.value] for member in cls}
