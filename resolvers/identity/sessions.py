"""Where one is logged in, and ending that."""

from dataclasses import dataclass
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, select, update
from strawberry import Parent

from models.identity import Account, LoginSession, check_fresh
from resolvers.context import Context, Info

MOST_SHOWN = 100


@dataclass
class SessionsEnded:
    count: int


async def account_sessions(account: Parent[Account], info: Info) -> list[LoginSession]:
    """Where this account is logged in, the last used first; only its holder is told."""
    wanted = (
        select(LoginSession)
        .where(
            LoginSession.account_id == account.id,
            LoginSession.is_open(info.context.now),
            LoginSession.visible_to(info.context.viewer),
        )
        .order_by(LoginSession.used_at.desc().nulls_last(), LoginSession.id.desc())
        .limit(MOST_SHOWN)
    )
    return list((await info.context.session.execute(wanted)).scalars())


async def is_this_one(session: Parent[LoginSession], info: Info) -> bool:
    """Whether it is the one that asks."""
    return session.id == info.context.viewer.session_id


async def revoke_session(info: Info, session_id: strawberry.ID) -> SessionsEnded:
    """End one of the own sessions. Another than this one takes a fresh confirmation."""
    context = info.context
    session = await context.visible(LoginSession, session_id)
    if session.id == context.viewer.session_id:
        context.outgoing.session_ended = True
    else:
        check_fresh(context.viewer, context.now)
    return SessionsEnded(await end_sessions(context, LoginSession.id == session.id))


async def log_out_everywhere(info: Info, keep_this: bool = True) -> SessionsEnded:
    """End all own sessions, but for this one unless told so. Takes a fresh confirmation."""
    context = info.context
    check_fresh(context.viewer, context.now)
    mine = LoginSession.visible_to(context.viewer)
    if keep_this:
        return SessionsEnded(await end_other_sessions(context, mine))
    context.outgoing.session_ended = True
    return SessionsEnded(await end_sessions(context, mine))


async def end_other_sessions(context: Context, whose: ColumnElement[bool]) -> int:
    """All but the one that asks."""
    return await end_sessions(
        context, whose & LoginSession.id.is_distinct_from(context.viewer.session_id)
    )


async def end_sessions(context: Context, which: ColumnElement[bool]) -> int:
    """How many of `which` were open; from now on no token of theirs is anybody's."""
    ended: Any = await context.session.execute(
        update(LoginSession)
        .where(which, LoginSession.is_open(context.now))
        .values(revoked_at=context.now)
        .execution_options(synchronize_session=False)
    )
    return int(ended.rowcount)
