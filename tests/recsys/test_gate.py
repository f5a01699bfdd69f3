import re
from dataclasses import replace

import numpy as np
import pytest

from recsys import gate
from tests.recsys.seeded import N_PRODUCTS, purchases


def test_a_model_that_knows_its_customers_may_answer():
    verdict = gate.judge(purchases(), epochs=8)

    assert verdict.passed
    assert verdict.figures["lightfm/all"] > verdict.figures["popularity/all"] + 0.1
    assert len(verdict.figures) == 6


@pytest.mark.parametrize("seed", range(5))
def test_who_bought_what_is_shuffled_and_refused(seed):
    bought = purchases()
    shuffled = np.random.default_rng(seed).permutation(bought.customer)

    verdict = gate.judge(replace(bought, customer=shuffled), epochs=8)

    assert not verdict.passed
    assert re.fullmatch(r"It is worse than .+|It knows no customer .+", verdict.reason)


def test_shuffled_products_are_refused():
    bought = purchases()
    shuffled = np.random.default_rng(1).permutation(bought.product)

    assert not gate.judge(replace(bought, product=shuffled), epochs=8).passed


def test_what_is_worse_than_popularity_is_refused_with_both_figures():
    split = gate.Split.at(purchases(), gate.DAYS, 1)
    upside_down = {"lightfm": lambda customer: -np.arange(N_PRODUCTS, dtype=np.float32)}

    verdict = gate.compared(upside_down | gate.baselines(split), split)

    assert not verdict.passed
    assert re.fullmatch(
        r"It is worse than \w+: precision 0\.\d{4} against 0\.\d{4} \(\w+\)\.", verdict.reason
    )


def test_few_customers_are_no_ground_to_refuse():
    verdict = gate.judge(purchases(customers=40), epochs=1)

    assert verdict.passed
    assert verdict.reason == "Too few customers came back to judge it."
