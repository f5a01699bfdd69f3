"""`patron serve --workers 2`: what one web process does, those who watch at the other one see; and
when one is killed, nobody misses anything."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from secrets import token_urlsafe

import httpx
import psutil
import pytest

from api.settings import ROOT
from tests import databases
from tests.api.servers import SECRET, Process, free_port, until
from tests.api.test_live import CART, socket
from tests.api.web import fill, store
from tests.factories import Aisle

SOCKETS, FAIR_SHARE = 40, 5
"""The kernel draws lots; that one of two processes gets less happens twice in ten million times."""


class Shop(Process):
    """`patron serve` over a database that is there already."""

    def __init__(self, database: str, var: Path) -> None:
        port = free_port()
        super().__init__(
            "api.commands",
            *("serve", "--workers", "2"),
            port=port,
            PATRON_DATABASE_URL=database,
            PATRON_DEMO="0",
            PATRON_PAYMENTS_SECRET=SECRET,
            PATRON_PORT=str(port),
            PATRON_VAR=str(var),
        )

    def webs(self) -> list[psutil.Process]:
        """The web processes that accept connections."""
        assert self.process is not None
        parts = psutil.Process(self.process.pid).children(recursive=True)
        return [part for part in parts if is_fork_of(part, "api.commands.webs")]

    def browser(self, visitor: str) -> httpx.AsyncClient:
        headers = {"x-patron-client": "app", "x-patron-visitor": visitor}
        # A connection that a killed process had is not kept and tried once more.
        once = httpx.Limits(max_keepalive_connections=0)
        return httpx.AsyncClient(
            base_url=self.url, headers=headers, trust_env=False, timeout=30, limits=once
        )


def is_fork_of(part: psutil.Process, module: str) -> bool:
    """A fork has its parent's command; one that has just ended has none."""
    try:
        parent = part.parent()
        return parent is not None and module in part.cmdline() and module in parent.cmdline()
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return False


def is_over(part: psutil.Process) -> bool:
    """Its parent knows: before, a thread of it may still hold its sockets."""
    return not part.is_running()


def sockets_of(web: psutil.Process, port: int, status: str = psutil.CONN_ESTABLISHED) -> int:
    try:
        connections = web.net_connections("tcp")
    except psutil.NoSuchProcess:
        return 0
    return sum(one.status == status and one.laddr.port == port for one in connections)


@pytest.fixture(scope="module")
async def opened(template, tmp_path_factory) -> AsyncIterator[tuple[Shop, Aisle]]:
    database, aisle = await databases.copy(template), Aisle(on_hand=1000)
    await store(database, *aisle.models)
    shop = Shop(database, tmp_path_factory.mktemp("workers"))
    shop.launch()
    await until(lambda: is_open(shop), 180)
    yield shop, aisle
    shop.stop()
    await databases.drop(database)


async def is_open(shop: Shop) -> bool:
    listening = [web for web in shop.webs() if sockets_of(web, port_of(shop), psutil.CONN_LISTEN)]
    async with httpx.AsyncClient(base_url=shop.url, trust_env=False) as client:
        try:
            return len(listening) == 2 and (await client.get("/readyz")).is_success
        except httpx.HTTPError:
            return False


@pytest.fixture
async def browser(opened) -> AsyncIterator[httpx.AsyncClient]:
    async with opened[0].browser(token_urlsafe(24)) as browser:
        yield browser


def port_of(shop: Shop) -> int:
    return int(shop.url.rsplit(":", 1)[1])


async def watch_from_both(stack: AsyncExitStack, shop: Shop, browser: httpx.AsyncClient):
    """Sockets that watch the cart, some at each process."""
    watching = []
    for _ in range(SOCKETS):
        one = await stack.enter_async_context(
            socket(browser, **{"x-patron-visitor": browser.headers["x-patron-visitor"]})
        )
        await one.watch(CART)
        await one.next()
        watching.append(one)
    assert all(sockets_of(web, port_of(shop)) >= FAIR_SHARE for web in shop.webs())
    return watching


async def test_a_change_at_one_process_is_seen_at_the_other(opened, browser):
    shop, aisle = opened
    async with AsyncExitStack() as stack:
        watching = await watch_from_both(stack, shop, browser)

        await fill(browser, aisle.variant)

        for one in watching:
            assert await one.next() == {"cartChanged": {"quantity": 1}}


async def test_one_process_is_killed_and_the_other_goes_on_until_it_is_back(opened, browser):
    shop, aisle = opened
    await fill(browser, aisle.variant)
    async with AsyncExitStack() as stack:
        watching = await watch_from_both(stack, shop, browser)
        victim, other = shop.webs()
        left = sockets_of(other, port_of(shop))

        victim.kill()
        await until(lambda: is_over(victim))
        await fill(browser, aisle.variant)

        seen = await asyncio.gather(*(one.next() for one in watching), return_exceptions=True)
        assert seen.count({"cartChanged": {"quantity": 2}}) == left
        assert left < len(watching)
    await until(lambda: is_open(shop), 180)


async def test_what_changes_while_every_process_is_killed_is_seen_once_they_are_back(
    opened, browser, tmp_path
):
    shop, aisle = opened
    await fill(browser, aisle.variant)
    told = tmp_path / "told"
    address, visitor = shop.url.replace("http", "ws", 1), browser.headers["x-patron-visitor"]
    with told.open("w") as output:
        watching = await asyncio.create_subprocess_exec(
            *("node", "e2e/clients/watch.mjs", f"{address}/graphql", visitor),
            cwd=ROOT / "frontend",
            stdout=output,
        )
    try:
        await until(lambda: told.read_text().splitlines() == ["1"])
        for web in shop.webs():
            web.kill()
        await until(lambda: changed(browser, aisle), 60)

        await until(lambda: told.read_text().splitlines()[-1] == "2", 60)
    finally:
        watching.kill()
        await watching.wait()


async def changed(browser: httpx.AsyncClient, aisle: Aisle) -> bool:
    try:
        await fill(browser, aisle.variant)
    except httpx.HTTPError:
        return False
    return True
