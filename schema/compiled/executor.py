"""graphql-core's executor, which asks generated code first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLObjectType,
    GraphQLOutputType,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    Undefined,
    VariableNode,
)
from graphql.pyutils import Path, gather_with_cancel
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from schema.compiled.source import Complete, NotPlain, attribute_of, compiled

MOST_PLANS = 4096
CONDITIONS = {"include", "skip"}


@dataclass
class Counts:
    """What this process did so far: completions by generated code, and those it gave up."""

    generated: int = 0
    given_up: int = 0


counts = Counts()


class Plan(NamedTuple):
    """`complete` is None where the stock executor has to do it. `kept` keeps the ids in use."""

    complete: Complete | None
    kept: Any


class Step(NamedTuple):
    """One field of an object: read by `attribute` and `complete`, or else run."""

    name: str
    details: Any
    attribute: str
    complete: Complete | None


_plans: dict[tuple[Any, ...], Plan] = {}


class CompilingExecutor(StrawberryGraphQLCoreExecutionContext):
    """Lives for one operation; the plans live as long as the parsed documents are remembered."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._own: dict[int, Plan] = {}
        self._steps: dict[int, tuple[list[Step], Any]] = {}
        middleware = self.middleware_manager
        self._watched = bool(middleware and middleware.middlewares)

    def complete_value(
        self,
        return_type: Any,
        field_details_list: Any,
        info: Any,
        path: Path,
        result: Any,
        position_context: Any,
    ) -> Any:
        if result is not None and field_details_list[0].node.selection_set is not None:
            complete = self._plan(return_type, field_details_list).complete
            if complete is not None:
                try:
                    completed = complete(result)
                except Exception:
                    # Attribute reads leave no trace, so this subtree can simply be run again.
                    counts.given_up += 1
                    self._own[id(field_details_list)] = Plan(None, field_details_list)
                else:
                    counts.generated += 1
                    return completed
        return super().complete_value(
            return_type, field_details_list, info, path, result, position_context
        )

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: Any,
        path: Path | None,
        grouped_field_set: Any,
        position_context: Any,
    ) -> Any:
        """As the stock one, but fields that are only read are read without ceremony."""
        results: dict[str, Any] = {}
        awaited: list[str] = []
        try:
            for step in self._steps_of(parent_type, grouped_field_set):
                result = self._read(step, source_value)
                if result is Undefined:
                    field_path = Path(path, step.name, parent_type.name)
                    result = self.execute_field(
                        parent_type, source_value, step.details, field_path, position_context
                    )
                    if result is Undefined:
                        continue
                    if self.is_awaitable(result):
                        awaited.append(step.name)
                results[step.name] = result
        except Exception:
            if awaited:
                self.settle_in_background([results[name] for name in awaited])
            raise
        return _gathered(results, awaited) if awaited else results

    @staticmethod
    def _read(step: Step, source: Any) -> Any:
        """The completed value, or Undefined where the field has to be run."""
        if step.complete is None:
            return Undefined
        try:
            return step.complete(getattr(source, step.attribute))
        except Exception:
            return Undefined

    def _steps_of(self, type_: GraphQLObjectType, grouped: Any) -> list[Step]:
        known = self._steps.get(id(grouped))
        if known is None:
            steps = [self._step(type_, name, details) for name, details in grouped.items()]
            known = self._steps[id(grouped)] = (steps, grouped)
        return known[0]

    def _step(self, type_: GraphQLObjectType, name: str, details: Any) -> Step:
        field = details[0].node.name.value
        attribute = None if self._watched else attribute_of(self.schema, type_, field)
        if attribute is None:
            return Step(name, details, "", None)
        plan = self._plan(type_.fields[field].type, details)
        return Step(name, details, attribute, plan.complete)

    def _plan(self, type_: GraphQLOutputType, details: Any) -> Plan:
        """This operation's plan for a field; the same selection gets it from the shared ones."""
        plan = self._own.get(id(details))
        if plan is None:
            plan = Plan(None, details) if self._watched else self._shared_plan(type_, details)
            self._own[id(details)] = Plan(plan.complete, details)
        return plan

    def _shared_plan(self, type_: GraphQLOutputType, details: Any) -> Plan:
        nodes = [one.node for one in details]
        try:
            conditions = tuple(self._conditions(nodes))
        except NotPlain:
            return Plan(None, details)
        key = (id(self.schema), id(type_), *map(id, nodes), *conditions)
        plan = _plans.get(key)
        if plan is None:
            if len(_plans) >= MOST_PLANS:
                _plans.clear()
            kept = (self.schema, type_, nodes)
            plan = _plans[key] = Plan(self._compiled(type_, details), kept)
        return plan

    def _compiled(self, type_: GraphQLOutputType, details: Any) -> Complete | None:
        try:
            return compiled(self.schema, self._fields_below, type_, details)
        except NotPlain:
            return None

    def _fields_below(self, type_: GraphQLObjectType, details: Any) -> Any:
        return self.collect_subfields(type_, details)[0]

    def _conditions(self, nodes: list[FieldNode]) -> Iterator[object]:
        """The values of the variables that @include and @skip ask for, in order.

        They choose the fields, so there is a plan for each combination. Raises NotPlain for
        any other directive.
        """
        for node in nodes:
            if node.selection_set is not None:
                yield from self._conditions_below(node.selection_set, set())

    def _conditions_below(self, below: SelectionSetNode, seen: set[str]) -> Iterator[object]:
        for selection in below.selections:
            yield from self._conditions_of(selection)
            inner = self._inside(selection, seen)
            if inner is not None:
                yield from self._conditions_below(inner, seen)

    def _conditions_of(self, selection: SelectionNode) -> Iterator[object]:
        for directive in selection.directives or ():
            if directive.name.value not in CONDITIONS:
                raise NotPlain
            for argument in directive.arguments or ():
                if isinstance(argument.value, VariableNode):
                    yield self.variable_values.coerced.get(argument.value.name.value)

    def _inside(self, selection: SelectionNode, seen: set[str]) -> SelectionSetNode | None:
        if isinstance(selection, FieldNode | InlineFragmentNode):
            return selection.selection_set
        assert isinstance(selection, FragmentSpreadNode)
        name = selection.name.value
        fragment = self.fragments.get(name)
        if name in seen or fragment is None:
            return None
        if fragment.definition.variable_definitions:
            raise NotPlain
        seen.add(name)
        return fragment.definition.selection_set


async def _gathered(results: dict[str, Any], awaited: list[str]) -> dict[str, Any]:
    if len(awaited) == 1:
        results[awaited[0]] = await results[awaited[0]]
    else:
        values = await gather_with_cancel(*(results[name] for name in awaited))
        results.update(zip(awaited, values, strict=True))
    return results
