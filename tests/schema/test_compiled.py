"""Generated code and the stock executor give the same answers, to the letter and in order."""

import gc
import json
import random
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any

import pytest
import strawberry
from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
    execute,
    parse,
)
from strawberry import Parent
from strawberry.execution import optimized_is_awaitable
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext
from strawberry.types.base import StrawberryList, StrawberryOptional

import schema
from api.settings import Settings
from models.money import Money
from schema.compiled import CompilingExecutor, Counts, counts
from schema.compiled.counting import counts_of
from schema.errors import handlers
from schema.fields import related, served_from
from schema.scalars import SCALARS
from tests.conftest import COMPILED
from tests.factories import Aisle
from tests.proofs import count
from tests.schema.nasty import Queries, Values

QUERIES = 20_000
ROOTS = {"Query", "Mutation", "Subscription"}


@strawberry.enum
class Mood(Enum):
    GOOD = "good"
    BAD = "bad"


@strawberry.input
class Wish:
    word: str
    moods: list[Mood] | None = None


@dataclass
class Thing:
    """A value whose fields have arguments; the real schema has no such in lists yet."""

    name: str
    size: int


def word(thing: Parent[Thing], length: int = 3, prefix: str | None = None) -> str:
    return (prefix or "") + thing.name[:length]


def either(thing: Parent[Thing], which: int) -> str | None:
    return [thing.name, None, thing.size][which]  # type: ignore[return-value]


def wished(thing: Parent[Thing], wish: Wish, moods: list[Mood] | None = None) -> list[str]:
    return [wish.word, *(one.value for one in [*(wish.moods or []), *(moods or [])])]


def again(thing: Parent[Thing]) -> Thing:
    return thing


@served_from(Thing)
class ThingType:
    name: str
    size: int
    word = related(word, returns=str, pure=True)
    either = related(either, returns=str | None, pure=True)
    wished = related(wished, returns=list[str], pure=True)
    again = related(again, returns=Annotated["ThingType", strawberry.lazy(__name__)], pure=True)


@dataclass
class Gadget:
    name: str


def power(gadget: Parent[Gadget], times: int = 2) -> str:
    return gadget.name * times


@served_from(Gadget)
class GadgetType:
    power = related(power, returns=str, pure=True)


Goods = Annotated[GadgetType | ThingType, strawberry.union("Goods")]


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

    async def execute(self, document, context_value, variables=None):
        """With its errors as they are, not masked."""
        result = execute(
            self._schema,
            parse(document) if isinstance(document, str) else document,
            context_value=context_value,
            variable_values=variables,
            executor_class=self.executor,
            is_awaitable=optimized_is_awaitable,
            operation_extensions=None,
        )
        return await result if optimized_is_awaitable(result) else result


@pytest.fixture(scope="module")
def world():
    real = schema.build()
    ours = strawberry.Schema(strawberry.type(type("Query", (), {"__annotations__": {"x": Goods}})))
    root = a_root(real, types_of(real) | types_of(ours))
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
    before = counts_of("").generated
    names = [name for name in stock._schema.query_type.fields if name != "probe"]
    clean = 0
    for number in range(count(QUERIES)):
        values = Values(stock._schema, chance, chance.choice([0, 0.01, 0.05]))
        roots = chance.sample(names, chance.randrange(1, 3))
        queries = Queries(stock._schema, chance)
        document = queries.document(roots)
        parsed = parse(document)
        fields = stock._schema.query_type.fields
        given = {root: values.value(fields[root].type) for root in roots}

        # The second time with other variables, by plans that were made the first time.
        for variables in ({}, queries.other_values()):
            expected = await stock.execute(parsed, given, variables)
            got = await compiled.execute(parsed, given, variables)
            assert told(got) == told(expected), (number, document, variables)
            clean += not expected.errors

        values.forget()
    gc.collect()
    assert clean > count(QUERIES) / 2
    assert counts_of("").generated - before > count(QUERIES) / 2


@pytest.mark.skipif(not COMPILED, reason="the executor is off")
async def test_a_listing_is_generated_code_and_nothing_gives_up(save, ask):
    aisle = Aisle()
    await save(*aisle.models)

    await ask("""query AListing { products { nodes {
        id name slug picture stock price { amount currency } category { name }
    } pageInfo { hasNextPage } } }""")

    assert counts["AListing"].generated > 0
    assert (counts["AListing"].given_up, counts["AListing"].run_in_lists) == (0, 0)


@pytest.mark.skipif(not COMPILED, reason="the executor is off")
async def test_what_a_resolver_gives_to_each_item_of_a_list_is_counted(save, ask):
    aisle = Aisle()
    await save(*aisle.models)

    await ask("query Crumbs { products { nodes { name breadcrumbs { name } } } }")

    assert counts["Crumbs"].run_in_lists > 0


async def test_fields_with_arguments_are_generated_code_also_with_variables_and_fragments(world):
    stock, compiled = world
    query = """query Things($length: Int = 2, $wish: Wish = {word: "w", moods: [BAD]}) {
        manyThingType {
            short: word(length: $length) word(prefix: "a", length: 4) ...Wished
            again { either(which: 1) wished(wish: {word: "x"}, moods: [GOOD]) }
        }
        manyGoods { ... on GadgetType { power(times: 3) } ...Wished }
    }
    fragment Wished on ThingType { wished(wish: $wish) }"""
    given = {
        "manyThingType": [Thing("basket", 3), None, Thing("box", 1)],
        "manyGoods": [Gadget("saw"), Thing("box", 1)],
    }

    got = await compiled.execute(query, context_value=given)

    assert got.errors is None
    assert got.data["manyThingType"][0]["short"] == "ba"
    assert got.data["manyThingType"][0]["wished"] == ["w", "bad"]
    assert told(got) == told(await stock.execute(query, context_value=given))
    assert counts["Things"] == Counts(generated=2)


async def test_an_argument_that_is_none_is_told_at_each_item(world):
    stock, compiled = world
    query = """{ manyThingType { name either(which: "nasty") } }"""
    given = {"manyThingType": [Thing("basket", 3), Thing("box", 1)]}

    got = await compiled.execute(query, context_value=given)

    assert len(got.errors) == 2
    assert told(got) == told(await stock.execute(query, context_value=given))


def test_what_waits_or_asks_who_is_calling_is_not_pure():
    async def waits(thing: Parent[Thing]) -> str:
        return thing.name

    def asks(thing: Parent[Thing], info: strawberry.Info) -> str:
        return str(info.context)

    for resolver in (waits, asks):
        with pytest.raises(TypeError, match="not pure"):
            related(resolver, returns=str, pure=True)


def test_names_of_operations_that_come_late_are_counted_together(monkeypatch):
    monkeypatch.setattr("schema.compiled.counting.MOST", 0)

    assert counts_of("A name of its own") is counts_of("Another")


async def test_a_value_that_is_not_as_promised_is_left_to_the_stock_executor(world):
    stock, compiled = world
    query = "{ oneMoney { amount currency } manyMoney { amount } }"
    broken = Money(5, "USD")
    given = {"oneMoney": object(), "manyMoney": [broken, None, 3]}
    before = counts_of("").given_up

    got = await compiled.execute(query, context_value=given)

    assert told(got) == told(await stock.execute(query, context_value=given))
    assert counts_of("").given_up > before


async def test_an_exception_among_the_values_is_raised_also_where_nothing_of_it_is_read(world):
    stock, compiled = world
    query = "{ onePageInfo { __typename } manyPageInfo { __typename } }"
    given = {"onePageInfo": Exception("Nasty."), "manyPageInfo": [Exception("Nasty."), None]}

    got = await compiled.execute(query, context_value=given)

    assert told(got) == told(await stock.execute(query, context_value=given))
    assert got.errors


async def test_the_setting_reaches_the_schemas_under_test(ask, monkeypatch):
    await ask("query Witness { categories { name } }")

    assert ("Witness" in counts) == COMPILED

    monkeypatch.setenv("PATRON_COMPILED", "0")
    assert schema.build(Settings().compiled).execution_context_class is not CompilingExecutor
