"""Large catalogues: what is looked at is bounded, told, and the same whatever the tiers say."""

import pytest
from sqlalchemy import text

from resolvers.catalog import tiers
from resolvers.catalog.candidates import MOST_SEARCHED
from tests.factories import Aisle

SEARCH = """
query ($filter: ProductFilter!, $first: Int = 100, $after: String, $sort: ProductSort) {
  products(filter: $filter, first: $first, after: $after, sort: $sort) {
    nodes { name } totalCount isCountCapped pageInfo { endCursor hasNextPage }
    facets { name values { value count isSelected } }
  }
}
"""
LAMPS = MOST_SEARCHED + 200
COPIES = f"""
with made as (
  insert into products (id, name, slug, description, category_id, status, kind, brand, maker,
                        article_number, picture, wall, popularity, listed_at, needs_article_number,
                        is_age_restricted, keywords)
  select gen_random_uuid(), 'Lamp ' || number, 'lamp-' || number, '', category_id, 'listed', 'lamp',
         case when number % 4 = 0 then 'private' else 'national' end, number % 3, 'L' || number,
         picture, wall, number, now(), false, false, 'light'
  from products, generate_series(1, {LAMPS}) number where products.id = :product
  returning id, slug
), varied as (
  insert into variants (id, product_id, sku, name, position)
  select gen_random_uuid(), id, slug, '', 0 from made returning id, sku
)
insert into prices (id, variant_id, channel_id, amount)
select gen_random_uuid(), id, :channel, 100 + length(sku) from varied
"""


@pytest.fixture
async def lamps(save, connection):
    aisle = Aisle()
    await save(*aisle.models)
    await connection.execute(
        text(COPIES), {"product": aisle.product.id, "channel": aisle.channel.id}
    )
    return aisle


async def search(ask, first=100, after=None, sort=None, **filter):
    reply = await ask(SEARCH, filter=filter, first=first, after=after, sort=sort)
    return reply["products"]


def counts(found, facet):
    values = next(one["values"] for one in found["facets"] if one["name"] == facet)
    return {value["value"]: value["count"] for value in values}


async def test_a_common_word_is_counted_so_far_and_says_so(ask, lamps):
    found = await search(ask, text="lamp")

    assert (found["totalCount"], found["isCountCapped"]) == (MOST_SEARCHED, True)
    assert sum(counts(found, "BRAND").values()) == MOST_SEARCHED
    assert sum(counts(found, "PRICE").values()) == MOST_SEARCHED


async def test_what_narrows_a_search_is_looked_for_among_everything(ask, lamps):
    found = await search(ask, text="lamp", brand=["PRIVATE"], maker=[0])

    assert (found["totalCount"], found["isCountCapped"]) == (LAMPS // 12, False)
    assert next(value for value in found["facets"][0]["values"] if value["isSelected"])
    assert (await search(ask, text="lamp 17"))["nodes"][0]["name"].startswith("Lamp 17")


@pytest.mark.parametrize("sort", ["RELEVANCE", "POPULAR", "NAME", "PRICE_DESC"])
async def test_a_capped_search_is_walked_to_its_end_without_repeating(ask, lamps, sort):
    seen, after, goes_on = [], None, True
    while goes_on:
        page = await search(ask, text="lamp", sort=sort, after=after)
        seen += [node["name"] for node in page["nodes"]]
        after, goes_on = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]

    assert len(seen) == len(set(seen)) == MOST_SEARCHED
    assert set(seen) == {f"Lamp {number}" for number in range(LAMPS, LAMPS - MOST_SEARCHED, -1)}


async def test_the_tiers_change_how_it_is_found_and_not_what(ask, lamps, connection, monkeypatch):
    before = [await search(ask, text=words) for words in ("lamp", "lamp 7", "light 1")]
    monkeypatch.setattr(
        tiers, "ARRANGE", tiers.ARRANGE.replace("25000", "300").replace("60000", "700")
    )
    assert not await tiers.arrange_tiers(connection, LAMPS - 10)
    assert await tiers.arrange_tiers(connection, LAMPS)
    by_tier = await connection.execute(text("select tier, count(*) from products group by tier"))
    after = [await search(ask, text=words) for words in ("lamp", "lamp 7", "light 1")]

    assert dict(by_tier.all()) == {0: 300, 1: 400, 2: LAMPS + 1 - 700}
    assert after == before


async def test_a_list_without_words_is_counted_whole(ask, lamps):
    found = await search(ask, category=lamps.category.slug)

    assert (found["totalCount"], found["isCountCapped"]) == (LAMPS + 1, False)
    assert sum(counts(found, "BRAND").values()) == LAMPS + 1


async def test_page_total_and_facets_of_a_search_are_one_statement(ask, lamps, statements):
    statements.clear()

    await search(ask, text="lamp")

    assert len([one for one in statements if "ts_rank_cd" in one or "width_bucket" in one]) == 1
    assert len(statements) <= 2


async def test_facets_of_an_empty_page_are_told_all_the_same(ask, lamps):
    found = await search(ask, text="lamp", minPrice="999")

    assert (found["nodes"], found["totalCount"]) == ([], 0)
    assert sum(counts(found, "PRICE").values()) == MOST_SEARCHED
