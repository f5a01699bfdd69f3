"""Each task on receipts whose patterns are known: what must be found, and what never served."""

from dataclasses import replace

import numpy as np
import pytest

from recsys.tasks import baskets, cold_customers, cold_products, next_purchases
from recsys.tasks.baskets import Knows, Queries
from tests.recsys.receipts import DAYS, GROUPS, N_PRODUCTS, OF_A_GROUP, history, share_of_group

HORIZON = 20.0
BOUGHT = history()
EARLY = BOUGHT.before(DAYS - HORIZON)
GRADUAL = EARLY.where(EARLY.days >= (EARLY.customer * 7 + EARLY.product * 13) % 10 * 10)
"""Each customer comes to know each product on another day, one in five not yet."""


def liked(codes: np.ndarray) -> np.ndarray:
    """Without the staples."""
    return codes[codes < GROUPS * OF_A_GROUP]


@pytest.fixture(scope="module")
def lists():
    return next_purchases.rank(EARLY, HORIZON, is_new=False)


def test_the_next_purchases_are_what_a_customer_likes(lists):
    assert len(lists) == BOUGHT.n_customers
    assert all(len(np.unique(codes)) == len(codes) for codes in lists.values())
    found = [share_of_group(liked(codes)[:6], customer % 4) for customer, codes in lists.items()]
    assert np.mean(found) > 0.95


def test_a_run_is_repeated_bit_by_bit(lists):
    again = next_purchases.rank(EARLY, HORIZON, is_new=False)

    assert all(np.array_equal(again[customer], lists[customer]) for customer in lists)


def test_discovery_never_serves_what_was_bought_before():
    own = GRADUAL.counts().toarray() > 0

    found = next_purchases.rank(GRADUAL, HORIZON, is_new=True)

    assert not any(own[customer, codes].any() for customer, codes in found.items())
    first = [share_of_group(liked(codes)[:1], customer % 4) for customer, codes in found.items()]
    assert np.mean(first) > 0.9


def test_a_cold_product_goes_to_those_who_buy_its_kind():
    cold = np.array([3, 17, 31, 45], dtype=np.int32)
    withheld = EARLY.where(~np.isin(EARLY.product, cold))

    found = cold_products.rank(withheld, HORIZON, cold)

    assert all(sorted(codes) == cold.tolist() for codes in found.values())
    assert (
        np.mean([codes[0] // OF_A_GROUP == customer % 4 for customer, codes in found.items()]) > 0.9
    )


def test_a_stranger_is_told_by_the_store_alone():
    somewhere = np.array([0, 1, cold_customers.NOWHERE], dtype=np.int32)

    found = cold_customers.rank(EARLY, HORIZON, somewhere)

    groups = [np.bincount(liked(found[at])[:8] // OF_A_GROUP, minlength=4) for at in range(3)]
    assert groups[0][:2].sum() == 8
    assert groups[1][2:].sum() == 8
    assert len(found[2]) > 0


def test_the_first_store_is_that_of_the_first_line():
    stores = cold_customers.first_stores(BOUGHT)
    moved = replace(BOUGHT, store=np.where(BOUGHT.days < 5, BOUGHT.store, 1 - BOUGHT.store))

    assert stores.tolist() == [customer % 4 // 2 for customer in range(BOUGHT.n_customers)]
    assert np.array_equal(cold_customers.first_stores(moved), stores)
    assert cold_customers.first_stores(BOUGHT.where(BOUGHT.customer != 7))[7] == -1


def queries(customers: list[int]) -> Queries:
    """Two products of the customer's group in each basket."""
    later = EARLY.where(np.isin(EARLY.order, [customer * 14 for customer in customers]))
    items = later.where(later.product < GROUPS * OF_A_GROUP).baskets()
    return Queries(
        np.array(customers, dtype=np.int32), items[[customer * 14 for customer in customers]]
    )


@pytest.mark.parametrize("knows", list(Knows))
def test_a_basket_is_completed_with_what_is_not_in_it(knows):
    asked = queries(list(range(20)))

    found = baskets.complete(GRADUAL, HORIZON, asked, knows)

    own = GRADUAL.counts().toarray() > 0
    for row, codes in found.items():
        assert not asked.items[[row]].toarray()[0, codes].any()
        if knows is Knows.NEW:
            assert not own[asked.customer[row], codes].any()
    shares = [share_of_group(liked(found[row])[:1], asked.customer[row] % 4) for row in found]
    assert np.mean(shares) > 0.8


def test_only_the_basket_is_read_of_a_stranger():
    asked = queries([0, 1, 2, 3])
    others = Queries(asked.customer[::-1].copy(), asked.items)

    found, same = (baskets.complete(EARLY, HORIZON, one, Knows.BASKET) for one in (asked, others))

    assert all(np.array_equal(found[row], same[row]) for row in found)
    assert max(codes.max() for codes in found.values()) < N_PRODUCTS
