"""Idempotency as one mechanism: a key, its request and its result, in the act's transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict, is_dataclass
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import func, select

from models.base import Model
from models.idempotency import IdempotencyConflict, IdempotencyKey, check_key, scope
from resolvers.context import Context, Info, uuid_of


async def once(
    info: Info, model: type[Model], arguments: dict[str, Any], act: Callable[[], Awaitable[Any]]
) -> Any:
    """`act()`, or what the first call with this key made. A refusal leaves no key behind.

    Raises IdempotencyConflict when the key stood for something else or is being used right now.
    """
    context, values = info.context, _plain(arguments)
    key = values.get("idempotency_key", "")
    check_key(key)
    if context.viewer.account_id is None:
        await context.ensure_visitor()
    where = scope(context.viewer, info.field_name)
    await _take(context, where, key)
    request = sha256(orjson.dumps(values, default=str, option=orjson.OPT_SORT_KEYS)).hexdigest()
    named = (IdempotencyKey.scope == where) & (IdempotencyKey.key == key)
    known = await context.session.scalar(select(IdempotencyKey).where(named))
    if known is not None:
        return await _replay(context, model, known, request)
    result = await act()
    context.session.add(
        IdempotencyKey(scope=where, key=key, request_digest=request, result_id=result.gid)
    )
    return result


async def _take(context: Context, where: str, key: str) -> None:
    lock = int.from_bytes(sha256(f"{where}:{key}".encode()).digest()[:8], "big", signed=True)
    if not await context.session.scalar(select(func.pg_try_advisory_xact_lock(lock))):
        raise IdempotencyConflict(reason="The first call with this key has not ended yet.")


async def _replay(
    context: Context, model: type[Model], known: IdempotencyKey, request: str
) -> Model | None:
    if known.request_digest != request:
        raise IdempotencyConflict(reason="This key was used with other values.")
    return await context.session.get(model, uuid_of(model, known.result_id))


def _plain(arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments as JSON can hold them; nested inputs are dataclasses."""
    return {
        name: asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
        for name, value in arguments.items()
    }
