"""Carts that nobody comes back to: found, marked and told of, once each."""

from datetime import timedelta

from sqlalchemy import exists, select
from sqlalchemy.orm import selectinload

from api.jobs import every
from api.work import Work
from models.carts import Cart, CartLine, CartStatus

BATCH, MOST_BATCHES = 200, 50


@every(seconds=300)
async def mark_abandoned_carts(work: Work) -> None:
    """Those with something in them, that nobody changed for as long as the shop waits; a change
    takes the mark off again. What is being changed at this moment is skipped."""
    for _ in range(MOST_BATCHES):
        if await _mark_some(work) < BATCH:
            return


async def _mark_some(work: Work) -> int:
    silent_since = work.now - timedelta(hours=work.settings.cart_abandoned_after)
    left = (
        select(Cart)
        .where(Cart.status == CartStatus.OPEN, Cart.abandoned_at.is_(None))
        .where(Cart.updated_at < silent_since, exists().where(CartLine.cart_id == Cart.id))
        .order_by(Cart.updated_at)
        .limit(BATCH)
        .options(selectinload(Cart.lines))
        .with_for_update(skip_locked=True, of=Cart)
    )
    async with work.transaction() as session:
        found = (await session.scalars(left)).all()
        for cart in found:
            cart.abandon(work.now)
    return len(found)
