"""Tickets: opened by customers, answered by both sides."""

import strawberry
from sqlalchemy import select
from strawberry import Parent

from models.customers import Customer
from models.identity import Account
from models.orders import Order
from models.support import Ticket, TicketMessage, TicketStatus
from resolvers.context import Context, Info
from resolvers.inputs import OptionalKey
from resolvers.paging import Page, newest_first


async def tickets(
    info: Info, status: TicketStatus | None = None, first: int = 20, after: str | None = None
) -> Page[Ticket]:
    """Conversations, the last touched first: the caller's own, or for agents everybody's."""
    matching = [] if status is None else [Ticket.status == status]
    return await newest_first(
        info.context, Ticket, Ticket.updated_at, matching=matching, first=first, after=after
    )


async def ticket(info: Info, id: strawberry.ID) -> Ticket | None:
    """One conversation, if the caller may see it."""
    return await info.context.visible(Ticket, id)


async def customer(ticket: Parent[Ticket], info: Info) -> Customer | None:
    """Who asks."""
    return await info.context.loaders.customer.load(ticket.customer_id)


async def order(ticket: Parent[Ticket], info: Info) -> Order | None:
    """The order it is about; null when it is about none."""
    if ticket.order_id is None:
        return None
    return await info.context.loaders.order.load(ticket.order_id)


async def messages(ticket: Parent[Ticket], info: Info) -> list[TicketMessage]:
    """Everything that was said, oldest first."""
    return await info.context.loaders.ticket_messages.load(ticket.id)


async def open_ticket(
    info: Info,
    subject: str,
    body: str,
    order_id: strawberry.ID | None = None,
    idempotency_key: OptionalKey = None,
) -> Ticket:
    """Ask the shop something, about an order of one's own if there is one."""
    context = info.context
    myself = select(Customer).where(Customer.id == context.viewer.customer_id)
    customer = await context.the_one(myself, Customer)
    about = await context.visible(Order, order_id) if order_id else None
    ticket, first = Ticket.open(customer, subject, body, about.id if about else None, context.now)
    context.session.add(ticket)
    await context.session.flush()
    context.session.add(first)
    return ticket


async def reply_to_ticket(
    info: Info,
    ticket_id: strawberry.ID,
    body: str,
    close: bool = False,
    idempotency_key: OptionalKey = None,
) -> Ticket:
    """Say something more; `close` ends the conversation with it."""
    context = info.context
    ticket = await context.visible(Ticket, ticket_id, lock=True)
    is_from_staff = ticket.customer_id != context.viewer.customer_id
    author = await _name(context, ticket, is_from_staff)
    context.session.add(ticket.reply(body, author, is_from_staff, close, context.now))
    return ticket


async def _name(context: Context, ticket: Ticket, is_from_staff: bool) -> str:
    if is_from_staff:
        named = select(Account.name).where(Account.id == context.viewer.account_id)
    else:
        named = select(Customer.name).where(Customer.id == ticket.customer_id)
    return str(await context.session.scalar(named))
