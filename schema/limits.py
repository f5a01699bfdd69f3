"""How much a single operation may ask for, known before it is validated and run.

The form is bounded first: tokens, selections, aliases, directives, depth. Fragments are measured
once and multiplied, so a document that unfolds to millions of fields is refused in a millisecond.
Then the cost: an object counts 1, a field of the root 10, a mutation as much as it says, and a list
multiplies what is below it by the page asked for. Callers have an allowance of such points; reading
a document that was not read lately takes some as well, by the length of its text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil, isfinite
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
)

TOKENS, OPERATIONS, COST = 2500, 10, 5000
PAGE, LIST = 24, 10
"""How many a connection, or a plain list, counts for when nobody says."""
ROOT = 10
WRITE, DEAR = 100, 1000
"""Of a mutation: what most take of processor and disk, in the points that reading takes of them.
Dear is what hashes a password, mails whoever was named, places an order or begins a payment."""
ALL_TYPES, A_TYPE = 2500, 400
"""Of introspection, whatever is asked of them: tools read it once, and take a tenth of a second."""
CHARACTERS = 40
"""Of a text, that take as long to read as a point takes to serve."""


class TooComplex(GraphQLError):
    def __init__(self, what: str, code: str = "QUERY_TOO_COMPLEX") -> None:
        super().__init__(f"This asks for too much at once: {what}.", extensions={"code": code})


class RateLimited(GraphQLError):
    def __init__(self, seconds: float) -> None:
        wait = max(1, ceil(seconds))
        super().__init__(
            f"You have asked for too much lately. Please wait {wait} s, then try again.",
            extensions={"code": "RATE_LIMITED", "retryAfter": wait},
        )


@dataclass(frozen=True, slots=True)
class Size:
    """How large a selection is with all its fragments unfolded."""

    selections: int = 0
    aliases: int = 0
    directives: int = 0
    depth: int = 0

    def __add__(self, other: "Size") -> "Size":
        return Size(
            self.selections + other.selections,
            self.aliases + other.aliases,
            self.directives + other.directives,
            max(self.depth, other.depth),
        )


LARGEST = Size(selections=1000, aliases=30, directives=30, depth=16)
OVERLAPS = 2000
"""Pairs of fields under one name, which validation compares with each other."""


class Measure:
    """Sizes of the selections of one document; each fragment is measured once."""

    def __init__(self, document: DocumentNode) -> None:
        self.operations = [
            one for one in document.definitions if isinstance(one, OperationDefinitionNode)
        ]
        self.fragments = {
            one.name.value: one
            for one in document.definitions
            if isinstance(one, FragmentDefinitionNode)
        }
        self._known: dict[str, Size] = {}

    def check(self) -> None:
        """Raises TooComplex."""
        if len(self.operations) > OPERATIONS:
            raise TooComplex(f"{len(self.operations)} operations in one document")
        for operation in self.operations:
            size = self.of(operation.selection_set, frozenset())
            for what in Size.__slots__:
                if getattr(size, what) > getattr(LARGEST, what):
                    raise TooComplex(f"at most {getattr(LARGEST, what)} {what}")
            if self.overlaps([operation.selection_set]) > OVERLAPS:
                raise TooComplex("the same fields too often")

    def of(self, selections: SelectionSetNode, inside: frozenset[str]) -> Size:
        total = Size()
        for one in selections.selections:
            total += Size(selections=1, directives=len(one.directives or ()))
            if isinstance(one, FragmentSpreadNode):
                total += self._fragment(one.name.value, inside)
                continue
            selected = getattr(one, "selection_set", None)
            below = self.of(selected, inside) if selected else Size()
            if isinstance(one, FieldNode):
                below += Size(aliases=bool(one.alias), depth=below.depth + 1)
            total += below
        return total

    def _fragment(self, name: str, inside: frozenset[str]) -> Size:
        fragment = self.fragments.get(name)
        if fragment is None:
            return Size()
        if name in inside:
            raise TooComplex(f"the fragment {name} contains itself")
        if name not in self._known:
            self._known[name] = self.of(fragment.selection_set, inside | {name})
        return self._known[name]

    def overlaps(self, merged: list[SelectionSetNode]) -> int:
        """How many pairs of fields have one name, in selections that become one object. They are
        unfolded for it: to be asked when it is known how large that is."""
        counts: Counter[str] = Counter()
        below: dict[str, list[SelectionSetNode]] = defaultdict(list)
        for field in self._fields(merged):
            name = (field.alias or field.name).value
            counts[name] += 1
            if field.selection_set:
                below[name].append(field.selection_set)
        pairs = sum(count * (count - 1) // 2 for count in counts.values())
        return pairs + sum(self.overlaps(each) for each in below.values())

    def _fields(self, merged: list[SelectionSetNode]) -> Iterator[FieldNode]:
        waiting = list(merged)
        while waiting:
            for one in waiting.pop().selections:
                if isinstance(one, FieldNode):
                    yield one
                    continue
                named = isinstance(one, FragmentSpreadNode)
                fragment: Any = self.fragments.get(one.name.value) if named else one  # type: ignore[attr-defined]
                if fragment is not None:
                    waiting.append(fragment.selection_set)


class Cost:
    """What an operation costs with its variables; a part that occurs twice is counted once."""

    def __init__(
        self, schema: GraphQLSchema, fragments: dict[str, Any], variables: dict[str, Any]
    ) -> None:
        self.schema, self.fragments, self.variables = schema, fragments, variables
        self._defaults: dict[str, Any] = {}
        self._known: dict[tuple[int, str, int], int] = {}
        self._roots: dict[str, int] = {}

    @property
    def roots(self) -> int:
        """What the fields of the root cost by themselves, whatever comes of them."""
        return sum(self._roots.values())

    def of(self, operation: OperationDefinitionNode) -> int:
        for one in operation.variable_definitions or ():
            self._defaults[one.variable.name.value] = one.default_value
        root = self.schema.get_root_type(operation.operation)
        return self._below(operation.selection_set, root, 1) if root else 0

    def _below(self, selections: SelectionSetNode, type_: Any, page: int) -> int:
        """`page` is how many the connection around it was asked for."""
        key = (id(selections), type_.name, page)
        if key not in self._known:
            by_name: dict[str, int] = {}
            for name, cost in self._parts(selections, type_, page):
                by_name[name] = max(cost, by_name.get(name, 0))
            self._known[key] = sum(by_name.values())
        return self._known[key]

    def _parts(
        self, selections: SelectionSetNode, type_: Any, page: int
    ) -> Iterator[tuple[str, int]]:
        for one in selections.selections:
            if isinstance(one, FieldNode):
                name = (one.alias or one.name).value
                yield name, self._field(one, type_, page)
                continue
            fragment: Any = one
            if isinstance(one, FragmentSpreadNode):
                fragment = self.fragments.get(one.name.value)
            if fragment is not None:
                condition = fragment.type_condition
                inner = self.schema.type_map.get(condition.name.value) if condition else type_
                yield f"...{id(one)}", self._below(fragment.selection_set, inner or type_, page)

    def _field(self, node: FieldNode, parent: Any, page: int) -> int:
        if node.name.value == "__schema" and node.selection_set:
            return ROOT + self._below(node.selection_set, self.schema.type_map["__Schema"], 1)
        if node.name.value == "__type" or parent.name == "__Schema":
            return ALL_TYPES if node.name.value == "types" else A_TYPE
        field = getattr(parent, "fields", {}).get(node.name.value)
        if field is None:
            return 0
        own = self._own(field, parent)
        if own:
            self._roots[(node.alias or node.name).value] = own
        if node.selection_set is None:
            return own
        type_, is_list = field.type, False
        while isinstance(type_, GraphQLNonNull | GraphQLList):
            is_list = is_list or isinstance(type_, GraphQLList)
            type_ = type_.of_type
        asked = self._asked(node, field)
        if type_.name.endswith("Connection"):
            return (own or 1) + self._below(node.selection_set, type_, asked or PAGE)
        times = (asked or (page if page > 1 else LIST)) if is_list else 1
        return (own or 1) + times * (is_list + self._below(node.selection_set, type_, 1))

    def _own(self, field: Any, parent: Any) -> int:
        """Of a field of the root; 0 for every other."""
        if parent is self.schema.mutation_type:
            declared = field.extensions.get("strawberry-definition")
            return int(declared.metadata.get("costs", WRITE)) if declared else WRITE
        is_root = parent is self.schema.query_type or parent is self.schema.subscription_type
        return ROOT if is_root else 0

    def _asked(self, node: FieldNode, field: Any) -> int:
        """The page size of a field's `first`; 0 where there is none."""
        for argument in node.arguments or ():
            if argument.name.value == "first":
                value = self._number(argument.value)
                if value is not None:
                    return max(1, min(value, 10**6))
        first = field.args.get("first")
        default = first.default_value if first else 0
        return default if isinstance(default, int) else 0

    def _number(self, given: Any) -> int | None:
        """Of a literal or a variable, which may have a default. JSON's 100.0 is a whole number."""
        if isinstance(given, IntValueNode):
            return int(given.value)
        if not isinstance(given, VariableNode):
            return None
        name = given.name.value
        if name not in self.variables:
            return self._number(self._defaults.get(name))
        value = self.variables[name]
        return int(value) if isinstance(value, int | float) and isfinite(value) else None


CONTAINERS = {dict, list}


def actual(data: Mapping[str, Any] | None, roots: int) -> int:
    """What an answer cost, counted as `Cost` counts what may come: its `roots`, its objects, and
    the lists of them. In one flat loop, as it is run for many answers."""
    if data is None:
        return 0
    waiting: list[Any] = [one for one in data.values() if one.__class__ in CONTAINERS]
    counted = roots - sum(one.__class__ is dict or _holds_objects(one) for one in waiting)
    while waiting:
        value = waiting.pop()
        if value.__class__ is dict:
            counted += 1
            waiting += [one for one in value.values() if one.__class__ in CONTAINERS]
        elif value.__class__ is list and _holds_objects(value):
            counted += 1
            waiting += value
    return counted


def _holds_objects(value: Any) -> bool:
    return bool(value) and any(one.__class__ in CONTAINERS for one in value)
