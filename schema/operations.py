"""What holds for every operation: surprises are masked, documents limited and remembered."""

import logging
from uuid import uuid4

from graphql import GraphQLError
from strawberry.extensions import MaskErrors

from schema.documents import Documents

log = logging.getLogger(__name__)


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


EXTENSIONS = [Masked, Documents]
