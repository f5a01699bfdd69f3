"""Purchases as arrays, and as the sparse matrices that models learn from."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

Codes = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.bytes_]

HALF_LIFE = 60.0
"""Days after which a purchase weighs half. Chosen on the demo data, for November."""


@dataclass(frozen=True)
class Purchases:
    """Lines of orders, one entry each. `days` are any days, rising with time (float64)."""

    customer: Codes
    order: Codes
    product: Codes
    days: npt.NDArray[np.float64]
    product_ids: Ids
    """(n_products,) what the codes in `product` mean; opaque here."""

    @property
    def n_customers(self) -> int:
        return int(self.customer.max(initial=-1)) + 1

    @property
    def n_orders(self) -> int:
        return int(self.order.max(initial=-1)) + 1

    @property
    def n_products(self) -> int:
        return len(self.product_ids)

    @property
    def end(self) -> float:
        """The day of the last purchase."""
        return float(self.days.max(initial=0.0))

    def where(self, chosen: npt.NDArray[np.bool_]) -> "Purchases":
        """Some of the lines; codes and products stay."""
        return Purchases(
            self.customer[chosen],
            self.order[chosen],
            self.product[chosen],
            self.days[chosen],
            self.product_ids,
        )

    def with_buyers(self, least: int) -> "Purchases":
        """Only products that at least so many customers bought; products get new codes."""
        kept = np.flatnonzero(self.buyers() >= least)
        codes = np.full(self.n_products, -1, dtype=np.int32)
        codes[kept] = np.arange(len(kept), dtype=np.int32)
        chosen = codes[self.product] >= 0
        return Purchases(
            self.customer[chosen],
            self.order[chosen],
            codes[self.product[chosen]],
            self.days[chosen],
            self.product_ids[kept],
        )

    def buyers(self) -> npt.NDArray[np.int64]:
        """(n_products,) how many customers bought each."""
        pairs = np.unique(self.customer.astype(np.int64) * self.n_products + self.product)
        return np.bincount(pairs % max(self.n_products, 1), minlength=self.n_products)

    def weights(self, half_life: float = HALF_LIFE) -> sparse.csr_matrix:
        """(n_customers, n_products) float32: log2(1 + purchases, decayed by age)."""
        shape = (self.n_customers, self.n_products)
        matrix = sparse.coo_matrix(
            (decay(self.end - self.days, half_life), (self.customer, self.product)), shape=shape
        ).tocsr()
        matrix.data = np.log2(1 + matrix.data).astype(np.float32)
        matrix.eliminate_zeros()
        return matrix

    def baskets(self) -> sparse.csr_matrix:
        """(n_orders, n_products) float32: 1 where an order has a product."""
        ones = np.ones(len(self.product), dtype=np.float32)
        shape = (self.n_orders, self.n_products)
        matrix = sparse.coo_matrix((ones, (self.order, self.product)), shape=shape).tocsr()
        matrix.data[:] = 1
        return matrix


def decay(age: npt.ArrayLike, half_life: float) -> Floats:
    """0.5 ** (age / half_life): what a purchase of some days ago still weighs, float32."""
    return np.exp2(-np.asarray(age, dtype=np.float64) / half_life).astype(np.float32)


def coded(ids: Ids) -> tuple[Codes, Ids]:
    """A code for each id, and what the codes mean."""
    meanings, codes = np.unique(ids, return_inverse=True)
    return codes.astype(np.int32), meanings
