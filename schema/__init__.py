"""The one typed schema: every domain's queries, mutations and subscriptions, merged."""

import strawberry
from graphql import GraphQLError
from strawberry.extensions import MaskErrors, ParserCache, ValidationCache
from strawberry.schema.config import StrawberryConfig

from schema.errors import handlers
from schema.scalars import SCALARS
from schema.shop import ShopQueries


@strawberry.type
class Query(ShopQueries):
    pass


def is_surprise(error: GraphQLError) -> bool:
    """Neither the caller's mistake nor a deliberate refusal: log it, tell the caller nothing."""
    return not isinstance(error.original_error, GraphQLError | None)


class Masked(MaskErrors):
    def __init__(self) -> None:
        super().__init__(should_mask_error=is_surprise)


class Parsed(ParserCache):
    def __init__(self) -> None:
        super().__init__(maxsize=1000)


class Validated(ValidationCache):
    def __init__(self) -> None:
        super().__init__(maxsize=1000)


def build() -> strawberry.Schema:
    return strawberry.Schema(
        Query,
        config=StrawberryConfig(scalar_map=SCALARS),
        exception_handlers=handlers,
        extensions=[Masked, Parsed, Validated],
    )
