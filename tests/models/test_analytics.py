"""What a figure is when there is little to count, and which periods can be asked for."""

from datetime import UTC, datetime, timedelta

import pytest

from models.analytics import LONGEST_PERIOD, MoneyFigure, Rate, Report
from models.base import InvalidInput
from models.money import Money
from tests.factories import DAY, NOW


def test_a_share_of_nothing_is_not_zero() -> None:
    assert Rate(0, 0).value is None
    assert Rate(0, 4).value == 0
    assert Rate(1, 4).value == 0.25


def test_without_orders_there_is_no_amount() -> None:
    assert MoneyFigure.total(0, 0, "USD").value is None
    assert MoneyFigure.mean(0, 0, "USD").value is None
    assert MoneyFigure.total(0, 1, "USD").value == Money(0, "USD")


@pytest.mark.parametrize(
    ("total", "orders", "mean"), [(5, 2, 3), (4, 3, 1), (10, 3, 3), (-5, 2, -2)]
)
def test_a_mean_is_rounded_half_up(total: int, orders: int, mean: int) -> None:
    assert MoneyFigure.mean(total, orders, "USD").value == Money(mean, "USD")


@pytest.mark.parametrize("length", [timedelta(0), DAY, LONGEST_PERIOD])
def test_a_period_may_be_empty_or_ten_years(length: timedelta) -> None:
    Report(NOW - length, NOW).check()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (NOW, NOW - timedelta(seconds=1)),
        (NOW - LONGEST_PERIOD - timedelta(seconds=1), NOW),
        (datetime(1, 1, 1, tzinfo=UTC), datetime(1, 1, 2, tzinfo=UTC)),
        (datetime(9999, 12, 31, tzinfo=UTC), datetime(9999, 12, 31, 1, tzinfo=UTC)),
    ],
)
def test_a_period_backwards_or_out_of_time_is_none(start: datetime, end: datetime) -> None:
    with pytest.raises(InvalidInput):
        Report(start, end).check()
