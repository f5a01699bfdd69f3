"""Memberships and their ledgers, as members and staff read them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import any_, exists, func, select
from strawberry import Parent

from models.customers import Customer
from models.loyalty import (
    OF_EARNINGS,
    LoyaltyAccount,
    LoyaltyMovement,
    LoyaltyProgramme,
    PointsLot,
    PointsUsableAfter,
)
from models.money import Money
from models.payments import Payment
from resolvers.batching import IDS
from resolvers.context import Context, Info
from resolvers.paging import Page, newest_first
from resolvers.points import IS_LEFT, the_programme
from resolvers.session import SharedSession


async def customer_loyalty(customer: Parent[Customer], info: Info) -> LoyaltyAccount | None:
    """The membership; null for who has not joined."""
    found = await info.context.loaders.customer_loyalty.load(customer.id)
    return found[0] if found else None


async def balance(account: Parent[LoyaltyAccount], info: Info) -> int:
    """Points: the sum of all movements."""
    return await info.context.loaders.points.load(account.id)


async def frozen(account: Parent[LoyaltyAccount], info: Info) -> int:
    """Points within the balance that wait for a bank: the buyer disputes what earned them."""
    return await info.context.loaders.of(_frozen).load(account.id)


_FROZEN = (
    select(LoyaltyMovement.account_id, func.sum(LoyaltyMovement.points + LoyaltyMovement.pending))
    .join(Payment, Payment.order_id == LoyaltyMovement.order_id)
    .where(LoyaltyMovement.account_id == any_(IDS), OF_EARNINGS, Payment.disputed_at.is_not(None))
    .group_by(LoyaltyMovement.account_id)
)


async def _frozen(session: SharedSession, wanted: Sequence[UUID]) -> list[int]:
    rows: Iterable[Sequence[Any]] = await session.rows(_FROZEN, ids=list(wanted))
    found = {row[0]: int(row[1]) for row in rows}
    return [found.get(id, 0) for id in wanted]


async def spendable(account: Parent[LoyaltyAccount], info: Info) -> int:
    """What of the balance an order or a reward can take now: not what waits for a bank."""
    return await info.context.loaders.of(_spendable).load(account.id)


_IS_DISPUTED = exists().where(
    Payment.order_id == PointsLot.order_id, Payment.disputed_at.is_not(None)
)
_SPENDABLE = (
    select(LoyaltyAccount.id, func.sum(PointsLot.active) - LoyaltyAccount.owed)
    .join(PointsLot, PointsLot.account_id == LoyaltyAccount.id)
    .where(LoyaltyAccount.id == any_(IDS), PointsLot.active > 0, ~_IS_DISPUTED)
    .group_by(LoyaltyAccount.id)
)


async def _spendable(session: SharedSession, wanted: Sequence[UUID]) -> list[int]:
    rows: Iterable[Sequence[Any]] = await session.rows(_SPENDABLE, ids=list(wanted))
    found = {row[0]: max(0, int(row[1])) for row in rows}
    return [found.get(id, 0) for id in wanted]


async def hundred_points(programme: Parent[LoyaltyProgramme], info: Info) -> Money:
    """What a hundred points pay in the caller's market; parts of a cent are the shop's."""
    currency = (await info.context.channel()).currency
    return Money(programme.worth(100, currency), currency)


@dataclass(slots=True)
class PointsExpiry:
    """`points` can be spent until `at`; None for those that do not end."""

    points: int
    at: datetime | None


MOST_SHOWN = 100
"""Of an expiry schedule."""


async def pending(account: Parent[LoyaltyAccount], info: Info) -> int:
    """Points that were earned and cannot be spent yet."""
    return (await info.context.loaders.of(_waiting).load(account.id))[0]


async def held(account: Parent[LoyaltyAccount], info: Info) -> int:
    """Points that are kept for something that is not paid yet."""
    return (await info.context.loaders.of(_waiting).load(account.id))[1]


async def expiry_schedule(account: Parent[LoyaltyAccount], info: Info) -> list[PointsExpiry]:
    """What can be spent, by when it ends: soonest first, at most 100 dates."""
    return await info.context.loaders.of(_schedules).load(account.id)


_WAITING = (
    select(PointsLot.account_id, func.sum(PointsLot.pending), func.sum(PointsLot.held))
    .where(PointsLot.account_id == any_(IDS), IS_LEFT)
    .group_by(PointsLot.account_id)
)
_BY_END = (
    select(
        PointsLot.account_id,
        PointsLot.expires_at,
        func.sum(PointsLot.active).label("points"),
        func.row_number()
        .over(partition_by=PointsLot.account_id, order_by=PointsLot.expires_at)
        .label("place"),
    )
    .where(PointsLot.account_id == any_(IDS), PointsLot.active > 0)
    .group_by(PointsLot.account_id, PointsLot.expires_at)
).subquery()
_SCHEDULES = (
    select(_BY_END.c.account_id, _BY_END.c.points, _BY_END.c.expires_at)
    .where(_BY_END.c.place <= MOST_SHOWN)
    .order_by(_BY_END.c.account_id, _BY_END.c.place)
)


async def _waiting(session: SharedSession, wanted: Sequence[UUID]) -> list[tuple[int, int]]:
    rows: Iterable[Sequence[Any]] = await session.rows(_WAITING, ids=list(wanted))
    found = {row[0]: (int(row[1]), int(row[2])) for row in rows}
    return [found.get(id, (0, 0)) for id in wanted]


async def _schedules(session: SharedSession, wanted: Sequence[UUID]) -> list[list[PointsExpiry]]:
    found = defaultdict[UUID, list[PointsExpiry]](list)
    rows: Iterable[Sequence[Any]] = await session.rows(_SCHEDULES, ids=list(wanted))
    for account, points, at in rows:
        found[account].append(PointsExpiry(int(points), at))
    return [found[id] for id in wanted]


async def programme(info: Info) -> LoyaltyProgramme:
    """When points become usable, and how long they last."""
    return await the_programme(info.context.session)


async def change_loyalty_programme(
    info: Info,
    revision: int,
    usable_after: PointsUsableAfter,
    months: int | None = None,
    point_value: int | None = None,
) -> LoyaltyProgramme:
    """Set when points that are earned from now on can be spent, and for how many months from when
    they were earned; without `months`, for ever. `pointValue`, in hundredths of a unit of money,
    is what each pays; it stays unless it is named."""
    found = await the_programme(info.context.session, lock=True)
    found.change(revision, usable_after, months, point_value)
    return found


async def movements(
    account: Parent[LoyaltyAccount], info: Info, first: int = 20, after: str | None = None
) -> Page[LoyaltyMovement]:
    """Points that came or went, newest first."""
    return await newest_first(
        info.context,
        LoyaltyMovement,
        LoyaltyMovement.at,
        matching=[LoyaltyMovement.account_id == account.id],
        first=first,
        after=after,
    )


async def order_number(movement: Parent[LoyaltyMovement], info: Info) -> str | None:
    """The order that moved them; null when none did."""
    if movement.order_id is None:
        return None
    order = await info.context.loaders.order.load(movement.order_id)
    return order.number if order else None


async def join(context: Context, customer_id: UUID) -> LoyaltyAccount:
    """A membership for a new customer, in the transaction of the sign-up."""
    member = LoyaltyAccount.join(customer_id, context.now)
    context.session.add(member)
    return member
