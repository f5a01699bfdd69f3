"""When an offer may be used, and what is missing while it may not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.offers.basket import Basket, Id


class Lack(StrEnum):
    CODE = "code"
    BUYER = "buyer"
    """It is for somebody else; who shows it should not say more."""
    SEGMENT = "segment"
    TIER = "tier"
    FIRST_ORDER = "first_order"
    CHANNEL = "channel"
    CURRENCY = "currency"
    NOT_YET = "not_yet"
    ENDED = "ended"
    GOODS = "goods"
    SPEND = "spend"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that stands between a basket and an offer."""

    lack: Lack
    amount: int = 0
    """Minor units to add, of SPEND."""
    quantity: int = 0
    """Units to add, of QUANTITY."""


@dataclass(frozen=True, slots=True)
class GoodsFilter:
    """In the words of the catalogue's own filter: each that is given narrows."""

    products: frozenset[Id] = frozenset()
    categories: frozenset[Id] = frozenset()
    """What lies below one counts too."""
    brands: frozenset[str] = frozenset()

    def places(self, basket: Basket) -> list[int]:
        """The lines it takes, in their order."""
        asked = (
            ("product", self.products),
            ("category", self.categories),
            ("brand", self.brands),
        )
        found = [basket.named(kind, values) for kind, values in asked if values]
        if not found:
            return list(range(len(basket.lines)))
        return sorted(set.intersection(*found))


ALL_GOODS = GoodsFilter()


@dataclass(frozen=True, slots=True)
class Terms:
    """What is left empty asks for nothing."""

    goods: GoodsFilter = ALL_GOODS
    code: str = ""
    """Upper case; an offer without one applies by itself."""
    customers: frozenset[Id] | None = None
    segments: frozenset[Id] = frozenset()
    tiers: frozenset[Id] = frozenset()
    first_order: bool = False
    channels: frozenset[Id] = frozenset()
    currency: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    least_spend: int = 0
    """On its goods, before any offer; minor units."""
    least_quantity: int = 0

    def missing(self, basket: Basket, places: list[int]) -> list[Missing]:
        """Everything, so that what can be done about it can be told; `places` are its goods."""
        return [
            *(Missing(lack) for lack in self._of_moment(basket)),
            *(Missing(lack) for lack in self._of_buyer(basket)),
            *self._of_goods(basket, places),
        ]

    def _of_moment(self, basket: Basket) -> Iterator[Lack]:
        if self.channels and basket.channel not in self.channels:
            yield Lack.CHANNEL
        if self.currency and basket.currency != self.currency:
            yield Lack.CURRENCY
        if basket.at is None:
            return
        if self.starts_at is not None and basket.at < self.starts_at:
            yield Lack.NOT_YET
        if self.ends_at is not None and basket.at >= self.ends_at:
            yield Lack.ENDED

    def _of_buyer(self, basket: Basket) -> Iterator[Lack]:
        buyer = basket.buyer
        if self.code and self.code not in buyer.codes:
            yield Lack.CODE
        if self.customers is not None and buyer.customer_id not in self.customers:
            yield Lack.BUYER
        if self.segments and not self.segments & buyer.segments:
            yield Lack.SEGMENT
        if self.tiers and buyer.tier not in self.tiers:
            yield Lack.TIER
        if self.first_order and buyer.has_ordered:
            yield Lack.FIRST_ORDER

    def _of_goods(self, basket: Basket, places: list[int]) -> Iterator[Missing]:
        if not places:
            yield Missing(Lack.GOODS)
        if self.least_spend:
            short = self.least_spend - sum(basket.lines[one].gross for one in places)
            if short > 0:
                yield Missing(Lack.SPEND, amount=short)
        if self.least_quantity:
            short = self.least_quantity - sum(basket.lines[one].quantity for one in places)
            if short > 0:
                yield Missing(Lack.QUANTITY, quantity=short)


ANYBODY = Terms()
