"""What carriers told of a shipment, only added to, and what follows from all of it.

News come late, twice and in any order. So nothing follows from the one that came last: the state is
always worked out of the whole set, by the times that the carrier gave.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, UniqueConstraint, exists
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Model
from models.fulfilments.statuses import TrackingKind
from models.orders import Order
from models.viewer import Viewer

_PROGRESS = {kind: rank for rank, kind in enumerate(TrackingKind)}


class TrackingEvent(Model):
    """One piece of news, which counts once however often the carrier tells it."""

    __tablename__ = "tracking_events"
    __table_args__ = (
        UniqueConstraint("carrier", "event_ref"),
        Index(None, "fulfilment_id", "at"),
        Index(None, "order_id"),
    )
    prefix = "trackingevent"

    fulfilment_id: Mapped[UUID] = mapped_column(ForeignKey("fulfilments.id"))
    order_id: Mapped[UUID] = mapped_column(ForeignKey("orders.id"))
    carrier: Mapped[str]
    event_ref: Mapped[str]
    """The carrier's own id of it."""
    kind: Mapped[TrackingKind]
    at: Mapped[datetime]
    """When it happened, by the carrier's clock."""
    place: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    estimated_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it comes, as the carrier thought then; None when this news says nothing of it."""
    proof: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    """Of a delivery: `taken_by`, `photo_url`."""
    received_at: Mapped[datetime]

    @property
    def place_in_time(self) -> tuple[datetime, int, str]:
        """The same order whoever sorts: what happened at one moment is put as parcels travel."""
        return self.at, _PROGRESS[self.kind], self.event_ref

    @classmethod
    def visible_to(cls, viewer: Viewer) -> ColumnElement[bool]:
        return exists().where(Order.id == cls.order_id, Order.visible_to(viewer))


@dataclass(frozen=True)
class Tracked:
    """What all news together say of a shipment."""

    kind: TrackingKind | None = None
    latest_ref: str | None = None
    """Of the news that says it."""
    estimated_at: datetime | None = None
    delivered_at: datetime | None = None
    proof: dict[str, Any] | None = None


def tracked(news: Iterable[TrackingEvent]) -> Tracked:
    """The same for any order in which `news` came. What was delivered stays so."""
    ordered = sorted(news, key=lambda one: one.place_in_time)
    if not ordered:
        return Tracked()
    said = [one.estimated_at for one in ordered if one.estimated_at is not None]
    arrival = next((one for one in ordered if one.kind is TrackingKind.DELIVERED), None)
    latest = arrival or ordered[-1]
    return Tracked(
        kind=latest.kind,
        latest_ref=latest.event_ref,
        estimated_at=said[-1] if said else None,
        delivered_at=arrival.at if arrival else None,
        proof=arrival.proof if arrival else None,
    )
