"""What was paid is sent: in one shipment, until staff split it."""

from api.jobs import Happened, on
from api.work import Work
from models.orders import OrderConfirmed
from resolvers import fulfilments


@on(OrderConfirmed)
async def plan(work: Work, happened: Happened[OrderConfirmed]) -> None:
    async with work.transaction() as session:
        await fulfilments.plan(session, happened.subject_id)
