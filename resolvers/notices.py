"""What buyers were told of their orders, how they want to be told, and what did not arrive."""

from collections.abc import Sequence
from dataclasses import dataclass

import strawberry
from sqlalchemy import func, select, update
from sqlalchemy.dialects.postgresql import insert

from models import ids
from models.base import NotFound
from models.notifications import (
    MOST_BROWSERS,
    NoticeChannel,
    NoticeChoice,
    NoticePreference,
    NoticeStep,
    OrderNotice,
    PushSubscription,
    endpoint_of,
    preferences,
)
from models.orders import Order
from resolvers.context import Context, Info, uuid_of
from resolvers.paging import Page, newest_first
from resolvers.ports import Letter


@dataclass(slots=True)
class NoticesRead:
    unread: int


@dataclass(slots=True)
class PushChosen:
    is_on: bool


@dataclass(slots=True)
class MailSample:
    """A template with sample data in it."""

    name: str
    language: str
    subject: str
    text: str
    html: str


async def notices(info: Info, first: int = 20, after: str | None = None) -> Page[OrderNotice]:
    """What the caller was told of their orders, newest first; none for a guest."""
    listed = OrderNotice.listed_for(info.context.viewer)
    when = OrderNotice.created_at
    return await newest_first(
        info.context, OrderNotice, when, matching=[listed], first=first, after=after
    )


async def unread_notices(info: Info) -> int:
    """How many of them the caller has not read; counted up to 100."""
    return await _unread(info.context)


async def _unread(context: Context) -> int:
    mine = OrderNotice.listed_for(context.viewer) & OrderNotice.read_at.is_(None)
    some = select(OrderNotice.id).where(mine).limit(100).subquery()
    return int(await context.session.scalar(select(func.count()).select_from(some)) or 0)


async def mark_notices_read(
    info: Info, notice_ids: list[strawberry.ID] | None = None
) -> NoticesRead:
    """Say that these were read; all, when none is named. Of the caller's own list alone."""
    context = info.context
    mine = OrderNotice.listed_for(context.viewer) & OrderNotice.read_at.is_(None)
    read = update(OrderNotice).where(mine).values(read_at=context.now)
    if notice_ids is not None:
        read = read.where(OrderNotice.id.in_([uuid_of(OrderNotice, id) for id in notice_ids[:100]]))
    await context.session.execute(read.execution_options(synchronize_session=False))
    return NoticesRead(await _unread(context))


async def notice_preferences(info: Info) -> Sequence[NoticePreference]:
    """Of which steps the caller is told by which channels; none for a guest, who gets mails."""
    context = info.context
    if context.viewer.customer_id is None:
        return []
    mine = select(NoticeChoice).where(NoticeChoice.visible_to(context.viewer))
    return preferences((await context.session.scalars(mine)).all())


async def choose_notice(
    info: Info, step: NoticeStep, channel: NoticeChannel, is_wanted: bool
) -> NoticePreference:
    """Be told of a step by a channel, or not. It needs no consent to advertising, and gives none.
    The mail that proves what was bought is always sent."""
    context = info.context
    NoticeChoice.check(step, channel, is_wanted)
    said = {"step": step, "channel": channel, "customer_id": context.viewer.customer_id}
    choose = insert(NoticeChoice).values(id=ids.uuid7(), is_wanted=is_wanted, **said)
    await context.session.execute(
        choose.on_conflict_do_update(
            index_elements=["customer_id", "step", "channel"], set_={"is_wanted": is_wanted}
        )
    )
    chosen = await notice_preferences(info)
    return next(one for one in chosen if (one.step, one.channel) == (step, channel))


async def push_key(info: Info) -> str:
    """What a browser has to be told so that the shop, and nobody else, may push to it."""
    return info.context.ports.push_key


async def subscribe_to_push(info: Info, endpoint: str, p256dh: str, auth: str) -> PushChosen:
    """Let the shop push to this browser, until the login ends. Each of a customer's browsers is
    kept, the newest ten of them."""
    context = info.context
    address, key, secret = endpoint_of(endpoint, p256dh, auth)
    whose = {
        "customer_id": context.viewer.customer_id,
        "session_id": context.viewer.session_id,
        "p256dh": key,
        "auth": secret,
    }
    keep = insert(PushSubscription).values(id=ids.uuid7(), endpoint=address, **whose)
    await context.session.execute(
        keep.on_conflict_do_update(index_elements=["endpoint"], set_=whose)
    )
    mine = select(PushSubscription).where(PushSubscription.visible_to(context.viewer))
    oldest = mine.order_by(PushSubscription.created_at.desc(), PushSubscription.id.desc())
    for one in (await context.session.scalars(oldest.offset(MOST_BROWSERS))).all():
        await context.session.delete(one)
    return PushChosen(is_on=True)


async def unsubscribe_from_push(info: Info, endpoint: str) -> PushChosen:
    """Push to this browser no more."""
    context = info.context
    mine = select(PushSubscription).where(
        PushSubscription.visible_to(context.viewer), PushSubscription.endpoint == endpoint
    )
    found = await context.session.scalar(mine)
    if found is not None:
        await context.session.delete(found)
    return PushChosen(is_on=False)


async def dead_letters(info: Info, first: int = 20, after: str | None = None) -> Page[OrderNotice]:
    """Notices that nobody took, newest first: each can be sent again."""
    return await newest_first(
        info.context,
        OrderNotice,
        OrderNotice.failed_at,
        matching=[OrderNotice.failed_at.is_not(None)],
        first=first,
        after=after,
    )


async def resend_notice(info: Info, notice_id: strawberry.ID) -> OrderNotice:
    """Send one again that did not arrive: to the address that its order has now."""
    context = info.context
    notice = await context.visible(OrderNotice, notice_id, lock=True)
    order = await context.session.get(Order, notice.order_id)
    assert order is not None
    if notice.channel is NoticeChannel.EMAIL and order.email is None:
        raise NotFound(kind="address")
    notice.resend(order.email or "", context.now)
    return notice


async def mail_templates(info: Info) -> list[str]:
    """The names of all mails that the shop sends."""
    letters = info.context.ports.letters
    return list(letters.names()) if letters else []


async def mail_sample(info: Info, name: str, language: str = "en") -> MailSample | None:
    """A mail as it is sent, with made-up people and orders; null when there is no such mail."""
    letters = info.context.ports.letters
    made: Letter | None = letters.sample(name, language) if letters else None
    if made is None:
        return None
    return MailSample(name, language, made.subject, made.text, made.html)
