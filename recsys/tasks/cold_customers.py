"""What a stranger buys, of whom only the store of the first visit may be known.

A product's share among those who shopped of late, in the store and everywhere, on several spans;
a re-ranker learns from customers of the weeks before the end, each asked of what others bought.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from recsys import rerank
from recsys.dataset import Codes, Floats
from recsys.features import Columns, products
from recsys.history import History, matrix
from recsys.rerank import Table
from recsys.snapshot import LEAST_BUYERS, joined
from recsys.sources import stores
from recsys.tasks import LENGTH, Lists

SPANS = (7, 14, 28, 56, 150)
"""Days in which a customer bought or did not."""
PRIOR = 10.0
"""Customers of a store at which its own share weighs as much as everybody's."""
PARTS = 5
PER_SOURCE = 150
NOWHERE = -1
_FACTS: tuple[str, ...] = (
    "trend_7",
    "trend_28",
    "price",
    "reduced_14",
    "reduced_84",
    "bought_again",
    "each_buys",
)
_FACTS += ("new_buyers_14", "new_buyers_28", "new_share", "rank_in_type", "share_of_type")
_FACTS += ("crowd_7", "crowd_30")


@dataclass(frozen=True)
class Shares:
    """For one span, who of those that shopped bought what."""

    overall: Floats
    """(n_products,)"""
    bought: sparse.csr_matrix
    """(n_stores, n_products) customers, each spread over the stores they visit."""
    customers: Floats
    """(n_stores,) how many shopped there."""

    def at(self, store: int) -> Floats:
        """(n_products,) the store's own share, shrunk to that of all by empirical Bayes."""
        if store == NOWHERE:
            return self.overall
        own = np.asarray(self.bought[[store]].toarray(), dtype=np.float32).ravel()
        size = self.customers[store] + PRIOR
        return np.asarray((own + PRIOR * self.overall) / size, dtype=np.float32)


def rank(
    history: History, horizon: float, store: Codes, *, seed: int = 0, parts: int = PARTS
) -> Lists:
    """For each entry of `store` (NOWHERE where it is unknown) a list; `history` has no line of
    any of them. What is learnt from are its own customers, in `parts` that know nothing of
    each other."""
    begins = history.end - horizon
    early, then = history.before(begins), history.between(begins, history.end)
    model = rerank.learn(*_known(early, then, parts), negatives=0.3, share=1.0, seed=seed)
    now, kept = _recommended(history)
    asked = _by_store(now, np.unique(store))
    lists = {
        one: rerank.best(table.rows, table.products, model.scores(table.values), LENGTH)[0]
        for one, table in asked
    }
    return {at: kept[lists[int(one)]] for at, one in enumerate(store)}


def first_stores(history: History) -> Codes:
    """(n_customers,) where each was seen first; NOWHERE for who was never seen."""
    order = np.lexsort((history.days, history.customer))
    who = history.customer[order]
    first = order[np.concatenate([[True], np.diff(who) > 0])] if len(who) else order
    found = np.full(history.n_customers, NOWHERE, dtype=np.int32)
    found[history.customer[first]] = history.store[first]
    return found


def _known(early: History, then: History, parts: int) -> tuple[Table, npt.NDArray[np.bool_]]:
    """Customers as if they were strangers, and what they bought."""
    known, kept = _recommended(early)
    later = then.of_products(kept)
    shape = (later.n_customers, later.n_products)
    truth = matrix(np.ones_like(later.spend), later.customer, later.product, shape)
    store = first_stores(early)
    asked = np.intersect1d(known.customer, later.customer)
    tables = []
    for part in range(parts):
        others = known.where(known.customer % parts != part)
        ours = asked[asked % parts == part]
        for one, table in _by_store(others, np.unique(store[ours])):
            tables += [
                Table(np.full_like(table.rows, who), *_rest(table))
                for who in ours[store[ours] == one]
            ]
    table = joined(tables)
    return table, np.asarray(truth[table.rows, table.products]).ravel() > 0


def _rest(table: Table) -> tuple[Codes, Floats, tuple[str, ...]]:
    return table.products, table.values, table.names


def _recommended(history: History) -> tuple[History, Codes]:
    kept = np.flatnonzero(history.buyers() >= LEAST_BUYERS).astype(np.int32)
    return history.of_products(kept), kept


def _by_store(history: History, asked: Codes) -> Iterator[tuple[int, Table]]:
    """For each store its candidates and what is known of them, in row 0."""
    spans = {days: _shares(history, days) for days in SPANS}
    every = products.learn(history).facts
    facts = {name: every[name] for name in _FACTS}
    for store in map(int, asked):
        columns = _columns(spans, facts, store)
        scores = [columns[name] for name in ("here_28", "here_150", "all_28", "all_7")]
        chosen = np.zeros(history.n_products, dtype=bool)
        for score in scores:
            chosen[np.argsort(-score, kind="stable")[:PER_SOURCE]] = True
        codes = np.flatnonzero(chosen).astype(np.int32)
        values = np.stack([column[codes] for column in columns.values()], axis=1)
        yield store, Table(np.zeros_like(codes), codes, values, tuple(columns))


def _columns(spans: dict[int, Shares], facts: Columns, store: int) -> Columns:
    found = dict(facts)
    size = 0.0 if store == NOWHERE else float(np.log1p(spans[150].customers[store]))
    for days, shares in spans.items():
        found[f"all_{days}"] = _log(shares.overall)
        found[f"here_{days}"] = _log(shares.at(store))
    for days in SPANS[:-1]:
        found[f"grows_{days}"] = found[f"here_{days}"] - found["here_150"]
    found["size"] = np.full_like(found["price"], size)
    return found


def _log(shares: Floats) -> Floats:
    return np.asarray(np.log(shares + 1e-4), dtype=np.float32)


def _shares(history: History, days: float) -> Shares:
    late = history.where(history.age <= days)
    shopped = np.zeros(history.n_customers, dtype=np.float32)
    shopped[late.customer] = 1
    bought = late.counts().sign()
    spread = sparse.csr_matrix(sparse.diags(shopped) @ stores.visits(history)).T.tocsr()
    overall = np.asarray(bought.sum(axis=0), dtype=np.float32).ravel()
    return Shares(
        overall=overall / max(float(shopped.sum()), 1),
        bought=sparse.csr_matrix(spread @ bought),
        customers=np.asarray(spread.sum(axis=1), dtype=np.float32).ravel(),
    )
