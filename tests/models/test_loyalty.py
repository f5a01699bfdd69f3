"""Points come with money and go with it."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.catalog import Variant
from models.loyalty import LoyaltyAccount, card_number, points_earned, points_kept
from models.orders import Order
from tests.factories import NOW, a_bought_line, a_channel, a_location, an_order

CHANNEL = a_channel(a_location())


def an_order_of(gross: int, tax: int = 0, shipping: int = 0) -> Order:
    line = a_bought_line(Variant(product_id=uuid4(), sku="SKU-1"), gross=gross, tax=tax)
    return an_order(CHANNEL, line, shipping=shipping)


@pytest.mark.parametrize("entropy", [0, 1, 4321, 10**10 - 1])
def test_a_card_can_be_read_by_a_till(entropy: int) -> None:
    digits = [int(digit) for digit in card_number(entropy)]

    assert len(digits) == 13
    assert sum(digit * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


def test_joining_gives_a_card_and_is_noted() -> None:
    member = LoyaltyAccount.join(uuid4(), NOW)

    assert member.card_number.startswith("29")
    assert [entry.name for entry in member.take_events()] == ["LoyaltyJoined"]


def test_goods_earn_points_but_not_tax_and_delivery() -> None:
    assert points_earned(an_order_of(gross=1999, tax=140, shipping=499)) == 19


def test_a_full_refund_keeps_nothing() -> None:
    assert points_kept(an_order_of(gross=10_000, tax=700, shipping=499), 100, refunded=10_700) == 0


def test_half_a_refund_keeps_half() -> None:
    assert points_kept(an_order_of(gross=10_000, tax=700), 100, refunded=5_350) == 50


def test_a_refund_of_the_delivery_too_takes_no_more_than_there_was() -> None:
    assert points_kept(an_order_of(gross=10_000, shipping=499), 100, refunded=10_499) == 0


def test_an_order_that_was_free_keeps_no_points() -> None:
    assert points_kept(an_order_of(gross=0), 0, refunded=0) == 0


@pytest.mark.proof
@given(gross=some.integers(1, 50_000), tax=some.integers(0, 4_000), data=some.data())
def test_the_more_goes_back_the_less_is_kept_and_in_the_end_nothing(
    gross: int, tax: int, data: some.DataObject
) -> None:
    order = an_order_of(gross, tax)
    earned = kept = points_earned(order)
    refunded = 0

    while refunded < order.total:
        least = (order.total - refunded + 3) // 4
        refunded += data.draw(some.integers(least, order.total - refunded))
        assert 0 <= points_kept(order, earned, refunded) <= kept
        kept = points_kept(order, earned, refunded)

    assert kept == 0


def test_what_points_paid_earns_no_points() -> None:
    """Of 107.00, 53.50 were paid by points; the delivery is of no matter."""
    order = an_order_of(gross=10_000, tax=700, shipping=499)

    assert points_earned(order, by_points=5_350) == 50
    assert points_earned(order, by_points=order.total) == 0
