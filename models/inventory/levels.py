"""How many of a variant there are at a location, how many are promised, and who may change that."""

from enum import StrEnum
from typing import Any, cast
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    literal,
    or_,
)
from sqlalchemy.orm import Mapped, mapped_column

from models import ids
from models.base import InvalidField, InvalidInput, Model
from models.inventory.movements import (
    COUNTS,
    GOODS,
    AdjustmentReason,
    MovementKind,
    StockMovement,
)
from models.inventory.refusals import NotHereYet, StockChanged, StockIsPromised
from models.ownership import at_own_store
from models.viewer import Viewer

LOW = 5
"""From here down, a shopper is told how many are left."""
MOST = 1_000_000
"""Of one variant in one place; more is a slip of the hand."""
TOPIC = "stock-of:"


class StockStatus(StrEnum):
    IN_STOCK = "in_stock"
    LOW = "low"
    SOLD_OUT = "sold_out"

    @classmethod
    def of(cls, available: int) -> "StockStatus":
        if available <= 0:
            return cls.SOLD_OUT
        return cls.LOW if available <= LOW else cls.IN_STOCK


def live_topic(variant_id: UUID) -> str:
    """Under which those are told who watch what there is of a variant."""
    return f"{TOPIC}{variant_id}"


def to_sell(of: Any) -> Any:
    """What may still be promised, of a stock or of the columns of its table: what is here and
    promised to nobody, less what is kept back, and what may be sold before it comes."""
    return of.on_hand - of.allocated - of.reserved - of.safety + of.backorder


class Stock(Model):
    """The present counts of one variant at one location: the sums of its movements.

    Whoever moves some records the movements; that changes the stored counts too.
    """

    __tablename__ = "stock"
    __table_args__ = (
        UniqueConstraint("variant_id", "location_id"),
        CheckConstraint(
            "least(on_hand, allocated, reserved, incoming, safety, backorder) >= 0"
            " and allocated + reserved <= on_hand + backorder",
            name="never_oversold",
        ),
        CheckConstraint(
            "not is_closed or greatest(on_hand, allocated, reserved, incoming, backorder) = 0",
            name="nothing_where_closed",
        ),
        Index(None, "location_id"),
    )
    prefix = "stock"

    variant_id: Mapped[UUID] = mapped_column(ForeignKey("variants.id"))
    location_id: Mapped[UUID] = mapped_column(ForeignKey("locations.id"))
    on_hand: Mapped[int]
    allocated: Mapped[int] = mapped_column(default=0)
    """Promised to orders."""
    reserved: Mapped[int] = mapped_column(default=0, server_default="0")
    """Held for people at the checkout, for some minutes."""
    incoming: Mapped[int] = mapped_column(default=0, server_default="0")
    """On the way here."""
    safety: Mapped[int] = mapped_column(default=0, server_default="0")
    """Kept back from sale."""
    backorder: Mapped[int] = mapped_column(default=0, server_default="0")
    """How many may be sold before they are here; 0 where that is not allowed."""
    is_closed: Mapped[bool] = mapped_column(default=False, server_default="false", init=False)
    """As its place is."""

    held = 0
    """Of `reserved`, what is held for whoever asks; see `resolvers/stock/reserving.py`."""
    reservation_id = cast("UUID | None", None)

    @property
    def available(self) -> int:
        return int(to_sell(self)) + self.held

    @property
    def promised(self) -> int:
        return self.allocated + self.reserved

    def counts(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in COUNTS}

    def allocate(self, quantity: int, order_id: UUID, step_id: UUID | None = None) -> StockMovement:
        """Promise `quantity` units to an order. The caller has checked that they are there."""
        cause = {"order_id": order_id, "step_id": step_id}
        return self._moved(MovementKind.ALLOCATED, allocated=quantity, **cause)

    def release(self, quantity: int, order_id: UUID, step_id: UUID | None = None) -> StockMovement:
        cause = {"order_id": order_id, "step_id": step_id}
        return self._moved(MovementKind.RELEASED, allocated=-quantity, **cause)

    def ship(self, quantity: int, order_id: UUID, step_id: UUID | None = None) -> StockMovement:
        """Raises NotHereYet for what was sold before it came."""
        if quantity > self.on_hand:
            raise NotHereYet(on_hand=self.on_hand)
        gone = {"on_hand": -quantity, "allocated": -quantity}
        return self._moved(MovementKind.SHIPPED, **gone, order_id=order_id, step_id=step_id)

    def take_back(self, quantity: int, order_id: UUID, return_line_id: UUID) -> StockMovement:
        cause = {"order_id": order_id, "return_line_id": return_line_id}
        return self._moved(MovementKind.RETURNED, on_hand=quantity, **cause)

    def write_off(self, quantity: int, order_id: UUID, return_line_id: UUID) -> StockMovement:
        """They are here, but nobody can buy them."""
        cause = {"order_id": order_id, "return_line_id": return_line_id}
        return self._moved(MovementKind.WRITTEN_OFF, on_hand=-quantity, **cause)

    def reserve(self, quantity: int, reservation_id: UUID) -> StockMovement:
        """The caller has checked that they are there."""
        return self._moved(MovementKind.RESERVED, reserved=quantity, reservation_id=reservation_id)

    def free(self, quantity: int, reservation_id: UUID) -> StockMovement:
        return self._moved(MovementKind.FREED, reserved=-quantity, reservation_id=reservation_id)

    def adjust(self, by: int, expected: int, reason: AdjustmentReason) -> StockMovement:
        """More or fewer are here than the books say, and it is known why.

        Raises StockChanged unless `expected` are on hand, StockIsPromised, InvalidInput.
        """
        self._check(expected)
        if not by or abs(by) > MOST:
            raise InvalidInput([InvalidField("difference", "How many more, or fewer: not 0.")])
        self._check_stays("difference", self.on_hand + by)
        return self._moved(MovementKind.ADJUSTED, on_hand=by, reason=reason)

    def count(self, counted: int, expected: int) -> StockMovement:
        """Somebody counted the shelf; also that it is right is written down. Raises as `adjust`."""
        self._check(expected)
        self._check_stays("counted", counted)
        return self._moved(MovementKind.COUNTED, on_hand=counted - self.on_hand)

    def send(self, quantity: int, expected: int, to: "Stock") -> list[StockMovement]:
        """To another location, where they are incoming until they are received. Raises as
        `adjust`."""
        self._check(expected)
        if to.location_id == self.location_id:
            raise InvalidInput([InvalidField("toLocationId", "Another place than this.")])
        _check_quantity("quantity", quantity, least=1, beside=to.incoming)
        self._check_stays("quantity", self.on_hand - quantity)
        both = {"transfer_id": ids.uuid7()}
        return [
            self._moved(MovementKind.SENT, on_hand=-quantity, **both),
            to._moved(MovementKind.EXPECTED, incoming=quantity, **both),
        ]

    def expect(self, quantity: int) -> StockMovement:
        """A supplier sends some. Raises InvalidInput."""
        _check_quantity("quantity", quantity, least=1, beside=self.incoming)
        return self._moved(MovementKind.EXPECTED, incoming=quantity)

    def receive(self, quantity: int, missing: int, expected: int) -> StockMovement:
        """`quantity` came, `missing` were on their way and will not come; also what nobody
        announced can come. Raises StockChanged, InvalidInput."""
        self._check(expected)
        _check_quantity("quantity", quantity, least=0, beside=self.on_hand)
        _check_quantity("missing", missing, least=0)
        if not quantity + missing or missing > self.incoming:
            raise InvalidInput([InvalidField("missing", f"{self.incoming} are on their way.")])
        done = missing + min(quantity, self.incoming - missing)
        return self._moved(MovementKind.RECEIVED, on_hand=quantity, incoming=-done)

    def set_terms(self, safety: int, backorder: int, expected: tuple[int, int]) -> StockMovement:
        """How many are kept back, and how many are sold before they come. Raises as `adjust`."""
        if expected != (self.safety, self.backorder):
            raise StockChanged(level=self)
        _check_quantity("safety", safety, least=0)
        _check_quantity("backorder", backorder, least=0)
        if self.promised > self.on_hand + backorder:
            raise StockIsPromised(promised=self.promised, least=self.promised - self.on_hand)
        changes = {"safety": safety - self.safety, "backorder": backorder - self.backorder}
        return self._moved(MovementKind.TERMS_SET, **changes)

    def _check(self, expected: int) -> None:
        if expected != self.on_hand:
            raise StockChanged(level=self)

    def _check_stays(self, field: str, on_hand: int) -> None:
        """Raises InvalidInput, or StockIsPromised when less would be here than was sold."""
        if not 0 <= on_hand <= MOST:
            raise InvalidInput([InvalidField(field, f"From 0 to {MOST:,} can be here.")])
        least = max(0, self.promised - self.backorder)
        if on_hand < least:
            raise StockIsPromised(promised=self.promised, least=least)

    def _moved(self, kind: MovementKind, **changes: Any) -> StockMovement:
        for name in COUNTS:
            setattr(self, name, getattr(self, name) + changes.get(name, 0))
        return StockMovement(
            variant_id=self.variant_id, location_id=self.location_id, kind=kind, **changes
        )

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Who moves goods sees all, a store its own."""
        return or_(literal(viewer.may(*GOODS)), at_own_store(viewer, cls.location_id))


def _check_quantity(field: str, quantity: int, least: int, beside: int = 0) -> None:
    """`beside` are there, or on their way, already."""
    most = max(0, MOST - beside)
    if not least <= quantity <= most:
        raise InvalidInput([InvalidField(field, f"A whole number from {least} to {most:,}.")])
