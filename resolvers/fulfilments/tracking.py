"""What a carrier tells becomes true here, once, in whichever order it comes."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, null, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import selectinload

from models import ids
from models.fulfilments import Fulfilment, TrackingEvent, summarise
from models.orders import Order
from resolvers.carriers import CarrierNews
from resolvers.fulfilments.planning import of_order
from resolvers.session import SharedSession


async def hear(session: SharedSession, carrier: str, news: CarrierNews, now: datetime) -> bool:
    """Whether we know the parcel: one that we do not may have a label that is not written down
    yet, and the carrier is to tell it again."""
    is_told = exists().where(TrackingEvent.carrier == carrier, TrackingEvent.event_ref == news.ref)
    of = select(Fulfilment.id, Fulfilment.order_id, is_told.label("is_told")).where(
        Fulfilment.carrier == carrier, Fulfilment.tracking_number == news.tracking_number
    )
    found = (await session.execute(of)).first()
    if found is None or found.is_told:
        return found is not None
    wanted = select(Order).where(Order.id == found.order_id).options(selectinload(Order.lines))
    locked = wanted.with_for_update().execution_options(populate_existing=True)
    order: Order = (await session.scalars(locked)).one()
    if not await _kept(session, carrier, news, found.id, order.id, now):
        return True
    shipments = await of_order(session, order.id)
    one = next(each for each in shipments if each.id == found.id)
    told = (
        await session.scalars(select(TrackingEvent).where(TrackingEvent.fulfilment_id == one.id))
    ).all()
    one.track(told, next(each for each in told if each.event_ref == news.ref))
    summarise(order, shipments, now)
    return True


async def _kept(
    session: SharedSession,
    carrier: str,
    news: CarrierNews,
    fulfilment_id: UUID,
    order_id: UUID,
    now: datetime,
) -> bool:
    """Whether it was new."""
    row = insert(TrackingEvent).values(
        id=ids.uuid7(),
        fulfilment_id=fulfilment_id,
        order_id=order_id,
        carrier=carrier,
        event_ref=news.ref,
        kind=news.kind,
        at=news.at,
        place=news.place,
        text=news.text,
        estimated_at=news.estimated_at,
        proof=news.proof if news.proof is not None else null(),
        received_at=now,
    )
    once = row.on_conflict_do_nothing().returning(TrackingEvent.id)
    return (await session.execute(once)).first() is not None
