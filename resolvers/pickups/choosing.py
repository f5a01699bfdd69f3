"""Where the present cart can be collected: which stores have it now, how far off, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Select,
    Text,
    and_,
    any_,
    bindparam,
    func,
    null,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models.carts import Cart, PricedCart, PricedLine, Totals, price_lines
from models.inventory import Reservation, Stock, to_sell
from models.pickups import PickupSlot, Slot, offered
from models.spelling import readable
from models.stores import Channel, DeliveryKind, DeliveryMethod, Location, LocationKind
from resolvers.batching import IDS
from resolvers.carts import CartView, open_cart_view
from resolvers.catalog.availability import is_place, kilometres, literal_of
from resolvers.context import Context, Info, uuid_of
from resolvers.paging import page_size
from resolvers.session import SharedSession

MOST_STORES = 20


@dataclass(slots=True)
class PickupLine:
    name: str
    sku: str
    wanted: int
    available: int

    @property
    def is_here(self) -> bool:
        return self.available >= self.wanted


@dataclass(slots=True)
class PickupStore:
    store: Location
    distance_km: float | None
    lines: list[PickupLine]
    slots: list[Slot]
    time_zone: str
    totals: Totals

    @property
    def is_complete(self) -> bool:
        return all(line.is_here for line in self.lines)


async def pickup_stores(
    info: Info,
    search: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
    first: int = 6,
) -> list[PickupStore]:
    """Stores where the present cart can be collected: those that have all of it first, then by
    distance from a place, or by name. None without a cart, or where the market has no pickup.

    `search` is a part of their name, number, city or postal code; at most 20 are told.
    """
    context = info.context
    is_near = is_place(latitude, longitude)
    channel, cart = await context.channel(), await open_cart_view(context)
    method = await _method(context, channel)
    if cart is None or not cart.priced.lines or method is None:
        return []
    wanted = _wanted(cart)
    values: dict[str, Any] = {
        "ids": list(wanted),
        "units": list(wanted.values()),
        "country": channel.country,
        "cart": uuid_of(Cart, cart.gid),
        "most": min(page_size(first), MOST_STORES),
    }
    if text := readable(search):
        values["search"] = f"%{literal_of(text)}%"
    if is_near:
        values |= {"latitude": latitude, "longitude": longitude}
    found = (await context.session.execute(_stores(bool(text), is_near), values)).all()
    places = [row[0].id for row in found]
    left = await _left(context, uuid_of(Cart, cart.gid), places, list(wanted))
    full = await full_hours(context, places)
    return [
        _told(context, channel, cart, method, (row[0], row.distance), left, full) for row in found
    ]


def _wanted(cart: CartView) -> dict[UUID, int]:
    units: dict[UUID, int] = {}
    for line in cart.priced.lines:
        id = line.goods.variant_id
        units[id] = units.get(id, 0) + line.quantity
    return units


_UNITS = bindparam("units", type_=ARRAY(BigInteger))
_WANTED = select(func.unnest(IDS).label("variant"), func.unnest(_UNITS).label("units")).subquery()
_MINE = (
    select(func.coalesce(func.sum(Reservation.quantity), 0))
    .where(
        Reservation.cart_id == bindparam("cart", type_=PgUUID),
        Reservation.variant_id == Stock.variant_id,
        Reservation.location_id == Stock.location_id,
    )
    .correlate(Stock)
    .scalar_subquery()
)
_HERE: Any = func.least(to_sell(Stock) + _MINE, Stock.on_hand)
"""With what is held for this cart. What may be sold before it comes cannot be collected."""


@lru_cache
def _stores(is_searched: bool, is_near: bool) -> Select[Any]:
    distance = kilometres() if is_near else null()
    has = and_(Stock.variant_id == _WANTED.c.variant, _WANTED.c.units <= _HERE)
    held = select(func.count()).select_from(Stock).join(_WANTED, has)
    lines = held.where(Stock.location_id == Location.id).correlate(Location).scalar_subquery()
    found = select(Location, distance.label("distance")).where(
        Location.kind == LocationKind.STORE,
        Location.closed_at.is_(None),
        Location.has_pickup,
        Location.pickup_capacity > 0,
        Location.country == bindparam("country"),
    )
    if is_searched:
        named = (Location.name, Location.number, Location.city, Location.postal_code)
        pattern = bindparam("search", type_=Text)
        found = found.where(or_(*(one.ilike(pattern, escape="\\") for one in named)))
    is_whole = lines == func.cardinality(IDS)
    order = [distance] if is_near else [lines.desc(), Location.name]
    found = found.add_columns(is_whole.label("is_whole"))
    return found.order_by(is_whole.desc(), *order, Location.id).limit(bindparam("most"))


_LEFT = select(Stock.location_id, Stock.variant_id, _HERE.label("left")).where(
    Stock.location_id == any_(bindparam("places", type_=IDS.type)), Stock.variant_id == any_(IDS)
)
_FULL = select(PickupSlot.location_id, PickupSlot.starts_at).where(
    PickupSlot.location_id == any_(IDS),
    PickupSlot.ends_at > bindparam("now"),
    PickupSlot.taken >= PickupSlot.capacity,
)
_METHOD = select(DeliveryMethod).where(
    DeliveryMethod.channel_id == bindparam("channel"),
    DeliveryMethod.kind == DeliveryKind.PICKUP,
)


async def _method(context: Context, channel: Channel) -> DeliveryMethod | None:
    ordered = _METHOD.order_by(DeliveryMethod.position, DeliveryMethod.code).limit(1)
    found: DeliveryMethod | None = await context.session.scalar(ordered, {"channel": channel.id})
    return found


async def _left(
    context: Context, cart_id: UUID | None, places: list[UUID], variants: list[UUID]
) -> dict[tuple[UUID, UUID], int]:
    rows = await context.session.rows(_LEFT, cart=cart_id, places=places, ids=variants)
    return {(row.location_id, row.variant_id): max(0, row.left) for row in rows}


async def stores_with(
    session: SharedSession, channel: Channel, units: Mapping[UUID, int]
) -> list[Location]:
    """Stores of a market that have all of these now."""
    values = {
        "ids": list(units),
        "units": list(units.values()),
        "country": channel.country,
        "cart": None,
        "most": MOST_STORES,
    }
    found = (await session.execute(_stores(False, False), values)).all()
    return [row[0] for row in found if row.is_whole]


async def full_hours(context: Context, places: list[UUID]) -> set[tuple[UUID, datetime]]:
    rows = await context.session.rows(_FULL, ids=places, now=context.now)
    return {(row.location_id, row.starts_at) for row in rows}


def _told(
    context: Context,
    channel: Channel,
    cart: CartView,
    method: DeliveryMethod,
    where: tuple[Location, float | None],
    left: dict[tuple[UUID, UUID], int],
    full: set[tuple[UUID, datetime]],
) -> PickupStore:
    store, distance = where
    zone = store.time_zone or channel.time_zone
    hours = offered(store, zone, context.now)
    return PickupStore(
        store=store,
        distance_km=distance,
        lines=[_line(one, left.get((store.id, one.goods.variant_id), 0)) for one in _lines(cart)],
        slots=[one for one in hours if (store.id, one.starts_at) not in full],
        time_zone=zone,
        totals=_priced(context, channel, cart, method, store).totals,
    )


def _lines(cart: CartView) -> Sequence[PricedLine]:
    return cart.priced.lines


def _line(line: PricedLine, available: int) -> PickupLine:
    return PickupLine(line.goods.name, line.goods.sku, line.quantity, available)


def _priced(
    context: Context, channel: Channel, cart: CartView, method: DeliveryMethod, store: Location
) -> PricedCart:
    """Taxed where the store is."""
    place = store.region, store.country
    is_free = context.viewer.benefits.has_free_shipping
    return price_lines(cart.priced.lines, channel, cart.priced.offering, method, *place, is_free)
