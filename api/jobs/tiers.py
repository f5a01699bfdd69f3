"""Members climb as soon as they may, are warned of an end, and reviewed when that is due."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from sqlalchemy import or_, select

from api.jobs import each_by_itself, every
from api.work import Work
from models.loyalty import LoyaltyAccount
from resolvers.points import the_programme
from resolvers.tiers import look_at

MOST_REVIEWED = 500
"""Memberships at a time."""


@every(seconds=60)
async def review_tiers(work: Work) -> None:
    """However late this runs, a review is dated when it was due."""
    while due := await _due(work):
        await each_by_itself(due, partial(_look_at, work))


async def _due(work: Work) -> Sequence[UUID]:
    async with work.transaction() as session:
        programme = await the_programme(session)
        is_due = LoyaltyAccount.tier_due_at <= work.now
        is_of_others = LoyaltyAccount.ladder < programme.ladder
        due = select(LoyaltyAccount.id).where(or_(is_due, is_of_others))
        return (await session.scalars(due.limit(MOST_REVIEWED))).all()


async def _look_at(work: Work, account_id: UUID) -> None:
    async with work.transaction() as session:
        locked = select(LoyaltyAccount).where(LoyaltyAccount.id == account_id).with_for_update()
        now_as_it_is = locked.execution_options(populate_existing=True)
        if member := await session.scalar(now_as_it_is):
            await look_at(session, member, work.now)
