"""A fulfilment: lines of one order that leave together, from one location."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    and_,
    exists,
    or_,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import DomainError, InvalidField, InvalidInput, Model
from models.fulfilments.events import FulfilmentMoved, ShipmentTracked
from models.fulfilments.statuses import (
    FULFILMENT_MOVES,
    GONE,
    FulfilmentStatus,
    TrackingKind,
)
from models.fulfilments.tracking import TrackingEvent, tracked
from models.inventory import Stock, StockMovement
from models.orders import Order, OrderLine, OrderStatus
from models.ownership import at_own_store
from models.viewer import Grant, Viewer


@dataclass
class NotThere(DomainError):
    message = "There are not enough of these at that location: {available}."
    available: int


@dataclass
class CarrierUnavailable(DomainError):
    message = "The carrier {carrier} sold no label, and nothing was sent: {reason}"
    carrier: str
    reason: str


@dataclass(frozen=True)
class Label:
    """What a carrier sold us for one shipment."""

    carrier: str
    ref: str
    """The carrier's id of the shipment."""
    tracking_number: str
    tracking_url: str
    content: bytes
    estimated_at: datetime | None = None


class Fulfilment(Model):
    """Its status says what we did with it, `tracking` what the carrier did since."""

    __tablename__ = "fulfilments"
    __table_args__ = (
        UniqueConstraint("order_id", "position"),
        UniqueConstraint("carrier", "tracking_number"),
        CheckConstraint("position > 0", name="position_counts_from_one"),
        CheckConstraint(
            "(shipped_at is not null) = (status in ('shipped', 'delivered'))",
            name="shipped_when_it_was",
        ),
        Index(
            "ix_fulfilments_open",
            "location_id",
            "created_at",
            "id",
            postgresql_where=text("status in ('open', 'picking', 'packed')"),
        ),
        Index(None, "created_at", "id"),
    )
    prefix = "fulfilment"

    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    number: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]
    """Which of its order's shipments it is, from 1."""
    location_id: Mapped[UUID] = mapped_column(ForeignKey("locations.id"))
    status: Mapped[FulfilmentStatus] = mapped_column(default=FulfilmentStatus.OPEN)
    carrier: Mapped[str | None] = mapped_column(default=None)
    carrier_ref: Mapped[str | None] = mapped_column(default=None)
    """The carrier's id of it."""
    tracking_number: Mapped[str | None] = mapped_column(default=None)
    tracking_url: Mapped[str | None] = mapped_column(default=None)
    label: Mapped[bytes | None] = mapped_column(default=None, deferred=True)
    """As the carrier drew it: a PDF."""
    tracking: Mapped[TrackingKind | None] = mapped_column(default=None)
    """How things are by the carrier; None before it told anything."""
    promised_at: Mapped[datetime | None] = mapped_column(default=None)
    """As the shopper was told when ordering; it never changes."""
    estimated_at: Mapped[datetime | None] = mapped_column(default=None)
    """As the carrier thinks now."""
    shipped_at: Mapped[datetime | None] = mapped_column(default=None)
    delivered_at: Mapped[datetime | None] = mapped_column(default=None)
    proof: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    """Of the delivery, by the carrier: `taken_by`, `photo_url`."""
    lines: Mapped[list["FulfilmentLine"]] = relationship(
        default_factory=list,
        lazy="raise",
        order_by="FulfilmentLine.id",
        cascade="all, delete-orphan",
    )

    @classmethod
    def plan(
        cls, order: Order, position: int, quantities: Mapping[UUID, int], location_id: UUID
    ) -> "Fulfilment":
        """Send these quantities, by order line, from there."""
        planned = cls(
            order_id=order.id,
            number=f"{order.number}-{position}",
            position=position,
            location_id=location_id,
            promised_at=order.estimated_delivery,
        )
        planned.lines = [
            FulfilmentLine(fulfilment_id=planned.id, order_line_id=line, quantity=quantity)
            for line, quantity in quantities.items()
        ]
        planned._tell()
        return planned

    @property
    def event_subject(self) -> UUID:
        """What befalls it befalls its order."""
        return self.order_id

    @property
    def live_topic(self) -> str:
        """Whoever watches the order is told."""
        return Order.topic_of(self.order_id)

    def move(self, to: FulfilmentStatus, now: datetime) -> None:
        """Raises IllegalFulfilmentMove with what is allowed instead."""
        FULFILMENT_MOVES.check(self.status, to)
        self.status = to
        if to is FulfilmentStatus.SHIPPED:
            self.shipped_at = now
        if to is FulfilmentStatus.DELIVERED:
            self.delivered_at = self.delivered_at or now
        self._tell()

    def ship(
        self, stock: Mapping[UUID, Stock], lines: Mapping[UUID, OrderLine], now: datetime
    ) -> list[StockMovement]:
        """Its goods leave the shelf; `stock` is by variant, of its location.

        Raises IllegalFulfilmentMove, NotHereYet.
        """
        self.move(FulfilmentStatus.SHIPPED, now)
        return [
            stock[variant].ship(quantity, self.order_id, self.id)
            for variant, quantity in self.by_variant(lines).items()
        ]

    def labelled(self, label: Label) -> None:
        self.carrier, self.carrier_ref = label.carrier, label.ref
        self.tracking_number, self.tracking_url = label.tracking_number, label.tracking_url
        self.label, self.estimated_at = label.content, label.estimated_at

    def split(self, order: Order, position: int, quantities: Mapping[UUID, int]) -> "Fulfilment":
        """Let these go with another shipment of their own; at least one stays in this.

        Raises InvalidInput, and IllegalFulfilmentMove for what is packed.
        """
        if self.status not in (FulfilmentStatus.OPEN, FulfilmentStatus.PICKING):
            raise FULFILMENT_MOVES.refusal(self.status)
        mine = {line.order_line_id: line for line in self.lines}
        if not quantities or any(
            id not in mine or not 0 < quantity <= mine[id].quantity
            for id, quantity in quantities.items()
        ):
            raise InvalidInput([InvalidField("lines", "Some of what is in this shipment.")])
        if sum(quantities.values()) == sum(line.quantity for line in self.lines):
            raise InvalidInput([InvalidField("lines", "Leave at least one in this shipment.")])
        for id, quantity in quantities.items():
            mine[id].quantity -= quantity
        self.lines = [line for line in self.lines if line.quantity]
        return Fulfilment.plan(order, position, quantities, self.location_id)

    def track(self, news: Sequence[TrackingEvent], latest: TrackingEvent) -> bool:
        """What all `news` say, of which `latest` came last. Whether it was delivered by that."""
        said = tracked(news)
        self.tracking, self.proof = said.kind, said.proof
        self.estimated_at = said.estimated_at or self.estimated_at
        self.emit(
            ShipmentTracked(
                fulfilment_id=self.gid,
                number=self.number,
                kind=latest.kind,
                is_latest=said.latest_ref == latest.event_ref,
                estimated_at=latest.estimated_at.isoformat() if latest.estimated_at else None,
            )
        )
        if said.delivered_at is None:
            return False
        self.delivered_at = said.delivered_at
        if self.status is not FulfilmentStatus.SHIPPED:
            return False
        self.move(FulfilmentStatus.DELIVERED, said.delivered_at)
        return True

    def by_variant(self, lines: Mapping[UUID, OrderLine]) -> dict[UUID, int]:
        """How many of each variant, of the order's `lines` by their ids."""
        counts: dict[UUID, int] = {}
        for one in self.lines:
            variant = lines[one.order_line_id].variant_id
            counts[variant] = counts.get(variant, 0) + one.quantity
        return counts

    def _tell(self) -> None:
        self.emit(FulfilmentMoved(self.gid, self.number, self.status))

    @property
    def next_statuses(self) -> list[FulfilmentStatus]:
        return FULFILMENT_MOVES.for_staff(self.status)

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        """Whoever sees the order, and whoever sends it."""
        order = exists().where(Order.id == cls.order_id, Order.visible_to(viewer))
        return or_(order, cls.moved_by(viewer))

    @classmethod
    def moved_by(cls, viewer: Viewer) -> ColumnElement[bool]:
        """The desk any, a store what leaves from it, and nobody because they bought."""
        if viewer.may(Grant.MOVE_ORDERS):
            return true()
        return at_own_store(viewer, cls.location_id)


class FulfilmentLine(Model):
    """So many of an order line; those of all shipments together are never above what was ordered,
    which whoever adds one sees to with the order locked."""

    __tablename__ = "fulfilment_lines"
    __table_args__ = (
        UniqueConstraint("fulfilment_id", "order_line_id"),
        CheckConstraint("quantity > 0", name="quantity_is_positive"),
        Index(None, "order_line_id"),
    )
    prefix = "fulfilmentline"

    fulfilment_id: Mapped[UUID] = mapped_column(ForeignKey("fulfilments.id"))
    order_line_id: Mapped[UUID] = mapped_column(ForeignKey("order_lines.id"))
    quantity: Mapped[int]

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(
            and_(Fulfilment.id == cls.fulfilment_id, Fulfilment.visible_to(viewer))
        )


_SUMMARY = (OrderStatus.PACKED, OrderStatus.SHIPPED, OrderStatus.DELIVERED)
_REACHED = {
    FulfilmentStatus.PACKED: 1,
    FulfilmentStatus.SHIPPED: 2,
    FulfilmentStatus.DELIVERED: 3,
}


def unplanned(order: Order, fulfilments: Iterable[Fulfilment]) -> dict[UUID, int]:
    """What of the order's lines is in no shipment yet."""
    left = {line.id: line.quantity for line in order.lines}
    for one in fulfilments:
        if one.status is not FulfilmentStatus.CANCELLED:
            for line in one.lines:
                left[line.order_line_id] -= line.quantity
    return {id: quantity for id, quantity in left.items() if quantity > 0}


def by_place(
    order: Order,
    fulfilments: Iterable[Fulfilment],
    missing: Mapping[UUID, int],
    kept: Mapping[tuple[UUID, UUID], int],
) -> dict[UUID, dict[UUID, int]]:
    """From where to send what is `missing`, by order line: from where it is `kept`, by variant and
    location, for no other shipment; what is kept nowhere, from where the order is."""
    lines = {line.id: line for line in order.lines}
    free = Counter(kept)
    for one in fulfilments:
        if one.status not in (*GONE, FulfilmentStatus.CANCELLED):
            for id, units in one.by_variant(lines).items():
                free[id, one.location_id] -= units
    places = sorted({place for _, place in kept}, key=lambda id: (id != order.location_id, id))
    found: dict[UUID, dict[UUID, int]] = {}
    for line, quantity in missing.items():
        left = quantity
        for place in places:
            taken = min(left, free[lines[line].variant_id, place])
            if taken > 0:
                found.setdefault(place, {})[line] = taken
                left -= taken
        if left:
            here = found.setdefault(order.location_id, {})
            here[line] = here.get(line, 0) + left
    return found


def summarise(order: Order, fulfilments: Sequence[Fulfilment], now: datetime) -> None:
    """The order is as far along as the last of its goods."""
    alive = [one for one in fulfilments if one.status is not FulfilmentStatus.CANCELLED]
    if not alive or unplanned(order, alive):
        return
    reached = min(_REACHED.get(one.status, 0) for one in alive)
    for to in _SUMMARY[:reached]:
        if to in order.next_statuses:
            order.advance(to, now)


def shipped_quantities(fulfilments: Iterable[Fulfilment]) -> dict[UUID, int]:
    """By order line, what has left."""
    gone: dict[UUID, int] = {}
    for one in fulfilments:
        if one.status in GONE:
            for line in one.lines:
                gone[line.order_line_id] = gone.get(line.order_line_id, 0) + line.quantity
    return gone
