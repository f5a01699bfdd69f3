"""Searching: words, beginnings, codes, misspellings, suggestions, and whatever else is typed."""

import pytest
from sqlalchemy import delete, func, select

from models.catalog import ProductStatus, SearchWord
from models.spelling import folded, trigrams
from resolvers.catalog.words import rebuild_search_words
from tests.factories import Aisle, a_category, a_variant, on_sale

SEARCH = """
query ($text: String, $first: Int = 24, $after: String, $sort: ProductSort) {
  products(filter: { text: $text }, first: $first, after: $after, sort: $sort) {
    nodes { name } totalCount correctedText pageInfo { endCursor }
    facets { name values { count } }
  }
}
"""
SUGGEST = """
query ($text: String!) {
  suggestions(text: $text) { words categories { name } products { name } }
}
"""

NASTY = [
    "\0",
    "milk\0",
    "\ud83e",
    "🥛🥐",
    "'; drop table products; --",
    "& | ! ( ) <-> :* 'milk':* \\",
    '"unclosed milk',
    "-",
    "--milk",
    "-milk",
    "milk or",
    "<script>alert(1)</script>",
    "%_%",
    "חלב טרי",
    "مرحبا \u202e milk",
    "the and of",
    "é" * 300,
    "milk " * 200_000,
    "a" * 1_000_000,
    "\t\n ",
    "1" * 60,
    "12-34/5.6",
]


@pytest.fixture
async def dairy(save, connection):
    aisle = Aisle()
    shelf = a_category(name="Minded cold", slug="minded-cold", product_count=4)
    await save(*aisle.models, shelf)
    on_shelf = {"category": shelf, "keywords": "dairy"}
    for name, popularity in [
        ("Oat milk", 30),
        ("Whole milk", 20),
        ("Milk chocolate bar with nuts", 10),
        ("Plain yogurt", 5),
    ]:
        words = {"kind": name, "name": name, "popularity": popularity}
        await save(*on_sale(aisle, **words, **on_shelf))
    await save(*on_sale(aisle, name="Old milk", kind="Milk", status=ProductStatus.ARCHIVED))
    await rebuild_search_words(connection)
    return aisle


def names(reply):
    return [node["name"] for node in reply["products"]["nodes"]]


async def test_words_find_what_carries_all_of_them_in_any_form(ask, dairy):
    assert names(await ask(SEARCH, text="MILKS whole")) == ["Whole milk"]
    assert names(await ask(SEARCH, text="milk -chocolate -oat")) == ["Whole milk"]
    assert names(await ask(SEARCH, text='"chocolate bar"')) == ["Milk chocolate bar with nuts"]


async def test_the_last_word_may_be_the_beginning_of_one(ask, dairy):
    assert names(await ask(SEARCH, text="milk choc")) == ["Milk chocolate bar with nuts"]
    assert names(await ask(SEARCH, text="choc milk x")) == []


async def test_the_best_match_comes_first_and_counts_agree(ask, dairy):
    reply = await ask(SEARCH, text="milk")

    assert names(reply) == ["Oat milk", "Whole milk", "Milk chocolate bar with nuts"]
    assert reply["products"]["totalCount"] == 3
    assert {"name": "BRAND", "values": [{"count": 3}]} in reply["products"]["facets"]


async def test_results_are_walked_in_their_order(ask, dairy):
    seen, after = [], None
    for _ in range(3):
        page = await ask(SEARCH, text="milk", first=1, after=after)
        seen += names(page)
        after = page["products"]["pageInfo"]["endCursor"]

    assert seen == ["Oat milk", "Whole milk", "Milk chocolate bar with nuts"]


async def test_a_code_finds_the_one_product_that_has_it(save, ask, dairy):
    product, variant, *rest = on_sale(dairy, name="Coded", article_number="1082185")
    large = a_variant(product, sku="OAT-1L", position=1)
    await save(product, variant, *rest, large)

    assert names(await ask(SEARCH, text=" 1082185 ")) == ["Coded"]
    assert names(await ask(SEARCH, text="OAT-1L")) == ["Coded"]
    assert names(await ask(SEARCH, text="OAT-2L")) == []


@pytest.mark.parametrize(
    ("text", "corrected", "found"),
    [
        ("yoghurt", "yogurt", "Plain yogurt"),
        ("Yogurth", "yogurt", "Plain yogurt"),
        ("hwole mlk", "whole milk", "Whole milk"),
        ("oat mikl", "oat milk", "Oat milk"),
    ],
)
async def test_a_misspelt_word_is_read_as_the_nearest_known_one(ask, dairy, text, corrected, found):
    reply = await ask(SEARCH, text=text)

    assert names(reply)[0] == found
    assert reply["products"]["correctedText"] == corrected
    assert reply["products"]["totalCount"] == len(names(reply))


async def test_a_corrected_search_goes_on_behind_its_last_row(ask, dairy):
    first = await ask(SEARCH, text="mlik", first=2)
    second = await ask(
        SEARCH, text="mlik", first=2, after=first["products"]["pageInfo"]["endCursor"]
    )

    assert len(set(names(first) + names(second))) == 3


async def test_what_is_spelt_well_is_not_corrected_when_nothing_has_it_all(ask, dairy):
    reply = await ask(SEARCH, text="oat yogurt")

    assert (names(reply), reply["products"]["correctedText"]) == ([], None)


async def test_words_that_are_like_nothing_find_nothing(ask, dairy):
    reply = await ask(SEARCH, text="xyzzyplugh")

    assert (names(reply), reply["products"]["correctedText"]) == ([], None)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
async def test_whatever_is_typed_is_answered(ask, dairy, text):
    found = await ask(SEARCH, text=text)
    suggested = await ask(SUGGEST, text=text)

    assert found["products"]["totalCount"] <= 5
    assert len(suggested["suggestions"]["products"]) <= 5


async def test_without_words_everything_is_listed(ask, dairy):
    for text in (None, "", "  ", "\0"):
        assert (await ask(SEARCH, text=text))["products"]["totalCount"] == 5


async def test_suggestions_complete_words_and_name_shelves_and_products(ask, dairy):
    reply = await ask(SUGGEST, text="Mi")

    assert reply["suggestions"] == {
        "words": ["minded", "milk"],
        "categories": [{"name": "Minded cold"}],
        "products": [
            {"name": "Oat milk"},
            {"name": "Whole milk"},
            {"name": "Milk chocolate bar with nuts"},
            {"name": "Plain yogurt"},
        ],
    }


async def test_suggested_words_are_those_that_find_something_together(ask, dairy):
    assert (await ask(SUGGEST, text="milk c"))["suggestions"]["words"] == ["milk chocolate"]
    assert (await ask(SUGGEST, text="oat c"))["suggestions"]["words"] == []


async def test_a_misspelt_beginning_suggests_the_right_word(ask, dairy):
    reply = await ask(SUGGEST, text="yoghurt")

    assert reply["suggestions"]["words"] == ["yogurt"]
    assert reply["suggestions"]["products"] == [{"name": "Plain yogurt"}]


async def test_twins_are_suggested_once(save, ask, dairy):
    await save(*on_sale(dairy, name="Oat milk", popularity=99))

    reply = await ask(SUGGEST, text="oat")

    assert reply["suggestions"]["products"] == [{"name": "Oat milk"}]


async def test_suggestions_take_few_statements(ask, dairy, statements):
    statements.clear()

    await ask(SUGGEST, text="mi")

    assert len(statements) <= 4


async def test_the_words_are_those_of_what_is_listed(session, connection, dairy):
    await session.execute(delete(SearchWord))

    await rebuild_search_words(connection)

    words = {row.word: row for row in await session.scalars(select(SearchWord))}
    assert set(words) >= {"oat", "milk", "whole", "chocolate", "bar", "with", "nuts"} | {
        *("plain", "yogurt", "dairy", "bread", "minded", "cold")
    }
    assert "old" not in words
    assert words["milk"].products == 3
    assert words["milk"].trigrams == trigrams("milk")


async def test_accents_neither_hide_nor_are_needed(save, ask, dairy, connection):
    await save(*on_sale(dairy, name="Crème brûlée", kind="Dessert"))
    await rebuild_search_words(connection)

    for text in ("creme brulee", "CRÈME", "crème brul", "cremé"):
        assert names(await ask(SEARCH, text=text)) == ["Crème brûlée"]
    assert (await ask(SUGGEST, text="Brû"))["suggestions"]["words"] == ["brulee"]


async def test_a_product_is_found_by_what_is_said_of_it_and_by_its_barcode(save, ask, dairy):
    product, variant, *rest = on_sale(
        dairy,
        name="Loaf",
        attributes={"flour": "Spelt", "organic": True, "vegan": False},
        texts={"de": {"name": "Dinkelbrot"}},
    )
    variant.barcode = "4006381333931"
    await save(product, variant, *rest)

    for text in ("spelt", "organic loaf", "dinkelbrot", "4006381333931", "4 006381 333931"):
        assert names(await ask(SEARCH, text=text)) == ["Loaf"], text
    assert names(await ask(SEARCH, text="vegan")) == []


async def test_what_was_typed_is_searched_when_that_is_wished(ask, dairy):
    as_typed = 'query { products(filter: { text: "mlik", asTyped: true }) { totalCount } }'

    assert (await ask(as_typed))["products"]["totalCount"] == 0


@pytest.mark.parametrize(
    "letters", ["Crème ﬁne Ångström Straße", "ŒUVRE Ærø Łódź İstanbul", "Ｗｉｄｅ ½"]
)
async def test_the_program_and_the_database_fold_alike(connection, letters):
    found = await connection.execute(select(func.folded(letters)))

    assert found.scalar_one() == folded(letters)


async def test_letters_that_are_a_small_word_begin_a_large_one(save, ask, dairy):
    await save(*on_sale(dairy, name="Amber lamp", kind="lamp"))

    assert (await ask(SUGGEST, text="am"))["suggestions"]["products"] == [{"name": "Amber lamp"}]
