"""Idempotency as one mechanism: a key, its request and its result, in the act's transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, is_dataclass
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from models import ids
from models.base import Model
from models.idempotency import IdempotencyConflict, IdempotencyKey, check_key, scope
from resolvers.context import Context, Info, uuid_of

_NAMES = ("id", "scope", "key", "request_digest")
_TAKE = (
    insert(IdempotencyKey)
    .values({**{name: bindparam(name) for name in _NAMES}, "result_id": ""})
    .on_conflict_do_nothing()
    .returning(IdempotencyKey.id)
)
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
    info: Info, model: type[Model], arguments: dict[str, Any], act: Callable[[], Awaitable[Any]]
) -> Any:
    """`act()`, or what the first call with this key made. A refusal leaves no key behind.

    A call that comes while the first one is at work waits for its end: the database lets nobody
    else take the key before. Raises IdempotencyConflict when the key stood for something else.
    """
    context, values = info.context, _plain(arguments)
    key = values.get("idempotency_key", "")
    check_key(key)
    if context.viewer.account_id is None:
        await context.ensure_visitor()
    session, named = context.session, {"scope": scope(context.viewer, info.field_name), "key": key}
    request = sha256(orjson.dumps(values, default=str, option=orjson.OPT_SORT_KEYS)).hexdigest()
    taken = await session.rows(_TAKE, **named, id=ids.uuid7(), request_digest=request)
    if not taken:
        return await _replay(context, model, named, request)
    result = await act()
    await session.rows(_KEEP, taken=taken[0].id, made=result.gid)
    return result


async def _replay(
    context: Context, model: type[Model], named: dict[str, str], request: str
) -> Model | None:
    (known,) = await context.session.rows(_KNOWN, **named)
    if known.request_digest != request:
        raise IdempotencyConflict(reason="This key was used with other values.")
    return await context.session.get(model, uuid_of(model, known.result_id))


def _plain(arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments as JSON can hold them; nested inputs are dataclasses."""
    return {
        name: asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
        for name, value in arguments.items()
    }
