"""What follows an order that was cancelled after it was paid: its paper, and its buyer's count."""

from sqlalchemy import select

from api.jobs import Happened, on
from api.jobs.orders import recount
from api.work import Work
from models.base import EventEntry
from models.orders import OrderCancelled, OrderConfirmed
from resolvers import invoices


@on(OrderCancelled)
async def credit_the_invoice(work: Work, happened: Happened[OrderCancelled]) -> None:
    """Whatever was sold once has its invoice; so what was called off has both papers."""
    was_sold = select(EventEntry.id).where(
        EventEntry.subject_id == happened.subject_id, EventEntry.name == OrderConfirmed.__name__
    )
    async with work.transaction() as session:
        if await session.scalar(was_sold) is None:
            return
        await invoices.issue(session, happened.subject_id, work.now)
        await invoices.credit_all(session, happened.subject_id, work.now)
    await recount(work, happened.subject_id)
