"""Anonymous reads: a trusted document asked for by GET, by nobody in particular.

Who sends neither a bearer token nor one of our headers is anonymous by construction, whatever
cookies came along (see api/auth.py). Such a read is answered before a request is made of it, a
context or a connection; everything else goes on to the view.
"""

from typing import Any, NamedTuple, Protocol
from urllib.parse import parse_qsl

import orjson
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from api.answers import Answer, Answers, Unanswerable
from api.documents import TrustedDocuments
from api.graphql import NULL, RESPONSE_JSON, prefers_response_json, refusal
from api.negotiation import quality
from api.observed import note_kept
from api.shareable import Plan
from api.streams import prefers_stream
from resolvers.context import Context
from schema.limits import RateLimited

PERSONAL = {b"authorization", b"x-patron-client", b"x-patron-visitor", b"x-patron-cost"}
"""Headers by which somebody says who they are, or asks what the answer costs them."""
JSON = "application/json"
# A browser asks again each time, which costs one 304; caches on the way may keep it for 5 seconds.
FRESHNESS = b"public, max-age=0, s-maxage=5, must-revalidate"
VARY = b"accept, authorization, x-patron-channel, x-patron-client, x-patron-visitor"
UNDERSTOOD = {"documentId", "variables", "operationName"}


class Asked(NamedTuple):
    plan: Plan
    variables: dict[str, Any]
    channel: str | None
    media_type: str
    seen: bytes
    """The entity tags that the caller has."""


class Shop(Protocol):
    @property
    def answers(self) -> Answers: ...

    @property
    def documents(self) -> TrustedDocuments: ...

    def context(self, request: HTTPConnection) -> Context: ...


class PublicReads:
    def __init__(self, view: ASGIApp, shop: Shop) -> None:
        self._view, self._shop = view, shop
        self._answers, self._documents = shop.answers, shop.documents

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = self._asked(scope) if scope["type"] == "http" else None
        try:
            answer = await self._answer(asked, scope) if asked else None
        except RateLimited as refused:
            await refusal(scope, refused)(scope, receive, send)
            return
        if asked and answer:
            await _tell(asked, answer, send)
        else:
            await self._view(scope, receive, send)

    def _asked(self, scope: Scope) -> Asked | None:
        """What is asked in public, or None for all that the view has to look at."""
        if scope["method"] != "GET" or b"documentId=" not in scope["query_string"]:
            return None
        headers: dict[bytes, bytes] = dict(scope["headers"])
        if not PERSONAL.isdisjoint(headers):
            return None
        media_type = _media_type(headers.get(b"accept", b"").decode("latin-1"))
        given = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        document = self._documents.get(given.get("documentId", ""))
        if media_type is None or document is None or not given.keys() <= UNDERSTOOD:
            return None
        plan, variables = self._answers.plan(document), _variables(given.get("variables"))
        is_named = given.get("operationName", document.name) == document.name
        if variables is None or not is_named or not plan.is_shareable:
            return None
        named = headers.get(b"x-patron-channel")
        channel = None if named is None else named.decode("latin-1")
        return Asked(plan, variables, channel, media_type, headers.get(b"if-none-match", b""))

    async def _answer(self, asked: Asked, scope: Scope) -> Answer | None:
        question = asked.plan, asked.variables, asked.channel
        try:
            kept = self._answers.kept(*question)
            note_kept(asked.plan.document, kept is not None)
            return kept or await self._made(asked, scope)
        except Unanswerable:
            # The view says it as it says every error, and keeps nothing.
            return None

    async def _made(self, asked: Asked, scope: Scope) -> Answer:
        """Charged to the address it is made for."""
        payer = self._shop.context(HTTPConnection(scope))
        try:
            return await self._answers.made(asked.plan, asked.variables, asked.channel, payer.pay)
        finally:
            await payer.close()


async def _tell(asked: Asked, answer: Answer, send: Send) -> None:
    # The media type is a part of what a strong tag names.
    kind = "r" if asked.media_type == RESPONSE_JSON else "j"
    etag = f'"{kind}{answer.digest}"'.encode()
    headers = [
        (b"etag", etag),
        (b"cache-control", FRESHNESS),
        (b"vary", VARY),
    ]
    if etag in asked.seen or asked.seen == b"*":
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    headers += [
        (b"content-type", f"{asked.media_type}; charset=utf-8".encode()),
        (b"content-length", str(len(answer.body)).encode()),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


def _media_type(accept: str) -> str | None:
    """Of the answer; None when something else than JSON may be wanted."""
    if prefers_stream(accept):
        return None
    if prefers_response_json(accept):
        return RESPONSE_JSON
    return JSON if quality(accept, JSON) > 0 else None


def _variables(text: str | None) -> dict[str, Any] | None:
    """None when they are not an object as the view would take them."""
    if not text:
        return {}
    if NULL.search(text):
        return None
    try:
        variables = orjson.loads(text)
    except ValueError:
        return None
    return variables if isinstance(variables, dict) else None
