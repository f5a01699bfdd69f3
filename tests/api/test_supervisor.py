"""Processes are watched: started again, given up, and never left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from api.commands.supervise import Supervisor, ended_by_signals
from api.settings import ROOT, CannotStart

STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def supervisor(tmp_path: Path, said: list[str]) -> Iterator[Supervisor]:
    supervisor = Supervisor(tmp_path / "logs", said.append, tries=2)
    yield supervisor
    supervisor.stop()


def write_module(folder: Path, name: str, code: str) -> dict[str, str]:
    (folder / f"{name}.py").write_text(code)
    return {**os.environ, "PYTHONPATH": str(folder)}


def until(condition, patience: float = 20.0) -> None:
    deadline = time.monotonic() + patience
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.02)


def is_gone(process: psutil.Process) -> bool:
    return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE


def test_a_process_that_dies_is_started_again(supervisor, said, tmp_path):
    sleeper = write_module(tmp_path, "sleeper", "import time; time.sleep(600)")
    part = supervisor.start("worker", "sleeper", environment=sleeper)
    first = part.process
    os.kill(first.pid, signal.SIGKILL)
    first.wait()

    supervisor.look()

    assert part.process.pid != first.pid
    assert part.process.poll() is None
    assert said == ["The worker process ended (signal 9); starting it again."]


def test_a_process_that_keeps_dying_ends_the_shop_with_its_last_words(supervisor, tmp_path):
    broken = write_module(tmp_path, "broken", "raise SystemExit('the disk is full')")
    supervisor.start("worker", "broken", environment=broken)

    def keep_looking() -> bool:
        supervisor.look()
        return False

    with pytest.raises(CannotStart, match=r"The worker process does not run .*the disk is full"):
        until(keep_looking)


def test_work_that_ends_by_itself_is_not_started_again(supervisor, tmp_path):
    codes: list[int] = []
    brief = write_module(tmp_path, "brief", "raise SystemExit(3)")
    supervisor.start("training", "brief", environment=brief, on_end=codes.append)

    until(lambda: supervisor.look() or codes)

    assert codes == [3]
    assert supervisor.parts == []


def test_a_process_that_will_not_stop_is_ended(supervisor, monkeypatch, tmp_path):
    monkeypatch.setattr("api.commands.supervise.PATIENCE", 0.2)
    code = STUBBORN + "print('ready', flush=True); time.sleep(600)"
    part = supervisor.start(
        "worker", "stubborn", environment=write_module(tmp_path, "stubborn", code)
    )
    until(lambda: "ready" in part.log.read_text())

    supervisor.stop()

    assert part.process.returncode == -signal.SIGKILL


def test_a_killed_supervisor_leaves_nobody_behind(tmp_path):
    code = STUBBORN + "print('ready', flush=True); time.sleep(600)"
    environment = write_module(tmp_path, "stubborn", code)
    keeper = (
        "import os, time; from pathlib import Path; from api.commands.supervise import Supervisor\n"
        f"part = Supervisor(Path({str(tmp_path)!r}), print)"
        ".start('worker', 'stubborn', environment=os.environ)\n"
        "print(part.process.pid, flush=True); time.sleep(600)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", keeper], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    child = psutil.Process(int(parent.stdout.readline()))
    until(lambda: "ready" in (tmp_path / "worker.log").read_text())

    parent.kill()
    parent.communicate()

    until(lambda: is_gone(child))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_ends_the_block_whatever_swallows_it(number):
    before = signal.getsignal(number)

    with ended_by_signals() as stop:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(number)
        with pytest.raises(KeyboardInterrupt):
            stop.check()

    assert signal.getsignal(number) is before
