"""GraphQL over HTTP, GET and POST, and over graphql-transport-ws."""

import re
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from copy import copy
from datetime import timedelta
from json import JSONDecodeError
from typing import Any
from uuid import UUID

import orjson
from cross_web import HTTPException
from graphql import GraphQLError
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope
from starlette.websockets import WebSocket
from strawberry import Schema
from strawberry.asgi import ASGIWebSocketAdapter, GraphQL
from strawberry.exceptions import MissingQueryError
from strawberry.schema.exceptions import CannotGetOperationTypeError, InvalidOperationTypeError
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
)
from strawberry.types.graphql import OperationType

from api.auth import Tokens, identify, introduced, shows_bearer, stranger
from api.documents import Document, Library, RefusedDocument
from api.live import Turns
from api.negotiation import names, quality
from api.observed import note
from api.pages.locales import language_of
from api.places import NoPlace, Pace, Places
from models.base import NotFound
from models.language import spoken
from resolvers.context import Context

MakeContext = Callable[[HTTPConnection], Context]
BY_METHOD = {
    "GET": {OperationType.QUERY},
    "POST": {OperationType.QUERY, OperationType.MUTATION},
}
MOST_OPERATIONS, MOST_REFUSED = 100, 10
"""At a time over one socket. More are refused, and whoever goes on nevertheless is cut off."""
RESPONSE_JSON = "application/graphql-response+json"
STATUSES = {"RATE_LIMITED": 429, "UNAVAILABLE": 503, "TIMEOUT": 503}
"""Of answers that are none, whatever media type they are in: they are no fault of the document,
and whoever stands between, or tries again, has to know."""


class NeedsStream(HTTPException):
    """A subscription, asked for where only one answer can be given."""


class SocketHandler(BaseGraphQLTransportWSHandler[Context, None]):
    """Operations over one socket run side by side, so each gets a context of its own, for
    whoever the caller is by now. One that cannot be run ends alone."""

    view: "GraphQLView"
    websocket: ASGIWebSocketAdapter
    end_turn: Callable[[], None]
    refused = 0

    async def handle(self) -> None:
        self.pace, self.people = Pace(), set[UUID]()
        """As whom was asked over this socket; each of them holds a place."""
        with ExitStack() as self.held:
            await super().handle()

    async def handle_message(self, message: Any) -> None:
        if self.pace.is_too_fast():
            await self.websocket.close(code=4429, reason="Too many messages at a time.")
            return
        if not isinstance(message, dict):
            await self.handle_invalid_message("A message is an object.")
            return
        said: Any = message
        await super().handle_message(said)

    async def handle_connection_init(self, message: Any) -> None:
        """A browser's page cannot set headers on a socket; it may send them in the payload."""
        payload = message.get("payload")
        if isinstance(payload, dict) and not self.connection_init_received:
            connection = introduced(self.websocket.ws, payload)
            self.context = await self.view.get_context(connection, connection)
            if shows_bearer(connection) and not await self._is_somebody():
                await self.websocket.close(code=4403, reason="This token is nobody's.")
                return
        await super().handle_connection_init(message)

    async def _is_somebody(self) -> bool:
        own = self.context.fresh()
        try:
            await own.renew()
        finally:
            await own.close()
        return own.viewer.account_id is not None

    async def handle_subscribe(self, message: Any) -> None:
        """What is asked for by id has its text from here on."""
        if len(self.operations) >= MOST_OPERATIONS:
            self.refused += 1
            if self.refused > MOST_REFUSED:
                await self.websocket.close(code=4429, reason="Too many operations at a time.")
                return
        try:
            message["payload"] = self.view.library.complete(message["payload"])
        except RefusedDocument as refused:
            refusal: Any = {"id": message["id"], "type": "error", "payload": [refused.formatted]}
            await self.send_message(refusal)
        else:
            await super().handle_subscribe(message)

    async def run_operation(self, operation: Any) -> None:
        own = copy(self)
        own.context = self.context.fresh()
        own.end_turn = await self.view.turns.take()
        try:
            await own.context.renew()
            self._count(own.context.viewer.account_id)
            library = self.view.library
            library.check(operation.query, own.context.viewer)
            own.context.tells_cost = library.trusted.of_text(operation.query) is None
            await super(SocketHandler, own).run_operation(operation)
        except RefusedDocument as refused:
            await operation.send_initial_errors([refused])
        except NoPlace as refused:
            await self.websocket.close(code=4429, reason=refused.reason)
        finally:
            own.end_turn()
            await own.context.close()

    def _count(self, person: UUID | None) -> None:
        """Raises NoPlace."""
        if person is not None and person not in self.people:
            self.held.enter_context(self.view.places.one_of(person))
            self.people.add(person)

    async def _send_result_stream(self, operation: Any, result_source: Any) -> None:
        async def results() -> AsyncIterator[Any]:
            async for result in result_source:
                self.end_turn()
                yield result

        each: Any = results()
        await super()._send_result_stream(operation, each)

    @staticmethod
    def _get_pre_execution_close_reason(error: GraphQLError) -> str | None:
        return None


class GraphQLView(GraphQL[Context, None]):
    """One context per request; whatever no mutation committed is rolled back."""

    graphql_transport_ws_handler_class = SocketHandler

    def __init__(
        self,
        schema: Schema,
        contexts: MakeContext,
        tokens: Tokens,
        library: Library,
        places: Places,
    ) -> None:
        super().__init__(
            schema,
            graphql_ide=None,
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
            connection_init_wait_timeout=timedelta(seconds=5),
            max_subscriptions_per_connection=MOST_OPERATIONS,
        )
        self._contexts = contexts
        self._tokens = tokens
        self.library, self.places = library, places
        self.turns = Turns()

    async def run(self, request: Any, context: Any = None, root_value: Any = None) -> Any:
        if isinstance(request, WebSocket):
            return await self._converse(request)
        try:
            # First: who sends it slowly holds no connection to the database.
            await request.body()
        except ClientDisconnect:
            return Response(status_code=400)
        context = await self.get_context(request, request)
        try:
            response = await super().run(request, context=context, root_value=None)
        except RefusedDocument as refused:
            response = refusal(request.scope, refused)
        except HTTPException as refused:
            if refused.status_code != 405:
                raise
            response = _otherwise(request, refused.reason)
        finally:
            await context.close()
        self._tokens.hand_over(context, request, response)
        response.headers["cache-control"] = "private, no-store"
        return response

    async def _converse(self, socket: WebSocket) -> WebSocket:
        try:
            with self.places.one_of(stranger(socket).address):
                return await super().run(socket, root_value=None)
        except NoPlace as refused:
            # Only who was let in is told why.
            await socket.accept(await self.pick_websocket_subprotocol(socket))
            await socket.close(4429, refused.reason)
            return socket

    async def get_context(self, request: Any, response: Any) -> Context:
        """Whoever opens a socket is looked up for each of its operations."""
        spoken.set(language_of(request))
        context = self._contexts(request)
        tokens = self._tokens.of(request)
        context.recognise = lambda own: identify(own, *tokens)
        if request.scope["type"] == "http":
            try:
                await identify(context, *tokens)
                await self._check_market(context)
            except BaseException:
                # Nobody else knows of it yet, nor of the connection that it holds.
                await context.close()
                raise
        return context

    @staticmethod
    async def _check_market(context: Context) -> None:
        try:
            if context.channel_code is not None:
                await context.channel()
        except NotFound:
            raise HTTPException(400, "There is no market of that code.") from None

    async def parse_http_body(self, request: Any) -> Any:
        try:
            refuse_null_characters(str(request.query_params.get("query") or ""))
            return await super().parse_http_body(request)
        except (UnicodeDecodeError, AttributeError, TypeError, ValueError, RecursionError):
            raise HTTPException(400, "This is not a GraphQL request in JSON.") from None

    def parse_json(self, data: str | bytes) -> Any:
        """A body, in bytes, may name its document; so may an address, but not its parts."""
        asked = super().parse_json(data)
        return self.library.complete(asked) if isinstance(data, bytes) else asked

    def parse_query_params(self, params: Any) -> dict[str, Any]:
        asked: dict[str, Any] = self.library.complete(super().parse_query_params(params))
        return asked

    def should_render_graphql_ide(self, request: Any) -> bool:
        return False

    def decode_json(self, data: str | bytes) -> object:
        """JSON without null characters."""
        refuse_null_characters(data if isinstance(data, str) else data.decode())
        return orjson.loads(data)

    def encode_json(self, data: object) -> str:
        return orjson.dumps(data).decode()

    async def execute_single(
        self,
        request: Request,
        request_adapter: Any,
        sub_response: Response,
        context: Context,
        root_value: None,
        request_data: Any,
    ) -> Any:
        """One answer, not a stream; see api/streams.py."""
        note(self.prepare(request, request_data.query, context))
        try:
            result = await self.schema.execute(
                request_data.query,
                variable_values=request_data.variables,
                context_value=context,
                operation_name=request_data.operation_name,
                allowed_operation_types=BY_METHOD[request_adapter.method],
                operation_extensions=request_data.extensions,
            )
        except InvalidOperationTypeError as refused:
            is_stream = refused.operation_type is OperationType.SUBSCRIPTION
            refusal = NeedsStream if is_stream else HTTPException
            raise refusal(405, refused.as_http_error_reason(request_adapter.method)) from None
        except CannotGetOperationTypeError as refused:
            raise HTTPException(400, refused.as_http_error_reason()) from None
        except MissingQueryError:
            raise HTTPException(400, "There is no query in this request.") from None
        if prefers_response_json(request.headers.get("accept", "")):
            sub_response.media_type = RESPONSE_JSON
            if never_ran(result):
                sub_response.status_code = 400
        if result.errors and never_ran(result):
            say_when(sub_response, result.errors[0])
        return result

    def prepare(self, request: Request, text: str | None, context: Context) -> Document | None:
        """The storefront's own document of this text, whose answers only tell what they cost when
        they are asked to: nobody there reads it. Raises RefusedDocument."""
        trusted = self.library.trusted.of_text(text)
        context.tells_cost = trusted is None or "x-patron-cost" in request.headers
        self.library.check(text, context.viewer)
        return trusted

    async def process_result(self, request: Any, result: Any) -> Any:
        """The reply; a request that was never executed has no data, not even null."""
        told = await super().process_result(request, result)
        if never_ran(result):
            told.pop("data", None)
        return told

    def create_response(self, response_data: Any, sub_response: Response) -> Response:
        response = super().create_response(response_data, sub_response)
        if sub_response.media_type:
            response.headers["content-type"] = f"{sub_response.media_type}; charset=utf-8"
        return response


def _otherwise(request: Request, reason: str) -> Response:
    """The refusal of a method, with those that would do. What changes something must be posted."""
    allowed = "POST" if request.method == "GET" else "GET, POST"
    return PlainTextResponse(reason, 405, {"allow": allowed})


def refusal(scope: Scope, refused: GraphQLError) -> Response:
    """The answer to a request that is wrong as a whole."""
    accept = Headers(scope=scope).get("accept", "")
    is_new = prefers_response_json(accept)
    media_type = RESPONSE_JSON if is_new else "application/json"
    body = orjson.dumps({"errors": [refused.formatted]})
    response = Response(body, 400 if is_new else 200, media_type=media_type)
    say_when(response, refused)
    return response


def say_when(response: Response, error: GraphQLError) -> None:
    """What is none of the document's fault has a status of its own, and says when to come back."""
    said = error.extensions or {}
    response.status_code = STATUSES.get(str(said.get("code")), response.status_code)
    if "retryAfter" in said:
        response.headers["retry-after"] = str(said["retryAfter"])


def never_ran(result: Any) -> bool:
    """Whether parsing, validation or a limit refused the request."""
    return bool(result.errors) and result.data is None and not any(e.path for e in result.errors)


NULL = re.compile(r"\x00|\\u(0000|\{0*\})")
"""As it is, or as JSON and GraphQL write it."""


def refuse_null_characters(text: str) -> None:
    """No text of PostgreSQL can hold one."""
    if NULL.search(text):
        raise JSONDecodeError("Text cannot hold null characters.", "", 0)


def prefers_response_json(accept: str) -> bool:
    """Whether the GraphQL media type is wanted more than, or named before, plain JSON."""
    if not names(accept, RESPONSE_JSON):
        return False
    plain = "application/json"
    wanted, otherwise = quality(accept, RESPONSE_JSON), quality(accept, plain)
    is_first = accept.find(RESPONSE_JSON) < accept.find(plain) or not names(accept, plain)
    return wanted > otherwise or (wanted == otherwise and is_first)
