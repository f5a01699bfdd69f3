"""Requests that leave the shop reach public addresses only, and those that its operator set up.

Whatever names a host (a setting, a redirect, somebody's callback) is resolved here, once, and the
connection goes to an address that was looked at: a name that changes its mind meanwhile leads
nowhere else.
"""

import asyncio
import socket
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

PORTS = {"http": 80, "https": 443}

Place = tuple[str, int]
REUSED_FOR = 2.0
"""Seconds for which an idle connection is used again. Many servers close theirs after five, and a
request that meets the closing is lost though nobody did anything wrong."""


class NotPublic(httpcore.ConnectError):
    """Somebody names a host that is none of theirs to ask."""


def client(*allowed: str, **options: Any) -> httpx.AsyncClient:
    """An HTTP client. What the operator set up, the addresses `allowed`, may be anywhere; each
    allows one host and one port. No proxy of the environment comes between."""
    limits = httpx.Limits(keepalive_expiry=REUSED_FOR)
    transport = httpx.AsyncHTTPTransport(trust_env=False, limits=limits)
    # httpx has no setting for it, httpcore has: who else resolves names does not ask us.
    transport._pool._network_backend = Guard(map(_place, allowed))
    return httpx.AsyncClient(transport=transport, trust_env=False, **options)


class Guard(httpcore.AsyncNetworkBackend):
    """Resolves, looks, and connects to what it looked at."""

    def __init__(self, allowed: Iterable[Place] = ()) -> None:
        self._allowed = set(allowed)
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self, host: str, port: int, *arguments: Any, **options: Any
    ) -> httpcore.AsyncNetworkStream:
        refused: Exception | None = None
        for address in await self._addresses(host, port):
            try:
                return await self._network.connect_tcp(address, port, *arguments, **options)
            except httpcore.ConnectError as failure:
                refused = failure
        raise refused or httpcore.ConnectError(f"{host} has no address.")

    async def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        raise NotPublic("Nobody outside is reached by a socket of this machine.")

    async def sleep(self, seconds: float) -> None:
        await self._network.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> list[str]:
        """Raises NotPublic when one of them is not: then the name is not to be trusted at all."""
        try:
            loop = asyncio.get_running_loop()
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as unknown:
            raise httpcore.ConnectError(f"{host} is not known.") from unknown
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        if (host.lower(), port) not in self._allowed and not all(map(is_public, addresses)):
            raise NotPublic(f"{host} is not a public address.")
        return addresses


def is_public(address: str) -> bool:
    """Also of an IPv4 address that is wrapped into one of IPv6."""
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        found = found.ipv4_mapped or found.sixtofour or _translated(found) or found
    return found.is_global and not found.is_multicast and not found.is_reserved


def _translated(address: IPv6Address) -> IPv4Address | None:
    """Behind 64:ff9b::/96 (RFC 6052)."""
    is_translated = int(address) >> 32 == int(IPv6Address("64:ff9b::")) >> 32
    return IPv4Address(int(address) & 0xFFFFFFFF) if is_translated else None


def _place(address: str) -> Place:
    parts = urlsplit(address)
    port = PORTS.get(parts.scheme, 0)
    with suppress(ValueError):
        port = parts.port or port
    return (parts.hostname or "").lower(), port
