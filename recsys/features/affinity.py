"""How much a customer cares for a product's type, category, maker: what they buy of the kind."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recsys.dataset import Codes, Floats, decay
from recsys.features import Columns
from recsys.history import History, dense, matrix

NEVER = 400.0


@dataclass(frozen=True)
class Affinity:
    """For one kind of trait. All (n_customers, n_values) float32; the last column is no trait."""

    name: str
    codes: Codes
    """(n_products,)"""
    late: Floats
    """Decayed purchases, half-life 60 days."""
    lift: Floats
    """Log of their share with the customer over their share with all."""
    since: Floats
    """Days since the last."""
    tried: Floats
    """How many different products of it were bought."""
    found: Floats
    """How many of these for the first time in the last 84 days."""

    def columns(self, customers: Codes, products: Codes) -> Columns:
        at = self.codes[products]
        parts = ("late", "lift", "since", "tried", "found")
        return {f"{self.name}_{part}": getattr(self, part)[customers, at] for part in parts}


def learn(history: History, name: str) -> Affinity:
    codes = history.traits[name]
    size = int(codes.max(initial=-1)) + 1
    shape = (history.n_customers, size + 1)
    at = np.where(codes >= 0, codes, size).astype(np.int32)[history.product]
    late = dense(matrix(decay(history.age, 60.0), history.customer, at, shape))
    ever = dense(matrix(decay(history.age, 150.0), history.customer, at, shape))
    since = np.full(shape, NEVER, dtype=np.float32)
    np.minimum.at(since, (history.customer, at), history.age)
    pairs, ages = _first_purchases(history)
    tried = _count(pairs, codes, shape)
    found = _count(pairs[ages <= 84], codes, shape)
    lift = _lift(ever)
    for table in (late, lift, tried, found):
        table[:, size] = 0
    since[:, size] = NEVER
    return Affinity(name, codes, late, lift, since, tried, found)


def _lift(counts: Floats, prior: float = 20.0) -> Floats:
    overall = counts.sum(axis=0) / max(float(counts.sum()), 1e-9) + 1e-9
    size = counts.sum(axis=1, keepdims=True)
    lift = (counts + prior * overall) / (size + prior) / overall
    return np.asarray(np.log(lift), dtype=np.float32)


def _first_purchases(history: History) -> tuple[Codes, Floats]:
    """(n_pairs, 2) customer and product, and the days since they first met."""
    keys = history.customer.astype(np.int64) * history.n_products + history.product
    order = np.lexsort((history.days, keys))
    first = order[np.concatenate([[True], np.diff(keys[order]) > 0])] if len(order) else order
    pairs = np.stack([history.customer[first], history.product[first]], axis=1)
    return pairs, history.age[first]


def _count(pairs: Codes, codes: Codes, shape: tuple[int, int]) -> Floats:
    at = np.where(codes >= 0, codes, shape[1] - 1).astype(np.int32)[pairs[:, 1]]
    ones = np.ones(len(pairs), dtype=np.float32)
    return dense(matrix(ones, pairs[:, 0], at, shape))


def of_all(history: History, names: Sequence[str]) -> list[Affinity]:
    return [learn(history, name) for name in names]
