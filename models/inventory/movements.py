"""The ledger of goods: what moved where, and why; it is only added to."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, literal, or_, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model, Xid8
from models.ownership import at_own_store
from models.viewer import Grant, Viewer

GOODS = (Grant.SEE_STOCK, Grant.MANAGE_STOCK, Grant.EDIT_CATALOG, Grant.MOVE_ORDERS)
"""Who sees how many there are, wherever they are."""

COUNTS = ("on_hand", "allocated", "reserved", "incoming", "safety", "backorder")
"""The numbers of a stock: each is the sum of what the ledger says of it."""


class MovementKind(StrEnum):
    OPENING = "opening"
    ALLOCATED = "allocated"
    RELEASED = "released"
    SHIPPED = "shipped"
    RETURNED = "returned"
    WRITTEN_OFF = "written_off"
    RESERVED = "reserved"
    FREED = "freed"
    ADJUSTED = "adjusted"
    COUNTED = "counted"
    SENT = "sent"
    EXPECTED = "expected"
    RECEIVED = "received"
    TERMS_SET = "terms_set"


class AdjustmentReason(StrEnum):
    DAMAGED = "damaged"
    SPOILED = "spoiled"
    LOST = "lost"
    FOUND = "found"
    OWN_USE = "own_use"
    CORRECTION = "correction"


class StockMovement(Model):
    """A change of counts, never altered: each number is a difference.

    An order holds, frees and ships each of its variants once in each place, and each of its steps
    does once; a
    line of a return comes back once, and a reservation is made and freed once: the database
    refuses it again.
    """

    __tablename__ = "stock_movements"
    __table_args__ = (
        Index(None, "variant_id", "location_id"),
        Index(None, "order_id"),
        Index(None, "tx", postgresql_where=text("tx is not null")),
        Index(
            "uq_stock_movements_of_places",
            "order_id",
            "variant_id",
            "location_id",
            "kind",
            "step_id",
            unique=True,
            postgresql_nulls_not_distinct=True,
            postgresql_where=text("kind in ('allocated', 'released', 'shipped')"),
        ),
        Index(
            "uq_stock_movements_of_returns",
            "return_line_id",
            "kind",
            unique=True,
            postgresql_where=text("return_line_id is not null"),
        ),
        Index(
            "uq_stock_movements_of_reservations",
            "reservation_id",
            "kind",
            unique=True,
            postgresql_where=text("reservation_id is not null"),
        ),
    )
    prefix = "movement"

    variant_id: Mapped[UUID] = mapped_column(ForeignKey("variants.id"))
    location_id: Mapped[UUID] = mapped_column(ForeignKey("locations.id"))
    kind: Mapped[MovementKind]
    on_hand: Mapped[int] = mapped_column(default=0)
    allocated: Mapped[int] = mapped_column(default=0)
    reserved: Mapped[int] = mapped_column(default=0)
    incoming: Mapped[int] = mapped_column(default=0)
    safety: Mapped[int] = mapped_column(default=0)
    backorder: Mapped[int] = mapped_column(default=0)
    order_id: Mapped[UUID | None] = mapped_column(default=None)
    return_line_id: Mapped[UUID | None] = mapped_column(default=None)
    reservation_id: Mapped[UUID | None] = mapped_column(default=None)
    transfer_id: Mapped[UUID | None] = mapped_column(default=None)
    """The same on both sides of a transfer."""
    step_id: Mapped[UUID | None] = mapped_column(default=None)
    """Of an order: the shipment that took them, or the change of it that needs more or fewer. None
    for what befell all of it at once."""
    reason: Mapped[AdjustmentReason | None] = mapped_column(default=None)
    tx: Mapped[int | None] = mapped_column(
        Xid8, server_default=text("pg_current_xact_id()"), init=False, deferred=True
    )
    """By which readers know what is new to them; None for what is older than this column."""

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who moves goods sees all, a store its own."""
        return or_(literal(viewer.may(*GOODS)), at_own_store(viewer, cls.location_id))
