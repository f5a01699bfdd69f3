"""The shop's port, and how several web processes share it.

One process accepts from a socket that it inherits: while it is replaced, customers wait in its
queue instead of being refused. Several on one inherited socket would be woken in the order in
which they began to wait, so that nearly all that comes one by one ends up at the same process, and
sockets that stay open for hours pile up there. So each of several has a socket of its own, and the
kernel deals what comes out evenly (SO_REUSEPORT). They open their sockets themselves: the kernel
takes a socket off the port with the process that had it, and a dead one keeps nobody waiting. Held
by the supervisor, a dead process' share of all connections would wait until it is back, while
others are idle. When all are dead at once, customers are refused until the first is back.
"""

import errno
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from api.settings import CannotStart

IS_DEALT = sys.platform == "linux"
"""Elsewhere all that comes would go to the process that opened its socket last."""


@dataclass(frozen=True)
class Port:
    """`socket` keeps the port for us while no process of ours listens."""

    socket: socket.socket
    is_shared: bool

    def arguments(self) -> Sequence[str]:
        """For a web process: where it is to accept from; see `accepting`."""
        if not self.is_shared:
            return [str(self.socket.fileno())]
        host, port, *_ = self.socket.getsockname()
        return [host, str(port)]

    def inherited(self) -> Sequence[int]:
        return [] if self.is_shared else [self.socket.fileno()]

    def __enter__(self) -> "Port":
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()


def opened(host: str, port: int, processes: int) -> Port:
    """Take the port for so many web processes.

    Raises CannotStart when somebody has it.
    """
    listener = listen(host, port)
    if processes == 1 or not IS_DEALT:
        return Port(listener, is_shared=False)
    host, port, *_ = listener.getsockname()
    listener.close()
    keeper = _bound(host, port, socket.SO_REUSEADDR, socket.SO_REUSEPORT)
    # Only those who share may join it from here on.
    keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
    return Port(keeper, is_shared=True)


def accepting(arguments: Sequence[str]) -> socket.socket:
    """A web process' side of `Port.arguments`."""
    if len(arguments) == 1:
        return socket.socket(fileno=int(arguments[0]))
    host, port = arguments
    return _bound(host, int(port), socket.SO_REUSEADDR, socket.SO_REUSEPORT)


def listen(host: str, port: int) -> socket.socket:
    """Open a port that nobody else has, or says why not."""
    listener = _bound(host, port, socket.SO_REUSEADDR)
    try:
        listener.listen(1024)
    except OSError as refused:
        listener.close()
        raise _explained(host, port, refused) from None
    listener.set_inheritable(True)
    return listener


def _bound(host: str, port: int, *options: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    try:
        for option in options:
            bound.setsockopt(socket.SOL_SOCKET, option, 1)
        bound.bind((host, port))
    except OSError as refused:
        bound.close()
        raise _explained(host, port, refused) from None
    return bound


def _explained(host: str, port: int, refused: OSError) -> CannotStart:
    if refused.errno == errno.EADDRINUSE:
        return CannotStart(
            f"Port {port} is busy. Stop what uses it, or set PATRON_PORT to another."
        )
    return CannotStart(f"Cannot listen on {host}, port {port}: {refused.strerror or refused}.")
