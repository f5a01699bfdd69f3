"""Memberships and points, as the API shows them."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import loyalty as model
from models.viewer import Grant
from resolvers import loyalty
from schema.errors import ChangedMeanwhile, InvalidInput
from schema.fields import ANYONE, Node, mutation, query, related, served_from
from schema.money import Money
from schema.paging import connection


@served_from(model.LoyaltyMovement)
class LoyaltyMovement(Node):
    """Points that came or went, and what the balance was then. `pending` are those that cannot be
    spent yet, or no longer wait."""

    points: int
    pending: int
    balance_after: int
    kind: model.LoyaltyMovementKind
    at: datetime
    note: str
    touchpoint: str | None
    order_number = related(loyalty.order_number, returns=str | None)


LoyaltyMovementConnection = connection(LoyaltyMovement, "LoyaltyMovement")


@served_from(loyalty.PointsExpiry)
class PointsExpiry:
    """Points that can be spent until a moment; without one, they do not end."""

    points: int
    at: datetime | None


@served_from(model.LoyaltyAccount)
class LoyaltyAccount(Node):
    """A membership with its card and its points."""

    card_number: str
    joined_at: datetime
    balance = related(loyalty.balance, returns=int)
    pending = related(loyalty.pending, returns=int)
    held = related(loyalty.held, returns=int)
    frozen = related(loyalty.frozen, returns=int)
    spendable = related(loyalty.spendable, returns=int)
    expiry_schedule = related(loyalty.expiry_schedule, returns=list[PointsExpiry])
    movements = related(loyalty.movements, returns=LoyaltyMovementConnection, may_refuse=True)


@served_from(model.LoyaltyProgramme)
class LoyaltyProgramme:
    """When points become usable, and for how many months from when they were earned; without
    `months`, for ever. `pointValue` is what a point pays, in hundredths of a unit of money.
    `revision` goes with each change of it."""

    usable_after: model.PointsUsableAfter
    months: int | None
    point_value: int
    hundred_points = related(loyalty.hundred_points, returns=Money)
    revision: int


ChangeLoyaltyProgrammeResult = Annotated[
    LoyaltyProgramme | ChangedMeanwhile | InvalidInput,
    strawberry.union("ChangeLoyaltyProgrammeResult"),
]


@strawberry.type
class LoyaltyQueries:
    loyalty_programme = query(loyalty.programme, returns=LoyaltyProgramme, allow=ANYONE)


@strawberry.type
class LoyaltyMutations:
    change_loyalty_programme = mutation(
        loyalty.change_loyalty_programme,
        returns=ChangeLoyaltyProgrammeResult,
        allow=[Grant.RUN_SHOP],
    )
