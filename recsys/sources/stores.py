"""What sells of late where a customer shops: counts of each store, shrunk to those of all."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from recsys.dataset import Codes, Floats, decay
from recsys.history import History, matrix

SHRINK = 200.0
"""Purchases of a store at which its own counts weigh as much as those of all stores."""


@dataclass(frozen=True)
class InStores:
    visits: sparse.csr_matrix
    """(n_customers, n_stores) shares of a customer's visits."""
    sold: sparse.csr_matrix
    """(n_stores, n_products) decayed purchases."""
    overall: Floats
    """(n_products,) share of all purchases."""
    shrink: float

    def of(self, customers: Codes) -> Floats:
        return self.at(self.visits[customers])

    def at(self, visits: sparse.csr_matrix) -> Floats:
        """(n, n_products) log shares for shares of visits (n, n_stores)."""
        totals = np.asarray(self.sold.sum(axis=1), dtype=np.float64).ravel()
        counts = np.asarray((visits @ self.sold).toarray(), dtype=np.float64)
        size = visits @ totals
        shares = (counts + self.shrink * self.overall) / (size + self.shrink)[:, None]
        return np.log(shares + 1e-9).astype(np.float32)


def learn(history: History, half_life: float, shrink: float = SHRINK) -> InStores:
    weights = decay(history.age, half_life)
    shape = (history.n_stores, history.n_products)
    sold = matrix(weights, history.store, history.product, shape)
    total = np.asarray(sold.sum(axis=0), dtype=np.float64).ravel()
    overall = (total / max(total.sum(), 1e-9)).astype(np.float32)
    return InStores(visits(history), sold, overall, shrink)


def visits(history: History, half_life: float = 60.0) -> sparse.csr_matrix:
    """(n_customers, n_stores) each customer's orders by store, decayed, with a sum of one."""
    _, first = np.unique(history.order, return_index=True)
    weights = decay(history.age[first], half_life)
    shape = (history.n_customers, history.n_stores)
    counts = matrix(weights, history.customer[first], history.store[first], shape)
    totals = np.asarray(counts.sum(axis=1), dtype=np.float64).ravel()
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(totals, 1e-12)) @ counts)
