"""Carts that were filled and left, as those see them who look after customers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, any_, func, select, tuple_

from models import ids
from models.carts import Cart, CartLine, CartStatus
from models.catalog import Product, Variant
from models.customers import Customer
from models.money import Money
from models.prices import Price
from models.stores import Channel
from resolvers.batching import IDS
from resolvers.context import Context, Info
from resolvers.paging import MOST_COUNTED, Page, encode_cursor, moment_and_id, page_of, page_size

IS_ABANDONED: tuple[ColumnElement[bool], ...] = (
    Cart.status == CartStatus.OPEN,
    Cart.abandoned_at.is_not(None),
)


@dataclass(slots=True)
class AbandonedLine:
    name: str
    quantity: int
    unit_price: Money | None


@dataclass(slots=True)
class AbandonedCart:
    cart_id: UUID
    updated_at: datetime
    abandoned_at: datetime
    customer: Customer | None
    lines: list[AbandonedLine] = field(default_factory=list)

    @property
    def gid(self) -> str:
        return ids.encode(Cart.prefix, self.cart_id)

    @property
    def quantity(self) -> int:
        return sum(line.quantity for line in self.lines)

    @property
    def worth(self) -> Money | None:
        """None where nothing of it is sold any more."""
        sums = [(line.unit_price, line.quantity) for line in self.lines if line.unit_price]
        if not sums:
            return None
        return Money(sum(price.minor * count for price, count in sums), sums[0][0].currency)


_NAME = Product.name + func.coalesce(func.nullif(", " + Variant.name, ", "), "")
_LINES = (
    select(CartLine.cart_id, _NAME, CartLine.quantity, Price.amount, Channel.currency)
    .join(Cart, Cart.id == CartLine.cart_id)
    .join(Channel, Channel.id == Cart.channel_id)
    .join(Variant, Variant.id == CartLine.variant_id)
    .join(Product, Product.id == Variant.product_id)
    .outerjoin(Price, (Price.variant_id == Variant.id) & (Price.channel_id == Channel.id))
    .where(CartLine.cart_id == any_(IDS))
    .order_by(CartLine.created_at, CartLine.id)
)


async def abandoned_carts(
    info: Info, first: int = 20, after: str | None = None
) -> Page[AbandonedCart]:
    """Filled carts that nobody changed for as long as the shop waits, the latest first."""
    context, size = info.context, page_size(first)
    wanted = select(Cart.id, Cart.updated_at, Cart.abandoned_at, Customer)
    wanted = wanted.outerjoin(Customer, Customer.id == Cart.customer_id).where(*IS_ABANDONED)
    if after is not None:
        wanted = wanted.where(tuple_(Cart.abandoned_at, Cart.id) < moment_and_id(after))
    wanted = wanted.order_by(Cart.abandoned_at.desc(), Cart.id.desc()).limit(size + 1)
    found: Sequence[Any] = (await context.session.execute(wanted)).all()
    carts = [AbandonedCart(*row) for row in found]
    lines = await _lines(context, [cart.cart_id for cart in carts[:size]])
    for cart in carts:
        cart.lines = lines[cart.cart_id]
    return page_of(carts, size, after, _cursor, lambda: _count(context))


def _cursor(cart: AbandonedCart) -> str:
    return encode_cursor(cart.abandoned_at.isoformat(), str(cart.cart_id))


async def _count(context: Context) -> int:
    some = select(Cart.id).where(*IS_ABANDONED).limit(MOST_COUNTED).subquery()
    return int(await context.session.scalar(select(func.count()).select_from(some)) or 0)


async def _lines(context: Context, cart_ids: list[UUID]) -> dict[UUID, list[AbandonedLine]]:
    """Of all these carts, by one statement, at the price of each one's market."""
    rows: Iterable[Sequence[Any]] = await context.session.rows(_LINES, ids=cart_ids)
    lines: dict[UUID, list[AbandonedLine]] = defaultdict(list)
    for cart_id, name, quantity, amount, currency in rows:
        price = None if amount is None else Money(amount, currency)
        lines[cart_id].append(AbandonedLine(name, quantity, price))
    return lines
