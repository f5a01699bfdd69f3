"""Every kind of answer says what a browser may do with it, and none of them names a third party."""

import re
from collections import Counter
from types import SimpleNamespace

import httpx
import pytest
from starlette.routing import Route

from api.adapters import companies
from api.app import Shop, create
from api.headers import ALWAYS
from api.pages import DIST
from api.settings import Settings
from tests.texts.inert import elements, faults

FILES = [file for file in DIST.rglob("*") if file.is_file() and not file.name.startswith(".")]
SOME = list({file.suffix: file for file in sorted(FILES)}.values())
FETCHED = re.compile(r"""(?:url\(|@import|import\(|fetch\(|Worker\()\s*["'`]?(?:https?:)?//""")
NAMESPACES = {"www.w3.org", "react.dev", "bit.ly"}
"""Names of formats and of what to read about an error: nothing is fetched from them."""


@pytest.fixture(scope="module")
async def app():
    """Of a shop without a database: what needs one is a surprise."""
    settings = Settings(demo=True, payments_secret="s" * 32, database_url=None)
    async with companies.opened(settings) as payments:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Shop, "sessions", object(), raising=False)
            patch.setattr(Shop, "ports", SimpleNamespace(payments=payments), raising=False)
            yield create(settings)


@pytest.fixture
async def browser(app):
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://shop.test") as client:
        yield client


def check(answer):
    said = answer.headers
    assert set(ALWAYS) <= set(said), answer.url
    policy = dict(one.strip().partition(" ")[::2] for one in said[POLICY].split(";"))
    for directive, sources in policy.items():
        assert not re.search(r"unsafe-eval|\*|https?:|\bwss?:|//", sources), (answer.url, directive)
    assert "unsafe-inline" not in policy.get("script-src", policy.get("default-src", ""))
    assert "default-src" in policy or "sandbox" in policy, answer.url
    assert said["x-content-type-options"] == "nosniff"
    assert "server" not in said
    assert "x-powered-by" not in said
    if answer.content:
        assert "content-type" in said, answer.url


POLICY = "content-security-policy"


async def test_every_route_says_so_also_where_it_fails(app, browser):
    statuses = Counter()
    for route in app.routes:
        if not isinstance(route, Route):
            continue
        path = re.sub(r"{\w+(:path)?}", "x", route.path)
        for method in ("GET", "POST", "HEAD", "OPTIONS", "DELETE"):
            answer = await browser.request(method, path)
            check(answer)
            statuses[answer.status_code] += 1

    assert {200, 400, 405, 500} <= set(statuses)


@pytest.mark.parametrize(
    ("method", "path", "more"),
    [
        ("GET", "/nothing.here", {}),
        ("GET", "/C/Bakery/", {}),
        ("GET", "/%00", {}),
        ("GET", "/../../etc/passwd", {}),
        ("POST", "/graphql", {"content": b"{"}),
        ("POST", "/graphql", {"content": b"x" * 200_000}),
        ("POST", "/graphql", {"json": {"query": "{ __typename }"}}),
        ("GET", "/graphql?query={__typename}", {"headers": {"accept": "text/html"}}),
        ("POST", "/webhooks/payments", {"content": b"{}"}),
        ("GET", "/metrics", {"headers": {"x-forwarded-for": "1.2.3.4"}}),
        ("GET", "/graphiql/", {}),
    ],
)
async def test_an_answer_that_is_no_page_says_so_too(browser, method, path, more):
    check(await browser.request(method, path, **more))


@pytest.mark.skipif(not FILES, reason="the front end is not built")
@pytest.mark.parametrize("file", SOME, ids=lambda file: file.suffix)
async def test_a_file_of_the_build_says_so_too(browser, file):
    check(await browser.get(f"/{file.relative_to(DIST)}"))


async def test_only_https_elsewhere_promises_to_stay(app):
    promises = []
    for url in ("https://shop.example", "https://localhost:8000", "http://shop.example"):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=url) as client:
            promises.append("strict-transport-security" in (await client.get("/healthz")).headers)

    assert promises == [True, False, False]


@pytest.mark.skipif(not FILES, reason="the front end is not built")
def test_the_build_fetches_nothing_from_a_third_party():
    hosts = Counter()
    for file in FILES:
        if file.suffix not in {".js", ".css", ".html", ".svg", ".json", ".webmanifest"}:
            continue
        text = file.read_text()
        if file.suffix == ".html":
            assert faults(elements(text), "shop.test") == [], file
        fetched = re.findall(
            r"""(?:url\(|@import|import\(|fetch\(|Worker\()\s*["'`]?(?:https?:)?//""", text
        )
        assert fetched == [], file
        if "graphiql" not in file.parts:
            hosts.update(re.findall(r"https?://([a-z0-9-]+\.[a-z0-9.-]+)", text))

    assert set(hosts) <= NAMESPACES
