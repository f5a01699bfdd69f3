"""HTTP as uvicorn speaks it, with an end to its patience: a request has to arrive within some
seconds, its head in some room, and what is refused before it was read is not read to its end."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST_HEAD = 32_000
"""Bytes of a request's first line and headers, those of one read more or less."""
MOST_UNWANTED = 500_000
"""Bytes that are still taken after the answer, so that whoever sends on can get it."""
LOOKS = 4
"""How often a connection is looked at within the time that a request has."""
TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"content-length: 0\r\nconnection: close\r\n\r\n"
)


class PatientProtocol(HttpToolsProtocol):
    within = 20.0
    """Seconds."""

    # As uvicorn has it: asyncio's own word is BaseTransport.
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._head = self._unwanted = 0
        self._since: float | None = self.loop.time()
        """When the request began that has not wholly arrived; a connection begins with waiting."""
        self._is_head = True
        self._look_again()

    def connection_lost(self, exc: Exception | None) -> None:
        self._looking.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_head:
            self._head += len(data)
            if self._head > LARGEST_HEAD and not self.transport.is_closing():
                self.transport.write(TOO_LARGE)
                self.transport.close()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._since, self._is_head, self._head, self._unwanted = self.loop.time(), True, 0, 0

    def on_headers_complete(self) -> None:
        self._is_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._since = None
        super().on_message_complete()

    def on_body(self, body: bytes) -> None:
        super().on_body(body)
        if self.cycle.response_complete:
            self._unwanted += len(body)
            if self._unwanted > MOST_UNWANTED:
                self.transport.close()

    def handle_websocket_upgrade(self) -> None:
        self._looking.cancel()
        super().handle_websocket_upgrade()

    def _look_again(self) -> None:
        self._looking = self.loop.call_later(self.within / LOOKS, self._look)

    def _look(self) -> None:
        """One timer for a connection is cheaper than one for each request."""
        if self.transport.is_closing():
            return
        if self._since is not None and self.loop.time() - self._since > self.within:
            self.transport.close()
            return
        self._look_again()


def patient_for(seconds: float) -> type[Any]:
    return type("PatientProtocol", (PatientProtocol,), {"within": seconds})
