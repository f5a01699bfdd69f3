"""Somebody who speaks to a real web process byte by byte, as no client would."""

import asyncio
import json
import os
import struct
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

ADDRESS = "203.0.113.7"
"""Of documentation (RFC 5737): somebody from elsewhere, by a proxy's word."""


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")

    @property
    def codes(self) -> set[str]:
        """Of the errors; empty where there are none."""
        errors = json.loads(self.body).get("errors") or []
        return {(one.get("extensions") or {}).get("code", "") for one in errors}


NOTHING = Reply(0, {}, b"")
"""The line was cut without a word."""


@dataclass(frozen=True)
class Attacker:
    port: int
    address: str = ADDRESS

    async def send(self, *parts: bytes, wait: float = 20) -> Reply:
        """Whatever bytes one likes, and what comes back before the line is cut."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**24)
        try:
            async with asyncio.timeout(wait):
                with suppress(ConnectionError):
                    for part in parts:
                        writer.write(part)
                        await writer.drain()
                return await _reply(reader)
        finally:
            await hang_up(writer)

    def head(self, method: str, path: str, *headers: str) -> bytes:
        lines = [
            f"{method} {path} HTTP/1.1",
            f"host: 127.0.0.1:{self.port}",
            f"x-forwarded-for: {self.address}",
            *headers,
        ]
        return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")

    async def request(
        self, method: str, path: str = "/graphql", body: bytes = b"", *headers: str
    ) -> Reply:
        said = list(headers)
        if body and not any(one.startswith("content-type") for one in said):
            said.append("content-type: application/json")
        length = f"content-length: {len(body)}"
        return await self.send(self.head(method, path, length, *said), body)

    async def ask(self, query: str, variables: Any = None, *headers: str) -> Reply:
        body = json.dumps({"query": query, "variables": variables or {}}).encode()
        return await self.request("POST", "/graphql", body, *headers)

    async def open_socket(self) -> "Socket":
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**24)
        writer.write(
            self.head(
                "GET",
                "/graphql",
                "connection: upgrade",
                "upgrade: websocket",
                "sec-websocket-version: 13",
                "sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==",
                "sec-websocket-protocol: graphql-transport-ws",
            )
        )
        assert b" 101 " in await reader.readuntil(b"\r\n\r\n")
        return Socket(reader, writer)


class Socket:
    """A WebSocket, frame by frame; nothing is checked before it is sent."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    def write(self, data: bytes, kind: int = 1) -> None:
        long = len(data) >= 2**16
        size = struct.pack("!BQ", 255, len(data)) if long else struct.pack("!BH", 254, len(data))
        self.writer.write(bytes([0x80 | kind]) + size + b"\0\0\0\0" + data)

    def say(self, **message: Any) -> None:
        self.write(json.dumps(message).encode())

    async def closed(self, within: float = 20) -> int:
        """The code with which the other side closed; 0 when it just cut the line."""
        try:
            async with asyncio.timeout(within):
                while True:
                    kind, data = await self._frame()
                    if kind == 8:
                        return int.from_bytes(data[:2], "big")
        except (ConnectionError, asyncio.IncompleteReadError):
            return 0
        finally:
            await hang_up(self.writer)

    async def hear(self) -> Any:
        """The next message; a server pings now and then."""
        kind, data = await self._frame()
        while kind != 1:
            kind, data = await self._frame()
        return json.loads(data)

    async def _frame(self) -> tuple[int, bytes]:
        first, size = await self.reader.readexactly(2)
        if size >= 126:
            size = int.from_bytes(await self.reader.readexactly(2 if size == 126 else 8), "big")
        return first & 15, await self.reader.readexactly(size)


async def hang_up(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()


async def _reply(reader: asyncio.StreamReader) -> Reply:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        status, *lines = head.strip().split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        body = await _body(reader, headers)
    except (asyncio.IncompleteReadError, ConnectionError):
        return NOTHING
    return Reply(int(status.split()[1]), headers, body)


async def _body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(headers.get("content-length", 0)))
    body = b""
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size)
        await reader.readline()
    return body


TICK = os.sysconf("SC_CLK_TCK")


def cpu_of(pid: int) -> float:
    """Seconds that a process has worked, as the kernel counted them."""
    with open(f"/proc/{pid}/stat") as told:
        fields = told.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory_of(pid: int) -> int:
    """Bytes that a process holds in memory."""
    with open(f"/proc/{pid}/statm") as told:
        return int(told.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
