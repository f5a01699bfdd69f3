"""The shop under test: `patron serve` as anybody starts it, its payment company, and proxies."""

import asyncio
import os
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import asyncpg
import httpx
import psutil
from pydantic import SecretStr

from api.commands.database import migrate
from api.commands.supervise import ended_by_signals, guarded_module
from api.live import connect
from api.postgres import Embedded
from api.settings import ROOT, Settings
from bench.catalogue import Catalogue, fill
from bench.faults.proxy import Proxy

SECRET = "the-fault-harness-payments-secret"
PRODUCTS, HOT = 60, 4
READY_WITHIN = 90.0

# What the bench sells never ends and was never opened; here it is counted.
COUNTED = (
    "delete from order_lines",
    "delete from orders",
    """
    update stock set on_hand = case when variant_id in
      (select id from variants order by id limit {hot}) then {scarce} else 100000 end
    """,
    """
    insert into stock_movements (id, variant_id, location_id, kind, on_hand, allocated)
    select gen_random_uuid(), variant_id, location_id, 'opening', on_hand, 0 from stock
    """,
    """
    insert into offers (id, code, name, status, reason, terms, percent, starts_at, ends_at)
    values (gen_random_uuid(), 'TEN', 'Ten off', 'live', '', '', 10, now() - interval '1 day',
            now() + interval '9 days')
    """,
    """
    insert into loyalty_accounts (id, customer_id, card_number, joined_at)
    select gen_random_uuid(), id, '29' || row_number() over (), now() from customers
    """,
)


@dataclass
class Shop:
    folder: Path
    port: int
    """Of the web; the next three are those of the stand-ins, and then come the proxies."""
    catalogue: Catalogue = field(default_factory=lambda: Catalogue(PRODUCTS))
    serve: subprocess.Popen[bytes] | None = None
    company: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        self.company_port = self.port + 5
        self.front = Proxy(self.port + 6, self.port)
        self.till = Proxy(self.port + 7, self.company_port)
        self.pg = Embedded(self.folder / "var" / "pg")

    @property
    def environment(self) -> Mapping[str, str]:
        ours = {name: value for name, value in os.environ.items() if name[:7] != "PATRON_"}
        return {
            **ours,
            "PATRON_PORT": str(self.port),
            "PATRON_VAR": str(self.folder / "var"),
            "PATRON_WORKERS": "2",
            "PATRON_PUBLIC_URL": f"http://127.0.0.1:{self.front.port}",
            "PATRON_PAYMENTS_URL": f"http://127.0.0.1:{self.till.port}",
            "PATRON_PAYMENTS_SECRET": SECRET,
            "SANDBOX_SECRET": SECRET,
        }

    @property
    def settings(self) -> Settings:
        """To speak to the payment company without a proxy between."""
        return Settings(
            port=self.port,
            var=self.folder / "var",
            payments_url=f"http://127.0.0.1:{self.company_port}",
            payments_secret=SecretStr(SECRET),
        )

    # Starting and killing

    def launch(self) -> None:
        log = (self.folder / "serve.log").open("ab")
        self.serve = subprocess.Popen(
            guarded_module("api.commands", "serve"),
            cwd=ROOT,
            env=self.environment,
            stdout=log,
            stderr=log,
            stdin=subprocess.DEVNULL,
        )

    def launch_company(self) -> None:
        log = (self.folder / "company.log").open("ab")
        place = ("--port", str(self.company_port), "--data", str(self.folder / "company"))
        command = guarded_module("api.standins.payments", *place)
        self.company = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stdout=log, stderr=log
        )

    def kill(self, part: str) -> int:
        """`kill -9` every process of that part; how many. They are children of our own."""
        assert self.serve is not None
        killed = 0
        for child in psutil.Process(self.serve.pid).children(recursive=True):
            with suppress(psutil.Error):
                if PARTS[part](child) and (child.ppid() == self.serve.pid) != (part == "web"):
                    child.kill()
                    killed += 1
        return killed

    def kill_company(self) -> None:
        assert self.company is not None
        self.company.kill()
        self.company.wait()

    async def is_ready(self) -> bool:
        with suppress(httpx.HTTPError):
            async with httpx.AsyncClient(trust_env=False, timeout=2) as client:
                return (await client.get(f"http://127.0.0.1:{self.port}/readyz")).is_success
        return False

    async def wait_until_ready(self) -> None:
        async with asyncio.timeout(READY_WITHIN):
            while not await self.is_ready():
                assert self.serve is not None
                if (code := self.serve.poll()) is not None:
                    last = (self.folder / "serve.log").read_text()[-500:]
                    raise RuntimeError(f"`patron serve` ended with {code}: {last}")
                await asyncio.sleep(0.1)

    async def sql(self, statement: str) -> list[asyncpg.Record]:
        connection: asyncpg.Connection = await connect(self.pg.url)
        try:
            return list(await connection.fetch(statement))
        finally:
            await connection.close(timeout=2)

    async def mood(self, mood: str) -> None:
        """Of the mailbox: `down` or `ok`."""
        address = f"http://127.0.0.1:{self.port + 3}/_control"
        with suppress(httpx.HTTPError):
            async with httpx.AsyncClient(trust_env=False, timeout=5) as client:
                await client.post(address, json={"mood": mood})

    def stop(self) -> None:
        for process in (self.serve, self.company):
            if process is not None and process.poll() is None:
                process.terminate()
                with suppress(subprocess.TimeoutExpired):
                    process.wait(20)
                process.kill()


PARTS: Mapping[str, Callable[[psutil.Process], bool]] = {
    # Those that serve are forks of the one that read the program.
    "web": lambda child: "api.commands.webs" in child.cmdline(),
    "program": lambda child: "api.commands.webs" in child.cmdline(),
    "worker": lambda child: "api.worker" in child.cmdline(),
    "postgres": lambda child: child.name() == "postgres",
}


@contextmanager
def prepared(name: str, port: int | None, scarce: int, keep: Path | None = None) -> Iterator[Shop]:
    """A shop of its own. Its processes are gone afterwards, however this ends, and so is its
    folder, unless there is one to `keep`."""
    with ended_by_signals(), tempfile.TemporaryDirectory(prefix=f"patron-{name}-") as temporary:
        folder = keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        # PostgreSQL runs as somebody else when we are root, and must reach its folder.
        folder.chmod(0o755)
        with filled(folder, port or free_ports(8), scarce) as shop:
            yield shop


@contextmanager
def filled(folder: Path, port: int, scarce: int) -> Iterator[Shop]:
    """A database with goods of which some are scarce, and nobody running yet."""
    shop = Shop(folder, port)
    (folder / "var").mkdir(parents=True)
    try:
        migrate(shop.pg.start())
        asyncio.run(_count(shop, scarce))
    finally:
        shop.pg.stop()
    try:
        yield shop
    finally:
        shop.stop()


async def _count(shop: Shop, scarce: int) -> None:
    await fill(shop.pg.url, shop.catalogue)
    for statement in COUNTED:
        await shop.sql(statement.format(hot=HOT, scarce=scarce))


@asynccontextmanager
async def opened(shop: Shop) -> AsyncIterator[Shop]:
    async with AsyncExitStack() as stack:
        shop.launch_company()
        shop.launch()
        for proxy in (shop.front, shop.till):
            await stack.enter_async_context(proxy.open())
        await shop.wait_until_ready()
        yield shop


def free_ports(count: int) -> int:
    """The first of so many neighbouring ports that nobody listens on."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            first = int(probe.getsockname()[1])
        try:
            for port in range(first, first + count):
                socket.create_server(("127.0.0.1", port)).close()
        except (OSError, OverflowError):
            continue
        return first
