"""Whoever asked us something hears that we answered."""

from datetime import datetime

from sqlalchemy import Select, select

from api.jobs import Happened, on
from api.jobs.mails import language_for, send_once
from api.work import Work
from models.customers import Customer
from models.notifications import NoticeKind
from models.support import Ticket, TicketMessage, TicketReplied
from resolvers.ports import Mail


@on(TicketReplied)
async def tell_of_the_answer(work: Work, happened: Happened[TicketReplied]) -> None:
    if not happened.event.from_staff:
        return
    async with work.transaction() as session:
        ticket = (
            await session.scalars(select(Ticket).where(Ticket.id == happened.subject_id))
        ).one()
        said = await session.scalar(_answer(ticket, happened.at))
        email = await session.scalar(
            select(Customer.email).where(Customer.id == ticket.customer_id)
        )
        language = await language_for(session, ticket.customer_id)
    if email is None or said is None:
        return
    mail = Mail(
        to=email,
        template="ticket_answered",
        key=f"answered:{said.gid}",
        values={"ticket": ticket, "said": said},
        language=language,
    )
    await send_once(work, NoticeKind.TICKET_ANSWERED, ticket.id, mail, reference=said.gid)


def _answer(ticket: Ticket, at: datetime) -> Select[TicketMessage]:
    """The last thing staff said when the event was written; it was written just before it."""
    return (
        select(TicketMessage)
        .where(
            TicketMessage.ticket_id == ticket.id,
            TicketMessage.is_from_staff,
            TicketMessage.created_at <= at,
        )
        .order_by(TicketMessage.created_at.desc(), TicketMessage.id.desc())
        .limit(1)
    )
