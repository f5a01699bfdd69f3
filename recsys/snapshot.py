"""What was known on a day: sources and features learnt from the lines before it, and only those."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recsys.dataset import Codes, Floats
from recsys.features import Columns, affinity, customers, habits, products
from recsys.history import Chosen, History, dense
from recsys.rerank import Table
from recsys.sources import Source, als, ease, households, popularity, standard, stores, warp

LEAST_BUYERS = 10
"""Of a product that is recommended at all."""
TRAITS = ("type", "category", "maker", "department")
_BLOCK = 256
"""Customers scored at once: 16 thousand products take 16 MB a source."""


@dataclass(frozen=True)
class Snapshot:
    history: History
    """Only products that are recommended, by the codes used here."""
    kept: Codes
    """(n_products,) what these were called before."""
    habits: habits.Habits
    products: products.Products
    customers: customers.Customers
    affinities: Sequence[affinity.Affinity]
    sources: Mapping[str, Source]

    def columns(self, rows: Codes, codes: Codes) -> Columns:
        """All that is known of pairs of customer and product, but for the sources' scores."""
        found: Columns = {
            **self.habits.columns(rows, codes),
            **self.products.columns(codes),
            **self.customers.columns(rows),
        }
        for one in self.affinities:
            found |= one.columns(rows, codes)
        price_fit = np.abs(found["price"] - found["price_level"])
        found["price_fit"] = price_fit.astype(np.float32)
        type_due = found["type_since"] * found["type_late"] / 60
        found["type_due"] = type_due.astype(np.float32)
        return found

    def scores(self, block: Codes) -> dict[str, Floats]:
        """Each source's (len(block), n_products), standardised by row."""
        return {name: standard(source.of(block)) for name, source in self.sources.items()}


def take(
    history: History, end: float, sources: Callable[[History], Mapping[str, Source]]
) -> Snapshot:
    """Learn from what was bought before `end`."""
    early = history.before(end)
    kept = np.flatnonzero(early.buyers() >= LEAST_BUYERS).astype(np.int32)
    early = early.of_products(kept)
    own = habits.learn(early)
    return Snapshot(
        history=early,
        kept=kept,
        habits=own,
        products=products.learn(early),
        customers=customers.learn(early, own),
        affinities=affinity.of_all(early, TRAITS),
        sources=sources(early),
    )


def all_sources(history: History, *, seed: int = 0) -> dict[str, Source]:
    """Those that the next purchases are chosen from."""
    bought = history.counts().sign()
    return {
        "warp_id": warp.by_id(history.weights(60.0), seed=seed),
        "warp_traits": warp.by_traits(
            bought, history.traits, ("type", "category", "brand"), seed=seed
        ),
        "als": als.learn(history.counts(60.0), seed=seed),
        "als_ever": als.learn(history.weights(150.0), seed=seed),
        "ease": ease.learn(bought),
        "ease_late": ease.learn(history.weights(60.0)),
        "alike": households.learn(history.counts(60.0), 100),
        "alike_many": households.learn(history.counts(90.0), 300),
        "store": stores.learn(history, 28.0),
        "store_ever": stores.learn(history, 150.0),
        "recent": popularity.ForAll(popularity.recent(history, 7.0)),
        "new": popularity.ForAll(popularity.newly_bought(history, 28)),
    }


def blocks(customers: Codes) -> Iterator[Codes]:
    for first in range(0, len(customers), _BLOCK):
        yield customers[first : first + _BLOCK]


def table(snapshot: Snapshot, customers: Codes, per_source: int, *, is_new: bool) -> Table:
    """The candidates of each customer: the first of each source and, unless all must be new to
    them, whatever they bought before."""
    parts = [_block(snapshot, block, per_source, is_new) for block in blocks(customers)]
    return joined(parts)


def joined(parts: Sequence[Table]) -> Table:
    return Table(
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.products for part in parts]),
        np.concatenate([part.values for part in parts]),
        parts[0].names,
    )


def _block(snapshot: Snapshot, block: Codes, per_source: int, is_new: bool) -> Table:
    scores = snapshot.scores(block)
    own = dense(snapshot.history.counts()[block]) > 0
    chosen = first_of_each(list(scores.values()), per_source, without=own)
    if not is_new:
        chosen |= own
    at, codes = (part.astype(np.int32) for part in np.nonzero(chosen))
    columns = snapshot.columns(block[at], codes)
    columns |= {name: values[at, codes] for name, values in scores.items()}
    return Table(block[at], codes, np.stack(list(columns.values()), axis=1), tuple(columns))


def first_of_each(scores: Sequence[Floats], k: int, *, without: Chosen) -> Chosen:
    """(n, n_products) whether any of the scores has it among its first k outside `without`."""
    chosen = np.zeros(without.shape, dtype=bool)
    for values in scores:
        allowed = np.where(without, -np.inf, values)
        at = np.argpartition(-allowed, k - 1, axis=1)[:, :k] if k < values.shape[1] else None
        if at is None:
            chosen |= ~without
        else:
            np.put_along_axis(chosen, at, True, axis=1)
    return chosen & ~without
