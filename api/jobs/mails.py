"""A mail about something that happened goes out once, as far as a mail server can promise that."""

import logging
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.dialects.postgresql import insert

from api.work import Work
from models import ids
from models.customers import Customer
from models.notifications import Notice, NoticeKind
from models.orders import Order
from models.stores import Channel
from resolvers.ports import Mail, MailRefused
from resolvers.session import SharedSession

log = logging.getLogger(__name__)


async def send_once(
    work: Work, kind: NoticeKind, subject_id: UUID, mail: Mail, reference: str = ""
) -> None:
    """Send `mail` unless it was sent. Raises Unavailable when nobody takes it now.

    A worker that ends between sending and noting it sends again, with the same Message-ID. An
    address that is refused is noted and left alone.
    """
    this = (
        Notice.kind == kind,
        Notice.subject_id == subject_id,
        Notice.reference == reference,
    )
    async with work.transaction() as session:
        await session.execute(
            insert(Notice)
            .values(
                id=ids.uuid7(),
                kind=kind,
                subject_id=subject_id,
                reference=reference,
                recipient=mail.to,
                attempts=0,
            )
            .on_conflict_do_nothing()
        )
        await session.execute(update(Notice).where(*this).values(attempts=Notice.attempts + 1))
        settled = or_(Notice.sent_at.is_not(None), Notice.refusal.is_not(None))
        if await session.scalar(select(settled).where(*this)):
            return
    try:
        await work.mailer.send(mail)
    except MailRefused as refused:
        log.warning("No mail about %s %s: %s", kind, subject_id, refused)
        outcome: dict[str, Any] = {"refusal": str(refused)}
    else:
        outcome = {"sent_at": work.now}
    async with work.transaction() as session:
        await session.execute(update(Notice).where(*this).values(outcome))


async def language_of(session: SharedSession, order: Order) -> str:
    """In which its buyer is written to."""
    if order.language:
        return order.language
    locale = await session.scalar(select(Channel.locale).where(Channel.id == order.channel_id))
    return str(locale).partition("-")[0]


async def language_to(session: SharedSession, email: str) -> str:
    """Of whoever reads there, customer or guest: that of the last order."""
    customer_id = await session.scalar(select(Customer.id).where(Customer.email == email))
    if customer_id is not None:
        return await language_for(session, customer_id)
    of_guest = select(Order).where(Order.email == email, Order.customer_id.is_(None))
    order = await session.scalar(of_guest.order_by(Order.placed_at.desc()).limit(1))
    return await language_of(session, order) if order else ""


async def language_for(session: SharedSession, customer_id: UUID | None) -> str:
    """Of a customer: that of the last order."""
    last = select(Order).where(Order.customer_id == customer_id).order_by(Order.placed_at.desc())
    order: Order | None = await session.scalar(last.limit(1)) if customer_id else None
    return await language_of(session, order) if order else ""
