"""Agreeing to be followed, refusing, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from secrets import token_hex
from typing import Any
from uuid import UUID

from sqlalchemy import select, text, update

from models.choices import CONSENT_VERSION
from models.customers import Customer
from models.identity import Visitor
from models.privacy import ConsentChange, ConsentChoice, ConsentSource, choice
from models.privacy.retention import BROWSING
from resolvers.context import Context, Info

MOST_SHOWN = 50


@dataclass(frozen=True)
class Consent:
    choice: ConsentChoice
    version: int
    opts_out: bool
    is_asked_for: bool


async def consent(info: Info) -> Consent:
    """Whether what I look at may be tied to me, and whether I should be asked."""
    return _consent(info.context)


def _consent(context: Context) -> Consent:
    made = context.viewer.choices
    now = choice(made)
    return Consent(now, CONSENT_VERSION, made.opts_out, now is ConsentChoice.NOT_MADE)


async def consent_changes(info: Info) -> Sequence[ConsentChange]:
    """What I chose, the last first: at most 50."""
    context = info.context
    if context.viewer.customer_id is None and context.viewer.visitor_id is None:
        return []
    mine = select(ConsentChange).where(ConsentChange.visible_to(context.viewer))
    ordered = mine.order_by(ConsentChange.at.desc(), ConsentChange.id.desc()).limit(MOST_SHOWN)
    return (await context.session.scalars(ordered)).all()


async def choose_consent(
    info: Info, is_granted: bool, through: ConsentSource = ConsentSource.SETTINGS
) -> Consent:
    """Agree that what I look at is tied to me, or refuse; it counts from now on.

    A refusal also unties what was tied before. Global Privacy Control counts as a refusal,
    whatever is chosen here.
    """
    context = info.context
    visitor_id = await context.ensure_visitor()
    viewer, now = context.viewer, context.now
    change = ConsentChange(
        customer_id=viewer.customer_id,
        visitor_id=visitor_id,
        is_granted=is_granted,
        version=CONSENT_VERSION,
        source=through,
        at=now,
    )
    is_new = await _mark(context, Visitor, visitor_id, change.kept_as)
    if viewer.customer_id is not None:
        is_new |= await _mark(context, Customer, viewer.customer_id, change.kept_as)
    if is_new:
        context.session.add(change)
        if not is_granted:
            await untie(context, viewer.customer_id, visitor_id)
    own = change.kept_as if viewer.customer_id else None
    made = replace(viewer.choices, own=own, browser=change.kept_as)
    context.become(replace(viewer, choices=made))
    return _consent(context)


async def _mark(context: Context, model: Any, id: UUID, kept_as: int) -> bool:
    """Whether it was marked otherwise before; of two who say the same at once, one changed it."""
    done: Any = await context.session.execute(
        update(model)
        .where(model.id == id, model.consent.is_distinct_from(kept_as))
        .values(consent=kept_as)
        .execution_options(synchronize_session=False)
    )
    return bool(done.rowcount)


_UNTIE = text(f"""
update events
set account_id = null, customer_id = null, visitor_id = null,
    visit_id = md5(visit_id::text || :salt)::uuid
where name in ({BROWSING})
  and (customer_id = cast(:customer as uuid) or visitor_id = cast(:visitor as uuid))
""")
"""A visit stays one, only nobody knows any more which; the salt is known for a moment."""


async def untie(context: Context, customer_id: UUID | None, visitor_id: UUID | None) -> None:
    """Cut what was looked at loose from who did."""
    values = {"customer": customer_id, "visitor": visitor_id, "salt": token_hex(16)}
    await context.session.execute(_UNTIE, values)


_FORGET = text("""
update visitors set visit_id = gen_random_uuid(), is_away = true
where id in (
  select id from visitors where not is_away and seen_at < :since
  limit 1000 for update skip locked)
""")


async def forget_visits(session: Any, since: datetime) -> int:
    """Once nothing was heard for so long, the browser does not know any more which its visit was.

    Returns how many; at most a thousand at a time.
    """
    return int((await session.execute(_FORGET, {"since": since})).rowcount)
