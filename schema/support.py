"""Tickets, as the API shows them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import support as model
from models.viewer import Grant, Role
from resolvers import support
from schema.errors import Error, KeyRefused, NotFound, shows
from schema.fields import Node, mutation, query, related, served_from
from schema.paging import connection

if TYPE_CHECKING:
    from schema.customers import Customer
    from schema.orders import Order

LazyCustomer = Annotated["Customer", strawberry.lazy("schema.customers")]
LazyOrder = Annotated["Order", strawberry.lazy("schema.orders")]


@served_from(model.TicketMessage)
class TicketMessage(Node):
    """One thing that was said; `author` is a name to show."""

    body: str
    author: str
    is_from_staff: bool
    at: datetime


@served_from(model.Ticket)
class Ticket(Node):
    """A conversation between a customer and the shop."""

    number: str
    subject: str
    status: model.TicketStatus
    opened_at: datetime
    updated_at: datetime
    customer = related(support.customer, returns=LazyCustomer)
    order = related(support.order, returns=LazyOrder | None)
    messages = related(support.messages, returns=list[TicketMessage])


@shows(model.TicketClosed)
class TicketClosed(Error):
    pass


TicketConnection = connection(Ticket, "Ticket")
OpenTicketResult = Annotated[Ticket | NotFound | KeyRefused, strawberry.union("OpenTicketResult")]
ReplyToTicketResult = Annotated[
    Ticket | NotFound | TicketClosed | KeyRefused, strawberry.union("ReplyToTicketResult")
]
BOTH_SIDES: list[Role | Grant] = [Role.CUSTOMER, Grant.ANSWER_TICKETS]


@strawberry.type
class SupportQueries:
    tickets = query(support.tickets, returns=TicketConnection, allow=BOTH_SIDES)
    ticket = query(support.ticket, returns=Ticket | None, allow=BOTH_SIDES)


@strawberry.type
class SupportMutations:
    open_ticket = mutation(
        support.open_ticket,
        returns=OpenTicketResult,
        allow=[Role.CUSTOMER],
        idempotent=model.Ticket,
    )
    reply_to_ticket = mutation(
        support.reply_to_ticket,
        returns=ReplyToTicketResult,
        allow=BOTH_SIDES,
        idempotent=model.Ticket,
    )
