"""First screens over HTTP: what strangers share, what is somebody's own, and what robots read."""

import gzip
import json
import re
from contextlib import asynccontextmanager

import brotli
import httpx
import pytest
from starlette.applications import Starlette

from api.app import Shop
from api.auth import Tokens
from api.documents import TrustedDocuments
from api.pages import routes
from api.settings import Settings
from tests import databases
from tests.api.servers import until
from tests.api.web import fill, shop
from tests.factories import Aisle, a_legal_text, a_shop

NASTY = "</script><script>alert(1)</script>"
URL = "https://shop.example"


@pytest.fixture(scope="module")
async def world(template, payment_company, tmp_path_factory):
    """A shelf in a database, a web process that sells from it, and its pages over a small build."""
    database = await databases.copy(template)
    aisle = Aisle(on_hand=1000)
    aisle.category.product_count = 1
    aisle.product.description = f"Bread {NASTY}"
    dist = a_build(tmp_path_factory.mktemp("dist"))
    seller = a_shop(company=f"Corner {NASTY}", postal_address="1 Long Road\nDayton")
    async with (
        shop(database, payment_company, seller, a_legal_text(), *aisle.models) as webs,
        pages(database, payment_company, dist, webs[0].port) as served,
    ):
        yield webs[0], served, aisle
    await databases.drop(database)


@asynccontextmanager
async def pages(database, provider, dist, port):
    """The pages alone, in this process; the port names the cookies."""
    settings = Settings(
        port=port,
        database_url=database,
        public_url=URL,
        payments_url=provider.url,
        payments_secret="x" * 32,
        secret="y" * 32,
    )
    running_shop = Shop(settings, TrustedDocuments.read())
    app = Starlette(routes=routes(running_shop, settings, Tokens(port), dist))
    async with running_shop.open():
        await until(lambda: running_shop.answers._is_told)
        yield app, running_shop


def a_build(dist):
    files = {"assets/main-1.js": "start()", "assets/main-1.css": "body{color:red}"}
    files["assets/first-1.js"] = "later()"
    for name, text in files.items():
        (dist / name).parent.mkdir(exist_ok=True)
        (dist / name).write_text(text)
    (dist / "assets/main-1.js.br").write_bytes(b"brotli")
    manifest = {
        "src/app/main.tsx": {"file": "assets/main-1.js", "css": ["assets/main-1.css"]},
        "src/app/afterPaint.ts": {"file": "assets/first-1.js"},
    }
    (dist / ".vite").mkdir()
    (dist / ".vite/manifest.json").write_text(json.dumps(manifest))
    return dist


@pytest.fixture
def aisle(world):
    return world[2]


@pytest.fixture
async def stranger(world):
    async with a_browser(world) as browser:
        yield browser


def a_browser(world, **cookies):
    transport = httpx.ASGITransport(world[1][0])
    return httpx.AsyncClient(transport=transport, base_url="http://shop.test", cookies=cookies)


def boot(page):
    """What the bundle is told, by operation."""
    told = re.search(r'<script type="application/json" id="boot">(.*?)</script>', page.text)
    return {one["id"].split("_")[0]: one["data"] for one in json.loads(told[1])}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/aisles", 200),
        ("/search?q=bread", 200),
        ("/search?q=%00", 200),
        ("/cart", 200),
        ("/login?next=/cart", 200),
        ("/signup", 200),
        ("/checkout", 200),
        ("/account", 200),
        ("/desk", 200),
        ("/imprint", 200),
        ("/terms?at=nonsense", 200),
        ("/c/nowhere", 404),
        ("/c/%00", 404),
        ("/orders/%00", 404),
        ("/tickets/a%0Ab", 404),
        ("/p/nothing", 404),
        ("/nowhere/at/all", 404),
        ("/assets/missing.js", 404),
        ("/.vite/manifest.json", 404),
    ],
)
async def test_every_address_has_its_true_status(stranger, path, status):
    page = await stranger.get(path)

    assert page.status_code == status


@pytest.mark.parametrize("path", ["/", "/aisles", "/search?q=bread", "/c/nowhere", "/nowhere"])
async def test_no_page_is_in_a_market_that_does_not_exist(world, stranger, path):
    async with a_browser(world, **{f"patron_visitor_{world[0].port}": "x" * 32}) as known:
        for browser in (stranger, known):
            page = await browser.get(path, headers={"x-patron-channel": "nowhere"})

            assert (page.status_code, page.text) == (404, "There is no market of that code.")


@pytest.mark.parametrize(
    ("path", "to"), [("/C/Bread/?a=1", "/c/bread?a=1"), ("//evil.com/", "/evil.com")]
)
async def test_an_odd_address_moves_to_the_one_and_stays_in_the_shop(stranger, path, to):
    page = await stranger.get("http://shop.test" + path)

    assert (page.status_code, page.headers["location"]) == (301, to)


async def test_a_product_is_a_page_without_scripts(stranger, aisle):
    page = await stranger.get(f"/p/{aisle.product.slug}")

    assert f"<title>{aisle.product.name} · Test shop</title>" in page.text
    assert f'<link rel="canonical" href="{URL}/p/{aisle.product.slug}">' in page.text
    assert "<h1>" in page.text
    assert f'href="/c/{aisle.category.slug}"' in page.text
    assert "<style>body{color:red}</style>" in page.text
    assert 'as="image" type="image/webp" fetchpriority="high"' in page.text
    about = [json.loads(text) for text in re.findall(r'ld\+json">(.*?)</script>', page.text)]
    assert about[0]["offers"]["price"] == "3.99"
    assert about[0]["offers"]["availability"] == "https://schema.org/InStock"
    assert about[1]["itemListElement"][-1]["item"] == f"{URL}/p/{aisle.product.slug}"


async def test_nothing_in_the_data_ends_a_script(stranger, aisle):
    page = await stranger.get(f"/p/{aisle.product.slug}")

    assert NASTY not in page.text
    assert boot(page)["ProductPage"]["product"]["description"] == f"Bread {NASTY}"


async def test_a_strangers_page_is_asked_for_again_and_not_sent_again(stranger):
    page = await stranger.get("/aisles")
    again = await stranger.get("/aisles", headers={"if-none-match": page.headers["etag"]})

    assert page.headers["cache-control"] == "private, no-cache"
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("asked", "said", "unpack"),
    [("gzip", "gzip", gzip.decompress), ("gzip, br", "br", brotli.decompress)],
)
async def test_a_page_is_compressed_for_those_who_can_read_it(stranger, asked, said, unpack):
    async with stranger.stream("GET", "/aisles", headers={"accept-encoding": asked}) as small:
        packed = b"".join([part async for part in small.aiter_raw()])
    plain = await stranger.get("/aisles", headers={"accept-encoding": "identity"})

    assert small.headers["content-encoding"] == said
    assert "content-encoding" not in plain.headers
    assert unpack(packed) == plain.content


async def test_a_strangers_page_is_drawn_once_and_anew_when_a_price_changes(world, stranger, aisle):
    first = await stranger.get(f"/p/{aisle.product.slug}")
    kept = await stranger.get(f"/p/{aisle.product.slug}", headers={"cookie": ""})
    world[1][1].answers.forget()
    fresh = await stranger.get(f"/p/{aisle.product.slug}", headers={"cookie": ""})

    assert first.headers["etag"] == kept.headers["etag"]
    assert fresh.status_code == 200


async def test_what_is_in_a_cart_is_seen_by_its_owner_alone(world, aisle):
    web, port = world[0], world[0].port
    async with web.browser() as owner:
        await fill(owner, aisle.variant, 3)
        token = owner.cookies[f"patron_visitor_{port}"]
    async with a_browser(world, **{f"patron_visitor_{port}": token}) as owner:
        own = await owner.get("/")
    async with a_browser(world) as stranger:
        others = await stranger.get("/")

    assert own.headers["cache-control"] == "private, no-store"
    assert boot(own)["Cart"]["cart"]["quantity"] == 3
    assert boot(others)["Cart"]["cart"] is None
    assert '<span class="n">0</span>' in others.text


async def test_robots_find_what_is_public_and_nothing_else(stranger, aisle):
    robots = (await stranger.get("/robots.txt")).text
    index = (await stranger.get("/sitemap.xml")).text
    parts = re.findall(r"<loc>(.*?)</loc>", index)
    listed = "".join([(await stranger.get(part.removeprefix(URL))).text for part in parts])

    assert f"Sitemap: {URL}/sitemap.xml" in robots
    assert "Disallow: /cart" in robots
    assert f"<loc>{URL}/p/{aisle.product.slug}</loc><lastmod>" in listed
    assert f"<loc>{URL}/c/{aisle.category.slug}</loc>" in listed
    assert (await stranger.get("/sitemaps/products-2.xml")).status_code == 404
    nowhere = {"x-patron-channel": "nowhere"}
    assert (await stranger.get("/sitemap.xml", headers=nowhere)).status_code == 404


async def test_what_the_owner_wrote_is_a_page_that_robots_find(stranger):
    page = await stranger.get("/imprint")
    sitemap = (await stranger.get("/sitemaps/aisles.xml")).text

    assert "<title>Imprint · Test shop</title>" in page.text
    assert f'<link rel="canonical" href="{URL}/imprint">' in page.text
    assert "<p>Who <strong>we</strong> are.</p>" in page.text
    assert "Corner &lt;/script&gt;" in page.text
    assert NASTY not in page.text
    assert f"<loc>{URL}/imprint</loc><lastmod>2026-01-01</lastmod>" in sitemap
    assert "/terms" not in sitemap


@pytest.mark.parametrize("path", ["/terms", "/imprint?at=2026-06-01T00:00Z"])
async def test_what_is_not_written_or_not_of_now_is_not_for_robots(stranger, path):
    page = await stranger.get(path)

    assert '<meta name="robots" content="noindex">' in page.text
    assert ("This page is not written yet." in page.text) == (path == "/terms")


async def test_each_page_leads_to_the_legal_ones_and_says_whose_shop_it_is(stranger):
    for path in ("/", "/cart", "/nowhere"):
        page = await stranger.get(path)

        for legal in ("/imprint", "/privacy", "/terms", "/withdrawal"):
            assert f'href="{legal}"' in page.text
        assert "1 Long Road, Dayton." in page.text
        assert 'aria-label="Test shop, home"' in page.text


async def test_assets_stay_for_ever_and_come_as_small_as_can_be(stranger):
    small = await stranger.get("/assets/main-1.css", headers={"accept-encoding": "br"})
    async with stranger.stream("GET", "/assets/main-1.js", headers={"accept-encoding": "br"}) as js:
        packed = b"".join([part async for part in js.aiter_raw()])

    assert "immutable" in small.headers["cache-control"]
    assert (js.headers["content-encoding"], packed) == ("br", b"brotli")
    assert js.headers["content-type"].startswith("text/javascript")
