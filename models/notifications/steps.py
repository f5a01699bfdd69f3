"""The one table of what buyers are told of their orders, and after which events of the log."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class NoticeStep(StrEnum):
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    SHIPPED = "shipped"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELAYED = "delayed"
    DELIVERY_FAILED = "delivery_failed"
    DELIVERED = "delivered"
    READY_FOR_PICKUP = "ready_for_pickup"
    PICKUP_SHORT = "pickup_short"
    PICKUP_REMINDED = "pickup_reminded"
    RETURN_APPROVED = "return_approved"
    RETURN_REJECTED = "return_rejected"
    RETURN_RECEIVED = "return_received"
    REFUNDED = "refunded"


class NoticeChannel(StrEnum):
    EMAIL = "email"
    PUSH = "push"
    IN_APP = "in_app"
    """The list on the account page."""


@dataclass(frozen=True)
class Cause:
    """An event of the log, by name, whose `status` or `kind` is this one; None for any."""

    event: str
    status: str | None = None

    def is_met_by(self, event: str, data: Mapping[str, Any]) -> bool:
        """What a carrier tells too late, when something newer is known, leads to nothing."""
        is_it = self.status in (None, data.get("status"), data.get("kind"))
        return event == self.event and is_it and data.get("is_latest", True)


@dataclass(frozen=True)
class StepNotice:
    """One step: what leads to it, and in which words it is told."""

    step: NoticeStep
    headline: str
    sentence: str
    """With the `{number}` of the order."""
    template: str
    """Of its mail."""
    causes: Sequence[Cause] = ()
    fixed: frozenset[NoticeChannel] = frozenset()
    """Channels that nobody can turn off."""


STEPS: tuple[StepNotice, ...] = (
    StepNotice(
        NoticeStep.CONFIRMED,
        "Order confirmed",
        "Order {number} is paid and we start packing.",
        "order_confirmed",
        (Cause("OrderConfirmed"),),
        # What was agreed has to be handed over to keep (2011/83/EU, article 8.7).
        frozenset({NoticeChannel.EMAIL}),
    ),
    StepNotice(
        NoticeStep.CHANGED,
        "Order changed",
        "Order {number} was changed.",
        "order_changed",
        (Cause("OrderChanged"),),
    ),
    StepNotice(
        NoticeStep.CANCELLED,
        "Order cancelled",
        "Order {number} is cancelled.",
        "order_cancelled",
        (Cause("OrderCancelled"),),
    ),
    StepNotice(
        NoticeStep.SHIPPED,
        "On its way",
        "Order {number} has left us.",
        "order_shipped",
        (Cause("OrderMoved", "shipped"), Cause("FulfilmentMoved", "shipped")),
    ),
    StepNotice(
        NoticeStep.OUT_FOR_DELIVERY,
        "Out for delivery",
        "Order {number} is with you today.",
        "out_for_delivery",
        (Cause("ShipmentTracked", "out_for_delivery"),),
    ),
    StepNotice(
        NoticeStep.DELAYED,
        "Delayed",
        "Order {number} comes later than we said.",
        "order_delayed",
        (Cause("ShipmentTracked", "delayed"),),
    ),
    StepNotice(
        NoticeStep.DELIVERY_FAILED,
        "Nobody was there",
        "Order {number} could not be handed over.",
        "delivery_failed",
        (Cause("ShipmentTracked", "failed_attempt"),),
    ),
    StepNotice(
        NoticeStep.DELIVERED,
        "Delivered",
        "Order {number} has arrived.",
        "order_delivered",
        (Cause("OrderMoved", "delivered"), Cause("FulfilmentMoved", "delivered")),
    ),
    StepNotice(
        NoticeStep.READY_FOR_PICKUP,
        "Ready for pickup",
        "Order {number} is ready and waits for you.",
        "ready_for_pickup",
        (Cause("PickupMoved", "ready"),),
    ),
    StepNotice(
        NoticeStep.PICKUP_SHORT,
        "Something is missing",
        "Not all of order {number} is there. Please choose what we do.",
        "pickup_short",
        (Cause("PickupMoved", "short"),),
        # Who is not asked cannot choose.
        frozenset({NoticeChannel.EMAIL}),
    ),
    StepNotice(
        NoticeStep.PICKUP_REMINDED,
        "Still waiting for you",
        "Order {number} still waits for you in the store.",
        "pickup_reminded",
        (Cause("PickupReminded"),),
    ),
    StepNotice(
        NoticeStep.RETURN_APPROVED,
        "Return accepted",
        "Your return of order {number} is accepted.",
        "return_decided",
        (Cause("ReturnMoved", "approved"),),
    ),
    StepNotice(
        NoticeStep.RETURN_REJECTED,
        "Return not accepted",
        "Your return of order {number} is not accepted.",
        "return_decided",
        (Cause("ReturnMoved", "rejected"),),
    ),
    StepNotice(
        NoticeStep.RETURN_RECEIVED,
        "Return received",
        "What you sent back of order {number} is here.",
        "return_received",
        (Cause("ReturnMoved", "received"),),
    ),
    StepNotice(
        # Told when the payment company has carried it out; see `api/jobs/payments.py`.
        NoticeStep.REFUNDED,
        "Money on its way back",
        "Money for order {number} is on its way back to you.",
        "refund_sent",
    ),
)

TOLD_OF: Mapping[NoticeStep, StepNotice] = {one.step: one for one in STEPS}


def steps_of() -> Mapping[str, Sequence[StepNotice]]:
    """By the name of the event that leads to them."""
    found: dict[str, list[StepNotice]] = defaultdict(list)
    for one in STEPS:
        for name in {cause.event for cause in one.causes}:
            found[name].append(one)
    return found
