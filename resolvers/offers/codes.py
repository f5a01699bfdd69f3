"""Codes for an offer, made by the thousand and handed out as a file."""

from collections.abc import Sequence
from uuid import UUID

import strawberry
from sqlalchemy import func, select
from strawberry import Parent

from models.offers import Offer
from models.offers.codes import AT_ONCE, OfferCode, check_takes_codes, made_for
from resolvers.context import Info
from resolvers.offers.editing import OfferSettings, locked, settings
from resolvers.session import SharedSession
from resolvers.spreadsheets import csv_of


async def make_offer_codes(info: Info, id: strawberry.ID, up_to: int) -> OfferSettings:
    """Make codes for an offer that has none of its own, each for one order, until it has `upTo`;
    at most a thousand more a call. Called again, it goes on where it was."""
    context = info.context
    offer = await locked(context, id)
    check_takes_codes(offer, up_to)
    [there] = await _counts(context.session, [offer.id])
    made = made_for(offer, min(AT_ONCE, up_to - there))
    if made:
        await context.session.insert(*made)
    return settings(offer, context.now)


async def offer_codes_file(info: Info, id: strawberry.ID) -> str:
    """All codes of an offer, and how often each was used, as a CSV file."""
    context = info.context
    offer = await context.visible(Offer, id)
    theirs = select(OfferCode).where(OfferCode.offer_id == offer.id).order_by(OfferCode.id)
    rows = [(one.shown, one.uses) for one in await context.session.scalars(theirs)]
    return csv_of(("code", "uses"), rows)


async def codes(offer: Parent[OfferSettings], info: Info) -> int:
    """How many were made for it."""
    return await info.context.loaders.of(_counts).load(offer.id)


async def _counts(session: SharedSession, offers: Sequence[UUID]) -> list[int]:
    counted = select(OfferCode.offer_id, func.count()).where(OfferCode.offer_id.in_(offers))
    found = dict((await session.execute(counted.group_by(OfferCode.offer_id))).all())
    return [found.get(id, 0) for id in offers]
