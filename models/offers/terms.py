"""When an offer may be used, and what is missing while it may not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from models.offers.basket import Basket, Buyer, Id


class Lack(StrEnum):
    CODE = "code"
    BUYER = "buyer"
    """It is for somebody else; who shows it should not say more."""
    SEGMENT = "segment"
    TIER = "tier"
    FIRST_ORDER = "first_order"
    HISTORY = "history"
    """They have not bought what it thanks for, or not stayed away for so long."""
    CHANNEL = "channel"
    MARKET = "market"
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
    kinds: frozenset[str] = frozenset()
    makers: frozenset[int] = frozenset()
    sizes: frozenset[str] = frozenset()
    least_price: int | None = None
    most_price: int | None = None
    """Of a unit, before any offer; minor units."""

    def places(self, basket: Basket) -> list[int]:
        """The lines it takes, in their order."""
        found = [basket.named(kind, values) for kind, values in self.named() if values]
        places = sorted(set.intersection(*found)) if found else range(len(basket.lines))
        if self.least_price is None and self.most_price is None:
            return list(places)
        return [place for place in places if self._costs(basket.lines[place].unit_price)]

    def named(self) -> tuple[tuple[str, frozenset[Any]], ...]:
        return (
            ("product", self.products),
            ("category", self.categories),
            ("brand", self.brands),
            ("kind", self.kinds),
            ("maker", self.makers),
            ("size", self.sizes),
        )

    @property
    def asks_of_products(self) -> bool:
        """Whether a product's id and price do not say all."""
        return any(values for name, values in self.named() if name != "product")

    def _costs(self, price: int) -> bool:
        least = 0 if self.least_price is None else self.least_price
        return least <= price and (self.most_price is None or price <= self.most_price)


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
    bought: GoodsFilter | None = None
    """What they have bought within `bought_days`."""
    bought_days: int = 0
    idle_days: int = 0
    """For so long they have bought nothing, but before that."""
    channels: frozenset[Id] = frozenset()
    markets: frozenset[Id] = frozenset()
    currency: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    least_spend: int = 0
    """Before any offer; minor units."""
    least_quantity: int = 0
    spend_on: GoodsFilter | None = None
    """What these two count; None for its own goods."""

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
        if self.markets and basket.market not in self.markets:
            yield Lack.MARKET
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
        if not self._is_remembered(buyer):
            yield Lack.HISTORY

    def _is_remembered(self, buyer: Buyer) -> bool:
        past = buyer.past
        if self.bought is not None:
            found = self.bought.places(past.basket) if past else []
            if past is None or all(past.days[place] > self.bought_days for place in found):
                return False
        idle = past.idle_days if past else None
        return not self.idle_days or (idle is not None and idle >= self.idle_days)

    def _of_goods(self, basket: Basket, places: list[int]) -> Iterator[Missing]:
        if not places:
            yield Missing(Lack.GOODS)
        if self.spend_on is not None:
            places = self.spend_on.places(basket)
        if self.least_spend:
            short = self.least_spend - sum(basket.lines[one].gross for one in places)
            if short > 0:
                yield Missing(Lack.SPEND, amount=short)
        if self.least_quantity:
            short = self.least_quantity - sum(basket.lines[one].quantity for one in places)
            if short > 0:
                yield Missing(Lack.QUANTITY, quantity=short)


ANYBODY = Terms()
