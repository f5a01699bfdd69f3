"""Which products for which place, and on what evidence. Pure: no database, no sentences."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np

from models.recommendations import ReasonKind
from resolvers.recommendations.history import Bought
from resolvers.recommendations.live_model import Codes, LiveModel, Scores

_SEEDS = 4
"""Purchases named as evidence, of which the sentence takes two."""
LEAST_TIMES = 2
"""Orders with a product that make it a usual."""


@dataclass(frozen=True)
class Suggestion:
    """A product and why: the products it is suggested for, and in how many orders if counted."""

    product_id: UUID
    kind: ReasonKind
    because: tuple[UUID, ...] = ()
    orders: int | None = None


def liked(
    live: LiveModel, history: Sequence[Bought], channel_id: UUID, hidden: Iterable[UUID], count: int
) -> list[Suggestion]:
    """New to the customer, and fitting what they bought."""
    mine = [one for one in history if one.product_id in live.code_of]
    codes = live.codes(one.product_id for one in mine)
    if not len(codes):
        return []
    weights = np.log2(1 + np.array([one.weight for one in mine], dtype=np.float32))
    scores = live.model.for_customer(codes, weights.astype(np.float32))
    best = live.best(scores, channel_id, np.concatenate([codes, live.codes(hidden)]), count)
    bought = np.zeros(len(live.products), dtype=np.bool_)
    bought[codes] = True
    found = []
    for code in best:
        seeds = live.model.neighbours.speaking_for(code, bought)
        seeds = seeds or _contributing(live, code, codes, weights)
        because = tuple(live.products[seed] for seed in seeds[:_SEEDS])
        found.append(Suggestion(live.products[code], ReasonKind.BECAUSE_BOUGHT, because))
    return found


def _contributing(live: LiveModel, candidate: int, codes: Codes, weights: Scores) -> list[int]:
    """The purchases that give a candidate most of its score, where none is bought with it."""
    learnt = live.model.factors
    if learnt is None:
        return [int(codes[int(np.argmax(weights))])]
    parts = (learnt.vectors[codes] @ (learnt.fold @ learnt.vectors[candidate])) * weights
    return [int(code) for code in codes[np.argsort(-parts)[:_SEEDS]]]


def together(
    live: LiveModel, seeds: Iterable[UUID], channel_id: UUID, hidden: Iterable[UUID], count: int
) -> list[Suggestion]:
    """What is bought with all of `seeds`, each for the seed it was bought with most."""
    codes = live.codes(seeds)
    scores = live.model.neighbours.scores(codes)
    without = np.concatenate([codes, live.codes(hidden)])
    found = []
    for code in live.best(scores, channel_id, without, count):
        if scores[code] > 0:
            seed, orders = _closest(live, code, codes)
            because = (live.products[seed],)
            kind = ReasonKind.BOUGHT_TOGETHER
            found.append(Suggestion(live.products[code], kind, because, orders))
    return found


def _closest(live: LiveModel, candidate: int, codes: Codes) -> tuple[int, int]:
    """The seed with the highest cosine to a candidate, and in how many orders both were."""
    neighbours = live.model.neighbours
    best = (-1.0, -1, 0)
    for code in codes:
        row = neighbours.of(int(code))
        at = np.flatnonzero(neighbours.product[row] == candidate)
        if len(at):
            cosine, orders = neighbours.cosine[row][at[0]], neighbours.orders[row][at[0]]
            best = max(best, (float(cosine), int(code), int(orders)))
    return best[1], best[2]


def usual(history: Iterable[Bought], hidden: Iterable[UUID], count: int) -> list[Suggestion]:
    """What the customer buys again and again, by how fresh the habit is."""
    unwanted = set(hidden)
    habits = [one for one in history if one.times >= LEAST_TIMES and one.product_id not in unwanted]
    habits.sort(key=lambda one: (-one.habit, one.product_id))
    return [
        Suggestion(one.product_id, ReasonKind.USUAL, orders=one.times) for one in habits[:count]
    ]


def popular(
    live: LiveModel, channel_id: UUID, hidden: Iterable[UUID], count: int
) -> list[Suggestion]:
    """What many bought of late: the answer for strangers."""
    best = live.best(live.model.popularity, channel_id, live.codes(hidden), count)
    return [Suggestion(live.products[code], ReasonKind.POPULAR) for code in best]
