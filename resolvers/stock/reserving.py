"""Goods held for a cart at the checkout: made, renewed, turned into an order, or over in time.

Whoever changes what a cart holds has locked the cart before, and locks the stock after it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import DateTime, Row, any_, bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import UUID as PgUUID
from sqlalchemy.orm import selectinload

from models.base import NotFound
from models.carts import Cart, CartStatus, Goods
from models.inventory import (
    OutOfStock,
    Reservation,
    Stock,
    StockMovement,
    allotted,
    expiry,
    in_all,
)
from models.orders import CartIsEmpty
from models.stores import Location, LocationKind
from resolvers.batching import IDS
from resolvers.catalog import goods
from resolvers.context import Context, Info
from resolvers.session import SharedSession
from resolvers.stock.ledger import Shelf, known_shelves, record, shelves

MOST_AT_ONCE = 200
"""Carts whose time is over, in one run of the job."""

_MOMENT = DateTime(timezone=True)
_OF_CART = Reservation.cart_id == bindparam("cart", type_=PgUUID)
_IS_OVER = Reservation.expires_at <= bindparam("now", type_=_MOMENT)
_HELD = select(Reservation.__table__).where(_OF_CART)
_RENEW = update(Reservation).where(_OF_CART).values(expires_at=bindparam("until", type_=_MOMENT))
_END = delete(Reservation).where(Reservation.id == any_(IDS))
_END_IN_TIME = delete(Reservation).where(_OF_CART, _IS_OVER).returning(Reservation.__table__)
_CARTS = select(Reservation.cart_id).where(_IS_OVER).group_by(Reservation.cart_id)
_LOCK_CART = select(Cart.id).where(Cart.id == bindparam("cart", type_=PgUUID)).with_for_update()


@dataclass(frozen=True)
class HeldCart:
    """Until when the goods of a cart are kept from others."""

    expires_at: datetime


async def reserve_cart(
    info: Info, cart_id: strawberry.ID, store_id: strawberry.ID | None = None
) -> HeldCart:
    """Hold the goods of the cart for its buyer, as they begin to pay: for some minutes. With
    `storeId`, those of the store where they mean to collect them.

    Again, it holds what is in the cart by then, and begins anew; for an hour at most.
    """
    context = info.context
    cart = await context.visible(Cart, cart_id, selectinload(Cart.lines), lock=True)
    wanted = await _wanted(context, cart)
    if not wanted:
        raise CartIsEmpty
    held = await context.session.rows(_HELD, cart=cart.id)
    begun_at = min((one.begun_at for one in held), default=context.now)
    until = expiry(begun_at, context.now)
    places = await _places(context, store_id)
    if _is_held(held, wanted, places):
        await context.session.execute(_RENEW, {"cart": cart.id, "until": until})
        return HeldCart(until)
    await _hold(context.session, cart.id, held, wanted, places, begun_at, until)
    return HeldCart(until)


async def _wanted(context: Context, cart: Cart) -> dict[UUID, tuple[Goods, int]]:
    """How much of what is sold here the cart has; lines of one variant count together."""
    if cart.status is not CartStatus.OPEN:
        return {}
    channel = await context.channel()
    known = await goods(
        context,
        [line.variant_id for line in cart.lines],
        channel,
        context.viewer.benefits.early_rank,
    )
    units = Counter[UUID]()
    for line in cart.lines:
        if line.variant_id in known and known[line.variant_id].is_listed:
            units[line.variant_id] += line.quantity
    return {id: (known[id], units[id]) for id in units}


def _is_held(
    held: Iterable[Row[Any]], wanted: Mapping[UUID, tuple[Goods, int]], places: Sequence[UUID]
) -> bool:
    """Whether exactly what is wanted is held, where it is sold from."""
    units = Counter[UUID]()
    for one in held:
        units[one.variant_id] += one.quantity
    is_here = all(one.location_id in places for one in held)
    return is_here and units == {id: quantity for id, (_, quantity) in wanted.items()}


async def _places(context: Context, store_id: str | None) -> list[UUID]:
    """Where it is sold from, the best first. Raises NotFound."""
    if store_id is None:
        return (await context.channel()).warehouses
    store = await context.visible(Location, store_id)
    is_open = store.closed_at is None and store.has_pickup
    if store.kind is not LocationKind.STORE or not is_open:
        raise NotFound(kind="store")
    return [store.id]


async def _hold(
    session: SharedSession,
    cart_id: UUID,
    held: Iterable[Row[Any]],
    wanted: Mapping[UUID, tuple[Goods, int]],
    places: Sequence[UUID],
    begun_at: datetime,
    until: datetime,
) -> None:
    """Instead of what is `held`. Raises OutOfStock for the first that cannot be had."""
    mine = {one.id: one for one in held}
    shelved = {*product(wanted, places), *map(_shelf, mine.values())}
    stock = await known_shelves(session, shelved)
    moves = _freed(stock, mine.values())
    rows = {id: [stock[id, at] for at in places if (id, at) in stock] for id in wanted}
    for id, (one, quantity) in wanted.items():
        left = in_all(rows[id])
        if quantity > left:
            raise OutOfStock(sku=one.sku, product_name=one.name, available=left)
    made = []
    units = {id: quantity for id, (_, quantity) in wanted.items()}
    for level, quantity in allotted(units, rows, places):
        made.append(
            Reservation(
                cart_id=cart_id,
                variant_id=level.variant_id,
                location_id=level.location_id,
                quantity=quantity,
                begun_at=begun_at,
                expires_at=until,
            )
        )
        moves.append(level.reserve(quantity, made[-1].id))
    await session.execute(_END, {"ids": list(mine)})
    await session.insert(*made)
    await record(session, moves)


async def record_order(
    session: SharedSession, stock: Iterable[Stock], moves: Iterable[StockMovement]
) -> None:
    """What an order holds, by `moves`, in place of what its cart did. The stock is `locked` with
    its cart."""
    freed = [one.free(one.held, id) for one in stock if (id := one.reservation_id) is not None]
    if freed:
        await session.execute(_END, {"ids": [one.reservation_id for one in freed]})
    await record(session, [*freed, *moves])


async def moved_to(
    session: SharedSession, cart_id: UUID, location_id: UUID, variant_ids: Iterable[UUID]
) -> tuple[dict[UUID, Stock], list[StockMovement]]:
    """The counts of another place than where the cart, which is locked, may hold its goods; what
    it holds is free again by the movements. All are locked by one statement, in the one order."""
    held = await session.rows(_HELD, cart=cart_id)
    wanted = {(id, location_id) for id in variant_ids}
    stock = await shelves(session, wanted | set(map(_shelf, held)))
    freed = _freed(stock, held)
    if held:
        await session.execute(_END, {"ids": [one.id for one in held]})
    return {shelf[0]: stock[shelf] for shelf in wanted}, freed


async def carts_over(session: SharedSession, now: datetime) -> list[UUID]:
    """Some carts whose time to hold goods is over."""
    rows = await session.rows(_CARTS.limit(MOST_AT_ONCE), now=now)
    return [cart_id for (cart_id,) in rows]


async def free_what_is_over(session: SharedSession, cart_id: UUID, now: datetime) -> None:
    """Whatever was made of the cart meanwhile counts: what is not held any more is not freed."""
    await session.rows(_LOCK_CART, cart=cart_id)
    over = await session.rows(_END_IN_TIME, cart=cart_id, now=now)
    if over:
        stock = await shelves(session, {_shelf(one) for one in over})
        await record(session, _freed(stock, over))


def _freed(stock: Mapping[Shelf, Stock], held: Iterable[Row[Any]]) -> list[StockMovement]:
    return [stock[_shelf(one)].free(one.quantity, one.id) for one in held]


def _shelf(held: Row[Any]) -> Shelf:
    return held.variant_id, held.location_id
