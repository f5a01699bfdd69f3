"""Who may use an offer, when, and what it takes off."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from models.money import Money
from models.offers import OfferNotUsable, OfferStatus
from tests.factories import DAY, NOW, an_offer

ANA = uuid4()


def test_anybody_may_use_a_public_code() -> None:
    an_offer().check_usable(None, "USD", NOW)


def test_a_personal_offer_is_its_owners() -> None:
    offer = an_offer(customer_id=ANA)

    offer.check_usable(ANA, "USD", NOW)
    for who in (None, uuid4()):
        with pytest.raises(OfferNotUsable, match="not valid"):
            offer.check_usable(who, "USD", NOW)


@pytest.mark.parametrize(
    "values",
    [
        {"status": OfferStatus.RECORDED},
        {"starts_at": NOW + timedelta(seconds=1)},
        {"ends_at": NOW},
        {"amount": 500, "currency": "EUR"},
    ],
)
def test_out_of_time_or_place_an_offer_is_none(values: dict[str, Any]) -> None:
    with pytest.raises(OfferNotUsable):
        an_offer(**values).check_usable(ANA, "USD", NOW)


def test_it_lasts_from_its_first_moment_until_before_its_last() -> None:
    offer = an_offer(starts_at=NOW, ends_at=NOW + DAY)

    offer.check_usable(ANA, "USD", NOW)
    offer.check_usable(ANA, "USD", NOW + DAY - timedelta(microseconds=1))


def test_per_cent_are_spread_over_the_lines() -> None:
    assert an_offer(percent=10).discounts([uuid4(), uuid4()], [1000, 335]) == [100, 34]


def test_an_offer_for_one_product_leaves_the_others() -> None:
    bread = uuid4()

    assert an_offer(percent=50, product_id=bread).discounts([uuid4(), bread], [900, 400]) == [
        0,
        200,
    ]


def test_an_amount_never_exceeds_the_goods() -> None:
    offer = an_offer(amount=500, currency="USD")

    assert offer.discounts([uuid4(), uuid4()], [200, 100]) == [200, 100]
    assert offer.money_off == Money(500, "USD")
    assert an_offer().money_off is None


def test_an_empty_cart_has_nothing_to_take_off() -> None:
    assert an_offer().discounts([], []) == []


@pytest.mark.proof
@given(
    amounts=some.lists(some.integers(0, 100_000), min_size=1, max_size=20),
    percent=some.integers(1, 100),
)
def test_no_line_falls_below_zero_and_the_parts_add_up(amounts: list[int], percent: int) -> None:
    products: list[UUID] = [uuid4() for _ in amounts]

    discounts = an_offer(percent=percent).discounts(products, amounts)

    assert all(0 <= off <= amount for off, amount in zip(discounts, amounts, strict=True))
    assert sum(discounts) == (sum(amounts) * percent + 50) // 100
