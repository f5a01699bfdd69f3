"""gql, the client of Python programs, shops over HTTP and over a socket."""

import asyncio
from collections.abc import AsyncIterator
from secrets import token_urlsafe

import pytest
from gql import Client, GraphQLRequest
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXAsyncTransport
from gql.transport.websockets import WebsocketsTransport

from tests import databases
from tests.api.conftest import payment_company  # noqa: F401 (a fixture)
from tests.api.web import shop
from tests.factories import Aisle

SOON = 5
THING = "query ($id: ID!) { node(id: $id) { __typename ... on Variant { sku } } }"
ADD = """
mutation ($input: AddToCartInput!) {
  addToCart(input: $input) { __typename ... on Cart { quantity } ... on Error { message } }
}
"""
WATCH = "subscription { cartChanged { quantity } }"


@pytest.fixture(scope="module")
async def opened(template, payment_company):  # noqa: F811
    database, aisle = await databases.copy(template), Aisle(on_hand=1000)
    async with shop(database, payment_company, *aisle.models) as webs:
        yield webs[0], aisle.variant
    await databases.drop(database)


@pytest.fixture(params=["http", "socket"])
async def client(request, opened) -> AsyncIterator[Client]:
    """Of a guest; the schema is fetched first, and every document checked against it."""
    url = f"{opened[0].url}/graphql"
    own = {"x-patron-client": "app", "x-patron-visitor": token_urlsafe(24)}
    if request.param == "http":
        transport = HTTPXAsyncTransport(url=url, headers=own)
    else:
        address = url.replace("http", "ws", 1)
        transport = WebsocketsTransport(url=address, init_payload=own, ping_interval=1)
    async with Client(transport=transport, fetch_schema_from_transport=True) as session:
        session.headers = own
        yield session


async def test_it_reads_by_type(client, opened):
    _, variant = opened

    found = await client.execute(GraphQLRequest(THING, variable_values={"id": variant.gid}))

    assert found == {"node": {"__typename": "Variant", "sku": variant.sku}}


async def test_it_is_refused_by_type(client):
    wanted = {"variantId": "variant_nonsense", "quantity": 1}

    told = await client.execute(GraphQLRequest(ADD, variable_values={"input": wanted}))

    assert told["addToCart"]["__typename"] == "NotFound"
    assert told["addToCart"]["message"]


async def test_it_is_told_of_errors(client):
    with pytest.raises(TransportQueryError, match="first"):
        await client.execute(GraphQLRequest("{ products(first: 0) { totalCount } }"))


async def test_it_sees_its_cart_change(client, opened):
    web, variant = opened
    wanted = {"input": {"variantId": variant.gid, "quantity": 2}}
    socket = WebsocketsTransport(url=f"{web.url.replace('http', 'ws', 1)}/graphql")
    socket.init_payload = client.headers
    async with Client(transport=socket) as watcher:
        seen = watcher.subscribe(GraphQLRequest(WATCH))
        assert await asyncio.wait_for(anext(seen), SOON) == {"cartChanged": None}

        await client.execute(GraphQLRequest(ADD, variable_values=wanted))

        assert await asyncio.wait_for(anext(seen), SOON) == {"cartChanged": {"quantity": 2}}
        await seen.aclose()
