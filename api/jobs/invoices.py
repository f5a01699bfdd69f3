"""Invoices follow the sale, and credit notes what goes back; each is issued once."""

import asyncio
from uuid import UUID

from api.jobs import Happened, on
from api.papers import drawn
from api.work import Work
from models.invoices import Invoice
from models.orders import OrderConfirmed
from models.returns import ReturnMoved, ReturnStatus
from resolvers import invoices
from resolvers.ports import Attachment


@on(OrderConfirmed)
async def issue_invoice(work: Work, happened: Happened[OrderConfirmed]) -> None:
    await _issued(work, happened.subject_id)


@on(ReturnMoved)
async def issue_credit_note(work: Work, happened: Happened[ReturnMoved]) -> None:
    if happened.event.status != ReturnStatus.REFUNDED:
        return
    async with work.transaction() as session:
        await invoices.credit(session, happened.subject_id, work.now)


async def attached(work: Work, order_id: UUID) -> tuple[Attachment, ...]:
    """The invoice of an order, as its mail carries it; nothing for what was free."""
    invoice = await _issued(work, order_id)
    if invoice is None:
        return ()
    content = await asyncio.to_thread(drawn, invoice)
    return (Attachment(f"{invoice.number}.pdf", "application/pdf", content),)


async def _issued(work: Work, order_id: UUID) -> Invoice | None:
    async with work.transaction() as session:
        return await invoices.issue(session, order_id, work.now)
