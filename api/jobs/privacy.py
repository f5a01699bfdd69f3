"""Copies of people's data are made, and people are erased."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import httpx
from sqlalchemy import select

from api import outgoing
from api.erasures import ErasureList, repeat_all
from api.jobs import Happened, each_by_itself, every, on
from api.jobs.mails import send_once
from api.work import Work
from models.identity import Account
from models.notifications import NoticeKind
from models.privacy import DataExport, Erasure, ErasureAsked, ErasureStatus, ExportAsked
from resolvers.ports import Mail, MailRefused, Unavailable
from resolvers.privacy.erasing import carry_out, held, whom
from resolvers.privacy.exporting import packed, read
from resolvers.privacy.subject import Subject, subject

log = logging.getLogger(__name__)
SETTLES_AFTER = timedelta(minutes=5)
"""By then, whatever was under way when somebody was erased is over."""
LOOKS_AGAIN_AFTER = timedelta(hours=1)
"""When something is unfinished."""
MOST_AT_ONCE = 100


@on(ExportAsked)
async def make_the_copy(work: Work, happened: Happened[ExportAsked]) -> None:
    async with work.transaction() as session:
        asked = await session.get(DataExport, happened.subject_id)
        if asked is None or asked.ready_at is not None:
            return
        found = await read(session, await subject(session, asked.customer_id))
    content = await asyncio.to_thread(packed, found, work.now)
    async with work.transaction() as session:
        asked = await session.get(DataExport, happened.subject_id)
        if asked is not None:
            asked.finish(content, work.now)


@on(ErasureAsked)
async def confirm_the_wish(work: Work, happened: Happened[ErasureAsked]) -> None:
    """Whoever did not ask for it learns of it in time; staff who were asked need not wait."""
    async with work.transaction() as session:
        asked = await session.get(Erasure, happened.subject_id)
        if asked is None or asked.status is not ErasureStatus.WAITING:
            return
        named = select(Account).where(Account.customer_id == asked.customer_id)
        account: Account | None = await session.scalar(named)
    if asked.due_at <= work.now:
        await erase(work, asked.id)
    elif account is not None:
        values = {"name": account.name, "at": asked.due_at}
        mail = Mail(account.email, "erasure_asked", f"erasure:{asked.id}", values)
        await send_once(work, NoticeKind.ERASURE_ASKED, asked.id, mail)


@every(seconds=60)
async def erase_whose_time_has_come(work: Work) -> None:
    """Once when it is due, and once more for what was on its way at that moment."""
    waiting = Erasure.status == ErasureStatus.WAITING
    unsettled = Erasure.settled_at.is_(None) & (Erasure.done_at < work.now - SETTLES_AFTER)
    due = (waiting | unsettled) & (Erasure.due_at <= work.now)
    found = select(Erasure.id).where(due).order_by(Erasure.due_at).limit(MOST_AT_ONCE)
    async with work.transaction() as session:
        ids = list((await session.scalars(found)).all())
    await each_by_itself(ids, lambda id: erase(work, id))


async def erase(work: Work, id: UUID) -> None:
    """Nothing of it is lost when this ends half-way: it is done again, or was done."""
    async with work.transaction() as session:
        asked = await session.get(Erasure, id)
        if asked is None:
            return
        addresses = (await whom(session, asked)).written_to
    await empty_the_mailbox(work, addresses)
    async with work.transaction() as session:
        erasure = await held(session, id)
        if erasure is None or erasure.status is ErasureStatus.CANCELLED:
            return
        was_done = erasure.done_at
        who = await carry_out(session, erasure, work.now)
        if who is None:
            erasure.due_at = work.now + LOOKS_AGAIN_AFTER
        elif not was_done:
            ErasureList(work.settings.var).add(erasure, who, work.now)
    if who is not None:
        ErasureList(work.settings.var).done(id)
        if not was_done:
            await say_goodbye(work, who)


async def say_goodbye(work: Work, who: Subject) -> None:
    """A last mail, of which nothing is noted."""
    for address in who.emails[:1]:
        try:
            await work.mailer.send(Mail(address, "erased", f"erased:{who.customer}"))
        except (Unavailable, MailRefused):
            log.warning("The last mail about an erasure did not go out.")
    await empty_the_mailbox(work, who.written_to)


async def empty_the_mailbox(work: Work, addresses: Sequence[str]) -> None:
    """The demo's: elsewhere, mails are with whom they were sent to. Raises Unavailable."""
    box = work.settings.mailbox_url
    if not (work.settings.demo and box and addresses):
        return
    try:
        async with outgoing.client(box, timeout=5) as client:
            told = await client.post(f"{box}/_control", json={"forget_to": list(addresses)})
            told.raise_for_status()
    except httpx.HTTPError as gone:
        raise Unavailable(f"The mailbox does not answer: {gone!r}") from gone


@every(seconds=600)
async def erase_again(work: Work) -> None:
    """Whoever is back because the database was restored from before."""
    again = await repeat_all(ErasureList(work.settings.var), work.sessions.writing, work.now)
    if again:
        log.warning("A restore had brought back %s people who were erased; they are again.", again)
