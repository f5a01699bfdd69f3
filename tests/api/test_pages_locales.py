"""Pages speak as somebody chose, else as their market, else as their browser asks."""

import json
from pathlib import Path

import pytest
from starlette.requests import Request

from api.pages import words
from api.pages.locales import language_of, named, speaking, t

CASES = json.loads((Path(__file__).parent / "storefront_cases.json").read_text())["german"]


@pytest.fixture
def in_german():
    token = speaking.set("de")
    yield
    speaking.reset(token)


@pytest.mark.parametrize(
    ("headers", "language"),
    [
        ({}, "en"),
        ({"accept-language": "fr-FR,de-CH;q=0.8,en;q=0.5"}, "de"),
        ({"accept-language": "en-US,de;q=0.9"}, "en"),
        ({"accept-language": "en-US", "x-patron-channel": "de"}, "de"),
        ({"x-patron-channel": "de", "cookie": "patron_language=en"}, "en"),
        ({"cookie": "patron_language=../../de"}, "en"),
    ],
)
def test_a_choice_comes_before_the_market_and_the_market_before_the_browser(headers, language):
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]

    assert language_of(Request({"type": "http", "headers": raw})) == language


@pytest.mark.usefixtures("in_german")
def test_german_pages_write_percentages_and_quotes_as_germans_do():
    assert words.tax_words({"taxPercent": "7.25", "pricesIncludeTax": False}) == (
        "Preise ohne 7,25\xa0% Verkaufssteuer."
    )
    assert t("“{text}”", text="Joghurt") == "„Joghurt“"


@pytest.mark.usefixtures("in_german")
def test_german_pages_write_numbers_and_money_as_the_storefront_does():
    for money, text in CASES["money"]:
        assert words.format_money(money) == text
    for amount, currency, unit, text in CASES["unitPrice"]:
        price = {"amount": amount, "currency": currency}
        assert words.format_unit_price({"price": price, "unit": unit}) == text
    for value, text in CASES["count"]:
        assert words.count(value, "product") == text


@pytest.mark.usefixtures("in_german")
def test_what_nobody_has_translated_is_said_in_english():
    told = named({"name": "Bread", "nameDe": None}), named({"name": "Bread", "nameDe": "Brot"})

    assert told == ("Bread", "Brot")
    assert (t("{n} left", n=3), t("Not {what} yet", what="this")) == ("noch 3", "Not this yet")
