"""The customer's own rhythm: how often, how lately and how regularly they bought a product."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from recsys.dataset import Codes, Floats, decay
from recsys.features import Columns
from recsys.history import History, Places

RECENT = (14, 28, 56, 84)
HALF_LIVES = (7, 20, 60, 150)
NEVER = 400.0
"""Days since a purchase that never was."""


@dataclass(frozen=True)
class Habits:
    """One entry for each customer and product they bought, sorted by both."""

    customer: Codes
    product: Codes
    n_products: int
    facts: Mapping[str, Floats]

    def find(self, customers: Codes, products: Codes) -> Places:
        """The entry of each pair; -1 where there was no purchase."""
        keys = _key(self.customer, self.product, self.n_products)
        wanted = _key(customers, products, self.n_products)
        at = np.minimum(np.searchsorted(keys, wanted), max(len(keys) - 1, 0))
        found = keys[at] == wanted if len(keys) else np.zeros(len(wanted), dtype=bool)
        return np.where(found, at, -1)

    def columns(self, customers: Codes, products: Codes) -> Columns:
        at = self.find(customers, products)
        return {name: self._filled(name, at) for name in self.facts}

    def _filled(self, name: str, at: Places) -> Floats:
        missing = NEVER if name in ("since_last", "since_first", "gap") else 0.0
        values = np.append(self.facts[name], np.float32(missing))
        return values[at].astype(np.float32)


def learn(history: History) -> Habits:
    keys = _key(history.customer, history.product, history.n_products)
    order = np.lexsort((history.days, keys))
    keys, age = keys[order], history.age[order].astype(np.float64)
    begins = np.flatnonzero(np.concatenate([[True], np.diff(keys) > 0])) if len(keys) else keys
    ends = np.append(begins[1:], len(keys)) - 1

    def total(values: np.ndarray) -> Floats:
        return np.add.reduceat(values.astype(np.float64), begins).astype(np.float32)

    count = total(np.ones(len(keys)))
    since_first, since_last = age[begins], age[ends]
    gap = np.where(count > 1, (since_first - since_last) / np.maximum(count - 1, 1), NEVER)
    spend = total(history.spend[order])
    facts = {
        "count": count,
        **{f"count_{days}": total(age <= days) for days in RECENT},
        **{f"decayed_{days}": total(decay(age, days)) for days in HALF_LIVES},
        "since_last": since_last.astype(np.float32),
        "since_first": since_first.astype(np.float32),
        "gap": gap.astype(np.float32),
        "due": np.minimum(since_last / np.maximum(gap, 1), 20).astype(np.float32),
        "rate": (count / np.maximum(since_first, 14)).astype(np.float32),
        "quantity": (total(history.quantity[order]) / count).astype(np.float32),
        "spend": spend,
        "saved_share": total(history.saved[order]) / np.maximum(spend, 0.01),
    }
    first = history.customer[order][begins], history.product[order][begins]
    return Habits(*first, history.n_products, facts)


def _key(customers: Codes, products: Codes, n_products: int) -> Places:
    return customers.astype(np.int64) * n_products + products
