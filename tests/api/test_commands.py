"""The `patron` program: what it says when it cannot start, and what it leaves behind."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from api.commands import frontend
from api.commands.port import accepting, listen, opened
from api.commands.supervise import Supervisor
from api.settings import ROOT, CannotStart


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An empty shop of one's own on free ports."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PATRON_")}
    return {
        **ours,
        "PATRON_DEMO": "0",
        "PATRON_PORT": str(free_ports()),
        "PATRON_VAR": str(tmp_path / "var"),
        "PATRON_WORKERS": "1",
    }


def free_ports() -> int:
    """The first of four neighbouring ports that are free."""
    while True:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            first = probe.getsockname()[1]
        try:
            for port in range(first, first + 4):
                socket.create_server(("127.0.0.1", port)).close()
        except (OSError, OverflowError):
            continue
        return first


def patron(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "api.commands", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def assert_refused(done: subprocess.CompletedProcess[str], reason: str) -> None:
    """One clear line, and a code that tells a script."""
    assert done.returncode == 1
    assert re.fullmatch(rf"patron: [^\n]*{reason}[^\n]*\n", done.stderr), done.stderr


def test_help_names_every_command_in_a_sentence(environment):
    said = patron({**environment, "COLUMNS": "200"}, "--help").stdout

    for command in ("serve", "worker", "init", "demo", "train", "schema", "migrate", "doctor"):
        assert re.search(rf"\b{command}\s+[A-Z][^.]+\.", said), command


# What is not as it must be


def test_a_busy_port_is_named_before_anything_is_made(environment):
    with socket.create_server(("127.0.0.1", int(environment["PATRON_PORT"]))):
        done = patron(environment, "serve")

    assert_refused(done, f"Port {environment['PATRON_PORT']} is busy.*PATRON_PORT")
    assert not (Path(environment["PATRON_VAR"]) / "pg").exists()


def test_a_busy_port_of_a_stand_in_is_named(environment):
    port = int(environment["PATRON_PORT"]) + 1
    with socket.create_server(("127.0.0.1", port)):
        done = patron({**environment, "PATRON_DEMO": "1"}, "serve")

    assert_refused(done, f"Port {port} is busy")


@pytest.mark.parametrize("command", ["serve", "migrate", "demo"])
def test_an_unwritable_folder_is_named(environment, tmp_path, command):
    (tmp_path / "file").touch()

    done = patron({**environment, "PATRON_VAR": str(tmp_path / "file" / "var")}, command)

    assert_refused(done, r"Cannot write to .*file/var.*PATRON_VAR")


@pytest.mark.parametrize("command", ["serve", "migrate", "worker", "train", "demo"])
def test_a_dead_database_is_named_without_its_password(environment, command):
    address = f"postgresql://anna:hunter2@127.0.0.1:{free_ports()}/shop"

    done = patron({**environment, "PATRON_DATABASE_URL": address}, command)

    assert_refused(done, "The database 'shop' at 127.0.0.1:.* does not answer")
    assert "hunter2" not in done.stdout + done.stderr


@pytest.mark.parametrize("command", ["serve", "migrate", "worker", "train", "demo"])
def test_a_broken_database_address_is_named(environment, command):
    done = patron({**environment, "PATRON_DATABASE_URL": "postgres//oops"}, command)

    assert_refused(done, "PATRON_DATABASE_URL is not usable")


def test_a_shared_port_is_kept_while_no_process_of_ours_listens():
    with opened("127.0.0.1", 0, processes=2) as port:
        host, number, *_ = port.socket.getsockname()

        with pytest.raises(CannotStart, match=f"Port {number} is busy"):
            listen(host, number)
        with accepting(port.arguments()) as one, accepting(port.arguments()) as other:
            one.listen()
            other.listen()


def test_a_host_that_is_not_ours_cannot_be_listened_on():
    with pytest.raises(CannotStart, match=r"Cannot listen on 192\.0\.2\.1, port"):
        listen("192.0.2.1", free_ports())


def test_the_doctor_names_what_is_wrong(environment):
    done = patron({**environment, "PATRON_PORT": "eighty"}, "doctor")

    assert done.returncode == 1
    assert "PATRON_PORT is not usable" in done.stdout


# The environment that `make` makes


def make_environment(folder: Path, path: str, script: str) -> subprocess.CompletedProcess[str]:
    """Run .ci/environment.py in a checkout without `.venv`."""
    (folder / ".ci").mkdir()
    (folder / ".ci" / "environment.py").write_text(script)
    for name in ("pyproject.toml", "requirements.lock"):
        shutil.copy(ROOT / name, folder)
    return subprocess.run(
        [sys.executable, folder / ".ci" / "environment.py"],
        env={"PATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_an_unsupported_python_is_named(tmp_path):
    script = (ROOT / ".ci" / "environment.py").read_text()
    of_another_time = script.replace("(3, 11), (3, 14)", "(9, 11), (9, 14)")

    done = make_environment(tmp_path, "/nowhere", of_another_time)

    assert_refused(done, r"Python 3\.11, 3\.12 or 3\.13 is needed")


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="later Pythons have a wheel")
def test_a_missing_compiler_is_named(tmp_path):
    script = (ROOT / ".ci" / "environment.py").read_text()

    done = make_environment(tmp_path, "/nowhere", script)

    assert_refused(done, "needs a C compiler.*apt-get install gcc")
    assert not (tmp_path / ".venv").exists()


# The front end


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A front end whose npm is a script that notes how it was called."""
    (folder := tmp_path / "frontend" / "src").mkdir(parents=True)
    (folder / "app.ts").write_text("1")
    for name in ("package.json", "package-lock.json"):
        (folder.parent / name).write_text("{}")
    write_program(tmp_path / "bin" / "node", "echo v20.19.0")
    build = 'mkdir -p node_modules "${PATRON_DIST:-.}/assets"; echo "$@" >> ../called'
    write_program(tmp_path / "bin" / "npm", build)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setattr(frontend, "ROOT", tmp_path)
    monkeypatch.setattr(frontend, "FOLDER", folder.parent)
    return tmp_path


def write_program(path: Path, script: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_the_front_end_is_built_once_and_again_when_a_source_changed(checkout):
    assert not frontend.is_built()
    frontend.build()
    frontend.build()
    assert frontend.is_built()

    (checkout / "frontend" / "src" / "app.ts").write_text("2")
    assert not frontend.is_built()
    frontend.build()

    called = (checkout / "called").read_text().splitlines()
    assert called == ["ci --no-audit --no-fund", "run build", "run build"]


def test_a_new_build_keeps_for_a_while_what_open_pages_ask_for(checkout):
    frontend.build()
    assets = checkout / "frontend" / "dist" / "assets"
    for name, age in (("young", 0.0), ("old", frontend.KEPT_FOR + 60)):
        (assets / name).write_text(name)
        os.utime(assets / name, (time.time() - age,) * 2)

    (checkout / "frontend" / "src" / "app.ts").write_text("2")
    frontend.build()

    assert [file.name for file in assets.iterdir()] == ["young"]
    assert not list((checkout / "frontend").glob(".dist*"))


def test_a_front_end_that_cannot_be_built_says_so_and_shows_why(checkout, capfd):
    write_program(checkout / "bin" / "npm", "echo 'no such package'; exit 1")

    with pytest.raises(CannotStart, match=r"`npm ci --no-audit --no-fund` failed"):
        frontend.build()

    assert "no such package" in capfd.readouterr().err
    assert not frontend.is_built()


def test_without_node_and_without_its_package_one_line_says_what_is_needed(checkout, monkeypatch):
    write_program(checkout / "bin" / "node", "echo v12.22.0")
    monkeypatch.setattr(frontend, "_wheel", lambda: None)
    monkeypatch.setenv("PIP_NO_INDEX", "1")

    with pytest.raises(CannotStart, match=r"Node\.js 20 or later is needed"):
        frontend.find_node()


# Supervision

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


# The whole shop


class Shop:
    """`patron serve` as a person runs it."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.address = f"http://127.0.0.1:{environment['PATRON_PORT']}"
        self.log = log
        with log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "api.commands", "serve"],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def is_open(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        if "The shop is open" not in self.log.read_text():
            return False
        try:
            return urllib.request.urlopen(f"{self.address}/readyz", timeout=5).status == 200
        except (OSError, urllib.error.HTTPError):
            return False

    def processes(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def web(self) -> psutil.Process:
        return next(p for p in self.processes() if "api.commands.webs" in p.cmdline())


@pytest.fixture
def shop(environment: dict[str, str], tmp_path: Path) -> Iterator[Shop]:
    shop = Shop(environment, tmp_path / "serve.log")
    yield shop
    if shop.process.poll() is None:
        shop.process.kill()
    shop.process.wait()


def test_a_shop_opens_mends_itself_and_stops_when_told(shop):
    until(shop.is_open, 120)

    shop.web().kill()
    until(shop.is_open)
    database = next(p for p in shop.processes() if p.name() == "postgres")
    database.kill()
    until(lambda: "PostgreSQL ended (signal 9)" in shop.log.read_text())
    until(shop.is_open)

    parts = shop.processes()
    shop.process.send_signal(signal.SIGINT)
    assert shop.process.wait(30) == 0
    assert shop.log.read_text().endswith("Stopped.\n")
    until(lambda: all(map(is_gone, parts)))


def test_a_killed_shop_opens_again_at_once(shop, environment, tmp_path):
    until(shop.is_open, 120)
    parts = shop.processes()

    shop.process.kill()
    shop.process.wait()
    until(lambda: all(map(is_gone, parts)))
    again = Shop(environment, tmp_path / "again.log")
    try:
        until(again.is_open, 60)
    finally:
        again.process.terminate()
        assert again.process.wait(30) == 0, again.log.read_text()
