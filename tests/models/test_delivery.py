from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from models.addresses import Address
from models.base import InvalidInput
from models.delivery import WorkingDays
from tests.factories import a_channel, a_location, a_method

WEEK = (0, 1, 2, 3, 4)


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def days(promise):
    here = ZoneInfo("America/New_York")
    first, last = (one.astimezone(here) for one in (promise.earliest, promise.latest))
    return f"{first:%a %d} to {last:%a %d}"


@pytest.mark.parametrize(
    ("ordered", "promised"),
    [
        # Thursday, half past one in New York.
        ("2026-11-19T18:30", "Fri 20 to Mon 23"),
        # After two it is packed on Friday.
        ("2026-11-19T19:00", "Mon 23 to Tue 24"),
        # Still Thursday over there, and late.
        ("2026-11-20T03:00", "Mon 23 to Tue 24"),
        # On a Saturday nobody packs, early or late: Monday's parcel.
        ("2026-11-21T15:00", "Tue 24 to Wed 25"),
        ("2026-11-21T23:00", "Tue 24 to Wed 25"),
    ],
)
def test_a_promise_counts_working_days_by_the_clock_of_the_shop(ordered, promised):
    shop = WorkingDays("America/New_York", WEEK, cut_off="14:00")

    assert days(shop.promise(moment(ordered), 1, 2)) == promised


def test_where_every_day_counts_the_day_of_the_order_is_the_first():
    promise = WorkingDays("Europe/Berlin").promise(moment("2026-11-21T12:00"), 0, 2)

    assert days(promise) == "Sat 21 to Mon 23"


def test_a_promise_keeps_its_hour_when_the_clocks_change():
    promise = WorkingDays("Europe/Berlin").promise(moment("2026-10-24T12:00"), 1, 1)

    assert promise.latest.astimezone(UTC) == moment("2026-10-25T19:00")


@pytest.mark.parametrize(
    ("place", "promised"),
    [
        # Thanksgiving is a Thursday, and no day in Canada.
        (("US", "OH"), "Fri 27 to Mon 30"),
        (("CA", "ON"), "Thu 26 to Fri 27"),
        # A place of which nothing is known has its weekends.
        (("US", "Nowhere"), "Fri 27 to Mon 30"),
        (("XX", ""), "Thu 26 to Fri 27"),
    ],
)
def test_nothing_is_promised_for_a_public_holiday_of_where_it_goes(place, promised):
    shop = WorkingDays("America/New_York", WEEK, "14:00", *place)

    assert days(shop.promise(moment("2026-11-25T15:00"), 1, 2)) == promised


def test_a_holiday_of_one_region_is_a_working_day_of_the_next():
    ordered = moment("2026-06-03T08:00")
    bavaria, berlin = (
        WorkingDays("Europe/Berlin", WEEK, "", "DE", one).promise(ordered, 1, 1)
        for one in ("BY", "BE")
    )

    assert (bavaria.latest - berlin.latest).days == 1


def method(**values):
    return a_method(a_channel(a_location()), **values)


def place(region="OH", country="US"):
    postal_code = "45402" if country == "US" else "10115"
    return Address("Ana", "1 Long Road", None, "Dayton", region, postal_code, country)


@pytest.mark.parametrize(
    ("zone", "to", "path"),
    [
        ({}, place(country="DE"), "address.country"),
        ({"not_to": ["US-AK", "US-HI"]}, place("AK"), "deliveryMethod"),
        ({"not_to": ["US-AK", "US-HI"]}, place(""), "address.region"),
        ({"delivers_to": ["US-AK"]}, place("OH"), "deliveryMethod"),
        ({"delivers_to": ["AT", "DE"]}, place("OH"), "address.country"),
    ],
)
def test_a_way_that_does_not_go_there_says_what_is_in_the_way(zone, to, path):
    with pytest.raises(InvalidInput) as refused:
        method(**zone).check_goes_to("US", to)

    assert [fault.path for fault in refused.value.fields] == [path]


def test_a_way_goes_where_its_zone_is():
    method(not_to=["US-AK"]).check_goes_to("US", place("OH"))
    method(delivers_to=["DE", "US-OH"]).check_goes_to("US", place("OH"))
    method(delivers_to=["DE", "US-OH"]).check_goes_to("US", place("", country="DE"))


def test_what_is_not_known_yet_rules_nothing_out():
    assert method(delivers_to=["US-AK"]).may_go_to("US", "US", "")
    assert method(not_to=["US-AK"]).may_go_to("US", "US", "")
    assert not method(delivers_to=["US-AK"]).may_go_to("US", "DE", "")


@pytest.mark.parametrize(
    ("terms", "goods", "grams", "price"),
    [
        ({}, 1000, 0, 499),
        ({"amount_per_kg": 50}, 1000, 0, 499),
        ({"amount_per_kg": 50}, 1000, 1, 549),
        ({"amount_per_kg": 50}, 1000, 2000, 599),
        ({"amount_per_kg": 50}, 1000, 2001, 649),
        ({"free_from": 1000, "amount_per_kg": 50}, 1000, 5000, 0),
        ({"free_from": 1001}, 1000, 0, 499),
    ],
)
def test_a_price_grows_with_each_kilogram_until_it_is_free(terms, goods, grams, price):
    assert method(**terms).price_for(goods, grams) == price


@pytest.mark.parametrize(
    ("terms", "takes"),
    [
        ({}, True),
        ({"goods_from": 1000}, True),
        ({"goods_from": 1001}, False),
        ({"goods_below": 1000}, False),
        ({"goods_below": 1001}, True),
        ({"heaviest_grams": 500}, True),
        ({"heaviest_grams": 499}, False),
    ],
)
def test_a_way_takes_what_is_dear_and_light_enough(terms, takes):
    assert method(**terms).takes(1000, 500) is takes
