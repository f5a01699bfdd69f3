"""The legal pages: what counts now or counted then, and new versions by the owner."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.dialects.postgresql import distinct_on

from models.identity import check_fresh
from models.legal import LONGEST, LegalKind, LegalText, check_newest
from models.stores import Shop
from resolvers.context import Info
from resolvers.paging import page_size
from resolvers.safe_html import safe_html


@dataclass(frozen=True)
class LegalPage:
    """One of the pages, as the owner sees it; without a version it is not written yet."""

    kind: LegalKind
    in_force: LegalText | None
    newest: LegalText | None
    """Also one that counts only from a later day on."""


async def legal_text(info: Info, kind: LegalKind, at: datetime | None = None) -> LegalText | None:
    """What counts now, or counted `at` a moment of the past; null when nothing was written."""
    now = info.context.now
    counted = _versions(kind).where(LegalText.in_force_at <= min(at or now, now))
    found: LegalText | None = await info.context.session.scalar(_highest(counted))
    return found


async def legal_pages(info: Info) -> list[LegalPage]:
    """Every legal page, with what counts and what was written last."""
    newest = select(LegalText).ext(distinct_on(LegalText.kind))
    newest = newest.order_by(LegalText.kind, LegalText.number.desc())
    counts = newest.where(LegalText.in_force_at <= info.context.now)
    session = info.context.session
    last, now = [
        {text.kind: text for text in await session.scalars(one)} for one in (newest, counts)
    ]
    return [LegalPage(kind, now.get(kind), last.get(kind)) for kind in LegalKind]


async def legal_versions(
    info: Info, kind: LegalKind, first: int = 20, before: int | None = None
) -> Sequence[LegalText]:
    """The versions of a page, the newest first; those below the number `before`."""
    found = _versions(kind)
    if before is not None:
        found = found.where(LegalText.number < before)
    found = found.order_by(LegalText.number.desc()).limit(page_size(first))
    return (await info.context.session.scalars(found)).all()


async def legal_preview(info: Info, text: str) -> str:
    """What `text`, in Markdown, would look like as HTML; nothing in it can run."""
    return await _html(text)


async def write_legal_text(
    info: Info, kind: LegalKind, after: int, text: str, in_force_at: datetime | None = None
) -> LegalText:
    """Write the next version of a legal page, in Markdown; it counts from `inForceAt`, or at once.

    `after` is the number of the newest version as it was read, 0 for none. Wants a recent
    `confirmIdentity`.
    """
    context = info.context
    check_fresh(context.viewer, context.now)
    html = await _html(text)
    # One writer at a time, also of a page that has no version yet.
    await context.the_one(select(Shop), Shop, lock=True)
    newest: LegalText | None = await context.session.scalar(_highest(_versions(kind)))
    check_newest(newest, after)
    written = LegalText.write(
        kind,
        newest,
        text,
        html,
        by=context.viewer.account_id,
        now=context.now,
        in_force_at=in_force_at,
    )
    context.session.add(written)
    return written


async def _html(text: str) -> str:
    """In a thread: a long text takes a second, and everybody else would wait for it."""
    return await asyncio.to_thread(safe_html, text[:LONGEST])


def _versions(kind: LegalKind) -> Select[LegalText]:
    return select(LegalText).where(LegalText.kind == kind)


def _highest(versions: Select[LegalText]) -> Select[LegalText]:
    return versions.order_by(LegalText.number.desc()).limit(1)
