"""Receipts as arrays: who bought what, when, where, for how much; and what is known of products."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from recsys.dataset import Codes, Floats, decay

Days = npt.NDArray[np.float64]
Chosen = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class History:
    """Lines, one entry for each product of an order; codes count from zero."""

    customer: Codes
    order: Codes
    product: Codes
    store: Codes
    days: Days
    """When, in days that rise with time (float64)."""
    quantity: Floats
    spend: Floats
    saved: Floats
    """By discounts, in the money of `spend`."""
    traits: Mapping[str, Codes]
    """For each kind of trait (type, maker) the code of each product: (n_products,)."""
    n_customers: int
    n_orders: int
    n_stores: int
    end: float
    """The day on which the history breaks off."""

    @property
    def n_products(self) -> int:
        return len(next(iter(self.traits.values())))

    @property
    def age(self) -> Floats:
        """Days from each line to the end."""
        return (self.end - self.days).astype(np.float32)

    def where(self, chosen: Chosen) -> "History":
        """Some of the lines; all codes keep their meaning."""
        lines: dict[str, Any] = {name: getattr(self, name)[chosen] for name in _LINES}
        return replace(self, **lines)

    def between(self, first: float, end: float) -> "History":
        """The lines of first <= days < end."""
        return replace(self.where((self.days >= first) & (self.days < end)), end=end)

    def before(self, end: float) -> "History":
        return self.between(-np.inf, end)

    def buyers(self) -> npt.NDArray[np.int64]:
        """(n_products,) how many customers bought each."""
        pairs = np.unique(self.customer.astype(np.int64) * self.n_products + self.product)
        return np.bincount(pairs % max(self.n_products, 1), minlength=self.n_products)

    def of_products(self, kept: Codes) -> "History":
        """Only these products, which get the codes 0, 1, 2 in this order."""
        codes = np.full(self.n_products, -1, dtype=np.int32)
        codes[kept] = np.arange(len(kept), dtype=np.int32)
        lines = self.where(codes[self.product] >= 0)
        traits = {name: values[kept] for name, values in self.traits.items()}
        return replace(lines, product=codes[lines.product], traits=traits)

    def counts(self, half_life: float = np.inf) -> sparse.csr_matrix:
        """(n_customers, n_products) float32: purchases, decayed by age."""
        shape = (self.n_customers, self.n_products)
        return matrix(decay(self.age, half_life), self.customer, self.product, shape)

    def weights(self, half_life: float) -> sparse.csr_matrix:
        """(n_customers, n_products) float32: log2(1 + decayed purchases)."""
        counts = self.counts(half_life)
        counts.data = np.log2(1 + counts.data).astype(np.float32)
        return counts

    def baskets(self) -> sparse.csr_matrix:
        """(n_orders, n_products) float32: 1 where an order has a product."""
        ones = np.ones(len(self.product), dtype=np.float32)
        return matrix(ones, self.order, self.product, (self.n_orders, self.n_products))


_LINES = ("customer", "order", "product", "store", "days", "quantity", "spend", "saved")


def matrix(
    values: Floats, rows: Codes, columns: Codes, shape: tuple[int, int]
) -> sparse.csr_matrix:
    """Sums of `values` by row and column, sorted, float32."""
    made = sparse.coo_matrix((values.astype(np.float64), (rows, columns)), shape=shape).tocsr()
    made.sort_indices()
    return made.astype(np.float32)


def dense(rows: sparse.csr_matrix) -> Floats:
    """A block of rows, zeros included, float32."""
    return np.asarray(rows.toarray(), dtype=np.float32)


def percentile(values: npt.NDArray[Any]) -> Floats:
    """Each value's place among all, 0 to 1; equal values share one. What a month's level did to
    the values is gone from it, so a model of one month holds for the next."""
    _, place, sizes = np.unique(values, return_inverse=True, return_counts=True)
    middle = np.cumsum(sizes) - (sizes + 1) / 2
    return np.asarray(middle[place] / max(len(values) - 1, 1), dtype=np.float32)
