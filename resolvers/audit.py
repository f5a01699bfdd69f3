"""The log of what staff did, for owners to search."""

import re

from sqlalchemy import ColumnElement, func, or_, select
from strawberry import Parent

from models.audit import AuditEntry
from models.identity import Account
from resolvers.context import Info, uuid_of
from resolvers.inputs import AuditFilter
from resolvers.paging import Page, newest_first
from resolvers.refunds import StaffPerson, person

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 10


async def audit_log(
    info: Info, filter: AuditFilter | None = None, first: int = 20, after: str | None = None
) -> Page[AuditEntry]:
    """What staff did, newest first; all of what `filter` names has to fit."""
    matching = _matching(filter) if filter else []
    return await newest_first(
        info.context, AuditEntry, AuditEntry.at, matching=matching, first=first, after=after
    )


def _matching(filter: AuditFilter) -> list[ColumnElement[bool]]:
    """Raises NotFound for an actor whose id is none."""
    wanted = []
    if filter.actor_id is not None:
        wanted.append(AuditEntry.actor_id == uuid_of(Account, filter.actor_id))
    if filter.act:
        wanted.append(AuditEntry.act == filter.act)
    if filter.object_id is not None:
        wanted.append(AuditEntry.object_id == filter.object_id)
    if filter.start is not None:
        wanted.append(AuditEntry.at >= filter.start)
    if filter.end is not None:
        wanted.append(AuditEntry.at < filter.end)
    if filter.text and filter.text.strip():
        wanted.append(_says(filter.text.strip()))
    return wanted


def _says(text: str) -> ColumnElement[bool]:
    """Each word of it begins one of the line; or somebody is called so who did it."""
    words = WORD.findall(text)[:MOST_WORDS]
    begins = " & ".join(f"'{word}':*" for word in words)
    names = (Account.name, Account.email)
    called = select(Account.id).where(
        or_(*(one.istartswith(text, autoescape=True) for one in names)), Account.is_of_staff()
    )
    return or_(
        AuditEntry.words.bool_op("@@")(func.to_tsquery("simple", begins)),
        AuditEntry.actor_id.in_(called),
    )


async def actor(entry: Parent[AuditEntry], info: Info) -> StaffPerson | None:
    """Who did it; null when the account is gone."""
    return await person(info, entry.actor_id)
