"""Offers as a marketer sets them: listed, saved and ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from strawberry import Parent

from models import ids
from models.base import InvalidField, InvalidInput
from models.catalog import Product
from models.loyalty import LoyaltyTier
from models.money import Money
from models.offers import (
    Campaign,
    GoodsFilter,
    Offer,
    OfferEffect,
    OfferRedemption,
    OfferStatus,
    Rule,
)
from models.orders import Order
from models.viewer import Touchpoint
from resolvers.context import Context, Info, uuid_of
from resolvers.offers.inputs import OfferTermsInput, checked
from resolvers.paging import Page, newest_first
from resolvers.session import SharedSession


class OfferPhase(StrEnum):
    """Where an offer is, by its dates and by what is left of it."""

    DRAFT = "draft"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    USED_UP = "used_up"
    ENDED = "ended"


@dataclass(slots=True)
class OfferGoods:
    """A filter as it was set."""

    shelves: Sequence[UUID]
    brand: list[str]
    kind: list[str]
    maker: list[int]
    size: list[str]
    ids: list[strawberry.ID]
    min_price: Money | None
    max_price: Money | None

    @classmethod
    def of(cls, goods: GoodsFilter, currency: str | None) -> "OfferGoods":
        products = sorted(one for one in goods.products if isinstance(one, UUID))
        return cls(
            shelves=[one for one in goods.categories if isinstance(one, UUID)],
            brand=sorted(goods.brands),
            kind=sorted(goods.kinds),
            maker=sorted(goods.makers),
            size=sorted(goods.sizes),
            ids=[strawberry.ID(ids.encode(Product.prefix, one)) for one in products],
            min_price=_money(goods.least_price, currency),
            max_price=_money(goods.most_price, currency),
        )


@dataclass(slots=True)
class OfferPart:
    goods: OfferGoods
    quantity: int


@dataclass(slots=True)
class OfferSettings:
    gid: str
    revision: int
    phase: OfferPhase
    name: str
    code: str
    reason: str
    terms: str
    is_automatic: bool
    is_draft: bool
    starts_at: datetime
    ends_at: datetime
    currency: str | None
    effect: OfferEffect
    percent: int
    amount: Money | None
    buy: int
    get: int
    at_most: int | None
    parts: list[OfferPart]
    goods: OfferGoods
    spend_on: OfferGoods | None
    least_spend: Money | None
    least_quantity: int
    markets: list[str]
    touchpoints: list[Touchpoint]
    campaigns: list[strawberry.ID]
    tiers: list[strawberry.ID]
    first_order: bool
    bought: OfferGoods | None
    bought_days: int
    idle_days: int
    group: str
    stands_alone: bool
    rank: int
    most_uses: int | None
    most_per_day: int | None
    most_each: int | None
    budget: Money | None
    uses: int
    id: UUID
    created_at: datetime


async def offer_settings(info: Info, first: int = 20, after: str | None = None) -> Page[Any]:
    """The offers that marketers set, those made last first."""
    context = info.context
    page = await newest_first(
        context,
        Offer,
        Offer.created_at,
        matching=[Offer.rule.is_not(None)],
        first=first,
        after=after,
    )
    page.nodes = [settings(one, context.now) for one in page.nodes]
    return page


async def offer_setting(info: Info, id: strawberry.ID) -> OfferSettings | None:
    """One of them; null for none such."""
    context = info.context
    found = await context.visible(Offer, id)
    return settings(found, context.now) if found.rule is not None else None


async def save_offer(
    info: Info, offer: OfferTermsInput, id: strawberry.ID | None = None, revision: int = 0
) -> OfferSettings:
    """Make an offer, or with an `id`, over the `revision` that was seen, say anew what it is. What
    was ordered keeps what it was given."""
    context = info.context
    values = await checked(context, offer)
    if id is None:
        kept = Offer(**values)
        context.session.add(kept)
    else:
        kept = await locked(context, id)
        kept.set(values, revision)
    kept.check_limits()
    try:
        await context.session.flush()
    except IntegrityError as problem:
        raise InvalidInput([_taken(problem)]) from None
    return settings(kept, context.now)


def _taken(problem: IntegrityError) -> InvalidField:
    if "uq_offers_name_of_set" in str(problem.orig):
        return InvalidField("offer.name", "Another offer has this name.")
    return InvalidField("offer.code", "Another offer has this code.")


async def end_offer(info: Info, id: strawberry.ID, revision: int) -> OfferSettings:
    """Nobody gets it from now on."""
    context = info.context
    kept = await locked(context, id)
    kept.end(revision)
    await context.session.flush()
    return settings(kept, context.now)


async def locked(context: Context, id: str) -> Offer:
    """Raises NotFound, also for a personal offer and a coupon of the past."""
    wanted = select(Offer).where(Offer.id == uuid_of(Offer, id), Offer.rule.is_not(None))
    return await context.the_one(wanted, Offer, lock=True)


def settings(offer: Offer, now: datetime) -> OfferSettings:
    assert offer.rule is not None
    rule, currency = Rule.of_json(offer.rule), offer.currency
    return OfferSettings(
        **{name: getattr(rule, name) for name in _OF_RULE},
        **{name: getattr(offer, name) for name in _OF_OFFER},
        created_at=offer.created_at,
        phase=phase(offer, now),
        is_draft=offer.status is OfferStatus.DRAFT,
        amount=_money(rule.amount if rule.takes_money else None, currency),
        parts=[OfferPart(OfferGoods.of(one.goods, currency), one.quantity) for one in rule.parts],
        goods=OfferGoods.of(rule.goods, currency),
        spend_on=_goods(rule.spend_on, currency),
        bought=_goods(rule.bought, currency),
        least_spend=_money(rule.least_spend or None, currency),
        budget=_money(offer.budget, currency),
        markets=sorted(rule.markets),
        touchpoints=sorted(map(Touchpoint, rule.touchpoints)),
        campaigns=_gids(Campaign.prefix, rule.campaigns),
        tiers=_gids(LoyaltyTier.prefix, rule.tiers),
    )


_OF_RULE = (
    *("effect", "percent", "buy", "get", "at_most", "least_quantity", "first_order"),
    *("bought_days", "idle_days", "group", "stands_alone", "rank"),
)
_OF_OFFER = (
    *("gid", "revision", "name", "code", "reason", "terms", "is_automatic", "starts_at"),
    *("ends_at", "currency", "most_uses", "most_per_day", "most_each", "uses", "id"),
)


def phase(offer: Offer, now: datetime) -> OfferPhase:
    if offer.status is OfferStatus.DRAFT:
        return OfferPhase.DRAFT
    if offer.status is OfferStatus.ENDED or now >= offer.ends_at:
        return OfferPhase.ENDED
    if now < offer.starts_at:
        return OfferPhase.SCHEDULED
    return OfferPhase.USED_UP if offer.is_used_up(now) else OfferPhase.RUNNING


def _goods(goods: GoodsFilter | None, currency: str | None) -> OfferGoods | None:
    return None if goods is None else OfferGoods.of(goods, currency)


def _money(minor: int | None, currency: str | None) -> Money | None:
    return None if minor is None or currency is None else Money(minor, currency)


def _gids(prefix: str, found: frozenset[UUID]) -> list[strawberry.ID]:
    return [strawberry.ID(ids.encode(prefix, one)) for one in sorted(found)]


async def category(goods: Parent[OfferGoods], info: Info) -> str | None:
    """The slug of the category; null for all."""
    if not goods.shelves:
        return None
    found = await info.context.loaders.category.load(goods.shelves[0])
    return found.slug if found else None


async def given(offer: Parent[OfferSettings], info: Info) -> list[Money]:
    """What it has taken off orders that were not given up, one amount for each currency."""
    return await info.context.loaders.of(_given).load(offer.id)


async def _given(session: SharedSession, offers: Sequence[UUID]) -> list[list[Money]]:
    of_them = (
        select(OfferRedemption.offer_id, Order.currency, func.sum(OfferRedemption.amount))
        .join(Order, Order.id == OfferRedemption.order_id)
        .where(OfferRedemption.offer_id.in_(offers), OfferRedemption.amount.is_not(None))
        .group_by(OfferRedemption.offer_id, Order.currency)
        .order_by(Order.currency)
    )
    found: dict[UUID, list[Money]] = {}
    for id, currency, amount in await session.execute(of_them):
        found.setdefault(id, []).append(Money(int(amount), currency))
    return [found.get(id, []) for id in offers]
