"""Every way from a root field to what lies below it, and the documents that walk them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)

from tests.schema.policy import OPEN_TYPES, POLICY

DEPTH = 3
KINDS = ("Query", "Mutation", "Subscription")
PAGES = ("Connection", "Edge")
HOLD = ("nodes", "edges", "node")

Step = tuple[str, str]
"""A type, and the name of a field of it."""


@dataclass(frozen=True)
class Root:
    """A root field; `node` is one for each type that it may give."""

    kind: str
    name: str
    field: GraphQLField
    gives: tuple[GraphQLObjectType, ...]
    variant: str = ""

    @property
    def coordinate(self) -> str:
        return f"{self.kind}.{self.name}" + (f":{self.variant}" if self.variant else "")


@dataclass(frozen=True)
class Route:
    root: Root
    steps: tuple[Step, ...] = ()

    @cached_property
    def coordinates(self) -> list[str]:
        return [self.root.coordinate, *(f"{of}.{name}" for of, name in self.steps)]

    @property
    def is_of_a_result(self) -> bool:
        """Of what a mutation answers with, which is as the mutation leaves it: it may lack what
        the same thing has elsewhere."""
        return self.root.kind == "Mutation" and bool(self.steps)

    def __str__(self) -> str:
        return " > ".join(self.coordinates)


def roots(schema: GraphQLSchema) -> Iterator[Root]:
    for kind in KINDS:
        type_ = schema.get_type(kind)
        for name, field in type_.fields.items() if isinstance(type_, GraphQLObjectType) else ():
            gives = _objects(schema, field.type)
            if isinstance(get_named_type(field.type), GraphQLInterfaceType):
                yield from (Root(kind, name, field, (one,), one.name) for one in gives)
            else:
                yield Root(kind, name, field, gives)


def routes(schema: GraphQLSchema, root: Root) -> list[Route]:
    """The root itself, and each private field that is at most `DEPTH` fields away from it.

    A page counts for nothing on the way, and is seen by what it holds.
    """
    return [Route(root), *(Route(root, steps) for steps in _below(schema, root.gives, DEPTH - 1))]


def _below(
    schema: GraphQLSchema, types: tuple[GraphQLObjectType, ...], depth: int
) -> Iterator[tuple[Step, ...]]:
    for type_ in types:
        is_page = type_.name.endswith(PAGES)
        if is_open(type_) or not (depth or is_page):
            continue
        for name, field in type_.fields.items():
            step = (type_.name, name)
            if is_page and name not in HOLD:
                continue
            if name != "edges":
                yield (step,)
            left = depth - (not is_page) - (name == "edges")
            for steps in _below(schema, _objects(schema, field.type), left):
                yield (step, *steps)


def is_open(type_: GraphQLObjectType) -> bool:
    return type_.name in OPEN_TYPES or any(one.name == "Error" for one in type_.interfaces)


def leaks(schema: GraphQLSchema) -> list[str]:
    """Fields of open types that lead to what is not open."""
    return [
        f"{type_.name}.{name}"
        for type_ in schema.type_map.values()
        if isinstance(type_, GraphQLObjectType) and type_.name in OPEN_TYPES
        for name, field in type_.fields.items()
        if not all(is_open(one) for one in _objects(schema, field.type))
    ]


def unlisted(schema: GraphQLSchema) -> list[str]:
    """What the schema has and the policy does not name, and the other way round."""
    private = {
        f"{type_.name}.{name}"
        for type_ in schema.type_map.values()
        if isinstance(type_, GraphQLObjectType)
        and type_.name not in KINDS
        and not type_.name.startswith("__")
        and not is_open(type_)
        for name in type_.fields
    }
    there = private | {root.coordinate for root in roots(schema)}
    return sorted(there ^ set(POLICY))


def _objects(schema: GraphQLSchema, type_: Any) -> tuple[GraphQLObjectType, ...]:
    match get_named_type(type_):
        case GraphQLObjectType() as one:
            return (one,)
        case GraphQLUnionType() | GraphQLInterfaceType() as several:
            return tuple(schema.get_possible_types(several))
    return ()


def document(schema: GraphQLSchema, root: Root, ways: list[Route], passed: set[str]) -> str:
    """One operation that walks all of `ways`; its variables are named as the arguments `passed`."""
    taken = [(name, one) for name, one in root.field.args.items() if name in passed]
    declared = ", ".join(f"${name}: {one.type}" for name, one in taken)
    given = ", ".join(f"{name}: ${name}" for name, one in taken)
    asked = _selection(schema, root.field.type, [way.steps for way in ways if way.steps])
    head = f"{root.kind.lower()}{f' ({declared})' if declared else ''}"
    return f"{head} {{ {root.name}{f'({given})' if given else ''}{asked} }}"


def _selection(schema: GraphQLSchema, type_: Any, ways: list[tuple[Step, ...]]) -> str:
    if is_leaf_type(get_named_type(type_)):
        return ""
    parts = ["__typename"]
    for one in _objects(schema, type_):
        mine = [steps for steps in ways if steps[0][0] == one.name]
        names = dict.fromkeys(steps[0][1] for steps in mine)
        shown = [] if "id" in names or "id" not in one.fields or is_open(one) else ["id"]
        for name in names:
            field = one.fields[name]
            below = [steps[1:] for steps in mine if steps[0][1] == name and len(steps) > 1]
            shown.append(f"{name}{_arguments(field)}{_selection(schema, field.type, below)}")
        amount = one.fields.get("amount")
        if one.name in OPEN_TYPES and amount and is_leaf_type(get_named_type(amount.type)):
            shown.append("amount")
        if any(interface.name == "Error" for interface in one.interfaces):
            shown.append("message")
        if shown:
            parts.append(f"... on {one.name} {{ {' '.join(shown)} }}")
    return f" {{ {' '.join(parts)} }}"


BELOW = {"deliveryMethod": '"standard"', "first": "6"}
"""Arguments of fields that are no root fields."""


def _arguments(field: GraphQLField) -> str:
    named = {name: BELOW[name] for name in field.args if name in BELOW}
    lacking = [
        name for name, one in field.args.items() if is_required_argument(one) and name not in named
    ]
    if lacking:
        raise LookupError(f"Nothing to fill {lacking} with.")
    written = ", ".join(f"{name}: {value}" for name, value in named.items())
    return f"({written})" if written else ""
