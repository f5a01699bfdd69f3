"""Shoppers buy while everything is killed; the whole run is `python -m bench.faults`."""

import asyncio
import sys

import pytest

from bench.faults.__main__ import SLOW
from bench.faults.chaos import KINDS
from bench.faults.judge import back_after, pace, stood_still
from tests import proofs

pytestmark = pytest.mark.proof
SECONDS, SHOPPERS = (60, 80) if proofs.PROVES else (24, 10)


async def faults(*arguments):
    run = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bench.faults", *arguments),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await run.communicate()
    return run.returncode, said.decode()


async def test_nothing_is_lost_while_everything_is_killed():
    code, said = await faults("--seconds", str(SECONDS), "--shoppers", str(SHOPPERS))

    # A short one runs beside other tests, which take the pace.
    assert code == 0 or (code == SLOW and not proofs.PROVES), said
    assert " 0 broken; 0 promises broken." in said
    assert said.count("kill -9") >= 3, said
    assert " 0 orders acknowledged" not in said


async def test_a_naive_checkout_fails_the_same_look_though_nobody_is_killed():
    code, said = await faults("--naive", "--seconds", "4", "--shoppers", "10", "--scarce", "30")

    assert code == 1, said
    assert "BROKEN stock.is_the_sum_of_its_movements" in said
    assert "BROKEN payments.every_charge_has_its_order" in said


def test_how_long_trade_stood_still_is_the_longest_time_without_an_order():
    steady = [second / 10 for second in range(1000)]
    broken = [moment for moment in steady if not 50.5 <= moment < 57]

    assert stood_still(steady, 50, 60) == pytest.approx(0.1)
    assert stood_still(broken, 50, 60) == pytest.approx(6.6)
    assert stood_still([moment for moment in steady if moment < 50], 50, 60) == 10
    assert back_after(broken, 50, pace(steady, 0, 50), 60) == pytest.approx(7, abs=0.5)
    assert back_after(steady, 50, pace(steady, 0, 50), 60) == 0
    assert back_after([moment for moment in steady if moment < 50], 50, 10, 60) == 10
    assert set(KINDS) >= {"web", "worker", "postgres", "company"}
