"""What was paid at the card terminal of a store is handed over; receipts are mailed on request."""

from sqlalchemy import select

from api.jobs import Happened, invoices, on
from api.jobs.mails import language_of, send_once
from api.work import Work
from models.notifications import NoticeKind
from models.orders import Order, OrderConfirmed
from models.till import ReceiptAsked
from resolvers import till
from resolvers.ports import Mail


@on(OrderConfirmed)
async def hand_over(work: Work, happened: Happened[OrderConfirmed]) -> None:
    async with work.transaction() as session:
        await till.hand_over(session, happened.subject_id, work.now)


@on(ReceiptAsked)
async def mail_receipt(work: Work, happened: Happened[ReceiptAsked]) -> None:
    """Asked for again, it is mailed again; whom it went to may have been forgotten meanwhile."""
    async with work.transaction() as session:
        order = (await session.scalars(select(Order).where(Order.id == happened.subject_id))).one()
        language = await language_of(session, order)
    if order.email is None:
        return
    key, paper = f"{NoticeKind.RECEIPT}:{happened.id}", await invoices.attached(work, order.id)
    mail = Mail(order.email, "receipt", key, {"order": order}, paper, language)
    await send_once(work, NoticeKind.RECEIPT, order.id, mail, reference=str(happened.id))
