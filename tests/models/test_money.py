import pytest
from hypothesis import given
from hypothesis import strategies as some
from iso4217 import Currency

from models.money import (
    EXPONENTS,
    MOST_PRICE,
    Money,
    allocate,
    exponent,
    minor_units,
    price_units,
    share,
    tax_within,
)

amounts = some.integers(-(10**12), 10**12)


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (1210, "USD", "12.10"),
        (5, "EUR", "0.05"),
        (-5, "EUR", "-0.05"),
        (300, "JPY", "300"),
        (1234, "KWD", "1.234"),
    ],
)
def test_an_amount_has_the_places_of_its_currency(minor, currency, text):
    assert Money(minor, currency).amount == text
    assert minor_units(text, currency) == minor


def test_the_places_of_all_currencies_are_those_of_the_official_list():
    """Gold, and units of account, have none at all there."""
    listed = {one.code: one.exponent for one in Currency if one.exponent is not None}

    assert len(listed) > 150
    assert {code: exponent(code) for code in listed} == listed
    assert listed.keys() >= EXPONENTS.keys()


@pytest.mark.parametrize(
    "text",
    [
        "0.001",
        "1e400",
        "1e3",
        "1_000",
        "١.٥",
        "NaN",
        "Infinity",
        "twelve",
        "",
        "1e30",
        "1e999999",
        "1." + 40 * "0" + "1",
    ],
)
def test_what_a_currency_cannot_hold_is_no_amount(text):
    assert minor_units(text, "USD") is None


def test_a_price_is_neither_below_zero_nor_a_fortune():
    assert price_units("0", "JPY") == 0
    assert price_units(Money(MOST_PRICE, "KWD").amount, "KWD") == MOST_PRICE
    assert price_units("-0.01", "USD") is None
    assert price_units("10000000000.01", "USD") is None


@given(amounts, some.lists(some.integers(0, 10**9), min_size=1, max_size=40))
def test_parts_add_up_to_the_whole_and_are_near_their_share(total, weights):
    parts = allocate(total, weights)

    assert sum(parts) == total
    if any(weights):
        exact = [total * weight / sum(weights) for weight in weights]
        assert all(abs(part - one) < 1.001 for part, one in zip(parts, exact, strict=True))


def test_the_first_odd_cents_go_to_the_largest_remainders():
    assert allocate(100, [1, 1, 1]) == [34, 33, 33]
    assert allocate(4, [1, 1, 2]) == [1, 1, 2]
    assert allocate(-1, [0, 5]) == [0, -1]
    assert allocate(7, []) == []


def test_shares_are_rounded_half_away_from_zero():
    assert share(1_00, 50) == 1
    assert share(-1_00, 50) == -1
    assert share(99, 50) == 0


@given(some.integers(0, 10**9), some.integers(0, 10_000))
def test_the_tax_within_a_price_is_the_tax_on_what_remains(gross, rate):
    tax = tax_within(gross, rate)

    assert abs(share(gross - tax, rate) - tax) <= 1


@pytest.mark.parametrize(
    ("places", "codes"),
    [
        (0, "JPY KRW ISK XAF CLP VND"),
        (2, "EUR USD GBP CHF MRU MGA"),
        (3, "KWD BHD IQD JOD LYD OMR TND"),
        (4, "CLF UYW"),
    ],
)
def test_minor_units_are_those_of_the_standard_and_survive_the_way_out_and_in(places, codes):
    for currency in codes.split():
        assert exponent(currency) == places
        for minor in (0, 1, 999, 2**31, 2**53 + 1, 2**63 - 1, -(2**33)):
            assert minor_units(Money(minor, currency).amount, currency) == minor


def test_what_no_column_can_hold_is_no_amount():
    assert minor_units(str(2**63), "JPY") is None
