"""How every operation is run, over HTTP, over sockets and in tests: one short way for all.

Strawberry's own way builds a context, an extension of each kind and a dozen context managers for
every request, which is half of what a small query costs. This one does the same in fewer steps:
look the document up, refuse what costs too much, execute, and mask surprises.
"""

import asyncio
import logging
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import aclosing
from typing import Any
from uuid import uuid4

import graphql
import strawberry
from graphql import GraphQLError
from graphql.execution import Executor, create_source_event_stream, map_source_to_response_event
from strawberry.exceptions import MissingQueryError
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.types.execution import ExecutionResult, PreExecutionError
from strawberry.types.graphql import OperationType

from resolvers.away import is_away, was_stopped
from schema.documents import Documents, Refused
from schema.errors import ShopIsAway, TooSlow, on_refusal
from schema.given import make_quickly
from schema.limits import COST, TooComplex, actual

log = logging.getLogger(__name__)
EVERY_TYPE = frozenset(OperationType)
DEADLINE = 15.0
"""Seconds for one operation; a subscription may last, but not its beginning."""
LONGEST_PLACE = 200


class Schema(strawberry.Schema):
    def __init__(self, query: type, deadline: float = DEADLINE, **options: Any) -> None:
        super().__init__(query, **options)
        self.deadline = deadline
        make_quickly(self._schema)
        self.documents = Documents(self._schema)

    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any = None,
        root_value: Any = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """Raises what Strawberry's views expect where there is no operation, or one of a type
        that is not allowed; everything else is told in the result."""
        run = Run(self, query, variable_values, operation_name, allowed_operation_types)
        return await run.once(context_value, root_value, operation_extensions)

    async def stream(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any = None,
        root_value: Any = None,
        operation_name: str | None = None,
        operation_extensions: dict[str, Any] | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
    ) -> Any:
        """The results of a subscription, or the one result of anything else."""
        run = Run(self, query, variable_values, operation_name, allowed_operation_types)
        return run.results(context_value, root_value, operation_extensions)


class Run:
    """One operation, from its text to its results."""

    cost = roots = 0

    def __init__(
        self,
        schema: Schema,
        query: str | None,
        variables: dict[str, Any] | None,
        name: str | None,
        allowed: Iterable[OperationType] | None,
    ) -> None:
        self.schema, self.query, self.name = schema, query, name
        self.variables = variables or {}
        self.allowed = EVERY_TYPE if allowed is None else allowed

    async def once(self, *given: Any) -> ExecutionResult:
        try:
            return await self._executed(await self._paid_for(*given))
        except (MissingQueryError, CannotGetOperationTypeError, InvalidOperationTypeError):
            raise
        except Exception as error:
            return self._refused(error)

    async def results(self, *given: Any) -> AsyncIterator[ExecutionResult]:
        try:
            executor = await self._paid_for(*given)
            if executor.operation.operation is not graphql.OperationType.SUBSCRIPTION:
                yield await self._executed(executor)
                return
            source: Any = create_source_event_stream(executor)
            source = await self._in_time(source) if executor.is_awaitable(source) else source
            if isinstance(source, graphql.ExecutionResult):
                raise Refused(source.errors or [])
        except Exception as error:
            yield self._refused(error)
            return
        try:
            async with aclosing(map_source_to_response_event(executor, source)) as events:
                async for event in events:
                    yield self._told(event)
        except Exception as error:
            # What the stream itself raises, graphql-core does not catch.
            yield self._told(graphql.ExecutionResult(None, _errors_of(error)))

    async def _paid_for(self, context: Any, *given: Any) -> Executor[Any]:
        """Reading takes time too, also of what is then refused."""
        self.context = context
        reading = self.schema.documents.reading(self.query) if self.query else 0
        if reading:
            await self._pay(reading)
        executor = self._executor(context, *given)
        await self._pay(self.cost)
        return executor

    async def _pay(self, points: float) -> None:
        if self.context is not None:
            await self.context.pay(points)

    async def _in_time(self, result: Any) -> Any:
        """Raises TooSlow: whatever is not done by then is given up, and rolled back."""
        try:
            async with asyncio.timeout(self.schema.deadline) as deadline:
                return await result
        except TimeoutError:
            if deadline.expired():
                raise TooSlow from None
            raise

    def _executor(
        self, context: Any, root: Any, extensions: dict[str, Any] | None
    ) -> Executor[Any]:
        """All that is known before anything runs. Raises Refused, and Strawberry's refusals."""
        if not self.query:
            raise MissingQueryError
        document = self.schema.documents.of(self.query)
        operation = document.operation(self.name)
        if operation is None:
            raise CannotGetOperationTypeError(self.name)
        type_ = OperationType(operation.operation.value)
        if type_ not in self.allowed:
            raise InvalidOperationTypeError(type_)
        self.cost, self.roots = document.cost(self.schema._schema, operation, self.variables)
        if self.cost > COST:
            raise TooComplex(f"it costs {self.cost}, at most {COST}", "MAX_COST_EXCEEDED")
        executor = self.schema.execution_context_class.build(
            self.schema._schema,
            document.parsed,
            root,
            context,
            self.variables,
            self.name,
            is_awaitable=optimized_is_awaitable,  # type: ignore[arg-type]
            operation_extensions=extensions,
        )
        if isinstance(executor, list):
            raise Refused(executor)
        return executor

    async def _executed(self, executor: Executor[Any]) -> ExecutionResult:
        result: Any = executor.execute_operation()
        return self._told(await self._in_time(result) if executor.is_awaitable(result) else result)

    def _told(self, result: graphql.ExecutionResult) -> ExecutionResult:
        if not result.errors:
            return ExecutionResult(result.data, None, self._extensions(result.data))
        errors = [masked(error) for error in result.errors]
        if _is_away_altogether(result.data, errors):
            return PreExecutionError(None, [ShopIsAway()], self._extensions(None))
        return ExecutionResult(result.data, errors, self._extensions(result.data))

    def _refused(self, error: Exception) -> PreExecutionError:
        errors = [masked(one) for one in _errors_of(error)]
        return PreExecutionError(None, errors, self._extensions(None))

    def _extensions(self, data: dict[str, Any] | None) -> dict[str, Any] | None:
        if self.context is None or not self.context.tells_cost:
            return None
        cost = {"requested": self.cost, "actual": actual(data, self.roots), "most": COST}
        if (allowance := self.context.allowance) is not None:
            cost["bucket"] = allowance.of(self.context.viewer)
        return {"cost": cost}


def _is_away_altogether(data: dict[str, Any] | None, errors: list[GraphQLError]) -> bool:
    """Whether nothing was answered because the database was away, and for no other reason."""
    if not all(isinstance(error, ShopIsAway) for error in errors):
        return False
    failed = {error.path[0] for error in errors if error.path}
    return data is None or all(value is None and name in failed for name, value in data.items())


def _errors_of(error: Exception) -> list[GraphQLError]:
    match error:
        case Refused():
            return error.errors
        case GraphQLError():
            return [error]
        case MissingQueryError():
            return [GraphQLError("There is no query in this request.")]
        case CannotGetOperationTypeError():
            return [GraphQLError(error.as_http_error_reason())]
        case InvalidOperationTypeError():
            return [GraphQLError(f"A {error.operation_type.value} is not allowed here.")]
    return [GraphQLError(str(error), original_error=error)]


def masked(error: GraphQLError) -> GraphQLError:
    """A surprise, neither the caller's mistake nor a deliberate refusal, reaches the log whole
    and the caller as an id to quote."""
    if isinstance(error.original_error, GraphQLError | None):
        _count(error)
        if not error.path:
            error.message = without_values(error.message)
        return error
    if is_away(error.original_error) or was_stopped(error.original_error):
        told = ShopIsAway(error) if is_away(error.original_error) else TooSlow(error)
        why = type(error.original_error).__name__
        log.warning("%s at %s: %s", type(told).__name__, _place(error), why)
        _count(told)
        return told
    id = uuid4().hex[:12]
    log.error("Surprise %s at %s", id, _place(error), exc_info=error.original_error)
    return GraphQLError(
        "Unexpected error.",
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions={"code": "INTERNAL", "id": id},
    )


def _place(error: GraphQLError) -> str:
    """For a log. Callers choose the aliases in a path, and so how long it is."""
    return ".".join(map(str, error.path or ()))[:LONGEST_PLACE]


def without_values(message: str) -> str:
    """What GraphQL says of a document and its variables, without what was in them: beside the
    field that is wrong there may be a password."""
    return _QUOTED.sub(lambda found: f"{found[1] or ''}.", message)


_QUOTED = re.compile(
    r"(cannot represent (?:a )?[\w -]*value|found (?:Block)?String)(?::| ).*|[,?]? [Ff]ound: .*",
    re.DOTALL,
)


def _count(error: GraphQLError) -> None:
    """By its code; what has none is a document that cannot be read."""
    code = (error.extensions or {}).get("code")
    for listener in on_refusal if code else ():
        listener(str(code))
