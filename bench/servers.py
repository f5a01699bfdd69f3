"""The processes of a run: a database of its own, Patron, the payment stand-in, and the floor."""

import asyncio
import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.commands.database import migrate
from api.commands.port import listen
from api.commands.supervise import Part, Supervisor, guarded_module, uninterrupted
from api.postgres import Embedded
from api.settings import ROOT, CannotStart
from bench.catalogue import Catalogue, fill

SECRET = "the-bench-payments-secret"
READY_WITHIN = 60.0
_straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Past any proxy."""


@dataclass(frozen=True)
class Server:
    pid: int
    port: int


@dataclass(frozen=True)
class Servers:
    """Each in a process of its own; Patron and the floor have one each, and one database."""

    database_url: str
    database_log: Path
    postgres: int
    """Its main process."""
    patron: Server
    floor: Server
    payments: Server


@contextmanager
def running(catalogue: Catalogue) -> Iterator[Servers]:
    """A filled shop, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="patron-bench-") as folder, _postgres(folder) as server:
        url = server.url
        migrate(url)
        asyncio.run(fill(url, catalogue))
        supervisor = Supervisor(Path(folder) / "logs", print)
        try:
            yield _started(supervisor, server, Path(folder))
        finally:
            with uninterrupted():
                supervisor.stop()


@contextmanager
def _postgres(folder: str) -> Iterator[Embedded]:
    server = Embedded(Path(folder) / "pg")
    server.start()
    try:
        yield server
    finally:
        with uninterrupted():
            server.stop()


def _started(supervisor: Supervisor, server: Embedded, folder: Path) -> Servers:
    payments_port = _free_port()
    with listen("127.0.0.1", 0) as patron, listen("127.0.0.1", 0) as floor:
        port = patron.getsockname()[1]
        environment = _environment(server.url, folder, port, payments_port)
        _train(environment)
        parts = [
            _on(patron, supervisor, "patron", "bench.patron", environment),
            _on(floor, supervisor, "floor", "bench.floor", environment),
            supervisor.start(
                "payments",
                *("api.standins.payments", "--port", str(payments_port)),
                *("--data", str(folder / "payments")),
                environment=environment,
            ),
        ]
        ports = [port, floor.getsockname()[1], payments_port]
    for part, number, path in zip(parts, ports, ["/readyz", "/healthz", "/healthz"], strict=True):
        _wait_for(part, f"http://127.0.0.1:{number}{path}")
    pids = [part.process.pid for part in parts if part.process]
    servers = [Server(*one) for one in zip(pids, ports, strict=True)]
    assert server.pid is not None
    return Servers(server.url, server.log, server.pid, *servers)


def _environment(url: str, folder: Path, port: int, payments_port: int) -> Mapping[str, str]:
    """What the processes are told; nothing of the shop that is set up on this machine."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("PATRON_")}
    return {
        **inherited,
        "PATRON_DATABASE_URL": url,
        "PATRON_VAR": str(folder),
        "PATRON_PORT": str(port),
        "PATRON_DEMO": "0",
        "PATRON_SECRET": SECRET,
        "PATRON_PAYMENTS_URL": f"http://localhost:{payments_port}",
        "PATRON_PAYMENTS_SECRET": SECRET,
        "SANDBOX_SECRET": SECRET,
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _train(environment: Mapping[str, str]) -> None:
    """Let a first model learn from the customers' orders, as a new shop's would."""
    command = guarded_module("api.jobs.recommendations", "--train-first")
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise CannotStart(f"The recommender could not be trained: {done.stderr.strip()[-300:]}")


def _on(
    listener: socket.socket,
    supervisor: Supervisor,
    name: str,
    module: str,
    environment: Mapping[str, str],
) -> Part:
    descriptor = listener.fileno()
    return supervisor.start(
        name, module, str(descriptor), environment=environment, inherited=[descriptor]
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(server: Server, path: str) -> Any:
    """What a server tells at one of its addresses."""
    with _straight.open(f"http://127.0.0.1:{server.port}{path}", timeout=10) as reply:
        return json.load(reply)


def _wait_for(part: Part, address: str) -> None:
    deadline = time.monotonic() + READY_WITHIN
    while time.monotonic() < deadline:
        if part.process is None or part.process.poll() is not None:
            break
        try:
            with _straight.open(address, timeout=2):
                return
        except (OSError, urllib.error.HTTPError):
            time.sleep(0.05)
    raise CannotStart(f"The {part.name} process does not run: {part.last_words()}")
