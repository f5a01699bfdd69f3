"""How much of a product lies in which store: near a place, or in stores found by name."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Float, Select, Text, and_, bindparam, func, null, or_, select
from sqlalchemy.dialects.postgresql import UUID as PgUUID
from strawberry import Parent

from models.base import InvalidField, InvalidInput
from models.inventory import StockStatus
from models.spelling import readable
from models.stores import Location, LocationKind
from resolvers.catalog.rows import HERE, MOST_TOLD, ProductCard, stock
from resolvers.context import Context, Info
from resolvers.paging import page_size

EARTH_RADIUS_KM = 6_371.0

_VARIANT = bindparam("variant", type_=PgUUID)
_LATITUDE = bindparam("latitude", type_=Float)
_LONGITUDE = bindparam("longitude", type_=Float)


@dataclass(slots=True)
class StoreStock:
    """`distance_km` is None when nobody said from where."""

    store: Location
    available: int
    distance_km: float | None

    @property
    def stock(self) -> StockStatus:
        return StockStatus.of(self.available)

    @property
    def quantity_available(self) -> int:
        return max(0, min(self.available, MOST_TOLD))


async def availability(
    product: Parent[ProductCard],
    info: Info,
    first: int = 5,
    search: str | None = None,
    latitude: float | None = None,
    longitude: float | None = None,
) -> list[StoreStock]:
    """Stores of this market, the nearest first when a place is given, or else those that have it.

    `search` is a part of their name, number, city or postal code.
    """
    place = (latitude, longitude)
    return await in_stores(info.context, product.variant_id, first, search, place)


async def in_stores(
    context: Context,
    variant_id: UUID,
    first: int,
    search: str | None,
    place: tuple[float | None, float | None],
) -> list[StoreStock]:
    """Raises InvalidInput."""
    latitude, longitude = place
    is_near = is_place(latitude, longitude)
    channel = await context.channel()
    values = {"variant": variant_id, "country": channel.country, "most": page_size(first)}
    if text := readable(search or ""):
        values["search"] = f"%{literal_of(text)}%"
    if is_near:
        values |= {"latitude": latitude, "longitude": longitude}
    found = await context.session.execute(_statement(bool(text), is_near), values)
    return [StoreStock(*row) for row in found]


@lru_cache
def _statement(is_searched: bool, is_near: bool) -> Select[Any]:
    distance = kilometres() if is_near else null()
    held = and_(stock.c.location_id == Location.id, stock.c.variant_id == _VARIANT)
    found = (
        select(Location, HERE, distance.label("distance"))
        .outerjoin(stock, held)
        .where(
            Location.kind == LocationKind.STORE,
            Location.closed_at.is_(None),
            Location.country == bindparam("country"),
        )
    )
    if is_searched:
        named = (Location.name, Location.number, Location.city, Location.postal_code)
        pattern = bindparam("search", type_=Text)
        found = found.where(or_(*(one.ilike(pattern, escape="\\") for one in named)))
    has_it = (HERE.element > 0).desc()
    order = [distance] if is_near else [has_it, Location.has_pickup.desc(), Location.name]
    return found.order_by(*order, Location.id).limit(bindparam("most"))


def kilometres() -> Any:
    """The great-circle distance, by the haversine formula."""
    north = func.radians(Location.latitude - _LATITUDE) / 2
    east = func.radians(Location.longitude - _LONGITUDE) / 2
    across = func.cos(func.radians(_LATITUDE)) * func.cos(func.radians(Location.latitude))
    chord = func.power(func.sin(north), 2) + across * func.power(func.sin(east), 2)
    return 2 * EARTH_RADIUS_KM * func.asin(func.sqrt(func.least(1.0, chord)))


def is_place(latitude: float | None, longitude: float | None) -> bool:
    """Raises InvalidInput for half a place, or one that is not on Earth."""
    if latitude is None and longitude is None:
        return False
    wrong = []
    if latitude is None or not -90 <= latitude <= 90:
        wrong.append(InvalidField("latitude", "From -90 to 90, together with a longitude."))
    if longitude is None or not -180 <= longitude <= 180:
        wrong.append(InvalidField("longitude", "From -180 to 180, together with a latitude."))
    if wrong:
        raise InvalidInput(wrong)
    return True


def literal_of(text: str) -> str:
    """`text` without the signs that mean something in a pattern."""
    for sign in ("\\", "%", "_"):
        text = text.replace(sign, f"\\{sign}")
    return text
