"""Receipts with patterns to find: a group of products for each customer, its kind for each
product, two stores whose customers like different groups, and staples that all buy."""

import numpy as np

from recsys.history import History

GROUPS, OF_A_GROUP, STAPLES = 4, 12, 4
N_PRODUCTS = GROUPS * OF_A_GROUP + STAPLES
DAYS = 100.0


def history(customers: int = 120, orders: int = 14, seed: int = 1) -> History:
    """Seven lines an order; customers of the groups 0 and 1 shop in store 0, the others in 1."""
    random = np.random.default_rng(seed)
    rows = []
    for customer in range(customers):
        group = customer % GROUPS
        for number in range(orders):
            liked = random.choice(OF_A_GROUP, 5, replace=False) + group * OF_A_GROUP
            staples = random.choice(STAPLES, 2, replace=False) + GROUPS * OF_A_GROUP
            day = number * (DAYS / orders) + random.random()
            order = customer * orders + number
            rows += [(customer, order, one, group // 2, day) for one in (*liked, *staples)]
    table = np.array(rows)
    n = len(table)
    return History(
        customer=table[:, 0].astype(np.int32),
        order=table[:, 1].astype(np.int32),
        product=table[:, 2].astype(np.int32),
        store=table[:, 3].astype(np.int32),
        days=table[:, 4],
        quantity=np.ones(n, dtype=np.float32),
        spend=(1 + table[:, 2] % 7).astype(np.float32),
        saved=(random.random(n) < 0.2).astype(np.float32),
        traits=traits(),
        n_customers=customers,
        n_orders=customers * orders,
        n_stores=2,
        end=DAYS,
    )


def traits() -> dict[str, np.ndarray]:
    codes = np.arange(N_PRODUCTS)
    type_ = codes // OF_A_GROUP
    return {
        "type": type_.astype(np.int32),
        "category": (type_ // 2).astype(np.int32),
        "department": np.zeros(N_PRODUCTS, dtype=np.int32),
        "brand": (codes % 2).astype(np.int32),
        "maker": type_.astype(np.int32),
        "size": np.where(codes % 5 == 0, -1, codes % 3).astype(np.int32),
    }


def few(*lines: tuple[int, int, int, float], end: float = 100.0) -> History:
    """Lines of (customer, order, product, day); one store, each piece costs 2."""
    table = np.array(lines)
    n = len(table)
    return History(
        customer=table[:, 0].astype(np.int32),
        order=table[:, 1].astype(np.int32),
        product=table[:, 2].astype(np.int32),
        store=np.zeros(n, dtype=np.int32),
        days=table[:, 3],
        quantity=np.ones(n, dtype=np.float32),
        spend=np.full(n, 2.0, dtype=np.float32),
        saved=np.zeros(n, dtype=np.float32),
        traits=traits(),
        n_customers=int(table[:, 0].max()) + 1,
        n_orders=int(table[:, 1].max()) + 1,
        n_stores=1,
        end=end,
    )


def share_of_group(codes: np.ndarray, group: int) -> float:
    return float(np.mean(codes // OF_A_GROUP == group))
