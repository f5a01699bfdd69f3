"""Members climb with what they pay, and are reviewed once, however often and late the job runs."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from api.jobs import loyalty, tiers
from models.base import EventEntry
from models.loyalty import (
    LoyaltyAccount,
    LoyaltyMovement,
    LoyaltyMovementKind,
    LoyaltyProgramme,
    LoyaltyTier,
    TierChanged,
    TierEnding,
)
from models.orders import OrderConfirmed, OrderStatus
from resolvers.tiers import let_go
from tests.api.servers import until
from tests.factories import in_a_tier

DAY = timedelta(days=1)


@pytest.fixture
async def silver(shop):
    silver = LoyaltyTier(
        rank=1, name="Silver", spend=500, currency="USD", points_basis_points=20_000
    )
    await shop.save(silver)
    async with shop.work.transaction() as session:
        await session.execute(update(LoyaltyProgramme).values(ladder=2))
    return silver


async def member(shop):
    async with shop.work.transaction() as session:
        return await session.scalar(select(LoyaltyAccount).where(LoyaltyAccount.id == shop.card.id))


async def told(shop, event):
    async with shop.work.transaction() as session:
        found = select(EventEntry).where(
            EventEntry.subject_id == shop.card.id, EventEntry.name == event.__name__
        )
        return [one.data for one in await session.scalars(found)]


async def confirmed(shop):
    order, _, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    await loyalty.award_points(shop.work, await shop.happened(OrderConfirmed, order))
    return order


async def test_who_pays_enough_climbs_at_once_and_earns_more_from_the_next_order_on(shop, silver):
    await confirmed(shop)
    mine = await member(shop)
    assert mine.tier_id == silver.id

    await confirmed(shop)

    async with shop.work.transaction() as session:
        earned = LoyaltyMovement.kind == LoyaltyMovementKind.EARNED
        ledger = select(LoyaltyMovement.points).where(earned).order_by(LoyaltyMovement.number)
        assert (await session.scalars(ledger)).all() == [7, 14]


async def test_who_was_looked_at_by_other_tiers_is_looked_at_again(shop, silver):
    await confirmed(shop)
    async with shop.work.transaction() as session:
        await session.execute(update(LoyaltyAccount).values(ladder=1))

    await tiers.review_tiers(shop.work)

    assert (await member(shop)).ladder == 2
    assert len(await told(shop, TierChanged)) == 1


@pytest.mark.proof
async def test_a_review_that_many_find_late_is_held_once_and_dated_when_it_was_due(shop, silver):
    due = shop.work.now - 3 * DAY
    mine = in_a_tier(await member(shop), silver, due - 365 * DAY)
    mine.tier_warned_at, mine.tier_due_at = due - 30 * DAY, due
    await shop.save(mine)

    await asyncio.gather(*(tiers.review_tiers(shop.work) for _ in range(20)))
    await tiers.review_tiers(shop.work)

    assert (await member(shop)).tier_id is None
    [fall] = await told(shop, TierChanged)
    assert (fall["move"], fall["tier"], fall["before"]) == ("downgraded", "", "Silver")
    assert fall["at"] == due.isoformat()


async def test_who_is_to_fall_is_warned_once(shop, silver):
    await shop.save(in_a_tier(await member(shop), silver, shop.work.now - 345 * DAY))

    for _ in range(3):
        await tiers.review_tiers(shop.work)

    mine = await member(shop)
    assert mine.tier_id == silver.id
    assert mine.tier_warned_at is not None
    assert len(await told(shop, TierEnding)) == 1


async def test_a_tier_goes_while_somebody_enters_it_and_nobody_is_left_in_it(shop, silver):
    async def go():
        async with shop.work.transaction() as session:
            gone = (await session.scalars(select(LoyaltyTier))).all()
            await let_go(session, gone, [])

    async with shop.work.transaction() as session:
        mine = (await session.scalars(select(LoyaltyAccount).with_for_update())).one()
        in_a_tier(mine, silver, shop.work.now)
        await session.flush()
        going = asyncio.create_task(go())
        await asyncio.sleep(0.3)
    await going

    assert (await member(shop)).tier_id is None
    async with shop.work.transaction() as session:
        assert (await session.scalars(select(LoyaltyTier))).all() == []
