"""Sixty payloads in every text of every row, shown by every page: nothing runs."""

import asyncio
import json
import re
from random import Random
from urllib.parse import quote, urlsplit

import httpx
import pytest

from api import pages
from api.adapters.vault import SecretVault
from api.commands.frontend import find_node
from api.pages.build import Build
from api.settings import ROOT
from tests import databases, proofs
from tests.api.servers import Provider
from tests.api.web import OWN_SECRET, shop
from tests.texts.inert import Element, elements, faults
from tests.texts.payloads import PAYLOADS
from tests.texts.stored import ALL, NAMED, Stored, free_texts

ROUTES = ROOT / "frontend" / "src" / "app"
REFLECTED = {
    "/search": "?q={}",
    "/c/$slug": "?brand={0}&maker={0}&min={0}&sort={0}",
    "/login": "?next={}",
    "/signup": "?next={}",
    "/checkout/done": "?order={0}&outcome={0}",
    "/returns/new": "?order={}",
    "/tickets/new": "?order={}",
    "/p/$slug": "?from={}",
    "$": "/{}",
}
"""What a page reads from its address, and may show."""
RESULTS = "{ me { name } categories { name } shop { name } }"
"""What GraphiQL is to show."""
SEEN = """
accounts.name accounts.email categories.name categories.picture customers.address customers.name
delivery_methods.description delivery_methods.name locations.name offers.name offers.reason
offers.terms order_lines.name orders.delivery_address orders.delivery_method orders.email
orders.number products.description products.name products.picture products.size returns.answer
returns.note returns.number ticket_messages.body tickets.number tickets.subject
"""
"""What somebody sees somewhere; were it not there, that nothing ran would say nothing."""


built = pytest.mark.skipif(Build.of(pages.DIST) is None, reason="the front end is not built")


@pytest.fixture(scope="module")
async def world(template, tmp_path_factory):
    """The shop, and one web process that serves it. Nobody asks the payment company."""
    company = Provider(tmp_path_factory.mktemp("payments"))
    database = await databases.copy(template)
    stored = Stored(PAYLOADS[:: 1 if proofs.PROVES else 10], SecretVault(OWN_SECRET))
    async with shop(database, company, *stored.models) as (web,):
        yield web, stored
    await databases.drop(database)


def people(web, stored):
    """The cookies of whoever looks, by name; the server names them after its port."""
    cookies = {
        who: {"name": f"patron_session_{web.port}", "value": token}
        for who, token in stored.tokens.items()
    }
    return {"anybody": None, **cookies}


def patterns():
    """The routes of the bundle, with who may open them."""
    for file in sorted(ROUTES.glob("*Routes.tsx")):
        for pattern in re.findall(r'\bpath: "([^"]+)"', file.read_text()):
            yield pattern, "owner" if pattern.startswith("/desk") else "customer"


def visits(stored):
    for pattern, person in patterns():
        path = "/nowhere" if pattern == "$" else stored.paths(pattern)
        yield path + REFLECTED.get(pattern, "").format(quote(ALL[:1500], safe="")), person


def judged(told, host):
    found = [Element(**one) for one in told["elements"]]
    wrong = [*told["ran"], *told["violations"], *told["foreign"], *faults(found, host)]
    return [f"{told['path'][:60]} as {told['person']}: {one}" for one in wrong]


async def visited(base, people, listed):
    asked = {"base": base, "people": people, "visits": listed}
    node = await asyncio.create_subprocess_exec(
        find_node()[0],
        "e2e/stored.mjs",
        cwd=ROOT / "frontend",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    said, _ = await node.communicate(json.dumps(asked).encode())
    assert node.returncode == 0
    return json.loads(said)


@built
@pytest.mark.proof
async def test_no_page_of_the_storefront_or_the_desk_runs_or_is_made_of_what_people_wrote(world):
    web, stored = world
    listed = [{"path": path, "person": person} for path, person in visits(stored)]
    if proofs.PROVES:
        listed.append({"path": f"/graphiql/?query={quote(RESULTS)}", "person": "customer"})
    else:
        listed = Random(4).sample(listed, len(listed) // 5)

    told = await visited(web.url, people(web, stored), listed)

    assert len(told) == len(listed)
    assert [one["path"] for one in told if not one["drawn"]] == []
    host = urlsplit(web.url).netloc
    assert [fault for one in told for fault in judged(one, host)] == []
    shown = {name for one in told for name in NAMED.findall(one["words"])}
    assert len(shown) >= 6
    assert not proofs.PROVES or set(SEEN.split()) - shown == set()


@built
async def test_no_first_screen_is_made_of_what_people_wrote(world):
    web, stored = world
    addresses = {pattern: stored.paths(dollars(pattern)) for pattern in pages.PAGES}
    sent = PAYLOADS if proofs.PROVES else [ALL[:1500]]
    reflected = [
        addresses[pattern] + REFLECTED[dollars(pattern)].format(quote(payload, safe=""))
        for payload in sent
        for pattern in addresses
        if dollars(pattern) in REFLECTED
    ]

    for person, paths in {"customer": addresses.values(), "anybody": reflected}.items():
        cookie = people(web, stored)[person]
        cookies = {cookie["name"]: cookie["value"]} if cookie else {}
        async with httpx.AsyncClient(base_url=web.url, cookies=cookies, trust_env=False) as browser:
            for path in paths:
                page = await browser.get(path)
                assert page.headers["content-type"].startswith("text/html"), path
                await asyncio.to_thread(judge, page.text, urlsplit(web.url).netloc)


def judge(html, host):
    found = list(elements(html))
    assert faults(found, host) == []
    for one in found:
        if one.tag == "script" and one.text:
            json.loads(one.text)


def dollars(pattern):
    """A route of the server as the bundle would write it."""
    return re.sub(r"{(\w+?)(:path)?}", r"$\1", pattern)


async def test_every_table_has_a_row_in_the_shop_of_payloads(world):
    _, stored = world
    lines = {"order_lines", "return_lines", "cart_lines"}
    filled = {model.__tablename__ for model in stored.models} | lines

    assert {name.partition(".")[0] for name in free_texts()} - filled == set()
