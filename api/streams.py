"""GraphQL over server-sent events: graphql-sse's "distinct connections", one stream an operation.

The stream ends after `complete`, or when the client leaves; then everything it held is released.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from strawberry.types.graphql import OperationType

from api.graphql import BY_METHOD, RESPONSE_JSON, GraphQLView, NeedsStream
from api.negotiation import names, quality
from resolvers.context import Context

EVENT_STREAM = "text/event-stream"
HEARTBEAT = 15.0
"""Seconds of silence after which a comment keeps the connection from looking dead."""
COMMENT = b":\n\n"
# Without a field `data`, a browser's EventSource would not tell of it.
COMPLETE = b"event: complete\ndata:\n\n"


class StreamingView(GraphQLView):
    """What prefers a stream to JSON gets one; a subscription, wherever a stream will do."""

    async def execute_single(
        self,
        request: Request,
        request_adapter: Any,
        sub_response: Response,
        context: Context,
        root_value: None,
        request_data: Any,
    ) -> Any:
        accept = request.headers.get("accept", "")
        if not prefers_stream(accept):
            try:
                return await super().execute_single(
                    request, request_adapter, sub_response, context, root_value, request_data
                )
            except NeedsStream:
                if not names(accept, EVENT_STREAM):
                    raise
        return await self.started(request, request_data, context)

    async def started(
        self, request: Request, asked: Any, context: Context
    ) -> AsyncGenerator[bytes, None]:
        """The events, the first of which is there: what an operation hands to its caller in
        headers, a new visitor's token for one, is known before they are sent."""
        self.prepare(request, asked.query, context)
        results = await self.schema.stream(
            asked.query,
            variable_values=asked.variables,
            context_value=context,
            operation_name=asked.operation_name,
            operation_extensions=asked.extensions,
            allowed_operation_types=BY_METHOD[request.method] | {OperationType.SUBSCRIPTION},
        )
        events = self._events(request, results, context)
        return _with_first(await anext(events), events)

    async def _events(
        self, request: Request, results: Any, context: Context
    ) -> AsyncGenerator[bytes, None]:
        try:
            with self.places.one_of(context.viewer.address):
                async with aclosing(results):
                    async for result in results:
                        told = self.encode_json(await self.process_result(request, result))
                        yield f"event: next\ndata: {told}\n\n".encode()
        finally:
            await context.close()
        yield COMPLETE

    async def _create_streaming_response(
        self, request: Request, result: Any, protocol: Any, sub_response: Response
    ) -> Response:
        return EventStream(result)


async def _with_first(
    first: bytes, rest: AsyncGenerator[bytes, None]
) -> AsyncGenerator[bytes, None]:
    async with aclosing(rest):
        yield first
        async for event in rest:
            yield event


class EventStream(Response):
    media_type = EVENT_STREAM

    def __init__(self, events: AsyncGenerator[bytes, None]) -> None:
        super().__init__(headers={"x-accel-buffering": "no"})
        del self.headers["content-length"]
        self.events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = {"status": self.status_code, "headers": self.raw_headers}
        telling = asyncio.create_task(self._tell({"type": "http.response.start", **start}, send))
        leaving = asyncio.create_task(_left(receive))
        both = {telling, leaving}
        async with aclosing(self.events):
            try:
                await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for task in both:
                    task.cancel()
                await asyncio.wait(both)
        if not telling.cancelled():
            telling.result()

    async def _tell(self, start: dict[str, Any], send: Send) -> None:
        await send(start)
        async for event in beating(self.events):
            await send({"type": "http.response.body", "body": event, "more_body": True})
        await send({"type": "http.response.body"})


async def beating(events: AsyncGenerator[bytes, None]) -> AsyncIterator[bytes]:
    """`events`, with a comment in each long silence."""
    while True:
        awaited = asyncio.ensure_future(anext(events, None))
        try:
            while not (await asyncio.wait({awaited}, timeout=HEARTBEAT))[0]:
                yield COMMENT
        finally:
            await _ended(awaited)
        event = awaited.result()
        if event is None:
            return
        yield event


async def _ended(task: asyncio.Future[Any]) -> None:
    if not task.done():
        task.cancel()
        await asyncio.wait({task})


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def prefers_stream(accept: str) -> bool:
    """Only what is named counts as a wish for a stream; "anything" means JSON."""
    wish = quality(accept, EVENT_STREAM) if names(accept, EVENT_STREAM) else 0.0
    return wish > max(quality(accept, RESPONSE_JSON), quality(accept, "application/json"))
