"""A TCP proxy whose connections can be cut, as networks do, at any moment."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Proxy:
    def __init__(self, port: int, target: int) -> None:
        self.port, self.target = port, target
        self._writers: set[asyncio.StreamWriter] = set()

    def cut(self) -> int:
        """Reset every connection there is; how many."""
        cut = list(self._writers)
        for writer in cut:
            writer.transport.abort()
        return len(cut) // 2

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, onward = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            writer.transport.abort()
            return
        both = {writer, onward}
        self._writers |= both
        with suppress(OSError, asyncio.CancelledError):
            await asyncio.gather(_carry(reader, onward), _carry(there, writer))
        self._writers -= both
        for one in both:
            one.close()

    @asynccontextmanager
    async def open(self) -> AsyncIterator["Proxy"]:
        server = await asyncio.start_server(self._accept, "127.0.0.1", self.port)
        yield self
        server.close()
        self.cut()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while piece := await reader.read(65_536):
        writer.write(piece)
        await writer.drain()
    if not writer.is_closing():
        writer.write_eof()
