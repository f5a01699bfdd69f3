"""Finds a product by browsing, facets or search with suggestions; sees clear text, pictures, price,
stock; checks out in few steps, on a slow phone too, without a dead end."""

import pytest

from models.catalog import Brand
from models.viewer import Role
from resolvers.catalog.words import rebuild_search_words
from resolvers.merchandising.counting import recount
from resolvers.session import SharedSession
from tests import databases
from tests.api.logins import log_in, store_account
from tests.api.servers import until
from tests.api.web import ask, connected, pay, place, shop, status
from tests.factories import Aisle, a_price, a_product, a_variant, some_stock

GOOD = {"number": "4242424242424242", "expiry": "12/40", "code": "123"}
PHONE = {"user-agent": "Mozilla/5.0 (Linux; Android 14) Chrome/140 Mobile Safari/537.36"}
AISLES = "{ categories { name slug } }"
LIST = """query ($f: ProductFilter!) { products(filter: $f, first: 20) {
  totalCount correctedText nodes { name slug }
  facets { name values { label count input } } } }"""
SUGGEST = """query ($t: String!) { suggestions(text: $t) { words products { name slug } } }"""
SHOWN = """query ($s: String!) { product(slug: $s) {
  name description picture variantId stock quantityAvailable
  price { amount currency } category { name } } }"""
ADD = """mutation ($v: ID!) { addToCart(input: {variantId: $v}) { __typename
  ... on Error { message }
  ... on Cart { id quote(deliveryMethod: "standard") { total { amount } } } } }"""
AGREE = """mutation { chooseConsent(input: {isGranted: true}) { __typename } }"""
LOG = """mutation ($events: [BehaviourEventInput!]!) { logEvents(input: {events: $events}) {
  ... on EventsLogged { count } } }"""
FIGURES = """query ($p: Period!) { analytics(period: $p) {
  conversion { value numerator denominator } cartAbandonment { value denominator }
  pageLoad { median p75 measured } } }"""
THIS_DECADE = {"from": "2020-01-01T00:00:00Z", "to": "2029-12-31T00:00:00Z"}


def on_the_shelf(aisle, name, amount, brand):
    product = a_product(aisle.category, name=name, slug=name.lower().replace(" ", "-"), brand=brand)
    variant = a_variant(product)
    price = a_price(variant, aisle.channel, amount)
    return product, variant, price, some_stock(variant, aisle.warehouse, 7)


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    database, aisle = await databases.copy(template), Aisle(on_hand=100)
    goods = (
        *on_the_shelf(aisle, "Oat Yoghurt", 349, Brand.PRIVATE),
        *on_the_shelf(aisle, "Greek Yoghurt", 499, Brand.NATIONAL),
        *on_the_shelf(aisle, "Rye Crackers", 199, Brand.NATIONAL),
    )
    async with shop(database, payment_company, *aisle.models, *goods, worker=True) as [web]:
        await store_account(database, "owner@example.com", Role.OWNER)
        await read_the_catalogue(database, aisle)
        yield web, aisle
    await databases.drop(database)


async def read_the_catalogue(database, aisle):
    """What follows when a product is published, and every ten minutes."""
    async with connected(database) as engine, SharedSession(engine) as session:
        await recount(session, [aisle.category.id])
        await rebuild_search_words(await session.connection())
        await session.commit()


@pytest.fixture
async def shopper(opened):
    web, _ = opened
    async with web.browser(**PHONE) as shopper:
        yield shopper


async def found(shopper, **filter):
    return (await ask(shopper, LIST, f=filter))["products"]


def names(page):
    return {one["name"] for one in page["nodes"]}


async def figures(opened):
    web, _ = opened
    async with web.browser() as owner:
        await log_in(owner, "owner@example.com")
        return (await ask(owner, FIGURES, p=THIS_DECADE))["analytics"]


async def test_before_anybody_came_the_figures_are_null_and_not_zero(opened):
    assert await figures(opened) == {
        "conversion": {"value": None, "numerator": 0, "denominator": 0},
        "cartAbandonment": {"value": None, "denominator": 0},
        "pageLoad": {"median": None, "p75": None, "measured": 0},
    }


async def test_an_aisle_and_its_facets_lead_to_a_product(opened, shopper):
    _, aisle = opened
    aisles = (await ask(shopper, AISLES))["categories"]
    [shelf] = [one for one in aisles if one["name"] == aisle.category.name]
    everything = await found(shopper, category=shelf["slug"])
    [brands] = [one for one in everything["facets"] if one["name"] == "BRAND"]

    assert everything["totalCount"] == 4
    # What a choice says it leaves is what it leaves.
    for choice in brands["values"]:
        left = await found(shopper, category=shelf["slug"], **choice["input"])
        assert left["totalCount"] == choice["count"] > 0
    own = await found(shopper, category=shelf["slug"], brand=["PRIVATE"])
    assert "Oat Yoghurt" in names(own)
    assert "Greek Yoghurt" not in names(own)


async def test_a_search_suggests_as_one_types_and_forgives_a_slip(shopper):
    typed = (await ask(shopper, SUGGEST, t="yog"))["suggestions"]
    slip = await found(shopper, text="yoghrt")

    assert {one["name"] for one in typed["products"]} == {"Oat Yoghurt", "Greek Yoghurt"}
    assert names(slip) == {"Oat Yoghurt", "Greek Yoghurt"}
    assert slip["correctedText"] == "yoghurt"


async def test_a_phone_sees_what_it_is_and_pays_for_it_in_three_requests_and_is_counted(
    opened, shopper, payment_company
):
    _, aisle = opened
    await ask(shopper, AGREE)
    shown = (await ask(shopper, SHOWN, s="oat-yoghurt"))["product"]
    seen = {"name": "PRODUCT_VIEWED", "productId": await product_id(shopper, "oat-yoghurt")}
    loads = [{"name": "PAGE_LOADED", "text": "/p", "milliseconds": n} for n in (900, 1100, 1300)]
    noted = await ask(shopper, LOG, events=[seen, *loads])

    cart = (await ask(shopper, ADD, v=shown["variantId"]))["addToCart"]
    order = await place(shopper, cart)
    await pay(shopper, payment_company, order["id"], GOOD)

    async def is_confirmed():
        return await status(shopper, order["id"]) == "CONFIRMED"

    await until(is_confirmed)
    told = await figures(opened)
    assert (shown["name"], shown["category"]["name"]) == ("Oat Yoghurt", aisle.category.name)
    assert shown["description"]
    assert shown["picture"]
    assert shown["price"] == {"amount": "3.49", "currency": "USD"}
    assert (shown["stock"], shown["quantityAvailable"]) == ("IN_STOCK", 7)
    assert noted["logEvents"]["count"] == 4
    assert told["conversion"] == {"value": 1.0, "numerator": 1, "denominator": 1}
    # A cart has a day before it is known to be abandoned or not.
    assert told["cartAbandonment"] == {"value": None, "denominator": 0}
    assert told["pageLoad"] == {"median": 1100, "p75": 1300, "measured": 3}


async def product_id(shopper, slug):
    query = "query ($s: String!) { product(slug: $s) { id } }"
    return (await ask(shopper, query, s=slug))["product"]["id"]
