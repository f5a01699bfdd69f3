"""Sales begin and end within seconds of their moment."""

from sqlalchemy import select

from api.jobs import every
from api.work import Work
from models.prices import Price
from resolvers.merchandising import sales

AT_ONCE = 500


@every(seconds=5)
async def begin_and_end_sales(work: Work) -> None:
    """Whatever was kept of these products is emptied by the triggers of the table."""
    due = select(Price).where(Price.due_at <= work.now).order_by(Price.due_at, Price.id)
    async with work.transaction() as session:
        found = await session.scalars(due.limit(AT_ONCE).with_for_update(skip_locked=True))
        await sales.move(session, found.all(), work.now)
