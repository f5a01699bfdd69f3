"""Browsing: lists and their pages, filters and facets."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import update

from models.catalog import Brand, Product, ProductStatus
from models.viewer import Role
from tests.factories import (
    NOW,
    a_category,
    a_channel,
    a_location,
    a_price,
    on_sale,
    some_stock,
)
from tests.resolvers.product_lists import CARD, LIST, names

FACETS = """
query ($filter: ProductFilter) {
  products(filter: $filter) { totalCount facets { name values { value count isSelected } } }
}
"""
PRODUCT = f"query ($slug: String!) {{ product(slug: $slug) {{ {CARD} }} }}"


async def test_a_list_tells_price_and_stock_of_this_market(save, ask, aisle):
    await save(*on_sale(aisle, on_hand=3, amount=1210, name="Rye", unit_quantity=20.0, unit="oz"))

    reply = await ask(LIST, sort="NAME")

    rye = reply["products"]["nodes"][-1]
    assert rye["price"] == {"amount": "12.10", "currency": "USD"}
    assert rye["unitPrice"] == {"price": {"amount": "0.61"}, "unit": "oz"}
    assert (rye["stock"], rye["quantityAvailable"]) == ("LOW", 3)
    assert rye["category"]["slug"] == aisle.category.slug


async def test_nobody_is_told_how_full_the_warehouse_is(save, ask, aisle):
    await save(*on_sale(aisle, on_hand=5_000, popularity=9))

    reply = await ask(LIST)

    first = reply["products"]["nodes"][0]
    assert (first["stock"], first["quantityAvailable"]) == ("IN_STOCK", 99)


async def test_what_has_no_price_here_is_not_sold_here(save, ask, aisle):
    leipzig = a_location(country="DE")
    german = a_channel(leipzig, code="de", currency="EUR", country="DE")
    brezel, variant, *_ = on_sale(aisle, name="Brezel")
    await save(leipzig, german, brezel, variant, a_price(variant, german, 129))
    await save(some_stock(variant, leipzig, 4))

    in_euros = await ask(LIST, channel="de")
    at_home = await ask(LIST)
    missing = await ask(PRODUCT, slug="Brezel", channel="us")

    assert names(in_euros) == ["Brezel"]
    assert in_euros["products"]["nodes"][0]["price"] == {"amount": "1.29", "currency": "EUR"}
    assert in_euros["products"]["nodes"][0]["quantityAvailable"] == 4
    assert names(at_home) == [aisle.product.name]
    assert missing == {"product": None}


async def test_a_market_that_is_none_is_refused(ask, aisle):
    [(_, code)] = await ask(LIST, channel="nowhere", errors=True)

    assert code == "BAD_USER_INPUT"


async def test_what_is_archived_exists_for_merchandisers_only(save, ask, aisle):
    await save(*on_sale(aisle, name="Old", slug="old", status=ProductStatus.ARCHIVED))

    listed = await ask(LIST)
    to_a_guest = await ask(PRODUCT, slug="old")
    to_a_customer = await ask(PRODUCT, slug="old", viewer=uuid4())
    to_a_merchandiser = await ask(PRODUCT, slug="old", viewer=Role.MERCHANDISER)

    assert names(listed) == [aisle.product.name]
    assert to_a_guest == to_a_customer == {"product": None}
    assert to_a_merchandiser["product"]["name"] == "Old"


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("POPULAR", ["b", "c", "a"]),
        ("RELEVANCE", ["b", "c", "a"]),
        ("NEWEST", ["c", "b", "a"]),
        ("PRICE_ASC", ["c", "a", "b"]),
        ("PRICE_DESC", ["b", "a", "c"]),
        ("NAME", ["a", "b", "c"]),
    ],
)
async def test_a_list_is_sorted_and_walked_page_by_page(save, ask, aisle, sort, expected):
    shelf = a_category(slug="sorted")
    await save(shelf)
    for name, popularity, amount, age in [("a", 1, 2_00, 3), ("b", 9, 3_00, 2), ("c", 5, 1_00, 1)]:
        values = {"popularity": popularity, "listed_at": NOW - timedelta(days=age)}
        await save(*on_sale(aisle, amount=amount, name=name, category=shelf, **values))

    seen, after = [], None
    for _ in expected:
        page = await ask(LIST, filter={"category": "sorted"}, sort=sort, first=1, after=after)
        seen += names(page)
        after = page["products"]["pageInfo"]["endCursor"]

    assert seen == expected
    assert page["products"]["pageInfo"]["hasNextPage"] is False
    assert page["products"]["pageInfo"]["hasPreviousPage"] is True


async def test_ties_are_walked_without_skipping_or_repeating_while_others_come_and_go(
    save, ask, aisle, session
):
    for number in range(7):
        await save(*on_sale(aisle, name=f"Twin {number}"))

    first = await ask(LIST, sort="PRICE_ASC", first=4)
    await save(*on_sale(aisle, amount=1, name="Cheaper, before what was seen"))
    gone = {"status": ProductStatus.ARCHIVED}
    await session.execute(
        update(Product).where(Product.name == first["products"]["nodes"][0]["name"]).values(**gone)
    )
    after = first["products"]["pageInfo"]["endCursor"]
    second = await ask(LIST, sort="PRICE_ASC", first=100, after=after)

    assert not set(names(first)) & set(names(second))
    assert len(names(first) + names(second)) == 8


@pytest.mark.parametrize(
    "after", ["", "!", "x" * 5_000, "W10", "WyJuYW1lIiwxLDJd", "WyJwb3B1bGFyIiwxZTQwLCJ4Il0", "🥛"]
)
async def test_a_cursor_of_another_list_is_refused(ask, aisle, after):
    [(message, code)] = await ask(LIST, after=after, errors=True)

    assert (code, "after" in message) == ("BAD_USER_INPUT", True)


async def test_a_cursor_does_not_serve_another_order(ask, aisle):
    page = await ask(LIST, sort="NAME")

    after = page["products"]["edges"][0]["cursor"]
    [(_, code)] = await ask(LIST, sort="PRICE_ASC", after=after, errors=True)

    assert code == "BAD_USER_INPUT"


async def test_a_category_holds_what_lies_anywhere_below_it(save, ask, aisle):
    below = a_category(parent_id=aisle.category.id, level=1)
    deepest = a_category(parent_id=below.id, level=2, slug="deepest")
    await save(below, deepest, a_category(slug="elsewhere"))
    await save(*on_sale(aisle, name="Deep", category=deepest))

    assert len(names(await ask(LIST, filter={"category": aisle.category.slug}))) == 2
    assert names(await ask(LIST, filter={"category": "deepest"})) == ["Deep"]
    assert names(await ask(LIST, filter={"category": "elsewhere"})) == []
    assert names(await ask(LIST, filter={"category": "nowhere\0"})) == []


async def test_filters_narrow_together(save, ask, aisle):
    rye = {"kind": "rye", "brand": Brand.PRIVATE, "maker": 7, "size": "1 lb"}
    await save(*on_sale(aisle, name="Rye", amount=500, **rye))
    await save(*on_sale(aisle, name="Sold out", on_hand=0, amount=501, **rye))

    narrow = {"kind": ["rye"], "brand": ["PRIVATE"], "maker": [7, 8], "size": ["1 lb"]}

    assert set(names(await ask(LIST, filter=narrow))) == {"Rye", "Sold out"}
    assert names(await ask(LIST, filter=narrow | {"inStock": True})) == ["Rye"]
    assert names(await ask(LIST, filter=narrow | {"maxPrice": "5.00"})) == ["Rye"]
    assert names(await ask(LIST, filter=narrow | {"minPrice": "5.01"})) == ["Sold out"]
    assert names(await ask(LIST, filter=narrow | {"kind": ["wheat"]})) == []


async def test_products_are_found_by_their_ids(ask, aisle):
    others = [aisle.variant.gid, "product_nonsense", "\0"]

    assert names(await ask(LIST, filter={"ids": [aisle.product.gid, *others]})) == [
        aisle.product.name
    ]
    assert names(await ask(LIST, filter={"ids": others})) == []
    assert names(await ask(LIST, filter={"ids": []})) == []


@pytest.mark.parametrize(
    ("filter", "path"),
    [
        ({"minPrice": "-1"}, "filter.minPrice"),
        ({"maxPrice": "1.001"}, "filter.maxPrice"),
        ({"maxPrice": "10000000000000000000"}, "filter.maxPrice"),
        ({"kind": ["x"] * 101}, "filter.kind"),
        ({"ids": ["x"] * 101}, "filter.ids"),
    ],
)
async def test_a_filter_that_cannot_be_is_refused(ask, aisle, filter, path):
    [(message, code)] = await ask(LIST, filter=filter, errors=True)

    assert (code, path in message) == ("BAD_USER_INPUT", True)


@pytest.mark.parametrize("first", [0, -1, 101, 10**9])
async def test_a_page_is_bounded(ask, aisle, first):
    [(_, code)] = await ask(LIST, first=first, errors=True)

    assert code in {"BAD_USER_INPUT", "MAX_COST_EXCEEDED"}


async def test_a_facet_counts_as_if_nothing_were_chosen_in_it(save, ask, aisle):
    for maker, kind in [(1, "rye"), (1, "wheat"), (2, "rye")]:
        await save(*on_sale(aisle, maker=maker, kind=kind, amount=250))

    reply = await ask(FACETS, filter={"maker": [1, 999], "kind": ["rye", "wheat"]})

    facets = {one["name"]: one["values"] for one in reply["products"]["facets"]}
    counts = {name: {one["value"]: one["count"] for one in facets[name]} for name in facets}
    assert reply["products"]["totalCount"] == 2
    assert counts["MAKER"] == {"1": 2, "2": 1, "999": 0}
    assert counts["KIND"] == {"rye": 1, "wheat": 1}
    assert counts["BRAND"] == {"NATIONAL": 2}
    assert {one["value"] for one in facets["MAKER"] if one["isSelected"]} == {"1", "999"}


async def test_prices_are_counted_in_buckets_that_cover_everything_once(save, ask, aisle):
    for amount in (0, 199, 200, 1_000_000):
        await save(*on_sale(aisle, amount=amount))

    reply = await ask(FACETS, filter={"maxPrice": "1.99"})

    [prices] = [one["values"] for one in reply["products"]["facets"] if one["name"] == "PRICE"]
    counts = {one["value"]: one["count"] for one in prices}
    assert reply["products"]["totalCount"] == 2
    assert sum(counts.values()) == 5
    assert (counts["0.00-0.99"], counts["1.00-1.99"], counts["2.00-2.99"]) == (1, 1, 1)
    assert counts["50.00-"] == 1
    assert [one["value"] for one in prices if one["isSelected"]] == ["0.00-0.99", "1.00-1.99"]


async def test_a_chosen_value_is_told_however_rare_it_is(save, ask, aisle):
    for number in range(25):
        await save(*on_sale(aisle, kind=f"kind {number:02}"))
        await save(*on_sale(aisle, kind=f"kind {number:02}"))

    reply = await ask(FACETS, filter={"kind": ["bread"]})

    [kinds] = [one["values"] for one in reply["products"]["facets"] if one["name"] == "KIND"]
    assert len(kinds) == 20
    assert [one["value"] for one in kinds if one["isSelected"]] == ["bread"]


async def test_a_list_takes_as_many_statements_for_24_products_as_for_one(
    save, ask, aisle, statements
):
    query = LIST.replace(CARD, CARD + "breadcrumbs { name } variants { sku price { amount } }")
    statements.clear()
    await ask(query)
    for_one = len(statements)
    for _ in range(23):
        await save(*on_sale(aisle, category=aisle.category))
    statements.clear()

    reply = await ask(query)

    assert len(reply["products"]["nodes"]) == 24
    assert len(statements) == for_one == 3


async def test_a_category_is_looked_up_once_and_its_list_is_planned_once(
    save, ask, aisle, statements
):
    await save(a_category(parent_id=aisle.category.id, level=1))
    for _ in range(12):
        await save(*on_sale(aisle, category=aisle.category))
    chosen = {"category": aisle.category.slug}

    async def sent(query=LIST, **more):
        statements.clear()
        await ask(query, filter=chosen, **more)
        return list(statements)

    first = await sent(first=10)
    second = await sent(first=12)

    assert len(first) == 3
    assert "RECURSIVE" not in first[-1]
    assert first[-1] == second[-1]
    with_facets = await sent(FACETS)
    assert sum("RECURSIVE" in one for one in with_facets) == 1


@pytest.mark.parametrize("first", [1, 8, 9, 24, 25])
async def test_a_page_is_as_long_as_was_asked(save, ask, aisle, first):
    for _ in range(26):
        await save(*on_sale(aisle, category=aisle.category))

    page = (await ask(LIST, first=first))["products"]

    assert (len(page["nodes"]), page["pageInfo"]["hasNextPage"]) == (first, True)


async def test_totals_and_facets_are_counted_only_when_asked(ask, aisle, statements):
    statements.clear()

    await ask("{ products { nodes { name } } }")

    assert not [one for one in statements if "count(" in one]
