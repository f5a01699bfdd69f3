"""Lists of orders: rows of one statement, with their lines by a second when those are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    bindparam,
    exists,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy import tuple_ as together
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models import ids
from models.base import NotFound
from models.carts import Totals
from models.customers import Customer
from models.fulfilments import Fulfilment, FulfilmentStatus
from models.legal import LegalKind
from models.orders import MOVES, Order, OrderLine, OrderStatus
from models.pickups import Pickup, PickupStatus
from models.returns import Return
from models.viewer import Grant, Role, Touchpoint, Viewer
from resolvers.context import Context, Info, uuid_of
from resolvers.order_lines import OrderLineRow
from resolvers.paging import (
    MOST_COUNTED,
    Page,
    encode_cursor,
    moment_and_id,
    page_of,
    page_size,
    rows_to_read,
)
from resolvers.selection import is_selected


class OrderState(StrEnum):
    """What of somebody's orders is looked for; one order may be several of these."""

    OPEN = "open"
    """Neither delivered nor cancelled."""
    ON_ITS_WAY = "on_its_way"
    READY = "ready"
    """To be collected."""
    DELIVERED = "delivered"
    RETURNED = "returned"
    """Something of it was sent back, or is to be."""
    CANCELLED = "cancelled"


@dataclass(slots=True, eq=False)
class OrderRow:
    """What lists read of an `Order`; its lines come with it where the list was asked for them."""

    id: UUID
    number: str
    status: OrderStatus
    touchpoint: Touchpoint
    placed_at: datetime
    email: str | None
    currency: str
    tax_is_included: bool
    subtotal: int
    discount: int
    shipping: int
    tax: int
    refunded: int
    delivery_method: str
    delivery_address: dict[str, Any] | None
    estimated_delivery: datetime | None
    note: str
    age_limit: int | None
    accepted: list[str]
    delivered_at: datetime | None
    external_ref: str | None
    return_days: int
    location_id: UUID
    customer_id: UUID | None
    prefetched_lines: list[OrderLineRow] = field(init=False)

    @property
    def gid(self) -> str:
        return ids.encode(Order.prefix, self.id)

    @property
    def accepted_texts(self) -> list[LegalKind]:
        return [LegalKind(one) for one in self.accepted]

    @property
    def totals(self) -> Totals:
        return Totals(
            self.currency,
            self.tax_is_included,
            self.subtotal,
            self.discount,
            self.shipping,
            self.tax,
        )

    @property
    def next_statuses(self) -> list[OrderStatus]:
        return MOVES.for_staff(self.status)


_COLUMNS: list[Any] = [getattr(Order, name) for name in OrderRow.__slots__[:-1]]
_PLACE = (Order.placed_at, Order.id)
_LAST = (
    bindparam("last_moment", type_=Order.placed_at.type),
    bindparam("last_id", type_=PgUUID),
)
_SAID = func.lower(bindparam("search_own", type_=Text))
_IS_SENT = exists().where(
    Fulfilment.order_id == Order.id, Fulfilment.status == FulfilmentStatus.SHIPPED
)
_IS_READY = exists().where(Pickup.order_id == Order.id, Pickup.status == PickupStatus.READY)
_STATES: Mapping[OrderState, ColumnElement[bool]] = {
    OrderState.OPEN: Order.status.not_in([OrderStatus.DELIVERED, OrderStatus.CANCELLED]),
    OrderState.ON_ITS_WAY: or_(Order.status == OrderStatus.SHIPPED, _IS_SENT),
    OrderState.READY: _IS_READY,
    OrderState.DELIVERED: Order.status == OrderStatus.DELIVERED,
    OrderState.RETURNED: exists().where(Return.order_id == Order.id),
    OrderState.CANCELLED: Order.status == OrderStatus.CANCELLED,
}
_CONDITIONS: Mapping[str, ColumnElement[bool]] = {
    **{f"is_{state}": condition for state, condition in _STATES.items()},
    "search_own": or_(
        func.strpos(func.lower(Order.number), _SAID) > 0,
        exists().where(
            OrderLine.order_id == Order.id, func.strpos(func.lower(OrderLine.name), _SAID) > 0
        ),
    ),
    "id": Order.id == bindparam("id", type_=PgUUID),
    "status": Order.status == bindparam("status", type_=Order.status.type),
    "search": or_(
        Order.number == func.upper(bindparam("search", type_=Text)),
        func.starts_with(func.lower(Order.email), func.lower(bindparam("search", type_=Text))),
    ),
    "of_customer": Order.customer_id == bindparam("of_customer", type_=PgUUID),
    "after": together(*_PLACE) < together(*_LAST),
}


@dataclass(frozen=True)
class _Who:
    """All of a viewer that changes the text of a statement; the ids are parameters of it."""

    roles: frozenset[Role]
    grants: frozenset[Grant]
    is_customer: bool
    is_visitor: bool
    is_at_a_store: bool

    @classmethod
    def of(cls, viewer: Viewer) -> "_Who":
        ids = viewer.customer_id, viewer.visitor_id, viewer.store_id
        return cls(viewer.roles, viewer.extra_grants, *(id is not None for id in ids))

    @property
    def condition(self) -> ColumnElement[bool]:
        viewer = Viewer(
            roles=self.roles,
            extra_grants=self.grants,
            customer_id=_known("customer", self.is_customer),
            visitor_id=_known("visitor", self.is_visitor),
            store_id=_known("store", self.is_at_a_store),
        )
        return Order.visible_to(viewer)


def _known(name: str, is_known: bool) -> Any:
    return bindparam(name, type_=PgUUID) if is_known else None


@lru_cache(maxsize=512)
def _rows(who: _Who, conditions: frozenset[str], most: int) -> Select[Any]:
    found = select(*_COLUMNS).where(who.condition, *(_CONDITIONS[one] for one in conditions))
    newest_first = (column.desc() for column in _PLACE)
    return found.order_by(*newest_first).limit(literal_column(str(most)))


@lru_cache(maxsize=512)
def _count(who: _Who, conditions: frozenset[str]) -> Select[Any]:
    found = select(Order.id).where(who.condition, *(_CONDITIONS[one] for one in conditions))
    some = found.limit(literal_column(str(MOST_COUNTED))).subquery()
    return select(func.count()).select_from(some)


async def orders(
    info: Info,
    status: OrderStatus | None = None,
    search: str | None = None,
    customer_id: strawberry.ID | None = None,
    first: int = 20,
    after: str | None = None,
    state: OrderState | None = None,
) -> Page[OrderRow]:
    """The caller's orders, newest first, by part of their number or of a product's name; the
    desk's view is over all, by number or e-mail."""
    context, size = info.context, page_size(first)
    sees_all = context.viewer.may(Grant.SEE_ORDERS, Grant.SERVE_STORE)
    wanted = {
        "status": status,
        "search" if sees_all else "search_own": search and search.strip(),
        **({f"is_{state}": True} if state else {}),
        "of_customer": uuid_of(Customer, customer_id) if customer_id is not None else None,
    }
    asked = {name: value for name, value in wanted.items() if value}
    page = await _page(context, asked, size, after)
    if is_selected(info, "lines"):
        await _prefetch_lines(context, page.nodes)
    return page


async def visible(context: Context, id: UUID) -> OrderRow:
    """As `Context.visible`, for whoever reads an order again and again. Raises NotFound."""
    who, values = _Who.of(context.viewer), {**_ids(context.viewer), "id": id}
    statement = _rows(who, frozenset(["id"]), 1)
    rows: Sequence[Sequence[Any]] = await context.session.rows(statement, **values)
    if not rows:
        raise NotFound(kind="order")
    return OrderRow(*rows[0])


def _ids(viewer: Viewer) -> Mapping[str, Any]:
    return {
        "customer": viewer.customer_id,
        "visitor": viewer.visitor_id,
        "store": viewer.store_id,
    }


async def _page(
    context: Context, asked: Mapping[str, Any], size: int, after: str | None
) -> Page[OrderRow]:
    who, values = _Who.of(context.viewer), {**_ids(context.viewer), **asked}
    statement = _rows(who, frozenset(asked), rows_to_read(size))
    if after is not None:
        values["last_moment"], values["last_id"] = moment_and_id(after)
        statement = _rows(who, frozenset([*asked, "after"]), rows_to_read(size))
    rows: Sequence[Sequence[Any]] = await context.session.rows(statement, **values)

    async def count() -> int:
        return int((await context.session.rows(_count(who, frozenset(asked)), **values))[0][0])

    return page_of([OrderRow(*row) for row in rows], size, after, _cursor, count)


def _cursor(order: OrderRow) -> str:
    return encode_cursor(order.placed_at.isoformat(), str(order.id))


async def _prefetch_lines(context: Context, orders: Sequence[OrderRow]) -> None:
    """One statement for all, left where the schema looks before it asks `lines`."""
    loaded = await context.loaders.order_line_rows.load_many([one.id for one in orders])
    for one, rows in zip(orders, loaded, strict=True):
        one.prefetched_lines = rows
