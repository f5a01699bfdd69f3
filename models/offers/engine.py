"""Which offers a basket uses: the legal combination that takes off most, and why.

At most one of each exclusivity group applies, and one that stands alone with no other. They apply
by rank, each to what those before it leave. Of equal combinations the smaller wins, then the one
whose offers come first. An offer that takes nothing off is not used.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.offers.basket import Basket
from models.offers.deals import Applied, Candidate, Deal, applied, candidate
from models.offers.search import Search, independent
from models.offers.terms import Missing


class Standing(StrEnum):
    APPLIED = "applied"
    MISSING = "missing"
    """Something is missing, and that is said."""
    NO_EFFECT = "no_effect"
    """Nothing is left for it to take off."""
    BEATEN = "beaten"
    """Others with which it does not go together take off more."""
    AT_CHECKOUT = "at_checkout"
    """It is for the delivery, which is chosen then."""
    REFUSED = "refused"
    """A code that cannot be used, and why is said."""


@dataclass(frozen=True, slots=True)
class Verdict:
    deal: Deal
    standing: Standing
    missing: tuple[Missing, ...] = ()
    beaten_by: tuple[Deal, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    basket: Basket
    applied: tuple[Applied, ...]
    verdicts: tuple[Verdict, ...]
    """Of every offer, in the order in which they apply."""
    is_exact: bool = True
    """False where there were too many for all combinations to be tried."""

    @property
    def cuts(self) -> list[int]:
        """What is taken off each line, and last off the delivery."""
        return _cuts(self.applied, self.basket)

    @property
    def discounts(self) -> list[int]:
        return self.cuts[:-1]

    @property
    def shipping_discount(self) -> int:
        return self.cuts[-1]


def best(deals: Iterable[Deal], basket: Basket) -> Outcome:
    ordered = sorted(deals, key=lambda one: (one.rank, str(one.id)))
    found, usable = _usable(ordered, basket)
    chosen, is_exact = _best_of(usable, basket)
    done = applied(chosen, basket)
    _explain(found, usable, done, basket)
    verdicts = tuple(found[at] for at in range(len(ordered)))
    return Outcome(basket, done, verdicts, is_exact)


def _usable(
    deals: Sequence[Deal], basket: Basket
) -> tuple[dict[int, Verdict], dict[int, Candidate]]:
    """By the place of the deal: why not, or how it would be used."""
    refused: dict[int, Verdict] = {}
    usable: dict[int, Candidate] = {}
    for at, deal in enumerate(deals):
        places = deal.terms.goods.places(basket)
        if missing := deal.missing(basket, places):
            refused[at] = Verdict(deal, Standing.MISSING, missing)
        elif (one := candidate(deal, basket, places)).value:
            usable[at] = one
        else:
            refused[at] = Verdict(deal, Standing.NO_EFFECT)
    return refused, usable


def _best_of(usable: dict[int, Candidate], basket: Basket) -> tuple[list[Candidate], bool]:
    """In the order in which they apply, and whether there can be no better."""
    together = [one for one in usable.values() if not one.deal.stands_alone]
    chosen: list[int] = []
    value, is_exact = 0, True
    for part in independent(together):
        search = Search([together[at] for at in part], basket.amounts)
        search.run()
        chosen += [part[at] for at in search.chosen]
        value, is_exact = value + search.value, is_exact and search.is_exact
    winner = [together[at] for at in sorted(chosen)]
    order = {id(one): at for at, one in usable.items()}
    for one in usable.values():
        if one.deal.stands_alone and _wins(one, winner, value, order):
            winner, value = [one], one.value
    return winner, is_exact


def _wins(one: Candidate, over: list[Candidate], value: int, order: dict[int, int]) -> bool:
    if one.value != value:
        return one.value > value
    return len(over) > 1 or order[id(one)] < order[id(over[0])]


def _explain(
    found: dict[int, Verdict],
    usable: dict[int, Candidate],
    done: Sequence[Applied],
    basket: Basket,
) -> None:
    left = [amount - cut for amount, cut in zip(basket.amounts, _cuts(done, basket), strict=True)]
    chosen = {id(use.deal): use.deal for use in done}
    for at, one in usable.items():
        if id(one.deal) in chosen:
            found[at] = Verdict(one.deal, Standing.APPLIED)
        else:
            found[at] = _not_chosen(one, tuple(chosen.values()), left)


def _not_chosen(one: Candidate, chosen: tuple[Deal, ...], left: Sequence[int]) -> Verdict:
    rivals = tuple(deal for deal in chosen if _excludes(deal, one.deal))
    if not rivals and not any(one.apply(left)):
        return Verdict(one.deal, Standing.NO_EFFECT)
    return Verdict(one.deal, Standing.BEATEN, beaten_by=rivals or chosen)


def _excludes(one: Deal, other: Deal) -> bool:
    if one.stands_alone or other.stands_alone:
        return True
    return bool(one.group) and one.group == other.group


def _cuts(done: Sequence[Applied], basket: Basket) -> list[int]:
    columns = zip(*(one.cuts for one in done), strict=True)
    return [sum(column) for column in columns] if done else [0] * (len(basket.lines) + 1)
