"""What is known about the caller, read at the moment of asking: a purchase counts at once."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    DateTime,
    Double,
    and_,
    any_,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models.carts import Cart, CartLine, CartStatus
from models.catalog import Product, Variant
from models.customers import Customer
from models.orders import Order, OrderLine, OrderStatus
from models.recommendations import Dismissal
from recsys.dataset import HALF_LIFE
from resolvers.batching import IDS
from resolvers.context import Context

Rows = Iterable[Sequence[Any]]

USUAL_HALF_LIFE = 90.0
"""Days. The best of those tried on the demo data, for what is bought again."""

CUSTOMER = bindparam("customer", type_=PgUUID)
VISITOR = bindparam("visitor", type_=PgUUID)
ORDER = bindparam("order", type_=PgUUID)
NOW = bindparam("now", type_=DateTime(timezone=True))
# In float8: `extract` and `power` would count in numeric, thirty times as slow.
_AGE = cast(func.extract("epoch", NOW - Order.placed_at), Double) / 86_400.0


def _whose(model: Any) -> Any:
    """What belongs to the customer, or to the guest of this browser."""
    guest = and_(CUSTOMER.is_(None), model.customer_id.is_(None), model.visitor_id == VISITOR)
    return or_(model.customer_id == CUSTOMER, guest)


def _weight(half_life: float) -> Any:
    return func.sum(func.exp(cast(-math.log(2) / half_life, Double) * _AGE))


_BOUGHT = (
    select(
        Variant.product_id,
        func.count().label("times"),
        _weight(HALF_LIFE).label("weight"),
        _weight(USUAL_HALF_LIFE).label("habit"),
    )
    .select_from(Order)
    .join(OrderLine, OrderLine.order_id == Order.id)
    .join(Variant, Variant.id == OrderLine.variant_id)
    .where(
        _whose(Order),
        Order.status != OrderStatus.PENDING,
        Order.status != OrderStatus.CANCELLED,
    )
    .group_by(Variant.product_id)
)

_IN_CART = (
    select(literal("cart").label("what"), Variant.product_id.label("product_id"))
    .select_from(Cart)
    .join(CartLine, CartLine.cart_id == Cart.id)
    .join(Variant, Variant.id == CartLine.variant_id)
    .where(_whose(Cart), Cart.status == CartStatus.OPEN)
)
_ORDERED = (
    select(literal("order"), Variant.product_id)
    .select_from(OrderLine)
    .join(Variant, Variant.id == OrderLine.variant_id)
    .where(OrderLine.order_id == ORDER)
)
_DISMISSED = select(literal("dismissed"), Dismissal.product_id).where(_whose(Dismissal))
_ABOUT = union_all(_IN_CART, _ORDERED, _DISMISSED)

_BIRTH_DATE = select(Customer.birth_date).where(Customer.id == CUSTOMER)
_NAMES = select(Product.id, Product.kind).where(Product.id == any_(IDS))


@dataclass(frozen=True)
class Bought:
    """One product somebody bought: in how many orders, and what that still weighs."""

    product_id: UUID
    times: int
    weight: float
    habit: float


@dataclass(frozen=True)
class Known:
    """Products in the cart, in the order asked about, and those not wanted."""

    cart: set[UUID]
    order: set[UUID]
    dismissed: set[UUID]


async def bought(context: Context) -> list[Bought]:
    """The caller's own purchases; a stranger has none."""
    viewer = context.viewer
    if viewer.customer_id is None and viewer.visitor_id is None:
        return []
    values = {"now": context.now, **_who(context)}
    rows: Rows = await context.session.rows(_BOUGHT, **values)
    return [Bought(row[0], row[1], float(row[2]), float(row[3])) for row in rows]


async def known(context: Context, order_id: UUID | None) -> Known:
    rows: Rows = await context.session.rows(_ABOUT, order=order_id, **_who(context))
    groups: dict[str, set[UUID]] = {"cart": set(), "order": set(), "dismissed": set()}
    for what, product_id in rows:
        groups[what].add(product_id)
    return Known(**groups)


async def is_of_age(context: Context) -> bool:
    """Known to be: nobody's word is taken for it, and a guest is unknown."""
    if context.viewer.customer_id is None:
        return False
    born: date | None = await context.session.scalar(
        _BIRTH_DATE, {"customer": context.viewer.customer_id}
    )
    return born is not None and Customer(name="", birth_date=born).is_of_age(context.now.date())


async def kinds(context: Context, product_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What the products are called in a sentence: "oat milk"."""
    wanted = list(set(product_ids))
    if not wanted:
        return {}
    rows: Rows = await context.session.rows(_NAMES, ids=wanted)
    return {row[0]: in_a_sentence(row[1]) for row in rows}


def in_a_sentence(kind: str) -> str:
    """ "Soft drinks, 2 liter bottle" is "soft drinks" there."""
    head = kind.split(", ", maxsplit=1)[0]
    return head[0].lower() + head[1:] if head[1:2].islower() else head


def _who(context: Context) -> dict[str, UUID | None]:
    return {"customer": context.viewer.customer_id, "visitor": context.viewer.visitor_id}
