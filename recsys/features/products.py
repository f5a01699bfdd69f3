"""What is known of a product: how it sells, to whom anew, how often again, and its price.

All as percentiles of the day: a tree that sees the raw values learns a month by heart.
"""

from dataclasses import dataclass

import numpy as np

from recsys.dataset import Codes, Floats
from recsys.features import Columns
from recsys.history import History, percentile
from recsys.sources.popularity import newly_bought, purchases, recent


@dataclass(frozen=True)
class Products:
    facts: Columns
    """Name to (n_products,)."""

    def columns(self, products: Codes) -> Columns:
        return {name: values[products] for name, values in self.facts.items()}


def learn(history: History) -> Products:
    n = history.n_products
    buyers = np.maximum(history.buyers(), 1)
    sold = {days: _sold(history, days) for days in (7, 28, 84)}
    new = {days: newly_bought(history, days) for days in (14, 28, 84)}
    counts = history.counts()
    again = np.asarray((counts > 1).sum(axis=0), dtype=np.float64).ravel() / buyers
    raw = {
        "buyers": buyers,
        **{f"sold_{days}": values for days, values in sold.items()},
        **{f"new_buyers_{days}": values for days, values in new.items()},
        "crowd_7": recent(history, 7.0),
        "crowd_30": recent(history, 30.0),
        "bought_again": again,
        "each_buys": purchases(history, 1e9) / buyers,
        "new_share": (new[84] + 1) / (sold[84] + 5),
        "price": price(history),
        "reduced_14": reduced(history, 14),
        "reduced_84": reduced(history, 84),
        "known_for": _first_seen(history),
    }
    facts = {name: percentile(np.asarray(values)) for name, values in raw.items()}
    facts["trend_7"] = np.log((sold[7] / 7 + 0.1) / (sold[28] / 28 + 0.1)).astype(np.float32)
    facts["trend_28"] = np.log((sold[28] / 28 + 0.1) / (sold[84] / 84 + 0.1)).astype(np.float32)
    facts["price_in_type"] = _within(price(history), history.traits["type"])
    facts["rank_in_type"] = _within(sold[84], history.traits["type"])
    facts["share_of_type"] = share_within(sold[84], history.traits["type"])
    assert all(len(values) == n for values in facts.values())
    return Products(facts)


def price(history: History) -> Floats:
    """(n_products,) mean of what a unit cost; 0 where nothing was sold."""
    spend = np.bincount(history.product, history.spend, history.n_products)
    units = np.bincount(history.product, history.quantity, history.n_products)
    return (spend / np.maximum(units, 1)).astype(np.float32)


def reduced(history: History, days: float) -> Floats:
    """(n_products,) share of the lines of the last days that had a discount."""
    late = history.age <= days
    lines = np.bincount(history.product[late], minlength=history.n_products)
    cheaper = np.bincount(
        history.product[late], (history.saved[late] > 0).astype(np.float64), history.n_products
    )
    return ((cheaper + 0.3) / (lines + 1)).astype(np.float32)


def share_within(values: Floats, groups: Codes) -> Floats:
    """Each value's share of its group's sum; without a group (-1), none."""
    known = groups >= 0
    sums = np.bincount(groups[known], values[known], int(groups.max(initial=-1)) + 1)
    total = np.append(sums, np.inf)[groups]
    return np.asarray(values / np.maximum(total, 1), dtype=np.float32)


def _within(values: Floats, groups: Codes) -> Floats:
    """Each value's percentile within its group."""
    order = np.lexsort((values, groups))
    begins = np.flatnonzero(np.concatenate([[True], np.diff(groups[order]) != 0]))
    sizes = np.diff(np.append(begins, len(order)))
    place = np.arange(len(order)) - np.repeat(begins, sizes)
    result = np.empty(len(values), dtype=np.float32)
    result[order] = (place + 0.5) / np.repeat(sizes, sizes)
    return result


def _sold(history: History, days: float) -> Floats:
    late = history.age <= days
    return np.bincount(history.product[late], minlength=history.n_products).astype(np.float32)


def _first_seen(history: History) -> Floats:
    """(n_products,) days since the first sale of all."""
    first = np.zeros(history.n_products, dtype=np.float32)
    np.maximum.at(first, history.product, history.age)
    return first
