"""The cart filled from something else, as far as it can be, and a report of what is otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import strawberry
from sqlalchemy import select

from models.base import NotFound
from models.carts import (
    MOST_LINES,
    Cart,
    CartChange,
    CartChangeCode,
    Goods,
    fewer,
    repriced,
)
from models.money import Money
from models.orders import Order, OrderLine
from resolvers import events
from resolvers.carts.opening import open_or_new, saved
from resolvers.carts.viewing import CartView, offered
from resolvers.context import Context, Info, uuid_of
from resolvers.shopping_lists.sharing import opened


@dataclass(frozen=True)
class Wanted:
    variant_id: UUID
    name: str
    quantity: int
    price: Money | None = None
    """What a piece cost; None where nobody knows."""
    attribution: str | None = None


@dataclass(slots=True)
class CartFilled:
    """`lines` went in, whole or in part; `changes` tell what is not as it was."""

    cart: CartView
    lines: int
    changes: list[CartChange]


async def reorder(info: Info, order_id: strawberry.ID) -> CartFilled:
    """Put what was bought once into the cart, as far as it is to be had, and say what is otherwise
    now: what is gone, fewer, cheaper or dearer."""
    context = info.context
    mine = select(Order).where(
        Order.id == uuid_of(Order, order_id), Order.bought_by(context.viewer)
    )
    order = await context.the_one(mine, Order)
    bought = select(OrderLine).where(OrderLine.order_id == order.id).limit(MOST_LINES)
    lines = await context.session.scalars(bought.order_by(OrderLine.position, OrderLine.id))
    wanted = [
        Wanted(one.variant_id, one.name, one.quantity, Money(one.unit_price, order.currency))
        for one in lines
    ]
    return await _filled(context, wanted)


async def add_shared_to_cart(info: Info, token: str) -> CartFilled:
    """Put all of a shared list into the caller's own cart, as far as it is to be had."""
    context = info.context
    shared = await opened(context, token)
    if shared is None:
        raise NotFound(kind="shared list")
    wanted = [Wanted(line.variant_id, "One product", line.quantity) for line in shared.lines]
    return await _filled(context, wanted)


async def _filled(context: Context, wanted: Sequence[Wanted]) -> CartFilled:
    await events.visit(context)
    cart = await open_or_new(context)
    known = await offered(context, cart, *(one.variant_id for one in wanted))
    counts, changes = 0, list[CartChange]()
    for one in wanted:
        got, told = _put(cart, one, known.goods)
        counts += got > 0
        changes += told
    await context.session.flush()
    return CartFilled(await saved(context, cart, known), counts, changes)


def _put(
    cart: Cart, wanted: Wanted, known: Mapping[UUID, Goods]
) -> tuple[int, Sequence[CartChange]]:
    """How many went in, and what is to be told of it."""
    goods = known.get(wanted.variant_id)
    if goods is None or not goods.is_listed:
        text = f"{wanted.name} is not sold here any more."
        gone = CartChange(
            CartChangeCode.GONE, text, wanted.name, wanted.quantity, 0, wanted.variant_id
        )
        return 0, [gone]
    got = cart.put_what_fits(goods, wanted.quantity, wanted.attribution)
    told = [fewer(goods, wanted.quantity, got, is_full=len(cart.lines) >= MOST_LINES)]
    if got and wanted.price is not None:
        told.append(repriced(goods, got, wanted.price))
    return got, [one for one in told if one]
