"""The embedded PostgreSQL keeps what was committed, and leaves nothing behind when killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from api.postgres import Embedded, PostgresInUse
from api.settings import CannotStart

OWNER = """
import sys, time
from pathlib import Path
from api.postgres import Embedded
server = Embedded(Path(sys.argv[1]))
server.start()
print(server.pid, flush=True)
time.sleep(600)
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Embedded]:
    server = Embedded(tmp_path / "pg")
    yield server
    server.stop()


async def ask(url: str, *statements: str) -> object:
    engine = create_async_engine(url, poolclass=NullPool)
    async with engine.begin() as connection:
        for statement in statements:
            result = await connection.execute(text(statement))
    await engine.dispose()
    return result.scalar() if result.returns_rows else None


def owned_elsewhere(folder: Path) -> tuple[subprocess.Popen[str], psutil.Process]:
    """A process that owns a server, and the server's process."""
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout is not None
    return owner, psutil.Process(int(owner.stdout.readline()))


def kill(server: Embedded) -> None:
    assert server.pid is not None
    os.kill(server.pid, signal.SIGKILL)
    while server.exit_code() is None:
        time.sleep(0.01)


async def test_what_was_committed_is_there_after_a_new_start(server):
    await ask(server.start(), "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)")

    server.stop()
    url = server.start()

    assert await ask(url, "SELECT n FROM kept") == 7


async def test_it_is_tuned_for_a_shop_and_as_durable_as_ever(server):
    url = server.start()

    settings = ["jit", "fsync", "synchronous_commit", "full_page_writes", "listen_addresses"]
    found = [await ask(url, f"SHOW {name}") for name in settings]

    assert found == ["off", "on", "on", "on", ""]
    assert await ask(url, "SHOW server_encoding") == "UTF8"


async def test_nobody_else_may_enter_the_folder_of_the_socket(server):
    server.start()

    assert server.folder.stat().st_mode & 0o077 == 0


async def test_a_second_owner_is_refused_in_one_line(server):
    server.start()

    with pytest.raises(PostgresInUse, match=r"PATRON_VAR") as refused:
        Embedded(server.folder).start()

    assert "\n" not in str(refused.value)


async def test_others_may_attach_to_a_running_server(server):
    assert Embedded(server.folder).attach() is None

    server.start()

    assert await ask(str(Embedded(server.folder).attach()), "SELECT 1") == 1


async def test_two_servers_run_side_by_side(server, tmp_path):
    other = Embedded(tmp_path / "other")
    try:
        first, second = server.start(), other.start()
        await ask(first, "CREATE TABLE here ()")

        assert await ask(second, "SELECT to_regclass('here')") is None
    finally:
        other.stop()


async def test_a_path_too_long_for_a_socket_is_served_from_elsewhere(tmp_path):
    server = Embedded(tmp_path / ("long" * 25) / "pg")
    try:
        assert await ask(server.start(), "SELECT 1") == 1
    finally:
        server.stop()


async def test_a_killed_owner_leaves_no_server_and_loses_nothing(server):
    owner, orphan = owned_elsewhere(server.folder)
    await ask(str(server.attach()), "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)")

    owner.kill()
    owner.communicate()
    _, alive = psutil.wait_procs([orphan], timeout=10)

    assert not [process for process in alive if process.status() != psutil.STATUS_ZOMBIE]
    assert await ask(server.start(), "SELECT n FROM kept") == 7


async def test_a_server_that_outlived_its_owner_is_stopped_first(server):
    server.start()
    process = server._process
    assert process is not None
    server._release_lock()  # as if its owner had died where the system cannot tell the server

    heir = Embedded(server.folder)
    try:
        url = heir.start()

        assert process.wait(10) == 0
        assert await ask(url, "SELECT 1") == 1
    finally:
        heir.stop()


async def test_a_killed_server_recovers_what_was_committed(server):
    await ask(server.start(), "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)")

    kill(server)
    server.stop()

    assert await ask(server.start(), "SELECT n FROM kept") == 7


async def test_a_stale_number_that_now_belongs_to_another_program_does_not_matter(server):
    server.start()
    server.stop()
    (server.folder / "postmaster.pid").write_text(f"{os.getppid()}\n{server.folder}\n0\n5432\n")

    assert await ask(server.start(), "SELECT 1") == 1


async def test_a_half_made_folder_is_made_anew(server):
    (unfinished := server.folder.with_name("pg.unfinished")).mkdir(parents=True)
    (unfinished / "PG_VERSION").write_text("18\n")

    assert await ask(server.start(), "SELECT 1") == 1
    assert not unfinished.exists()


def test_the_folder_of_another_version_is_left_alone(server):
    server.folder.mkdir()
    (server.folder / "PG_VERSION").write_text("15\n")

    with pytest.raises(CannotStart, match="belongs to PostgreSQL 15"):
        server.start()


def test_a_damaged_folder_says_where_to_look(server):
    server.start()
    server.stop()
    (server.folder / "global" / "pg_control").unlink()

    with pytest.raises(CannotStart, match=r"did not start: .*pg_control.*pg\.log"):
        server.start()


async def test_its_log_says_what_went_wrong_and_nothing_about_people(server: Embedded) -> None:
    url = server.start()
    await ask(url, "create table people (email text unique)")
    written = "insert into people values ('zzmarkerqx@example.com')"
    await ask(url, written)

    with pytest.raises(IntegrityError):
        await ask(url, written)

    log = server.log.read_text()
    assert "duplicate key value violates unique constraint" in log
    assert "zzmarkerqx" not in log
