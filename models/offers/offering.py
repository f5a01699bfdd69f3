"""The offers that may count for somebody, here and now, weighed against what they buy."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from models.language import said
from models.money import Money
from models.offers.basket import Basket, BasketLine, Buyer, Id
from models.offers.deals import Deal
from models.offers.effects import FreeShipping
from models.offers.engine import Outcome, Standing, Verdict, best
from models.offers.offer import Offer, OfferNotUsable
from models.offers.terms import Lack, Missing

MOST_SHOWN = 20
"""Offers that a cart tells of."""
TO_BE_DONE = frozenset({Lack.SPEND, Lack.QUANTITY})
"""What is missing of these, a shopper can add."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What offers ask of a product."""

    categories: frozenset[Id] = frozenset()
    """Its own and all above it."""
    brand: str = ""
    kind: str = ""
    maker: int = 0
    size: str = ""


NOTHING_KNOWN = Facts()


@dataclass(frozen=True, slots=True)
class Refused:
    """A code that was typed and cannot be used now."""

    code: str
    reason: str
    offer: Offer | None = None
    was_used: bool = False
    """By whoever typed it, as often as anybody may."""


@dataclass(slots=True)
class Offering:
    deals: Sequence[Deal]
    offers: Mapping[UUID, Offer]
    typed: Mapping[UUID, str] = field(default_factory=dict)
    """By which code each was found, of those that were typed."""
    refused: Sequence[Refused] = ()
    facts: Mapping[UUID, Facts] = field(default_factory=dict)
    buyer: Buyer = field(default_factory=Buyer)
    currency: str = ""
    market: str = ""
    touchpoint: str = ""
    has_delivery: bool = field(init=False)

    def __post_init__(self) -> None:
        self.has_delivery = any(isinstance(one.effect, FreeShipping) for one in self.deals)

    @classmethod
    def of(cls, *offers: Offer) -> "Offering":
        """As if each was typed, and may be used."""
        deals = [one.deal() for one in offers]
        return cls(deals, {one.id: one for one in offers}, {one.id: one.code for one in offers})

    @property
    def first_typed(self) -> Offer | None:
        return next((self.offers[id] for id in self.typed), None)

    def check_none_was_used(self) -> None:
        """A guest's address is known from here on. Raises OfferNotUsable for what they had."""
        for one in self.refused:
            if one.was_used:
                raise OfferNotUsable(reason=said(one.reason))

    def line(self, product_id: UUID, gross: int, quantity: int) -> BasketLine:
        facts = self.facts.get(product_id, NOTHING_KNOWN)
        return BasketLine(
            product_id,
            gross,
            quantity,
            facts.categories,
            facts.brand,
            facts.kind,
            facts.maker,
            facts.size,
        )

    def weigh(self, lines: Iterable[BasketLine], shipping: int = 0) -> Outcome:
        """Which of them apply, and why not the others; none takes off more than its budget has."""
        basket = Basket(
            lines=tuple(lines),
            currency=self.currency,
            channel=self.touchpoint,
            market=self.market,
            shipping=shipping,
            buyer=self.buyer,
        )
        deals = self.deals
        while over := _over_budget(self.offers, outcome := best(deals, basket)):
            deals = [one for one in deals if one.id not in over]
        return outcome


def _over_budget(offers: Mapping[UUID, Offer], outcome: Outcome) -> set[Id]:
    return {
        one.deal.id
        for one in outcome.applied
        if isinstance(one.deal.id, UUID) and not offers[one.deal.id].affords(one.amount)
    }


@dataclass(frozen=True, slots=True)
class Short:
    """What is missing: `spend` or `quantity` more of it, where more of it helps."""

    lack: Lack
    spend: Money | None = None
    quantity: int | None = None

    @classmethod
    def of(cls, one: Missing, currency: str) -> "Short":
        spend = Money(one.amount, currency) if one.amount else None
        return cls(one.lack, spend, one.quantity or None)


@dataclass(frozen=True, slots=True)
class Told:
    """What a shopper is told of one offer."""

    code: str
    """As they typed it; empty for one that needs none."""
    offer: Offer | None
    standing: Standing
    saves: Money
    missing: tuple[Short, ...] = ()
    beaten_by: tuple[Offer, ...] = ()
    reason: str = ""
    """Why a code cannot be used."""


def told(offering: Offering, outcome: Outcome, currency: str) -> list[Told]:
    """Those that apply, what was typed, and those for which something can be added; of the last,
    those that lack least first."""
    saved = {one.deal.id: one.amount for one in outcome.applied}
    shown = [
        _told(offering, one, saved.get(one.deal.id, 0), currency)
        for one in outcome.verdicts
        if _is_shown(offering, one)
    ]
    shown += [
        Told(one.code, one.offer, Standing.REFUSED, Money(0, currency), reason=one.reason)
        for one in offering.refused
    ]
    return sorted(shown, key=_nearness)[:MOST_SHOWN]


def _told(offering: Offering, one: Verdict, saves: int, currency: str) -> Told:
    id = one.deal.id
    assert isinstance(id, UUID)
    standing = one.standing
    if standing is Standing.NO_EFFECT and isinstance(one.deal.effect, FreeShipping):
        standing = Standing.AT_CHECKOUT
    rivals = tuple(offering.offers[two.id] for two in one.beaten_by if isinstance(two.id, UUID))
    return Told(
        code=offering.typed.get(id, ""),
        offer=offering.offers[id],
        standing=standing,
        saves=Money(saves, currency),
        missing=tuple(Short.of(two, currency) for two in one.missing),
        beaten_by=rivals,
    )


def _is_shown(offering: Offering, one: Verdict) -> bool:
    if one.standing is Standing.APPLIED or one.deal.id in offering.typed:
        return True
    if one.standing is not Standing.MISSING:
        return True
    return all(lack.lack in TO_BE_DONE for lack in one.missing)


_ORDER = (
    Standing.APPLIED,
    Standing.AT_CHECKOUT,
    Standing.REFUSED,
    Standing.MISSING,
    Standing.BEATEN,
    Standing.NO_EFFECT,
)


def _nearness(one: Told) -> tuple[bool, int, int, int]:
    amount = sum(lack.spend.minor for lack in one.missing if lack.spend)
    quantity = sum(lack.quantity or 0 for lack in one.missing)
    is_first = one.standing is Standing.APPLIED or bool(one.code)
    return (not is_first, _ORDER.index(one.standing), amount, quantity)
