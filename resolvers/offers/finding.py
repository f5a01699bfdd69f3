"""Finding an offer by a code that somebody typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from models.offers import Offer, OfferNotUsable, OfferRedemption
from models.offers.codes import OfferCode, may_be
from models.orders import Order
from models.texts import is_text
from resolvers.context import Context
from resolvers.session import SharedSession

NO_SUCH = "This code is not valid."
HAD_IT = "You have used this offer already."
LONGEST_CODE = 60


def typed(code: str) -> str:
    """As codes are kept; empty for what cannot be one."""
    bare = code.strip().upper()
    return bare if is_text(bare) and len(bare) <= LONGEST_CODE else ""


@dataclass(frozen=True, slots=True)
class Found:
    """An offer, and the code that names it, as it is shown."""

    offer: Offer
    code: str
    own: OfferCode | None = None
    """Of those that were made for the offer."""

    def check_usable(self, customer_id: UUID | None, currency: str, now: datetime) -> None:
        """Raises OfferNotUsable."""
        self.offer.check_usable(customer_id, currency, now)
        if self.own is not None:
            self.own.check_left()


async def by_codes(session: SharedSession, codes: Sequence[str]) -> dict[str, Found]:
    """By one statement, or two where some may be of those that were made."""
    named = select(Offer).where(Offer.code.in_(codes), Offer.code != "")
    found = {one.code: Found(one, one.code) for one in await session.scalars(named)}
    made = may_be([one for one in codes if one not in found])
    if made:
        theirs = select(OfferCode, Offer).join(Offer, Offer.id == OfferCode.offer_id)
        for own, offer in await session.execute(theirs.where(OfferCode.code.in_(made))):
            found[made[own.code]] = Found(offer, own.shown, own)
    return found


async def find_offer(context: Context, code: str, customer_id: UUID | None) -> Found:
    """The offer with this code, if that customer may use it now. Raises OfferNotUsable."""
    bare = typed(code)
    found = (await by_codes(context.session, [bare])).get(bare) if bare else None
    if found is None:
        raise OfferNotUsable(reason=NO_SUCH)
    found.check_usable(customer_id, (await context.channel()).currency, context.now)
    if customer_id is not None and await was_used(context.session, [found.offer], customer_id):
        raise OfferNotUsable(reason=HAD_IT)
    return found


async def was_used(session: SharedSession, offers: Sequence[Offer], buyer: UUID | str) -> set[UUID]:
    """Which of them this customer, or guest's address, had as often as anybody may; by one
    statement."""
    most = {one.id: one.most_each for one in offers if one.most_each is not None}
    if not most:
        return set()
    used = select(OfferRedemption.offer_id, func.count()).where(
        OfferRedemption.offer_id.in_(most), OfferRedemption.once_key.is_not(None)
    )
    if isinstance(buyer, UUID):
        used = used.where(OfferRedemption.customer_id == buyer)
    else:
        used = used.join(Order, Order.id == OfferRedemption.order_id).where(
            Order.customer_id.is_(None), Order.email == buyer
        )
    counted = await session.execute(used.group_by(OfferRedemption.offer_id))
    return {id for id, count in counted if count >= most[id]}


def free_key(offer: Offer, buyer: UUID | str, taken: set[Any]) -> str | None:
    """The first of the buyer's uses that is left; None where nobody counts. Raises
    OfferNotUsable."""
    if offer.most_each is None:
        return None
    for key in offer.keys_of(buyer):
        if key not in taken:
            return key
    raise OfferNotUsable(reason=HAD_IT)
