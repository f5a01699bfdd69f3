"""How many of a variant there are at a location, how many are promised, and why."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    literal,
    or_,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import DomainError, Model
from models.invariants import invariant
from models.ownership import at_own_store
from models.viewer import Grant, Viewer

LOW = 5
"""From here down, a shopper is told how many are left."""
GOODS = (Grant.EDIT_CATALOG, Grant.MOVE_ORDERS)
"""Who sees how many there are, wherever they are."""


class StockStatus(StrEnum):
    IN_STOCK = "in_stock"
    LOW = "low"
    SOLD_OUT = "sold_out"

    @classmethod
    def of(cls, available: int) -> "StockStatus":
        if available <= 0:
            return cls.SOLD_OUT
        return cls.LOW if available <= LOW else cls.IN_STOCK


@dataclass
class OutOfStock(DomainError):
    message = "Only {available} of {product_name} left."
    sku: str
    product_name: str
    available: int

    def __str__(self) -> str:
        if self.available <= 0:
            return f"{self.product_name} is sold out."
        return super().__str__()


class MovementKind(StrEnum):
    OPENING = "opening"
    ALLOCATED = "allocated"
    RELEASED = "released"
    SHIPPED = "shipped"
    RETURNED = "returned"
    WRITTEN_OFF = "written_off"


class Stock(Model):
    """The present count of one variant at one location: the sum of its movements.

    Whoever moves some records the movements; that changes the stored count too.
    """

    __tablename__ = "stock"
    __table_args__ = (
        UniqueConstraint("variant_id", "location_id"),
        CheckConstraint("allocated between 0 and on_hand", name="never_oversold"),
        Index(None, "location_id"),
    )
    prefix = "stock"

    variant_id: Mapped[UUID] = mapped_column(ForeignKey("variants.id"))
    location_id: Mapped[UUID] = mapped_column(ForeignKey("locations.id"))
    on_hand: Mapped[int]
    allocated: Mapped[int] = mapped_column(default=0)

    @property
    def available(self) -> int:
        return self.on_hand - self.allocated

    def allocate(self, quantity: int, order_id: UUID) -> "StockMovement":
        """Promise `quantity` units to an order. The caller has checked that they are there."""
        self.allocated += quantity
        return self._moved(MovementKind.ALLOCATED, order_id, allocated=quantity)

    def release(self, quantity: int, order_id: UUID) -> "StockMovement":
        self.allocated -= quantity
        return self._moved(MovementKind.RELEASED, order_id, allocated=-quantity)

    def ship(self, quantity: int, order_id: UUID) -> "StockMovement":
        self.allocated -= quantity
        self.on_hand -= quantity
        return self._moved(MovementKind.SHIPPED, order_id, on_hand=-quantity, allocated=-quantity)

    def take_back(self, quantity: int, order_id: UUID, return_line_id: UUID) -> "StockMovement":
        self.on_hand += quantity
        back = self._moved(MovementKind.RETURNED, order_id, on_hand=quantity)
        back.return_line_id = return_line_id
        return back

    def write_off(self, quantity: int, order_id: UUID, return_line_id: UUID) -> "StockMovement":
        """They are here, but nobody can buy them."""
        self.on_hand -= quantity
        gone = self._moved(MovementKind.WRITTEN_OFF, order_id, on_hand=-quantity)
        gone.return_line_id = return_line_id
        return gone

    def _moved(
        self, kind: MovementKind, order_id: UUID, on_hand: int = 0, allocated: int = 0
    ) -> "StockMovement":
        return StockMovement(
            variant_id=self.variant_id,
            location_id=self.location_id,
            kind=kind,
            on_hand=on_hand,
            allocated=allocated,
            order_id=order_id,
        )

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who moves goods sees all, a store its own."""
        return or_(literal(viewer.may(*GOODS)), at_own_store(viewer, cls.location_id))


class StockMovement(Model):
    """A change of a count, never altered: what moved (`on_hand`, `allocated` are differences).

    An order holds, frees and ships each of its variants once, and a line of a return comes back
    once: the database refuses it again.
    """

    __tablename__ = "stock_movements"
    __table_args__ = (
        Index(None, "variant_id", "location_id"),
        Index(None, "order_id"),
        Index(
            "uq_stock_movements_of_orders",
            "order_id",
            "variant_id",
            "kind",
            unique=True,
            postgresql_where=text("kind in ('allocated', 'released', 'shipped')"),
        ),
        Index(
            "uq_stock_movements_of_returns",
            "return_line_id",
            "kind",
            unique=True,
            postgresql_where=text("return_line_id is not null"),
        ),
    )
    prefix = "movement"

    variant_id: Mapped[UUID] = mapped_column(ForeignKey("variants.id"))
    location_id: Mapped[UUID] = mapped_column(ForeignKey("locations.id"))
    kind: Mapped[MovementKind]
    on_hand: Mapped[int] = mapped_column(default=0)
    allocated: Mapped[int] = mapped_column(default=0)
    order_id: Mapped[UUID | None] = mapped_column(default=None)
    return_line_id: Mapped[UUID | None] = mapped_column(default=None)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who moves goods sees all, a store its own."""
        return or_(literal(viewer.may(*GOODS)), at_own_store(viewer, cls.location_id))


invariant(
    "stock.is_never_oversold",
    "Nothing is promised that is not there, and nothing is there less than zero times.",
    "select id from stock where on_hand < 0 or allocated < 0 or allocated > on_hand",
)
invariant(
    "stock.is_the_sum_of_its_movements",
    "The count of each variant at each location is the sum of what moved.",
    """
    select stock.id, stock.on_hand, moved.on_hand as moved, stock.allocated, moved.allocated as due
    from stock full join (
      select variant_id, location_id, sum(on_hand) as on_hand, sum(allocated) as allocated
      from stock_movements group by 1, 2
    ) moved using (variant_id, location_id)
    where stock.on_hand is distinct from moved.on_hand
       or stock.allocated is distinct from moved.allocated
    """,
)
invariant(
    "stock.moves_for_a_cause",
    "Every movement but the opening one belongs to an order that exists.",
    """
    select m.id from stock_movements m left join orders o on o.id = m.order_id
    where m.kind <> 'opening' and o.id is null
    """,
)
