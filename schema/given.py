"""Input objects are made of what was given by functions that know their fields.

Strawberry finds the type of each field out anew each time, also of those that were not given: for
the filter of a listing, that is more work than to complete the listing.
"""

from collections.abc import Callable, Mapping
from dataclasses import MISSING
from typing import Any

from graphql import GraphQLInputObjectType, GraphQLNonNull, GraphQLSchema, is_leaf_type
from strawberry.types.arguments import InputContext

Convert = Callable[[Any, InputContext], Any]
FromInput = Callable[[type, Mapping[str, Any], InputContext], Any]


def make_quickly(schema: GraphQLSchema) -> None:
    for type_ in schema.type_map.values():
        if isinstance(type_, GraphQLInputObjectType):
            type_.extensions["strawberry-definition"].from_input = _from_input(type_)


def _from_input(type_: GraphQLInputObjectType) -> FromInput:
    definition = type_.extensions["strawberry-definition"]
    without_default = {one.python_name for one in definition.fields if _has_no_default(one)}
    fields = {
        name: (field.extensions["strawberry-definition"].python_name, _converter(name, field))
        for name, field in type_.fields.items()
    }

    def made(cls: type, given: Mapping[str, Any], context: InputContext) -> Any:
        values: dict[str, Any] = dict.fromkeys(without_default)
        for name, value in given.items():
            python_name, convert = fields[name]
            values[python_name] = convert(value, context) if convert else value
        return cls(**values)

    return made


def _has_no_default(field: Any) -> bool:
    return field.default_value is MISSING and field.default_factory is MISSING


def _converter(name: str, field: Any) -> Convert | None:
    """None where the value is right as it comes."""
    inner = field.type.of_type if isinstance(field.type, GraphQLNonNull) else field.type
    if is_leaf_type(inner):
        return None
    type_ = field.extensions["strawberry-definition"].resolve_type()
    return lambda value, context: context.convert(value, type_, name)
