"""Changes reach those who watch, over graphql-transport-ws, from another process too."""

import asyncio
import json
from contextlib import asynccontextmanager

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests import databases
from tests.api.a_shop import BAD, GOOD
from tests.api.logins import log_in, store_account
from tests.api.web import ask, fill, pay, place, shop
from tests.factories import Aisle

SOON = 5
ORDER = "subscription ($id: ID!) { orderChanged(orderId: $id) { status timeline { title } } }"
PAYMENT = "subscription ($id: ID!) { orderChanged(orderId: $id) { payment { status } } }"
CART = "subscription { cartChanged { quantity } }"


class Socket:
    def __init__(self, raw):
        self.raw = raw

    async def say(self, **message):
        await self.raw.send(json.dumps(message))

    async def hear(self):
        return json.loads(await asyncio.wait_for(self.raw.recv(), SOON))

    async def watch(self, query, name="1", **variables):
        await self.say(type="subscribe", id=name, payload={"query": query, "variables": variables})

    async def next(self):
        told = await self.hear()
        assert told["type"] == "next", told
        return told["payload"]["data"]


@asynccontextmanager
async def socket(browser: httpx.AsyncClient, **headers):
    url = str(browser.base_url.join("/graphql")).replace("http", "ws", 1)
    cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    async with connect(
        url,
        subprotocols=["graphql-transport-ws"],
        additional_headers={"cookie": cookies, **headers},
        proxy=None,
    ) as raw:
        spoken = Socket(raw)
        await spoken.say(type="connection_init")
        assert (await spoken.hear())["type"] == "connection_ack"
        yield spoken


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    """One running shop for all tests of this module."""
    database, aisle = await databases.copy(template), Aisle(on_hand=1000)
    async with shop(database, payment_company, *aisle.models, webs=2) as webs:
        yield webs, aisle
    await databases.drop(database)


@pytest.fixture
async def world(opened, provider):
    webs, aisle = opened
    async with webs[0].browser() as browser:
        yield webs, aisle, browser


async def test_the_buyer_sees_the_order_change_at_once(world, provider):
    _, aisle, browser = world
    order = await place(browser, await fill(browser, aisle.variant))
    async with socket(browser) as buyer:
        await buyer.watch(ORDER, id=order["id"])
        assert (await buyer.next())["orderChanged"]["status"] == "PENDING"

        await pay(browser, provider, order["id"], GOOD)
        changed = (await buyer.next())["orderChanged"]

    assert changed == {"status": "CONFIRMED", "timeline": [{"title": "Ordered"}, {"title": "Paid"}]}


async def test_the_buyer_sees_at_once_that_a_card_was_declined_and_that_money_went_back(
    world, provider
):
    _, aisle, browser = world
    order = await place(browser, await fill(browser, aisle.variant))
    async with socket(browser) as buyer:
        await buyer.watch(PAYMENT, id=order["id"])
        seen = [await buyer.next()]
        await pay(browser, provider, order["id"], BAD)
        seen.append(await buyer.next())
        paid = await pay(browser, provider, order["id"], GOOD)
        seen.append(await buyer.next())
        async with provider.client() as client:
            key = {"idempotency-key": paid["id"]}
            await client.post(f"/v1/payments/{paid['id']}/refunds", json={"amount": 1}, headers=key)
        seen.append(await buyer.next())

    told = [each["orderChanged"]["payment"]["status"] for each in seen]
    assert told == ["PENDING", "DECLINED", "CAPTURED", "PARTLY_REFUNDED"]


async def test_a_stranger_watches_nothing(world):
    webs, aisle, browser = world
    order = await place(browser, await fill(browser, aisle.variant))
    async with webs[1].browser() as other, socket(other) as stranger:
        await stranger.watch(ORDER, id=order["id"])
        told = await stranger.hear()

    assert told["type"] in {"error", "next"}
    assert "PENDING" not in json.dumps(told)
    assert "No such order" in json.dumps(told)


async def test_a_cart_changes_on_every_device(world):
    webs, aisle, browser = world
    await join(webs[0], browser)
    async with webs[1].browser() as phone:
        await log_in(phone)
        async with socket(phone) as watching:
            await fill(browser, aisle.variant)
            await watching.watch(CART)
            assert await watching.next() == {"cartChanged": {"quantity": 1}}

            await fill(browser, aisle.variant, 2)

            assert await watching.next() == {"cartChanged": {"quantity": 3}}


async def test_a_socket_loses_its_rights_with_the_session(world, provider):
    webs, aisle, _ = world
    async with webs[0].browser() as browser:
        await join(webs[0], browser, "bea@example.com")
        order = await place(browser, await fill(browser, aisle.variant))
        async with socket(browser) as buyer:
            await buyer.watch(ORDER, id=order["id"])
            assert (await buyer.next())["orderChanged"]["status"] == "PENDING"
            await ask(browser, "mutation { logOut { __typename } }")

            await buyer.watch("{ me { email } }", name="2")
            assert await buyer.next() == {"me": None}


async def test_an_ordered_cart_is_gone_from_every_device(world):
    webs, aisle, browser = world
    await join(webs[0], browser, "ben@example.com")
    async with webs[1].browser() as phone:
        await log_in(phone, "ben@example.com")
        async with socket(phone) as watching:
            await watching.watch(CART)
            assert await watching.next() == {"cartChanged": None}
            cart = await fill(browser, aisle.variant)
            assert await watching.next() == {"cartChanged": {"quantity": 1}}

            await place(browser, cart)

            assert await watching.next() == {"cartChanged": None}


async def test_a_browser_that_has_done_nothing_yet_hears_of_its_first_cart(world):
    webs, aisle, _ = world
    async with webs[0].browser() as browser:
        await browser.get("/")
        async with socket(browser) as watching:
            await watching.watch(CART)
            assert await watching.next() == {"cartChanged": None}

            await fill(browser, aisle.variant)

            assert await watching.next() == {"cartChanged": {"quantity": 1}}


async def test_operations_on_one_socket_do_not_share_a_transaction(world):
    _, aisle, browser = world
    await fill(browser, aisle.variant)
    async with socket(browser) as buyer:
        for id in range(10):
            await buyer.watch("{ cart { quantity } deliveryMethods { code } }", name=str(id))
        heard = [await buyer.hear() for _ in range(20)]

    assert sum(told["type"] == "complete" for told in heard) == 10
    assert not any(told.get("payload", {}).get("errors") for told in heard if "payload" in told)


async def test_a_foreign_page_cannot_open_a_socket(world):
    _, _, browser = world
    with pytest.raises(InvalidStatus, match="403"):
        async with socket(browser, origin="https://evil.example"):
            pass


async def test_who_says_nothing_is_shown_out(world):
    _, _, browser = world
    url = str(browser.base_url.join("/graphql")).replace("http", "ws", 1)
    async with connect(url, subprotocols=["graphql-transport-ws"], proxy=None) as raw:
        with pytest.raises(ConnectionClosed, match="4408"):
            await asyncio.wait_for(raw.recv(), 8)


async def join(web, browser, email="ana@example.com"):
    await store_account(web.environment["PATRON_DATABASE_URL"], email)
    await log_in(browser, email)


@pytest.mark.parametrize("query", ["{{{", "{ nothing }", "subscription { nothing }", ""])
async def test_what_cannot_be_run_is_an_error_of_its_own_and_the_socket_stays(world, query):
    _, _, browser = world
    async with socket(browser) as open_one:
        await open_one.watch(query, name="bad")
        told = await open_one.hear()
        await open_one.watch("{ me { email } }", name="good")

        assert (told["type"], told["id"]) == ("error", "bad")
        assert await open_one.next() == {"me": None}
