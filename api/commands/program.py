"""The `patron` program: one command for each thing a person does with a shop."""

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from api.commands.evaluate import Task
from api.settings import ROOT, CannotStart, Settings

OLDEST_PYTHON, FIRST_UNTRIED_PYTHON = (3, 11), (3, 14)

program = typer.Typer(
    help="Patron runs a shop: its storefront, its desk, its API and its recommendations.",
    epilog=(
        "Settings are variables such as PATRON_PORT=8100, PATRON_VAR=/srv/shop or "
        "PATRON_DATABASE_URL=postgresql://user:password@host/name, "
        "in the environment or in a file `.env`. `patron doctor` shows what is in force."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Run the program; what a person can mend is one line and exit code 1."""
    try:
        if not OLDEST_PYTHON <= sys.version_info < FIRST_UNTRIED_PYTHON:
            raise CannotStart(f"Patron runs on Python 3.11 to 3.13; this is {sys.version[:6]}.")
        program()
    except CannotStart as reason:
        print(f"patron: {reason}", file=sys.stderr)
        sys.exit(1)


def say(line: str) -> None:
    print(line, flush=True)


@program.command()
def serve(
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Web processes, for PATRON_WORKERS.")
    ] = None,
    tls_self_signed: Annotated[
        bool,
        typer.Option(
            "--tls-self-signed",
            help="Speak https by a certificate made now, to the whole network: a phone can log in.",
        ),
    ] = False,
) -> None:
    """Run the shop: database, web, worker and, for the demo, its stand-ins. Ctrl-C stops it all.

    An empty database is filled with the demo shop first, unless PATRON_DEMO=0.
    """
    from api.commands.banner import announce
    from api.commands.serve import serve as run

    settings = Settings.read(**({} if workers is None else {"workers": workers}))
    if tls_self_signed:
        from api.commands.certificate import with_own_certificate

        settings = with_own_certificate(settings)
    try:
        run(settings, say, lambda: announce(settings, say))
    except KeyboardInterrupt:
        say("Stopped.")
        # Python remembers an interrupt that met code run from a string, such as a dataclass being
        # made, and would end by SIGINT although it was handled. Everything is put away by now.
        os._exit(0)


@program.command()
def worker() -> None:
    """Run only the worker, which does what may happen a moment later: mails, points, training.

    `patron serve` starts one already; run more of them, on other machines too, with
    PATRON_DATABASE_URL.
    """
    from api.commands import database

    with database.opened(Settings.read()) as address:
        _module("api.worker", address)


@program.command()
def migrate() -> None:
    """Bring the database's tables up to date. Safe to repeat."""
    from api.commands import database

    with database.opened(Settings.read()) as address:
        database.migrate(address)


@program.command()
def init(
    name: Annotated[str, typer.Option(prompt="Name of the shop")],
    email: Annotated[str, typer.Option(prompt="Your e-mail address, as its owner")],
    currency: Annotated[str, typer.Option(prompt="Currency, such as EUR")],
    country: Annotated[str, typer.Option(prompt="Country, such as DE")],
    zone: Annotated[str, typer.Option(prompt="Time zone, such as Europe/Berlin")],
) -> None:
    """Make an empty shop of your own, and a one-time link with which its owner sets a password.

    Run it with PATRON_DEMO=0, and `patron serve` too. What is not given is asked for.
    """
    from api.commands import database
    from api.commands.init import NewShop, make
    from api.commands.serve import make_writable

    settings = Settings.read()
    wanted = NewShop(name, email, currency, country, zone)
    make_writable(settings.var)
    with database.opened(settings) as address:
        link = make(settings, address, wanted)
    say(f"{wanted.name} is there. Start it with `PATRON_DEMO=0 patron serve`, then open, once and")
    say(f"within {link.days} days, to set the owner's password:\n  {link.address}")


@program.command()
def demo(
    reset: Annotated[
        bool, typer.Option("--reset", help="Empty the whole database first, with all orders.")
    ] = False,
) -> None:
    """Load the demo shop, a year of real purchases, into an empty database."""
    from api.commands import database
    from api.commands.demo import load

    with database.opened(Settings.read()) as address:
        load(address, reset, say)


@program.command()
def train() -> None:
    """Train the recommender on everything bought so far. A running shop takes it up by itself."""
    from api.commands import database

    with database.opened(Settings.read()) as address:
        _module("api.jobs.recommendations", address, "--train")


@program.command()
def evaluate(
    task: Annotated[Task, typer.Option(help="What to recommend, as the judge calls it.")],
    cut: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="Train on what was before.")],
    end: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="For the time until then.")],
    out: Annotated[Path, typer.Option(help="The file of lists to write, one a line.")],
    without_store: Annotated[
        bool, typer.Option("--without-store", help="T4U: tell nothing of the first visit.")
    ] = False,
) -> None:
    """Recommend to the demo's customers of a past day, for a judge who knows what they bought."""
    from api.commands.evaluate import Asked, run

    if code := run(Asked(task, cut.date(), end.date(), out, without_store)):
        raise typer.Exit(code)


@program.command()
def schema(
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; fail when the file is out of date.")
    ] = False,
) -> None:
    """Write the API's schema to schema/schema.graphql, from which the front end is typed."""
    from schema import build

    kept = ROOT / "schema" / "schema.graphql"
    text = build().as_str().rstrip() + "\n"
    if check:
        if not kept.exists() or kept.read_text() != text:
            raise CannotStart("schema/schema.graphql is out of date; run `patron schema`.")
    else:
        kept.write_text(text)
        say(f"Wrote {kept.relative_to(ROOT)}.")


@program.command()
def backup() -> None:
    """Copy the database into `var/backups`, and from then on keep every change. It may run.

    Repeat it now and then, such as every night; the last seven are kept.
    """
    from api.commands.backup import backup as make

    make(Settings.read(), say)


@program.command()
def restore(
    to: Annotated[
        str | None,
        typer.Option(help='The moment, in UTC, as "2026-11-22 12:00:00"; else the last there is.'),
    ] = None,
) -> None:
    """Bring the database back as it was at a moment, and list what was paid since. Stop it first.

    What is there now is put aside, not deleted.
    """
    from api.commands.backup import moment
    from api.commands.backup import restore as bring_back

    if not bring_back(Settings.read(), moment(to) if to else None, say):
        raise typer.Exit(1)


@program.command("check-invariants")
def check_invariants(
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    settled: Annotated[
        bool, typer.Option("--settled", help="Nothing is under way: forgive no delay.")
    ] = False,
    all_payments: Annotated[
        bool, typer.Option("--all", help="Compare all payments, not those of 35 days.")
    ] = False,
) -> None:
    """Look whether stock, orders, payments and points are what they must be.

    Exit code 1 when something is broken, or could not be compared.
    """
    from api.commands import database, invariants

    settings = Settings.read()
    with database.opened(settings) as address:
        run = invariants.check(settings, address, settled=settled, all_payments=all_payments)
    if as_json:
        say(invariants.as_json(run))
    else:
        invariants.tell(run, say)
    if not run.holds:
        raise typer.Exit(1)


@program.command()
def doctor(
    retry_jobs: Annotated[
        bool, typer.Option("--retry-jobs", help="First queue the jobs again that were put aside.")
    ] = False,
) -> None:
    """Look at this machine and this shop, and say what is missing and how to mend it."""
    from api.commands import database, put_aside
    from api.commands.doctor import examine

    if retry_jobs:
        with database.opened(Settings.read()) as address:
            say(f"Jobs queued again: {put_aside.retry(address)}.")
    if not examine(say):
        raise typer.Exit(1)


def _module(name: str, address: str, *arguments: str) -> None:
    """Run a module of ours in a process of its own, ended with this one."""
    from api.commands.supervise import ended_by_signals, guarded_module

    with ended_by_signals():
        child = subprocess.Popen(
            guarded_module(name, *arguments),
            cwd=ROOT,
            env={**os.environ, "PATRON_DATABASE_URL": address},
        )
        try:
            code = child.wait()
        except KeyboardInterrupt:
            child.terminate()
            code = child.wait() and 0
    if code:
        raise typer.Exit(code)
