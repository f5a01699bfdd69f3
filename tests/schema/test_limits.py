"""What asks for too much is refused before it costs anything."""

import json
import time

import pytest
from graphql import get_introspection_query, parse

import schema
from api.settings import ROOT
from schema.limits import COST, OVERLAPS, Cost, Measure, actual

DOCUMENTS = ROOT / "frontend" / "src" / "gql" / "persisted-documents.json"


def bomb(levels):
    """A document of some hundred bytes that unfolds to two to the power of `levels` fields."""
    fragments = [
        f"fragment F{n} on Shop {{ a{n}: __typename ...F{n + 1} ...F{n + 1} }}"
        for n in range(levels)
    ]
    last = f"fragment F{levels} on Shop {{ name }}"
    return "{ shop { ...F0 } } " + " ".join([*fragments, last])


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (bomb(26), "QUERY_TOO_COMPLEX"),
        ("{" + " ".join(f"a{n}: shop {{ name }}" for n in range(100)) + "}", "QUERY_TOO_COMPLEX"),
        ("{ shop { name" + " @include(if: true)" * 100 + " } }", "QUERY_TOO_COMPLEX"),
        ("{ categories {" + " children {" * 20 + " name" + " }" * 22, "QUERY_TOO_COMPLEX"),
        ("{ shop { ...F } } fragment F on Shop { ...F }", "QUERY_TOO_COMPLEX"),
        ("{ " + " ".join(["shop { name }"] * 1200) + "}", None),
        (
            "{ products(first: 100) { nodes { category { children { children { name } } } } } }",
            "MAX_COST_EXCEEDED",
        ),
        ("{ products(first: 100000) { nodes { category { name } } } }", "MAX_COST_EXCEEDED"),
        ("{" + " shop { name }" * 100 + "}", "QUERY_TOO_COMPLEX"),
        ("{ products(first: " + "9" * 5000 + ") { totalCount } }", "QUERY_TOO_COMPLEX"),
        ("{ __schema { types { name } all: types { name } } }", "MAX_COST_EXCEEDED"),
    ],
)
async def test_what_asks_for_too_much_is_refused_at_once(ask, query, code):
    started = time.process_time()

    errors = await ask(query, errors=True)

    assert time.process_time() - started < 1
    assert code is None or errors[0][1] == code


@pytest.mark.parametrize(
    ("declared", "given"),
    [("Int!", {"n": 50_000}), ("Int!", {"n": 50_000.0}), ("Int = 50000", {})],
)
async def test_a_page_given_by_a_variable_counts_too(ask, declared, given):
    query = (
        f"query ($n: {declared}) {{ products(first: $n) {{ nodes {{ category {{ name }} }} }} }}"
    )

    errors = await ask(query, errors=True, **given)

    assert errors[0][1] == "MAX_COST_EXCEEDED"


def test_no_page_of_the_storefront_comes_near_the_limit():
    built = schema.build()._schema
    for text in json.loads(DOCUMENTS.read_text()).values():
        measure = Measure(parse(text))
        measure.check()
        for operation in measure.operations:
            assert Cost(built, measure.fragments, {}).of(operation) < COST / 2, text
            assert measure.overlaps([operation.selection_set]) < OVERLAPS / 2, text


async def test_tools_can_read_the_whole_schema(ask):
    query = get_introspection_query(specified_by_url=True, input_value_deprecation=True)

    reply = await ask(query)

    assert len(reply["__schema"]["types"]) > 100


@pytest.mark.parametrize(
    ("data", "cost"),
    [
        (None, 0),
        ({"name": "a", "nothing": None, "words": ["a", "b"], "none": []}, 0),
        ({"shop": {"name": "a"}}, 10),
        ({"products": {"nodes": [{"price": {"amount": "1"}}, {"price": None}]}}, 14),
        ({"maybe": [None, {"id": "a"}]}, 11),
    ],
)
def test_what_came_is_counted_as_what_may_come(data, cost):
    assert actual(data) == cost
