"""The server is killed at any moment of a checkout: one order, one charge, and neither alone."""

import asyncio
import random
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import func, select

from api.adapters import companies
from api.adapters.mail import SmtpMailer
from api.database import engine as make_engine
from api.database import sessions
from api.invariants import look as look_at_invariants
from api.invariants import payments_since
from api.jobs import reconciling
from api.queue import PgJobQueue
from api.settings import Settings
from api.work import Work
from models.orders import Order, OrderStatus
from models.payments import Payment
from resolvers.context import utc_now
from tests import databases, proofs, standins
from tests.api.a_shop import GOOD
from tests.api.servers import SECRET, running
from tests.api.web import Web, fill, look, pay, place, store
from tests.factories import Aisle

pytestmark = pytest.mark.proof
GONE = (httpx.HTTPError, OSError)
AT_ONCE = timedelta(0)


@pytest.fixture
async def opened(template, provider):
    database, aisle = await databases.copy(template), Aisle(on_hand=10_000)
    await store(database, *aisle.models)
    web = Web(database, provider)
    async with running(web):
        yield database, aisle, web
    await databases.drop(database)


@asynccontextmanager
async def worker(database, provider):
    """What a job is given, over the same database."""
    settings = Settings(database_url=database, payments_url=provider.url, payments_secret=SECRET)
    engine = make_engine(database)
    async with companies.opened(settings) as gateways:
        ports = standins.ports(payments=gateways, jobs=PgJobQueue())
        yield Work(settings, sessions(engine), ports, SmtpMailer(settings))
    await engine.dispose()


async def buy(browser, provider, cart, key):
    """All of a checkout, as a shopper who sends everything again does it."""
    order = await place(browser, cart, idempotencyKey=key)
    if "id" in order:
        await pay(browser, provider, order["id"], GOOD)
    return order


async def killed(web, browser, provider, aisle, dice, took):
    """Kill the server somewhere in a checkout, start it again, and let half of all try again."""
    cart, key = await fill(browser, aisle.variant), str(uuid4())
    if dice.random() < 0.5:
        await provider.turn(drop=1)
    buying = asyncio.create_task(buy(browser, provider, cart, key))
    await asyncio.sleep(dice.uniform(0, took))
    web.kill()
    first = await asyncio.gather(buying, return_exceptions=True)
    assert isinstance(first[0], (dict, *GONE)), first
    await web.start()
    if dice.random() < 0.5:
        again = await asyncio.gather(buy(browser, provider, cart, key), return_exceptions=True)
        # It may be paid by now, and then there is no page to pay on.
        assert isinstance(again[0], (dict, AssertionError)), again


async def test_a_server_that_is_killed_in_a_checkout_leaves_no_order_twice_and_no_charge_alone(
    opened, provider
):
    database, aisle, web = opened
    dice, began, times = random.Random(5), utc_now(), proofs.count(25)
    clock = asyncio.get_running_loop().time
    async with web.browser() as browser:
        calm = clock()
        await buy(browser, provider, await fill(browser, aisle.variant), str(uuid4()))
        took = clock() - calm
    for _ in range(times):
        async with web.browser() as browser:
            await killed(web, browser, provider, aisle, dice, took)

    async with worker(database, provider) as work:
        await reconciling.compare(work, began, young=AT_ONCE)
        told = [one async for one in payments_since(work.payments, began) if one.kept]
        run = await look_at_invariants(
            work.sessions.writing, work.payments, utc_now(), AT_ONCE, utc_now() - began
        )

    carts = await look(database, select(Order.cart_id, func.count()).group_by(Order.cart_id))
    paid = await look(
        database,
        select(Payment.provider_ref)
        .join(Order, Order.id == Payment.order_id)
        .where(Order.status == OrderStatus.CONFIRMED),
    )
    assert {count for _, count in carts} == {1}
    assert len(carts) <= times + 1
    assert len(told) >= 1 + times // 4
    assert {one.id for one in told} == {ref for (ref,) in paid}
    assert [
        one["name"] for one in run.found if one["name"].startswith(("payments", "orders"))
    ] == []
