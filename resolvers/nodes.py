"""What an id names: one finder for each kind of thing that has one."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models import ids
from models.base import Model, NotFound
from models.carts import Cart, CartLine
from models.catalog import Category, Product, Variant
from models.customers import Customer
from models.fulfilments import Fulfilment
from models.identity import Account, Invitation, LoginSession
from models.loyalty import LoyaltyAccount, LoyaltyMovement
from models.offers import Offer
from models.order_changes import OrderChange
from models.orders import Order, OrderLine
from models.payments import Payment
from models.pickups import Pickup
from models.privacy import DataExport, Erasure
from models.refunds import RefundRequest
from models.returns import Return
from models.stores import Location, LocationKind
from models.support import Ticket, TicketMessage
from models.tenders import GiftCard
from resolvers import carts
from resolvers.catalog import cards
from resolvers.catalog.product import variant
from resolvers.context import Context, Info

Find = Callable[[Context, UUID], Awaitable[Any]]


async def _row(model: type[Model], context: Context, id: UUID) -> Model:
    return await context.the_one(select(model).where(model.id == id), model)


async def _product(context: Context, id: UUID) -> Any:
    return (await cards(context, [id])).get(id)


async def _store(context: Context, id: UUID) -> Location:
    named = select(Location).where(Location.id == id, Location.kind == LocationKind.STORE)
    return await context.the_one(named, Location)


async def _cart(context: Context, id: UUID) -> Any:
    named = select(Cart).where(Cart.id == id)
    return await carts.view(context, await context.the_one(named, Cart, selectinload(Cart.lines)))


async def _cart_line(context: Context, id: UUID) -> Any:
    holds = select(CartLine.cart_id).where(CartLine.id == id).scalar_subquery()
    named = select(Cart).where(Cart.id == holds)
    cart = await context.the_one(named, Cart, selectinload(Cart.lines))
    shown = await carts.view(context, cart)
    gid = ids.encode(CartLine.prefix, id)
    return next((line for line in shown.lines if line.gid == gid), None)


async def _order_line(context: Context, id: UUID) -> Any:
    line = await context.loaders.order_line_row.load(id)
    if line is not None:
        await _row(Order, context, line.order_id)
    return line


async def _payment(context: Context, id: UUID) -> Payment | None:
    """Whoever may see the order may see how it is paid."""
    named = select(Payment).join(Order, Order.id == Payment.order_id)
    named = named.where(Payment.id == id, Order.visible_to(context.viewer))
    found: Payment | None = await context.session.scalar(named)
    return found


_ROWS: tuple[type[Model], ...] = (
    Account,
    Category,
    Customer,
    DataExport,
    Erasure,
    Fulfilment,
    Pickup,
    GiftCard,
    Invitation,
    LoginSession,
    OrderChange,
    LoyaltyAccount,
    LoyaltyMovement,
    Offer,
    Order,
    RefundRequest,
    Return,
    Ticket,
    TicketMessage,
)

FINDERS: Mapping[str, Find] = {
    **{model.prefix: partial(_row, model) for model in _ROWS},
    Cart.prefix: _cart,
    CartLine.prefix: _cart_line,
    Location.prefix: _store,
    OrderLine.prefix: _order_line,
    Payment.prefix: _payment,
    Product.prefix: _product,
    Variant.prefix: variant,
}
"""By the word before the `_` of an id."""


async def node(info: Info, id: strawberry.ID) -> Any:
    """What the id names, if the caller may see it; null otherwise."""
    parts = ids.decode(id)
    find = FINDERS.get(parts[0]) if parts else None
    if parts is None or find is None:
        raise NotFound(kind="thing")
    return await find(info.context, parts[1])
