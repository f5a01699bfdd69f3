"""What was paid at the card terminal of a store is handed over."""

from api.jobs import Happened, on
from api.work import Work
from models.orders import OrderConfirmed
from resolvers import till


@on(OrderConfirmed)
async def hand_over(work: Work, happened: Happened[OrderConfirmed]) -> None:
    async with work.transaction() as session:
        await till.hand_over(session, happened.subject_id, work.now)
