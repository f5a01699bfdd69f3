"""The way from an id back to what it names."""

import strawberry

from resolvers import nodes
from schema.fields import ANYONE, Node, query


@strawberry.type
class NodeQueries:
    node = query(nodes.node, returns=Node | None, allow=ANYONE)
