"""What is known of a customer: how much they shop, and how much of it is new to them."""

from dataclasses import dataclass

import numpy as np

from recsys.dataset import Codes, Floats
from recsys.features import Columns
from recsys.features.habits import Habits
from recsys.features.products import price
from recsys.history import History, percentile


@dataclass(frozen=True)
class Customers:
    facts: Columns
    """Name to (n_customers,)."""

    def columns(self, customers: Codes) -> Columns:
        return {name: values[customers] for name, values in self.facts.items()}


def learn(history: History, habits: Habits) -> Customers:
    n = history.n_customers
    _, first = np.unique(history.order, return_index=True)
    who, age = history.customer[first], history.age[first]
    orders = {days: _late(who, age, days, n) for days in (28, 84)}
    lines = {days: _late(history.customer, history.age, days, n) for days in (28, 84)}
    found = _late(habits.customer, habits.facts["since_first"], 56, n)
    kinds = np.bincount(habits.customer, minlength=n)
    last = np.full(n, 400.0, dtype=np.float32)
    np.minimum.at(last, history.customer, history.age)
    return Customers(
        {
            "orders_28": orders[28],
            "orders_84": orders[84],
            "lines_28": lines[28],
            "basket": np.asarray(lines[84] / np.maximum(orders[84], 1), dtype=np.float32),
            "discovers": (found + 1) / (_late(history.customer, history.age, 56, n) + 5),
            "kinds": kinds.astype(np.float32),
            "since_visit": last,
            "price_level": price_level(history),
            "saves": _mean(history, (history.saved > 0).astype(np.float32)),
        }
    )


def price_level(history: History) -> Floats:
    """(n_customers,) mean percentile of the prices of what they buy."""
    return _mean(history, percentile(price(history))[history.product])


def _mean(history: History, values: Floats) -> Floats:
    sums = np.bincount(history.customer, values, history.n_customers)
    lines = np.bincount(history.customer, minlength=history.n_customers)
    overall = float(values.mean()) if len(values) else 0.0
    return np.asarray((sums + 5 * overall) / (lines + 5), dtype=np.float32)


def _late(codes: Codes, age: Floats, days: float, n: int) -> Floats:
    return np.bincount(codes[age <= days], minlength=n).astype(np.float32)
