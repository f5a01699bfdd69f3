"""What a notice about an order says: read anew each time that it is sent."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from api.adapters.mail import money
from api.jobs.mails import language_of
from api.work import Work
from models.customers import Customer
from models.language import said, speaking
from models.notifications import NoticeStep, OrderNotice
from models.orders import Order
from models.returns import Return
from models.stores import Channel, Location
from resolvers.orders import tracking
from resolvers.session import SharedSession

DECISIONS = {NoticeStep.RETURN_APPROVED: "accepted", NoticeStep.RETURN_REJECTED: "not accepted"}


async def values_of(work: Work, notice: OrderNotice) -> tuple[str, dict[str, Any]]:
    """The language its buyer is written to in, and what its template asks for."""
    async with work.transaction() as session:
        found = select(Order).where(Order.id == notice.order_id).options(selectinload(Order.lines))
        order = (await session.scalars(found)).one()
        channel = (
            await session.scalars(select(Channel).where(Channel.id == order.channel_id))
        ).one()
        name = await session.scalar(select(Customer.name).where(Customer.id == order.customer_id))
        place = await session.scalar(select(Location).where(Location.id == order.location_id))
        back = await _return(session, notice)
        language = await language_of(session, order)
    with speaking(language):
        known_as = name or (order.delivery_address or {}).get("name") or ""
        return language, {
            "order": order,
            "name": known_as.partition(" ")[0],
            "sums": sums(order),
            "arrives": in_zone(order.estimated_delivery, channel),
            "expected": in_zone(_moment(notice.facts.get("estimated_at")), channel),
            "address": delivery_words(order.delivery_address),
            "place": place,
            "track": tracking.token_for(work.ports.vault, order, work.now),
            "back": back,
            "decision": said(DECISIONS.get(notice.step, "")),
            "minor": notice.facts.get("minor"),
            "last4": notice.facts.get("last4"),
        }


async def _return(session: SharedSession, notice: OrderNotice) -> Return | None:
    id = notice.facts.get("return_id")
    if id is None:
        return None
    found: Return | None = await session.scalar(select(Return).where(Return.id == UUID(id)))
    return found


def sums(order: Order) -> list[tuple[str, str]]:
    """The lines below the goods, as on a receipt; the total comes last."""
    parts = [("Goods", order.subtotal), ("Discount", -order.discount)]
    parts += [("Delivery", order.shipping)]
    if not order.tax_is_included:
        parts += [("Tax", order.tax)]
    told = [one for one in parts if one[1]] + [("Paid", order.total)]
    return [(said(words), money(minor, order.currency)) for words, minor in told]


def in_zone(moment: datetime | None, channel: Channel) -> datetime | None:
    """When it arrives, on the calendar of the people who wait for it."""
    return moment and moment.astimezone(ZoneInfo(channel.time_zone))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def delivery_words(address: Mapping[str, Any] | None) -> str:
    parts = ("name", "line1", "line2", "city", "region", "postal_code")
    return ", ".join(str(address[part]) for part in parts if address and address.get(part))
