"""Orders, a backup, more orders, a disaster, and the shop as it was at a moment between them."""

import asyncio
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from api.commands.backup import moment
from api.commands.database import migrate
from api.database import sessions
from api.erasures import ErasureList
from api.jobs.privacy import erase
from api.postgres import Embedded
from api.settings import CannotStart, Settings
from api.work import Work
from models import ids
from models.inventory import MovementKind, StockMovement
from models.orders import Order
from models.payments import Payment
from models.privacy import Erasure
from resolvers.context import utc_now
from resolvers.ports import Unavailable
from tests import standins
from tests.api.a_person import MARK, everything, traces
from tests.api.a_shop import GOOD
from tests.api.servers import SECRET, Provider, running, until
from tests.api.test_commands import assert_refused, patron
from tests.api.web import connected, fill, look, pay, place, shop, status, store
from tests.factories import Aisle, a_bought_line, a_customer, an_order


@pytest.fixture
async def provider(tmp_path):
    """One of our own: the payments of other tests are not lost."""
    company = Provider(tmp_path / "company")
    async with running(company):
        yield company


@pytest.fixture
def environment(tmp_path, provider):
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PATRON_")}
    return {
        **ours,
        "PATRON_DEMO": "0",
        "PATRON_VAR": str(tmp_path / "var"),
        "PATRON_PAYMENTS_URL": provider.url,
        "PATRON_PAYMENTS_SECRET": SECRET,
    }


@pytest.fixture
def server(environment):
    server = Embedded(Path(environment["PATRON_VAR"]) / "pg")
    yield server
    server.stop()


async def test_a_shop_is_restored_to_a_minute_and_the_lost_tail_is_told(
    environment, server, provider
):
    url = await asyncio.to_thread(server.start)
    await asyncio.to_thread(migrate, url)
    aisle = Aisle(on_hand=100)
    opening = StockMovement(
        variant_id=aisle.variant.id,
        location_id=aisle.warehouse.id,
        kind=MovementKind.OPENING,
        on_hand=100,
    )
    async with shop(url, provider, *aisle.models, opening) as [web]:
        kept = [await buy(web, provider, aisle) for _ in range(2)]
        backed_up = await asyncio.to_thread(patron, environment, "backup")
        kept += [await buy(web, provider, aisle) for _ in range(2)]
        await asyncio.sleep(0.5)
        before = datetime.now(UTC)
        await asyncio.sleep(0.5)
        lost = [await buy(web, provider, aisle) for _ in range(3)]
        refs = [
            ref for (ref,) in await look(url, select(Payment.provider_ref).order_by(Payment.id))
        ]
        async with connected(url) as engine, engine.begin() as connection:
            await connection.execute(text("drop table orders cascade"))
    await asyncio.to_thread(server.stop)

    done = await asyncio.to_thread(patron, environment, "restore", "--to", before.isoformat())

    assert backed_up.returncode == 0, backed_up.stderr
    assert done.returncode == 0, done.stdout + done.stderr
    held, checked = re.search(r"(\d+) of (\d+) invariants hold", done.stdout).groups()
    assert held == checked
    assert "Lost with their orders: 3 payments. Taken up soon: 0." in done.stdout, done.stdout
    assert re.findall(r"pay_\w+", done.stdout) == refs[-3:]
    url = await asyncio.to_thread(server.start)
    there = {ids.encode(Order.prefix, id) for (id,) in await look(url, select(Order.id))}
    assert there == set(kept)
    assert not there & set(lost)
    assert len(list((server.folder.parent).glob("pg.before-restore-*"))) == 1


async def buy(web, provider, aisle):
    """The id of an order that is paid and confirmed."""
    async with web.browser() as browser:
        order = await place(browser, await fill(browser, aisle.variant))
        await pay(browser, provider, order["id"], GOOD)

        async def is_confirmed():
            return await status(browser, order["id"]) == "CONFIRMED"

        await until(is_confirmed)
        return order["id"]


async def test_a_running_shop_is_not_restored_under_its_feet(environment, server):
    await asyncio.to_thread(server.start)

    done = await asyncio.to_thread(patron, environment, "restore")

    assert_refused(done, "The shop is running. Stop it first")


async def test_where_there_is_no_backup_nothing_is_touched(environment, server):
    await asyncio.to_thread(server.start)
    await asyncio.to_thread(server.stop)

    done = await asyncio.to_thread(patron, environment, "restore")

    assert_refused(done, "There is no backup in")
    assert (server.folder / "PG_VERSION").exists()


def test_somebody_elses_database_is_refused_with_what_to_use(environment):
    theirs = {**environment, "PATRON_DATABASE_URL": "postgresql://a@127.0.0.1/shop"}

    assert_refused(patron(theirs, "backup"), "pg_dump")
    assert_refused(patron(theirs, "restore"), "pgBackRest")


def test_a_moment_is_utc_unless_it_says_so():
    assert moment("2026-11-22 12:00:00") == datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert moment("2026-11-22 12:00:00+01:00") == datetime(2026, 11, 22, 11, tzinfo=UTC)
    with pytest.raises(CannotStart, match="is no moment"):
        moment("yesterday")


async def test_who_was_erased_since_the_backup_is_erased_again_by_the_restore(environment, server):
    url = await asyncio.to_thread(server.start)
    await asyncio.to_thread(migrate, url)
    aisle, customer = Aisle(), a_customer(name=f"Ana {MARK}", email=f"{MARK}@example.com")
    bought = an_order(aisle.channel, a_bought_line(aisle.variant), customer_id=customer.id)
    bought.email, bought.delivery_address = customer.email, {"name": MARK}
    asked = Erasure.ask(customer.id, utc_now(), by_staff=uuid4())
    await store(url, *aisle.models, customer, bought)
    done = await asyncio.to_thread(patron, environment, "backup")
    assert done.returncode == 0, done.stderr
    await store(url, asked)
    async with connected(url) as engine:
        settings = Settings(database_url=url, var=environment["PATRON_VAR"], demo=False)
        work = Work(settings, sessions(engine), standins.ports(), NoMail())
        await erase(work, asked.id)
    assert traces(await everything(url)) == []
    kept = ErasureList(settings.var).path.read_text()
    await asyncio.to_thread(server.stop)

    chosen = await asyncio.to_thread(restore_without_changes, environment, server)

    assert "Erased again, as they had asked since: 1 people." in chosen.stdout, chosen.stdout
    assert ErasureList(settings.var).path.read_text() == kept
    url = await asyncio.to_thread(server.start)
    assert traces(await everything(url)) == []
    assert await look(url, select(Order.total)) == [(bought.total,)]


def restore_without_changes(environment, server):
    """As on another machine, to which only the copy of the evening before was brought."""
    for piece in (Path(environment["PATRON_VAR"]) / "backups" / "changes").glob("*.gz"):
        piece.unlink()
    shutil.rmtree(server.folder)
    return patron(environment, "restore")


class NoMail:
    async def send(self, mail):
        raise Unavailable("There is no mail here.")
