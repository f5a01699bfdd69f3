"""Files of the catalogue over the wire: brought by PUT, read by the worker, given back."""

import asyncio
import io
from datetime import timedelta
from uuid import uuid4

import pytest
from PIL import Image

from models.catalog import ProductStatus
from models.viewer import Role
from resolvers.context import utc_now
from tests.api.logins import log_in, store_account
from tests.api.servers import Provider, running
from tests.api.web import ask, shop
from tests.factories import Aisle, a_shop, on_sale

OPEN = """
mutation ($input: OpenUploadInput!) {
  openUpload(input: $input) { ... on OpenedUpload { id url mostBytes } }
}
"""
IMPORT = """
mutation ($input: ImportCatalogInput!) {
  importCatalog(input: $input) { ... on CatalogTransfer { id } ... on Error { message } }
}
"""
EXPORT = """
mutation { exportCatalog { id } }
"""
HOW_FAR = """
query ($id: ID!) { catalogTransfer(id: $id) {
  status total done unchanged failed problem fileUrl } }
"""
PAGE = "query ($slug: String!) { product(slug: $slug) { name } }"


@pytest.fixture
async def place(database, tmp_path):
    """A shop with a worker, a merchandiser, and a product whose time is about to come."""
    provider, aisle = Provider(tmp_path), Aisle()
    due = on_sale(aisle, status=ProductStatus.SCHEDULED, publish_from=utc_now() + timedelta(1e-5))
    async with running(provider):
        models = (a_shop(), *aisle.models, *due)
        async with shop(database, provider, *models, worker=True) as (web,):
            await store_account(database, "mia@example.com", Role.MERCHANDISER)
            async with web.browser() as mia, web.browser() as stranger:
                await log_in(mia, "mia@example.com")
                yield mia, stranger, due[0]


async def opened(browser, kind):
    return (await ask(browser, OPEN, input={"kind": kind}))["openUpload"]


async def ended(browser, id):
    for _ in range(300):
        found = (await ask(browser, HOW_FAR, id=id))["catalogTransfer"]
        if found["status"] not in {"WAITING", "RUNNING"}:
            return found
        await asyncio.sleep(0.1)
    raise TimeoutError(found)


async def answered_unread(browser, path):
    """The status line that a stranger gets for 60 MB of which not one byte was sent."""
    url = browser.base_url
    reader, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(f"PUT {path} HTTP/1.1\r\nhost: x\r\ncontent-length: 60000000\r\n\r\n".encode())
    try:
        return (await asyncio.wait_for(reader.readline(), 10)).decode()
    finally:
        writer.close()


async def test_files_go_in_and_out_over_the_wire(place):
    mia, stranger, due = place
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "red").save(file, "JPEG")

    # A picture is taken once, from whoever opened the address, and served inert for ever.
    address = await opened(mia, "IMAGE")
    assert (await stranger.put(address["url"], content=file.getvalue())).status_code == 404
    assert " 404 " in await answered_unread(stranger, address["url"])
    svg = await mia.put(address["url"], content=b"<svg><script>alert(1)</script></svg>")
    assert (svg.status_code, "SVG" in svg.json()["message"]) == (422, True)
    taken = await mia.put(address["url"], content=file.getvalue())
    assert taken.status_code == 200, taken.text
    assert (taken.json()["width"], taken.json()["height"]) == (300, 200)
    assert (await mia.put(address["url"], content=file.getvalue())).status_code == 404
    small = await stranger.get(taken.json()["url"].replace("300.webp", "160.avif"))
    assert small.headers["content-type"] == "image/avif"
    assert "immutable" in small.headers["cache-control"]
    assert small.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in small.headers["content-security-policy"]
    assert (await stranger.get(f"/media/{taken.json()['media']}/161.avif")).status_code == 404
    large = await mia.put((await opened(mia, "IMAGE"))["url"], content=b"x" * 10_000_001)
    assert large.status_code == 413

    # What is exported is for merchandisers, and can be brought again as it is.
    asked = await ask(mia, EXPORT)
    out = await ended(mia, asked["exportCatalog"]["id"])
    assert (out["status"], out["total"]) == ("DONE", 2)
    assert (await stranger.get(out["fileUrl"])).status_code == 404
    csv = await mia.get(out["fileUrl"])
    assert "attachment" in csv.headers["content-disposition"]
    brought = await opened(mia, "CSV")
    assert (await mia.put(brought["url"], content=csv.content)).status_code == 200
    how = {"uploadId": brought["id"], "isDryRun": False, "idempotencyKey": str(uuid4())}
    back = await ended(mia, (await ask(mia, IMPORT, input=how))["importCatalog"]["id"])
    assert (back["status"], back["unchanged"], back["failed"]) == ("DONE", 2, 0), back

    # What was due meanwhile is shown, also by what is kept for strangers.
    for _ in range(300):
        if (await ask(stranger, PAGE, slug=due.slug))["product"]:
            break
        await asyncio.sleep(0.1)
    assert (await ask(stranger, PAGE, slug=due.slug))["product"] == {"name": due.name}


async def test_of_files_brought_to_one_address_at_once_one_is_kept(place):
    """What was judged in a dry run is what is imported: nobody puts another in its place."""
    mia, _, _ = place
    address = await opened(mia, "CSV")
    files = [f"article_number,name\r\n{one},{one}\r\n".encode() * 20_000 for one in range(8)]

    answers = await asyncio.gather(*(mia.put(address["url"], content=one) for one in files))

    assert sorted(one.status_code for one in answers) == [200, *[404] * 7]
