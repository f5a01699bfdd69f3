"""What each customer buys next: all of it, or only what they never bought before.

A re-ranker learns from the weeks before the end (candidates and features of the day on which
those began) and is applied to what is known at the end.
"""

import numpy as np
import numpy.typing as npt

from recsys import rerank, snapshot
from recsys.dataset import Codes
from recsys.history import History, matrix
from recsys.rerank import Table
from recsys.snapshot import Snapshot
from recsys.tasks import LENGTH, Lists

SHARE, SHARE_NEW = 1.5, 0.7
"""Of the trees: the best of those tried for November; habits differ in more than a sum can say."""
PER_SOURCE, PER_SOURCE_NEW = 25, 100
"""Candidates: where repeats are allowed most of what is bought is among what was bought before."""


def rank(history: History, horizon: float, *, is_new: bool, seed: int = 0) -> Lists:
    """For everyone in `history`, for the `horizon` days after its end."""
    per_source = PER_SOURCE_NEW if is_new else PER_SOURCE
    before = snapshot.take(history, history.end - horizon, snapshot.all_sources)
    then = history.between(before.history.end, history.end)
    known = snapshot.table(before, judged(before, then), per_source, is_new=is_new)
    share = SHARE_NEW if is_new else SHARE
    model = rerank.learn(known, bought(before, then, known), share=share, seed=seed)
    del before, known
    now = snapshot.take(history, history.end, snapshot.all_sources)
    lists: dict[int, Codes] = {}
    for block in snapshot.blocks(np.unique(history.customer)):
        asked = snapshot.table(now, block, per_source, is_new=is_new)
        scores = model.scores(asked.values)
        lists |= rerank.best(asked.rows, asked.products, scores, LENGTH)
    return {customer: now.kept[codes] for customer, codes in lists.items()}


def judged(before: Snapshot, then: History) -> Codes:
    """Those who bought before and after."""
    return np.intersect1d(before.history.customer, then.customer).astype(np.int32)


def bought(before: Snapshot, then: History, table: Table) -> npt.NDArray[np.bool_]:
    """(n_pairs,) whether each was bought afterwards."""
    later = then.of_products(before.kept)
    shape = (later.n_customers, later.n_products)
    truth = matrix(np.ones_like(later.spend), later.customer, later.product, shape)
    return np.asarray(truth[table.rows, table.products]).ravel() > 0
