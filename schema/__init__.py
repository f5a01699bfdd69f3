"""The one typed schema: every domain's queries, mutations and subscriptions, merged."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from schema.errors import handlers
from schema.operations import EXTENSIONS
from schema.scalars import SCALARS
from schema.shop import ShopQueries


@strawberry.type
class Query(ShopQueries):
    pass


def build() -> strawberry.Schema:
    return strawberry.Schema(
        Query,
        config=StrawberryConfig(scalar_map=SCALARS),
        exception_handlers=handlers,
        extensions=EXTENSIONS,
    )
