"""Documents that were parsed, measured and found valid once are not looked at again."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldsOnCorrectTypeRule,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    get_operation_ast,
    parse,
    specified_rules,
    validate,
)

from schema.limits import CHARACTERS, TOKENS, Cost, Measure, TooComplex

MOST_CHARACTERS = 1_000_000
"""Of all texts that are kept: parsed, the worst take a hundred bytes for each."""
MOST_COSTS = 100
MOST_ERRORS = 5
"""Told of a document that is not valid: each costs a search for what may have been meant."""
RULES = (
    [FieldsOnCorrectTypeRule],
    [rule for rule in specified_rules if rule is not FieldsOnCorrectTypeRule],
)
"""In turns: what asks for fields that do not exist is not worth following its variables."""


class Refused(Exception):
    """The request is wrong as a whole, so that nothing of it is run."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__(errors)
        self.errors = errors


class Price(NamedTuple):
    requested: int
    roots: int
    """The part of it that is spent whatever comes."""


@dataclass(slots=True)
class Document:
    """One that is valid, and what it cost with the page sizes it was asked with."""

    parsed: DocumentNode
    measure: Measure
    _costs: dict[object, Price] = field(default_factory=dict)

    def operation(self, name: str | None) -> OperationDefinitionNode | None:
        """The one of this name; without a name, the only one."""
        return get_operation_ast(self.parsed, name)

    def cost(
        self, schema: GraphQLSchema, operation: OperationDefinitionNode, variables: dict[str, Any]
    ) -> Price:
        sizes = tuple(one for one in variables.items() if isinstance(one[1], int | float))
        key = (id(operation), sizes)
        if key not in self._costs:
            if len(self._costs) >= MOST_COSTS:
                self._costs.clear()
            cost = Cost(schema, self.measure.fragments, variables)
            self._costs[key] = Price(cost.of(operation), cost.roots)
        return self._costs[key]


class Documents:
    """What was asked of one schema lately, by its text."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._known: OrderedDict[str, Document] = OrderedDict()
        self._characters = 0

    def reading(self, text: str) -> float:
        """The points it takes to read a text that was not read lately."""
        return 0 if text in self._known else len(text) / CHARACTERS

    def of(self, text: str) -> Document:
        """Raises Refused."""
        known = self._known.get(text)
        if known is not None:
            self._known.move_to_end(text)
            return known
        try:
            known = self._known[text] = self._read(text)
        except RecursionError:
            raise Refused([TooComplex("it is nested too deeply")]) from None
        except ValueError:
            # Python does not read numbers of more than 4,300 digits: they take too long.
            raise Refused([TooComplex("a number is too long")]) from None
        except GraphQLError as error:
            raise Refused([error]) from None
        self._characters += len(text)
        while self._characters > MOST_CHARACTERS:
            self._characters -= len(self._known.popitem(last=False)[0])
        return known

    def _read(self, text: str) -> Document:
        """Measured before it is validated, since that too can be made to take for ever."""
        parsed = parse(text, max_tokens=TOKENS)
        measure = Measure(parsed)
        measure.check()
        for rules in RULES:
            errors = validate(self._schema, parsed, rules, MOST_ERRORS)
            if any(isinstance(error.original_error, ValueError) for error in errors):
                raise Refused([TooComplex("a number is too long")])
            if errors:
                raise Refused(errors)
        return Document(parsed, measure)
