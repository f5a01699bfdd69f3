"""graphql-core's executor, which asks generated code first."""

from typing import Any, NamedTuple

from graphql import GraphQLObjectType, Undefined
from graphql.execution import get_argument_values
from graphql.pyutils import Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types.arguments import convert_arguments

from schema.compiled.counting import counts_of
from schema.compiled.plain import NotPlain
from schema.compiled.source import Argued, Complete, Plan, Writer

MOST_PLANS = 500
"""Of one operation: each choice of what it includes has its own."""


class Ready(NamedTuple):
    """A plan with the arguments of this operation; `complete` is None for the stock executor."""

    complete: Complete | None
    given: list[dict[str, Any]]
    details: Any


class CompilingExecutor(StrawberryGraphQLCoreExecutionContext):
    """Lives for one execution of an operation; the plans live as long as the operation."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._counts = counts_of(self.operation.name.value if self.operation.name else "")
        # They know the operation's nodes by their ids, so they are kept in it, and go with it.
        self._plans: dict[Any, tuple[Plan | None, Any]]
        self._plans = vars(self.operation).setdefault("plans", {})
        self._fields: dict[int, Ready] = {}
        self._values: dict[int, Ready] = {}
        given = self.variable_values.coerced
        # They may decide, by @include and @skip, what is selected: each choice has its own plan.
        self._chosen = tuple(one for one in given.items() if isinstance(one[1], bool))

    def build_per_event_executor(self, payload: Any) -> "CompilingExecutor":
        """Each event has field details of its own: a copy would keep those of all before it."""
        executor: CompilingExecutor = super().build_per_event_executor(payload)  # type: ignore[assignment]
        executor._fields, executor._values, executor._relevant_sub_fields = {}, {}, {}
        return executor

    def execute_field(
        self, parent_type: GraphQLObjectType, source: Any, details: Any, path: Path, position: Any
    ) -> Any:
        """As the stock one, but a field that is only read is read without ceremony."""
        ready = self._fields.get(id(details))
        if ready is None:
            ready = self._fields[id(details)] = self._ready("field", parent_type, details)
        completed = self._completed(ready, source)
        if completed is not Undefined:
            return completed
        self._counts.run_in_lists += any(type(key) is int for key in path.as_list())
        return super().execute_field(parent_type, source, details, path, position)

    def complete_value(
        self, type_: Any, details: Any, info: Any, path: Path, value: Any, position: Any
    ) -> Any:
        """As the stock one, but what is only read of a resolver's value is read at once."""
        if value is not None and details[0].node.selection_set is not None:
            ready = self._values.get(id(details))
            if ready is None:
                ready = self._values[id(details)] = self._ready("value", type_, details)
            completed = self._completed(ready, value)
            if completed is not Undefined:
                return completed
            # If this is a list, its items come here next: they are not tried again.
            self._values[id(details)] = Ready(None, [], details)
        return super().complete_value(type_, details, info, path, value, position)

    def _completed(self, ready: Ready, it: Any) -> Any:
        """What generated code makes of `it`; Undefined where the stock executor has to."""
        if ready.complete is None:
            return Undefined
        try:
            completed = ready.complete(it, ready.given)
        except NotPlain:
            return Undefined
        except Exception:
            # Nothing was changed, so this subtree can simply be run again.
            self._counts.given_up += 1
            return Undefined
        self._counts.generated += 1
        return completed

    def _ready(self, kind: str, type_: Any, details: Any) -> Ready:
        """For a "value" of `type_`, or for a "field" of it."""
        plan = None if self.middleware_manager else self._plan(kind, type_, details)
        if plan is None:
            return Ready(None, [], details)
        try:
            return Ready(plan.complete, [self._given(one) for one in plan.argued], details)
        except Exception:
            # Whatever is wrong with an argument, the stock executor says so in the right place.
            return Ready(None, [], details)

    def _plan(self, kind: str, type_: Any, details: Any) -> Plan | None:
        key = (kind, id(type_), self._chosen, *(id(one.node) for one in details))
        if key not in self._plans:
            if len(self._plans) >= MOST_PLANS:
                self._plans.clear()
            try:
                plan = Writer(self.schema, self.collect_subfields, []).plan(kind, type_, details)
            except NotPlain:
                plan = None
            self._plans[key] = plan, type_
        return self._plans[key][0]

    def _given(self, argued: Argued) -> dict[str, Any]:
        """The arguments of one field as its resolver wants them, the same for every item."""
        ours = self.schema._strawberry_schema  # type: ignore[attr-defined]
        values = get_argument_values(argued.field, argued.node, self.variable_values)
        registry = ours.schema_converter.scalar_registry
        return convert_arguments(values, argued.arguments, registry, ours.config)
