"""The storefront's half of these is frontend/src/testing/sameAsServer.test.ts."""

import json
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from api.pages import list_search, words

CASES = json.loads((Path(__file__).parent / "storefront_cases.json").read_text())


@pytest.mark.parametrize(("money", "text"), CASES["money"])
def test_money_is_written_as_the_bundle_writes_it(money, text):
    assert words.format_money(money) == text


@pytest.mark.parametrize(("amount", "currency", "unit", "text"), CASES["unitPrice"])
def test_the_price_of_a_unit_is_written_as_the_bundle_writes_it(amount, currency, unit, text):
    price = {"amount": amount, "currency": currency}

    assert words.format_unit_price({"price": price, "unit": unit}) == text


@pytest.mark.parametrize(("value", "text"), CASES["count"])
def test_numbers_are_written_as_the_bundle_writes_them(value, text):
    assert words.count(value, "product") == text


@pytest.mark.parametrize(("size", "pieces"), CASES["pieces"])
def test_as_many_pieces_are_drawn_as_the_bundle_draws(size, pieces):
    assert words.pieces(size) == pieces


@pytest.mark.parametrize(("product", "name", "apart"), CASES["names"])
def test_products_are_called_as_the_bundle_calls_them(product, name, apart):
    assert (words.without_size(product), words.told_apart(product)) == (name, apart)


@pytest.mark.parametrize(("query", "search"), CASES["search"])
def test_choices_are_read_from_an_address_as_the_bundle_reads_them(query, search):
    assert list_search.read(parse_qsl(query, keep_blank_values=True)) == search
