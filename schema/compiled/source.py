"""Writes the function that completes one selection of one type: values in, JSON-able values out."""

from collections.abc import Callable
from typing import Any, NamedTuple, cast

import graphql
from graphql import GraphQLNonNull, GraphQLObjectType, Undefined

from schema.compiled.plain import EXACT, ODD, NotPlain, classes_of, names_of, reading

Complete = Callable[[Any, list[dict[str, Any]]], Any]
"""From a value, and the arguments of all resolvers below, to the completed value."""


class Argued(NamedTuple):
    """A field to be resolved, where it stands in the document, and what arguments it may have."""

    field: graphql.GraphQLField
    node: graphql.FieldNode
    arguments: Any


class Plan(NamedTuple):
    complete: Complete
    argued: list[Argued]


class Writer:
    """Collects lines of Python and the objects they name."""

    def __init__(self, schema: graphql.GraphQLSchema, collect: Any, argued: list[Argued]) -> None:
        """`collect` is graphql-core's: the fields below some details, by response name."""
        self.schema, self.collect, self.argued = schema, collect, argued
        self.lines: list[str] = []
        self.names: dict[str, Any] = {"Undefined": Undefined}
        self.depth = 1

    def plan(self, kind: str, type_: Any, details: Any) -> Plan:
        """For a "value" of `type_` that `details` select from, or for the "field" of `type_`
        that they name. Raises NotPlain."""
        result = "it"
        if kind == "field":
            result = self.field(type_, "it", details)
        else:
            self.value(type_, "it", details)
        return Plan(self.function(result), self.argued)

    def function(self, result: str) -> Complete:
        source = ["def complete(it, given):", *self.lines, f"  return {result}"]
        exec(compile("\n".join(source), "<a compiled selection>", "exec"), self.names)
        return cast(Complete, self.names["complete"])

    def say(self, line: str) -> None:
        self.lines.append("  " * self.depth + line)

    def give_up_if(self, condition: str) -> None:
        self.say(f"if {condition}: raise ValueError")

    def named(self, hint: str, value: Any = None) -> str:
        """A variable of its own in the generated code, or a name there for an object of ours."""
        name = f"{hint}{len(self.names)}"
        self.names[name] = value
        return name

    def value(self, type_: Any, it: str, details: Any) -> None:
        """Complete the value in the variable `it`, in place."""
        is_needed = isinstance(type_, GraphQLNonNull)
        if is_needed:
            type_ = type_.of_type
            self.give_up_if(f"{it} is None")
        else:
            self.say(f"if {it} is not None:")
            self.depth += 1
        if graphql.is_leaf_type(type_):
            self.leaf(type_, it)
        elif isinstance(type_, graphql.GraphQLList):
            self.list_of(type_.of_type, it, details)
        elif graphql.is_abstract_type(type_):
            self.one_of(type_, it, details)
        else:
            self.object(type_, it, details)
        self.depth -= not is_needed

    def leaf(self, type_: Any, it: str) -> None:
        """Only exact classes pass as they are; the others go through the type's own coercion."""
        exact = EXACT.get(type_.name)
        if exact is not None:
            self.give_up_if(f"not ({exact.format(it=it)})")
            if type_.name == "ID":
                self.say(f"{it} = str({it})")
        elif (enum := names_of(type_)) is not None:
            cls, by_member = enum
            self.give_up_if(f"{it}.__class__ is not {self.named('Enum', cls)}")
            self.say(f"{it} = {self.named('names', by_member)}[{it}]")
        else:
            self.give_up_if(ODD.format(it=it))
            self.say(f"{it} = {self.named('coerce', type_.coerce_output_value)}({it})")
            self.give_up_if(f"{it} is None")

    def list_of(self, item_type: Any, it: str, details: Any) -> None:
        self.give_up_if(f"{it}.__class__ is not list and {it}.__class__ is not tuple")
        all_, one = self.named("all"), self.named("one")
        self.say(f"{all_} = []")
        self.say(f"for {one} in {it}:")
        self.depth += 1
        self.value(item_type, one, details)
        self.say(f"{all_}.append({one})")
        self.depth -= 1
        self.say(f"{it} = {all_}")

    def one_of(self, type_: Any, it: str, details: Any) -> None:
        """A union or interface: the value's class says which function completes it."""
        by_class = self.named("functions", self._functions(type_, details))
        self.say(f"{it} = {by_class}[{it}.__class__]({it}, given)")

    def _functions(self, type_: Any, details: Any) -> dict[type, Complete]:
        """By class of value; a member that cannot be compiled is left to the stock executor."""
        functions: dict[type, Complete] = {}
        claimed: set[type] = set()
        for member in self.schema.get_possible_types(type_):
            classes = classes_of(member)
            if claimed & classes:
                raise NotPlain
            claimed = claimed | classes
            # Its fields with arguments are counted on from ours, as `given` is one list for all.
            writer = Writer(self.schema, self.collect, self.argued)
            try:
                writer.value(GraphQLNonNull(member), "it", details)
                functions.update(dict.fromkeys(classes, writer.function("it")))
            except NotPlain:
                functions.update(dict.fromkeys(classes, _not_plain))
        return functions

    def object(self, type_: GraphQLObjectType, it: str, details: Any) -> None:
        if type_.is_type_of is None:
            self.give_up_if(ODD.format(it=it))
        else:
            classes = self.named("classes", classes_of(type_))
            self.give_up_if(f"{it}.__class__ not in {classes}")
        parts = [
            f"{name!r}: {self.field(type_, it, below)}"
            for name, below in self.collect(type_, details)[0].items()
        ]
        self.say(f"{it} = {{{', '.join(parts)}}}")

    def field(self, type_: GraphQLObjectType, it: str, details: Any) -> str:
        """Complete one field of the object `it` in a variable of its own, and say which."""
        node: graphql.FieldNode = details[0].node
        if node.name.value == "__typename":
            return repr(type_.name)
        field, definition, attribute = reading(self.schema, type_, node.name.value)
        value = self.named("field")
        if attribute is not None:
            self.say(f"{value} = {it}.{attribute}")
        else:
            resolve = self.named("resolve", definition.base_resolver.wrapped_func)
            self.say(f"{value} = {resolve}({it}, **given[{len(self.argued)}])")
            self.argued.append(Argued(field, node, definition.arguments))
        self.value(field.type, value, details)
        return value


def _not_plain(it: Any, given: Any) -> Any:
    raise NotPlain
