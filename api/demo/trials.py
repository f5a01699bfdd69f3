"""What each task of the judge may know of the receipts, and the engine's answer to it.

The tasks are defined by the judge: its candidates are products that ten households bought before
the cut; for T3 one product of each later basket is hidden, drawn by a rule that both know.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from api.demo.receipts import Numbers, Receipts, day
from recsys.dataset import Codes
from recsys.history import History, matrix
from recsys.snapshot import LEAST_BUYERS
from recsys.tasks import Lists, baskets, cold_customers, cold_products, next_purchases

if TYPE_CHECKING:
    from api.commands.evaluate import Asked

Answers = Mapping[int, list[int]]
"""By the number of a household or basket, the numbers of products, best first."""

FOLDS = 5
"""Of households, by their number: each is judged by a model that saw none of its fold."""
COLD_OF_TEN = 3
"""Products whose number ends with this are withheld for T4I."""
_SEED = 20171201
"""Of the judge's draw of hidden products."""


def answers(receipts: Receipts, asked: "Asked") -> Answers:
    from api.commands.evaluate import Task

    history = receipts.history.before(day(asked.cut))
    horizon = _horizon(history, asked)
    match asked.task:
        case Task.NEXT | Task.NEW:
            is_new = asked.task is Task.NEW
            lists = next_purchases.rank(history, horizon, is_new=is_new)
        case Task.COLD_PRODUCTS:
            lists = _cold_products(receipts, history, horizon)
        case Task.COLD_CUSTOMERS:
            lists = _cold_customers(receipts, history, horizon, not asked.without_store)
        case _:
            knows = _KNOWS[asked.task.value]
            later = receipts.history.between(history.end, day(asked.end))
            return _baskets(receipts, history, later, horizon, knows)
    return _named(lists, receipts.households, receipts.products)


_KNOWS = {
    "T3": baskets.Knows.SHOPPER,
    "T3S": baskets.Knows.BASKET,
    "T3N": baskets.Knows.NEW,
}


def _horizon(history: History, asked: "Asked") -> float:
    """Days to look ahead, and to learn from: no more than half of what there is."""
    there = history.end - float(history.days.min())
    return min(float((asked.end - asked.cut).days), there / 2)


def _named(lists: Lists, keys: Numbers, products: Numbers) -> Answers:
    return {int(keys[key]): products[codes].tolist() for key, codes in lists.items()}


def _universe(history: History) -> Codes:
    return np.flatnonzero(history.buyers() >= LEAST_BUYERS).astype(np.int32)


def _cold_products(receipts: Receipts, history: History, horizon: float) -> Lists:
    universe = _universe(history)
    cold = universe[receipts.products[universe] % 10 == COLD_OF_TEN]
    withheld = history.where(~np.isin(history.product, cold))
    return cold_products.rank(withheld, horizon, cold)


def _cold_customers(
    receipts: Receipts, history: History, horizon: float, with_store: bool
) -> Lists:
    """Of a withheld household only the store of its first visit is told."""
    fold = receipts.households % FOLDS
    stores = cold_customers.first_stores(history)
    asked = np.flatnonzero(receipts.has_demographics & (stores != cold_customers.NOWHERE))
    if not with_store:
        stores = np.full_like(stores, cold_customers.NOWHERE)
    lists: dict[int, Codes] = {}
    for one in range(FOLDS):
        seen = history.where(fold[history.customer] != one)
        cold = asked[fold[asked] == one]
        found = cold_customers.rank(seen, horizon, stores[cold])
        lists |= {int(customer): found[at] for at, customer in enumerate(cold)}
    return lists


def _baskets(
    receipts: Receipts, history: History, later: History, horizon: float, knows: baskets.Knows
) -> Answers:
    orders, queries = asked_baskets(receipts, history, later)
    lists = baskets.complete(history, horizon, queries, knows)
    return _named(lists, receipts.baskets[orders], receipts.products)


def asked_baskets(
    receipts: Receipts, history: History, later: History
) -> tuple[Codes, baskets.Queries]:
    """The later orders that the judge asks about, each without the product that it hides.

    Orders by number, products by number: the draw is then the judge's.
    """
    known = np.zeros(history.n_customers, dtype=bool)
    known[history.customer] = True
    candidate = np.isin(later.product, _universe(history))
    lines = later.where(candidate & known[later.customer])
    sorting = np.lexsort((lines.product, lines.order))
    orders, sizes = np.unique(lines.order, return_counts=True)
    begins = np.cumsum(sizes) - sizes
    random = np.random.default_rng(_SEED)
    hidden = [
        begin + random.integers(size)
        for begin, size in zip(begins, sizes, strict=True)
        if size >= 2
    ]
    asked = sizes >= 2
    row = np.cumsum(asked) - 1
    shown = np.repeat(asked, sizes)
    shown[hidden] = False
    at = np.repeat(row, sizes)[shown]
    products = lines.product[sorting][shown]
    ones = np.ones(len(at), dtype=np.float32)
    items: sparse.csr_matrix = matrix(
        ones, at.astype(np.int32), products, (int(asked.sum()), history.n_products)
    )
    customers = lines.customer[sorting][begins[asked]]
    return orders[asked], baskets.Queries(customers, items)
