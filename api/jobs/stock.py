"""Goods that are held for nobody any more are free again."""

from uuid import UUID

from api.jobs import each_by_itself, every
from api.work import Work
from resolvers.stock import reserving


@every(seconds=10)
async def free_what_is_held_no_longer(work: Work) -> None:
    """One that fails does not keep the goods of others."""
    async with work.transaction() as session:
        carts = await reserving.carts_over(session, work.now)
    await each_by_itself(carts, lambda cart_id: _free(work, cart_id))


async def _free(work: Work, cart_id: UUID) -> None:
    async with work.transaction() as session:
        await reserving.free_what_is_over(session, cart_id, work.now)
