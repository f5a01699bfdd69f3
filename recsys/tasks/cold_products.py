"""Who buys a product that nobody bought yet: told by its traits alone.

LightFM over traits, what sells of the kind, and how much the customer cares for the kind. A
re-ranker learns it from products of the past whose purchases are withheld as if they were new.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from recsys import rerank
from recsys.dataset import Codes, Floats
from recsys.features import Columns, affinity, customers, habits, kinds
from recsys.history import History, matrix
from recsys.rerank import Table
from recsys.snapshot import LEAST_BUYERS, blocks, joined
from recsys.sources import Source, households, standard, warp
from recsys.tasks import Lists

TRAITS = ("department", "category", "type", "brand", "maker", "size")
CROSSED = {
    "type_brand": ("type", "brand"),
    "type_maker": ("type", "maker"),
    "type_size": ("type", "size"),
    "category_maker": ("category", "maker"),
}
SOLD_BY = ("category", "type", "maker", *CROSSED)
CARED_FOR = ("department", "category", "type", "maker", *CROSSED)
NEGATIVES = 0.06
SHARE = 1.0
MOST_WITHHELD = 0.2
"""Share of the products that are withheld to learn from."""


@dataclass(frozen=True)
class Shelf:
    """What is known of customers and of products without a sale."""

    history: History
    cold: Codes
    by_traits: Source
    sold: Columns
    cares: tuple[affinity.Affinity, ...]
    alike: Mapping[str, Floats]
    """For each kind of trait (n_customers, n_values): purchases of the nearest customers."""
    customers: customers.Customers

    def tables(self, asked: Codes) -> Iterator[Table]:
        """All products of `cold`, counted from zero, for blocks of the customers."""
        for block in blocks(asked):
            yield self._table(block)

    def _table(self, block: Codes) -> Table:
        n = len(self.cold)
        at = np.repeat(np.arange(len(block), dtype=np.int32), n)
        which = np.tile(np.arange(n, dtype=np.int32), len(block))
        rows, codes = block[at], self.cold[which]
        columns: Columns = {name: values[codes] for name, values in self.sold.items()}
        for one in self.cares:
            columns |= one.columns(rows, codes)
            late, sellers = columns[f"{one.name}_late"], columns.get(f"{one.name}_sellers")
            if sellers is not None:
                columns[f"{one.name}_each"] = np.log(late / np.exp(sellers) + 1e-3)
        for name, likes in self.alike.items():
            of = self.history.traits[name][codes]
            columns[f"{name}_alike"] = np.where(of >= 0, np.log(likes[rows, of] + 1e-3), 0)
        columns |= self.customers.columns(rows)
        columns["warp"] = standard(self.by_traits.of(block)[:, self.cold])[at, which]
        values = np.stack(list(columns.values()), axis=1, dtype=np.float32)
        return Table(rows, which, values, tuple(columns))


def rank(history: History, horizon: float, cold: Codes, *, seed: int = 0) -> Lists:
    """For everyone in `history`, all of `cold`, of which `history` has no line."""
    begins = history.end - horizon
    early, then = history.before(begins), history.between(begins, history.end)
    pretended = _pretended(early, len(cold), seed)
    withheld = early.where(~np.isin(early.product, pretended))
    table, bought = _known(_shelf(withheld, pretended, seed), then, pretended, seed)
    model = rerank.learn(table, bought, negatives=1.0, share=SHARE, seed=seed)
    now = _shelf(history, cold, seed)
    lists: dict[int, Codes] = {}
    for part in now.tables(np.unique(history.customer)):
        scores = model.scores(part.values)
        lists |= rerank.best(part.rows, part.products, scores, len(cold))
    return {customer: cold[which] for customer, which in lists.items()}


def _pretended(early: History, count: int, seed: int) -> Codes:
    """Products that sold, drawn at random, to be taken for new ones."""
    sold = np.flatnonzero(early.buyers() >= LEAST_BUYERS)
    count = min(count, int(len(sold) * MOST_WITHHELD))
    drawn = np.random.default_rng(seed).choice(sold, count, replace=False)
    return np.sort(drawn).astype(np.int32)


def _shelf(history: History, cold: Codes, seed: int) -> Shelf:
    """Learn from lines that have none of `cold`; only sellers and `cold` keep a code."""
    sellers = np.flatnonzero(history.buyers() >= LEAST_BUYERS)
    kept = np.union1d(sellers, cold).astype(np.int32)
    early = _with_crossed(history.of_products(kept))
    at = np.searchsorted(kept, cold).astype(np.int32)
    warm = np.setdiff1d(np.arange(len(kept)), at).astype(np.int32)
    return Shelf(
        history=early,
        cold=at,
        by_traits=warp.by_traits(
            early.counts().sign(),
            early.traits,
            TRAITS,
            with_id=False,
            epochs=8,
            regularisation=1e-5,
            seed=seed,
        ),
        sold=kinds.learn(early, warm, SOLD_BY),
        cares=tuple(affinity.of_all(early, CARED_FOR)),
        alike={name: _alike(early, name) for name in ("type", "category", "type_maker")},
        customers=customers.learn(early, habits.learn(early)),
    )


def _with_crossed(history: History) -> History:
    more = {name: kinds.crossed(history.traits, parts) for name, parts in CROSSED.items()}
    return replace(history, traits={**history.traits, **more})


def _alike(history: History, name: str) -> Floats:
    """What the customers nearest to each buy of each value of a trait."""
    of = history.traits[name][history.product]
    known = history.where(of >= 0)
    weights = np.exp2(-known.age / 90).astype(np.float32)
    shape = (history.n_customers, int(history.traits[name].max(initial=-1)) + 1)
    counts = matrix(weights, known.customer, of[of >= 0], shape)
    counts.data = np.log1p(counts.data)
    everybody = np.arange(history.n_customers, dtype=np.int32)
    source = households.learn(counts, 100)
    return np.concatenate([source.of(block) for block in blocks(everybody)])


def _known(
    shelf: Shelf, then: History, cold: Codes, seed: int
) -> tuple[Table, npt.NDArray[np.bool_]]:
    """Customers who bought one of the withheld products; of what they did not buy a part."""
    later = then.of_products(cold)
    shape = (later.n_customers, len(cold))
    truth = matrix(np.ones_like(later.spend), later.customer, later.product, shape)
    asked = np.intersect1d(shelf.history.customer, later.customer).astype(np.int32)
    random = np.random.default_rng(seed)
    tables, labels = [], []
    for table in shelf.tables(asked):
        found = np.asarray(truth[table.rows, table.products]).ravel() > 0
        kept = found | (random.random(len(found)) < NEGATIVES)
        tables.append(table.some(kept))
        labels.append(found[kept])
    return joined(tables), np.concatenate(labels)
