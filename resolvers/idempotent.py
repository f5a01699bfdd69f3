"""Idempotency as one mechanism: a key, its request and its result, in the act's transaction."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, is_dataclass, replace
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import BigInteger, bindparam, func, literal, select, true, update
from sqlalchemy.dialects.postgresql import insert

from models import ids
from models.base import DomainError, Model
from models.idempotency import (
    IdempotencyConflict,
    IdempotencyKey,
    IdempotencyKeyInUse,
    check_key,
    scope,
)
from resolvers.context import Context, Info

_NAMES = ("id", "scope", "key", "request_digest")
_LOCK = func.pg_try_advisory_xact_lock(bindparam("lock", type_=BigInteger))
_MINE = select(_LOCK.label("is_locked")).cte("mine")
_ROW = select(
    *(bindparam(name, type_=IdempotencyKey.__table__.c[name].type) for name in _NAMES), literal("")
)
_TAKEN = (
    insert(IdempotencyKey)
    .from_select([*_NAMES, "result_id"], _ROW.select_from(_MINE).where(_MINE.c.is_locked))
    .on_conflict_do_nothing()
    .returning(IdempotencyKey.id)
    .cte("taken")
)
_TAKE = select(_TAKEN.c.id).select_from(_MINE.outerjoin(_TAKEN, true()))
"""The lock, and the row if nobody has it, by one statement. It never waits: whoever holds the lock
is at work with this very key, and lets go of it as the transaction ends. The row is written blind,
as one that came a moment ago would not be seen in this statement's snapshot but does conflict."""
_KNOWN = select(IdempotencyKey.request_digest, IdempotencyKey.result_id).where(
    IdempotencyKey.scope == bindparam("scope"), IdempotencyKey.key == bindparam("key")
)
_KEEP = (
    update(IdempotencyKey)
    .where(IdempotencyKey.id == bindparam("taken"))
    .values(result_id=bindparam("made"))
    .returning(IdempotencyKey.id)
)


async def once(
    info: Info,
    models: Sequence[type[Model]],
    arguments: dict[str, Any],
    act: Callable[[], Awaitable[Any]],
) -> Any:
    """`act()`, or what the first call with this key made, one of `models`. A refusal leaves no key
    behind.

    Raises IdempotencyConflict when the key stood for something else, and IdempotencyKeyInUse while
    the first call has not ended.
    """
    context, values = info.context, _plain(arguments)
    key = values.get("idempotency_key")
    if key is None:
        return await act()
    check_key(key)
    if context.viewer.account_id is None:
        await context.ensure_visitor()
    session, named = context.session, {"scope": scope(context.viewer, info.field_name), "key": key}
    request = sha256(orjson.dumps(values, default=str, option=orjson.OPT_SORT_KEYS)).hexdigest()
    given = {**named, "id": ids.uuid7(), "request_digest": request, "lock": _lock(**named)}
    [(taken,)] = await session.rows(_TAKE, **given)
    if taken is None:
        return await _replay(context, models, named, request)
    try:
        result = await act()
    except DomainError:
        known = await _as_guest(context, info.field_name, key, request)
        if known is None:
            raise
        # Nothing of what was refused stays, nor the key.
        await context.rollback()
        return await _replay(context, models, known, request)
    await session.rows(_KEEP, taken=taken, made=result.gid)
    return result


async def _as_guest(context: Context, field: str, key: str, request: str) -> dict[str, str] | None:
    """Under which name it was done by the same browser, if that was before its holder logged in
    and repeated what had no answer."""
    viewer = context.viewer
    if viewer.account_id is None or viewer.visitor_id is None:
        return None
    named = {"scope": scope(replace(viewer, account_id=None), field), "key": key}
    known = await context.session.rows(_KNOWN, **named)
    return named if known and known[0].request_digest == request else None


async def _replay(
    context: Context, models: Sequence[type[Model]], named: dict[str, str], request: str
) -> Model:
    """What the first call made as it stands now, if the caller may still see it: the answer is
    read anew, so that it may be asked for other fields than the first time."""
    known = await context.session.rows(_KNOWN, **named)
    if not known:
        raise IdempotencyKeyInUse
    if known[0].request_digest != request:
        raise IdempotencyConflict(reason="This key was used with other values.")
    context.only_repeats()
    made: str = known[0].result_id
    model = next(one for one in models if made.startswith(f"{one.prefix}_"))
    return await context.visible(model, made)


def _lock(scope: str, key: str) -> int:
    """The number that PostgreSQL knows the key by while it is at work."""
    digest = sha256(f"{scope}\n{key}".encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True)


def _plain(arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments as JSON can hold them; nested inputs are dataclasses."""
    return {
        name: asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
        for name, value in arguments.items()
    }
