"""Input objects come out as Strawberry would make them."""

import random

from graphql import GraphQLInputObjectType, coerce_input_literal, parse_value
from strawberry.types.arguments import convert_argument

import schema
from tests.proofs import count
from tests.schema.nasty import Queries


def made(built, type_, value):
    """The object, or the words of the one who refused to make it."""
    origin = type_.extensions["strawberry-definition"].origin
    try:
        registry = built.schema_converter.scalar_registry
        return convert_argument(value, origin, registry, built.config)
    except Exception as error:
        return str(error)


def test_every_input_is_made_as_strawberry_makes_it(monkeypatch):
    built = schema.build()
    inputs = [
        type_
        for type_ in built._schema.type_map.values()
        if isinstance(type_, GraphQLInputObjectType)
    ]
    queries = Queries(built._schema, random.Random(20261122))
    compared = 0
    for type_ in inputs:
        definition = type_.extensions["strawberry-definition"]
        for _ in range(count(500)):
            value = coerce_input_literal(parse_value(queries.literal(type_)), type_)
            if not isinstance(value, dict):
                continue
            ours = made(built, type_, value)
            with monkeypatch.context() as patch:
                patch.setattr(definition, "from_input", None)
                assert made(built, type_, value) == ours
            compared += 1
    assert len(inputs) > 10
    assert compared > len(inputs) * count(500) / 4
