"""What may be shown at this moment, and in which order merchandisers want it.

Asked of rows read for this very answer, whatever a model or a list kept before had in it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from models.recommendations import ReasonKind, RuleKind
from resolvers.catalog.rows import ProductCard
from resolvers.recommendations.history import Known, Rule
from resolvers.recommendations.ranking import Suggestion

SAME_KIND = 2
"""Of one type of goods in a list, so that it does not show twelve yogurts."""
_BOOST = 3
"""What is boosted moves to a third of its place."""

Shown = tuple[Suggestion, ProductCard]


class Obstacle(StrEnum):
    """Why a product is not shown to somebody."""

    NOT_OFFERED = "not_offered"
    SOLD_OUT = "sold_out"
    IN_CART = "in_cart"
    ASKED_ABOUT = "asked_about"
    UNWANTED = "unwanted"
    MAKER_HIDDEN = "maker_hidden"
    RETURNED = "returned"
    BOUGHT_ONCE = "bought_once"
    AGE = "age"


@dataclass(frozen=True)
class Sieve:
    """`seeds` are the products asked about; `bought` those that somebody has."""

    known: Known
    bought: frozenset[UUID] = frozenset()
    seeds: frozenset[UUID] = frozenset()
    is_of_age: bool = False
    excluded: frozenset[UUID] = field(default=frozenset())

    def obstacles(self, card: ProductCard | None) -> list[Obstacle]:
        """All that stands against it."""
        if card is None:
            return [Obstacle.NOT_OFFERED]
        known = self.known
        against = {
            Obstacle.SOLD_OUT: card.available <= 0,
            Obstacle.IN_CART: card.id in known.cart,
            Obstacle.ASKED_ABOUT: card.id in self.seeds
            or card.id in self.excluded
            or card.id in known.order,
            Obstacle.UNWANTED: card.id in known.unwanted,
            Obstacle.MAKER_HIDDEN: card.maker in known.makers,
            Obstacle.RETURNED: card.id in known.returned,
            Obstacle.BOUGHT_ONCE: card.id in self.bought and self._is_bought_once(card),
            Obstacle.AGE: card.is_age_restricted and not self.is_of_age,
        }
        return [one for one, is_so in against.items() if is_so]

    def _is_bought_once(self, card: ProductCard) -> bool:
        return any(one.kind is RuleKind.ONCE and concerns(one, card) for one in self.known.rules)

    @property
    def pinned(self) -> list[UUID]:
        return [one.id for one in self.known.rules if one.kind is RuleKind.PIN and one.id]

    def chosen(self, wanted: Iterable[tuple[Suggestion, ProductCard | None]]) -> list[Shown]:
        """What passes, each once, in the merchandisers' order, not too many of a kind."""
        seen: set[UUID] = set()
        passed: list[Shown] = []
        for one, card in wanted:
            if card is None or card.id in seen or self.obstacles(card):
                continue
            seen.add(card.id)
            passed.append((one, card))
        return _mixed(self._arranged(passed))

    def _arranged(self, shown: Sequence[Shown]) -> list[Shown]:
        if not self.known.rules:
            return list(shown)
        places = [(self._place(number, *one), number) for number, one in enumerate(shown)]
        return [shown[number] for _, number in sorted(places)]

    def _place(self, number: int, one: Suggestion, card: ProductCard) -> tuple[int, float]:
        kinds = {rule.kind for rule in self.known.rules if concerns(rule, card)}
        if one.kind is ReasonKind.FEATURED:
            return 0, number
        if RuleKind.BURY in kinds:
            return 2, number
        return 1, (number + 1) / _BOOST if RuleKind.BOOST in kinds else number + 1


def concerns(rule: Rule, card: ProductCard) -> bool:
    """A rule of a shelf is one of the shelves right below it too."""
    if rule.id is None:
        return rule.maker == card.maker
    return rule.id in (card.id, card.category.id, card.category.parent_id)


def _mixed(shown: Iterable[Shown]) -> list[Shown]:
    kinds: Counter[str] = Counter()
    mixed = []
    for one, card in shown:
        if one.kind in _AS_THEY_ARE or kinds[card.kind] < SAME_KIND:
            kinds[card.kind] += 1
            mixed.append((one, card))
    return mixed


_AS_THEY_ARE = {
    *(ReasonKind.USUAL, ReasonKind.RUNNING_LOW, ReasonKind.FEATURED),
    *(ReasonKind.SIMILAR, ReasonKind.BETTER),
}
"""One's own habits, what somebody put there, and what is of a kind by its nature."""
