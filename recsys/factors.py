"""Customers and products as vectors: LightFM with the WARP loss, and new customers folded in.

LightFM is Kula, arXiv:1507.08439; WARP is Weston et al., IJCAI 2011. 64 dimensions, L2 3e-4 on
both sides, weights log2(1 + decayed purchases): unregularised, it over-fits after ten epochs.
Chosen on the demo data for November, precision@10 with repeats / of new products: weights as they
are .138 / .037, scaled to a mean of one .148 / .038, and with a learning rate of .03 .153 / .039,
and with TREND .158 / .039.
"""

import math
import time
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from lightfm import LightFM
from scipy import sparse

DIMENSIONS = 64
REGULARISATION = 3e-4
LEARNING_RATE = 0.03
TREND = 0.3
"""How much what sells of late counts, in standard deviations of a customer's scores per unit of
log popularity."""
EPOCHS_FIRST = 12
EPOCHS_FULL = 20
_RIDGE = 1e-3
"""Small beside the sums of squares it is added to; it only keeps the solution finite."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Factors:
    """Product side only: a customer is what they bought, so no customer is stored."""

    vectors: Floats
    """(n_products, d) float32."""
    bias: Floats
    """(n_products,) float32."""
    fold: Floats
    """(d, d) float32: from the weighted mean of bought vectors to a customer's vector."""

    def scores(self, codes: npt.NDArray[np.int32], weights: Floats) -> Floats:
        """(n_products,) float32 for somebody who bought `codes` with `weights`."""
        mean = weights @ self.vectors[codes] / np.float32(max(float(weights.sum()), 1e-9))
        return (self.vectors @ (mean @ self.fold) + self.bias).astype(np.float32)


def learn(
    weights: sparse.csr_matrix,
    popularity: Floats,
    epochs: int,
    *,
    seed: int = 0,
    threads: int = 1,
    seconds: float = math.inf,
) -> Factors:
    """Fit on (n_customers, n_products) weights; `popularity` (n_products,) is added as a trend.

    One thread and a seed repeat bit by bit; more threads do not. After `seconds` no further
    epoch is begun.
    """
    model = LightFM(
        no_components=DIMENSIONS,
        loss="warp",
        learning_rate=LEARNING_RATE,
        item_alpha=REGULARISATION,
        user_alpha=REGULARISATION,
        random_state=seed,
    )
    # LightFM wants interactions and weights in the same order of entries.
    entries = weights.tocoo().astype(np.float32)
    entries.data /= entries.data.mean()
    ones = sparse.coo_matrix(
        (np.ones_like(entries.data), (entries.row, entries.col)), weights.shape
    )
    began = time.monotonic()
    for _ in range(epochs):
        model.fit_partial(ones, sample_weight=entries, epochs=1, num_threads=threads)
        if time.monotonic() - began > seconds:
            break
    vectors = model.item_embeddings.astype(np.float32)
    learnt = Factors(
        vectors=vectors,
        bias=model.item_biases.astype(np.float32),
        fold=_fold(weights, vectors, model.user_embeddings),
    )
    trend = TREND * _spread(learnt, weights) * np.log(popularity + 1e-3)
    return replace(learnt, bias=(learnt.bias + trend).astype(np.float32))


def _spread(learnt: Factors, weights: sparse.csr_matrix, customers: int = 200) -> float:
    """The usual standard deviation of a customer's scores, looked up in some of them."""
    step = max(1, weights.shape[0] // customers)
    rows = (weights[[row]] for row in range(0, weights.shape[0], step))
    return float(np.mean([learnt.scores(row.indices, row.data).std() for row in rows]))


def _fold(weights: sparse.csr_matrix, vectors: Floats, customers: Floats) -> Floats:
    """The ridge regression of customers' vectors on what they bought.

    On the demo data as good as the vectors that were learnt: precision@10 .144 both.
    """
    sums = np.asarray(weights.sum(axis=1), dtype=np.float64).ravel()
    bought = sums > 0
    means = (weights[bought] @ vectors.astype(np.float64)) / sums[bought, None]
    gram = means.T @ means + _RIDGE * np.eye(means.shape[1])
    return np.linalg.solve(gram, means.T @ customers[bought]).astype(np.float32)
