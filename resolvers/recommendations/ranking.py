"""Which products for which place, and on what evidence. Pure: no database, no sentences."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
import numpy.typing as npt

from models.recommendations import ReasonKind
from resolvers.recommendations.history import Bought, Known
from resolvers.recommendations.live_model import Codes, LiveModel, Scores

_SEEDS = 4
"""Purchases named as evidence, of which the sentence takes two."""
_VIEWED, _IN_CART, _GOOD = 0.4, 0.8, 1.0
"""What a sign weighs, where one purchase of today weighs 1."""
_VIEW_HALF_LIFE = 2.0
"""Days."""
_SOON, _LONG_PAST = 0.8, 3.0
"""In rhythms since the last time: earlier they have some left, later they gave it up."""
LEAST_TIMES = 2
"""Orders with a product that make it a usual."""


@dataclass(frozen=True)
class Suggestion:
    """A product and why: the products it is suggested for, and in how many orders if counted."""

    product_id: UUID
    kind: ReasonKind
    because: tuple[UUID, ...] = ()
    orders: int | None = None
    lift: float | None = None
    """How many times as often both are in an order as chance would have it."""
    days: int | None = None
    """Their rhythm."""


@dataclass(frozen=True)
class Seed:
    """A product that speaks for somebody's taste: bought, viewed, put into the cart or praised."""

    product_id: UUID
    weight: float
    kind: ReasonKind = ReasonKind.BECAUSE_BOUGHT


def seeds(history: Sequence[Bought], known: Known) -> list[Seed]:
    """What is known of somebody's taste, the strongest sign of each product."""
    found = {
        id: Seed(id, _VIEWED * 0.5 ** (days / _VIEW_HALF_LIFE), ReasonKind.BECAUSE_VIEWED)
        for id, days in known.viewed.items()
    }
    found |= {id: Seed(id, _IN_CART, ReasonKind.BECAUSE_IN_CART) for id in known.cart}
    found |= {id: Seed(id, _GOOD, ReasonKind.BECAUSE_PRAISED) for id in known.good}
    for one in history:
        found[one.product_id] = Seed(one.product_id, math.log2(1 + one.weight))
    return [one for one in found.values() if one.product_id not in known.unwanted]


def liked(
    live: LiveModel, seeds: Sequence[Seed], channel_id: UUID, hidden: Iterable[UUID], count: int
) -> list[Suggestion]:
    """What fits what speaks for their taste."""
    mine = [one for one in seeds if one.product_id in live.code_of]
    codes = live.codes(one.product_id for one in mine)
    if not len(codes):
        return []
    weights = np.array([one.weight for one in mine], dtype=np.float32)
    scores = live.model.for_customer(codes, weights)
    best = live.best(scores, channel_id, live.codes(hidden), count)
    kinds = {int(code): one.kind for code, one in zip(codes, mine, strict=True)}
    spoken = np.zeros(len(live.products), dtype=np.bool_)
    spoken[codes] = True
    return [_liked(live, code, spoken, kinds, codes, weights) for code in best]


def _liked(
    live: LiveModel,
    code: int,
    spoken: npt.NDArray[np.bool_],
    kinds: Mapping[int, ReasonKind],
    codes: Codes,
    weights: Scores,
) -> Suggestion:
    """With the products that speak most for it, all known in the same way."""
    found = live.model.neighbours.speaking_for(code, spoken)
    found = found or _contributing(live, code, codes, weights)
    found = [one for one in found if one != code] or [code]
    kind = next((kind for kind in _SIGNS if kind in {kinds[one] for one in found}), kinds[found[0]])
    because = [live.products[one] for one in found if kinds[one] is kind]
    return Suggestion(live.products[code], kind, tuple(because[:_SEEDS]))


_SIGNS = (
    ReasonKind.BECAUSE_BOUGHT,
    ReasonKind.BECAUSE_PRAISED,
    ReasonKind.BECAUSE_IN_CART,
    ReasonKind.BECAUSE_VIEWED,
)
"""The strongest of them is what is said."""


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
            lift = _lift(live, code, seed, orders)
            found.append(Suggestion(live.products[code], kind, because, orders, lift))
    return found


def _lift(live: LiveModel, one: int, other: int, orders: int) -> float | None:
    sizes, all_orders = live.model.neighbours.sizes, live.model.facts.get("orders")
    by_chance = int(sizes[one]) * int(sizes[other]) / all_orders if all_orders else 0
    return round(orders / by_chance, 1) if by_chance else None


def similar(live: LiveModel | None, product_id: UUID, peers: Sequence[UUID]) -> list[Suggestion]:
    """Products of its kind, those first whom the same people buy; else as they are given."""
    because = (product_id,)
    found = [Suggestion(one, ReasonKind.SIMILAR, because) for one in peers]
    learnt = live.model.factors if live else None
    code = live.code_of.get(product_id) if live else None
    if live is None or learnt is None or code is None:
        return found
    vector = learnt.vectors[code]
    near = {
        one: float(learnt.vectors[at] @ vector / (np.linalg.norm(learnt.vectors[at]) + 1e-9))
        for one in peers
        if (at := live.code_of.get(one)) is not None
    }
    return sorted(found, key=lambda one: -near.get(one.product_id, -math.inf))


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
    return [_usual(one) for one in habits[:count]]


def _usual(one: Bought) -> Suggestion:
    """About to run out, by their own rhythm, or simply usual."""
    gap = one.gap
    if gap and gap >= 1 and _SOON * gap <= one.last <= _LONG_PAST * gap:
        return Suggestion(one.product_id, ReasonKind.RUNNING_LOW, orders=one.times, days=round(gap))
    return Suggestion(one.product_id, ReasonKind.USUAL, orders=one.times)


def popular(
    live: LiveModel, channel_id: UUID, hidden: Iterable[UUID], count: int
) -> list[Suggestion]:
    """What many bought of late: the answer for strangers."""
    best = live.best(live.model.popularity, channel_id, live.codes(hidden), count)
    return [Suggestion(live.products[code], ReasonKind.POPULAR) for code in best]
