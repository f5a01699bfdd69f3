"""Pickups in stores, as the API shows them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from models import pickups as model
from models.viewer import Grant
from resolvers.pickups import choosing, reading, serving, shortages
from schema.carts import OutOfStock
from schema.errors import Error, InvalidInput, KeyRefused, NotFound, TooManyTries, shows
from schema.fields import ANYONE, Node, mutation, query, related, served_from
from schema.money import Totals
from schema.paging import connection
from schema.shop import Store

if TYPE_CHECKING:
    from schema.orders import IllegalMove, MoneyNotHeld, NotHereYet, Order


@served_from(model.Slot)
class PickupSlot:
    """An hour in which somebody may come."""

    starts_at: datetime
    ends_at: datetime


@served_from(choosing.PickupLine)
class PickupLine:
    """A line of the cart, and how many of it are in a store now."""

    name: str
    sku: str
    wanted: int
    available: int
    is_here: bool


@served_from(choosing.PickupStore)
class PickupStore:
    """Where the present cart can be collected, when, and what it costs there, to the cent. The
    hours are by the clock of `timeZone`; `distanceKm` is null when nobody said from where."""

    store: Store
    distance_km: float | None
    is_complete: bool
    lines: list[PickupLine]
    slots: list[PickupSlot]
    time_zone: str
    totals: Totals


@served_from(reading.PickupCode)
class PickupCode:
    """What is shown at the counter: letters, and a QR code of `size` modules a side whose dark ones
    `path` draws in SVG."""

    text: str
    size: int
    path: str


@served_from(shortages.MissingLine)
class MissingLine:
    """So many of a line of the order are not on the shelf."""

    name: str
    quantity: int


@served_from(shortages.PickupAlternative)
class PickupAlternative:
    """Another store that has all of an order, and when, by the clock of `timeZone`."""

    store: Store
    slots: list[PickupSlot]
    time_zone: str


@served_from(model.Pickup)
class Pickup(Node):
    """An order that is collected in a store. `collector` is somebody else who may take it; ready
    goods wait until `keptUntil`. While it is short, its buyer has `choices` until `answerBy`."""

    status: model.PickupStatus
    starts_at: datetime
    ends_at: datetime
    collector: str
    requested_at: datetime
    ready_at: datetime | None
    collected_at: datetime | None
    kept_until: datetime
    next_statuses: list[model.PickupStatus]
    answer_by: datetime | None
    choices = related(shortages.choices, returns=list[model.ShortageChoice])
    missing = related(shortages.missing_lines, returns=list[MissingLine])
    store = related(reading.pickup_store, returns=Store | None)
    time_zone = related(reading.time_zone, returns=str)
    code = related(reading.pickup_code, returns=PickupCode | None)
    order = related(
        reading.pickup_order,
        returns=Annotated["Order", strawberry.lazy("schema.orders")] | None,
    )


@shows(model.SlotNotFree)
class SlotNotFree(Error):
    """Ask for `pickupStores` again."""


@shows(model.IllegalPickupMove)
class IllegalPickupMove(Error):
    status: model.PickupStatus
    allowed: list[model.PickupStatus]


@shows(model.NotPaidYet)
class NotPaidYet(Error):
    pass


@shows(model.CodeIsWrong)
class CodeIsWrong(Error):
    pass


@shows(model.AgeNotChecked)
class AgeNotChecked(Error):
    """Say in `isAgeChecked` that you looked at whoever takes it: `years`."""

    years: int


PickupConnection = connection(Pickup, "Pickup")
IllegalOrderMove = Annotated["IllegalMove", strawberry.lazy("schema.orders")]
MovePickupResult = Annotated[
    Pickup | NotFound | IllegalPickupMove | NotPaidYet | IllegalOrderMove | KeyRefused,
    strawberry.union("MovePickupResult"),
]
ReportPickupShortageResult = Annotated[
    Pickup | NotFound | IllegalPickupMove | NotPaidYet | InvalidInput | KeyRefused,
    strawberry.union("ReportPickupShortageResult"),
]
AnswerPickupShortageResult = Annotated[
    Pickup
    | NotFound
    | IllegalPickupMove
    | IllegalOrderMove
    | InvalidInput
    | OutOfStock
    | SlotNotFree
    | KeyRefused,
    strawberry.union("AnswerPickupShortageResult"),
]
HandOverPickupResult = Annotated[
    Pickup
    | NotFound
    | CodeIsWrong
    | AgeNotChecked
    | IllegalPickupMove
    | IllegalOrderMove
    | Annotated["NotHereYet", strawberry.lazy("schema.orders")]
    | Annotated["MoneyNotHeld", strawberry.lazy("schema.orders")]
    | TooManyTries,
    strawberry.union("HandOverPickupResult"),
]
IN_A_STORE = [Grant.SERVE_STORE]


@strawberry.type
class PickupQueries:
    pickup_stores = query(choosing.pickup_stores, returns=list[PickupStore], allow=ANYONE)
    pickup_alternatives = query(
        shortages.pickup_alternatives, returns=list[PickupAlternative], allow=ANYONE
    )
    pickups = query(reading.pickups, returns=PickupConnection, allow=IN_A_STORE)
    pickup_by_code = query(reading.pickup_by_code, returns=Pickup | None, allow=IN_A_STORE)


@strawberry.type
class PickupMutations:
    move_pickup = mutation(
        serving.move_pickup, returns=MovePickupResult, allow=IN_A_STORE, idempotent=model.Pickup
    )
    report_pickup_shortage = mutation(
        shortages.report_pickup_shortage,
        returns=ReportPickupShortageResult,
        allow=IN_A_STORE,
        idempotent=model.Pickup,
    )
    answer_pickup_shortage = mutation(
        shortages.answer_pickup_shortage,
        returns=AnswerPickupShortageResult,
        allow=ANYONE,
        idempotent=model.Pickup,
    )
    hand_over_pickup = mutation(
        serving.hand_over_pickup, returns=HandOverPickupResult, allow=IN_A_STORE
    )
