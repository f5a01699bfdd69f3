"""What must always be true of the shop, and whether it was, as the owner sees it."""

from datetime import datetime

import strawberry

from models import invariants as model
from models.viewer import Grant
from resolvers import invariants
from schema.fields import query, served_from


@served_from(model.Breach)
class Breach:
    """Something that must always be true and is not. `docs/operations.md` says what to do."""

    name: str
    means: str
    count: int | None
    """How many rows break it; null when it could not be checked in time."""
    examples: list[str]


@served_from(model.InvariantRun)
class InvariantRun:
    """One look at everything that must always be true."""

    at: datetime
    seconds: float
    checked: int
    provider_answered: bool
    holds: bool
    breaches: list[Breach]


@strawberry.type
class InvariantQueries:
    invariants = query(invariants.invariants, returns=InvariantRun | None, allow=[Grant.RUN_SHOP])
