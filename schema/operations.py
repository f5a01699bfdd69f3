"""What holds for every operation: its own context, masked surprises, remembered parsing."""

import logging
from collections.abc import AsyncIterator, Iterator
from uuid import uuid4

from graphql import GraphQLError, GraphQLSyntaxError
from strawberry.extensions import MaskErrors, ParserCache, SchemaExtension, ValidationCache

from schema.limits import Limits

log = logging.getLogger(__name__)


class OwnContext(SchemaExtension):
    """Operations over one socket run side by side, so each gets a context of its own."""

    async def on_operation(self) -> AsyncIterator[None]:
        shared = self.execution_context.context
        if shared is None or not shared.is_shared:
            yield
            return
        own = shared.fresh()
        await own.renew()
        self.execution_context.context = own
        try:
            yield
        finally:
            await own.close()


def is_surprise(error: GraphQLError) -> bool:
    """Neither the caller's mistake nor a deliberate refusal: log it, tell the caller nothing."""
    return not isinstance(error.original_error, GraphQLError | None)


class Masked(MaskErrors):
    """A surprise reaches the log whole and the caller as an id to quote."""

    def __init__(self) -> None:
        super().__init__(should_mask_error=is_surprise)

    def anonymise_error(self, error: GraphQLError) -> GraphQLError:
        id = uuid4().hex[:12]
        log.error("Surprise %s at %s", id, error.path, exc_info=error.original_error)
        masked = super().anonymise_error(error)
        masked.extensions = {"code": "INTERNAL", "id": id}
        return masked


class Parsed(ParserCache):
    """What cannot be parsed is left to the schema, which knows how to refuse it everywhere."""

    def __init__(self) -> None:
        super().__init__(maxsize=1000)

    def on_parse(self) -> Iterator[None]:
        try:
            yield from super().on_parse()
        except GraphQLSyntaxError:
            yield


class Validated(ValidationCache):
    def __init__(self) -> None:
        super().__init__(maxsize=1000)


EXTENSIONS = [OwnContext, Masked, Limits, Parsed, Validated]
