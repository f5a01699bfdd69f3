"""Somebody leaves their mark everywhere, and goes; the books are whole, and no mark is left."""

import json
from dataclasses import fields
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from api import jobs
from api.adapters import companies
from api.adapters.mail import SmtpMailer
from api.database import engine as make_engine
from api.database import sessions
from api.erasures import ErasureList
from api.invariants import look as look_at_invariants
from api.jobs.privacy import erase
from api.queue import PgJobQueue
from api.settings import Settings
from api.work import Work
from models import ids
from models.inventory import MovementKind, StockMovement
from models.loyalty import LoyaltyMovement
from models.orders import Order
from models.payments import PaymentEvent
from models.privacy import KEPT_OF_EVENTS, Erasure
from models.viewer import Role
from resolvers.context import utc_now
from resolvers.privacy.subject import Subject
from tests import standins
from tests.api import a_person
from tests.api.a_person import EMAIL, MARK, NEW_EMAIL, attempt, do, everything, traces
from tests.api.logins import log_in, store_account
from tests.api.servers import SECRET, Process, running
from tests.api.web import Web, ask, connected, environment, fill, look, store
from tests.factories import Aisle, a_shop


class Shop:
    """Processes with files of their own, and a worker's view of the same shop."""

    def __init__(self, database, provider, mailbox, var):
        self.database, self.provider, self.mailbox, self.var = database, provider, mailbox, var
        self.aisle = Aisle(on_hand=100)
        self.web = Web(database, provider)
        own = {
            **environment(database, provider, self.web.port),
            "PATRON_VAR": str(var),
            "PATRON_SMTP_PORT": str(mailbox.smtp_port),
            "PATRON_MAILBOX_URL": mailbox.url,
        }
        self.web.environment |= own
        self.worker = Worker(own)
        self.settings = Settings(
            database_url=database,
            var=var,
            smtp_port=mailbox.smtp_port,
            mailbox_url=mailbox.url,
            payments_url=provider.url,
            payments_secret=SECRET,
        )


class Worker(Process):
    def __init__(self, own):
        super().__init__("api.worker", port=0, **own)

    async def start(self):
        self.launch()


@pytest.fixture
async def shop(database, provider, mailbox, tmp_path):
    var = tmp_path / "var"
    var.mkdir()
    shop = Shop(database, provider, mailbox, var)
    opening = StockMovement(
        variant_id=shop.aisle.variant.id,
        location_id=shop.aisle.warehouse.id,
        kind=MovementKind.OPENING,
        on_hand=100,
    )
    await store(database, a_shop(), *shop.aisle.models, opening)
    await store_account(database, "desk@example.com", Role.OWNER)
    async with running(shop.web), running(shop.worker):
        yield shop


@pytest.fixture
async def work(shop):
    engine = make_engine(shop.database)
    async with companies.opened(shop.settings) as company:
        ports = standins.ports(payments=company, jobs=PgJobQueue())
        yield Work(shop.settings, sessions(engine), ports, SmtpMailer(shop.settings))
    await engine.dispose()


async def live_a_life(shop, browser, desk):
    """All that one can do; returns the orders."""
    await do(browser, "chooseConsent", isGranted=True)
    await a_person.look_around(browser, shop.aisle)
    await a_person.sign_up(browser, shop.mailbox)
    await a_person.look_around(browser, shop.aisle)
    orders = [await a_person.buy(browser, shop.provider, shop.aisle, f"order-{n}") for n in (1, 2)]
    for order in orders:
        await a_person.deliver(desk, order)
    await a_person.send_back(browser, desk, orders[0], "1")
    await a_person.write_to_us(browser, desk, orders[0])
    await do(browser, "dismissRecommendation", productId=shop.aisle.product.gid)
    await do(browser, "requestEmailChange", email=NEW_EMAIL)
    token = await a_person.token_mailed(shop.mailbox, NEW_EMAIL, "")
    await do(browser, "confirmEmail", token=token)
    await do(browser, "requestPasswordReset", email=NEW_EMAIL)
    await attempt(browser, "logIn", email=EMAIL, password="wrong password")
    await fill(browser, shop.aisle.variant, 3)
    return orders


BOOKS = (
    select(Order.total, Order.refunded, Order.status),
    select(PaymentEvent.kind, PaymentEvent.amount, PaymentEvent.reference),
    select(LoyaltyMovement.points, LoyaltyMovement.balance_after),
    select(StockMovement.kind, StockMovement.on_hand, StockMovement.allocated),
)


async def books(database):
    return [sorted(map(tuple, await look(database, one))) for one in BOOKS]


async def change(database, statement):
    async with connected(database) as engine, engine.begin() as connection:
        await connection.execute(statement)


async def test_who_is_erased_leaves_whole_books_and_no_trace(shop, work):
    began = utc_now()
    browser, desk = shop.web.browser(), shop.web.browser()
    async with browser, desk:
        await log_in(desk, "desk@example.com")
        orders = await live_a_life(shop, browser, desk)
        found = traces(await everything(shop.database), shop.mailbox.folder)
        expected = {"accounts", "carts", "customers", "email_proofs", "events", "idempotency_keys"}
        expected |= {"notices", "orders", "returns", "ticket_messages", "tickets"}
        assert expected - set(found) <= {"carts"}
        assert any(one.endswith(".eml") for one in found)

        with await a_person.copy_of(browser, desk) as copied:
            told = json.loads(copied.read("data.json"))
            assert len(told["orders"]) == 2
            assert {"customers", "events", "tickets", "returns", "payments"} <= told.keys()
            csv = copied.read("csv/ticket_messages.csv").decode()
            assert f"I am {MARK}." in csv

        before = await books(shop.database)
        asked = await do(browser, "requestErasure")
        later = update(Erasure).values(due_at=utc_now() - timedelta(seconds=1))
        await change(shop.database, later)
        erasure = ids.decode(asked["id"])[1]
        await erase(work, erasure)
        await erase(work, erasure)

        assert (await ask(browser, "{ me { email } }"))["me"] is None
        assert (
            await ask(desk, "query ($id: ID!) { order(id: $id) { number email } }", id=orders[0])
        )["order"]["email"] is None
    assert traces(await everything(shop.database), shop.var, shop.mailbox.folder) == []
    assert await books(shop.database) == before
    now, at_once = utc_now(), timedelta()
    # Further back the payment company knows of other tests' shops.
    run = await look_at_invariants(
        work.sessions.writing, work.payments, now, at_once, looks_back=now - began
    )
    assert run.found == []
    assert [one.erasure for one in ErasureList(shop.var)] == [erasure]


def test_jobs_still_understand_the_events_of_who_was_erased():
    jobs.load()
    listened_to = {each.event for several in jobs.subscriptions.values() for each in several}

    lost = {
        f"{event.__name__}.{field.name}"
        for event in listened_to
        if event.__module__.startswith("models.")
        for field in fields(event)
        if field.name not in KEPT_OF_EVENTS.split()
    }

    assert lost == set()


def test_a_line_that_broke_off_takes_no_other_with_it(tmp_path):
    known = ErasureList(tmp_path)
    first, lost, last = (Erasure.ask(uuid4(), utc_now()) for _ in range(3))
    for one in (first, lost):
        known.add(one, Subject(customer=one.customer_id, orders=[uuid4()]), utc_now())
    whole = known.path.read_text()
    known.path.write_text(whole[: len(whole) * 3 // 4])
    known.add(last, Subject(customer=last.customer_id), utc_now())

    assert [one.customer for one in known] == [first.customer_id, last.customer_id]
    assert known.path.stat().st_mode & 0o777 == 0o600
    assert "@" not in whole
