"""One rule says from which age somebody is shown, and sold, what."""

from datetime import date

import pytest

from models.catalog import age
from models.catalog.barcodes import barcode, check_digit

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("born", "years"),
    [
        (date(2005, 11, 22), 21),
        (date(2005, 11, 23), 20),
        (date(2004, 2, 29), 22),
        (date(2026, 11, 22), 0),
    ],
)
def test_a_year_is_over_on_the_birthday(born, years):
    assert age.years_old(born, TODAY) == years


def test_who_was_born_on_a_leap_day_is_older_from_march_on():
    assert age.years_old(date(2004, 2, 29), date(2025, 2, 28)) == 20
    assert age.years_old(date(2004, 2, 29), date(2025, 3, 1)) == 21


def test_a_limit_is_of_its_market_and_the_strictest_where_nobody_said_which():
    limits = {"us": 21, "de": 16}

    assert age.limit_in(limits, True, "us") == 21
    assert age.limit_in(limits, True, "de") == 16
    assert age.limit_in(limits, True, "nl") is None
    assert age.limit_in({}, True, "us") == age.STRICTEST
    assert age.limit_in({}, False, "us") is None


def test_unasked_it_is_for_those_who_are_known_to_be_old_enough():
    assert age.may_be_shown(None, None, TODAY)
    assert age.may_be_shown(16, date(2010, 11, 22), TODAY)
    assert not age.may_be_shown(16, date(2010, 11, 23), TODAY)
    assert not age.may_be_shown(16, None, TODAY)


def test_to_buy_one_may_confirm_what_is_not_known_but_not_what_is_known_to_be_untrue():
    age.check_may_buy(21, None, True, TODAY)
    age.check_may_buy(21, date(1990, 1, 1), False, TODAY)
    with pytest.raises(age.AgeNotConfirmed):
        age.check_may_buy(21, None, False, TODAY)
    with pytest.raises(age.TooYoung):
        age.check_may_buy(21, date(2010, 1, 1), True, TODAY)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("4006381333931", "4006381333931"),
        ("4006381-33393 1", "4006381333931"),
        ("036000291452", "036000291452"),
        ("96385074", "96385074"),
        ("10614141000415", "10614141000415"),
        ("4006381333932", None),
        ("400638133393", None),
        ("", None),
        ("٤٠٠٦٣٨١٣٣٣٩٣١", None),
    ],
)
def test_a_barcode_is_checked_by_its_last_digit(typed, read):
    assert barcode(typed) == read


def test_a_single_wrong_digit_is_always_seen():
    right = "400638133393"
    code = right + check_digit(right)
    for place, digit in enumerate(code):
        wrong = code[:place] + str((int(digit) + 1) % 10) + code[place + 1 :]
        assert barcode(wrong) is None
