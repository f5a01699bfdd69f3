"""How many customers one member of staff may erase within a day: nobody empties a shop by hand."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from models.base import InvalidField, InvalidInput
from models.identity import Account, check_fresh
from models.privacy import Erasure, ErasureLimitReached
from models.privacy.erasure import A_DAY, MOST_PER_DAY
from models.stores import Shop
from resolvers.context import Context, Info


@dataclass(frozen=True)
class ErasureLimit:
    per_day: int
    most_per_day: int


async def erasure_limit(info: Info) -> ErasureLimit:
    """How many customers one member of staff may erase within a day."""
    shop = await info.context.the_one(select(Shop), Shop)
    return ErasureLimit(shop.erasures_per_day, MOST_PER_DAY)


async def set_erasure_limit(info: Info, per_day: int) -> ErasureLimit:
    """Let each member of staff erase so many customers within a day; 0 for none.

    Wants a recent `confirmIdentity`.
    """
    context = info.context
    check_fresh(context.viewer, context.now)
    if not 0 <= per_day <= MOST_PER_DAY:
        raise InvalidInput([InvalidField("perDay", f"Between 0 and {MOST_PER_DAY}.")])
    shop = await context.the_one(select(Shop), Shop, lock=True)
    shop.erasures_per_day = per_day
    return ErasureLimit(per_day, MOST_PER_DAY)


async def check(context: Context, staff: UUID) -> None:
    """Raises ErasureLimitReached. Of two erasures by one person, the second waits for the first,
    and counts it."""
    own = select(Account.id).where(Account.id == staff)
    await context.session.scalar(own.with_for_update(key_share=True))
    most = (await context.the_one(select(Shop), Shop)).erasures_per_day
    theirs = select(Erasure.asked_at).where(
        Erasure.asked_by == staff, Erasure.asked_at > context.now - A_DAY
    )
    newest = theirs.order_by(Erasure.asked_at.desc()).offset(max(most - 1, 0)).limit(1)
    reached = await context.session.scalar(newest)
    if reached or not most:
        raise ErasureLimitReached(most=most, again_at=(reached or context.now) + A_DAY)
