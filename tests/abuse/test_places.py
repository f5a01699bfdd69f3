"""Lines that stay open are counted too: how many one caller holds, and what is said."""

import asyncio
import json
from contextlib import asynccontextmanager

import httpx
import pytest

from tests import databases
from tests.abuse.attacker import Attacker, hang_up
from tests.abuse.conftest import Served
from tests.api.logins import log_in, store_account
from tests.api.servers import running
from tests.api.web import store
from tests.factories import Aisle, a_shop

MOST = 3
WATCH = "subscription { cartChanged { id } }"


@pytest.fixture(scope="module")
async def shop(template, payment_company):
    database = await databases.copy(template)
    await store(database, a_shop(), *Aisle().models)
    narrow = {"PATRON_SOCKETS_PER_ADDRESS": str(MOST), "PATRON_SOCKETS_PER_PERSON": "2"}
    served = Served(database, payment_company, **narrow)
    async with running(served):
        yield served
    await databases.drop(database)


@asynccontextmanager
async def greeted(attacker, **payload):
    socket = await attacker.open_socket()
    try:
        socket.say(type="connection_init", payload=payload)
        assert await socket.hear() == {"type": "connection_ack"}
        yield socket
    finally:
        await hang_up(socket.writer)


async def test_an_address_holds_so_many_sockets_and_streams(shop):
    crowd, other = (Attacker(shop.port, f"198.51.100.{n}") for n in (70, 71))
    body = json.dumps({"query": WATCH}).encode()
    async with greeted(crowd), greeted(crowd), greeted(crowd), greeted(other):
        refused = await (await crowd.open_socket()).closed(5)
        stream = await crowd.request("POST", "/graphql", body, "accept: text/event-stream")

    async def again():
        async with greeted(crowd):
            pass

    assert refused == 4429
    assert stream.status == 429
    async with asyncio.timeout(5):
        await again()


async def test_a_person_asks_over_so_many_sockets(shop):
    served = shop
    await store_account(served.database, "many@example.com")
    said = {"x-patron-client": "app"}
    async with httpx.AsyncClient(base_url=served.url, headers=said, trust_env=False) as app:
        token = (await log_in(app, "many@example.com"))["token"]
    who = {"authorization": f"Bearer {token}", "x-patron-client": "app"}
    lines = [Attacker(served.port, f"198.51.100.{n}") for n in (80, 81, 82)]
    ask = {"type": "subscribe", "id": "1", "payload": {"query": "{ shop { name } }"}}

    async with greeted(lines[0], **who) as one, greeted(lines[1], **who) as two:
        for socket in (one, two):
            socket.say(**ask)
            assert (await socket.hear())["type"] == "next"
        async with greeted(lines[2], **who) as three:
            three.say(**ask)
            assert await three.closed(5) == 4429


async def test_whoever_pings_without_end_is_cut_off(shop):
    async with greeted(Attacker(shop.port, "198.51.100.90")) as socket:
        for _ in range(1000):
            socket.say(type="ping")
        assert await socket.closed(10) == 4429
