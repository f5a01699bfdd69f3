"""An offer as the engine weighs it, and what one does to a basket."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.offers.basket import Basket, Id
from models.offers.effects import Effect, Touched
from models.offers.terms import ANYBODY, Lack, Missing, Terms


@dataclass(frozen=True, slots=True)
class Deal:
    id: Id
    effect: Effect
    terms: Terms = ANYBODY
    group: str = ""
    """Of each group at most one applies; those without one go with all."""
    stands_alone: bool = False
    """With no other at all."""
    rank: int = 0
    """Lower ones apply first, those after them to what these leave."""

    def missing(self, basket: Basket, places: list[int]) -> tuple[Missing, ...]:
        found = self.terms.missing(basket, places)
        short = self.effect.short(basket, places)
        if short and not any(one.lack is Lack.QUANTITY for one in found):
            found.append(Missing(Lack.QUANTITY, quantity=short))
        return tuple(found)


@dataclass(slots=True)
class Candidate:
    """A deal that this basket may use, and what it would take off by itself."""

    deal: Deal
    touched: Sequence[Touched]
    value: int = 0

    def apply(self, left: Sequence[int]) -> list[int]:
        """What it takes off each place it touches."""
        return self.deal.effect.cuts([one.base(left) for one in self.touched], self.touched)

    @property
    def places(self) -> list[int]:
        return [one.place for one in self.touched]


@dataclass(frozen=True, slots=True)
class Applied:
    deal: Deal
    cuts: tuple[int, ...]
    """Per line, and last the delivery; minor units."""
    unused: int = 0
    """What its amount had left when nothing more could bear it."""

    @property
    def amount(self) -> int:
        return sum(self.cuts)


def candidate(deal: Deal, basket: Basket, places: list[int]) -> Candidate:
    """`places` are the goods it is for. Worth nothing where there is nothing to take off."""
    found = Candidate(deal, deal.effect.touches(basket, places))
    found.value = sum(found.apply(basket.amounts))
    return found


def applied(chosen: Sequence[Candidate], basket: Basket) -> tuple[Applied, ...]:
    """Each after the others, on what they leave."""
    left, done = basket.amounts.copy(), []
    for one in chosen:
        cuts = [0] * len(left)
        for place, cut in zip(one.places, one.apply(left), strict=True):
            cuts[place] = cut
            left[place] -= cut
        most = one.deal.effect.most
        unused = 0 if most is None else most - sum(cuts)
        done.append(Applied(one.deal, tuple(cuts), unused))
    return tuple(done)
