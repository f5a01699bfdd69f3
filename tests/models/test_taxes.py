"""Which rate of tax counts: the most exact one that is set."""

import pytest

from models.base import InvalidInput
from models.taxes import TaxedAs, TaxRate, rate_of
from tests.factories import NOW, a_channel, a_location

US = a_channel(a_location(), tax_basis_points=700)
EUROPE = a_channel(a_location(), country="DE", prices_include_tax=True, tax_basis_points=1900)
KNOWN = [
    ["reduced", "US", "", 300],
    ["reduced", "US", "OH", 100],
    ["standard", "US", "OH", 575],
    ["standard", "CA", "", 500],
]


@pytest.mark.parametrize(
    ("taxed_as", "region", "rate"),
    [
        (TaxedAs.STANDARD, "", 700),
        (TaxedAs.STANDARD, " oh ", 575),
        (TaxedAs.REDUCED, "OH", 100),
        (TaxedAs.REDUCED, "NY", 300),
        (TaxedAs.ZERO, "OH", 0),
        (TaxedAs.DELIVERY, "OH", 575),
    ],
)
def test_a_region_goes_before_its_country_and_this_before_the_market(taxed_as, region, rate):
    assert rate_of(KNOWN, taxed_as, "US", region, usual=700) == rate


def test_what_goes_to_another_country_is_taxed_there():
    market = a_channel(a_location(), tax_basis_points=700)
    market.tax_rates = KNOWN

    assert [market.tax_rate(TaxedAs.STANDARD, "ON", one) for one in ("CA", "")] == [500, 700]


def test_a_class_without_a_rate_is_taxed_as_usual_and_zero_is_zero():
    assert [US.tax_rate(one) for one in (TaxedAs.REDUCED, TaxedAs.ZERO)] == [700, 0]


def test_delivery_is_taxed_within_a_price_and_on_top_only_where_it_is_set():
    assert EUROPE.tax_rate(TaxedAs.DELIVERY) == 1900
    assert US.tax_rate(TaxedAs.DELIVERY) == 0
    assert (
        rate_of([["delivery", "US", "", 50]], TaxedAs.DELIVERY, "US", "", 700, is_free=True) == 50
    )


def test_the_newest_of_two_rates_counts():
    newest_last = [["reduced", "DE", "", 700], ["reduced", "DE", "", 500]]

    assert rate_of(newest_last, TaxedAs.REDUCED, "DE", "", usual=1900) == 500


def test_a_country_has_two_letters():
    with pytest.raises(InvalidInput):
        TaxRate.of("Germany", "", TaxedAs.REDUCED, "7", NOW)


@pytest.mark.parametrize(
    ("region", "percent"), [("x" * 61, "7"), ("a\nb", "7"), ("", "7.125"), ("", "101"), ("", "-1")]
)
def test_what_is_no_place_or_no_share_is_refused(region, percent):
    with pytest.raises(InvalidInput):
        TaxRate.of("DE", region, TaxedAs.REDUCED, percent, NOW)
