"""What a marketer says of an offer, checked and turned into its rule."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import select

from models import ids
from models.base import InvalidField, InvalidInput
from models.catalog import Category, Product
from models.loyalty import LoyaltyTier
from models.money import price_units
from models.offers import Campaign, GoodsFilter, OfferEffect, OfferStatus, Rule
from models.offers.effects import Part
from models.offers.offer import MOST_EACH
from models.spelling import readable
from models.stores import Channel
from models.viewer import Touchpoint
from resolvers.catalog.filters import MOST_VALUES, ProductFilter
from resolvers.context import Context
from resolvers.inputs import Decimal
from resolvers.offers.finding import LONGEST_CODE, typed

LONGEST_NAME = 120
LONGEST_TEXT = 1_000
MOST_USES = 10**9
NOT_OF_GOODS = ("text", "in_stock", "as_typed")
"""What a filter says of a list, not of the goods in it."""


@strawberry.input(description="So many units of these goods, as a part of a bundle.")
class OfferPartInput:
    goods: ProductFilter
    quantity: int = 1


@strawberry.input(
    description="What an offer is. Without a `code`, and not `isAutomatic`, it is used by codes "
    "that are made for it. Amounts are of `currency`, which is needed as soon as one is named; it "
    "then counts in that money only. `goods` are filtered as `products` are; `spendOn` are those "
    "that `leastSpend` and `leastQuantity` count: an empty filter for the whole cart, none for "
    "`goods`. Of one `group` at most one offer applies to a cart; one that `standsAlone` goes with "
    "no other; lower `rank`s apply first, and the others to what those leave. `boughtDays` says "
    "within what time they must have `bought` something, `idleDays` for how long nothing. Without "
    "`mostEach`, `mostUses`, `mostPerDay` or `budget`, there is no such limit."
)
class OfferTermsInput:
    name: str
    effect: OfferEffect
    starts_at: datetime
    ends_at: datetime
    is_draft: bool = False
    is_automatic: bool = False
    code: str = ""
    reason: str = ""
    terms: str = ""
    currency: str | None = None
    percent: int = 100
    amount: Decimal | None = None
    buy: int = 1
    get: int = 1
    at_most: int | None = None
    parts: list[OfferPartInput] = strawberry.field(default_factory=list)
    goods: ProductFilter | None = None
    spend_on: ProductFilter | None = None
    least_spend: Decimal | None = None
    least_quantity: int = 0
    markets: list[str] = strawberry.field(default_factory=list)
    touchpoints: list[Touchpoint] = strawberry.field(default_factory=list)
    campaigns: list[strawberry.ID] = strawberry.field(default_factory=list)
    tiers: list[strawberry.ID] = strawberry.field(default_factory=list)
    first_order: bool = False
    bought: ProductFilter | None = None
    bought_days: int = 0
    idle_days: int = 0
    group: str = ""
    stands_alone: bool = False
    rank: int = 0
    most_uses: int | None = None
    most_per_day: int | None = None
    most_each: int | None = None
    budget: Decimal | None = None


class Reading:
    """One input, with every fault of it."""

    def __init__(self, told: OfferTermsInput, shelves: Mapping[str, UUID]) -> None:
        self.told = told
        self.faults: list[InvalidField] = []
        self._shelves = shelves
        self._names_money = False

    def blame(self, path: str, message: str) -> None:
        self.faults.append(InvalidField(f"offer.{path}", message))

    def values(self) -> dict[str, Any]:
        """Of the offer's columns. Raises InvalidInput."""
        told, rule = self.told, self._rule()
        budget = self._money("budget", told.budget)
        self._check(rule)
        if self.faults or (faults := rule.faults()):
            raise InvalidInput(self.faults or faults)
        is_percent = rule.effect is OfferEffect.PERCENT
        return {
            "name": told.name.strip(),
            "status": OfferStatus.DRAFT if told.is_draft else OfferStatus.LIVE,
            "is_automatic": told.is_automatic,
            "code": typed(told.code),
            "reason": told.reason.strip(),
            "terms": told.terms.strip(),
            "currency": told.currency if self._names_money else None,
            "percent": rule.percent if is_percent else None,
            "amount": rule.amount if rule.effect is OfferEffect.AMOUNT else None,
            "starts_at": told.starts_at,
            "ends_at": told.ends_at,
            "rule": rule.as_json(),
            "most_uses": told.most_uses,
            "most_per_day": told.most_per_day,
            "most_each": told.most_each,
            "budget": budget,
        }

    def _rule(self) -> Rule:
        told = self.told
        return Rule(
            effect=told.effect,
            percent=told.percent,
            amount=self._money("amount", told.amount) or 0,
            buy=told.buy,
            get=told.get,
            at_most=told.at_most,
            parts=tuple(
                Part(self._goods(f"parts.{at}.goods", one.goods), one.quantity)
                for at, one in enumerate(told.parts)
            ),
            goods=self._goods("goods", told.goods),
            spend_on=None if told.spend_on is None else self._goods("spendOn", told.spend_on),
            least_spend=self._money("leastSpend", told.least_spend) or 0,
            least_quantity=told.least_quantity,
            markets=frozenset(told.markets),
            touchpoints=frozenset(one.value for one in told.touchpoints),
            campaigns=self._ids("campaigns", told.campaigns, Campaign.prefix),
            tiers=self._ids("tiers", told.tiers, LoyaltyTier.prefix),
            first_order=told.first_order,
            bought=None if told.bought is None else self._goods("bought", told.bought),
            bought_days=told.bought_days,
            idle_days=told.idle_days,
            group=told.group.strip(),
            stands_alone=told.stands_alone,
            rank=told.rank,
        )

    def _check(self, rule: Rule) -> None:
        told = self.told
        for name, longest in (("name", LONGEST_NAME), ("reason", LONGEST_NAME)):
            if len(getattr(told, name).strip()) > longest:
                self.blame(name, f"At most {longest} characters.")
        if not told.name.strip():
            self.blame("name", "This is needed.")
        if len(told.terms) > LONGEST_TEXT:
            self.blame("terms", f"At most {LONGEST_TEXT} characters.")
        if told.starts_at >= told.ends_at:
            self.blame("endsAt", "After it starts.")
        if told.code.strip() and not typed(told.code):
            self.blame("code", f"At most {LONGEST_CODE} characters.")
        if told.code.strip() and told.is_automatic:
            self.blame("code", "What applies by itself has no code.")
        if self._names_money and not told.currency:
            self.blame("currency", "This is needed.")
        if rule.takes_money and told.amount is None:
            self.blame("amount", "This is needed.")
        for name, most in (("most_uses", MOST_USES), ("most_per_day", MOST_USES)):
            self._within(name, most)
        self._within("most_each", MOST_EACH)

    def _within(self, name: str, most: int) -> None:
        value = getattr(self.told, name)
        if value is not None and not 1 <= value <= most:
            first, *rest = name.split("_")
            self.blame(first + "".join(map(str.title, rest)), f"From 1 to {most}.")

    def _money(self, path: str, given: str | None) -> int | None:
        if given is None:
            return None
        self._names_money = True
        minor = price_units(given, self.told.currency) if self.told.currency else 0
        if minor is None:
            self.blame(path, f"An amount of {self.told.currency}.")
        return minor

    def _ids(self, path: str, given: Sequence[str], prefix: str) -> frozenset[UUID]:
        found = [ids.decode(one) for one in given[:MOST_VALUES]]
        known = frozenset(one[1] for one in found if one and one[0] == prefix)
        if len(known) < len(set(given)):
            self.blame(path, "One of them is not known.")
        return known

    def _goods(self, path: str, told: ProductFilter | None) -> GoodsFilter:
        if told is None:
            return GoodsFilter()
        for name in NOT_OF_GOODS:
            if getattr(told, name) is not None:
                self.blame(path, "A category, brand, kind, maker, size, price or products.")
        if any(len(getattr(told, one) or ()) > MOST_VALUES for one in ("ids", "kind", "size")):
            self.blame(path, f"At most {MOST_VALUES} values.")
        shelf = self._shelves.get(told.category or "")
        if told.category is not None and shelf is None:
            self.blame(f"{path}.category", "There is no such category.")
        return GoodsFilter(
            products=self._ids(f"{path}.ids", told.ids or (), Product.prefix),
            categories=frozenset() if shelf is None else frozenset({shelf}),
            brands=frozenset(one.value for one in told.brand or ()),
            kinds=frozenset(map(readable, told.kind or ())),
            makers=frozenset(told.maker or ()),
            sizes=frozenset(map(readable, told.size or ())),
            least_price=self._money(f"{path}.minPrice", told.min_price),
            most_price=self._money(f"{path}.maxPrice", told.max_price),
        )


async def checked(context: Context, told: OfferTermsInput) -> dict[str, Any]:
    """The columns of an offer that is as `told`. Raises InvalidInput with every fault."""
    filters = [told.goods, told.spend_on, told.bought, *(one.goods for one in told.parts)]
    slugs = {one.category for one in filters if one is not None and one.category}
    named = select(Category.slug, Category.id).where(Category.slug.in_(slugs))
    shelves = dict((await context.session.execute(named)).all()) if slugs else {}
    markets = await context.session.execute(select(Channel.code, Channel.currency))
    sold = dict(markets.all())
    reading = Reading(told, shelves)
    if told.currency is not None and told.currency not in sold.values():
        reading.blame("currency", "One that a market of the shop sells in.")
    if not set(told.markets) <= set(sold):
        reading.blame("markets", "One of them is not known.")
    return reading.values()
