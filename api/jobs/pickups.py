"""What follows pickups: an order that is given up is not collected, who forgets is reminded, and
what nobody collects is sold to others."""

from uuid import UUID

from sqlalchemy import select

from api.jobs import Happened, each_by_itself, every, on
from api.work import Work
from models.orders import OrderCancelled
from models.pickups import KEPT_FOR, REMINDED_AFTER, Pickup, PickupStatus
from resolvers.pickups import serving, shortages

AT_ONCE = 200


@on(OrderCancelled)
async def call_off_the_pickup(work: Work, happened: Happened[OrderCancelled]) -> None:
    async with work.transaction() as session:
        await serving.call_off(session, happened.subject_id)


@every(seconds=600)
async def remind_of_what_is_ready(work: Work) -> None:
    """Once, a day after its hour."""
    waiting = (
        select(Pickup.id)
        .where(Pickup.status == PickupStatus.READY, Pickup.reminded_at.is_(None))
        .where(Pickup.ends_at < work.now - REMINDED_AFTER)
        .order_by(Pickup.ends_at)
        .limit(AT_ONCE)
    )
    async with work.transaction() as session:
        for id in list(await session.scalars(waiting)):
            await serving.remind(session, id, work.now)


@every(seconds=300)
async def pay_back_what_nobody_answered(work: Work) -> None:
    """Something is missing, and its buyer did not choose in time."""
    over = (
        select(Pickup.id)
        .where(Pickup.status == PickupStatus.SHORT, Pickup.answer_by <= work.now)
        .order_by(Pickup.answer_by)
        .limit(AT_ONCE)
    )
    async with work.transaction() as session:
        pickups = list(await session.scalars(over))
    await each_by_itself(pickups, lambda id: _pay_back(work, id))


async def _pay_back(work: Work, pickup_id: UUID) -> None:
    async with work.transaction() as session:
        await shortages.nobody_answered(session, pickup_id, work.now)


@every(seconds=600)
async def give_up_what_nobody_collects(work: Work) -> None:
    """One that fails does not keep the others' goods from being sold."""
    missed = (
        select(Pickup.id)
        .where(Pickup.status == PickupStatus.READY, Pickup.ends_at <= work.now - KEPT_FOR)
        .order_by(Pickup.ends_at)
        .limit(AT_ONCE)
    )
    async with work.transaction() as session:
        pickups = list(await session.scalars(missed))
    await each_by_itself(pickups, lambda id: give_up(work, id))


async def give_up(work: Work, pickup_id: UUID) -> None:
    async with work.transaction() as session:
        await serving.miss(session, pickup_id, work.now)
