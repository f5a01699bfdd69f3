"""Alternating least squares for purchases (Hu, Koren, Volinsky, ICDM 2008)."""

import numpy as np
import numpy.typing as npt
from scipy import sparse

from recsys.sources import LowRank

Vectors = npt.NDArray[np.float64]


def learn(
    weights: sparse.csr_matrix,
    *,
    dimensions: int = 64,
    rounds: int = 10,
    confidence: float = 2.0,
    regularisation: float = 20.0,
    seed: int = 0,
) -> LowRank:
    """Fit on (n_customers, n_products) weights: each entry is wanted, the more the heavier.

    A purchase counts 1 + confidence * weight, anything else 1; solved in float64, row by row.
    """
    random = np.random.default_rng(seed)
    products = random.normal(0, 0.1, (weights.shape[1], dimensions))
    customers = np.zeros((weights.shape[0], dimensions))
    columns = weights.T.tocsr()
    for _ in range(rounds):
        _solve(weights, products, customers, confidence, regularisation)
        _solve(columns, customers, products, confidence, regularisation)
    _solve(weights, products, customers, confidence, regularisation)
    bias = np.zeros(len(products), dtype=np.float32)
    return LowRank(customers.astype(np.float32), products.astype(np.float32), bias)


def _solve(
    weights: sparse.csr_matrix,
    others: Vectors,
    into: Vectors,
    confidence: float,
    regularisation: float,
) -> None:
    gram = others.T @ others + regularisation * np.eye(others.shape[1])
    for row in range(weights.shape[0]):
        entries = slice(weights.indptr[row], weights.indptr[row + 1])
        near = others[weights.indices[entries]]
        extra = confidence * weights.data[entries].astype(np.float64)
        into[row] = np.linalg.solve(gram + (near.T * extra) @ near, near.T @ (1 + extra))
