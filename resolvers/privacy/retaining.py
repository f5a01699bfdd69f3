"""How long things are kept: what the owner sees and sets, and the pruning."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.dialects.postgresql import insert

from models import ids
from models.base import NotFound
from models.privacy import RULES, RetentionPeriod, RetentionRule, rule
from resolvers.context import Context, Info
from resolvers.session import SharedSession

BATCH = 1_000


@dataclass(frozen=True)
class Retention:
    name: str
    what: str
    days: int
    usual_days: int
    least_days: int
    most_days: int
    pruned_at: datetime | None
    pruned: int


async def retention(info: Info) -> list[Retention]:
    """How long what grows by itself is kept, and when old things were last removed."""
    return await _shown(info.context)


async def set_retention(info: Info, name: str, days: int) -> Retention:
    """Keep something for so many days; what is older goes within the hour."""
    context, known = info.context, rule(name)
    if known is None:
        raise NotFound(kind="retention rule")
    known.check(days)
    given = {"id": ids.uuid7(), "rule": name, "days": days, "pruned": 0}
    await context.session.execute(
        insert(RetentionPeriod)
        .values(given)
        .on_conflict_do_update(index_elements=["rule"], set_={"days": days})
    )
    return next(one for one in await _shown(context) if one.name == name)


async def _shown(context: Context) -> list[Retention]:
    rows = (await context.session.execute(select(RetentionPeriod))).scalars()
    set_ = {one.rule: one for one in rows}
    return [_one(known, set_.get(known.name)) for known in RULES]


def _one(known: RetentionRule, period: RetentionPeriod | None) -> Retention:
    return Retention(
        name=known.name,
        what=known.what,
        days=_days(known, period),
        usual_days=known.days,
        least_days=known.least,
        most_days=known.most,
        pruned_at=period.pruned_at if period else None,
        pruned=period.pruned if period else 0,
    )


def _days(known: RetentionRule, period: RetentionPeriod | None) -> int:
    return known.days if period is None or period.days is None else period.days


async def since(session: SharedSession, known: RetentionRule, now: datetime) -> datetime:
    """What is older than that goes."""
    period = await session.scalar(select(RetentionPeriod).where(RetentionPeriod.rule == known.name))
    return now - timedelta(days=_days(known, period))


async def prune(session: SharedSession, known: RetentionRule, older_than: datetime) -> int:
    """One batch. Returns how many rows it was."""
    done: Any = await session.execute(text(known.sql), {"since": older_than, "batch": BATCH})
    return int(done.rowcount)


async def note(session: SharedSession, known: RetentionRule, rows: int, now: datetime) -> None:
    """How the pruning went."""
    values = {"id": ids.uuid7(), "rule": known.name, "pruned_at": now, "pruned": rows}
    made = insert(RetentionPeriod).values(values)
    counted = func.coalesce(RetentionPeriod.pruned, 0) + made.excluded.pruned
    await session.execute(
        made.on_conflict_do_update(
            index_elements=["rule"], set_={"pruned_at": now, "pruned": counted}
        )
    )
