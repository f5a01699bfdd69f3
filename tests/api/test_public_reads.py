"""Strangers' reads are answered from memory, in every process, until what they show changes."""

import asyncio
import json

import httpx
import pytest
from sqlalchemy import text

from api.documents import TrustedDocuments
from tests import databases
from tests.api.web import ask, connected, shop
from tests.factories import Aisle, a_shop

TRUSTED = TrustedDocuments.read()
SOON = 1.0
"""Seconds after which every process must have heard of a change."""
ADD = """
mutation ($v: ID!) {
  addToCart(input: {variantId: $v, quantity: 1}) { ... on Cart { lines { unitPrice { amount } } } }
}
"""


@pytest.fixture(scope="module")
async def world(template, payment_company):
    """Two web processes over one database."""
    database = await databases.copy(template)
    aisle = Aisle(on_hand=50)
    others = aisle.another(on_hand=50)
    async with shop(database, payment_company, a_shop(), *aisle.models, *others, webs=2) as webs:
        yield webs, aisle, others, database
    await databases.drop(database)


@pytest.fixture
async def visitors(world):
    """A stranger in front of each process."""
    webs = world[0]
    async with (
        httpx.AsyncClient(base_url=webs[0].url, trust_env=False) as one,
        httpx.AsyncClient(base_url=webs[1].url, trust_env=False) as other,
    ):
        yield one, other


@pytest.fixture
def change(world):
    async def change(statement, **values):
        async with connected(world[3]) as engine, engine.begin() as connection:
            await connection.execute(text(statement), values)

    return change


def read(name, **variables):
    return {"documentId": TRUSTED.named(name).id, "variables": json.dumps(variables)}


LIST = read("ProductList", first=24)


def written(amount):
    return f"{amount / 100:.2f}"


def prices(reply):
    return sorted(one["price"]["amount"] for one in reply.json()["data"]["products"]["nodes"])


async def seen(visitor, params, expected):
    """Ask until the answer is as expected."""
    async with asyncio.timeout(SOON):
        while not expected(await visitor.get("/graphql", params=params)):  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def test_what_is_known_is_answered_with_a_tag_and_nothing_when_it_is_known(visitors):
    first = await visitors[0].get("/graphql", params=LIST)
    again = await visitors[0].get(
        "/graphql", params=LIST, headers={"if-none-match": first.headers["etag"]}
    )

    assert first.status_code == 200
    assert first.headers["etag"].startswith('"'), "a strong one"
    assert first.headers["cache-control"].startswith("public, ")
    vary = {one.strip() for one in first.headers["vary"].split(",")}
    assert vary == {
        "accept",
        "authorization",
        "x-patron-channel",
        "x-patron-client",
        "x-patron-visitor",
    }
    assert "set-cookie" not in first.headers
    assert "x-patron-visitor" not in first.headers
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


async def test_each_media_type_has_its_own_tag_and_the_same_answer(visitors):
    plain = await visitors[0].get("/graphql", params=LIST)
    modern = await visitors[0].get(
        "/graphql", params=LIST, headers={"accept": "application/graphql-response+json"}
    )

    assert modern.headers["content-type"].startswith("application/graphql-response+json")
    assert modern.headers["etag"] != plain.headers["etag"]
    assert modern.json() == plain.json()


async def test_the_same_as_the_view_answers(visitors):
    """Who says who they are is answered by the view, and nothing of that is kept."""
    kept = await visitors[0].get("/graphql", params=LIST)
    personal = await visitors[0].get("/graphql", params=LIST, headers={"x-patron-client": "web"})

    assert personal.headers["cache-control"] == "private, no-store"
    assert "etag" not in personal.headers
    assert personal.json() == kept.json()


@pytest.mark.parametrize("market", ["nowhere", ""])
async def test_a_market_that_is_none_has_no_answers(visitors, market):
    slug = read("ProductIdOfSlug", slug="none")

    replies = [
        await visitors[0].get("/graphql", params=slug, headers={"x-patron-channel": market})
        for _ in range(2)
    ]

    assert [one.status_code for one in replies] == [400, 400]


async def test_what_nests_too_deeply_is_a_mistake_of_the_caller(visitors):
    deep = {**LIST, "variables": f'{{"filter": {"[" * 400 + "]" * 400}}}'}

    reply = await visitors[0].get("/graphql", params=deep)

    assert reply.json()["errors"][0]["message"].startswith("Variable '$filter'")


async def test_an_error_is_never_kept(visitors):
    wrong = read("ProductList", first=100_000)

    for _ in range(2):
        reply = await visitors[0].get("/graphql", params=wrong)

        assert reply.json()["errors"]
        assert reply.headers["cache-control"] == "private, no-store"


async def test_a_market_that_is_none_is_refused_as_ever(visitors):
    reply = await visitors[0].get("/graphql", params=LIST, headers={"x-patron-channel": "mars"})

    assert reply.status_code == 400


async def test_a_new_price_is_seen_in_every_process_at_once(visitors, change, world):
    for amount in range(500, 505):
        for visitor in visitors:
            await visitor.get("/graphql", params=LIST)

        await change("update prices set amount = :amount", amount=amount)

        def is_new(reply, amount=amount):
            return prices(reply) == [written(amount)] * 2

        for visitor in visitors:
            await seen(visitor, LIST, is_new)
        for visitor in visitors:
            assert prices(await visitor.get("/graphql", params=LIST)) == [written(amount)] * 2


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("update products set name = 'Renamed'", "Renamed"),
        ("update categories set name = 'Reshelved'", "Reshelved"),
    ],
)
async def test_a_new_name_is_seen_too(visitors, change, statement, where, world):
    page = read("ProductPage", slug=world[1].product.slug, locale="en")
    await visitors[0].get("/graphql", params=page)

    await change(statement)

    await seen(visitors[0], page, lambda reply: where in reply.text)


async def test_an_archived_product_leaves_the_lists(visitors, change, world):
    product = world[2][0]
    page = read("ProductPage", slug=product.slug, locale="en")
    assert (await visitors[0].get("/graphql", params=page)).json()["data"]["product"]
    await visitors[0].get("/graphql", params=LIST)

    await change("update products set status = 'archived' where id = :id", id=product.id)
    await seen(visitors[0], page, lambda reply: not reply.json()["data"]["product"])
    assert len(prices(await visitors[0].get("/graphql", params=LIST))) == 1

    await change("update products set status = 'listed' where id = :id", id=product.id)
    await seen(visitors[0], page, lambda reply: reply.json()["data"]["product"])


async def test_a_price_that_was_kept_never_enters_a_cart(visitors, change, world):
    await change("update prices set amount = 100")
    async with world[0][0].browser() as browser:
        for amount in range(700, 710):
            listed = asyncio.create_task(visitors[0].get("/graphql", params=LIST))
            await change("update prices set amount = :amount", amount=amount)

            added = await ask(browser, ADD, v=world[1].variant.gid)

            assert added["addToCart"]["lines"][0]["unitPrice"]["amount"] == written(amount)
            await listed
