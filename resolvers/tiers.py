"""The tiers of the membership: as the owner sets them, and where each member stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ARRAY, DateTime, Uuid, bindparam, column, exists, func, select, update
from strawberry import Parent

from models.base import ChangedMeanwhile, InvalidField, InvalidInput
from models.loyalty import (
    Ladder,
    LoyaltyAccount,
    LoyaltyProgramme,
    LoyaltyTier,
    check_tiers,
    climb,
    review,
)
from models.money import Money, price_units
from models.orders import Order, OrderStatus
from models.stores import Channel
from models.tenders import GiftCard
from models.viewer import NO_BENEFITS, Benefits
from resolvers.catalog.early import anything_early, follow_tiers, hold_early
from resolvers.context import Context, Info, uuid_of
from resolvers.inputs import LoyaltyTierInput
from resolvers.points import the_programme
from resolvers.session import SharedSession


async def ladder(session: SharedSession) -> Ladder:
    """The tiers as they count now."""
    programme = await the_programme(session)
    tiers = await session.scalars(select(LoyaltyTier).order_by(LoyaltyTier.rank))
    return Ladder(list(tiers), programme.tier_months, programme.ladder)


class Purchases(NamedTuple):
    """What of a customer counts, and from when to when."""

    customer_id: UUID
    since: datetime
    until: datetime


_MOMENTS = ARRAY(DateTime(timezone=True))
_ASKED = (
    func.unnest(
        bindparam("whose", type_=ARRAY(Uuid)),
        bindparam("since", type_=_MOMENTS),
        bindparam("until", type_=_MOMENTS),
    )
    .table_valued(
        column("customer_id", Uuid),
        column("since", DateTime(timezone=True)),
        column("until", DateTime(timezone=True)),
        with_ordinality="place",
    )
    .render_derived(name="asked")
)
_IS_PAID = Order.status.not_in((OrderStatus.PENDING, OrderStatus.CANCELLED))
_BUYS_A_GIFT_CARD = exists().where(GiftCard.order_id == Order.id)
"""What the card then buys will count."""
_SPENT = (
    select(_ASKED.c.place, func.sum(Order.total - Order.refunded))
    .join(Order, Order.customer_id == _ASKED.c.customer_id)
    .where(
        Order.placed_at > _ASKED.c.since,
        Order.placed_at <= _ASKED.c.until,
        Order.currency == bindparam("currency"),
        _IS_PAID,
        ~_BUYS_A_GIFT_CARD,
    )
    .group_by(_ASKED.c.place)
)


async def spent(
    session: SharedSession, wanted: Sequence[Purchases], currency: str | None
) -> list[int]:
    """Paid less given back, minor units of the tiers' currency; what was bought in another does
    not count."""
    if currency is None:
        return [0] * len(wanted)
    columns = {
        "whose": [one.customer_id for one in wanted],
        "since": [one.since for one in wanted],
        "until": [one.until for one in wanted],
    }
    rows: Iterable[Sequence[Any]] = await session.rows(_SPENT, currency=currency, **columns)
    found = {row[0]: int(row[1]) for row in rows}
    return [found.get(place, 0) for place in range(1, len(wanted) + 1)]


async def climb_now(session: SharedSession, member: LoyaltyAccount, now: datetime) -> None:
    """At once to the tier that was reached; the membership is locked."""
    steps = await ladder(session)
    if steps.revision:
        bought = Purchases(member.customer_id, steps.since(now), now)
        climb(member, steps, (await spent(session, [bought], steps.currency))[0], now)


async def look_at(session: SharedSession, member: LoyaltyAccount, now: datetime) -> None:
    """All that is due of a locked membership, each as of when it was due, and then whether it
    climbs: twice or late, it changes once."""
    steps = await ladder(session)
    while member.tier_due_at is not None and member.tier_due_at <= now:
        until = member.tier_review_at
        assert until is not None
        bought = Purchases(member.customer_id, steps.since(until), min(until, now))
        review(member, steps, (await spent(session, [bought], steps.currency))[0], now)
    await climb_now(session, member, now)


async def benefits_of(session: SharedSession, customer_id: UUID | None) -> Benefits:
    """What somebody's membership gives them."""
    tier = await tier_of(session, customer_id)
    return tier.benefits if tier else NO_BENEFITS


async def tier_of(session: SharedSession, customer_id: UUID | None) -> LoyaltyTier | None:
    if customer_id is None:
        return None
    theirs = select(LoyaltyTier).join(LoyaltyAccount, LoyaltyAccount.tier_id == LoyaltyTier.id)
    found: LoyaltyTier | None = await session.scalar(
        theirs.where(LoyaltyAccount.customer_id == customer_id)
    )
    return found


async def member_tier(member: Parent[LoyaltyAccount], info: Info) -> LoyaltyTier | None:
    """In which they are; null for none."""
    return (await _ladder_of(info.context)).of(member.tier_id)


async def sees_early(member: Parent[LoyaltyAccount], info: Info) -> bool:
    """Whether there is something that they may be shown before everybody."""
    if not await anything_early(info.context):
        return False
    tier = await member_tier(member, info)
    return tier is not None and tier.benefits.early_rank > 0


@dataclass(slots=True)
class NextTier:
    tier: LoyaltyTier
    spend_to_go: Money


async def qualifying_spend(member: Parent[LoyaltyAccount], info: Info) -> Money | None:
    """What was bought within the months that count, less what was given back; null while there are
    no tiers."""
    steps = await _ladder_of(info.context)
    return steps.money(await _spent_by_now(info.context, steps, member)) if steps.tiers else None


async def next_tier(member: Parent[LoyaltyAccount], info: Info) -> NextTier | None:
    """The tier above, and what is still to be bought for it; null at the top."""
    steps = await _ladder_of(info.context)
    above = steps.next_of(member.tier_id)
    if above is None:
        return None
    missing = above.spend - await _spent_by_now(info.context, steps, member)
    return NextTier(above, steps.money(missing))


async def spend_to_keep(member: Parent[LoyaltyAccount], info: Info) -> Money | None:
    """What is still to be bought until `tierReviewAt` to stay in the tier; null in none."""
    context = info.context
    steps = await _ladder_of(context)
    tier, until = steps.of(member.tier_id), member.tier_review_at
    if tier is None or until is None:
        return None
    bought = Purchases(member.customer_id, steps.since(until), until)
    return steps.money(tier.spend - await context.loaders.of(_spends).load(bought))


async def _spent_by_now(context: Context, steps: Ladder, member: LoyaltyAccount) -> int:
    bought = Purchases(member.customer_id, steps.since(context.now), context.now)
    return await context.loaders.of(_spends).load(bought)


async def _ladder_of(context: Context) -> Ladder:
    return await context.loaders.of(_ladders).load(0)


async def _ladders(session: SharedSession, wanted: Sequence[int]) -> list[Ladder]:
    """The one there is, once a request."""
    return [await ladder(session)] * len(wanted)


async def _spends(session: SharedSession, wanted: Sequence[Purchases]) -> list[int]:
    some = await session.scalar(select(LoyaltyTier.currency).limit(1))
    return await spent(session, wanted, some)


async def programme_tiers(programme: Parent[LoyaltyProgramme], info: Info) -> list[LoyaltyTier]:
    """Lowest first."""
    return list((await _ladder_of(info.context)).tiers)


async def set_loyalty_tiers(
    info: Info, revision: int, currency: str, months: int, tiers: list[LoyaltyTierInput]
) -> LoyaltyProgramme:
    """Set all tiers, lowest first: each is reached by what was bought for in this currency within
    so many months, less what was given back. A tier that is kept is named by its id.

    Members whose tier is no more go to the one below it; who reaches a higher one gets there
    within minutes. What members were promised until their next review is theirs.
    """
    session = info.context.session
    programme = await the_programme(session, lock=True)
    if revision != programme.revision:
        raise ChangedMeanwhile(revision=programme.revision)
    await hold_early(session)
    known = {one.gid: one for one in (await ladder(session)).tiers}
    names = {one.id: one.name for one in known.values()}
    await _check_currency(session, currency)
    wanted = [_tier(known, one, rank, currency) for rank, one in enumerate(tiers, 1)]
    check_tiers(wanted, months)
    session.add_all(wanted)
    await session.flush()
    await let_go(session, [one for one in known.values() if one not in wanted], wanted)
    await follow_tiers(session, {was: _now_called(known, wanted, id) for id, was in names.items()})
    programme.climb_by([one.name for one in wanted], currency, months)
    return programme


def _now_called(
    known: Mapping[str, LoyaltyTier], wanted: Sequence[LoyaltyTier], id: UUID
) -> str | None:
    """The name of a tier, or of the one to which its members go; the first, where none is below."""
    was = next(one for one in known.values() if one.id == id)
    stays = [one for one in wanted if one is was]
    below = [one for one in wanted if one.spend < was.spend]
    found = [*stays, *reversed(below), *wanted]
    return found[0].name if found else None


async def _check_currency(session: SharedSession, currency: str) -> None:
    sold_in = select(Channel.id).where(Channel.currency == currency).limit(1)
    if await session.scalar(sold_in) is None:
        raise InvalidInput([InvalidField("currency", "One that a market of the shop sells in.")])


def _tier(
    known: dict[str, LoyaltyTier], given: LoyaltyTierInput, rank: int, currency: str
) -> LoyaltyTier:
    spend = price_units(given.spend, currency)
    if spend is None:
        path = f"tiers.{rank - 1}.spend"
        raise InvalidInput([InvalidField(path, f"An amount of {currency}.")])
    if given.id is not None and given.id not in known:
        uuid_of(LoyaltyTier, given.id)
        raise InvalidInput([InvalidField(f"tiers.{rank - 1}.id", "There is no such tier.")])
    values: dict[str, Any] = {
        "rank": rank,
        "name": given.name.strip(),
        "spend": spend,
        "currency": currency,
        "points_basis_points": given.points_basis_points,
        "has_free_shipping": given.has_free_shipping,
        "return_days": given.return_days,
        "has_early_access": given.has_early_access,
    }
    tier = known.get(given.id) if given.id else None
    if tier is None:
        return LoyaltyTier(**values)
    for name, value in values.items():
        setattr(tier, name, value)
    return tier


async def let_go(
    session: SharedSession, gone: Sequence[LoyaltyTier], kept: Sequence[LoyaltyTier]
) -> None:
    """Who is in a tier that is no more goes to the one below, and stays there until the review.

    The tiers are locked first: who is about to enter one has done so, or finds it gone and is
    looked at again.
    """
    ids = [tier.id for tier in gone]
    locked = select(LoyaltyTier.id).where(LoyaltyTier.id.in_(ids)).order_by(LoyaltyTier.id)
    await session.execute(locked.with_for_update())
    for tier in gone:
        below = [one for one in kept if one.spend < tier.spend]
        in_it = update(LoyaltyAccount).where(LoyaltyAccount.tier_id == tier.id)
        if below:
            await session.execute(in_it.values(tier_id=below[-1].id))
        else:
            await session.execute(in_it.values(dict.fromkeys(_OF_A_TIER)))
        await session.delete(tier)


_OF_A_TIER = ("tier_id", "tier_since", "tier_review_at", "tier_warned_at", "tier_due_at")
