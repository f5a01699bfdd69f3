"""Keeps the processes of a shop running, and ends them together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from api.logs import words_of
from api.settings import ROOT, CannotStart

TRIES = 4
"""For an open shop, see Supervisor.tries."""
YOUNG = 10.0
"""Seconds."""
PATIENCE = 8.0
"""Seconds from the request to end to the order."""
LOG_LIMIT = 10_000_000
"""Bytes after which a log is put aside at the next start."""


def guarded_module(*command: str) -> list[str]:
    """The command for a module of ours, in a process that ends with this one."""
    return [sys.executable, "-m", "api.guarded", str(os.getpid()), "-m", "--", *command]


@dataclass
class Part:
    """One process of the shop: what to run, and how it has fared."""

    name: str
    command: Sequence[str]
    """A module and its arguments."""
    log: Path
    environment: Mapping[str, str]
    inherited: Sequence[int] = ()
    """File descriptors."""
    on_end: Callable[[int], None] | None = None
    """For work that ends by itself: told the exit code. None: it must run for ever."""
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    died_young: int = 0

    def launch(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                guarded_module(*self.command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=ROOT,
                env=self.environment,
                pass_fds=self.inherited,
                # A Ctrl-C at the terminal is ours; we end the parts in order.
                start_new_session=True,
            )
        self.started = time.monotonic()

    def last_words(self) -> str:
        lines = self.log.read_text(errors="replace").splitlines()
        last = next((line.strip() for line in reversed(lines) if line.strip()), "it said nothing")
        return words_of(last)


@dataclass
class Supervisor:
    logs: Path
    say: Callable[[str], None]
    parts: list[Part] = field(default_factory=list)
    tries: int = 1
    """How often in a row a part may die young before the shop is ended. While the shop opens,
    the first death tells what is wrong; once it is open, it is kept open."""

    def start(
        self,
        name: str,
        *command: str,
        environment: Mapping[str, str],
        inherited: Sequence[int] = (),
        on_end: Callable[[int], None] | None = None,
    ) -> Part:
        """Start a module as a process of its own, writing to `logs/<name>.log`."""
        part = Part(name, command, self._log(name), environment, inherited, on_end)
        part.launch()
        self.parts.append(part)
        return part

    def look(self) -> None:
        """Bring the dead back. Raises CannotStart for one that keeps dying."""
        for part in list(self.parts):
            if part.process is None or (code := part.process.poll()) is None:
                continue
            if part.on_end:
                self.parts.remove(part)
                part.on_end(code)
            else:
                self._revive(part, code)

    def _revive(self, part: Part, code: int) -> None:
        young = time.monotonic() - part.started < YOUNG
        part.died_young = part.died_young + 1 if young else 0
        if part.died_young >= self.tries:
            raise CannotStart(
                f"The {part.name} process does not run ({manner(code)}): "
                f"{part.last_words()} (see {part.log})"
            )
        self.say(f"The {part.name} process ended ({manner(code)}); starting it again.")
        time.sleep(0.2 * part.died_young)
        part.launch()

    def stop(self) -> None:
        """Ask every part to end, newest first, and make sure of it."""
        alive = [part.process for part in reversed(self.parts) if part.process]
        for process in alive:
            process.terminate()
        deadline = time.monotonic() + PATIENCE
        for process in alive:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.parts.clear()

    def _log(self, name: str) -> Path:
        self.logs.mkdir(parents=True, exist_ok=True)
        log = self.logs / f"{name.replace(' ', '-')}.log"
        if log.exists() and log.stat().st_size > LOG_LIMIT:
            log.replace(log.with_suffix(".old.log"))
        return log


@dataclass
class Stop:
    """Whether somebody asked us to end. Code that catches everything may swallow the interrupt;
    the wish is remembered."""

    is_asked: bool = False

    def check(self) -> None:
        if self.is_asked:
            raise KeyboardInterrupt


@contextmanager
def ended_by_signals() -> Iterator[Stop]:
    """Let SIGTERM and a closed terminal end the block as Ctrl-C does."""
    stop = Stop()

    def interrupt(number: int, frame: object) -> None:
        stop.is_asked = True
        raise KeyboardInterrupt

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, interrupt) for number in numbers}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold impatient signals off while things are put away."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def manner(code: int) -> str:
    """How a process ended, in words."""
    return f"signal {-code}" if code < 0 else f"exit code {code}"
