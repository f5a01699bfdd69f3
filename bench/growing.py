"""Reads that are measured for how they grow with the catalogue, beside those of every run."""

from bench.catalogue import WORDS, Catalogue
from bench.client import Browser
from bench.operations import BY_NAME, PAGE, Operation, expect

_CARDS = "nodes { id name slug price { amount currency } picture stock }"
_FACETS = "totalCount facets { name values { value label count isSelected input } }"
SHELF = f"""
query Shelf($category: String!) {{
  products(filter: {{category: $category}}, first: 24) {{ {_CARDS} {_FACETS} }}
}}
"""
EVERYTHING = f"query Everything {{ products(first: 24) {{ {_CARDS} {_FACETS} }} }}"
CHEAPEST = f"query Cheapest {{ products(first: 24, sort: PRICE_ASC) {{ {_CARDS} }} }}"
NARROWED = f"""
query Narrowed($text: String!) {{
  products(filter: {{text: $text, brand: [NATIONAL], maxPrice: "30"}}, first: 24) {{
    {_CARDS} {_FACETS}
  }}
}}
"""
MISSPELT = f"""
query Misspelt($text: String!) {{
  products(filter: {{text: $text}}, first: 24) {{ {_CARDS} correctedText }}
}}
"""
SUGGESTIONS = """
query Suggestions($text: String!) {
  suggestions(text: $text) { words categories { id name slug } products { id name slug } }
}
"""


async def shelf(browser: Browser, catalogue: Catalogue, number: int) -> None:
    data = await browser.ask(SHELF, category=catalogue.category(number))
    of_a_brand = next(one for one in data["products"]["facets"] if one["name"] == "BRAND")
    counted = sum(value["count"] for value in of_a_brand["values"])
    expect(counted == data["products"]["totalCount"] >= PAGE, data)


async def everything(browser: Browser, catalogue: Catalogue, number: int) -> None:
    data = await browser.ask(EVERYTHING)
    expect(data["products"]["totalCount"] == catalogue.products, data)


async def cheapest(browser: Browser, catalogue: Catalogue, number: int) -> None:
    data = await browser.ask(CHEAPEST)
    expect(len(data["products"]["nodes"]) == PAGE, data)


async def narrowed(browser: Browser, catalogue: Catalogue, number: int) -> None:
    data = await browser.ask(NARROWED, text=catalogue.word(number))
    expect(len(data["products"]["facets"]) > 1, data)


async def misspelt(browser: Browser, catalogue: Catalogue, number: int) -> None:
    word = catalogue.word(number)
    data = await browser.ask(MISSPELT, text=f"{word[0]}{word}")
    expect(data["products"]["correctedText"] in WORDS, data)


async def suggestions(browser: Browser, catalogue: Catalogue, number: int) -> None:
    word = catalogue.word(number)
    data = await browser.ask(SUGGESTIONS, text=word[: 2 + number % 3])
    expect(bool(data["suggestions"]["products"]), data)


GROWING = (
    Operation("shelf", "Category with its total and facets", shelf, ["Shelf"]),
    Operation("everything", "The whole shop with total and facets", everything, ["Everything"]),
    Operation("cheapest", "The cheapest of the whole shop", cheapest, ["Cheapest"]),
    Operation(
        "narrowed", "Search, narrowed by brand and price, with facets", narrowed, ["Narrowed"]
    ),
    Operation("misspelt", "Search for a misspelt word", misspelt, ["Misspelt"]),
    Operation("suggestions", "Suggestions for 2 to 4 letters", suggestions, ["Suggestions"]),
)
EVERY = {**BY_NAME, **{one.name: one for one in GROWING}}
