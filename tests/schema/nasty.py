"""Random queries over any schema, and random values for its types, some of them nasty."""

import random
from collections.abc import Generator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    is_required_argument,
    is_required_input_field,
)


class Later:
    """Something to wait for, as often as one likes."""

    def __await__(self) -> Generator[None, None, str]:
        yield from ()
        return "text"


NASTY = [
    Later(),
    None,
    "text",
    "",
    3,
    3.5,
    2**40,
    True,
    float("nan"),
    float("inf"),
    object(),
    (),
    [],
    [None],
    Exception("Nasty."),
    {"a": 1},
    datetime(2026, 1, 1, tzinfo=UTC),
]


class Lots(list):
    """A list, but not exactly one."""


class Values:
    """Makes instances of stand-in classes, which the types are told to be served from."""

    def __init__(self, schema: GraphQLSchema, chance: random.Random, nastiness: float) -> None:
        self.schema, self.chance, self.nastiness = schema, chance, nastiness
        self.stand_ins: dict[str, type] = {}

    def stand_in(self, type_: GraphQLObjectType) -> type:
        """A plain class for a type, known to it."""
        if type_.name not in self.stand_ins:
            origin = type_.extensions["strawberry-definition"].origin
            plain = type(f"Plain{type_.name}", (), {})
            self.stand_ins[type_.name] = plain
            if hasattr(origin, "__served_from__"):
                origin.__served_from__.add(plain)
            else:
                self.stand_ins[type_.name] = origin
        return self.stand_ins[type_.name]

    def forget(self) -> None:
        for name, plain in self.stand_ins.items():
            origin = self.schema.type_map[name].extensions["strawberry-definition"].origin
            getattr(origin, "__served_from__", set()).discard(plain)

    def value(self, type_: Any, depth: int = 0) -> Any:
        if self.chance.random() < self.nastiness:
            return self.chance.choice(NASTY)
        if isinstance(type_, GraphQLNonNull):
            return self.present(type_.of_type, depth)
        return None if self.chance.random() < 0.2 else self.present(type_, depth)

    def present(self, type_: Any, depth: int) -> Any:
        if isinstance(type_, GraphQLList):
            items = [self.value(type_.of_type, depth) for _ in range(self.chance.randrange(4))]
            return Lots(items) if self.chance.random() < 0.02 else items
        if isinstance(type_, GraphQLUnionType | GraphQLInterfaceType):
            members = self.schema.get_possible_types(type_)
            return self.present(self.chance.choice(members), depth)
        if isinstance(type_, GraphQLObjectType):
            return self.instance(type_, depth + 1)
        return self.leaf(type_)

    def leaf(self, type_: Any) -> Any:
        if isinstance(type_, GraphQLEnumType):
            member = self.chance.choice(list(type_.wrapped_cls))  # type: ignore[attr-defined]
            return member.value if self.chance.random() < self.nastiness else member
        assert isinstance(type_, GraphQLScalarType)
        return {
            "String": "text",
            "ID": self.chance.choice(["id_1", 7]),
            "Int": self.chance.randrange(-5, 5),
            "Float": 1.5,
            "Boolean": True,
            "Decimal": "12.10",
            "DateTime": datetime(2026, 11, 22, tzinfo=UTC),
            "JSON": {"a": [1, None]},
        }[type_.name]

    def instance(self, type_: GraphQLObjectType, depth: int) -> Any:
        """Attributes for the fields that only read one; nothing below a depth is made."""
        made = object.__new__(self.stand_in(type_))
        for field in type_.fields.values():
            definition = field.extensions["strawberry-definition"]
            if definition.is_basic_field:
                value = self.value(field.type, depth) if depth < 4 else None
                # Types of our own making have properties, which cannot be set.
                with suppress(AttributeError):
                    setattr(made, definition.python_name, value)
        return made


class Queries:
    """Random documents: aliases, arguments, fragments, conditions, unions, interfaces, repeated
    fields. Some of the arguments are not what their types want."""

    often = 0.4, 0.2
    """How often a field of a type is asked for: near the root, and further down."""

    def __init__(self, schema: GraphQLSchema, chance: random.Random) -> None:
        self.schema, self.chance = schema, chance
        self.fragments: list[str] = []
        self.variables: list[str] = []
        self.arguments: dict[str, str] = {}

    def document(self, roots: list[str]) -> str:
        self.fragments, self.variables, self.arguments = [], [], {}
        fields = [
            self.field(self.schema.query_type.fields[root].type, f"r{number}: {root}", 0)
            for number, root in enumerate(roots)
        ]
        variables = ["$yes: Boolean = true", "$no: Boolean = false", *self.variables]
        head = f"query ({', '.join(variables)})"
        used = "probe @include(if: $yes) @skip(if: $no)"
        return "\n".join([f"{head} {{ {used} {' '.join(fields)} }}", *self.fragments])

    def given(self, key: str, arguments: Any) -> str:
        """The arguments of a field: the same wherever it occurs under this name."""
        if arguments and key not in self.arguments:
            chosen = [
                f"{name}: {self.argument(one.type)}"
                for name, one in arguments.items()
                if is_required_argument(one) or self.chance.random() < 0.6
            ]
            self.arguments[key] = f"({', '.join(chosen)})" if chosen else ""
        return self.arguments.get(key, "")

    def argument(self, type_: Any) -> str:
        if self.chance.random() < 0.3:
            name = f"$v{len(self.variables)}"
            self.variables.append(f"{name}: {type_} = {self.literal(type_)}")
            return name
        return self.literal(type_)

    def other_values(self) -> dict[str, Any]:
        """For the conditions and some of the variables, what is not their default."""
        of_types = {"Int": 1, "String": "other", "ID": "other", "Boolean": True, "Float": 0.5}
        chosen = {"yes": self.chance.random() < 0.5, "no": self.chance.random() < 0.5}
        for variable in self.variables:
            name, type_ = variable[1:].split(" = ")[0].split(": ")
            value = of_types.get(type_.rstrip("!"))
            if value is not None and self.chance.random() < 0.5:
                chosen[name] = value
        return chosen

    def literal(self, type_: Any) -> str:
        if self.chance.random() < 0.03:
            return self.chance.choice(['"nasty"', "3", "1.5", "null", "true", "[]", "{}", "NASTY"])
        if isinstance(type_, GraphQLNonNull):
            return self.literal(type_.of_type)
        if isinstance(type_, GraphQLList):
            items = [self.literal(type_.of_type) for _ in range(self.chance.randrange(3))]
            return f"[{', '.join(items)}]"
        if isinstance(type_, GraphQLEnumType):
            return self.chance.choice(list(type_.values))
        if isinstance(type_, GraphQLInputObjectType):
            fields = type_.fields.items()
            parts = [
                f"{name}: {self.literal(one.type)}"
                for name, one in fields
                if is_required_input_field(one) or self.chance.random() < 0.7
            ]
            return "{" + ", ".join(parts) + "}"
        numbers = ["0", "1", "2", "7", str(2**40)]
        of_types = {"Int": numbers, "Float": ["1.5", *numbers], "Boolean": ["true", "false"]}
        return self.chance.choice(of_types.get(type_.name, ['"text"', '""']))

    def field(self, type_: Any, head: str, depth: int) -> str:
        while isinstance(type_, GraphQLNonNull | GraphQLList):
            type_ = type_.of_type
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType):
            return f"{head}{self.condition()} {self.selection(type_, depth + 1)}"
        return f"{head}{self.condition()}"

    def condition(self) -> str:
        if self.chance.random() > 0.15:
            return ""
        return self.chance.choice(
            [
                " @skip(if: true)",
                " @skip(if: false)",
                " @include(if: $yes)",
                " @include(if: $no)",
                " @skip(if: $no)",
                " @include(if: true) @skip(if: $yes)",
            ]
        )

    def selection(self, type_: Any, depth: int) -> str:
        parts = ["__typename"] if self.chance.random() < 0.4 else []
        if not isinstance(type_, GraphQLUnionType):
            parts += self.own_fields(type_, depth)
        if isinstance(type_, GraphQLUnionType | GraphQLInterfaceType):
            members = self.schema.get_possible_types(type_)
            for member in self.chance.sample(list(members), min(len(members), 3)):
                parts.append(f"... on {member.name}{self.condition()} {self.inside(member, depth)}")
        return "{ " + " ".join(parts or ["__typename"]) + " }"

    def inside(self, type_: Any, depth: int) -> str:
        return "{ " + " ".join(self.own_fields(type_, depth) or ["__typename"]) + " }"

    def own_fields(self, type_: Any, depth: int) -> list[str]:
        parts = []
        for name, field in type_.fields.items():
            if self.chance.random() > self.often[depth >= 3]:
                continue
            if depth > 4 and not isinstance(_core(field.type), GraphQLScalarType | GraphQLEnumType):
                continue
            parts.append(self.field(field.type, self.head(name, type_, field), depth))
        if parts and self.chance.random() < 0.1:
            name = f"F{len(self.fragments)}"
            self.fragments.append("")
            self.fragments[int(name[1:])] = (
                f"fragment {name} on {type_.name} {{ {' '.join(parts)} }}"
            )
            return [f"...{name}{self.condition()}"]
        return parts

    def head(self, name: str, type_: Any, field: Any) -> str:
        """With an alias that names the type: members of a union may not differ under one name."""
        key = f"{name}_{type_.name}_{self.chance.randrange(2)}"
        return f"{key}: {name}{self.given(key, field.args)}"


def _core(type_: Any) -> Any:
    while isinstance(type_, GraphQLNonNull | GraphQLList):
        type_ = type_.of_type
    return type_
