"""The offers that may count for somebody: those that apply by themselves, and by typed codes.

What they ask of the goods and of the buyer is read only where one of them asks, each by one
statement, however many they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, select

from models.catalog import Category, Product, Variant
from models.offers import Facts, Offer, Offering, OfferNotUsable, OfferStatus, Refused
from models.offers.basket import Basket, BasketLine, Buyer, Id, Past
from models.offers.deals import Deal
from models.offers.offer import CampaignMember
from models.offers.offering import NOTHING_KNOWN
from models.offers.rule import MOST_DAYS
from models.offers.terms import GoodsFilter, Terms
from models.orders import Order, OrderLine, OrderStatus
from models.stores import Channel
from models.viewer import Touchpoint
from resolvers import tiers
from resolvers.context import Context
from resolvers.offers.finding import HAD_IT, NO_SUCH, by_codes, was_used
from resolvers.session import SharedSession

ONE_EACH = "Another code of this offer is on your cart."
MOST_LIVE = 500
"""Offers that apply by themselves; of more, those that end first."""
MOST_REMEMBERED = 2_000
"""Products of somebody's past."""


@dataclass(frozen=True)
class Shopper:
    """Whose offers they are to be."""

    customer_id: UUID | None
    touchpoint: Touchpoint
    codes: Sequence[str] = ()
    email: str | None = None
    """Of a guest who orders."""
    is_buying: bool = False
    """Nothing that was read some seconds ago is good enough."""

    @property
    def key(self) -> UUID | str | None:
        return self.customer_id or self.email


class Live(NamedTuple):
    offer: Offer
    deal: Deal


async def gathered(
    context: Context, who: Shopper, channel: Channel, product_ids: Iterable[UUID]
) -> Offering | None:
    """None where nothing may count, which costs no statement."""
    session = context.session
    automatic = [
        one
        for one in await _automatic(context, who.is_buying)
        if one.offer.is_due(context.now) and not one.offer.is_used_up(context.now)
    ]
    named, refused = await _typed(context, who, channel) if who.codes else ({}, [])
    if not automatic and not named and not refused:
        return None
    had = await _had(session, who, [*automatic, *named.values()])
    refused += [
        Refused(code, HAD_IT, one.offer, was_used=True)
        for code, one in named.items()
        if one.offer.id in had
    ]
    live = [one for one in [*named.values(), *automatic] if one.offer.id not in had]
    terms = [one.deal.terms for one in live]
    facts = await _facts(context, live, product_ids)
    return Offering(
        deals=[one.deal for one in live],
        offers={one.offer.id: one.offer for one in live},
        typed={one.offer.id: code for code, one in named.items() if one.offer.id not in had},
        refused=refused,
        facts=facts,
        buyer=await _buyer(context, who.customer_id, terms),
        currency=channel.currency,
        market=channel.code,
        touchpoint=who.touchpoint.value,
    )


async def _automatic(context: Context, anew: bool) -> Sequence[Live]:
    async def read() -> Sequence[Live]:
        theirs = select(Offer).where(
            Offer.is_automatic,
            Offer.status == OfferStatus.LIVE.value,
            Offer.ends_at > context.now,
        )
        ordered = theirs.order_by(Offer.ends_at, Offer.id).limit(MOST_LIVE)
        found = (await context.session.scalars(ordered)).all()
        if not anew:
            for one in found:
                context.session.expunge(one)
        return [Live(one, one.deal()) for one in found]

    return await (read() if anew else context.recently("automatic offers", read))


async def _typed(
    context: Context, who: Shopper, channel: Channel
) -> tuple[dict[str, Live], list[Refused]]:
    """By the code; of each offer once."""
    found, refused = await by_codes(context.session, who.codes), list[Refused]()
    named = dict[str, Live]()
    for code in who.codes:
        one = found.get(code)
        if one is None:
            refused.append(Refused(code, NO_SUCH))
            continue
        try:
            one.check_usable(who.customer_id, channel.currency, context.now)
        except OfferNotUsable as problem:
            is_theirs = one.offer.customer_id in (None, who.customer_id)
            refused.append(Refused(code, problem.reason, one.offer if is_theirs else None))
            continue
        if any(two.offer.id == one.offer.id for two in named.values()):
            refused.append(Refused(code, ONE_EACH, one.offer))
        else:
            named[code] = Live(one.offer, one.offer.deal())
    return named, refused


async def _had(session: SharedSession, who: Shopper, live: Sequence[Live]) -> set[UUID]:
    if who.key is None:
        return set()
    return await was_used(session, [one.offer for one in live], who.key)


def _filters(terms: Terms) -> list[GoodsFilter]:
    return [one for one in (terms.goods, terms.spend_on, terms.bought) if one is not None]


def _ask_of_products(live: Sequence[Live]) -> bool:
    parts = (part.goods for one in live for part in getattr(one.deal.effect, "parts", ()))
    filters = (goods for one in live for goods in _filters(one.deal.terms))
    return any(one.asks_of_products for one in (*filters, *parts))


async def _facts(
    context: Context, live: Sequence[Live], product_ids: Iterable[UUID]
) -> dict[UUID, Facts]:
    wanted = list(set(product_ids))
    if not wanted or not _ask_of_products(live):
        return {}
    return await facts_of(context, wanted)


async def facts_of(context: Context, product_ids: Sequence[UUID]) -> dict[UUID, Facts]:
    """What offers ask of these, by one statement beside that for the shelves."""
    above = await context.recently("shelves above", lambda: _shelves(context.session))
    columns = (
        Product.id,
        Product.category_id,
        Product.brand,
        Product.kind,
        Product.maker,
        Product.size,
    )
    rows = await context.session.execute(select(*columns).where(Product.id.in_(product_ids)))
    return {
        id: Facts(above.get(shelf, frozenset({shelf})), brand.value, kind, maker, size or "")
        for id, shelf, brand, kind, maker, size in rows
    }


async def _shelves(session: SharedSession) -> dict[UUID, frozenset[Id]]:
    """Each category with all above it."""
    parents = dict((await session.execute(select(Category.id, Category.parent_id))).all())
    return {id: frozenset(_and_above(id, parents)) for id in parents}


def _and_above(id: UUID, parents: dict[UUID, UUID | None]) -> Iterable[UUID]:
    at: UUID | None = id
    while at is not None:
        yield at
        at = parents.get(at)


async def _buyer(context: Context, customer_id: UUID | None, terms: Sequence[Terms]) -> Buyer:
    """Of whom nobody knows, as much as is not known against them."""
    if customer_id is None:
        return Buyer(has_ordered=True)
    session = context.session
    segments, tier, has_ordered, past = frozenset[Id](), None, True, None
    if any(one.segments for one in terms):
        mine = select(CampaignMember.campaign_id).where(CampaignMember.customer_id == customer_id)
        segments = frozenset(await session.scalars(mine))
    if any(one.tiers for one in terms):
        tier = await tiers.tier_of(session, customer_id)
    if any(one.first_order for one in terms):
        has_ordered = await _has_ordered(session, customer_id)
    if any(one.bought is not None or one.idle_days for one in terms):
        past = await _past(context, customer_id)
    return Buyer(customer_id, segments, tier.id if tier else None, has_ordered, past)


async def _has_ordered(session: SharedSession, customer_id: UUID) -> bool:
    theirs = select(Order.id).where(
        Order.customer_id == customer_id, Order.status != OrderStatus.CANCELLED
    )
    return await session.scalar(theirs.limit(1)) is not None


async def _past(context: Context, customer_id: UUID) -> Past:
    since, now = context.now - timedelta(days=MOST_DAYS), context.now
    last = func.max(Order.placed_at)
    bought: Any = (
        select(Variant.product_id, last)
        .select_from(Order)
        .join(OrderLine, OrderLine.order_id == Order.id)
        .join(Variant, Variant.id == OrderLine.variant_id)
        .where(Order.customer_id == customer_id, Order.status != OrderStatus.CANCELLED)
        .where(Order.placed_at > since)
        .group_by(Variant.product_id)
        .order_by(last.desc())
        .limit(MOST_REMEMBERED)
    )
    rows = (await context.session.execute(bought)).all()
    facts = await facts_of(context, [id for id, _ in rows]) if rows else {}
    lines = [_of_the_past(id, facts.get(id, NOTHING_KNOWN)) for id, _ in rows]
    return Past(Basket(tuple(lines)), tuple((now - at).days for _, at in rows))


def _of_the_past(product_id: UUID, facts: Facts) -> BasketLine:
    return BasketLine(
        product_id, 0, 1, facts.categories, facts.brand, facts.kind, facts.maker, facts.size
    )
