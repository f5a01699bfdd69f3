"""Generated code and the stock executor give the same answers, to the letter and in order."""

import gc
import json
import random
from typing import Any

import pytest
import strawberry
from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
    execute,
    parse,
)
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types.base import StrawberryList, StrawberryOptional

import schema
from models.money import Money
from schema.compiled import CompilingExecutor, counts
from schema.errors import handlers
from schema.scalars import SCALARS
from tests.factories import Aisle
from tests.proofs import count
from tests.schema.nasty import Queries, Values

QUERIES = 20_000
ROOTS = {"Query", "Mutation", "Subscription"}


def types_of(real):
    """Every type of the real schema that has fields, by name."""
    kinds = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType
    return {
        name: type_
        for name, type_ in real._schema.type_map.items()
        if isinstance(type_, kinds) and name not in ROOTS and not name.startswith("__")
    }


def a_root(real, types):
    """A Query with a field for each type and one for a list of it; values come in the context."""

    def give(name):
        def resolver(info: strawberry.Info) -> Any:
            return info.context[name]

        async def slowly(info: strawberry.Info) -> Any:
            return info.context[name]

        return slowly if len(name) % 2 else resolver

    body: dict[str, Any] = {"probe": strawberry.field(resolver=lambda: True, graphql_type=bool)}
    for name, type_ in types.items():
        definition = type_.extensions["strawberry-definition"]
        one, many = f"one{name}", f"many{name}"
        if isinstance(type_, GraphQLUnionType):
            body[one] = strawberry.field(
                resolver=give(one), graphql_type=StrawberryOptional(definition)
            )
            body[many] = strawberry.field(
                resolver=give(many), graphql_type=StrawberryList(StrawberryOptional(definition))
            )
            continue
        origin = definition.origin
        body[one] = strawberry.field(resolver=give(one), graphql_type=origin | None)
        body[many] = strawberry.field(resolver=give(many), graphql_type=list[origin | None])
    return strawberry.type(type("Query", (), body))


class Way:
    """A schema and an executor of its operations."""

    def __init__(self, root, executor):
        config = StrawberryConfig(scalar_map=SCALARS)
        built = strawberry.Schema(root, config=config, exception_handlers=handlers)
        self._schema, self.executor = built._schema, executor

    async def execute(self, document, context_value):
        """With its errors as they are, not masked."""
        result = execute(
            self._schema,
            parse(document),
            context_value=context_value,
            executor_class=self.executor,
            is_awaitable=optimized_is_awaitable,
            operation_extensions=None,
        )
        return await result if optimized_is_awaitable(result) else result


@pytest.fixture(scope="module")
def world():
    real = schema.build()
    root = a_root(real, types_of(real))
    return Way(root, StrawberryGraphQLCoreExecutionContext), Way(root, CompilingExecutor)


def told(result):
    errors = [(error.message.split(" at 0x")[0], str(error.path)) for error in result.errors or ()]
    return json.dumps(result.data, default=str), sorted(errors)


# The stock executor leaves coroutines of cancelled siblings behind: 16 in these 20,000 queries,
# with or without ours beside it.
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
@pytest.mark.proof
async def test_random_queries_with_nasty_data_have_the_same_answers(world):
    stock, compiled = world
    chance = random.Random(20261122)
    before = counts.generated
    names = [name for name in stock._schema.query_type.fields if name != "probe"]
    clean = 0
    for number in range(count(QUERIES)):
        values = Values(stock._schema, chance, chance.choice([0, 0.01, 0.05]))
        roots = chance.sample(names, chance.randrange(1, 3))
        document = Queries(stock._schema, chance).document(roots)
        fields = stock._schema.query_type.fields
        given = {root: values.value(fields[root].type) for root in roots}

        expected = await stock.execute(document, context_value=given)
        got = await compiled.execute(document, context_value=given)

        values.forget()
        assert told(got) == told(expected), (number, document)
        clean += not expected.errors
    gc.collect()
    assert clean > count(QUERIES) / 4
    assert counts.generated - before > count(QUERIES) / 4


async def test_a_listing_is_generated_code_and_nothing_gives_up(save, ask):
    aisle = Aisle()
    await save(*aisle.models)
    query = """{ products { nodes { id name slug picture stock price { amount currency }
                 category { name } } pageInfo { hasNextPage } } }"""
    await ask(query)
    before = (counts.generated, counts.given_up)

    await ask(query)

    assert counts.generated > before[0]
    assert counts.given_up == before[1]


async def test_a_value_that_is_not_as_promised_is_left_to_the_stock_executor(world):
    stock, compiled = world
    query = "{ oneMoney { amount currency } manyMoney { amount } }"
    broken = Money(5, "USD")
    given = {"oneMoney": object(), "manyMoney": [broken, None, 3]}
    before = counts.given_up

    got = await compiled.execute(query, context_value=given)

    assert told(got) == told(await stock.execute(query, context_value=given))
    assert counts.given_up > before


async def test_an_exception_among_the_values_is_raised_also_where_nothing_of_it_is_read(world):
    stock, compiled = world
    query = "{ onePageInfo { __typename } manyPageInfo { __typename } }"
    given = {"onePageInfo": Exception("Nasty."), "manyPageInfo": [Exception("Nasty."), None]}

    got = await compiled.execute(query, context_value=given)

    assert told(got) == told(await stock.execute(query, context_value=given))
    assert got.errors
