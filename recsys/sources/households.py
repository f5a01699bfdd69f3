"""What a customer and those most like them buy (after TIFU-kNN: Hu et al., SIGIR 2020)."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from recsys.dataset import Codes, Floats

NEAREST = 300
OWN = 0.7
"""The customer's own purchases, against the mean of the nearest."""


@dataclass(frozen=True)
class Alike:
    """Customers as decayed purchases, and how near they are to each other by cosine."""

    counts: sparse.csr_matrix
    """(n_customers, n_products) float32."""
    lengths: Floats
    nearest: int

    def of(self, customers: Codes) -> Floats:
        """The mean of the nearest others' purchases."""
        near = (self.counts[customers] @ self.counts.T).toarray() / self.lengths
        near[np.arange(len(customers)), customers] = -1
        chosen = np.zeros_like(near)
        k = min(self.nearest, near.shape[1])
        at = np.argpartition(-near, k - 1, axis=1)[:, :k]
        np.put_along_axis(chosen, at, np.float32(1 / k), axis=1)
        return np.asarray(sparse.csr_matrix(chosen) @ self.counts.toarray(), dtype=np.float32)


@dataclass(frozen=True)
class OwnAndAlike:
    """The baseline to beat: a customer's own decayed purchases mixed with those of the nearest."""

    alike: Alike
    own: float = OWN

    def of(self, customers: Codes) -> Floats:
        mine = self.alike.counts[customers].toarray()
        return np.asarray(self.own * mine + (1 - self.own) * self.alike.of(customers), np.float32)


def learn(counts: sparse.csr_matrix, nearest: int = NEAREST) -> Alike:
    squares = np.asarray(counts.multiply(counts).sum(axis=1), dtype=np.float64).ravel()
    return Alike(counts, np.sqrt(np.maximum(squares, 1e-12)).astype(np.float32), nearest)
