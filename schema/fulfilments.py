"""Shipments of orders, as the API shows them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import fulfilments as model
from resolvers.fulfilments import moving, reading
from schema.errors import Error, InvalidInput, KeyRefused, NotFound, shows
from schema.fields import ANYONE, Node, mutation, query, related, served_from
from schema.limits import DEAR
from schema.paging import connection

if TYPE_CHECKING:
    from schema.orders import MoneyNotHeld, NotHereYet, Order, OrderLine

LazyOrder = Annotated["Order", strawberry.lazy("schema.orders")]
LazyOrderLine = Annotated["OrderLine", strawberry.lazy("schema.orders")]
LazyNotHereYet = Annotated["NotHereYet", strawberry.lazy("schema.orders")]
LazyMoneyNotHeld = Annotated["MoneyNotHeld", strawberry.lazy("schema.orders")]


@served_from(model.TrackingEvent)
class TrackingEvent:
    """Something that the carrier told of a shipment; `at` by its clock, `place` and `text` in its
    words."""

    kind: model.TrackingKind
    at: datetime
    place: str
    text: str
    estimated_at: datetime | None = strawberry.field(name="estimatedDelivery")


@served_from(reading.Proof)
class DeliveryProof:
    """Who took it, and a picture of where it was left."""

    taken_by: str | None
    photo_url: str | None


@served_from(reading.SentLine)
class FulfilmentLine:
    """So many of one line of the order."""

    quantity: int
    line: LazyOrderLine = strawberry.field(name="orderLine")


@served_from(model.Fulfilment)
class Fulfilment(Node):
    """Lines of one order that leave together, from one place. `status` is what the shop did with
    it, `tracking` how things are by the carrier. `promisedDelivery` never changes."""

    number: str
    status: model.FulfilmentStatus
    tracking: model.TrackingKind | None
    carrier: str | None
    tracking_number: str | None
    tracking_url: str | None
    promised_at: datetime | None = strawberry.field(name="promisedDelivery")
    estimated_at: datetime | None = strawberry.field(name="estimatedDelivery")
    created_at: datetime
    shipped_at: datetime | None
    delivered_at: datetime | None
    proof = related(reading.proof, returns=DeliveryProof | None)
    lines = related(reading.fulfilment_lines, returns=list[FulfilmentLine])
    events = related(reading.fulfilment_events, returns=list[TrackingEvent])
    order = related(reading.fulfilment_order, returns=LazyOrder | None)
    location_name = related(reading.from_location, returns=str)
    next_statuses = related(reading.next_fulfilment_statuses, returns=list[model.FulfilmentStatus])
    pick_list_url = related(reading.pick_list_url, returns=str | None)
    packing_slip_url = related(reading.packing_slip_url, returns=str | None)
    label_url = related(reading.label_url, returns=str | None)


@served_from(reading.TrackedFulfilment)
class TrackedFulfilment:
    """How far along a shipment is, and nothing about people."""

    number: str
    status: model.FulfilmentStatus
    tracking: model.TrackingKind | None
    carrier: str | None
    tracking_number: str | None
    tracking_url: str | None
    promised_at: datetime | None = strawberry.field(name="promisedDelivery")
    estimated_at: datetime | None = strawberry.field(name="estimatedDelivery")
    shipped_at: datetime | None
    delivered_at: datetime | None
    events: list[TrackingEvent]


@shows(model.IllegalFulfilmentMove)
class IllegalFulfilmentMove(Error):
    status: model.FulfilmentStatus
    allowed: list[model.FulfilmentStatus]


@shows(model.NotThere)
class NotThere(Error):
    """That location has not so many to send."""

    available: int


@shows(model.CarrierUnavailable)
class CarrierUnavailable(Error):
    """No label was bought, and nothing has left."""

    carrier: str
    reason: str


FulfilmentConnection = connection(Fulfilment, "Fulfilment")
AdvanceFulfilmentResult = Annotated[
    Fulfilment | NotFound | IllegalFulfilmentMove | LazyNotHereYet | LazyMoneyNotHeld | KeyRefused,
    strawberry.union("AdvanceFulfilmentResult"),
]
SplitFulfilmentResult = Annotated[
    Fulfilment | NotFound | IllegalFulfilmentMove | InvalidInput | NotThere | KeyRefused,
    strawberry.union("SplitFulfilmentResult"),
]
ShipFulfilmentResult = Annotated[
    Fulfilment
    | NotFound
    | IllegalFulfilmentMove
    | InvalidInput
    | LazyNotHereYet
    | LazyMoneyNotHeld
    | CarrierUnavailable,
    strawberry.union("ShipFulfilmentResult"),
]


@strawberry.type
class FulfilmentQueries:
    fulfilment = query(reading.fulfilment, returns=Fulfilment | None, allow=ANYONE)
    fulfilments = query(reading.fulfilments, returns=FulfilmentConnection, allow=reading.DESK)


@strawberry.type
class FulfilmentMutations:
    advance_fulfilment = mutation(
        moving.advance_fulfilment,
        returns=AdvanceFulfilmentResult,
        allow=reading.DESK,
        idempotent=model.Fulfilment,
    )
    split_fulfilment = mutation(
        moving.split_fulfilment,
        returns=SplitFulfilmentResult,
        allow=reading.DESK,
        idempotent=model.Fulfilment,
    )
    ship_fulfilment = mutation(
        moving.ship_fulfilment, returns=ShipFulfilmentResult, allow=reading.DESK, costs=DEAR
    )
