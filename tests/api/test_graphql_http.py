"""What the edge refuses, and what it says: never a 500, and nothing changed."""

import json
from uuid import UUID

import pytest
from sqlalchemy import func, select

from models.carts import CartLine
from models.identity import Account
from resolvers.paging import encode_cursor
from tests import databases
from tests.api.logins import log_in, store_account
from tests.api.web import ADD, ADDRESS, ask, fill, look, place, shop
from tests.factories import Aisle, a_shop


@pytest.fixture(scope="module")
async def world(template, payment_company):
    """One running shop for all tests of this module; they leave nothing behind that matters."""
    database = await databases.copy(template)
    aisle = Aisle(on_hand=1000)
    async with shop(database, payment_company, a_shop(), *aisle.models) as webs:
        yield webs[0], aisle, database
    await databases.drop(database)


@pytest.fixture
def web(world):
    return world[0]


@pytest.fixture
def aisle(world):
    return world[1]


@pytest.fixture
def database(world):
    return world[2]


@pytest.fixture
async def browser(web):
    async with web.browser() as browser:
        yield browser


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"5",
        b'"x"',
        b"[]",
        b"null",
        b"[1]",
        b"\xff\xfe\x00",
        b"{}",
        b'{"query": 5}',
        b'{"query": "{ shop { name } }", "variables": 5}',
        b'{"query": "{ shop { name }"}',
        b'{"query": "{ nothing }"}',
        b'{"query": "subscription { cartChanged { id } }"}',
        b'{"query": "{ shop { name } }", "operationName": "other"}',
        b"[" * 10_000,
        b'{"query": "' + b"{a" * 5_000 + b'"}',
    ],
)
async def test_a_body_that_is_no_request_is_refused_in_one_line(browser, body):
    reply = await browser.post(
        "/graphql", content=body, headers={"content-type": "application/json"}
    )

    assert reply.status_code in {200, 400, 405}, reply.text
    assert "Traceback" not in reply.text
    assert len(reply.text) < 2000
    if reply.status_code == 200:
        assert reply.json()["errors"]


async def test_a_large_body_is_refused(browser):
    reply = await browser.post("/graphql", json={"query": "{ shop { name } }" + " " * 200_000})

    assert reply.status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_what_a_foreign_form_can_send_is_not_json(browser, kind):
    reply = await browser.post(
        "/graphql", content=b'{"query": "{ shop { name } }"}', headers={"content-type": kind}
    )

    assert reply.status_code == 400


async def test_a_mutation_by_get_is_refused(browser):
    reply = await browser.get("/graphql", params={"query": "mutation { logOut { atHome } }"})

    assert (reply.status_code, reply.headers["allow"]) == (405, "POST")


async def test_a_method_that_is_not_served_is_refused_with_those_that_are(browser):
    for method, allowed in (("HEAD", {"GET", "POST"}), ("PUT", {"GET", "HEAD", "POST"})):
        reply = await browser.request(method, "/graphql")

        assert reply.status_code == 405
        assert set(reply.headers["allow"].split(", ")) == allowed


async def test_a_query_by_get_is_answered(browser):
    reply = await browser.get("/graphql", params={"query": "{ shop { name } }"})

    assert reply.json()["data"] == {"shop": {"name": "Test shop"}}


REFUSABLE = "{ __typename ... on Error { message } }"
NASTY_INPUTS = [
    (
        f"mutation ($input: SignUpInput!) {{ signUp(input: $input) {REFUSABLE} }}",
        {"name": "Ana", "email": "ana@example.com"},
    ),
    (
        f"mutation ($input: LogInInput!) {{ logIn(input: $input) {REFUSABLE} }}",
        {"email": "ana@example.com", "password": "a long password", "code": "1"},
    ),
    (
        f"mutation ($input: FinishSignUpInput!) {{ finishSignUp(input: $input) {REFUSABLE} }}",
        {"token": "x", "password": "a long password"},
    ),
    (
        f"mutation ($input: RefreshSessionInput!) {{ refreshSession(input: $input) {REFUSABLE} }}",
        {"refreshToken": "x"},
    ),
]
NASTY = {
    "empty": "",
    "blank": "   ",
    "a megabyte": "x" * 90_000,
    "emoji": "🧺" * 500,
    "right to left": "\u202eevil\u202c" * 60,
    "null byte": "a\x00b",
    "html": "<img src=x onerror=alert(1)>" * 10,
    "surrogate": "\ud800",
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
async def test_nasty_text_never_surprises_the_shop(browser, database, text):
    for query, given in NASTY_INPUTS:
        for field in given:
            body = json.dumps({"query": query, "variables": {"input": given | {field: text}}})
            reply = await browser.post(
                "/graphql", content=body, headers={"content-type": "application/json"}
            )

            assert reply.status_code in {200, 400}, reply.text[:300]
            assert "INTERNAL" not in reply.text
    assert await look(database, select(Account.id)) == []


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY.keys())
async def test_nasty_searches_are_answered(browser, text):
    query = "query ($t: String!) { products(filter: {text: $t}) { totalCount correctedText } \
      suggestions(text: $t) { words } stores(search: $t) { id } }"
    body = json.dumps({"query": query, "variables": {"t": text}})
    reply = await browser.post(
        "/graphql", content=body, headers={"content-type": "application/json"}
    )

    assert reply.status_code in {200, 400}, reply.text[:300]
    assert "INTERNAL" not in reply.text, reply.text[:500]


@pytest.mark.parametrize("quantity", [0, -1, 10**9, 2**31, 2**63, 1.5, "1", None, True])
async def test_no_quantity_but_a_sane_one_enters_a_cart(browser, aisle, database, quantity):
    before = await look(database, select(func.count()).select_from(CartLine))

    reply = await browser.post(
        "/graphql", json={"query": ADD, "variables": {"v": aisle.variant.gid, "n": quantity}}
    )

    told = reply.json()
    assert "INTERNAL" not in reply.text
    refused = told.get("errors") or told["data"]["addToCart"]["__typename"] != "Cart"
    assert refused, told
    assert await look(database, select(func.count()).select_from(CartLine)) == before


@pytest.mark.parametrize("total", ["NaN", "1E+400", "-0", "Infinity", "x", "", 5.5, True, "1e400"])
async def test_a_total_that_is_no_decimal_is_refused(browser, aisle, total):
    cart = await fill(browser, aisle.variant)
    query = "mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }"
    given = {
        "cartId": cart["id"],
        "email": "ana@example.com",
        "address": ADDRESS,
        "deliveryMethod": "standard",
        "expectedTotal": total,
        "idempotencyKey": "12345678",
    }

    reply = await browser.post("/graphql", json={"query": query, "variables": {"input": given}})

    assert "INTERNAL" not in reply.text
    told = reply.json()
    assert told.get("errors") or told["data"]["placeOrder"]["__typename"] == "PriceChanged"


@pytest.mark.parametrize("query", ["{ shop { name } }", "{ me { email } }"])
async def test_an_unknown_market_is_refused_whatever_is_asked(web, query):
    async with web.browser(**{"x-patron-channel": "mars"}) as browser:
        reply = await browser.post("/graphql", json={"query": query})

    assert (reply.status_code, reply.text) == (400, "There is no market of that code.")


@pytest.mark.parametrize("written", [r"\u0000", r"\u{0}", r"\u{0000}"])
async def test_a_null_character_is_refused_however_it_is_written(browser, written):
    reply = await browser.post(
        "/graphql", json={"query": f'{{ stores(search: "a{written}b") {{ id }} }}'}
    )

    assert reply.status_code == 400


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "x"])
async def test_a_forged_cursor_is_refused(browser, moment):
    cursor = encode_cursor(moment, str(UUID(int=1)))
    for query in (
        "query ($c: String) { returns(after: $c) { totalCount } }",
        "query ($c: String) { products(after: $c) { totalCount } }",
        "query ($c: String) { products(sort: NEWEST, after: $c) { totalCount } }",
    ):
        reply = await browser.post("/graphql", json={"query": query, "variables": {"c": cursor}})

        assert reply.json()["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT", reply.text


async def test_a_refused_mutation_leaves_the_next_one_of_the_document_alone(browser, aisle):
    both = """
    mutation ($v: ID!) {
      a: addToCart(input: {variantId: $v, quantity: 0}) { __typename }
      b: addToCart(input: {variantId: $v, quantity: 1}) { __typename ... on Cart { quantity } }
    }
    """

    reply = await ask(browser, both, v=aisle.variant.gid)

    assert reply == {
        "a": {"__typename": "InvalidInput"},
        "b": {"__typename": "Cart", "quantity": 1},
    }


async def test_a_refused_first_visit_leaves_no_visitor_behind(browser, aisle):
    reply = await browser.post(
        "/graphql", json={"query": ADD, "variables": {"v": aisle.variant.gid, "n": 0}}
    )

    assert reply.json()["data"]["addToCart"]["__typename"] == "InvalidInput"
    assert "set-cookie" not in reply.headers


async def test_cookies_without_the_header_of_our_pages_are_nobody(web, aisle):
    async with web.browser() as browser:
        await fill(browser, aisle.variant)
        ours = await ask(browser, "{ cart { quantity } }")
        del browser.headers["x-patron-client"]
        forged = await ask(browser, "{ cart { quantity } }")

    assert (ours["cart"], forged["cart"]) == ({"quantity": 1}, None)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://[", "http://a]b"])
async def test_cookies_from_a_foreign_origin_are_nobody(web, aisle, origin):
    async with web.browser() as browser:
        await fill(browser, aisle.variant)
        browser.headers["origin"] = origin
        forged = await ask(browser, "{ cart { quantity } }")

    assert forged["cart"] is None


async def test_cookies_are_out_of_reach_of_scripts(browser, aisle):
    reply = await browser.post(
        "/graphql", json={"query": ADD, "variables": {"v": aisle.variant.gid, "n": 1}}
    )

    cookie = reply.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


async def test_an_app_logs_in_by_bearer_token(web, database):
    await store_account(database, "app@example.com")
    async with web.browser(**{"x-patron-client": "app"}) as app:
        token = (await log_in(app, "app@example.com"))["token"]
        assert not any("session" in name for name in app.cookies)
    async with web.browser(authorization=f"Bearer {token}") as again:
        assert await ask(again, "{ me { email } }") == {"me": {"email": "app@example.com"}}
        await ask(again, "mutation { logOut { atHome } }")
        assert await ask(again, "{ me { email } }") == {"me": None}


async def test_the_schema_is_published(browser):
    reply = await browser.get("/schema.graphql")

    assert "type Query" in reply.text


@pytest.mark.parametrize("path", ["/%00", "/assets/%00", "/_dev/mail/%00", "/..%2f..%2fREADME.md"])
async def test_a_strange_path_is_no_surprise(browser, path):
    assert (await browser.get(path)).status_code in {200, 404, 503}


async def test_cookies_beside_a_header_that_is_not_ours_are_nobody(browser, aisle):
    await fill(browser, aisle.variant)
    browser.headers["x-patron-client"] = "evil"

    assert await ask(browser, "{ cart { quantity } }") == {"cart": None}


async def test_health_and_readiness(browser):
    assert (await browser.get("/healthz")).json() == {"ok": True}
    assert (await browser.get("/readyz")).json()["ok"] is True


async def test_a_placed_order_survives_the_shops_sudden_death(
    database, payment_company, web, aisle
):
    async with web.browser() as browser:
        placed = await place(browser, await fill(browser, aisle.variant))
        web.kill()
        await web.start()
        query = "query ($id: ID!) { order(id: $id) { number } }"
        found = await ask(browser, query, id=placed["id"])

    assert found["order"] == {"number": placed["number"]}


@pytest.mark.parametrize(
    ("headers", "message"),
    [
        ({}, "That e-mail and password do not belong together."),
        (
            {"accept-language": "de-AT"},
            "Diese E-Mail-Adresse und dieses Passwort gehören nicht zusammen.",
        ),
    ],
)
async def test_a_refusal_is_in_the_language_of_whoever_asks(web, headers, message):
    wrong = 'mutation { logIn(input: { email: "nobody@example.com", password: "no such thing" })'
    async with web.browser(**headers) as browser:
        reply = await browser.post(
            "/graphql", json={"query": f"{wrong} {{ ...on Error {{ message }} }} }}"}
        )

    assert reply.json()["data"]["logIn"] == {"message": message}
