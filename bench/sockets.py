"""How soon an order's owner sees it change while thousands watch theirs, and what a socket costs.

`python -m bench.sockets --sockets 5000`: one web process, a real socket for each of as many
customers, and orders that are changed at a steady pace by staff, over HTTP, in that same process.
"""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from random import Random
from time import perf_counter
from typing import Any

import orjson
import psutil
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from api.commands.supervise import ended_by_signals
from api.commands.web import allow_many_sockets
from api.live import connect as connect_to_database
from api.settings import CannotStart
from bench.catalogue import Catalogue, identity
from bench.client import Browser
from bench.cpu import LoadWatch, used_by
from bench.servers import Servers, running
from models import ids

AT_ONCE = 50
"""Sockets that are opened side by side."""
PER_ADDRESS = 20_000
"""Sockets from one address of this machine; there are some 28,000 ports."""
LIMIT = 60.0
"""Seconds after which what was not seen never will be."""
WATCH = """
subscription Watch($id: ID!) { orderChanged(orderId: $id) { id status timeline { title at } } }
"""
CHANGE = """
mutation Pack($id: ID!) {
  advanceOrder(input: {orderId: $id, to: PACKED}) { __typename ... on Error { message } }
}
"""
# The first order of each customer waits to be packed; the first customer is staff as well.
PREPARE = (
    "update orders set status = 'confirmed', delivered_at = null where id <= '{last}'",
    "update accounts set roles = '{{customer,owner}}' where id = '{owner}'",
)


@dataclass(frozen=True)
class Crowd(Catalogue):
    """A small shop with many customers; order and customer have the same number."""

    products: int = 100
    sockets: int = 5000

    @property
    def customers(self) -> int:
        return self.sockets

    def order(self, number: int) -> str:
        return ids.encode("order", identity("order", number))


@dataclass
class Watcher:
    """A customer's device; `seen` are the moments at which it was told of its order."""

    socket: ClientConnection
    seen: list[float] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    told: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self) -> None:
        async for message in self.socket:
            moment, said = perf_counter(), orjson.loads(message)
            if said["type"] == "next":
                self.statuses.append(said["payload"]["data"]["orderChanged"]["status"])
                self.seen.append(moment)
                self.told.set()
            elif said["type"] in {"error", "complete"}:
                raise RuntimeError(message)

    async def hear(self, times: int) -> float:
        """When it was told for so many times."""
        async with asyncio.timeout(LIMIT):
            while len(self.seen) < times:
                self.told.clear()
                await self.told.wait()
        return self.seen[times - 1]


@dataclass(frozen=True)
class Seen:
    """Milliseconds until a change was seen, since it was asked for and since that was answered."""

    asked: list[float]
    answered: list[float]


async def watch(stack: AsyncExitStack, port: int, crowd: Crowd, number: int) -> Watcher:
    """Open a customer's socket, and wait for the present state of the order."""
    socket = await stack.enter_async_context(
        connect(
            f"ws://127.0.0.1:{port}/graphql",
            subprotocols=[Subprotocol("graphql-transport-ws")],
            compression=None,
            ping_interval=None,
            open_timeout=LIMIT,
            proxy=None,
            local_addr=(f"127.0.0.{1 + number // PER_ADDRESS}", 0),
        )
    )
    bearer = {"authorization": f"Bearer {crowd.session(number)}", "x-patron-client": "app"}
    await _say(socket, type="connection_init", payload=bearer)
    await socket.recv()
    payload = {"query": WATCH, "variables": {"id": crowd.order(number)}}
    await _say(socket, type="subscribe", id="1", payload=payload)
    watcher = Watcher(socket)
    listening = asyncio.create_task(watcher.listen())
    stack.callback(listening.cancel)
    await watcher.hear(1)
    return watcher


async def _say(socket: ClientConnection, **message: Any) -> None:
    await socket.send(orjson.dumps(message).decode())


async def watch_all(stack: AsyncExitStack, port: int, crowd: Crowd) -> list[Watcher]:
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> Watcher:
        async with turns:
            return await watch(stack, port, crowd, number)

    return await asyncio.gather(*map(one, range(crowd.sockets)))


async def change_all(
    port: int, crowd: Crowd, watchers: Sequence[Watcher], numbers: Sequence[int], per_second: float
) -> Seen:
    """Change the orders of these numbers at that pace, and wait until each owner has seen it."""
    seen, idle = Seen([], []), asyncio.Queue[Browser]()
    async with AsyncExitStack() as stack:
        for _ in range(8):
            browser = await stack.enter_async_context(Browser(port))
            browser.log_in(crowd.session(0))
            idle.put_nowait(browser)

        async def change(number: int, wait: float) -> None:
            await asyncio.sleep(wait)
            browser, asked = await idle.get(), perf_counter()
            told = (await browser.ask(CHANGE, id=crowd.order(number)))["advanceOrder"]
            answered = perf_counter()
            idle.put_nowait(browser)
            if told["__typename"] != "Order":
                raise RuntimeError(told)
            arrived = await watchers[number].hear(2)
            seen.asked.append((arrived - asked) * 1000)
            seen.answered.append(max(0.0, arrived - answered) * 1000)

        await asyncio.gather(*(change(one, at / per_second) for at, one in enumerate(numbers)))
    return seen


async def prepare(url: str) -> None:
    connection = await connect_to_database(url)
    try:
        for statement in PREPARE:
            last, owner = identity("order", 0xFFFFFFFF), identity("account", 0)
            await connection.execute(statement.format(last=last, owner=owner))
    finally:
        await connection.close()


async def measure(servers: Servers, crowd: Crowd, changes: int, per_second: float) -> None:
    await prepare(servers.database_url)
    server, load = psutil.Process(servers.patron.pid), LoadWatch()
    async with AsyncExitStack() as stack:
        await watch(stack, servers.patron.port, crowd, 0)
        empty, started, worked = server.memory_info().rss, perf_counter(), used_by(server.pid)
        watchers = await watch_all(stack, servers.patron.port, crowd)
        took, opening = perf_counter() - started, used_by(server.pid) - worked
        each = (server.memory_info().rss - empty) / crowd.sockets
        worked = used_by(server.pid)
        await asyncio.sleep(20)
        waiting = (used_by(server.pid) - worked) / 20
        worked = used_by(server.pid)
        numbers = Random(7).sample(range(crowd.sockets), min(changes, crowd.sockets))
        seen = await change_all(servers.patron.port, crowd, watchers, numbers, per_second)
        changing = (used_by(server.pid) - worked) / len(numbers)
        stack.pop_all()
    around = load.load()
    print(f"{crowd.sockets} sockets, {len(numbers)} changes at {per_second:g} a second")
    print(f"  opened in {took:.1f} s, {1000 * opening / crowd.sockets:.2f} ms of CPU each")
    print(f"  {each / 1024:.1f} kB of memory a socket, {server.memory_info().rss >> 20} MB in all")
    print(f"  {100 * waiting:.1f} % of a processor while nothing happens")
    print(f"  {1000 * changing:.2f} ms of CPU for a change, told to its owner")
    for since, times in (("request", seen.asked), ("answer", seen.answered)):
        told = ", ".join(f"p{share:g} {_share(times, share):.1f} ms" for share in (50, 95, 99, 100))
        print(f"  seen after the {since} to change: {told}")
    print(
        f"  {around.processors} processors: {around.ours:.0%} ours, {around.others:.0%} others', "
        f"load average {around.average_after:.1f}"
    )


def _share(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.sockets", description=__doc__)
    parser.add_argument("--sockets", type=int, default=5000)
    parser.add_argument("--changes", type=int, default=1500)
    parser.add_argument("--per-second", type=float, default=50.0)
    given = parser.parse_args(arguments)
    allow_many_sockets()
    crowd = Crowd(sockets=given.sockets)
    try:
        with ended_by_signals(), running(crowd) as servers:
            asyncio.run(measure(servers, crowd, given.changes, given.per_second))
    except CannotStart as reason:
        sys.stderr.write(f"{reason}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
