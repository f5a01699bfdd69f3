"""May a new model answer? Only if it is no worse than what needs no learning.

Judged by time: learn from all but the last weeks, and look at what was bought in them. The same
settings learn from the earlier weeks; that they will do for all weeks is what is taken on trust.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from recsys import factors, fallback, neighbours
from recsys.dataset import Purchases
from recsys.evaluate import Score, Split, ranked
from recsys.model import least_buyers

DAYS = 28.0
LENGTH = 10
LEAST_JUDGED = 100
"""Customers; of fewer the difference between two models says nothing."""
MOST_JUDGED = 1_000
SURE = 2.33
"""Standard errors: one in a hundred passes by chance that has learnt nothing."""

Hits = npt.NDArray[np.float64]
"""(n_customers,) share of a list that was bought."""
TASKS = ("all", "new")
"""Whatever was bought, and what was new to the customer."""


@dataclass(frozen=True)
class Verdict:
    passed: bool
    reason: str
    figures: Mapping[str, float]
    """Precision of each model and task: "lightfm/new"."""


def judge(
    purchases: Purchases,
    epochs: int = factors.EPOCHS_FULL,
    *,
    seed: int = 0,
    threads: int = 1,
) -> Verdict:
    """Refuse what is worse than a baseline, and what knows no customer from another."""
    split = Split.at(purchases, DAYS, least_buyers(purchases))
    if len(split.judged) < LEAST_JUDGED:
        return Verdict(True, "Too few customers came back to judge it.", {})
    popular = fallback.popularity(split.train)
    learnt = factors.learn(split.weights, popular, epochs, seed=seed, threads=threads)
    return compared({"lightfm": _by_factors(learnt, split), **baselines(split)}, split)


def baselines(split: Split) -> dict[str, Score]:
    """What many bought of late, and what shares baskets with one's own purchases."""
    popular = fallback.popularity(split.train)
    together = neighbours.count(split.train.baskets())

    def by_neighbours(customer: int) -> npt.NDArray[np.float32]:
        return together.scores(split.weights[[customer]].indices) + popular * np.float32(1e-6)

    return {"popularity": lambda customer: popular, "neighbours": by_neighbours}


def _by_factors(learnt: factors.Factors, split: Split) -> Score:
    def score(customer: int) -> npt.NDArray[np.float32]:
        row = split.weights[[customer]]
        return learnt.scores(row.indices, row.data)

    return score


def compared(scores: Mapping[str, Score], split: Split) -> Verdict:
    """The first of `scores` against the others, customer by customer, by what it is there for:
    products new to the customer. Where hardly anybody buys such, whatever they buy counts."""
    hits = {name: _hits(score, split) for name, score in scores.items()}
    new, *others = hits
    figures = {
        f"{name}/{task}": round(_mean(found[at]), 5)
        for name, found in hits.items()
        for at, task in enumerate(TASKS)
    }
    is_new = np.count_nonzero(~np.isnan(hits[new][1])) >= LEAST_JUDGED
    at, task = (1, "new") if is_new else (0, "all")
    best = max(others, key=lambda name: figures[f"{name}/{task}"])
    if _mean(hits[new][at]) < _mean(hits[best][at]):
        return Verdict(False, _worse(figures, new, best, task), figures)
    if _sureness(hits[new][at] - hits["popularity"][at]) < SURE:
        return Verdict(False, "It knows no customer from another, as popularity does.", figures)
    return Verdict(True, "It is no worse than any baseline.", figures)


def _worse(figures: Mapping[str, float], new: str, best: str, task: str) -> str:
    mine, theirs = figures[f"{new}/{task}"], figures[f"{best}/{task}"]
    return f"It is worse than {best}: precision {mine:.4f} against {theirs:.4f} ({task})."


def _mean(hits: Hits) -> float:
    known = hits[~np.isnan(hits)]
    return float(known.mean()) if len(known) else 0.0


def _sureness(difference: Hits) -> float:
    """The mean in standard errors; customers without an answer are NaN."""
    known = difference[~np.isnan(difference)]
    error = float(known.std()) / math.sqrt(max(len(known), 1)) if len(known) else 0.0
    return _mean(difference) / max(error, 1e-9)


def _hits(score: Score, split: Split) -> tuple[Hits, Hits]:
    """For each of TASKS."""
    judged = split.judged[:: max(1, len(split.judged) // MOST_JUDGED)]
    rows = [_of_one(score(int(customer)), split, int(customer)) for customer in judged]
    every = np.array(rows, dtype=np.float64)
    return every[:, 0], every[:, 1]


def _of_one(scores: npt.NDArray[np.float32], split: Split, customer: int) -> tuple[float, float]:
    wanted = split.truth[[customer]].indices
    own = split.weights[[customer]].indices
    values = np.where(split.is_candidate, scores, -np.inf)
    repeated = float(np.isin(ranked(values, LENGTH), wanted).mean())
    values[own] = -np.inf
    wanted = np.setdiff1d(wanted, own)
    new = float(np.isin(ranked(values, LENGTH), wanted).mean()) if len(wanted) else math.nan
    return repeated, new
