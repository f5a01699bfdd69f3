"""Whoever bought something at a till has the receipt by mail, if they want it."""

import strawberry
from sqlalchemy import select

from models import till
from models.base import InvalidField, InvalidInput, NotFound
from models.identity import normal_email
from models.invoices import Invoice
from models.orders import Order
from resolvers.context import Info
from resolvers.inputs import Key
from resolvers.settlements import locked
from resolvers.till.places import own_sale


async def mail_till_receipt(
    info: Info, order_id: strawberry.ID, email: str, idempotency_key: Key
) -> Order:
    """Mail the receipt of a sale of the own store to whoever bought it. The order keeps the
    address."""
    context, address = info.context, normal_email(email)
    if address is None:
        example = "An e-mail address, for example ana@example.com."
        raise InvalidInput([InvalidField("email", example)])
    order = await own_sale(context, order_id)
    issued = select(Invoice.id).where(Invoice.order_id == order.id, Invoice.reference == "")
    if await context.session.scalar(issued) is None:
        raise NotFound(kind="receipt")
    till.mail_receipt(await locked(context.session, Order, order.id), address)
    return order
