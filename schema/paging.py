"""Connections in Relay's form, served from keyset pages."""

from typing import Any

import strawberry
from strawberry import Parent

from resolvers import paging


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


async def total_count(page: Parent[paging.Page[Any]]) -> int:
    """How many there are; at most 10,000 are counted."""
    return await page.count()


def connection(node: Any, name: str, **more: Any) -> Any:
    """The connection type of `node`: edges, nodes, pageInfo, totalCount, and `more` fields."""
    edge = strawberry.type(
        type(f"{name}Edge", (), {"__annotations__": {"cursor": str, "node": node}}),
        description=f"One `{name}` of a list, and its place there.",
    )
    fields = {"edges": list[edge], "nodes": list[node], "page_info": PageInfo}  # type: ignore[valid-type]
    body: dict[str, Any] = {
        "__annotations__": fields,
        "total_count": strawberry.field(resolver=total_count, graphql_type=int),
        **more,
    }
    return strawberry.type(
        type(f"{name}Connection", (), body), description=f"A page of a list of `{name}`."
    )
