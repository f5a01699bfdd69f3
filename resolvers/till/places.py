"""Whoever stands at a till sells for one store, and reaches its sales alone."""

import strawberry
from sqlalchemy import select

from models.orders import Order
from models.ownership import at_own_store
from models.stores import Location, LocationKind
from models.till import NotAtAStore
from models.viewer import Touchpoint
from resolvers.context import Context, uuid_of


async def own_store(context: Context) -> Location:
    """Where the caller sells. Raises NotAtAStore."""
    here = context.viewer.store_id
    if here is None:
        raise NotAtAStore
    store = await context.session.get(Location, here)
    if store is None or store.kind is not LocationKind.STORE or store.closed_at:
        raise NotAtAStore
    return store


async def own_sale(context: Context, order_id: strawberry.ID) -> Order:
    """A sale of that store. Raises NotAtAStore, NotFound."""
    await own_store(context)
    own = select(Order).where(
        Order.id == uuid_of(Order, order_id),
        Order.touchpoint == Touchpoint.TILL,
        at_own_store(context.viewer, Order.location_id),
    )
    return await context.the_one(own, Order)
