"""`patron init` makes an empty shop, and its owner sets a password once."""

import asyncio
from secrets import token_urlsafe

import httpx
import pytest

from api.app import create
from api.commands.init import Link, NewShop, make
from api.settings import CannotStart, Settings

WANTED = ("Anna's", "anna@shop.example", "eur", "de", "Europe/Berlin")
SHOP = "{ shop { name isDemo channel { currency timeZone pricesIncludeTax } } }"


@pytest.fixture
def settings(database: str, tmp_path) -> Settings:
    given = {name: token_urlsafe(32) for name in ("secret", "payments_secret")}
    return Settings(database_url=database, demo=False, var=tmp_path, **given)


@pytest.fixture
async def link(settings: Settings, database: str) -> Link:
    return await asyncio.to_thread(make, settings, database, NewShop(*WANTED))


@pytest.fixture
async def client(settings: Settings, link: Link):
    app = create(settings)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url=settings.public_url
        ) as client,
    ):
        yield client


async def test_the_new_shop_is_what_was_asked_for_and_empty(client):
    answer = await client.post("/graphql", json={"query": SHOP}, headers={"x-patron-channel": "de"})

    assert answer.json()["data"]["shop"] == {
        "name": "Anna's",
        "isDemo": False,
        "channel": {"currency": "EUR", "timeZone": "Europe/Berlin", "pricesIncludeTax": True},
    }


async def test_its_owner_sets_a_password_with_the_link_and_only_once(client, link):
    assert "anna@shop.example" in (await client.get(link.address)).text

    first = await client.post(link.address, data={"password": "correct horse"})
    second = await client.post(link.address, data={"password": "battery staple"})

    assert (first.status_code, first.headers["location"]) == (303, "/login")
    assert second.status_code == 410
    assert (await client.get(link.address)).status_code == 410


async def test_a_weak_password_is_refused_and_the_link_still_works(client, link):
    assert (await client.post(link.address, data={"password": "short"})).status_code == 422
    assert (await client.get(link.address)).status_code == 200


@pytest.mark.parametrize("damage", ["x", "", "A" * 75, "%00", "\u00e9"])
async def test_a_forged_link_opens_nothing(client, link, damage):
    start, _, token = link.address.rpartition("/")
    forged = f"{start}/{damage or token[:-2]}"

    assert (await client.get(forged)).status_code == 410


async def test_a_second_shop_in_the_same_database_is_refused(link, settings, database):
    with pytest.raises(CannotStart, match="There is a shop in this database already"):
        await asyncio.to_thread(make, settings, database, NewShop(*WANTED))


@pytest.mark.parametrize(
    ("position", "value", "reason"),
    [
        (0, "  ", "needs a name"),
        (1, "anna", "is not an e-mail address"),
        (2, "euro", "is not a currency"),
        (3, "Germany", "is not a country"),
        (4, "Berlin", "is not a time zone"),
    ],
)
def test_what_makes_no_sense_is_named(position, value, reason):
    wanted = list(WANTED)
    wanted[position] = value

    with pytest.raises(CannotStart, match=reason):
        NewShop(*wanted)
