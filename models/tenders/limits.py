"""How much one of staff may give away alone: their refund limit, for all of a day together."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from models.base import DomainError
from models.money import Money
from models.support import check_text
from models.viewer import Viewer, covers

A_DAY = timedelta(days=1)
MOST_AT_ONCE = 10_000
"""Whole units of a currency: nobody gives a million away by a slip."""
LONGEST_REASON = 500


@dataclass
class StaffLimitReached(DomainError):
    message = "With this you would give away more in a day than you may. Ask a colleague who may."


@dataclass
class OwnCredit(DomainError):
    message = "Nobody gives credit to themselves. Ask a colleague."


def check_limit(viewer: Viewer, given_today: int, amount: Money) -> None:
    """Raises StaffLimitReached. `given_today` is of the same currency, minor units."""
    if not covers(viewer.refund_cap, Money(given_today + amount.minor, amount.currency)):
        raise StaffLimitReached


def check_credit(viewer: Viewer, customer_id: UUID) -> None:
    """Raises OwnCredit."""
    if viewer.customer_id == customer_id:
        raise OwnCredit


def check_reason(reason: str) -> str:
    """Raises InvalidInput."""
    return check_text("reason", reason, LONGEST_REASON)
