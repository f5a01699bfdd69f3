"""A shop that is used for long does not grow; the whole run is `python -m bench.soak`."""

import asyncio
import sys

import pytest

from bench.soak.seen import Seen
from bench.soak.trend import growth, slowed
from tests import proofs


def test_growth_is_that_of_a_straight_line():
    moments = list(range(100))
    odd = [100.0] * 50 + [500.0] + [100.0] * 49

    assert growth(moments, [100 + moment for moment in moments]) == pytest.approx(0.99)
    assert growth(moments, [100.0] * 100) == 0
    assert abs(growth(moments, odd)) < 0.02


def test_one_slow_slice_is_not_slowing_down():
    assert slowed([60, 70, 60, 70, 60, 900, 70, 60]) < 0.2
    assert slowed([60, 60, 60, 90, 90, 90]) == pytest.approx(0.5)


def test_the_slowest_twentieth_is_told_for_each_minute_once_the_shop_is_warm():
    took = [(second / 10, 0.1 if second % 10 else 1.0) for second in range(3000)]

    assert Seen(0, 60, 300, took=took).slowest() == [1000] * 4
    assert Seen(0, 60, 300, took=[one for one in took if one[1] < 1]).slowest() == [100] * 4
    assert Seen(0, 60, 90, took=took).slowest() == []


@pytest.mark.skipif(not proofs.PROVES, reason="takes minutes; `make prove` runs it")
@pytest.mark.proof
async def test_a_shop_that_is_used_for_five_minutes_does_not_grow():
    run = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.soak", "--minutes", "5", "--shoppers", "40"),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await run.communicate()

    assert run.returncode == 0, said.decode()
