"""Memberships and points, as the API shows them."""

from datetime import datetime

from models import loyalty as model
from resolvers import loyalty
from schema.fields import Node, related, served_from
from schema.paging import connection


@served_from(model.LoyaltyMovement)
class LoyaltyMovement(Node):
    """Points that came or went, and what the balance was then."""

    points: int
    balance_after: int
    kind: model.LoyaltyMovementKind
    at: datetime
    note: str
    order_number = related(loyalty.order_number, returns=str | None)


LoyaltyMovementConnection = connection(LoyaltyMovement, "LoyaltyMovement")


@served_from(model.LoyaltyAccount)
class LoyaltyAccount(Node):
    """A membership with its card and its points."""

    card_number: str
    joined_at: datetime
    balance = related(loyalty.balance, returns=int)
    frozen = related(loyalty.frozen, returns=int)
    movements = related(loyalty.movements, returns=LoyaltyMovementConnection, may_refuse=True)
