"""Purchases with a pattern to find: each customer likes one of four groups of products, and all
buy a few staples."""

import numpy as np

from recsys.dataset import Purchases

GROUPS, OF_A_GROUP, STAPLES = 4, 12, 4
N_PRODUCTS = GROUPS * OF_A_GROUP + STAPLES


def purchases(customers: int = 240, orders: int = 14, seed: int = 1) -> Purchases:
    """About seven lines an order, over a hundred days; the staples are the last codes."""
    random = np.random.default_rng(seed)
    rows = []
    for customer in range(customers):
        first = customer % GROUPS * OF_A_GROUP
        for number in range(orders):
            liked = random.choice(np.arange(first, first + OF_A_GROUP), 5, replace=False)
            staples = random.choice(np.arange(N_PRODUCTS - STAPLES, N_PRODUCTS), 2, replace=False)
            day = number * (100 / orders) + random.random()
            order = customer * orders + number
            rows += [(customer, order, product, day) for product in (*liked, *staples)]
    table = np.array(rows)
    return Purchases(
        customer=table[:, 0].astype(np.int32),
        order=table[:, 1].astype(np.int32),
        product=table[:, 2].astype(np.int32),
        days=table[:, 3],
        product_ids=np.array([f"{code:032x}" for code in range(N_PRODUCTS)], dtype="S32"),
    )


def group_of(code: int) -> int:
    """-1 for a staple."""
    return code // OF_A_GROUP if code < GROUPS * OF_A_GROUP else -1
