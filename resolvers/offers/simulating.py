"""What an offer would have done to orders of the past, before anybody gets it."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from models.base import InvalidField, InvalidInput
from models.catalog import Variant
from models.loyalty import LoyaltyAccount
from models.money import Money
from models.offers import Lack, Offer, Offering
from models.offers.basket import Basket, Buyer
from models.offers.deals import Deal
from models.offers.engine import best
from models.offers.offer import CampaignMember
from models.orders import Order, OrderLine, OrderStatus
from models.stores import Channel
from models.viewer import Touchpoint
from resolvers.context import Info
from resolvers.offers.gathering import facts_of
from resolvers.offers.inputs import OfferTermsInput, checked
from resolvers.session import SharedSession

MOST_DAYS = 365
MOST_ORDERS = 2_000


@dataclass(slots=True)
class OfferSimulation:
    orders: int
    used_by: int
    customers: int
    cost: Money
    turnover: Money
    is_whole: bool
    takes_for_granted: list[Lack]


@dataclass(frozen=True, slots=True)
class PastOrder:
    customer_id: UUID | None
    touchpoint: Touchpoint
    market: str
    placed_at: datetime
    total: int
    basket: Basket


async def simulate_offer(info: Info, offer: OfferTermsInput, days: int = 28) -> OfferSimulation:
    """What this offer, alone, would have taken off the orders of so many days before now, within
    its limits, whatever its own dates.

    A code is taken as known to everybody, tiers and campaigns are those of today, and what a buyer
    had bought before is not looked at: what of that counts is told in `takesForGranted`. At most
    the last 2,000 orders are looked at; `isWhole` says whether those are all.
    """
    context = info.context
    if not 1 <= days <= MOST_DAYS:
        raise InvalidInput([InvalidField("days", f"From 1 to {MOST_DAYS}.")])
    thought = Offer(**await checked(context, offer))
    deal, session = thought.deal(), context.session
    currency = thought.currency or (await context.channel()).currency
    rows = await _rows(session, context.now - timedelta(days=days), currency)
    facts = await facts_of(context, sorted({row.product_id for row in rows})) if rows else {}
    customers = {row.customer_id for row in rows if row.customer_id is not None}
    buyers = await _buyers(session, customers, deal)
    first = await _first_orders(session, customers) if deal.terms.first_order else {}
    past = list(_orders(rows, Offering([deal], {}, facts=facts), buyers, first))
    latest = past[-MOST_ORDERS:]
    tried = Trial(thought, deal)
    await asyncio.to_thread(tried.run, latest)
    return OfferSimulation(
        orders=len(latest),
        used_by=tried.uses,
        customers=len(tried.each),
        cost=Money(tried.cost, currency),
        turnover=Money(tried.turnover, currency),
        is_whole=len(past) == len(latest),
        takes_for_granted=_granted(thought, deal),
    )


def _granted(offer: Offer, deal: Deal) -> list[Lack]:
    terms = deal.terms
    told = (
        (Lack.CODE, not offer.is_automatic),
        (Lack.SEGMENT, bool(terms.segments)),
        (Lack.TIER, bool(terms.tiers)),
        (Lack.HISTORY, terms.bought is not None or bool(terms.idle_days)),
    )
    return [lack for lack, counts in told if counts]


class Trial:
    """One offer over many orders, oldest first, within its limits."""

    def __init__(self, offer: Offer, deal: Deal) -> None:
        self._offer, self._deal = offer, deal
        self.uses = self.cost = self.turnover = 0
        self.each: Counter[UUID | int] = Counter()
        self._days: Counter[date] = Counter()

    def run(self, orders: Sequence[PastOrder]) -> None:
        for number, one in enumerate(orders):
            who = one.customer_id or number
            amount = self._worth(one.basket)
            if amount and self._is_left(who, one.placed_at.date(), amount):
                self.uses += 1
                self.cost += amount
                self.turnover += one.total
                self.each[who] += 1
                self._days[one.placed_at.date()] += 1

    def _worth(self, basket: Basket) -> int:
        missing = self._deal.missing(basket, self._deal.terms.goods.places(basket))
        if any(one.lack is not Lack.HISTORY for one in missing):
            return 0
        free = Deal(self._deal.id, self._deal.effect, _only_goods(self._deal))
        return sum(one.amount for one in best([free], basket).applied)

    def _is_left(self, who: UUID | int, day: date, amount: int) -> bool:
        offer = self._offer
        limits = (
            (self.uses + 1, offer.most_uses),
            (self._days[day] + 1, offer.most_per_day),
            (self.each[who] + 1, offer.most_each),
            (self.cost + amount, offer.budget),
        )
        return all(most is None or count <= most for count, most in limits)


def _only_goods(deal: Deal) -> Any:
    return type(deal.terms)(goods=deal.terms.goods)


_LINES = (
    select(
        Order.id,
        Order.customer_id,
        Order.touchpoint,
        Channel.code.label("market"),
        Order.placed_at,
        Order.total,
        Order.shipping,
        Variant.product_id,
        OrderLine.gross,
        OrderLine.quantity,
    )
    .join(OrderLine, OrderLine.order_id == Order.id)
    .join(Variant, Variant.id == OrderLine.variant_id)
    .join(Channel, Channel.id == Order.channel_id)
)


async def _rows(session: SharedSession, since: datetime, currency: str) -> Sequence[Any]:
    """The lines of the last orders, oldest first; of one order more than are looked at."""
    latest = (
        select(Order.id)
        .where(Order.placed_at >= since, Order.currency == currency)
        .where(Order.status.not_in((OrderStatus.PENDING, OrderStatus.CANCELLED)))
        .order_by(Order.placed_at.desc(), Order.id.desc())
        .limit(MOST_ORDERS + 1)
    )
    wanted = _LINES.where(Order.id.in_(latest)).order_by(Order.placed_at, Order.id)
    return (await session.execute(wanted)).all()  # type: ignore[no-any-return]


def _orders(
    rows: Sequence[Any],
    offering: Offering,
    buyers: Mapping[UUID, Buyer],
    first: Mapping[UUID, datetime],
) -> Iterator[PastOrder]:
    for _, lines in groupby(rows, key=lambda row: row.id):
        own = list(lines)
        one = own[0]
        sold = (offering.line(row.product_id, row.gross, row.quantity) for row in own)
        known = buyers.get(one.customer_id, Buyer())
        has_ordered = first.get(one.customer_id) != one.placed_at
        basket = Basket(
            tuple(sold),
            channel=one.touchpoint.value,
            market=one.market,
            currency=offering.deals[0].terms.currency,
            shipping=one.shipping,
            buyer=Buyer(one.customer_id, known.segments, known.tier, has_ordered),
        )
        yield PastOrder(
            one.customer_id, one.touchpoint, one.market, one.placed_at, one.total, basket
        )


async def _buyers(session: SharedSession, customers: set[UUID], deal: Deal) -> dict[UUID, Buyer]:
    """As they are today, as far as the offer asks."""
    tiers: dict[UUID, UUID] = {}
    segments: dict[UUID, set[UUID]] = {}
    if deal.terms.tiers:
        standing = select(LoyaltyAccount.customer_id, LoyaltyAccount.tier_id)
        theirs = standing.where(LoyaltyAccount.customer_id.in_(customers))
        tiers = {id: tier for id, tier in await session.execute(theirs) if tier is not None}
    if deal.terms.segments:
        sent = select(CampaignMember.customer_id, CampaignMember.campaign_id)
        theirs = sent.where(CampaignMember.campaign_id.in_(deal.terms.segments))
        for id, campaign in await session.execute(theirs):
            segments.setdefault(id, set()).add(campaign)
    return {id: Buyer(id, frozenset(segments.get(id, ())), tiers.get(id)) for id in customers}


async def _first_orders(session: SharedSession, customers: set[UUID]) -> dict[UUID, datetime]:
    when = (
        select(Order.customer_id, func.min(Order.placed_at))
        .where(Order.customer_id.in_(customers), Order.status != OrderStatus.CANCELLED)
        .group_by(Order.customer_id)
    )
    return dict((await session.execute(when)).all())
