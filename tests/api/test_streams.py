"""Operations over server-sent events: chosen by what Accept prefers, ended with all they held."""

import asyncio
import json
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from api import streams
from api.negotiation import names, quality
from api.streams import EventStream, beating, prefers_stream
from tests import databases
from tests.api.servers import until
from tests.api.web import fill, shop
from tests.factories import Aisle

SOON = 5
CART = "subscription { cartChanged { quantity } }"
STREAM = "text/event-stream"


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle(on_hand=1000)
    async with shop(database, payment_company, *aisle.models) as webs:
        yield webs[0], aisle, database
    await databases.drop(database)


@pytest.fixture
async def browser(opened):
    async with opened[0].browser() as browser:
        yield browser


class Events:
    def __init__(self, reply):
        self.reply = reply
        self.chunks = reply.aiter_text()
        self.heard = ""

    async def next(self):
        """The next event's name and data."""
        while "\n\n" not in self.heard:
            self.heard += await asyncio.wait_for(anext(self.chunks), SOON)
        one, self.heard = self.heard.split("\n\n", 1)
        name, data = one.split("\n")
        return name.removeprefix("event: "), json.loads(data.removeprefix("data:") or "null")


@asynccontextmanager
async def stream(browser, query, method="POST", accept=STREAM, **variables):
    asked = {"query": query, "variables": variables}
    sent = {"params": {"query": query}} if method == "GET" else {"json": asked}
    headers = {"accept": accept}
    async with browser.stream(method, "/graphql", headers=headers, **sent) as reply:
        yield Events(reply)


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_a_watcher_sees_the_cart_now_and_after_each_change(browser, opened, method):
    await fill(browser, opened[1].variant)
    async with stream(browser, CART, method) as events:
        assert events.reply.headers["content-type"].startswith(STREAM)
        assert events.reply.headers["cache-control"] == "private, no-store"
        assert events.reply.headers["x-accel-buffering"] == "no"
        first = ("next", {"data": {"cartChanged": {"quantity": 1}}, **ANY})
        assert await events.next() == first

        await fill(browser, opened[1].variant, 2)

        # The news of the first may come after it was read, and is then told once more.
        told = await events.next()
        told = await events.next() if told == first else told
        assert told == ("next", {"data": {"cartChanged": {"quantity": 3}}, **ANY})


class Anything:
    def __eq__(self, other):
        return True

    __hash__ = None


ANY = {"extensions": Anything()}


@pytest.mark.parametrize("method", ["POST", "GET"])
async def test_a_query_is_one_result_and_the_end(browser, method):
    async with stream(browser, "{ me { email } }", method) as events:
        assert (await events.next())[1]["data"] == {"me": None}
        assert await events.next() == ("complete", None)


async def test_a_mutation_hands_its_new_visitors_token_over(opened):
    web, aisle, _ = opened
    add = "mutation ($v: ID!) { addToCart(input: {variantId: $v, quantity: 1}) { __typename } }"
    async with web.browser() as browser:
        async with stream(browser, add, v=aisle.variant.gid) as events:
            assert (await events.next())[1]["data"] == {"addToCart": {"__typename": "Cart"}}
        reply = await browser.post("/graphql", json={"query": "{ cart { quantity } }"})

    assert reply.json()["data"] == {"cart": {"quantity": 1}}


@pytest.mark.parametrize("query", ["{{{", "{ nothing }", "", "subscription { nothing }"])
async def test_what_cannot_run_is_told_in_the_stream(browser, query):
    async with stream(browser, query) as events:
        assert events.reply.status_code == 200
        name, told = await events.next()
        assert await events.next() == ("complete", None)

    assert name == "next"
    assert told["errors"][0]["message"]
    assert "data" not in told


async def test_a_mutation_by_get_is_refused_in_the_stream_too(browser):
    async with stream(browser, "mutation { logOut { __typename } }", "GET") as events:
        _, told = await events.next()

    assert told["errors"][0]["message"]
    assert "data" not in told


URQL = (
    "application/graphql-response+json, application/graphql+json, application/json, "
    "text/event-stream, multipart/mixed"
)


@pytest.mark.parametrize(
    ("accept", "query", "answer"),
    [
        (URQL, "{ me { email } }", "application/graphql-response+json"),
        ("text/event-stream, multipart/mixed", CART, STREAM),
        ("application/json, text/event-stream", CART, STREAM),
        ("text/event-stream;q=0.5, application/json", "{ me { email } }", "application/json"),
        ("text/event-stream, application/json;q=0.5", "{ me { email } }", STREAM),
        ("text/event-stream, */*", "{ me { email } }", "application/json"),
    ],
)
async def test_the_kind_of_answer_is_what_the_client_prefers(browser, accept, query, answer):
    async with stream(browser, query, accept=accept) as events:
        assert events.reply.headers["content-type"].startswith(answer)


@pytest.mark.parametrize(
    "accept", ["", "*/*", "application/json", "text/*", "application/json, text/event-stream;q=0"]
)
async def test_a_subscription_without_a_wish_for_a_stream_is_refused(browser, accept):
    async with stream(browser, CART, accept=accept) as events:
        assert events.reply.status_code == 405


@pytest.mark.parametrize(
    ("accept", "said"),
    [
        ("", 1),
        ("*/*;q=0.2", 0.2),
        ("application/*;q=0.3, */*", 0.3),
        ("application/json;q=0.4, application/*", 0.4),
        ("Application/JSON; charset=utf-8 ;Q=0.7", 0.7),
        ("application/json;q=nonsense", 0),
        ("application/json;q=9", 1),
        ("text/html", 0),
    ],
)
def test_the_most_specific_entry_of_accept_counts(accept, said):
    assert quality(accept, "application/json") == said


def test_a_stream_is_never_sent_unasked():
    assert not prefers_stream("")
    assert not prefers_stream("text/*")
    assert not names("text/event-stream;q=0", STREAM)


async def test_a_silence_is_filled_with_comments_and_an_end_reaches_the_source(monkeypatch):
    monkeypatch.setattr(streams, "HEARTBEAT", 0.05)
    over = asyncio.Event()

    async def quiet():
        try:
            yield b"one"
            await asyncio.sleep(60)
        finally:
            over.set()

    source = quiet()
    heard = beating(source)

    assert [await anext(heard) for _ in range(3)] == [b"one", b":\n\n", b":\n\n"]
    await heard.aclose()
    assert over.is_set()


async def test_a_client_that_leaves_ends_the_operation():
    sent, over = [], False

    async def operation():
        nonlocal over
        try:
            yield b"one"
            await asyncio.sleep(60)
        finally:
            over = True

    async def receive():
        await until(lambda: len(sent) == 2)
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    await asyncio.wait_for(EventStream(operation())({"type": "http"}, receive, send), SOON)

    assert over
    assert sent[1]["body"] == b"one"


async def test_more_can_watch_than_there_are_database_connections(browser, opened):
    _, aisle, _ = opened
    await fill(browser, aisle.variant)
    async with AsyncExitStack() as leaving:
        watching = [await leaving.enter_async_context(stream(browser, CART)) for _ in range(20)]
        before = [await one.next() for one in watching]
        await fill(browser, aisle.variant)
        after = [await one.next() for one in watching]

    assert {told["data"]["cartChanged"]["quantity"] for _, told in before} == {1}
    assert {told["data"]["cartChanged"]["quantity"] for _, told in after} == {2}
