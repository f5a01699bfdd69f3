"""Buyers are told of each step of their orders, as they chose: each once, and again until it went.

What is told stands in `models/notifications/steps.py`. A job writes the notices of a step into the
outbox, all in one transaction, where `(order, step, channel, reference)` is unique: run twice, it
writes nothing more. Then each is sent, and noted as sent. A worker that dies between those two
leaves one in the outbox, which is sent again: a mail with the same Message-ID, a push with the same
topic and tag, so that it takes the place of the first.
"""

import hashlib
import json
import logging
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.dialects.postgresql import insert

from api.jobs import Happened, Logged, each_by_itself, every, invoices, on_named
from api.jobs.mails import language_of
from api.jobs.told import values_of
from api.work import Work
from models import ids
from models.base import EventEntry
from models.identity import LoginSession
from models.language import speaking
from models.notifications import (
    NoticeChannel,
    NoticeChoice,
    NoticeStep,
    OrderNotice,
    PushSubscription,
    StepNotice,
    preferences,
    steps_of,
)
from models.orders import Order
from models.viewer import Touchpoint
from resolvers.ports import (
    Attachment,
    Mail,
    MailRefused,
    PushGone,
    PushMessage,
    PushRefused,
    Unavailable,
)
from resolvers.session import SharedSession

AT_ONCE = 100
STEPS = steps_of()
NEVER_PAID = "unpaid"
KEPT = ("fulfilment_id", "return_id", "estimated_at", "minor", "last4", "reason")
"""What of an event its words may need."""

log = logging.getLogger(__name__)


@on_named(*sorted(STEPS))
async def tell(work: Work, happened: Happened[Logged]) -> None:
    event = happened.event
    for told in STEPS[event.name]:
        if any(cause.is_met_by(event.name, event.data) for cause in told.causes):
            await _tell(work, told, happened)


async def _tell(work: Work, told: StepNotice, happened: Happened[Logged]) -> None:
    name, data = happened.event.name, happened.event.data
    order_id = _uuid(data.get("order_id")) or happened.subject_id
    reference = str(data.get("fulfilment_id") or data.get("pickup_id") or "")
    if name == "OrderChanged" or data.get("status") == "short":
        reference = str(happened.id)
    facts = {key: data[key] for key in KEPT if data.get(key) is not None}
    if name == "ReturnMoved":
        reference = facts["return_id"] = str(happened.subject_id)
    async with work.transaction() as session:
        order = await session.scalar(select(Order).where(Order.id == order_id))
        if order is None or not _is_told(order, name, data):
            return
        if name == "OrderMoved" and await _by_shipments(session, order, data["status"]):
            return
    await announce(work, order, told.step, reference, facts)


def _is_told(order: Order, name: str, data: Mapping[str, Any]) -> bool:
    """Nobody needs to hear what they see at the till, or that a gift card has no parcel."""
    if order.external_ref is not None or data.get("reason") == NEVER_PAID:
        return False
    has_parcels = order.touchpoint is not Touchpoint.TILL and order.delivery_address is not None
    return has_parcels or name not in ("OrderMoved", "FulfilmentMoved")


async def _by_shipments(session: SharedSession, order: Order, status: str) -> bool:
    """Whether each shipment by itself was said to have come so far."""
    alike = select(EventEntry.id).where(
        EventEntry.subject_id == order.id,
        EventEntry.name == "FulfilmentMoved",
        EventEntry.data["status"].astext == status,
    )
    return await session.scalar(alike.limit(1)) is not None


async def announce(
    work: Work, order: Order, step: NoticeStep, reference: str, facts: dict[str, Any]
) -> None:
    """Put one step of an order into the outbox, and try to send it."""
    async with work.transaction() as session:
        wanted = await _wanted(session, work, order, step, reference)
        for values in wanted:
            row = {"id": ids.uuid7(), "attempts": 0, "facts": {"number": order.number, **facts}}
            await session.execute(
                insert(OrderNotice)
                .values(
                    order_id=order.id, customer_id=order.customer_id, step=step, **row, **values
                )
                .on_conflict_do_nothing()
            )
        waiting = await session.scalars(
            select(OrderNotice.id).where(
                OrderNotice.order_id == order.id,
                OrderNotice.step == step,
                OrderNotice.is_open(work.now),
            )
        )
        due = list(waiting)
    await each_by_itself(due, lambda id: deliver(work, id))


async def _wanted(
    session: SharedSession, work: Work, order: Order, step: NoticeStep, reference: str
) -> list[dict[str, Any]]:
    """What is to be told by which channel; a guest is told by mail."""
    mine = select(NoticeChoice).where(NoticeChoice.customer_id == order.customer_id)
    chosen = (await session.scalars(mine)).all() if order.customer_id else ()
    on = {one.channel for one in preferences(chosen) if one.step is step and one.is_wanted}
    found: list[dict[str, Any]] = []
    if NoticeChannel.EMAIL in on and order.email is not None:
        mail = {"channel": NoticeChannel.EMAIL, "recipient": order.email}
        found.append({**mail, "reference": reference, "due_at": work.now})
    if order.customer_id is None:
        return found
    if NoticeChannel.IN_APP in on:
        listed = {"channel": NoticeChannel.IN_APP, "recipient": ""}
        found.append({**listed, "reference": reference, "sent_at": work.now})
    if NoticeChannel.PUSH in on:
        for browser in await _browsers(session, work, order.customer_id):
            push = {"channel": NoticeChannel.PUSH, "recipient": "", "push_subscription_id": browser}
            each = f"{reference}@{browser}"
            found.append({**push, "reference": each, "due_at": work.now})
    return found


async def _browsers(session: SharedSession, work: Work, customer_id: UUID) -> list[UUID]:
    """Those in which the login still lasts."""
    logged_in = LoginSession.revoked_at.is_(None) & (LoginSession.expires_at > work.now)
    mine = (
        select(PushSubscription.id)
        .outerjoin(LoginSession, LoginSession.id == PushSubscription.session_id)
        .where(
            PushSubscription.customer_id == customer_id,
            or_(PushSubscription.session_id.is_(None), logged_in),
        )
    )
    return list(await session.scalars(mine))


@every(seconds=5)
async def deliver_what_is_due(work: Work) -> None:
    """What nobody took at first, what a worker that died left, and what staff send again."""
    open_now = select(OrderNotice.id).where(OrderNotice.is_open(work.now))
    async with work.transaction() as session:
        due = list(await session.scalars(open_now.order_by(OrderNotice.due_at).limit(AT_ONCE)))
    await each_by_itself(due, lambda id: deliver(work, id))


async def deliver(work: Work, notice_id: UUID) -> None:
    """One try. Whatever comes of it is noted; nothing is raised."""
    async with work.transaction() as session:
        open_now = select(OrderNotice).where(
            OrderNotice.id == notice_id, OrderNotice.is_open(work.now)
        )
        notice = await session.scalar(open_now.with_for_update(skip_locked=True))
        if notice is None:
            return
        notice.begin(work.now)
    problem, is_final = "", False
    try:
        await _send(work, notice)
    except PushGone:
        await _forget_browser(work, notice)
        return
    except (MailRefused, PushRefused) as refused:
        problem, is_final = str(refused), True
    except Unavailable as nobody:
        problem = str(nobody)
    except Exception as error:
        log.exception("Notice %s cannot be made", notice.gid)
        problem = repr(error)
    await _note(work, notice_id, problem, is_final)


async def _note(work: Work, notice_id: UUID, problem: str, is_final: bool) -> None:
    async with work.transaction() as session:
        mine = select(OrderNotice).where(OrderNotice.id == notice_id).with_for_update()
        notice = await session.scalar(mine)
        if notice is None or notice.due_at is None:
            return
        if not problem:
            notice.succeed(work.now)
        elif is_final:
            notice.fail(problem, work.now)
        else:
            notice.wait(problem, work.now)


async def _send(work: Work, notice: OrderNotice) -> None:
    if notice.channel is NoticeChannel.PUSH:
        await _push(work, notice)
        return
    language, values = await values_of(work, notice)
    paper: tuple[Attachment, ...] = ()
    if notice.step is NoticeStep.CONFIRMED:
        paper = await invoices.attached(work, notice.order_id)
    key = f"{notice.step}:{notice.order_gid}:{notice.reference}"
    template = notice.told.template
    await work.mailer.send(Mail(notice.recipient, template, key, values, paper, language))


async def _push(work: Work, notice: OrderNotice) -> None:
    async with work.transaction() as session:
        named = PushSubscription.id == notice.push_subscription_id
        browser = await session.scalar(select(PushSubscription).where(named))
        order = (await session.scalars(select(Order).where(Order.id == notice.order_id))).one()
        language = await language_of(session, order)
    if browser is None:
        raise PushGone
    tag = hashlib.sha256(f"{notice.step}:{notice.order_gid}:{notice.reference}".encode())
    topic = tag.hexdigest()[:32]
    with speaking(language):
        said = {"title": notice.headline, "body": notice.sentence}
    content = {**said, "url": f"/orders/{notice.order_gid}", "tag": topic, "lang": language}
    await work.pusher.push(
        PushMessage(
            browser.endpoint, browser.p256dh, browser.auth, json.dumps(content).encode(), topic
        )
    )


async def _forget_browser(work: Work, notice: OrderNotice) -> None:
    """With all that was still to be told to it."""
    async with work.transaction() as session:
        named = PushSubscription.id == notice.push_subscription_id
        browser = await session.scalar(select(PushSubscription).where(named))
        if browser is not None:
            await session.delete(browser)


def _uuid(text: str | None) -> UUID | None:
    if text is None:
        return None
    named = ids.decode(text)
    return named[1] if named else UUID(text)
