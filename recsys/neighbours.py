"""What is bought together: for each product, the products that share its baskets."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import sparse

TOP = 50
LEAST = 2
"""Baskets that two products must share; fewer is chance."""
_BLOCK = 1_000

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Neighbours:
    """CSR rows, nearest first: the neighbours of product i are entries start[i] to start[i+1]."""

    start: npt.NDArray[np.int64]
    product: npt.NDArray[np.int32]
    cosine: npt.NDArray[np.float32]
    """Shared baskets / sqrt(baskets of one * baskets of the other)."""
    orders: npt.NDArray[np.int32]
    """How many baskets have both."""
    sizes: npt.NDArray[np.int32]
    """(n_products,) how many baskets have the product at all."""

    def of(self, code: int) -> slice:
        return slice(int(self.start[code]), int(self.start[code + 1]))

    def scores(self, codes: npt.NDArray[np.int32]) -> npt.NDArray[np.float32]:
        """(n_products,) the cosines to all of `codes`, added up."""
        scores = np.zeros(len(self.start) - 1, dtype=np.float32)
        for code in codes:
            row = self.of(int(code))
            scores[self.product[row]] += self.cosine[row]
        return scores

    def speaking_for(self, candidate: int, bought: npt.NDArray[np.bool_]) -> list[int]:
        """The neighbours of `candidate` that are `bought` (n_products,), the most telling first.

        By log-support times share of the own baskets: what is in every basket tells little.
        """
        row = self.of(candidate)
        at = np.flatnonzero(bought[self.product[row]])
        products, orders = self.product[row][at], self.orders[row][at]
        telling = np.log2(1 + orders) * orders / self.sizes[products]
        return [int(code) for code in products[np.lexsort((products, -telling))]]


def count(baskets: sparse.csr_matrix, top: int = TOP, least: int = LEAST) -> Neighbours:
    """Count shared baskets. `baskets`: (n_orders, n_products), 1 where an order has a product."""
    columns = baskets.tocsc()
    norms = np.sqrt(np.maximum(np.asarray(baskets.sum(axis=0), dtype=np.float64).ravel(), 1))
    rows: list[_Row] = []
    for first in range(0, baskets.shape[1], _BLOCK):
        shared = (columns[:, first : first + _BLOCK].T @ baskets).tocsr()
        for row in range(shared.shape[0]):
            entries = slice(shared.indptr[row], shared.indptr[row + 1])
            products, counts = shared.indices[entries], shared.data[entries]
            kept = (counts >= least) & (products != first + row)
            cosines = counts[kept] / (norms[products[kept]] * norms[first + row])
            rows.append(_nearest(products[kept], cosines, counts[kept], top))
    return Neighbours(
        start=np.cumsum([0, *(len(row.products) for row in rows)]).astype(np.int64),
        product=_joined([row.products for row in rows]).astype(np.int32),
        cosine=_joined([row.cosines for row in rows]).astype(np.float32),
        orders=_joined([row.counts for row in rows]).astype(np.int32),
        sizes=np.rint(norms**2).astype(np.int32),
    )


def _joined(parts: list[Array]) -> Array:
    return np.concatenate([*parts, np.empty(0)])


class _Row(NamedTuple):
    products: Array
    cosines: Array
    counts: Array


def _nearest(products: Array, cosines: Array, counts: Array, top: int) -> _Row:
    # Ties go to the lower code, so that two runs agree.
    best = np.lexsort((products, -cosines))[:top]
    return _Row(products[best], cosines[best], counts[best])
