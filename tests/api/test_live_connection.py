"""The connection that news come by: made as the address says, and made again when it is lost."""

import asyncio
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy.ext.asyncio import create_async_engine

from api import live
from api.live import LiveHub, connect_arguments
from tests.api.servers import free_port, until

SOON = 5


class Wire:
    """A way to the database on which a connection can fall silent without being cut."""

    def __init__(self, url):
        self.target = connect_arguments(url)
        self.port = free_port()
        self.silent = set()
        self.connections = 0

    @property
    def url(self):
        name, user, password = (
            self.target.get(it) or "" for it in ("database", "user", "password")
        )
        return f"postgresql+asyncpg://{user}:{password}@127.0.0.1:{self.port}/{name}?ssl=disable"

    async def carry(self, reader, writer):
        self.connections += 1
        host, port = self.target["host"], self.target.get("port", 5432)
        if host.startswith("/"):
            far, near = await asyncio.open_unix_connection(f"{host}/.s.PGSQL.{port}")
        else:
            far, near = await asyncio.open_connection(host, port)
        await asyncio.gather(
            self.copy(reader, near, self.connections), self.copy(far, writer, self.connections)
        )

    async def copy(self, source, sink, number):
        with suppress(OSError):
            while read := await source.read(65536):
                if number not in self.silent:
                    sink.write(read)
                    await sink.drain()
        sink.close()


@asynccontextmanager
async def served(carry, port):
    server = await asyncio.start_server(carry, "127.0.0.1", port)
    yield
    server.close()


@asynccontextmanager
async def listening(url):
    hub = LiveHub(url)
    running = asyncio.create_task(hub.run())
    yield hub, running
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running


async def test_a_connection_that_falls_silent_is_replaced_and_everybody_is_told(
    database, monkeypatch
):
    monkeypatch.setattr(live, "PULSE", 0.2)
    monkeypatch.setattr(live, "PATIENCE", 0.3)
    wire = Wire(database)
    async with (
        served(wire.carry, wire.port),
        listening(wire.url) as (hub, _),
        hub.subscribe("orders:1") as changes,
    ):
        await asyncio.wait_for(anext(changes), SOON)
        wire.silent.add(wire.connections)

        await asyncio.wait_for(anext(changes), SOON)
        await tell(hub, database, "orders:1")
        await asyncio.wait_for(anext(changes), SOON)


async def tell(hub, database, topic):
    engine = create_async_engine(database)
    async with engine.begin() as connection:
        await hub.publish(connection, [topic])
    await engine.dispose()


async def test_whoever_answers_nonsense_is_asked_again():
    asked, port = [], free_port()

    async def talk_nonsense(reader, writer):
        asked.append(await reader.read(100))
        # Half a request for a password.
        writer.write(b"R\0\0\0\5\0")
        await writer.drain()
        await asyncio.sleep(0.1)
        writer.close()

    async with served(talk_nonsense, port):
        url = f"postgresql+asyncpg://ana@127.0.0.1:{port}/shop?ssl=disable"
        async with listening(url) as (_, running):
            await until(lambda: running.done() or len(asked) > 2)

            assert not running.done()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ana:secret@db.example:5433/shop?ssl=require", {"port": 5433, "ssl": "require"}),
        ("/shop?host=/run/postgresql&port=5444", {"host": "/run/postgresql", "port": 5444}),
        ("db.example/shop?passfile=/a&service=b", {"passfile": "/a", "service": "b"}),
    ],
)
def test_the_connection_is_made_as_the_address_says(address, told):
    arguments = connect_arguments(f"postgresql+asyncpg://{address}")

    assert arguments["database"] == "shop"
    assert arguments | told == arguments
