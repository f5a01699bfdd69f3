"""The cart and the lists as they change, on all of a person's devices at once."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing
from typing import TypeVar
from uuid import UUID

from models.carts import live_topic
from resolvers.carts.opening import open_cart_view
from resolvers.carts.viewing import CartView
from resolvers.context import Context, Info

T = TypeVar("T")


async def cart_changed(info: Info) -> AsyncIterator[CartView | None]:
    """The caller's cart, at once and after each change, on whichever device it was made.

    Null while there is none: nothing was put in it yet, or it has just been ordered.
    """
    async with aclosing(of_owner(info.context, live_topic, open_cart_view)) as carts:
        async for shown in carts:
            yield shown


async def of_owner(
    context: Context,
    topic_of: Callable[[UUID | None], str],
    read: Callable[[Context], Awaitable[T]],
) -> AsyncGenerator[T, None]:
    """What `read` finds for the caller, now and after each change of what is theirs."""
    await _become_visitor(context)
    topic = topic_of(context.viewer.customer_id or context.viewer.visitor_id)
    async with context.ports.live.subscribe(topic) as changes:
        while True:
            yield await read(context)
            await context.close()
            await anext(changes)
            await context.renew()


async def _become_visitor(context: Context) -> None:
    """A browser may watch its cart before it has done anything; the cart will be this visitor's."""
    viewer = context.viewer
    if viewer.customer_id or viewer.visitor_id or context.new_visitor_token is None:
        return
    own = context.fresh()
    try:
        await own.write()
        await own.ensure_visitor()
        await own.commit()
    finally:
        await own.close()
    context.become(own.viewer)
