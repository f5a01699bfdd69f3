"""The lines of orders with what is shown beside them: one statement for any number of orders."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import any_, select

from models import ids
from models.catalog import Product, ProductStatus, ReturnRule, Variant
from models.media import Photo
from models.money import Money
from models.orders import Order, OrderLine
from models.taxes import percent_of
from resolvers.batching import IDS, SafeLoader
from resolvers.session import SharedSession


@dataclass(slots=True, eq=False)
class OrderLineRow:
    id: UUID
    order_id: UUID
    name: str
    quantity: int
    returned: int
    unit_minor: int
    gross: int
    discount_minor: int
    tax_minor: int
    tax_basis_points: int
    currency: str
    sku: str
    product_id: UUID
    slug: str
    picture: str
    wall: str
    status: ProductStatus
    first_photo: Mapping[str, Any] | None
    return_rule: ReturnRule

    @property
    def gid(self) -> str:
        return ids.encode(OrderLine.prefix, self.id)

    @property
    def photo(self) -> Photo | None:
        return Photo.of(self.first_photo) if self.first_photo else None

    @property
    def unit_price(self) -> Money:
        return Money(self.unit_minor, self.currency)

    @property
    def discount(self) -> Money:
        return Money(self.discount_minor, self.currency)

    @property
    def total(self) -> Money:
        """After discount; tax as in the order's kind of price."""
        return Money(self.gross - self.discount_minor, self.currency)

    @property
    def tax(self) -> Money:
        """Of the whole line; within its `total` where the order's prices include tax."""
        return Money(self.tax_minor, self.currency)

    @property
    def tax_percent(self) -> str:
        return percent_of(self.tax_basis_points)

    @property
    def product_slug(self) -> str | None:
        return self.slug if self.status is ProductStatus.LISTED else None

    @property
    def quantity_returnable(self) -> int:
        """None of what was sold for good."""
        return self.quantity - self.returned if self.return_rule is ReturnRule.ANY else 0


_COLUMNS: list[Any] = [
    OrderLine.id,
    OrderLine.order_id,
    OrderLine.name,
    OrderLine.quantity,
    OrderLine.returned,
    OrderLine.unit_price,
    OrderLine.gross,
    OrderLine.discount,
    OrderLine.tax,
    OrderLine.tax_basis_points,
    Order.currency,
    Variant.sku,
    Product.id,
    Product.slug,
    Product.picture,
    Product.wall,
    Product.status,
    Product.photos[0],
    OrderLine.return_rule,
]
_ROWS = (
    select(*_COLUMNS)
    .join(Order, Order.id == OrderLine.order_id)
    .join(Variant, Variant.id == OrderLine.variant_id)
    .join(Product, Product.id == Variant.product_id)
)
_IN_ORDER = (OrderLine.position, OrderLine.id)
_OF_ORDERS = _ROWS.where(OrderLine.order_id == any_(IDS)).order_by(*_IN_ORDER)
_BY_ID = _ROWS.where(OrderLine.id == any_(IDS))


def of_orders(session: SharedSession) -> SafeLoader[UUID, list[OrderLineRow]]:
    async def load(order_ids: Sequence[UUID]) -> list[list[OrderLineRow]]:
        found: dict[UUID, list[OrderLineRow]] = defaultdict(list)
        rows: Iterable[Sequence[Any]] = await session.rows(_OF_ORDERS, ids=list(order_ids))
        for row in rows:
            line = OrderLineRow(*row)
            found[line.order_id].append(line)
        return [found[id] for id in order_ids]

    return SafeLoader(load)


def by_id(session: SharedSession) -> SafeLoader[UUID, OrderLineRow | None]:
    async def load(line_ids: Sequence[UUID]) -> list[OrderLineRow | None]:
        rows: Iterable[Sequence[Any]] = await session.rows(_BY_ID, ids=list(line_ids))
        found = {row[0]: OrderLineRow(*row) for row in rows}
        return [found.get(id) for id in line_ids]

    return SafeLoader(load)
