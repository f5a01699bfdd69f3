"""What is available where: for delivery and in stores, now and as it changes."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import ColumnElement, any_, bindparam, case, func, select
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models import ids
from models.base import NotFound
from models.catalog import Variant
from models.inventory import StockStatus, live_topic, to_sell
from resolvers.catalog.availability import StoreStock, in_stores
from resolvers.catalog.rows import (
    AVAILABLE,
    FURTHER,
    IS_LISTED,
    MOST_TOLD,
    OFFERED,
    WAREHOUSE,
    in_channel,
    products,
    stock,
    variants,
)
from resolvers.context import Context, Info, uuid_of
from resolvers.inputs import PlaceInput

_any = stock.alias("anywhere")
_ANYWHERE = [
    _any.c.variant_id == variants.c.id,
    _any.c.location_id == any_(func.array_prepend(WAREHOUSE, FURTHER)),
]


def _of_all(counted: ColumnElement[int]) -> ColumnElement[int]:
    """The sum over all warehouses of the channel."""
    summed = select(func.coalesce(func.sum(counted), 0)).where(*_ANYWHERE)
    return summed.correlate(variants).scalar_subquery()


_HERE = _of_all(func.greatest(to_sell(_any.c) - _any.c.backorder, 0))
"""What can leave now, wherever it is; what one place lacks, others do not."""
_FOR_DELIVERY = (
    select(
        AVAILABLE,
        case((AVAILABLE.element > 0, _HERE <= 0), else_=False).label("is_backorder"),
        _of_all(_any.c.incoming) > 0,
    )
    .select_from(OFFERED.join(products, products.c.id == variants.c.product_id))
    .where(variants.c.id == bindparam("variant", type_=PgUUID), IS_LISTED)
)


@dataclass(slots=True)
class Availability:
    """`is_backorder`: what is bought now is sent when it has come. `is_incoming`: more come."""

    variant_id: UUID
    available: int
    is_backorder: bool
    is_incoming: bool
    stores: list[StoreStock]

    @property
    def variant_gid(self) -> str:
        return ids.encode(Variant.prefix, self.variant_id)

    @property
    def stock(self) -> StockStatus:
        return StockStatus.of(self.available)

    @property
    def quantity_available(self) -> int:
        return max(0, min(self.available, MOST_TOLD))

    def told(self) -> tuple[Any, ...]:
        """All that is shown of it."""
        stores = [(one.store.id, one.quantity_available) for one in self.stores]
        return self.quantity_available, self.is_backorder, self.is_incoming, stores


async def availability(
    info: Info,
    variant_id: strawberry.ID,
    near: PlaceInput | None = None,
    search: str | None = None,
    first: int = 5,
) -> Availability | None:
    """What there is of a variant in this market: for delivery, and in stores, the nearest first.

    `search` is a part of the stores' name, number, city or postal code. At most 99 pieces are
    told. Null for what is not sold here.
    """
    return await _read(info.context, uuid_of(Variant, variant_id), near, search, first)


async def availability_changed(
    info: Info,
    variant_id: strawberry.ID,
    near: PlaceInput | None = None,
    search: str | None = None,
    first: int = 5,
) -> AsyncIterator[Availability]:
    """What there is of a variant, now and within a second of each change of it.

    Changes that come at once count as one; those that show nothing new are not told.
    """
    context, id, told = info.context, uuid_of(Variant, variant_id), None
    async with context.ports.live.subscribe(live_topic(id)) as changes:
        while True:
            present = await _read(context, id, near, search, first)
            if present.told() != told:
                told = present.told()
                yield present
            await context.close()
            await anext(changes)
            await context.renew()


async def _read(
    context: Context, id: UUID, near: PlaceInput | None, search: str | None, first: int
) -> Availability:
    """Raises NotFound, InvalidInput."""
    channel = await context.channel()
    found: Sequence[Sequence[Any]] = await context.session.rows(
        _FOR_DELIVERY, variant=id, **in_channel(channel)
    )
    if not found:
        raise NotFound(kind="variant")
    place = (near.latitude, near.longitude) if near else (None, None)
    available, is_backorder, is_incoming = found[0]
    stores = await in_stores(context, id, first, search, place)
    return Availability(id, available, is_backorder, is_incoming, stores)
