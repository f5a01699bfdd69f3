"""Everybody may ask for so much, in all processes together, and takes nothing from others."""

import asyncio
import json
from dataclasses import replace
from urllib.parse import quote
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import func, select

from api.allowance import BATCH, Allowances
from api.auth import network
from api.database import engine as make_engine
from api.database import sessions
from api.documents import TrustedDocuments
from models.identity import Bucket, Rate
from models.viewer import Viewer
from schema.limits import WRITE, RateLimited
from tests import databases
from tests.abuse.attacker import Attacker
from tests.abuse.conftest import Served
from tests.api.logins import log_in, store_account
from tests.api.web import look, store
from tests.factories import Aisle, a_shop

LIMIT, RESTORE = 2000, 20
QUERY = "{ products { nodes { name } } }"
"""Costs 10, 1 and 24, and is read for 1 more the first time."""
COST = 35


WRITING = "mutation { chooseConsent(input: {isGranted: false}) { choice } }"


async def spend(attacker, query=QUERY, most=500):
    """Ask until it is refused; how often it was answered, and the refusal."""
    for number in range(most):
        reply = await attacker.ask(query)
        if reply.status != 200:
            return number, reply
    raise AssertionError("It was never refused.")


@pytest.fixture(scope="module")
async def webs(template, payment_company):
    """Two processes of one shop that is not generous."""
    database = await databases.copy(template)
    await store(database, a_shop(), *Aisle().models)
    narrow = {"PATRON_ADDRESS_LIMIT": str(LIMIT), "PATRON_ADDRESS_RESTORE": str(RESTORE)}
    opened = [Served(database, payment_company, **narrow) for _ in range(2)]
    try:
        await asyncio.gather(*(web.start() for web in opened))
        yield opened
    finally:
        for web in opened:
            web.stop()
        await databases.drop(database)


@pytest.fixture
def shop(webs):
    return webs[0]


async def test_whoever_asks_for_too_much_is_told_when_to_come_back(shop):
    flood = Attacker(shop.port, "198.51.100.1")
    answered, refusal = await spend(flood)
    modern = await flood.ask(QUERY, None, "accept: application/graphql-response+json")
    by_get = await flood.request("GET", f"/graphql?query={quote(QUERY)}")
    others = [await Attacker(shop.port, f"198.51.100.{n}").ask(QUERY) for n in range(2, 6)]
    await asyncio.sleep(int(refusal.headers["retry-after"]))
    later = await flood.ask(QUERY)

    assert answered >= LIMIT // (COST + 1)
    for told in (refusal, modern, by_get):
        assert told.status == 429
        [error] = json.loads(told.body)["errors"]
        assert error["extensions"]["code"] == "RATE_LIMITED"
        assert error["extensions"]["retryAfter"] == int(told.headers["retry-after"])
    assert refusal.headers["content-type"].startswith("application/json")
    assert modern.headers["content-type"].startswith("application/graphql-response+json")
    assert {one.status for one in others} == {200}
    assert (later.status, later.codes) == (200, set())


async def test_nobody_writes_as_often_as_they_read(shop):
    read, _ = await spend(Attacker(shop.port, "198.51.100.60"))
    written, _ = await spend(Attacker(shop.port, "198.51.100.61"), WRITING)

    assert 0 < written <= (LIMIT + 10 * RESTORE) // WRITE
    assert read > 2 * written


async def test_a_flood_from_ones_own_address_does_not_reach_those_who_are_logged_in(shop):
    await store_account(shop.database, "inside@example.com")
    flood = Attacker(shop.port, "198.51.100.9")
    async with _app(shop) as app:
        token = (await log_in(app, "inside@example.com"))["token"]
    await spend(flood)

    inside = await flood.ask("{ me { email } }", None, f"authorization: Bearer {token}")
    forged = await flood.ask(QUERY, None, "authorization: Bearer somebody")

    assert json.loads(inside.body)["data"]["me"] == {"email": "inside@example.com"}
    assert forged.status == 429


async def test_one_network_of_ipv6_is_one_caller(shop):
    await spend(Attacker(shop.port, "2001:db8:1:2::1"))

    same = await Attacker(shop.port, "2001:db8:1:2:ffff::9").ask(QUERY)
    another = await Attacker(shop.port, "2001:db8:1:3::1").ask(QUERY)

    assert (same.status, another.status) == (429, 200)


async def test_what_a_proxy_was_told_by_others_counts_for_nothing(shop):
    """The last entry is the proxy's own; those before it, anybody may have written."""
    flood = Attacker(shop.port, "198.51.100.20")
    await spend(flood)

    forged = replace(flood, address="192.0.2.1, 198.51.100.20")

    assert (await forged.ask(QUERY)).status == 429


async def test_an_answer_says_what_it_cost_and_what_is_left(shop):
    attacker = Attacker(shop.port, "198.51.100.30")

    first = json.loads((await attacker.ask(QUERY)).body)["extensions"]["cost"]
    second = json.loads((await attacker.ask(QUERY)).body)["extensions"]["cost"]

    assert (first["requested"], second["requested"]) == (COST, COST)
    # Of the page of 24 there is one product: its field, its connection, the list, and itself.
    assert first["actual"] == 12
    assert (second["bucket"]["limit"], second["bucket"]["restoreRate"]) == (LIMIT, RESTORE)
    assert LIMIT - 3 * COST < second["bucket"]["remaining"] < LIMIT


async def test_the_storefronts_own_documents_say_it_only_when_asked_to(shop):
    document = TrustedDocuments.read().named("Footer")
    attacker, body = Attacker(shop.port), json.dumps({"documentId": document.id}).encode()

    silent = await attacker.request("POST", "/graphql", body)
    asked = await attacker.request("POST", "/graphql", body, "x-patron-cost: 1")

    assert "extensions" not in json.loads(silent.body)
    assert json.loads(asked.body)["extensions"]["cost"]["requested"] > 0


async def test_what_is_kept_in_memory_costs_nothing(shop):
    document = TrustedDocuments.read().named("ProductPage")
    flood = Attacker(shop.port, "198.51.100.40")

    async def read(slug):
        variables = quote(json.dumps({"slug": slug, "locale": "en"}))
        path = f"/graphql?documentId={document.id}&variables={variables}"
        return await flood.request("GET", path)

    kept = {(await read("same")).status for _ in range(100)}
    made = [(await read(f"other{n}")).status for n in range(100)]

    assert kept == {200}
    assert made[0] == 200
    assert made[-1] == 429


async def test_processes_count_together_up_to_a_batch_each(webs):
    began = asyncio.get_running_loop().time()

    counts = [(await spend(Attacker(web.port, "198.51.100.50")))[0] for web in webs]

    restored = (asyncio.get_running_loop().time() - began) * RESTORE
    most = LIMIT + len(webs) * LIMIT / 10 + restored
    assert LIMIT - 2 * COST <= sum(counts) * COST <= most


async def test_hardly_any_request_touches_the_table(database):
    engine = make_engine(database)
    allowances, asked = Allowances(Rate(100_000, 1000), Rate(100_000, 1000)), 0
    session = sessions(engine).reading()

    def told():
        nonlocal asked
        asked += 1
        return session

    address = "198.51.100.1"
    people = [Viewer(account_id=uuid4(), address=address), Viewer(address=address)]
    for _ in range(1000):
        for viewer in people:
            await allowances.take(viewer, 60, told)
    await session.close()
    await engine.dispose()

    spent = await look(database, select(func.count(), func.max(Bucket.spent)))
    assert asked <= 2 * 1000 * 60 / BATCH
    assert asked < 2000 / 100
    assert spent[0][0] == 2
    assert spent[0][1] > 40_000


async def test_who_is_at_this_machine_is_not_taken_for_one_address():
    allowances = Allowances(Rate(10, 1), Rate(10, 1))

    async def refused(host):
        try:
            for _ in range(20):
                await allowances.take(Viewer(address=network(host)), 1, _nobody)
        except (RateLimited, AssertionError) as error:
            return isinstance(error, RateLimited) or "told" in str(error)
        return False

    assert [await refused(host) for host in ("127.0.0.1", "::1", "")] == [False] * 3
    assert await refused("198.51.100.1")


def _nobody():
    raise AssertionError("The database is told.")


def _app(shop):
    headers = {"x-patron-client": "app", "x-forwarded-for": "198.51.100.8"}
    return httpx.AsyncClient(base_url=shop.url, headers=headers, trust_env=False, timeout=30)
