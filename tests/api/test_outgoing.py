"""Nobody makes the shop ask its own network for them."""

import ast
import asyncio
import socket
from contextlib import asynccontextmanager

import httpx
import pytest

from api import outgoing
from api.settings import ROOT
from tests.api.servers import free_port

PRIVATE = [
    *("127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
    *("100.64.0.1", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%1", "fc00::1", "ff02::1"),
    *("::ffff:127.0.0.1", "::ffff:a00:1", "64:ff9b::7f00:1", "2002:7f00:1::"),
]


@asynccontextmanager
async def answering(answer):
    """A server on loopback, and how often it was asked."""
    asked = []

    async def serve(reader, writer):
        asked.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer)
        await writer.drain()
        writer.close()

    port = free_port()
    async with await asyncio.start_server(serve, "127.0.0.1", port):
        yield f"http://127.0.0.1:{port}/", asked


OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok"


def redirect(to):
    head = f"HTTP/1.1 302 Found\r\nlocation: {to}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
    return head.encode()


def spelled(address):
    return f"[{address}]" if ":" in address else address


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_known(address):
    assert not outgoing.is_public(address)


def test_a_public_address_is_known():
    assert outgoing.is_public("93.184.216.34")
    assert outgoing.is_public("2606:2800:220:1::1")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::1]", "[::ffff:7f00:1]"]
)
async def test_this_machine_is_not_asked_however_it_is_spelled(host):
    async with answering(OK) as (url, asked), outgoing.client(timeout=5) as client:
        with pytest.raises(httpx.ConnectError):
            await client.get(url.replace("127.0.0.1", host))

    assert asked == []


async def test_what_the_operator_set_up_is_asked_and_nothing_beside_it():
    async with (
        answering(OK) as (ours, asked),
        answering(OK) as (beside, others),
        outgoing.client(ours, timeout=5) as client,
    ):
        assert (await client.get(ours)).text == "ok"
        with pytest.raises(httpx.ConnectError):
            await client.get(beside)

    assert (len(asked), others) == (1, [])


async def test_an_idle_connection_is_left_before_the_other_side_leaves_it(monkeypatch):
    monkeypatch.setattr(outgoing, "REUSED_FOR", 0.2)
    came = []

    async def serve(reader, writer):
        came.append(writer)
        while await reader.readuntil(b"\r\n\r\n"):
            writer.write(OK.replace(b"connection: close\r\n", b""))

    port = free_port()
    server = await asyncio.start_server(serve, "127.0.0.1", port)
    async with server, outgoing.client(f"http://127.0.0.1:{port}/") as http:
        for pause in (0, 0.4, 0):  # seconds
            await http.get(f"http://127.0.0.1:{port}/")
            await asyncio.sleep(pause)
        assert len(came) == 2
        for writer in came:
            writer.close()


async def test_a_redirect_leads_to_no_private_address():
    async with (
        answering(OK) as (inside, asked),
        answering(redirect(inside)) as (ours, _),
        outgoing.client(ours, timeout=5, follow_redirects=True) as client,
    ):
        with pytest.raises(httpx.ConnectError):
            await client.get(ours)

    assert asked == []


async def test_a_name_that_changes_its_mind_is_connected_to_what_was_looked_at(monkeypatch):
    """The second answer of the name's owner would be this machine."""
    loop, told = asyncio.get_running_loop(), []

    async def resolve(host, port, **_):
        told.append(host)
        address = "192.0.2.1" if len(told) > 1 else "203.0.113.9"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    connected = []

    class Network:
        async def connect_tcp(self, host, port, *_, **__):
            connected.append(host)
            raise outgoing.httpcore.ConnectError("Nobody is there.")

    guard = outgoing.Guard()
    monkeypatch.setattr(loop, "getaddrinfo", resolve, raising=False)
    monkeypatch.setattr(guard, "_network", Network())
    monkeypatch.setattr(outgoing, "is_public", lambda address: address == "203.0.113.9")
    with pytest.raises(outgoing.httpcore.ConnectError):
        await guard.connect_tcp("rebind.example", 80)

    assert (told, connected) == (["rebind.example"], ["203.0.113.9"])


async def test_a_name_with_one_private_address_among_others_is_not_asked(monkeypatch):
    async def resolve(host, port, **_):
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port))
            for one in ("93.184.216.34", "127.0.0.1")
        ]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", resolve, raising=False)
    with pytest.raises(outgoing.NotPublic):
        await outgoing.Guard().connect_tcp("both.example", 80)


ITSELF = {"api/outgoing.py"}
ASKS_OURSELVES = ("api/commands/", "api/standins/")
"""They wait for our own processes, and are told nothing by strangers."""


def test_every_other_request_of_the_shop_leaves_through_here():
    makers = {"AsyncClient", "Client", "urlopen", "AsyncHTTPTransport", "ClientSession"}
    found = [
        name
        for layer in ("api", "schema", "resolvers", "models", "recsys")
        for file in sorted((ROOT / layer).rglob("*.py"))
        if not (name := str(file.relative_to(ROOT))).startswith(ASKS_OURSELVES)
        for node in ast.walk(ast.parse(file.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in makers
    ]

    assert set(found) - ITSELF == set()
