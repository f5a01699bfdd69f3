"""Offers are used by an order, and free again when it is given up.

Whoever counts holds the offers' rows locked, in one order, so that the last use is given once.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from models import letters
from models.carts import PricedCart
from models.offers import Offer, OfferNotUsable, OfferRedemption, OfferUsed
from models.offers.codes import OfferCode, may_be
from models.orders import Order, buyer_of, redemption
from resolvers.context import Context
from resolvers.offers.finding import HAD_IT, free_key
from resolvers.session import SharedSession


async def use(context: Context, order: Order, priced: PricedCart) -> None:
    """Each offer that took something off. Raises OfferNotUsable when one is used up by now, also a
    moment ago elsewhere."""
    outcome = priced.outcome
    taken = {one.deal.id: one.amount for one in outcome.applied} if outcome else {}
    if not taken or priced.offering is None:
        return
    session, buyer, now = context.session, buyer_of(order), context.now
    known = await _locked(session, [id for id in taken if isinstance(id, UUID)])
    own = await _locked_codes(session, priced.offering.typed.values())
    keys = await _taken_keys(session, known, buyer)
    for offer in known:
        amount = taken[offer.id]
        offer.use(amount, now)
        key = free_key(offer, buyer, keys)
        code = priced.offering.typed.get(offer.id, "")
        if code != offer.code:
            own[letters.bare(code)].use()
        session.add(redemption(order, offer, amount, code, key, now))
        offer.emit(OfferUsed(order_id=str(order.id), amount=amount))
    try:
        await session.flush()
    except IntegrityError:
        raise OfferNotUsable(reason=HAD_IT) from None


async def _locked(session: SharedSession, ids: Sequence[UUID]) -> Sequence[Offer]:
    rows = select(Offer).where(Offer.id.in_(ids)).order_by(Offer.id).with_for_update()
    return (await session.scalars(rows.execution_options(populate_existing=True))).all()


async def _locked_codes(session: SharedSession, codes: Iterable[str]) -> dict[str, OfferCode]:
    """Of those that were made for offers, by how they are kept."""
    made = may_be([one for one in codes if one])
    if not made:
        return {}
    rows = select(OfferCode).where(OfferCode.code.in_(made)).order_by(OfferCode.id)
    locked = rows.with_for_update().execution_options(populate_existing=True)
    return {one.code: one for one in await session.scalars(locked)}


async def _taken_keys(
    session: SharedSession, offers: Sequence[Offer], buyer: UUID | str
) -> set[str | None]:
    keys = [key for one in offers for key in one.keys_of(buyer)]
    if not keys:
        return set()
    used = select(OfferRedemption.once_key).where(OfferRedemption.once_key.in_(keys))
    return set(await session.scalars(used))


async def release(session: SharedSession, order_id: UUID) -> None:
    """What a given up order used can be used by others."""
    gone = (
        delete(OfferRedemption)
        .where(OfferRedemption.order_id == order_id)
        .returning(
            OfferRedemption.offer_id,
            OfferRedemption.amount,
            OfferRedemption.redeemed_at,
            OfferRedemption.code,
        )
        .execution_options(synchronize_session=False)
    )
    rows = await _rows(session, gone)
    uses: Mapping[UUID, tuple[int | None, datetime]] = {
        id: (amount, at) for id, amount, at, _ in rows
    }
    if uses:
        for offer in await _locked(session, list(uses)):
            amount, used_at = uses[offer.id]
            offer.give_back(amount or 0, used_at)
        for code in (await _locked_codes(session, [row.code for row in rows])).values():
            code.give_back()


async def _rows(session: SharedSession, statement: Any) -> Sequence[Any]:
    return (await session.execute(statement)).all()  # type: ignore[no-any-return]
