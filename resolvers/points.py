"""A member's points under lock: read, settled, moved by the model, and written down."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from models.loyalty import (
    LoyaltyAccount,
    LoyaltyMovement,
    LoyaltyProgramme,
    Points,
    PointsLot,
)
from resolvers.session import SharedSession

IS_LEFT = PointsLot.pending + PointsLot.active + PointsLot.held > 0


async def locked_points(
    session: SharedSession,
    whose: ColumnElement[bool],
    now: datetime,
    also: Iterable[UUID] = (),
) -> Points | None:
    """Of the member whom `whose` chooses, as they are now; None for who is none. `also` are lots
    that may be empty.

    The membership stays locked until the transaction ends: one movement after the other.
    """
    account = await session.scalar(
        select(LoyaltyAccount)
        .where(whose)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if account is None:
        return None
    of_it = select(PointsLot).where(
        PointsLot.account_id == account.id, or_(IS_LEFT, PointsLot.id.in_(list(also)))
    )
    lots = await session.scalars(of_it.execution_options(populate_existing=True))
    points = Points(account, list(lots))
    points.settle(now)
    await save_points(session, points)
    return points


async def save_points(session: SharedSession, points: Points) -> None:
    """What moved since it was locked. The lots come first, as the ledger names them."""
    for made in (points.lots_made, points.movements, points.moves):
        session.add_all(made)
        await session.flush()
        made.clear()


async def is_moved(session: SharedSession, account: LoyaltyAccount, reference: str) -> bool:
    found = select(LoyaltyMovement.id).where(
        LoyaltyMovement.account_id == account.id, LoyaltyMovement.reference == reference
    )
    return await session.scalar(found) is not None


async def the_programme(session: SharedSession, lock: bool = False) -> LoyaltyProgramme:
    wanted = select(LoyaltyProgramme)
    return (await session.scalars(wanted.with_for_update() if lock else wanted)).one()
