"""Goods and where they are, as the API shows them: to shoppers, and to who looks after them."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import closing as closing_rules
from models import inventory as model
from models import stores
from models.viewer import Grant
from resolvers import stores as shop
from resolvers.stock import closing, levels, locations, managing, reserving, watching
from schema.carts import OutOfStock
from schema.catalog import StoreStock
from schema.errors import ChangedMeanwhile, Error, InvalidInput, KeyRefused, NotFound, shows
from schema.fields import ANYONE, live, mutation, query, related, served_from
from schema.orders import CartIsEmpty
from schema.paging import connection
from schema.shop import OpeningHours

SEES = [*model.GOODS, Grant.SERVE_STORE]
MANAGES = [Grant.MANAGE_STOCK, Grant.SERVE_STORE]


@served_from(watching.Availability)
class Availability:
    """What there is of a variant: for delivery, and in stores. At most 99 pieces are told.

    With `isBackorder`, what is bought now is sent once it has come; `isIncoming` says that more
    are on their way.
    """

    variant_gid: strawberry.ID = strawberry.field(name="variantId")
    stock: model.StockStatus
    quantity_available: int
    is_backorder: bool
    is_incoming: bool
    stores: list[StoreStock]


@served_from(stores.Location)
class StockLocation:
    """A warehouse or a store, as those see it who look after its goods. A change of it names the
    `revision` that it was made upon. In each hour `pickupCapacity` people can collect, at least
    `pickupLeadMinutes` after they ordered, by the clock of `timeZone`: empty for the market's.
    It is offered nowhere since `closedAt`."""

    gid: strawberry.ID = strawberry.field(name="id")
    kind: stores.LocationKind
    number: str
    name: str
    line1: str
    city: str
    region: str
    postal_code: str
    country: str
    latitude: float
    longitude: float
    has_pickup: bool
    pickup_capacity: int
    pickup_lead_minutes: int
    time_zone: str
    is_demo: bool
    revision: int
    closed_at: datetime | None
    opening_hours = related(shop.opening_hours, returns=list[OpeningHours], pure=True)


@served_from(levels.StockItem)
class StockItem:
    """What is counted: a variant, by the names that people know it by."""

    variant_gid: strawberry.ID = strawberry.field(name="variantId")
    sku: str
    name: str
    product_slug: str
    picture: str
    wall: str


@served_from(model.Stock)
class StockLevel:
    """The counts of a variant at a location. `available` is what may still be sold: `onHand` less
    `allocated` (promised to orders), `reserved` (held at the checkout) and `safety` (kept back),
    and `backorder`, what may be sold before it comes. `incoming` is on its way here."""

    gid: strawberry.ID = strawberry.field(name="id")
    on_hand: int
    allocated: int
    reserved: int
    incoming: int
    safety: int
    backorder: int
    available: int
    item = related(levels.item, returns=StockItem)
    location = related(levels.location, returns=StockLocation)


@served_from(model.StockMovement)
class StockMovement:
    """One line of the ledger: its numbers are differences, and add up to the counts."""

    gid: strawberry.ID = strawberry.field(name="id")
    kind: model.MovementKind
    on_hand: int
    allocated: int
    reserved: int
    incoming: int
    safety: int
    backorder: int
    reason: model.AdjustmentReason | None
    created_at: datetime = strawberry.field(name="at")


@served_from(reserving.HeldCart)
class HeldCart:
    """Until when the goods of a cart are kept from others."""

    expires_at: datetime


@shows(model.StockChanged)
class StockChanged(Error):
    """`level` is how it is now."""

    level: StockLevel


@shows(model.StockIsPromised)
class StockIsPromised(Error):
    """`promised` are sold or held, so at least `least` must stay."""

    promised: int
    least: int


@strawberry.type
class PlaceObstacle:
    """What is still in a place, or on its way to it. `count` is pieces, orders or markets."""

    kind: closing_rules.ObstacleKind
    count: int


@shows(closing_rules.PlaceIsInUse)
class PlaceIsInUse(Error):
    """`obstacles` stand in the way of closing it."""

    obstacles: list[PlaceObstacle]


StockLevelConnection = connection(StockLevel, "StockLevel")
StockMovementConnection = connection(StockMovement, "StockMovement")
StockLocationConnection = connection(StockLocation, "StockLocation")
ChangeStockResult = Annotated[
    StockLevel | StockChanged | StockIsPromised | NotFound | KeyRefused,
    strawberry.union("ChangeStockResult"),
]
ExpectStockResult = Annotated[
    StockLevel | NotFound | KeyRefused, strawberry.union("ExpectStockResult")
]
ReserveCartResult = Annotated[
    HeldCart | OutOfStock | CartIsEmpty | NotFound, strawberry.union("ReserveCartResult")
]
CreateLocationResult = Annotated[
    StockLocation | InvalidInput, strawberry.union("CreateLocationResult")
]
ChangeLocationResult = Annotated[
    StockLocation | ChangedMeanwhile | InvalidInput | NotFound,
    strawberry.union("ChangeLocationResult"),
]

CloseLocationResult = Annotated[
    StockLocation | PlaceIsInUse | ChangedMeanwhile | NotFound,
    strawberry.union("CloseLocationResult"),
]
ReopenLocationResult = Annotated[
    StockLocation | ChangedMeanwhile | NotFound, strawberry.union("ReopenLocationResult")
]


@strawberry.type
class StockQueries:
    availability = query(watching.availability, returns=Availability | None, allow=ANYONE)
    stock_levels = query(levels.stock_levels, returns=StockLevelConnection, allow=SEES)
    low_stock = query(levels.low_stock, returns=StockLevelConnection, allow=SEES)
    stock_movements = query(levels.stock_movements, returns=StockMovementConnection, allow=SEES)
    stock_locations = query(locations.stock_locations, returns=StockLocationConnection, allow=SEES)


@strawberry.type
class StockMutations:
    reserve_cart = mutation(
        reserving.reserve_cart, returns=ReserveCartResult, allow=ANYONE, audited=False
    )
    adjust_stock = mutation(
        managing.adjust_stock, returns=ChangeStockResult, allow=MANAGES, idempotent=model.Stock
    )
    count_stock = mutation(
        managing.count_stock, returns=ChangeStockResult, allow=MANAGES, idempotent=model.Stock
    )
    transfer_stock = mutation(
        managing.transfer_stock, returns=ChangeStockResult, allow=MANAGES, idempotent=model.Stock
    )
    expect_stock = mutation(
        managing.expect_stock, returns=ExpectStockResult, allow=MANAGES, idempotent=model.Stock
    )
    receive_stock = mutation(
        managing.receive_stock, returns=ChangeStockResult, allow=MANAGES, idempotent=model.Stock
    )
    set_stock_terms = mutation(
        managing.set_stock_terms, returns=ChangeStockResult, allow=MANAGES, idempotent=model.Stock
    )
    create_location = mutation(
        locations.create_location,
        returns=CreateLocationResult,
        allow=[Grant.RUN_SHOP],
    )
    change_location = mutation(
        locations.change_location, returns=ChangeLocationResult, allow=[Grant.RUN_SHOP]
    )
    close_location = mutation(
        closing.close_location, returns=CloseLocationResult, allow=[Grant.RUN_SHOP]
    )
    reopen_location = mutation(
        closing.reopen_location, returns=ReopenLocationResult, allow=[Grant.RUN_SHOP]
    )


@strawberry.type
class StockSubscriptions:
    availability_changed = live(watching.availability_changed, returns=Availability, allow=ANYONE)
