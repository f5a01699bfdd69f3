"""A sale begins and ends, and what it cost before is told beside it."""

from datetime import timedelta

import pytest

from models.base import InvalidInput
from models.prices import Sale
from tests.factories import DAY, NOW, Aisle

WEEK = Sale(299, NOW, NOW + 7 * DAY)


@pytest.fixture
def price():
    return Aisle(amount=399).price


def test_a_sale_is_charged_from_its_beginning_to_its_end(price):
    price.plan(WEEK)
    price.move(NOW - timedelta(seconds=1), None)
    assert (price.amount, price.regular, price.due_at) == (399, None, NOW)

    price.move(NOW, 349)
    assert (price.amount, price.regular, price.lowest_recent) == (299, 399, 349)
    assert price.due_at == WEEK.ends_at

    price.move(NOW + 7 * DAY, None)
    assert (price.amount, price.regular, price.lowest_recent, price.sale) == (399, None, None, None)


def test_a_sale_without_an_end_runs_until_it_is_taken_back(price):
    price.plan(Sale(299, NOW, None))
    price.move(NOW, None)
    assert (price.amount, price.due_at) == (299, None)

    price.plan(None)

    assert (price.amount, price.regular, price.sale) == (399, None, None)


def test_a_sale_that_is_over_before_anybody_looked_is_never_charged(price):
    price.plan(WEEK)

    price.move(NOW + 8 * DAY, None)

    assert (price.amount, price.sale, price.due_at) == (399, None, None)


def test_a_running_sale_may_go_on_longer_and_keeps_what_it_cost_before(price):
    price.plan(WEEK)
    price.move(NOW, 349)

    price.plan(Sale(299, NOW, NOW + 9 * DAY))

    assert (price.amount, price.lowest_recent, price.due_at) == (299, 349, NOW + 9 * DAY)


def test_another_regular_price_does_not_touch_a_sale_unless_it_is_no_reduction_any_more(price):
    price.plan(WEEK)
    price.move(NOW, None)

    price.set_regular(450)
    assert (price.amount, price.regular) == (299, 450)
    price.set_regular(299)
    assert (price.amount, price.regular, price.sale) == (299, None, None)


@pytest.mark.parametrize(
    "sale", [Sale(399, NOW, None), Sale(-1, NOW, None), Sale(299, NOW, NOW), Sale(500, NOW, None)]
)
def test_a_sale_is_cheaper_and_has_some_time(price, sale):
    with pytest.raises(InvalidInput):
        price.plan(sale)
