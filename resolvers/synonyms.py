"""Words that mean the same, as merchandisers keep them, and what was searched for in vain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import strawberry
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    DateTime,
    Select,
    bindparam,
    distinct,
    func,
    literal_column,
    or_,
    select,
)

from models.base import EventEntry, InvalidField, InvalidInput
from models.search import SynonymGroup
from resolvers.context import Info
from resolvers.inputs import Key
from resolvers.paging import Page, newest_first, page_size

LONGEST_LOOK_BACK = 365
"""Days."""
FEWEST_TIMES = 2
"""What one person typed once is nobody's business, and no reason to change anything."""


@dataclass(slots=True)
class MissedSearch:
    """A text that found nothing. `visits` are of those who let themselves be followed."""

    text: str
    searches: int
    visits: int
    last_at: datetime


async def synonym_groups(
    info: Info, first: int = 50, after: str | None = None
) -> Page[SynonymGroup]:
    """Every group of terms that mean the same, the newest first."""
    kept = [SynonymGroup.removed_at.is_(None)]
    at = SynonymGroup.created_at
    return await newest_first(
        info.context, SynonymGroup, at, matching=kept, first=first, after=after
    )


async def save_synonyms(
    info: Info,
    terms: list[str],
    idempotency_key: Key,
    group_id: strawberry.ID | None = None,
    revision: int | None = None,
) -> SynonymGroup:
    """Let 2 to 20 terms mean the same, in a new group or, with `revision` as it was read, in one
    that there is. Searches for one of them then find them all.
    """
    context = info.context
    if group_id is None:
        group = SynonymGroup.of(terms)
        context.session.add(group)
    else:
        group = await context.visible(SynonymGroup, group_id, lock=True)
        group.change(terms, revision or 0)
    await context.session.flush()
    return group


async def remove_synonyms(
    info: Info, group_id: strawberry.ID, revision: int, idempotency_key: Key
) -> SynonymGroup:
    """Let terms mean what they say again. `revision` is that of the group as it was read."""
    context = info.context
    group = await context.visible(SynonymGroup, group_id, lock=True)
    group.remove(revision, context.now)
    return group


_said = func.folded(func.btrim(EventEntry.data["text"].astext)).label("text")
_IN_VAIN: ColumnElement[bool] = literal_column("name = 'Searched' and data @> '{\"results\": 0}'")
"""As the index says it."""


def _missed() -> Select[Any]:
    since = bindparam("since", type_=DateTime(timezone=True))
    said = select(_said, EventEntry.visit_id, EventEntry.at).where(_IN_VAIN, EventEntry.at >= since)
    one = said.subquery("said").c
    # An address of mail, or as many digits as a telephone has; but a barcode may be looked for.
    is_personal = one.text.regexp_match(r"@|(\d[ ./()-]*){7,}")
    is_code = one.text.regexp_match(r"^(\d{8}|\d{12,14})$")
    searches = func.count().label("searches")
    columns = (one.text, searches, func.count(distinct(one.visit_id)), func.max(one.at))
    counted = select(*columns).where(one.text != "", or_(~is_personal, is_code))
    counted = counted.group_by(one.text).having(func.count() >= literal_column(str(FEWEST_TIMES)))
    return counted.order_by(searches.desc(), one.text).limit(bindparam("most", type_=BigInteger))


_MISSED = _missed()


async def missed_searches(info: Info, days: int = 30, first: int = 50) -> Sequence[MissedSearch]:
    """What was searched for in vain, the most frequent first: texts of two searches or more, and
    none that looks like an address or a telephone number. They are forgotten with the visits.
    """
    if not 1 <= days <= LONGEST_LOOK_BACK:
        wanted = f"A whole number from 1 to {LONGEST_LOOK_BACK}."
        raise InvalidInput([InvalidField("days", wanted)])
    since = info.context.now - timedelta(days=days)
    values = {"since": since, "most": page_size(first)}
    rows: Sequence[Sequence[Any]] = await info.context.session.rows(_MISSED, **values)
    return [MissedSearch(*row) for row in rows]
