"""People who look around, buy now and then, watch their cart, and leave."""

import asyncio
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

import orjson
from websockets.asyncio.client import connect

from bench.client import Browser
from bench.faults.shoppers import NOTHING_CAME, Shopper
from bench.operations import listing, product, search

THINKS = (3.0, 9.0)
"""Seconds between two visits."""
BUYS, WATCHES = 0.3, 0.3
"""How often a visit leads to a purchase, or keeps a socket open."""
WATCH = "subscription { cartChanged { quantity } }"


@dataclass
class Guest(Shopper):
    took: list[tuple[float, float]] = field(default_factory=list)
    """When each answer came, and the seconds it took."""

    async def shop_on(self) -> None:
        await _pause(self.dice.uniform(0, THINKS[1]), self.until)
        while time.monotonic() < self.until:
            try:
                await self._visit()
            except NOTHING_CAME as nothing:
                self.memory.counts[f"failed: {type(nothing).__name__}: {nothing}"[:100]] += 1
            await _pause(self.dice.uniform(*THINKS), self.until)

    async def _visit(self) -> None:
        catalogue = self.shop.catalogue
        async with Browser(self.shop.port) as browser:
            for run in (listing, product, search, product):
                await self._timed(run(browser, catalogue, self.dice.getrandbits(16)))
        if self.dice.random() < WATCHES:
            await self._watch()
        if self.dice.random() < BUYS:
            await self._buy()

    async def _watch(self) -> None:
        address = f"ws://127.0.0.1:{self.shop.port}/graphql"
        protocol: Any = ["graphql-transport-ws"]
        async with connect(address, subprotocols=protocol, proxy=None) as socket:
            await socket.send('{"type": "connection_init"}')
            await socket.recv()
            asked = {"type": "subscribe", "id": "1", "payload": {"query": WATCH}}
            await socket.send(orjson.dumps(asked).decode())
            await socket.recv()
            await _pause(self.dice.uniform(0, THINKS[0]), self.until)

    async def _ask(self, query: str, **variables: Any) -> Any:
        async with Browser(self.shop.port) as browser:
            browser.cookies = self.cookies
            return await self._timed(browser.ask(query, **variables))

    async def _timed(self, answer: Awaitable[Any]) -> Any:
        began = time.monotonic()
        told = await answer
        now = time.monotonic()
        self.took.append((now, now - began))
        return told


async def _pause(seconds: float, until: float) -> None:
    await asyncio.sleep(max(0.0, min(seconds, until - time.monotonic())))
