"""Writes the function that completes one selection of one type: values in, JSON-able values out."""

from collections.abc import Callable
from enum import Enum
from math import isfinite
from typing import Any

from graphql import (
    GraphQLAbstractType,
    GraphQLEnumType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLScalarType,
    GraphQLSchema,
    Undefined,
    is_abstract_type,
    is_leaf_type,
)

Complete = Callable[[Any], Any]
Collect = Callable[[GraphQLObjectType, Any], Any]
"""graphql-core's own: from a type and a field's details to the fields below, by response name."""


class Unusual(Exception):
    """Raised by generated code: this value is for the stock executor."""


class NotPlain(Exception):
    """Raised while compiling: this selection has something in it that must be run, not read."""


def compiled(
    schema: GraphQLSchema, collect: Collect, type_: GraphQLOutputType, details: Any
) -> Complete:
    """The function for `details` of `type_`. Raises NotPlain."""
    writer = Writer(schema, collect)
    writer.value(type_, "it", details)
    return writer.function()


class Writer:
    """Collects lines of Python and the objects they name."""

    def __init__(self, schema: GraphQLSchema, collect: Collect) -> None:
        self.schema = schema
        self.collect = collect
        self.lines: list[str] = []
        self.names: dict[str, Any] = {
            "Unusual": Unusual,
            "Undefined": Undefined,
            "isfinite": isfinite,
        }
        self.depth = 1

    def function(self) -> Complete:
        source = "\n".join(["def complete(it):", *self.lines, "  return it", ""])
        exec(compile(source, "<a compiled selection>", "exec"), self.names)
        complete: Complete = self.names["complete"]
        return complete

    def say(self, line: str) -> None:
        self.lines.append("  " * self.depth + line)

    def give_up_if(self, condition: str) -> None:
        self.say(f"if {condition}: raise Unusual")

    def named(self, value: Any, hint: str) -> str:
        """A name for an object of ours in the generated code."""
        name = f"{hint}{len(self.names)}"
        self.names[name] = value
        return name

    def fresh(self, hint: str) -> str:
        """A local variable of its own."""
        return self.named(None, hint)

    def value(self, type_: GraphQLOutputType, it: str, details: Any) -> None:
        """Complete the value in the variable `it`, in place."""
        if isinstance(type_, GraphQLNonNull):
            self.give_up_if(f"{it} is None")
            self.present(type_.of_type, it, details)
            return
        self.say(f"if {it} is not None:")
        self.depth += 1
        self.present(type_, it, details)
        self.depth -= 1

    def present(self, type_: Any, it: str, details: Any) -> None:
        if is_leaf_type(type_):
            self.leaf(type_, it)
        elif isinstance(type_, GraphQLList):
            self.list_of(type_.of_type, it, details)
        elif is_abstract_type(type_):
            self.one_of(type_, it, details)
        else:
            self.object(type_, it, details)

    def leaf(self, type_: GraphQLLeafType, it: str) -> None:
        """Only exact classes pass as they are; the others go through the type's own coercion."""
        exact = EXACT.get(type_.name) if isinstance(type_, GraphQLScalarType) else None
        if exact is not None:
            self.give_up_if(f"not ({exact.format(it=it)})")
            if type_.name == "ID":
                self.say(f"{it} = str({it})")
        elif (names := _names_of(type_)) is not None:
            cls, by_member = names
            self.give_up_if(f"{it}.__class__ is not {self.named(cls, 'Enum')}")
            self.say(f"{it} = {self.named(by_member, 'names')}[{it}]")
        else:
            self.give_up_if(ODD.format(it=it))
            self.say(f"{it} = {self.named(type_.coerce_output_value, 'coerce')}({it})")
            self.give_up_if(f"{it} is None")

    def list_of(self, item_type: GraphQLOutputType, it: str, details: Any) -> None:
        self.give_up_if(f"{it}.__class__ is not list and {it}.__class__ is not tuple")
        all_, one = self.fresh("all"), self.fresh("one")
        self.say(f"{all_} = []")
        self.say(f"for {one} in {it}:")
        self.depth += 1
        self.value(item_type, one, details)
        self.say(f"{all_}.append({one})")
        self.depth -= 1
        self.say(f"{it} = {all_}")

    def one_of(self, type_: GraphQLAbstractType, it: str, details: Any) -> None:
        """A union or interface: the value's class says which function completes it."""
        by_class = self.named(self._functions(type_, details), "functions")
        function = self.fresh("function")
        self.say(f"{function} = {by_class}.get({it}.__class__)")
        self.give_up_if(f"{function} is None")
        self.say(f"{it} = {function}({it})")

    def _functions(self, type_: GraphQLAbstractType, details: Any) -> dict[type, Complete]:
        """By class of value; a member that cannot be compiled is left to the stock executor."""
        functions: dict[type, Complete] = {}
        claimed: set[type] = set()
        for member in self.schema.get_possible_types(type_):
            classes = classes_of(member)
            if claimed & classes:
                raise NotPlain
            claimed = claimed | classes
            try:
                function = compiled(self.schema, self.collect, GraphQLNonNull(member), details)
            except NotPlain:
                continue
            functions.update(dict.fromkeys(classes, function))
        if not functions:
            raise NotPlain
        return functions

    def object(self, type_: GraphQLObjectType, it: str, details: Any) -> None:
        if type_.is_type_of is None:
            self.give_up_if(ODD.format(it=it))
        else:
            classes = self.named(classes_of(type_), "classes")
            self.give_up_if(f"{it}.__class__ not in {classes}")
        parts = [
            f"{name!r}: {self._field(type_, it, below)}"
            for name, below in self.collect(type_, details).items()
        ]
        self.say(f"{it} = {{{', '.join(parts)}}}")

    def _field(self, type_: GraphQLObjectType, it: str, details: Any) -> str:
        """Read one field into a variable of its own; the expression that gives it."""
        name = details[0].node.name.value
        if name == "__typename":
            return repr(type_.name)
        attribute = attribute_of(self.schema, type_, name)
        if attribute is None:
            raise NotPlain
        field = self.fresh("field")
        self.say(f"{field} = {it}.{attribute}")
        self.value(type_.fields[name].type, field, details)
        return field


ODD = "{it} is Undefined or isinstance({it}, Exception) or hasattr({it}, '__await__')"
"""What is no value at all, but something to raise, to wait for or to leave out."""
EXACT = {
    "String": "{it}.__class__ is str",
    "ID": "{it}.__class__ is str or {it}.__class__ is int",
    "Int": "{it}.__class__ is int and -2147483648 <= {it} <= 2147483647",
    "Float": "{it}.__class__ is float and isfinite({it})",
    "Boolean": "{it}.__class__ is bool",
}
"""What a built-in scalar passes on unchanged, of the value `it`."""


def attribute_of(schema: GraphQLSchema, type_: GraphQLObjectType, name: str) -> str | None:
    """The attribute that a field only reads; None when it has arguments or something to run.

    A field with a resolver may be `prefetched` into an attribute by whoever made the list; where
    that was not done, reading it fails and the resolver runs after all.
    """
    field = schema.get_field(type_, name)
    definition = field.extensions.get("strawberry-definition") if field else None
    if field is None or definition is None or field.args:
        return None
    if "prefetched" in definition.metadata:
        return str(definition.metadata["prefetched"])
    if not definition.is_basic_field or not getattr(field.resolve, "_is_default", False):
        return None
    return str(definition.python_name)


def classes_of(type_: GraphQLObjectType) -> set[type]:
    """The classes whose instances are values of `type_`. Raises NotPlain for types not ours."""
    definition = type_.extensions.get("strawberry-definition")
    if definition is None:
        raise NotPlain
    return getattr(definition.origin, "__served_from__", {definition.origin})


def _names_of(type_: Any) -> tuple[type[Enum], dict[Enum, str]] | None:
    """A Python enum and the API's names of its members, where the API has all of them."""
    if not isinstance(type_, GraphQLEnumType):
        return None
    cls = getattr(type_, "wrapped_cls", None)
    if cls is None:
        return None
    by_value = {value.value: name for name, value in type_.values.items()}
    if any(member.value not in by_value for member in cls):
        return None
    return cls, {member: by_value[member.value] for member in cls}
