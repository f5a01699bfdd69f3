"""What shares baskets with what, and what that says of a basket that is not full yet."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from recsys.dataset import Floats
from recsys.history import dense

LEAST = 2
"""Baskets two products must share; fewer is chance."""
NEAREST = 200
"""Baskets like the one in question."""
PRIOR = 20.0
_BLOCK = 1_000


@dataclass(frozen=True)
class Together:
    """All (n_products, n_products), zero where two share fewer than LEAST baskets."""

    cosine: sparse.csr_matrix
    """Shared baskets / sqrt(baskets of one * baskets of the other)."""
    confidence: sparse.csr_matrix
    """Shared baskets / (baskets of the row's product + PRIOR)."""
    lift: sparse.csr_matrix
    """log(1 + shared) * log(shared / what chance would make them share), if positive."""

    def scores(self, items: sparse.csr_matrix) -> dict[str, Floats]:
        """Sums over what is in each basket (n, n_products)."""
        return {
            "cosine": dense(items @ self.cosine),
            "confidence": dense(items @ self.confidence),
            "lift": dense(items @ self.lift),
        }


def learn(baskets: sparse.csr_matrix) -> Together:
    """From (n_orders, n_products), 1 where an order has a product."""
    shared = _shared(baskets)
    sizes = np.maximum(np.asarray(baskets.sum(axis=0), dtype=np.float64).ravel(), 1)
    rows = np.repeat(np.arange(shared.shape[0]), np.diff(shared.indptr))
    one, other, both = sizes[rows], sizes[shared.indices], shared.data.astype(np.float64)
    chance = one * other / baskets.shape[0]
    lift = np.log1p(both) * np.maximum(np.log(both / chance), 0)
    return Together(
        cosine=_like(shared, both / np.sqrt(one * other)),
        confidence=_like(shared, both / (one + PRIOR)),
        lift=_like(shared, lift),
    )


def _shared(baskets: sparse.csr_matrix) -> sparse.csr_matrix:
    columns, parts = baskets.tocsc(), []
    for first in range(0, baskets.shape[1], _BLOCK):
        part = (columns[:, first : first + _BLOCK].T @ baskets).tocsr()
        part.data[part.data < LEAST] = 0
        part.setdiag(0, k=first)
        part.eliminate_zeros()
        parts.append(part)
    made = sparse.vstack(parts, format="csr")
    made.sort_indices()
    return sparse.csr_matrix(made)


def _like(pattern: sparse.csr_matrix, values: np.ndarray) -> sparse.csr_matrix:
    parts = (values.astype(np.float32), pattern.indices, pattern.indptr)
    return sparse.csr_matrix(parts, shape=pattern.shape)


@dataclass(frozen=True)
class BasketsAlike:
    """Past baskets that have most in common with one, the rare products counting more."""

    baskets: sparse.csr_matrix
    """(n_orders, n_products)."""
    weighted: sparse.csr_matrix
    """Its transpose with each basket's length at one."""
    rarity: Floats

    def scores(self, items: sparse.csr_matrix, nearest: int = NEAREST) -> Floats:
        """(n, n_products) what the nearest baskets hold, by their likeness."""
        likeness = (items @ sparse.diags(self.rarity) @ self.weighted).tocsr()
        kept = _largest(likeness, nearest)
        return dense(kept @ self.baskets)


def alike(baskets: sparse.csr_matrix) -> BasketsAlike:
    sizes = np.asarray(baskets.sum(axis=0), dtype=np.float64).ravel()
    rarity = np.log((baskets.shape[0] + 1) / (sizes + 1)).astype(np.float32)
    lengths = np.sqrt(np.maximum(np.asarray(baskets.sum(axis=1)).ravel(), 1))
    weighted = (sparse.diags(1 / lengths) @ baskets @ sparse.diags(rarity)).T.tocsr()
    return BasketsAlike(baskets, weighted.astype(np.float32), rarity)


def _largest(rows: sparse.csr_matrix, k: int) -> sparse.csr_matrix:
    """The k largest entries of each row."""
    data = rows.data.copy()
    for row in range(rows.shape[0]):
        entries = slice(rows.indptr[row], rows.indptr[row + 1])
        values = data[entries]
        if len(values) > k:
            values[np.argpartition(-values, k)[k:]] = 0
    kept = sparse.csr_matrix((data, rows.indices, rows.indptr), shape=rows.shape)
    kept.eliminate_zeros()
    return kept


def own_baskets(items: sparse.csr_matrix, orders: sparse.csr_matrix, weights: Floats) -> Floats:
    """(n_products,) what the customer's own `orders` (n, n_products) hold, by how much each has
    in common with `items` (1, n_products) and its weight; an order with nothing in common counts
    a little."""
    common = np.asarray((orders @ items.T).todense(), dtype=np.float32).ravel()
    lengths = np.sqrt(np.maximum(np.asarray(orders.sum(axis=1)).ravel(), 1))
    return np.asarray((weights * (common / lengths + 0.05)) @ orders, dtype=np.float32).ravel()
