"""Where candidates come from: each source scores every product for a block of customers."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from recsys.dataset import Codes, Floats


class Source(Protocol):
    def of(self, customers: Codes) -> Floats:
        """(len(customers), n_products) float32; higher is better, scales differ by source."""


@dataclass(frozen=True)
class LowRank:
    """A vector for each customer and product; the score is their inner product and a bias."""

    customers: Floats
    products: Floats
    bias: Floats

    def of(self, customers: Codes) -> Floats:
        return (self.customers[customers] @ self.products.T + self.bias).astype(np.float32)


def standard(scores: Floats) -> Floats:
    """Each row with mean 0 and standard deviation 1: sources become comparable."""
    spread = scores.std(axis=1, keepdims=True)
    centred = scores - scores.mean(axis=1, keepdims=True)
    return np.asarray(centred / np.maximum(spread, 1e-9), dtype=np.float32)
