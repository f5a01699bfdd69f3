"""What else belongs in a basket: for a known shopper, for a stranger, or only what is new to them.

One product of each basket of the weeks before the end is hidden, and a re-ranker learns to find
it from what was known before those weeks.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
from scipy import sparse

from recsys import rerank, snapshot
from recsys.dataset import Codes, Floats, decay
from recsys.features import Columns, basket
from recsys.history import History, dense, matrix
from recsys.rerank import Table
from recsys.snapshot import Snapshot
from recsys.sources import Source, als, ease, popularity, standard, stores, together
from recsys.sources.together import BasketsAlike, Together
from recsys.tasks import LENGTH, Lists

PER_SOURCE = 40
NEGATIVES = 0.15
HIDDEN = 2
"""Queries made of one basket of the past, each with another product hidden."""
_BLOCK = 128


class Knows(StrEnum):
    """What may be read, and what may be served."""

    SHOPPER = "shopper"
    BASKET = "basket"
    NEW = "new"
    """The shopper is known, and only what they never bought is served."""


@dataclass(frozen=True)
class Queries:
    customer: Codes
    items: sparse.csr_matrix
    """(n, n_products) 1 where a basket has a product."""


@dataclass(frozen=True)
class Counter:
    """What is learnt of baskets, beside a snapshot."""

    known: Snapshot
    knows: Knows
    together: Together
    alike: BasketsAlike
    ease: ease.ProductsByProducts
    features: basket.Baskets
    bought: sparse.csr_matrix
    """(n_customers, n_products)."""
    own: "Own"

    def tables(self, queries: Queries) -> Iterator[Table]:
        """Candidates of each query, `rows` counting the queries."""
        for first in range(0, len(queries.customer), _BLOCK):
            at = slice(first, first + _BLOCK)
            part = Queries(queries.customer[at], queries.items[at])
            table = self._table(part)
            yield Table(table.rows + np.int32(first), table.products, table.values, table.names)

    def _table(self, queries: Queries) -> Table:
        scores = self._scores(queries)
        visible = dense(queries.items) > 0
        without = visible
        if self.knows is Knows.NEW:
            without = visible | (dense(self.bought[queries.customer]) > 0)
        chosen = snapshot.first_of_each(list(scores.values()), PER_SOURCE, without=without)
        at, codes = (part.astype(np.int32) for part in np.nonzero(chosen))
        columns: Columns = self.features.columns(queries.items, at, codes)
        if self.knows is Knows.BASKET:
            columns |= self.known.products.columns(codes)
        else:
            columns |= self.known.columns(queries.customer[at], codes)
        for name, values in scores.items():
            columns[name] = values[at, codes]
            columns[f"{name}_even"] = standard(values)[at, codes]
        return Table(at, codes, np.stack(list(columns.values()), axis=1), tuple(columns))

    def _scores(self, queries: Queries) -> dict[str, Floats]:
        scores = self.together.scores(queries.items)
        scores["alike"] = self.alike.scores(queries.items)
        scores["ease_baskets"] = self.ease.of_rows(queries.items)
        if self.knows is Knows.BASKET:
            scores["popular"] = popularity.ForAll(self.known.products.facts["crowd_30"]).of(
                queries.customer
            )
            return scores
        for name, source in self.known.sources.items():
            scores[name] = source.of(queries.customer)
        if self.knows is Knows.SHOPPER:
            scores["own"] = self.own.scores(queries)
            scores["decayed"] = dense(self.own.decayed[queries.customer])
        return scores


@dataclass(frozen=True)
class Own:
    """Each customer's past baskets."""

    orders: sparse.csr_matrix
    """(n_orders, n_products), sorted by customer."""
    start: npt.NDArray[np.int64]
    """(n_customers + 1,) where each customer's begin."""
    weights: Floats
    decayed: sparse.csr_matrix
    """(n_customers, n_products)."""

    def scores(self, queries: Queries) -> Floats:
        found = np.zeros(queries.items.shape, dtype=np.float32)
        for row, customer in enumerate(queries.customer):
            mine = slice(self.start[customer], self.start[customer + 1])
            if mine.stop > mine.start:
                found[row] = together.own_baskets(
                    queries.items[[row]], self.orders[mine], self.weights[mine]
                )
        return found


def complete(
    history: History, horizon: float, queries: Queries, knows: Knows, *, seed: int = 0
) -> Lists:
    """For each query what may be missing; `queries` count products as `history` does."""
    begins = history.end - horizon
    before = _counter(history, begins, knows, seed)
    table, found = _known(before, history.between(begins, history.end), seed)
    model = rerank.learn(table, found, negatives=1.0, share=1.0, seed=seed)
    del before, table
    now = _counter(history, history.end, knows, seed)
    asked = Queries(queries.customer, queries.items[:, now.known.kept].tocsr())
    lists: dict[int, Codes] = {}
    for part in now.tables(asked):
        lists |= rerank.best(part.rows, part.products, model.scores(part.values), LENGTH)
    return {query: now.known.kept[codes] for query, codes in lists.items()}


def _counter(history: History, end: float, knows: Knows, seed: int) -> Counter:
    def sources(early: History) -> Mapping[str, Source]:
        return {} if knows is Knows.BASKET else _sources(early, seed)

    known = snapshot.take(history, end, sources)
    early = known.history
    baskets = early.baskets()
    held = np.flatnonzero(baskets.getnnz(axis=1))
    baskets = baskets[held]
    return Counter(
        known=known,
        knows=knows,
        together=together.learn(baskets),
        alike=together.alike(baskets),
        ease=ease.learn(baskets),
        features=basket.learn(early, known.products.facts["price"]),
        bought=early.counts(),
        own=_own(early),
    )


def _sources(early: History, seed: int) -> dict[str, Source]:
    return {
        "ease": ease.learn(early.weights(60.0)),
        "als": als.learn(early.counts(60.0), seed=seed),
        "store": stores.learn(early, 28.0),
        "recent": popularity.ForAll(popularity.recent(early, 7.0)),
    }


def _own(history: History) -> Own:
    _, first = np.unique(history.order, return_index=True)
    by_customer = first[np.argsort(history.customer[first], kind="stable")]
    orders = history.order[by_customer]
    start = np.searchsorted(history.customer[by_customer], np.arange(history.n_customers + 1))
    return Own(
        history.baskets()[orders],
        start.astype(np.int64),
        decay(history.age[by_customer], 90.0),
        history.counts(60.0),
    )


def _known(before: Counter, then: History, seed: int) -> tuple[Table, npt.NDArray[np.bool_]]:
    """Queries made of later baskets, and which candidate was the hidden one; of the others a
    part."""
    later = then.of_products(before.known.kept)
    random = np.random.default_rng(seed)
    queries, hidden = _hide(later, before.bought, before.knows, random)
    tables, labels = [], []
    for table in before.tables(queries):
        found = table.products == hidden[table.rows]
        kept = found | (random.random(len(found)) < NEGATIVES)
        tables.append(table.some(kept))
        labels.append(found[kept])
    return snapshot.joined(tables), np.concatenate(labels)


def _hide(
    later: History, bought: sparse.csr_matrix, knows: Knows, random: np.random.Generator
) -> tuple[Queries, Codes]:
    """HIDDEN queries of each basket of two products or more, whose shopper is known."""
    shopped = np.asarray(bought.getnnz(axis=1))[later.customer] > 0
    lines = later.where(shopped)
    order = np.lexsort((lines.product, lines.order))
    orders, products = lines.order[order], lines.product[order]
    begins = np.flatnonzero(np.concatenate([[True], np.diff(orders) > 0]))
    sizes = np.diff(np.append(begins, len(orders)))
    customers: list[int] = []
    hidden: list[int] = []
    rows, columns = [], []
    for at, size in zip(begins, sizes, strict=True):
        if size < 2:
            continue
        customer = lines.customer[order[at]]
        for pick in random.choice(size, min(HIDDEN, size), replace=False):
            if knows is Knows.NEW and bought[customer, products[at + pick]]:
                continue
            rest = np.delete(products[at : at + size], pick)
            rows.append(np.full(len(rest), len(hidden)))
            columns.append(rest)
            customers.append(customer)
            hidden.append(products[at + pick])
    where = np.concatenate(rows).astype(np.int32), np.concatenate(columns).astype(np.int32)
    ones = np.ones(len(where[0]), dtype=np.float32)
    items = matrix(ones, *where, (len(hidden), bought.shape[1]))
    return Queries(np.array(customers, np.int32), items), np.array(hidden, np.int32)
