"""Documents by id: the storefront's own, and those that clients register as Apollo's do."""

import asyncio
import json
from hashlib import sha256
from urllib.parse import urlencode

import orjson
import pytest
from cross_web import StarletteRequestAdapter
from starlette.requests import Request
from websockets.asyncio.client import connect

import schema
from api.auth import Tokens
from api.documents import Library, TrustedDocuments
from api.graphql import GraphQLView
from api.places import Places
from tests import databases
from tests.api.logins import PASSWORD, store_account
from tests.api.servers import running
from tests.api.web import Web, shop, store
from tests.factories import Aisle, a_shop

FREE = "query Free { shop { name } }"
TRUSTED = TrustedDocuments.read()


def persisted(text, version=1):
    return {"persistedQuery": {"version": version, "sha256Hash": sha256(text.encode()).hexdigest()}}


def code(reply):
    return reply.json()["errors"][0]["extensions"]["code"]


@pytest.fixture(scope="module")
async def web(template, payment_company):
    database = await databases.copy(template)
    async with shop(database, payment_company, a_shop(), *Aisle().models) as webs:
        yield webs[0]
    await databases.drop(database)


@pytest.fixture
async def browser(web):
    async with web.browser() as browser:
        yield browser


@pytest.mark.parametrize("by", ["id", "digest"])
async def test_a_trusted_document_is_executed_by_its_id_alone(browser, by):
    footer = TRUSTED.named("Footer")
    id = footer.id if by == "id" else "sha256:" + sha256(footer.text.encode()).hexdigest()

    posted = await browser.post("/graphql", json={"documentId": id})
    got = await browser.get("/graphql", params={"documentId": id})

    assert posted.json()["data"]["shop"]["name"]
    assert posted.json()["data"] == got.json()["data"]


async def test_variables_come_beside_the_id(browser):
    id = TRUSTED.named("ProductIdOfSlug").id

    reply = await browser.post("/graphql", json={"documentId": id, "variables": {"slug": "none"}})

    assert reply.json()["data"] == {"product": None}


@pytest.mark.parametrize("id", ["nobody", "sha256:" + "0" * 64, 5, ["x"]])
@pytest.mark.parametrize(
    ("accept", "status"), [("*/*", 200), ("application/graphql-response+json", 400)]
)
async def test_an_id_that_nobody_knows_is_refused_in_so_many_words(browser, id, accept, status):
    reply = await browser.post("/graphql", json={"documentId": id}, headers={"accept": accept})

    assert reply.status_code == status
    assert code(reply) == "PERSISTED_QUERY_NOT_FOUND"
    assert "data" not in reply.json()


async def test_a_mutation_is_never_run_by_get(browser):
    reply = await browser.get("/graphql", params={"documentId": TRUSTED.named("LogOut").id})

    assert reply.status_code == 405


async def test_a_client_registers_its_query_and_goes_on_by_its_hash(browser):
    text = "query Registered { shop { isDemo } }"

    unknown = await browser.post("/graphql", json={"extensions": persisted(text)})
    first = await browser.post("/graphql", json={"query": text, "extensions": persisted(text)})
    later = await browser.get("/graphql", params={"extensions": json.dumps(persisted(text))})

    assert unknown.json()["errors"][0]["message"] == "PersistedQueryNotFound"
    assert first.json()["data"] == later.json()["data"] == {"shop": {"isDemo": False}}


async def test_nobody_registers_a_query_under_the_hash_of_another(browser):
    text = "query Victim { shop { name } }"
    wrong = {"query": "query Wrong { shop { isDemo } }", "extensions": persisted(text)}

    reply = await browser.post("/graphql", json=wrong)

    assert code(reply) == "PERSISTED_QUERY_MISMATCH"
    assert code(await browser.post("/graphql", json={"extensions": persisted(text)})) == (
        "PERSISTED_QUERY_NOT_FOUND"
    )


@pytest.mark.parametrize("persisted_query", [{"version": 2, "sha256Hash": "0"}, {"version": 1}, 7])
async def test_another_version_of_the_protocol_is_not_spoken(browser, persisted_query):
    reply = await browser.post(
        "/graphql", json={"query": FREE, "extensions": {"persistedQuery": persisted_query}}
    )

    assert code(reply) == "PERSISTED_QUERY_NOT_SUPPORTED"


async def test_registered_documents_are_bounded(web, browser):
    filler = "#" + "x" * 90_000
    first = FREE + filler
    await browser.post("/graphql", json={"query": first, "extensions": persisted(first)})
    for number in range(12):
        text = FREE + filler + str(number)
        await browser.post("/graphql", json={"query": text, "extensions": persisted(text)})

    assert code(await browser.post("/graphql", json={"extensions": persisted(first)})) == (
        "PERSISTED_QUERY_NOT_FOUND"
    )
    last = await browser.post("/graphql", json={"extensions": persisted(text)})
    assert last.json()["data"]


async def over_socket(web, payload):
    """The first message about one operation, as `graphql-transport-ws` has it."""
    url = web.url.replace("http", "ws") + "/graphql"
    async with (
        asyncio.timeout(20),
        connect(url, subprotocols=["graphql-transport-ws"], proxy=None) as socket,
    ):
        await socket.send(json.dumps({"type": "connection_init"}))
        await socket.recv()
        await socket.send(json.dumps({"type": "subscribe", "id": "1", "payload": payload}))
        return json.loads(await socket.recv())


async def test_sockets_take_ids_and_hashes_too(web):
    by_id = await over_socket(web, {"documentId": TRUSTED.named("Footer").id})
    by_hash = await over_socket(web, {"query": FREE, "extensions": persisted(FREE)})
    unknown = await over_socket(web, {"documentId": "nobody"})

    assert by_id["payload"]["data"]["shop"]
    assert by_hash["payload"]["data"]["shop"]
    assert unknown["type"] == "error"
    assert unknown["payload"][0]["extensions"]["code"] == "PERSISTED_QUERY_NOT_FOUND"


@pytest.fixture(scope="module")
async def strict(template, payment_company):
    """A shop that executes trusted documents only."""
    database = await databases.copy(template)
    await store(database, a_shop(), *Aisle().models)
    web = Web(database, payment_company)
    web.environment["PATRON_TRUSTED_ONLY"] = "true"
    async with running(web):
        yield web, database
    await databases.drop(database)


async def test_where_only_trusted_documents_run_a_stranger_may_not_explore(strict):
    async with strict[0].browser() as browser:
        free = await browser.post("/graphql", json={"query": FREE})
        registered = await browser.post(
            "/graphql", json={"query": FREE, "extensions": persisted(FREE)}
        )
        trusted = await browser.post("/graphql", json={"documentId": TRUSTED.named("Footer").id})
        in_full = await browser.post("/graphql", json={"query": TRUSTED.named("Footer").text})

    assert code(free) == code(registered) == "UNTRUSTED_QUERY"
    assert trusted.json()["data"] == in_full.json()["data"]


async def test_where_only_trusted_documents_run_streams_and_sockets_are_no_way_around(strict):
    watching = "subscription { cartChanged { id } }"
    async with strict[0].browser(accept="text/event-stream") as browser:
        streamed = await browser.post("/graphql", json={"query": watching})

    told = await over_socket(strict[0], {"query": watching})

    assert "UNTRUSTED_QUERY" in streamed.text
    assert told["payload"][0]["extensions"]["code"] == "UNTRUSTED_QUERY"


@pytest.mark.parametrize(("role", "may"), [("analyst", True), ("owner", True), ("customer", False)])
async def test_where_only_trusted_documents_run_some_may_explore(strict, role, may):
    web, database = strict
    who = {"email": f"{role}@example.com", "password": PASSWORD}
    await store_account(database, who["email"], role)
    document = TRUSTED.named("LogIn")
    async with web.browser() as browser:
        logged = await browser.post(
            "/graphql", json={"documentId": document.id, "variables": {"input": who}}
        )
        assert logged.json()["data"]["logIn"]["__typename"] == "SignedIn", logged.text

        reply = (await browser.post("/graphql", json={"query": FREE})).json()

    assert ("data" in reply) is may, reply


class Counting(StarletteRequestAdapter):
    read = 0

    async def get_body(self) -> bytes:
        self.read += 1
        return await super().get_body()


async def test_a_body_is_read_once_and_only_what_is_around_names_a_document():
    view = GraphQLView(schema.build(), lambda _: None, Tokens(80), Library(TRUSTED), Places(0, 0))
    id = TRUSTED.named("Footer").id

    async def receive():
        return {"type": "http.request", "body": orjson.dumps({"documentId": id})}

    headers = [(b"content-type", b"application/json")]
    scope = {"type": "http", "method": "POST", "headers": headers, "query_string": b""}
    posted = Counting(Request(scope, receive))
    inside = {"query": "{ shop { name } }", "variables": orjson.dumps({"documentId": id}).decode()}
    scope = {**scope, "method": "GET", "query_string": urlencode(inside).encode()}

    by_post = await view.parse_http_body(posted)
    by_get = await view.parse_http_body(StarletteRequestAdapter(Request(scope, receive)))

    assert posted.read == 1
    assert by_post.query == TRUSTED.named("Footer").text
    assert (by_get.query, by_get.variables) == (inside["query"], {"documentId": id})
