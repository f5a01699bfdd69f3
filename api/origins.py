"""The addresses at which people reach the shop, as its settings say: a request may say anything."""

from collections.abc import Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit


class Origins:
    """A shop whose own address is of this machine takes any of this machine's names and ports."""

    def __init__(self, public_url: str, others: str = "") -> None:
        named = [public_url, *(one.strip().rstrip("/") for one in others.split(",") if one.strip())]
        self.public = _origin(public_url)
        self._known = frozenset(map(_origin, named))
        self._is_local = is_loopback(self.public)

    def of(self, claimed: str) -> str:
        """The address that a request claims to have come to, if it is one of the shop's; or else
        the one that mails name."""
        if claimed in self._known or (self._is_local and is_loopback(claimed)):
            return claimed
        return self.public


def is_loopback(origin: str) -> bool:
    try:
        host = urlsplit(origin).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _origin(url: str) -> str:
    parts: Sequence[str] = url.split("/", 3)
    return "/".join(parts[:3])
