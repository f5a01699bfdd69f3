"""One product, the stores that have it, its shelf, and what an id names."""

from decimal import Decimal

import pytest

from models.catalog import ProductStatus
from models.stores import LocationKind
from models.viewer import Role
from tests.factories import (
    a_category,
    a_location,
    a_price,
    a_variant,
    on_sale,
    some_stock,
)
from tests.resolvers.product_lists import LIST


async def test_a_product_shows_its_place_and_its_variants(save, ask, aisle):
    shelf = a_category(parent_id=aisle.category.id, level=1)
    product, variant, *priced = on_sale(aisle, category=shelf)
    large = a_variant(product, name="Large", position=1)
    unpriced = a_variant(product, name="Unpriced", position=2)
    await save(shelf, product, variant, *priced, large, a_price(large, aisle.channel, 900))
    await save(unpriced)

    reply = await ask(
        "query ($slug: String!) { product(slug: $slug) {"
        " breadcrumbs { name parent { name } } variants { name stock price { amount } } } }",
        slug=product.slug,
    )

    assert reply["product"]["breadcrumbs"] == [
        {"name": aisle.category.name, "parent": None},
        {"name": shelf.name, "parent": {"name": aisle.category.name}},
    ]
    assert reply["product"]["variants"] == [
        {"name": "", "stock": "IN_STOCK", "price": {"amount": "3.99"}},
        {"name": "Large", "stock": "SOLD_OUT", "price": {"amount": "9.00"}},
    ]


AVAILABILITY = """
query ($slug: String!, $first: Int, $search: String, $latitude: Float, $longitude: Float) {
  product(slug: $slug) {
    availability(first: $first, search: $search, latitude: $latitude, longitude: $longitude) {
      store { name } stock quantityAvailable distanceKm
    }
  }
}
"""


@pytest.fixture
async def three_stores(save, aisle):
    store = {"kind": LocationKind.STORE, "number": "1"}
    lima = a_location(**store | {"name": "A", "city": "Lima", "latitude": 40.742})
    dayton = a_location(**store | {"name": "B", "number": "2", "postal_code": "45403"})
    berlin = a_location(**store | {"name": "C", "number": "3", "country": "DE"})
    await save(lima, dayton, berlin, some_stock(aisle.variant, dayton, 2))
    return aisle.product.slug


async def test_stores_that_have_it_come_first_and_foreign_ones_not_at_all(ask, three_stores):
    reply = await ask(AVAILABILITY, slug=three_stores, first=5)

    assert reply["product"]["availability"] == [
        {"store": {"name": "B"}, "stock": "LOW", "quantityAvailable": 2, "distanceKm": None},
        {"store": {"name": "A"}, "stock": "SOLD_OUT", "quantityAvailable": 0, "distanceKm": None},
    ]


async def test_near_a_place_the_nearest_store_comes_first(ask, three_stores):
    place = {"latitude": 40.75, "longitude": -84.19}

    reply = await ask(AVAILABILITY, slug=three_stores, first=5, **place)

    found = reply["product"]["availability"]
    assert [one["store"]["name"] for one in found] == ["A", "B"]
    assert found[0]["distanceKm"] == pytest.approx(0.9, abs=0.1)
    assert found[1]["distanceKm"] == pytest.approx(110, abs=1)


@pytest.mark.parametrize(
    ("search", "expected"),
    [("lim", ["A"]), ("45403", ["B"]), ("%", []), ("\0'\\", []), ("_", []), (" ", ["B", "A"])],
)
async def test_stores_are_found_by_name_city_and_postal_code(ask, three_stores, search, expected):
    reply = await ask(AVAILABILITY, slug=three_stores, first=5, search=search)

    assert [one["store"]["name"] for one in reply["product"]["availability"]] == expected


@pytest.mark.parametrize(
    "where",
    [
        {"first": 0},
        {"first": 101},
        {"first": 5, "latitude": 1.0},
        {"first": 5, "latitude": 91.0, "longitude": 0.0},
        {"first": 5, "latitude": 0.0, "longitude": 1e300},
    ],
)
async def test_a_place_that_is_none_is_refused(ask, three_stores, where):
    [(_, code)] = await ask(AVAILABILITY, slug=three_stores, errors=True, **where)

    assert code == "BAD_USER_INPUT"


async def test_shelves_with_nothing_to_sell_are_not_shown(save, ask):
    bakery = a_category(name="Bakery", slug="bakery", product_count=2)
    bread = a_category(name="Bread", parent_id=bakery.id, level=1, product_count=2)
    bare = a_category(name="Bare", parent_id=bakery.id, level=1)
    await save(bakery, bread, bare, a_category(name="Empty"))

    tree = await ask("{ categories { name children { name productCount } } }")
    one = await ask('{ category(slug: "bakery") { name level parent { name } } }')
    none = await ask('{ category(slug: "\\u0000") { name } }')

    assert tree["categories"] == [
        {"name": "Bakery", "children": [{"name": "Bread", "productCount": 2}]}
    ]
    assert one["category"] == {"name": "Bakery", "level": 0, "parent": None}
    assert none == {"category": None}


NODE = "query ($id: ID!) { node(id: $id) { __typename id } }"


async def test_an_id_finds_what_it_names(save, ask, aisle):
    store = a_location(kind=LocationKind.STORE)
    await save(store)
    named = {
        "Product": aisle.product,
        "Variant": aisle.variant,
        "Category": aisle.category,
        "Store": store,
    }

    for typename, one in named.items():
        assert await ask(NODE, id=one) == {"node": {"__typename": typename, "id": one.gid}}


@pytest.mark.parametrize("id", ["", "product", "product_x", "price_01h455vb4pex5vsknk084sn02q"])
async def test_an_id_that_names_nothing_is_null(ask, aisle, id):
    assert await ask(NODE, id=id) == {"node": None}


async def test_an_id_shows_nobody_what_they_may_not_see(save, ask, aisle):
    product, variant, *rest = on_sale(aisle, status=ProductStatus.ARCHIVED)
    await save(product, variant, *rest)

    for hidden in (product, variant, aisle.warehouse):
        assert await ask(NODE, id=hidden) == {"node": None}
    assert (await ask(NODE, id=product, viewer=Role.OWNER))["node"]["id"] == product.gid


async def test_prices_are_exact_decimals(save, ask, aisle):
    await save(*on_sale(aisle, amount=10**12 - 1, popularity=9))

    reply = await ask(LIST)

    assert Decimal(reply["products"]["nodes"][0]["price"]["amount"]) * 100 == 10**12 - 1
