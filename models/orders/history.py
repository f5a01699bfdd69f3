"""What may happen to an order, what it is called, and which of it is for staff alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from models.viewer import Grant, Touchpoint, Viewer


class ActorKind(StrEnum):
    CUSTOMER = "customer"
    STAFF = "staff"
    SYSTEM = "system"
    CARRIER = "carrier"
    PAYMENT_COMPANY = "payment_company"


class HistoryChannel(StrEnum):
    WEB = "web"
    APP = "app"
    TILL = "till"
    DESK = "desk"
    JOB = "job"
    """Nobody stood before a screen: a clock, a message of another company, a follow-up."""


class OrderEventKind(StrEnum):
    PLACED = "placed"
    PAID = "paid"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    PACKED = "packed"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    PAYMENT_STARTED = "payment_started"
    PAYMENT_AUTHORIZED = "payment_authorized"
    CAPTURE_ASKED = "capture_asked"
    CAPTURED = "captured"
    PAYMENT_DECLINED = "payment_declined"
    PAYMENT_VOIDED = "payment_voided"
    REFUND_ASKED = "refund_asked"
    REFUNDED = "refunded"
    DISPUTED = "disputed"
    DISPUTE_WON = "dispute_won"
    DISPUTE_LOST = "dispute_lost"
    CREDITED = "credited"
    """Back to a gift card, or to store credit."""
    SHIPMENT_PLANNED = "shipment_planned"
    SHIPMENT_PICKING = "shipment_picking"
    SHIPMENT_PACKED = "shipment_packed"
    SHIPMENT_SENT = "shipment_sent"
    SHIPMENT_DELIVERED = "shipment_delivered"
    SHIPMENT_CANCELLED = "shipment_cancelled"
    LABEL_CREATED = "label_created"
    PICKED_UP = "picked_up"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELAYED = "delayed"
    FAILED_ATTEMPT = "failed_attempt"
    HANDED_OVER = "handed_over"
    PICKUP_REQUESTED = "pickup_requested"
    PICKUP_ACCEPTED = "pickup_accepted"
    PICKUP_PICKED = "pickup_picked"
    PICKUP_READY = "pickup_ready"
    PICKUP_SHORT = "pickup_short"
    PICKUP_REMINDED = "pickup_reminded"
    PICKUP_COLLECTED = "pickup_collected"
    PICKUP_MISSED = "pickup_missed"
    PICKUP_CANCELLED = "pickup_cancelled"
    PICKUP_SENT = "pickup_sent"
    RETURN_REQUESTED = "return_requested"
    RETURN_APPROVED = "return_approved"
    RETURN_REJECTED = "return_rejected"
    RETURN_BROUGHT_IN = "return_brought_in"
    RETURN_SPLIT = "return_split"
    RETURN_RECEIVED = "return_received"
    RETURN_REFUNDED = "return_refunded"
    NOTICE_SENT = "notice_sent"
    NOTICE_FAILED = "notice_failed"


@dataclass(frozen=True)
class Happening:
    """By what the log knows it, `name:word`, and what people call it."""

    key: str
    kind: OrderEventKind
    title: str
    by: ActorKind | None = None
    """Who does that, always; None where the log says who it was."""
    is_for_buyer: bool = True


_K, _A = OrderEventKind, ActorKind
_HAPPENINGS = (
    Happening("OrderPlaced", _K.PLACED, "Ordered"),
    Happening("OrderConfirmed", _K.PAID, "Paid"),
    Happening("OrderChanged:address", _K.CHANGED, "Address changed"),
    Happening("OrderCancelled", _K.CANCELLED, "Cancelled"),
    Happening("OrderMoved:packed", _K.PACKED, "Packed"),
    Happening("OrderMoved:shipped", _K.SHIPPED, "On its way"),
    Happening("OrderMoved:delivered", _K.DELIVERED, "Delivered"),
    Happening("Payment:started", _K.PAYMENT_STARTED, "Payment begun", _A.CUSTOMER, False),
    Happening("Payment:authorized", _K.PAYMENT_AUTHORIZED, "Payment approved", _A.PAYMENT_COMPANY),
    Happening("Payment:capture_asked", _K.CAPTURE_ASKED, "Charge asked for", _A.SYSTEM, False),
    Happening("Payment:captured", _K.CAPTURED, "Charged", _A.PAYMENT_COMPANY),
    Happening("Payment:declined", _K.PAYMENT_DECLINED, "Payment declined", _A.PAYMENT_COMPANY),
    Happening("Payment:voided", _K.PAYMENT_VOIDED, "Charge let go", _A.PAYMENT_COMPANY),
    Happening("Payment:refund_asked", _K.REFUND_ASKED, "Refund asked for", _A.SYSTEM, False),
    Happening("Payment:refunded", _K.REFUNDED, "Refunded", _A.PAYMENT_COMPANY),
    Happening("Payment:disputed", _K.DISPUTED, "Disputed", _A.PAYMENT_COMPANY, False),
    Happening("Payment:dispute_won", _K.DISPUTE_WON, "Dispute won", _A.PAYMENT_COMPANY, False),
    Happening("Payment:dispute_lost", _K.DISPUTE_LOST, "Dispute lost", _A.PAYMENT_COMPANY, False),
    Happening("Tender:refunded", _K.CREDITED, "Given back"),
    Happening("Tender:returned", _K.CREDITED, "Given back"),
    Happening("Tender:bonus", _K.CREDITED, "Bonus"),
    Happening("FulfilmentMoved:open", _K.SHIPMENT_PLANNED, "Parcel planned"),
    Happening("FulfilmentMoved:picking", _K.SHIPMENT_PICKING, "Being fetched", is_for_buyer=False),
    Happening("FulfilmentMoved:packed", _K.SHIPMENT_PACKED, "Parcel packed"),
    Happening("FulfilmentMoved:shipped", _K.SHIPMENT_SENT, "Parcel sent"),
    Happening("FulfilmentMoved:delivered", _K.SHIPMENT_DELIVERED, "Parcel delivered"),
    Happening(
        "FulfilmentMoved:cancelled", _K.SHIPMENT_CANCELLED, "Parcel given up", is_for_buyer=False
    ),
    Happening("ShipmentTracked:label_created", _K.LABEL_CREATED, "Announced", _A.CARRIER, False),
    Happening("ShipmentTracked:picked_up", _K.PICKED_UP, "With the carrier", _A.CARRIER),
    Happening("ShipmentTracked:in_transit", _K.IN_TRANSIT, "Travelling", _A.CARRIER),
    Happening(
        "ShipmentTracked:out_for_delivery", _K.OUT_FOR_DELIVERY, "Out for delivery", _A.CARRIER
    ),
    Happening("ShipmentTracked:delayed", _K.DELAYED, "Delayed", _A.CARRIER),
    Happening("ShipmentTracked:failed_attempt", _K.FAILED_ATTEMPT, "Nobody was in", _A.CARRIER),
    Happening("ShipmentTracked:delivered", _K.HANDED_OVER, "Handed over", _A.CARRIER),
    Happening("PickupMoved:requested", _K.PICKUP_REQUESTED, "Pickup asked for"),
    Happening("PickupMoved:accepted", _K.PICKUP_ACCEPTED, "Seen by the store"),
    Happening("PickupMoved:picked", _K.PICKUP_PICKED, "Off the shelf", is_for_buyer=False),
    Happening("PickupMoved:ready", _K.PICKUP_READY, "Ready for pickup"),
    Happening("PickupMoved:short", _K.PICKUP_SHORT, "Not all of it is there"),
    Happening("PickupReminded", _K.PICKUP_REMINDED, "Reminded", _A.SYSTEM),
    Happening("PickupMoved:collected", _K.PICKUP_COLLECTED, "Collected"),
    Happening("PickupMoved:missed", _K.PICKUP_MISSED, "Nobody came"),
    Happening("PickupMoved:cancelled", _K.PICKUP_CANCELLED, "Pickup cancelled"),
    Happening("PickupMoved:sent", _K.PICKUP_SENT, "Comes as a parcel"),
    Happening("ReturnRequested", _K.RETURN_REQUESTED, "Return asked for"),
    Happening("ReturnMoved:approved", _K.RETURN_APPROVED, "Return accepted"),
    Happening("ReturnMoved:rejected", _K.RETURN_REJECTED, "Return not accepted"),
    Happening("ReturnBroughtIn", _K.RETURN_BROUGHT_IN, "Brought to a store"),
    Happening("ReturnSplit", _K.RETURN_SPLIT, "Came in parts", is_for_buyer=False),
    Happening("ReturnMoved:received", _K.RETURN_RECEIVED, "Return received"),
    Happening("ReturnMoved:refunded", _K.RETURN_REFUNDED, "Return refunded"),
    Happening("NoticeSent", _K.NOTICE_SENT, "Message sent", _A.SYSTEM),
    Happening("NoticeFailed", _K.NOTICE_FAILED, "Message not sent", _A.SYSTEM, False),
)
HAPPENINGS: Mapping[str, Happening] = {one.key: one for one in _HAPPENINGS}
FOR_STAFF = tuple(HAPPENINGS)
FOR_BUYERS = tuple(one.key for one in _HAPPENINGS if one.is_for_buyer)


class Located(Protocol):
    @property
    def location_id(self) -> UUID: ...


def is_read_by_staff(order: Located, viewer: Viewer) -> bool:
    """Whether the viewer reads all that happened to it: the desk of any, a store of its own."""
    if viewer.may(Grant.SEE_ORDERS):
        return True
    return viewer.may(Grant.SERVE_STORE) and viewer.store_id == order.location_id


def channel_of(touchpoint: str | None, is_staff: bool) -> HistoryChannel:
    """Staff stand at the desk, unless it was a till; what nobody did is a job's."""
    if is_staff and touchpoint != Touchpoint.TILL:
        return HistoryChannel.DESK
    return HistoryChannel(touchpoint) if touchpoint else HistoryChannel.JOB
