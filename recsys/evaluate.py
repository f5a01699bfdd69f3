"""Does it work? Learn from all but the last days, and look at what was bought in them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from recsys import factors, fallback, metrics
from recsys.dataset import Purchases
from recsys.model import LEAST_BUYERS

Score = Callable[[int], npt.NDArray[np.float32]]
"""From a customer's code to (n_products,) scores."""


@dataclass(frozen=True)
class Split:
    """Before and in the last days, with the same codes; only what sold well enough before."""

    train: Purchases
    weights: sparse.csr_matrix
    """(n_customers, n_products) of `train`."""
    truth: sparse.csr_matrix
    """The same shape: not zero where the last days have a purchase."""
    is_candidate: npt.NDArray[np.bool_]

    @classmethod
    def at(cls, purchases: Purchases, days: float, least_buyers: int) -> "Split":
        early = purchases.days < purchases.end - days
        is_candidate = purchases.where(early).buyers() >= least_buyers
        sold = is_candidate[purchases.product]
        train, test = purchases.where(early & sold), purchases.where(~early & sold)
        rows = max(train.n_customers, test.n_customers)
        return cls(
            train=train,
            weights=_tall(train.weights(), rows),
            truth=_tall(test.weights(half_life=1e9), rows),
            is_candidate=is_candidate,
        )

    @property
    def judged(self) -> npt.NDArray[np.int64]:
        """Customers who bought before and again."""
        had, wanted = self.weights.getnnz(axis=1), self.truth.getnnz(axis=1)
        return np.flatnonzero((had > 0) & (wanted > 0))


def _tall(matrix: sparse.csr_matrix, rows: int) -> sparse.csr_matrix:
    shape = (rows, matrix.shape[1])
    indptr = np.pad(matrix.indptr, (0, rows - matrix.shape[0]), mode="edge")
    return sparse.csr_matrix((matrix.data, matrix.indices, indptr), shape=shape)


def against_popularity(
    purchases: Purchases,
    *,
    days: float = 28.0,
    k: int = 10,
    epochs: int = factors.EPOCHS_FULL,
    least_buyers: int = LEAST_BUYERS,
    seed: int = 0,
) -> dict[str, dict[str, float]]:
    """Metrics of LightFM (folded in, as it is served) and of popularity: "lightfm/all" where
    repeats are allowed, "lightfm/new" for products new to the customer."""
    split = Split.at(purchases, days, least_buyers)
    popular = fallback.popularity(split.train)
    learnt = factors.learn(split.weights, popular, epochs, seed=seed)

    def by_factors(customer: int) -> npt.NDArray[np.float32]:
        row = split.weights[[customer]]
        return learnt.scores(row.indices, row.data)

    scores: dict[str, Score] = {"lightfm": by_factors, "popularity": lambda customer: popular}
    return {
        f"{name}/{task}": judge(score, split, only_new=task == "new", k=k)
        for name, score in scores.items()
        for task in ("all", "new")
    }


def judge(score: Score, split: Split, *, only_new: bool, k: int) -> dict[str, float]:
    """Rank every candidate for every judged customer and compare with what they bought."""
    lists, hits, sizes = [], [], []
    for customer in split.judged:
        wanted = split.truth[[customer]].indices
        values = np.where(split.is_candidate, score(int(customer)), -np.inf)
        if only_new:
            had = split.weights[[customer]].indices
            wanted = np.setdiff1d(wanted, had)
            values[had] = -np.inf
        if len(wanted):
            best = ranked(values, k)
            lists.append(best)
            hits.append(np.isin(best, wanted))
            sizes.append(len(wanted))
    found, n = np.array(hits, dtype=bool), np.array(sizes, dtype=np.int64)
    return {
        "precision": metrics.precision(found),
        "recall": metrics.recall(found, n),
        "ndcg": metrics.ndcg(found, n),
        "hit_rate": metrics.hit_rate(found),
        "coverage": metrics.coverage(np.array(lists, dtype=np.int32), len(split.is_candidate)),
        "customers": float(len(lists)),
    }


def ranked(values: npt.NDArray[np.floating], k: int) -> npt.NDArray[np.int64]:
    """The k highest, best first."""
    k = min(k, len(values))
    best = np.argpartition(-values, k - 1)[:k] if k else np.empty(0, dtype=np.int64)
    return best[np.argsort(-values[best], kind="stable")]
