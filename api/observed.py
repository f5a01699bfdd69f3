"""Around every request: an id in its answer and in each line of log, its time, and calm words
when the database is away."""

import asyncio
import logging
from contextvars import ContextVar
from time import perf_counter
from typing import Any
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import metrics
from api.documents import Document
from api.logs import request_id
from resolvers.away import is_away

log = logging.getLogger(__name__)
SLOW = 2.0
"""Seconds from which an answer is worth a line."""
PULSE = 5.0
BODY = (
    b'{"errors":[{"message":"The shop is away for a moment. Please try again.",'
    b'"extensions":{"code":"UNAVAILABLE"}}]}'
)


class Exchange:
    """What is found out about a request while it is answered."""

    __slots__ = ("operation",)

    def __init__(self, operation: str) -> None:
        self.operation = operation


current: ContextVar[Exchange | None] = ContextVar("exchange", default=None)


def note(document: Document | None) -> None:
    """This request runs that document; None when it is none of the storefront's."""
    if exchange := current.get():
        exchange.operation = document.name if document else metrics.OTHER


def note_kept(document: Document, was_kept: bool) -> None:
    """This request reads that document, from memory or not."""
    note(document)
    _KEPT[was_kept].inc()


_KEPT = {True: metrics.KEPT.labels("kept"), False: metrics.KEPT.labels("made")}
_seconds: dict[str, Any] = {}
_statuses: dict[int, Any] = {}


class Observed:
    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "websocket":
            request_id.set(uuid4().hex[:16])
            metrics.SOCKETS.inc()
            try:
                await self._app(scope, receive, send)
            finally:
                metrics.SOCKETS.dec()
        else:
            await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        id = uuid4().hex[:16]
        request_id.set(id)
        exchange = Exchange(_kind(scope["path"]))
        current.set(exchange)
        header, status, began = (b"x-request-id", id.encode()), 0, perf_counter()

        async def tell(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), header]
            await send(message)

        try:
            await self._app(scope, receive, tell)
        except Exception as error:
            if status or not is_away(error):
                raise
            log.warning("The database is away: %s", type(error).__name__)
            await _be_away(tell)
        finally:
            took = perf_counter() - began
            _note(exchange.operation, status, took)
            if took > SLOW or status >= 500:
                log.warning("%s took %.2f s, status %s", exchange.operation, took, status)


def _kind(path: str) -> str:
    """What is not GraphQL, by what it is for."""
    return {"/graphql": metrics.OTHER, "/webhooks/payments": "webhook"}.get(path, "page")


def _note(operation: str, status: int, took: float) -> None:
    if (seconds := _seconds.get(operation)) is None:
        seconds = _seconds[operation] = metrics.SECONDS.labels(operation)
    if (statuses := _statuses.get(status)) is None:
        statuses = _statuses[status] = metrics.STATUSES.labels(str(status))
    seconds.observe(took)
    statuses.inc()


async def _be_away(send: Send) -> None:
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(BODY)).encode()),
        (b"retry-after", b"1"),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": BODY})


async def watch_pool(engine: AsyncEngine) -> None:
    """How many connections are in use, every few seconds until cancelled."""
    pool: Any = engine.pool
    while True:
        metrics.POOL.set(pool.checkedout())
        await asyncio.sleep(PULSE)
