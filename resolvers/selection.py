"""What the caller asked for below a field, so that a list loads no more than that."""

from collections.abc import Iterator

from graphql import FieldNode, FragmentSpreadNode, SelectionSetNode

from resolvers.context import Info


def is_selected(info: Info, name: str) -> bool:
    """Whether a field of this name occurs anywhere below the one being resolved."""
    raw = info._raw_info
    return any(
        name in _names(node.selection_set, raw.fragments, set())
        for node in raw.field_nodes
        if node.selection_set is not None
    )


def _names(below: SelectionSetNode, fragments: object, seen: set[str]) -> Iterator[str]:
    for one in below.selections:
        inner = getattr(one, "selection_set", None)
        if isinstance(one, FieldNode):
            yield one.name.value
        elif isinstance(one, FragmentSpreadNode) and one.name.value not in seen:
            seen.add(one.name.value)
            inner = fragments[one.name.value].selection_set  # type: ignore[index]
        if inner is not None:
            yield from _names(inner, fragments, seen)
