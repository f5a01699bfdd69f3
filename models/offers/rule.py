"""What a marketer sets of an offer: what it does, to which goods, and for whom.

It is kept as JSON with the offer, and becomes a `Deal` for the engine.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any
from uuid import UUID

from models.base import InvalidField
from models.offers.basket import Id
from models.offers.deals import Deal
from models.offers.effects import (
    Amount,
    BundlePrice,
    BuyGet,
    Effect,
    FixedPrice,
    FreeShipping,
    Part,
    Percent,
    gift,
)
from models.offers.terms import ALL_GOODS, GoodsFilter, Terms

MOST_PARTS = 5
MOST_UNITS = 99
LONGEST_GROUP = 40
MOST_DAYS = 365
RANKS = 1_000


class OfferEffect(StrEnum):
    PERCENT = "percent"
    AMOUNT = "amount"
    FIXED_PRICE = "fixed_price"
    """Each unit for `amount`."""
    FREE_SHIPPING = "free_shipping"
    BUY_GET = "buy_get"
    """Of each `buy` + `get` units the cheapest `get` for `percent` less."""
    BUNDLE = "bundle"
    """All `parts` together for `amount`."""
    GIFT = "gift"
    """`get` units of its goods for `percent` less, whatever else has to be bought for it."""


@dataclass(frozen=True, slots=True)
class Rule:
    effect: OfferEffect
    percent: int = 100
    amount: int = 0
    """Minor units of the offer's currency."""
    buy: int = 1
    get: int = 1
    at_most: int | None = None
    parts: tuple[Part, ...] = ()
    goods: GoodsFilter = ALL_GOODS
    spend_on: GoodsFilter | None = None
    least_spend: int = 0
    least_quantity: int = 0
    markets: frozenset[str] = frozenset()
    """By their codes."""
    touchpoints: frozenset[str] = frozenset()
    campaigns: frozenset[UUID] = frozenset()
    tiers: frozenset[UUID] = frozenset()
    first_order: bool = False
    bought: GoodsFilter | None = None
    bought_days: int = 0
    idle_days: int = 0
    group: str = ""
    stands_alone: bool = False
    rank: int = 0

    @property
    def takes_money(self) -> bool:
        """Whether `amount` is said, and so a currency."""
        return self.effect in PRICED

    def deal(self, id: Id, currency: str | None) -> Deal:
        terms = Terms(
            goods=self.goods,
            segments=frozenset(self.campaigns),
            tiers=frozenset(self.tiers),
            first_order=self.first_order,
            bought=self.bought,
            bought_days=self.bought_days,
            idle_days=self.idle_days,
            channels=frozenset(self.touchpoints),
            markets=frozenset(self.markets),
            currency=currency or "",
            least_spend=self.least_spend,
            least_quantity=self.least_quantity,
            spend_on=self.spend_on,
        )
        return Deal(id, self._effect(), terms, self.group, self.stands_alone, self.rank)

    def _effect(self) -> Effect:
        made: Mapping[OfferEffect, Effect] = {
            OfferEffect.PERCENT: Percent(self.percent),
            OfferEffect.AMOUNT: Amount(self.amount),
            OfferEffect.FIXED_PRICE: FixedPrice(self.amount),
            OfferEffect.FREE_SHIPPING: FreeShipping(),
            OfferEffect.BUY_GET: BuyGet(self.buy, self.get, self.percent, self.at_most),
            OfferEffect.BUNDLE: BundlePrice(self.parts, self.amount),
            OfferEffect.GIFT: gift(self.get, self.percent),
        }
        return made[self.effect]

    def faults(self) -> list[InvalidField]:
        """What cannot be, by where it was said."""
        return [
            InvalidField(f"offer.{path}", message)
            for path, message, is_right in self._checks()
            if not is_right
        ]

    def _checks(self) -> Sequence[tuple[str, str, bool]]:
        units, days = f"From 1 to {MOST_UNITS}.", f"From 0 to {MOST_DAYS}."
        parts = len(self.parts)
        return (
            ("percent", "From 1 to 100.", 1 <= self.percent <= 100),
            ("amount", "More than nothing.", self.amount > 0 or self.effect not in WORTH),
            ("amount", "An amount.", self.amount >= 0),
            ("buy", units, 1 <= self.buy <= MOST_UNITS),
            ("get", units, 1 <= self.get <= MOST_UNITS),
            ("atMost", units, self.at_most is None or 1 <= self.at_most <= MOST_UNITS),
            ("parts", f"From 2 to {MOST_PARTS}.", not self._is_bundle or 2 <= parts <= MOST_PARTS),
            ("parts", units, all(1 <= one.quantity <= MOST_UNITS for one in self.parts)),
            ("leastSpend", "An amount.", self.least_spend >= 0),
            ("leastQuantity", f"From 0 to {MOST_UNITS}.", 0 <= self.least_quantity <= MOST_UNITS),
            ("boughtDays", days, 0 <= self.bought_days <= MOST_DAYS),
            ("idleDays", days, 0 <= self.idle_days <= MOST_DAYS),
            ("group", f"At most {LONGEST_GROUP} characters.", len(self.group) <= LONGEST_GROUP),
            ("rank", f"From 0 to {RANKS}.", 0 <= self.rank <= RANKS),
        )

    @property
    def _is_bundle(self) -> bool:
        return self.effect is OfferEffect.BUNDLE

    def as_json(self) -> dict[str, Any]:
        """Only what is not as it is of itself."""
        usual = {one.name: one.default for one in fields(self)}
        kept = {name: getattr(self, name) for name in usual}
        return {name: _json(value) for name, value in kept.items() if value != usual[name]}

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> "Rule":
        return cls(**{name: _READERS.get(name, _same)(value) for name, value in kept.items()})


WORTH = (OfferEffect.AMOUNT,)
PRICED = (OfferEffect.AMOUNT, OfferEffect.FIXED_PRICE, OfferEffect.BUNDLE)


def _json(value: Any) -> Any:
    if isinstance(value, GoodsFilter):
        usual = {one.name: one.default for one in fields(value)}
        kept = {name: getattr(value, name) for name in usual}
        return {name: _json(one) for name, one in kept.items() if one != usual[name]}
    if isinstance(value, Part):
        return {"goods": _json(value.goods), "quantity": value.quantity}
    if isinstance(value, frozenset):
        return sorted(_json(one) for one in value)
    if isinstance(value, tuple):
        return [_json(one) for one in value]
    return str(value) if isinstance(value, UUID) else value


def _same(value: Any) -> Any:
    return value


def _uuids(values: Sequence[str]) -> frozenset[UUID]:
    return frozenset(map(UUID, values))


def _goods(kept: Mapping[str, Any]) -> GoodsFilter:
    read = {"products": _uuids, "categories": _uuids, "least_price": _same, "most_price": _same}
    return GoodsFilter(**{name: read.get(name, frozenset)(one) for name, one in kept.items()})


def _parts(kept: Sequence[Mapping[str, Any]]) -> tuple[Part, ...]:
    return tuple(Part(_goods(one["goods"]), one["quantity"]) for one in kept)


_READERS: Mapping[str, Any] = {
    "effect": OfferEffect,
    "parts": _parts,
    **dict.fromkeys(("goods", "spend_on", "bought"), _goods),
    **dict.fromkeys(("campaigns", "tiers"), _uuids),
    **dict.fromkeys(("markets", "touchpoints"), frozenset),
}
