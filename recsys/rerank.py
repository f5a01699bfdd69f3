"""Which of the candidates come first: a logistic model and gradient-boosted trees, added up.

Both learn from what was bought in the weeks after a day of the past; which settings are better is
judged by later weeks, never by other households of the same weeks: trees learn a month by heart.
"""

from dataclasses import dataclass

import lightgbm
import numpy as np
import numpy.typing as npt

from recsys.dataset import Codes, Floats

Labels = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Table:
    """Pairs of customer (or query) and product, sorted by the former, and what is known of them."""

    rows: Codes
    products: Codes
    values: Floats
    """(n_pairs, n_columns) float32."""
    names: tuple[str, ...]

    def some(self, chosen: npt.NDArray[np.bool_]) -> "Table":
        return Table(self.rows[chosen], self.products[chosen], self.values[chosen], self.names)


@dataclass(frozen=True)
class Logistic:
    """Logistic regression on columns that were made even."""

    shift: Floats
    scale: Floats
    weights: npt.NDArray[np.float64]
    """(n_columns + 1,) the last one is the intercept."""

    def scores(self, values: Floats) -> npt.NDArray[np.float64]:
        even = _even(values, self.shift, self.scale)
        return np.asarray(even @ self.weights[:-1] + self.weights[-1], dtype=np.float64)


@dataclass(frozen=True)
class Mixed:
    """Log odds of both, `share` of the trees'."""

    logistic: Logistic
    trees: lightgbm.Booster
    share: float

    def scores(self, values: Floats) -> npt.NDArray[np.float64]:
        by_trees = self.trees.predict(values, raw_score=True, num_threads=1)
        return self.logistic.scores(values) + self.share * np.asarray(by_trees)


def logistic(
    values: Floats, bought: Labels, *, penalty: float = 10.0, rounds: int = 12
) -> Logistic:
    """Newton's method; each round is one pass over the rows."""
    bent = np.arcsinh(values)
    shift, scale = bent.mean(axis=0), np.maximum(bent.std(axis=0), 1e-6)
    even = np.hstack([_even(values, shift, scale), np.ones((len(values), 1), np.float32)])
    weights = np.zeros(even.shape[1])
    ridge = np.full(even.shape[1], penalty)
    ridge[-1] = 1e-3
    for _ in range(rounds):
        odds = 1 / (1 + np.exp(-np.clip(even @ weights, -30, 30)))
        slope = even.T @ (bought - odds) - ridge * weights
        curve = (even.T * (odds * (1 - odds)).astype(np.float32)) @ even
        step = np.linalg.solve(curve.astype(np.float64) + np.diag(ridge), slope)
        weights = weights + step
        if np.abs(step).max() < 1e-4:
            break
    return Logistic(shift.astype(np.float32), scale.astype(np.float32), weights)


def _even(values: Floats, shift: Floats, scale: Floats) -> Floats:
    even = (np.arcsinh(values) - shift) / scale
    return np.asarray(np.clip(even, -6, 6), dtype=np.float32)


def trees(
    values: Floats,
    bought: Labels,
    *,
    rounds: int = 150,
    leaves: int = 24,
    rate: float = 0.06,
    seed: int = 0,
) -> lightgbm.Booster:
    """The same bytes for the same rows: one thread, one seed."""
    settings = {
        "objective": "binary",
        "num_leaves": leaves,
        "learning_rate": rate,
        "min_data_in_leaf": 200,
        "feature_fraction": 0.5,
        "bagging_fraction": 0.7,
        "bagging_freq": 1,
        "lambda_l2": 20.0,
        "max_bin": 127,
        "seed": seed,
        "deterministic": True,
        "force_col_wise": True,
        "num_threads": 1,
        "verbosity": -1,
    }
    return lightgbm.train(settings, lightgbm.Dataset(values, bought), num_boost_round=rounds)


def learn(
    table: Table, bought: Labels, *, negatives: float = 0.3, share: float = 0.7, seed: int = 0
) -> Mixed:
    """Fit on all that was bought and a part of what was not."""
    random = np.random.default_rng(seed)
    kept = bought | (random.random(len(bought)) < negatives)
    values, wanted = table.values[kept], bought[kept]
    return Mixed(logistic(values, wanted), trees(values, wanted, seed=seed), share)


def best(rows: Codes, products: Codes, scores: npt.NDArray[np.float64], k: int) -> dict[int, Codes]:
    """The k first of each row, best first; equal scores in the order of codes."""
    order = np.lexsort((products, -scores, rows))
    begins = np.flatnonzero(np.concatenate([[True], np.diff(rows[order]) != 0]))
    ends = np.append(begins[1:], len(order))
    return {
        int(rows[order[first]]): products[order[first : min(first + k, end)]]
        for first, end in zip(begins, ends, strict=True)
        if len(order)
    }
