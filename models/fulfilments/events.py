"""What befalls a shipment of an order; the subject of each is the order, so one log tells all.

They are announced to those who watch the order.
"""

from dataclasses import dataclass

from models.base import Event


@dataclass(frozen=True)
class FulfilmentMoved(Event):
    """A shipment was planned (`open`), picked, packed, shipped, delivered or cancelled."""

    is_live = True
    fulfilment_id: str
    number: str
    """For people: the order's, and which of its shipments this is."""
    status: str
    """Of `FulfilmentStatus`."""


@dataclass(frozen=True)
class ShipmentTracked(Event):
    """The carrier told something new about a shipment; each of its messages once."""

    is_live = True
    fulfilment_id: str
    number: str
    kind: str
    """Of `TrackingKind`: picked_up, in_transit, out_for_delivery, delayed, failed_attempt, …"""
    is_latest: bool
    """Whether it says how things are now; false for what came late and is overtaken."""
    estimated_at: str | None = None
    """When it comes, as the carrier thinks now; ISO 8601."""
