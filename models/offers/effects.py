"""What an offer does to the lines it touches.

Which units it touches depends on the basket alone, how much it takes on what other offers have
left of them: so no offer takes more after another than it would by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from models.money import allocate, share
from models.offers.basket import Basket
from models.offers.terms import GoodsFilter


@dataclass(frozen=True, slots=True)
class Touched:
    place: int
    units: int
    quantity: int
    """Of the whole line."""
    is_target: bool = True
    """False of a line that only bears what the targets cannot."""

    def base(self, left: Sequence[int]) -> int:
        """What its units still cost."""
        return left[self.place] * self.units // self.quantity


class Effect(Protocol):
    def touches(self, basket: Basket, places: list[int]) -> list[Touched]:
        """The units it works on; none while the basket has too few."""
        ...

    def short(self, basket: Basket, places: list[int]) -> int:
        """How many units of its goods are missing."""
        ...

    def cuts(self, bases: list[int], touched: Sequence[Touched]) -> list[int]:
        """What it takes off each, at most what that still costs."""
        ...

    @property
    def most(self) -> int | None:
        """What it is worth at most, minor units; None when the goods say."""
        ...


class OnWholeLines:
    __slots__ = ()

    def touches(self, basket: Basket, places: list[int]) -> list[Touched]:
        return [_whole(basket, place) for place in places]

    def short(self, basket: Basket, places: list[int]) -> int:
        return 0

    @property
    def most(self) -> int | None:
        return None


@dataclass(frozen=True, slots=True)
class Percent(OnWholeLines):
    percent: int

    def cuts(self, bases: list[int], touched: Sequence[Touched]) -> list[int]:
        return allocate(share(sum(bases), self.percent * 100), bases)


@dataclass(frozen=True, slots=True)
class Amount(OnWholeLines):
    amount: int
    spreads: bool = False
    """Whether the rest of the basket bears what its goods cannot, as with coupons of the past."""

    def touches(self, basket: Basket, places: list[int]) -> list[Touched]:
        targets = [_whole(basket, place) for place in places]
        if not self.spreads or not places:
            return targets
        others = sorted(set(range(len(basket.lines))) - set(places))
        return [*targets, *(_whole(basket, place, is_target=False) for place in others)]

    def cuts(self, bases: list[int], touched: Sequence[Touched]) -> list[int]:
        targets = sum(one.is_target for one in touched)
        first, others = bases[:targets], bases[targets:]
        off = min(self.amount, sum(first))
        rest = min(self.amount - off, sum(others))
        return [*allocate(off, first), *allocate(rest, others)]

    @property
    def most(self) -> int | None:
        return self.amount


@dataclass(frozen=True, slots=True)
class FixedPrice(OnWholeLines):
    """Each unit for this much, unless it costs less anyway."""

    price: int

    def cuts(self, bases: list[int], touched: Sequence[Touched]) -> list[int]:
        pairs = zip(bases, touched, strict=True)
        return [max(0, base - self.price * one.units) for base, one in pairs]


@dataclass(frozen=True, slots=True)
class FreeShipping(OnWholeLines):
    def touches(self, basket: Basket, places: list[int]) -> list[Touched]:
        return [Touched(basket.delivery, 1, 1)] if places else []

    def cuts(self, bases: list[int], touched: Sequence[Touched]) -> list[int]:
        return bases


@dataclass(frozen=True, slots=True)
class BuyGet:
    """Of each `buy` + `get` units the cheapest `get` for less; a gift buys none of its goods."""

    buy: int
    get: int
    percent: int = 100
    at_most: int | None = None
    """Units it reduces, however many are bought."""

    def touches(self, basket: Basket, places: list[int]) -> list[Touched]:
        units = _units(basket, places)
        number = units // (self.buy + self.get) * self.get
        number = number if self.at_most is None else min(number, self.at_most)
        return _take(basket, _cheapest_first(basket, places), number)

    def short(self, basket: Basket, places: list[int]) -> int:
        units = _units(basket, places)
        return max(0, self.buy + self.get - units)

    def cuts(self, bases: list[int], touched: Sequence[Touched]) -> list[int]:
        return allocate(share(sum(bases), self.percent * 100), bases)

    @property
    def most(self) -> int | None:
        return None


def gift(units: int = 1, percent: int = 100) -> BuyGet:
    """So many units of its goods, the cheapest, for nothing or less."""
    return BuyGet(buy=0, get=1, percent=percent, at_most=units)


@dataclass(frozen=True, slots=True)
class Part:
    """So many units of these goods."""

    goods: GoodsFilter
    quantity: int = 1


@dataclass(frozen=True, slots=True)
class BundlePrice:
    """All parts together for this price, as often as they are there; the dearest units first."""

    parts: tuple[Part, ...]
    price: int

    def touches(self, basket: Basket, places: list[int]) -> list[Touched]:
        held = self._held(basket, places)
        times = min(_units(basket, own) // part.quantity for part, own in held)
        taken: list[Touched] = []
        for part, own in held:
            dearest = list(reversed(_cheapest_first(basket, own)))
            taken += _take(basket, dearest, times * part.quantity)
        return taken

    def short(self, basket: Basket, places: list[int]) -> int:
        return sum(
            max(0, part.quantity - _units(basket, own)) for part, own in self._held(basket, places)
        )

    def cuts(self, bases: list[int], touched: Sequence[Touched]) -> list[int]:
        bundles = sum(one.units for one in touched) // sum(part.quantity for part in self.parts)
        return allocate(max(0, sum(bases) - self.price * bundles), bases)

    @property
    def most(self) -> int | None:
        return None

    def _held(self, basket: Basket, places: list[int]) -> list[tuple[Part, set[int]]]:
        """Each part with its lines. A line counts for the first part that takes it."""
        free, held = set(places), []
        for part in self.parts:
            own = free.intersection(part.goods.places(basket))
            free -= own
            held.append((part, own))
        return held


def _units(basket: Basket, places: Iterable[int]) -> int:
    return sum(basket.lines[place].quantity for place in places)


def _whole(basket: Basket, place: int, *, is_target: bool = True) -> Touched:
    quantity = basket.lines[place].quantity
    return Touched(place, quantity, quantity, is_target)


def _cheapest_first(basket: Basket, places: Iterable[int]) -> list[int]:
    """By the price of a unit."""
    lines = basket.lines
    return sorted(places, key=lambda place: (lines[place].gross / lines[place].quantity, place))


def _take(basket: Basket, places: Sequence[int], number: int) -> list[Touched]:
    taken = []
    for place in places:
        quantity = basket.lines[place].quantity
        units = min(quantity, number)
        if units:
            taken.append(Touched(place, units, quantity))
            number -= units
    return taken
