"""What is bought of late, and what is bought for the first time of late."""

from dataclasses import dataclass

import numpy as np

from recsys.dataset import Codes, Floats, decay
from recsys.history import History


@dataclass(frozen=True)
class ForAll:
    """The same scores for everybody."""

    scores: Floats

    def of(self, customers: Codes) -> Floats:
        return np.repeat(self.scores[None, :], len(customers), axis=0)


def recent(history: History, half_life: float) -> Floats:
    """(n_products,) decayed purchases, where each customer counts as log2(1 + theirs): one who
    buys daily is not a crowd."""
    weights = history.weights(half_life)
    return np.asarray(weights.sum(axis=0), dtype=np.float32).ravel()


def purchases(history: History, half_life: float) -> Floats:
    """(n_products,) decayed purchases."""
    weights = decay(history.age, half_life)
    return np.bincount(history.product, weights, history.n_products).astype(np.float32)


def newly_bought(history: History, days: float) -> Floats:
    """(n_products,) how many customers bought it for the first time in the last `days`."""
    key = history.customer.astype(np.int64) * history.n_products + history.product
    order = np.lexsort((history.days, key))
    first = order[np.concatenate([[True], np.diff(key[order]) > 0])] if len(order) else order
    late = first[history.age[first] <= days]
    return np.bincount(history.product[late], minlength=history.n_products).astype(np.float32)
