"""An HTTP/1.1 client that costs little, for the machine it loads is also the one it measures."""

import asyncio
from types import TracebackType
from typing import Any, Self

import orjson


class Failed(Exception):
    """The answer is not what the operation should give."""


class Browser:
    """One connection that is kept, and the cookies of one shopper at a time."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self._host = f"localhost:{port}"

    async def __aenter__(self) -> Self:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._writer.close()

    @property
    def origin(self) -> str:
        return f"http://{self._host}"

    def log_in(self, token: str) -> None:
        """Be the one to whom a session belongs."""
        self.cookies = {f"patron_session_{self.port}": token}

    async def get(self, path: str) -> Any:
        return await self._exchange(f"GET {path} HTTP/1.1\r\nhost: {self._host}\r\n\r\n".encode())

    async def ask(self, query: str, **variables: Any) -> Any:
        """The data of a GraphQL reply. Raises Failed when it has errors."""
        body = orjson.dumps({"query": query, "variables": variables})
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = (
            f"POST /graphql HTTP/1.1\r\nhost: {self._host}\r\nx-patron-client: web\r\n"
            f"content-type: application/json\r\ncontent-length: {len(body)}\r\n"
            + (f"cookie: {cookies}\r\n" if cookies else "")
        )
        reply = await self._exchange(head.encode() + b"\r\n" + body)
        if "errors" in reply:
            raise Failed(str(reply["errors"][0].get("message")))
        return reply["data"]

    async def _exchange(self, request: bytes) -> Any:
        self._writer.write(request)
        status, *headers = (await self._reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
        length = 0
        for header in headers:
            name, _, value = header.partition(b":")
            if name == b"content-length":
                length = int(value)
            elif name == b"set-cookie":
                self._keep(value)
        body = await self._reader.readexactly(length)
        if b" 200 " not in status:
            raise Failed(f"{status.decode()}: {body[:200].decode(errors='replace')}")
        return orjson.loads(body)

    def _keep(self, cookie: bytes) -> None:
        name, _, value = cookie.decode().split(";")[0].strip().partition("=")
        self.cookies[name] = value
