"""What the text of a document tells about its answers: whose they are, and when they change."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    get_named_type,
    get_nullable_type,
    parse,
    visit,
)

from api.documents import Document

PRODUCT = "Product"


@dataclass(frozen=True, slots=True)
class Plan:
    """One document, read once."""

    document: Document
    variables: tuple[str, ...]
    """Those it declares, in order."""
    is_shareable: bool
    """Whether every root field declares that it answers all strangers alike."""
    roots_are_products: bool
    """Whether it asks for single products and for nothing else of the kind."""
    shows_unnamed: bool
    """Whether it asks for a product without its `id`, so that the answer may not tell which."""

    @classmethod
    def of(cls, document: Document, schema: GraphQLSchema) -> Self:
        parsed = parse(document.text, no_location=True)
        reading = Reading(schema)
        for part in parsed.definitions:
            if isinstance(part, FragmentDefinitionNode):
                reading.fragments[part.name.value] = part.selection_set
            elif isinstance(part, OperationDefinitionNode):
                reading.variables += [
                    one.variable.name.value for one in part.variable_definitions or ()
                ]
        visit(parsed, TypeInfoVisitor(reading.types, reading))
        return cls(
            document,
            tuple(sorted(reading.variables)),
            document.kind == "query" and reading.roots_are_shared,
            reading.roots_are_products and not reading.has_further_products,
            reading.shows_unnamed,
        )


class Reading(Visitor):
    """Notes what is asked for at the root, and how products are asked for anywhere."""

    roots_are_shared = True
    roots_are_products = True
    has_further_products = False
    shows_unnamed = False

    def __init__(self, schema: GraphQLSchema) -> None:
        super().__init__()
        self.types = TypeInfo(schema)
        self.query = schema.query_type
        self.fragments: dict[str, SelectionSetNode] = {}
        self.variables: list[str] = []

    def enter_field(self, node: FieldNode, *_: Any) -> None:
        type_, is_root = self.types.get_type(), self.types.get_parent_type() is self.query
        is_product = type_ is not None and get_named_type(type_).name == PRODUCT
        if is_root and node.name.value != "__typename":
            is_one = is_product and get_named_type(type_) is get_nullable_type(type_)
            self.roots_are_products &= is_one
            self.roots_are_shared &= is_shared(self.types.get_field_def())
        elif is_product:
            self.has_further_products = True
        if is_product:
            self.shows_unnamed |= not self._has_id(node.selection_set)

    def _has_id(self, selected: SelectionSetNode | None) -> bool:
        return any(self._is_id(one) for one in selected.selections) if selected else False

    def _is_id(self, selected: SelectionNode) -> bool:
        """Whether it surely brings the `id`."""
        match selected:
            case SelectionNode(directives=[_, *_]):
                return False
            case FieldNode():
                return selected.name.value == "id" and selected.alias is None
            case InlineFragmentNode():
                return self._has_id(selected.selection_set)
            case FragmentSpreadNode():
                return self._has_id(self.fragments.get(selected.name.value))
        return False


def is_shared(definition: Any) -> bool:
    """Whether a root field was declared with `shared=`; introspection was not."""
    extensions: Mapping[str, Any] = definition.extensions if definition is not None else {}
    declared = extensions.get("strawberry-definition")
    return declared is not None and declared.metadata.get("shared") is not None
