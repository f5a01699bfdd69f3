"""Documents that were parsed, measured and found valid once are not looked at again."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from graphql import DocumentNode, get_operation_ast
from strawberry.extensions import SchemaExtension

from schema.limits import COST, TOKENS, Cost, Measure, TooComplex

MOST = 1000
MOST_COSTS = 100


@dataclass(slots=True)
class Known:
    """A document, its size, and what it cost with the page sizes it was asked with."""

    document: DocumentNode
    measure: Measure
    costs: dict[object, int] = field(default_factory=dict)


class Documents(SchemaExtension):
    """Refuses with QUERY_TOO_COMPLEX or MAX_COST_EXCEEDED; tells the cost of what it lets by."""

    _remembered: ClassVar[OrderedDict[tuple[int, str], Known]] = OrderedDict()
    _known: Known | None = None
    _is_new = True
    cost = 0

    @property
    def _key(self) -> tuple[int, str]:
        return id(self.execution_context.schema), self.execution_context.query or ""

    def on_parse(self) -> Iterator[None]:
        context = self.execution_context
        self._known = self._remembered.get(self._key)
        if self._known is not None:
            self._is_new = False
            context.graphql_document = self._known.document
            yield
            return
        context.parse_options["max_tokens"] = TOKENS
        yield
        if context.graphql_document is not None:
            measure = Measure(context.graphql_document)
            measure.check()
            self._known = Known(context.graphql_document, measure)

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        if not self._is_new:
            context.pre_execution_errors = []
        yield
        if self._is_new and self._known is not None and not context.pre_execution_errors:
            self._remembered[self._key] = self._known
            if len(self._remembered) > MOST:
                self._remembered.popitem(last=False)

    def on_execute(self) -> Iterator[None]:
        assert self._known is not None
        self.cost = self._cost_of(self._known)
        if self.cost > COST:
            raise TooComplex(f"it costs {self.cost}, at most {COST}", "MAX_COST_EXCEEDED")
        yield

    def get_results(self) -> dict[str, Any]:
        return {"cost": {"requested": self.cost, "most": COST}}

    def _cost_of(self, known: Known) -> int:
        context = self.execution_context
        variables = context.variables or {}
        sizes = tuple((name, value) for name, value in variables.items() if type(value) is int)
        key = (context.operation_name, sizes)
        if key not in known.costs:
            operation = get_operation_ast(known.document, context.operation_name)
            cost = Cost(context.schema._schema, known.measure.fragments, variables)
            if len(known.costs) >= MOST_COSTS:
                known.costs.clear()
            known.costs[key] = cost.of(operation) if operation else 0
        return known.costs[key]
