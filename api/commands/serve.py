"""`patron serve`: everything a shop needs, started in order, watched, and stopped together."""

import os
import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

from api.commands import database, frontend
from api.commands.port import Port, listen, opened
from api.commands.secret import kept
from api.commands.supervise import (
    TRIES,
    Stop,
    Supervisor,
    ended_by_signals,
    guarded_module,
    manner,
    uninterrupted,
)
from api.postgres import Embedded
from api.settings import ROOT, CannotStart, Settings

READY_WITHIN = 60.0
"""Seconds from starting the web processes to their first answer."""

Say = Callable[[str], None]


def serve(settings: Settings, say: Say, announce: Callable[[], None]) -> None:
    """Run the shop until it is told to stop.

    Raises CannotStart when something it needs is not there, or does not stay.
    """
    make_writable(settings.var)
    with ended_by_signals() as stop, ExitStack() as stack:
        port = stack.enter_context(opened(settings.host, settings.port, settings.workers))
        if settings.demo:
            refuse_busy_ports(settings)
        server, address = stack.enter_context(postgres(settings, say))
        building = stack.enter_context(frontend_building(say))
        prepare(settings, address, say)
        finish(building)
        stop.check()
        forget_figures(settings)
        supervisor = stack.enter_context(supervised(settings, say))
        environment = child_environment(settings, address)
        start_stand_ins(supervisor, settings, environment)
        start_web(supervisor, settings.workers, environment, port)
        wait_until_ready(supervisor, settings, stop)
        supervisor.tries = TRIES
        announce()
        supervisor.start("worker", "api.worker", environment=environment)
        train_first(supervisor, environment, say)
        while True:
            stop.check()
            time.sleep(0.2)
            supervisor.look()
            look_after_postgres(server, say)


@contextmanager
def postgres(settings: Settings, say: Say) -> Iterator[tuple[Embedded | None, str]]:
    """The embedded server, unless the settings name another, and the address in either case."""
    if settings.database_url:
        yield None, settings.database_url
        return
    server = database.embedded(settings)
    if not server.folder.exists():
        say(f"Making a database in {server.folder} ...")
    address = server.start()
    try:
        yield server, address
    finally:
        with uninterrupted():
            server.stop()


@contextmanager
def supervised(settings: Settings, say: Say) -> Iterator[Supervisor]:
    supervisor = Supervisor(settings.var / "logs", say)
    try:
        yield supervisor
    finally:
        with uninterrupted():
            say("Stopping.")
            supervisor.stop()


def forget_figures(settings: Settings) -> None:
    """Counters begin anew with a shop; see api/metrics.py."""
    figures = settings.var / "metrics"
    shutil.rmtree(figures, ignore_errors=True)
    figures.mkdir()


def make_writable(var: Path) -> None:
    """Make the folder for everything that is kept, and prove that it can be written to."""
    try:
        var.mkdir(parents=True, exist_ok=True)
        probe = var / f".writable-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as refused:
        raise CannotStart(
            f"Cannot write to {var} ({refused.strerror}). "
            "Make it writable, or set PATRON_VAR to another folder."
        ) from None


def refuse_busy_ports(settings: Settings) -> None:
    """The stand-ins open their ports themselves; say beforehand which one is taken."""
    for port in range(settings.port + 1, settings.port + 5):
        try:
            listen("127.0.0.1", port).close()
        except CannotStart:
            raise CannotStart(
                f"Port {port} is busy; the demo's stand-ins use "
                f"{settings.port + 1} to {settings.port + 4}. Set PATRON_PORT to another."
            ) from None


@contextmanager
def frontend_building(say: Say) -> Iterator[subprocess.Popen[bytes] | None]:
    """Build, if it must be, while the database is being prepared."""
    if not frontend.is_there():
        say("There is no front end in this checkout; the API is served without it.")
    if not frontend.is_there() or frontend.is_built():
        yield None
        return
    say("Building the front end (about a minute the first time) ...")
    building = subprocess.Popen(
        guarded_module("api.commands.frontend"),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield building
    finally:
        building.kill()
        building.wait()


def finish(building: subprocess.Popen[bytes] | None) -> None:
    if building and building.wait():
        raise CannotStart("The front end could not be built; the reason is above.")


def look_after_postgres(server: Embedded | None, say: Say) -> None:
    if server and (code := server.exit_code()) is not None:
        say(f"PostgreSQL ended ({manner(code)}); starting it again.")
        server.stop()
        server.start()


def prepare(settings: Settings, address: str, say: Say) -> None:
    """Bring the tables up to date, and load the demo shop into an empty database."""
    database.check(address)
    if not database.is_current(address):
        say("Bringing the tables up to date ...")
        run("migrate", settings, address)
    if not settings.demo and database.is_demo(address):
        raise CannotStart(
            "This database holds the demo shop, whose passwords everybody knows. "
            "Set PATRON_DEMO=1, or let PATRON_DATABASE_URL or PATRON_VAR name another."
        )
    if settings.demo and database.is_empty(address):
        if find_spec("api.demo") is None:
            say("The demo shop is not part of this checkout; the shop is empty.")
        else:
            run("demo", settings, address)


def run(command: str, settings: Settings, address: str) -> None:
    """Run a command of ours to its end, talking to the terminal, in a process of its own."""
    done = subprocess.Popen(
        guarded_module("api.commands", command),
        cwd=ROOT,
        env=child_environment(settings, address),
        start_new_session=True,
    )
    try:
        code = done.wait()
    except BaseException:
        done.kill()
        done.wait()
        raise
    if code:
        raise CannotStart(f"`patron {command}` failed; the reason is above.")


def child_environment(settings: Settings, address: str) -> Mapping[str, str]:
    """What every process of this shop is told."""
    return {
        **os.environ,
        "PATRON_DATABASE_URL": address,
        "PATRON_VAR": str(settings.var),
        "PATRON_PORT": str(settings.port),
        "PROMETHEUS_MULTIPROC_DIR": str(settings.var / "metrics"),
        "PATRON_SECRET": kept(settings, "secret"),
        "PATRON_PAYMENTS_SECRET": (payments := kept(settings, "payments_secret")),
        "SANDBOX_SECRET": payments,
        "PATRON_PUBLIC_URL": settings.public_url,
        **_tls(settings),
        # Numbers are crunched in the worker's children; elsewhere more threads only get in the way.
        "OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1"),
        "OPENBLAS_NUM_THREADS": os.environ.get("OPENBLAS_NUM_THREADS", "1"),
    }


def _tls(settings: Settings) -> Mapping[str, str]:
    if settings.tls_certificate is None:
        return {}
    return {
        "PATRON_TLS_CERTIFICATE": str(settings.tls_certificate),
        "PATRON_TLS_KEY": str(settings.tls_key or ""),
    }


def start_stand_ins(
    supervisor: Supervisor, settings: Settings, environment: Mapping[str, str]
) -> None:
    """What the demo speaks to in place of a payment provider, a carrier and a mail server."""
    if settings.tls_certificate:
        # The payment company tells us news by https, and nobody has vouched for us.
        environment = {**environment, "SSL_CERT_FILE": str(settings.tls_certificate)}
    if settings.demo and "payments_url" not in settings.model_fields_set:
        supervisor.start(
            "payments",
            *("api.standins.payments", "--port", str(settings.port + 1)),
            *("--data", str(settings.var / "payments"), "--public-url", settings.payments_url),
            environment=environment,
        )
    if settings.demo and "carriers_url" not in settings.model_fields_set:
        supervisor.start(
            "carriers",
            *("api.standins.carriers", "--port", str(settings.port + 4)),
            *(
                "--data",
                str(settings.var / "carriers"),
                "--public-url",
                f"http://localhost:{settings.port + 4}",
            ),
            environment=environment,
        )
    if settings.demo and "smtp_host" not in settings.model_fields_set:
        supervisor.start(
            "mail",
            *("api.standins.mail", "--data", str(settings.var / "mail")),
            *("--smtp-port", str(settings.smtp_port), "--http-port", str(settings.port + 3)),
            environment=environment,
        )


def start_web(
    supervisor: Supervisor, many: int, environment: Mapping[str, str], port: Port
) -> None:
    supervisor.start(
        "web",
        *("api.commands.webs", str(many), *port.arguments()),
        environment=environment,
        inherited=port.inherited(),
    )


def wait_until_ready(supervisor: Supervisor, settings: Settings, stop: Stop) -> None:
    deadline = time.monotonic() + READY_WITHIN
    host = "127.0.0.1" if settings.host in {"0.0.0.0", "::"} else settings.host
    scheme = "https" if settings.tls_certificate else "http"
    address = f"{scheme}://{f'[{host}]' if ':' in host else host}:{settings.port}/readyz"
    while not _answers(address):
        stop.check()
        supervisor.look()
        if time.monotonic() > deadline:
            raise CannotStart(f"The shop does not become ready; see {supervisor.logs}.")
        time.sleep(0.05)


def _answers(address: str) -> bool:
    # It asks itself, whose certificate nobody else may have signed.
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    straight = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=trusting)
    )
    try:
        with straight.open(address, timeout=2):
            return True
    except (OSError, urllib.error.HTTPError):
        return False


def train_first(supervisor: Supervisor, environment: Mapping[str, str], say: Say) -> None:
    """Let a process of its own train a first recommender; the shop answers meanwhile."""
    if find_spec("api.jobs") is None or find_spec("api.jobs.recommendations") is None:
        say("There is no recommender in this checkout.")
        return

    def ended(code: int) -> None:
        if code:
            say(f"The recommender could not be trained: {part.last_words()} (see {part.log})")
        elif part.log.stat().st_size > before:
            say(f"The recommender is trained: {part.last_words()}.")

    part = supervisor.start(
        "training",
        *("api.jobs.recommendations", "--train-first"),
        environment=environment,
        on_end=ended,
    )
    before = part.log.stat().st_size
