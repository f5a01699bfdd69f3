"""`patron backup` and `patron restore`: the embedded database, kept and brought back."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from api.adapters import companies
from api.archive import Archive, Backup
from api.commands import database, invariants
from api.commands.serve import child_environment, start_stand_ins, supervised
from api.commands.supervise import ended_by_signals
from api.database import sessions
from api.erasures import ErasureList, repeat_all
from api.invariants import payments_since
from api.postgres import PostgresInUse
from api.settings import CannotStart, Settings
from models import ids
from resolvers.context import utc_now
from resolvers.ports import PaymentRefused, ProviderPayment, Unavailable

Say = Callable[[str], None]
NOT_OURS = (
    "PATRON_DATABASE_URL names a database that Patron does not run. Back it up with what runs it: "
    "your provider's snapshots, pgBackRest or pg_basebackup for any moment, or for a single one "
    "`pg_dump --format=custom`. `patron check-invariants` looks at what came back."
)
OVERLAP = timedelta(hours=1)
"""Payments are begun before they are paid: so far before the moment they are looked at too."""


def backup(settings: Settings, say: Say) -> Backup:
    """Raises CannotStart."""
    if settings.database_url:
        raise CannotStart(NOT_OURS)
    server = database.embedded(settings)
    if not server.folder.exists():
        raise CannotStart(f"There is no database in {server.folder} yet.")
    with database.opened(settings) as address:
        made = Archive(server).make(address)
    say(f"Backed up to {made.folder} ({made.size / 2**20:.0f} MB).")
    say("From now on, any moment can be restored; what changes is kept within a minute.")
    return made


def moment(written: str) -> datetime:
    """UTC, unless it names a zone. Raises CannotStart."""
    try:
        meant = datetime.fromisoformat(written)
    except ValueError:
        raise CannotStart(f"{written!r} is no moment; write it as 2026-11-22 12:00:00.") from None
    return meant if meant.tzinfo else meant.replace(tzinfo=UTC)


def restore(settings: Settings, to: datetime | None, say: Say) -> bool:
    """Bring the database back as it was, and say what is missing since; whether all is well.

    Raises CannotStart while the shop runs, and when that moment cannot be reached.
    """
    if settings.database_url:
        raise CannotStart(NOT_OURS)
    server = database.embedded(settings)
    if server.attach():
        raise PostgresInUse("The shop is running. Stop it first, then restore.")
    archive = Archive(server)
    chosen = archive.choose(to)
    say(f"Restoring from {chosen.folder.name} ...")
    aside = archive.restore(chosen, to)
    if aside:
        say(f"What was there before is in {aside}; remove it when you do not need it.")
    with database.opened(settings) as address, company(settings, say):
        if not database.is_current(address):
            database.migrate(address)
        again = asyncio.run(erased_again(settings, address))
        if again:
            say(f"Erased again, as they had asked since: {again} people.")
        say("Looking whether everything is as it must be ...")
        run = invariants.check(settings, address, all_payments=True)
        lost = asyncio.run(lost_tail(settings, address, (to or chosen.ended) - OVERLAP))
        invariants.tell(run, say)
        tell(lost, say)
    return run.holds


async def erased_again(settings: Settings, address: str) -> int:
    """How many people, erased since the backup, were in it again."""
    engine = create_async_engine(address, poolclass=NullPool)
    try:
        return await repeat_all(ErasureList(settings.var), sessions(engine).writing, utc_now())
    finally:
        await engine.dispose()


@contextmanager
def company(settings: Settings, say: Say) -> Iterator[None]:
    """The demo's payment company runs with the shop, which is stopped."""
    if not settings.demo or "payments_url" in settings.model_fields_set:
        yield
        return
    with ended_by_signals(), supervised(settings, lambda _: None) as supervisor:
        start_stand_ins(supervisor, settings, child_environment(settings, ""))
        deadline = time.monotonic() + 20
        while not _answers(settings.payments_url) and time.monotonic() < deadline:
            time.sleep(0.1)
        yield


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/healthz", timeout=1, trust_env=False).is_success
    except httpx.HTTPError:
        return False


@dataclass(frozen=True)
class Lost:
    """What the payment company has and the restored database has not."""

    payments: list[ProviderPayment]
    """Made since, for orders that are gone."""
    will_follow: int
    """Paid since, for orders that are there: the worker asks about them and takes them up."""


async def lost_tail(settings: Settings, address: str, since: datetime) -> Lost | None:
    """None when the company does not answer."""
    engine = create_async_engine(address, poolclass=NullPool)
    try:
        async with companies.opened(settings) as gateways, engine.connect() as connection:
            known = (
                await connection.execute(text("select id, provider_ref, status from payments"))
            ).all()
            told = [one async for one in payments_since(gateways, since)]
    except (Unavailable, PaymentRefused):
        return None
    finally:
        await engine.dispose()
    status = {ids.encode("payment", row.id): row.status for row in known}
    gone = [one for one in told if one.reference not in status]
    later = [one for one in told if one.captured and status.get(one.reference) == "pending"]
    return Lost(sorted(gone, key=lambda one: str(one.created)), len(later))


def tell(lost: Lost | None, say: Say) -> None:
    if lost is None:
        say("The payment company does not answer: what was paid since is not known.")
        return
    say(
        f"Lost with their orders: {len(lost.payments)} payments. Taken up soon: {lost.will_follow}."
    )
    for one in lost.payments:
        kept = one.captured - one.refunded
        when = f"{one.created:%Y-%m-%d %H:%M:%S}"
        say(f"  {when}  {one.id}  {kept:>8} {one.currency}  {one.description}")
    if any(one.captured > one.refunded for one in lost.payments):
        say(
            "Their money was taken: give it back on the company's pages, or enter the orders again."
        )
