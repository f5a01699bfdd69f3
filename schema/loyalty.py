"""Memberships and points, as the API shows them."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import loyalty as model
from models.viewer import Grant
from resolvers import loyalty, member_cards, tiers
from schema.errors import ChangedMeanwhile, InvalidInput, NotFound
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


@served_from(model.LoyaltyTier)
class LoyaltyTier:
    """What members are given who bought for `least`. `pointsBasisPoints` are earned instead of ten
    thousand; without `returnDays`, goods may be sent back for as long as anybody's."""

    gid: strawberry.ID = strawberry.field(name="id")
    rank: int
    name: str
    points_basis_points: int
    has_free_shipping: bool
    return_days: int | None
    has_early_access: bool
    least: Money


@served_from(tiers.NextTier)
class NextTier:
    """The tier above, and what is still to be bought for it."""

    tier: LoyaltyTier
    spend_to_go: Money


@served_from(member_cards.CardCode)
class CardCode:
    """A code to be scanned at a till until a moment, once: dark modules as one SVG path, in a
    square of `size` modules."""

    text: str
    size: int
    path: str
    until: datetime


@served_from(model.LoyaltyAccount)
class LoyaltyAccount(Node):
    """A membership with its card, its points and its tier, which is theirs at least until
    `tierReviewAt`; at `tierWarnedAt` they were told that it would end then."""

    card_number: str
    joined_at: datetime
    code = related(member_cards.card_code, returns=CardCode | None)
    balance = related(loyalty.balance, returns=int)
    pending = related(loyalty.pending, returns=int)
    held = related(loyalty.held, returns=int)
    frozen = related(loyalty.frozen, returns=int)
    spendable = related(loyalty.spendable, returns=int)
    expiry_schedule = related(loyalty.expiry_schedule, returns=list[PointsExpiry])
    tier = related(tiers.member_tier, returns=LoyaltyTier | None)
    sees_early = related(tiers.sees_early, returns=bool)
    tier_since: datetime | None
    tier_review_at: datetime | None
    tier_warned_at: datetime | None
    qualifying_spend = related(tiers.qualifying_spend, returns=Money | None)
    spend_to_keep = related(tiers.spend_to_keep, returns=Money | None)
    next_tier = related(tiers.next_tier, returns=NextTier | None)
    movements = related(loyalty.movements, returns=LoyaltyMovementConnection, may_refuse=True)


@served_from(model.LoyaltyProgramme)
class LoyaltyProgramme:
    """When points become usable, and for how many months from when they were earned; without
    `months`, for ever. `pointValue` is what a point pays, in hundredths of a unit of money.
    A tier is reached by what was bought within `tierMonths`.
    `revision` goes with each change of it."""

    usable_after: model.PointsUsableAfter
    months: int | None
    point_value: int
    hundred_points = related(loyalty.hundred_points, returns=Money)
    revision: int
    tier_months: int
    tiers = related(tiers.programme_tiers, returns=list[LoyaltyTier])


ChangeLoyaltyProgrammeResult = Annotated[
    LoyaltyProgramme | ChangedMeanwhile | InvalidInput,
    strawberry.union("ChangeLoyaltyProgrammeResult"),
]


SetLoyaltyTiersResult = Annotated[
    LoyaltyProgramme | ChangedMeanwhile | InvalidInput | NotFound,
    strawberry.union("SetLoyaltyTiersResult"),
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
    set_loyalty_tiers = mutation(
        tiers.set_loyalty_tiers, returns=SetLoyaltyTiersResult, allow=[Grant.RUN_SHOP]
    )
