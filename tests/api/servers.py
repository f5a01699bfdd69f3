"""Real servers on free loopback ports, each in a process of its own."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

SECRET = "the-tests-payments-secret"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Process:
    """A `python -m …` of ours that answers on `/healthz`, or where it says."""

    def __init__(self, module: str, *arguments: str, port: int, **environment: str) -> None:
        self.command = [sys.executable, "-m", module, *arguments]
        self.environment = {**os.environ, **environment}
        self.url = f"http://127.0.0.1:{port}"
        self.process: subprocess.Popen[bytes] | None = None
        self.ready = "/healthz"

    async def start(self) -> None:
        self.launch()
        deadline = time.monotonic() + 60
        async with httpx.AsyncClient(trust_env=False) as client:
            while time.monotonic() < deadline:
                with suppress(httpx.HTTPError):
                    if (await client.get(f"{self.url}{self.ready}")).is_success:
                        return
                await asyncio.sleep(0.1)
        self.stop()
        raise TimeoutError(f"{self.command} did not start")

    def launch(self) -> None:
        self.process = subprocess.Popen(self.command, env=self.environment)

    def kill(self) -> None:
        """As the machine would: no warning, no last words."""
        assert self.process is not None
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()


class Provider(Process):
    """The sandbox payment provider."""

    def __init__(self, data: Path) -> None:
        port = free_port()
        arguments = ("--port", str(port), "--data", str(data), "--secret", SECRET)
        super().__init__("api.standins.payments", *arguments, port=port)

    def client(self) -> httpx.AsyncClient:
        headers = {"authorization": f"Bearer {SECRET}"}
        return httpx.AsyncClient(base_url=self.url, headers=headers, trust_env=False, timeout=20)

    async def turn(self, **knobs: Any) -> None:
        async with self.client() as client:
            (await client.post("/_control", json=knobs)).raise_for_status()


class Mailbox(Process):
    """The mail sink; `smtp_port` takes mails, `url` shows them."""

    def __init__(self, data: Path) -> None:
        self.folder = data
        self.smtp_port, port = free_port(), free_port()
        arguments = ("--smtp-port", str(self.smtp_port), "--http-port", str(port))
        super().__init__("api.standins.mail", *arguments, "--data", str(data), port=port)

    async def mails(self, to: str = "") -> list[dict[str, Any]]:
        async with httpx.AsyncClient(base_url=self.url, trust_env=False) as client:
            mails: list[dict[str, Any]] = (await client.get("/mails", params={"to": to})).json()
        return mails

    async def turn(self, **wanted: Any) -> None:
        async with httpx.AsyncClient(base_url=self.url, trust_env=False) as client:
            (await client.post("/_control", json=wanted)).raise_for_status()


@asynccontextmanager
async def running(process: Process) -> AsyncIterator[None]:
    await process.start()
    try:
        yield
    finally:
        process.stop()


async def until(happens: Callable[[], Any], seconds: float = 20) -> Any:
    """The first true result of `happens`, which is asked again and again."""
    deadline = time.monotonic() + seconds
    while True:
        result = happens()
        if asyncio.iscoroutine(result):
            result = await result
        if result:
            return result
        if time.monotonic() > deadline:
            raise AssertionError(f"{happens} did not happen within {seconds} s.")
        await asyncio.sleep(0.05)
