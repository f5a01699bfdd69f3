"""What the last look at the invariants found."""

from sqlalchemy import select

from models.invariants import InvariantRun
from resolvers.context import Info


async def invariants(info: Info) -> InvariantRun | None:
    """The last check of what must always be true: stock, orders, payments, points and the rest."""
    latest = select(InvariantRun).order_by(InvariantRun.at.desc()).limit(1)
    run: InvariantRun | None = await info.context.session.scalar(latest)
    return run
