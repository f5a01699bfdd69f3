"""Where what comes back goes on to: from a gift card that was ended to a new one, mailed to the
order's buyer, and from points to their lots.

A guest has no account for store credit, and the ended card may be in a thief's hands.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from models.orders import Order
from models.tenders import (
    GiftCard,
    Part,
    TenderAccount,
    TenderKind,
    TenderMovement,
    TenderMovementKind,
)
from resolvers.session import SharedSession
from resolvers.tenders import by_points


async def replace_ended(
    session: SharedSession, order: Order, moves: Sequence[Any], now: datetime
) -> None:
    """`moves` are of a refund of the order; whoever made them holds the accounts locked."""
    back = {
        one.account_id: one
        for one in moves
        if isinstance(one, TenderMovement) and one.kind is TenderMovementKind.REFUNDED
    }
    if not back:
        return
    await by_points.give_back(session, order, moves, now)
    ended = select(GiftCard).where(GiftCard.account_id.in_(back), GiftCard.voided_at.is_not(None))
    for card in await session.scalars(ended):
        await _replace(session, order, card, back[card.account_id], now)


async def void_ended(session: SharedSession, parts: Sequence[Part], now: datetime) -> None:
    """What an order that was given up held of a gift card that was ended meanwhile ends with it:
    nobody paid anything, and whoever ended the card ended all of it."""
    held = {one.account.id: one for one in parts if one.tender.kind is TenderKind.GIFT_CARD}
    if not held:
        return
    ended = select(GiftCard).where(GiftCard.account_id.in_(held), GiftCard.voided_at.is_not(None))
    for card in await session.scalars(ended):
        part, who = held[card.account_id], await _ended_by(session, card)
        reference = f"ended:{part.tender.order_id}"
        session.add(part.account.void(reference, now, by=who, note=card.void_reason or ""))


async def _replace(
    session: SharedSession, order: Order, card: GiftCard, came: TenderMovement, now: datetime
) -> None:
    """The ledger of the ended card says what came, and that it went on."""
    who = await _ended_by(session, card)
    old = await session.get(TenderAccount, card.account_id)
    assert old is not None
    made, account = card.replacement(came.available, order.email or "", now, ended_by=who)
    session.add_all(
        [old.void(f"replaced:{came.reference}", now, by=who, note=made.message), account]
    )
    await session.flush()
    session.add(made)
    await session.flush()
    session.add(made.issue(account, now, note=made.message))


async def _ended_by(session: SharedSession, card: GiftCard) -> UUID:
    wanted = select(TenderMovement.staff_id).where(
        TenderMovement.account_id == card.account_id,
        TenderMovement.kind == TenderMovementKind.VOIDED,
        TenderMovement.staff_id.is_not(None),
    )
    who = (await session.scalars(wanted.limit(1))).one()
    assert who is not None
    return who
