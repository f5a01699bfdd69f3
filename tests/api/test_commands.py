"""The `patron` program: what it says when it cannot start, and what it leaves behind."""

import os
import re
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from api.commands.port import accepting, listen, opened
from api.settings import ROOT, CannotStart
from tests.api.test_supervisor import is_gone, until


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

    for command in (
        "serve",
        "worker",
        "init",
        "demo",
        "train",
        "evaluate",
        "schema",
        "migrate",
        "doctor",
    ):
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


def test_a_shop_opens_mends_itself_opens_again_at_once_when_killed_and_stops_when_told(
    shop, environment, tmp_path
):
    until(shop.is_open, 120)

    shop.web().kill()
    until(shop.is_open)
    database = next(p for p in shop.processes() if p.name() == "postgres")
    database.kill()
    until(lambda: "PostgreSQL ended (signal 9)" in shop.log.read_text())
    until(shop.is_open)

    parts = shop.processes()
    shop.process.kill()
    shop.process.wait()
    until(lambda: all(map(is_gone, parts)))

    again = Shop(environment, tmp_path / "again.log")
    try:
        until(again.is_open, 120)
        parts = again.processes()
    finally:
        again.process.terminate()
        assert again.process.wait(30) == 0, again.log.read_text()
    assert again.log.read_text().endswith("Stopped.\n")
    until(lambda: all(map(is_gone, parts)))
