"""Two hundred buyers race for fifty pieces in two warehouses, and their payments go wrong."""

import asyncio
import random
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle, islice, product

import httpx
import pytest
from sqlalchemy import func, select, text, update

from api.invariants import look as look_at_invariants
from api.invariants import payments_since
from api.jobs import orders, reconciling
from models import ids
from models.inventory import Stock, StockMovement
from models.orders import Order, OrderLine, OrderStatus
from models.payments import Payment
from models.stores import ChannelLocation
from resolvers.context import utc_now
from resolvers.ports import ProviderStatus
from tests import databases, proofs
from tests.api.a_shop import BAD, GOOD, SLOW
from tests.api.test_killed import worker
from tests.api.web import PAY, Web, ask, connected, fill, look, place, shop
from tests.factories import Aisle, a_channel, a_location, a_method, a_price, opening, some_stock

pytestmark = pytest.mark.proof
BUYERS = max(32, proofs.count(200))
PIECES = (17, 17, 16) if proofs.PROVES else (4, 3, 3)
FAR = 2
"""Of the first goods, so many lie in the second warehouse."""
ROUNDS_OF_TROUBLE, ROUNDS = 3, 8
LEFT_ALONE = {"OrderNotPayable", "PaymentUnavailable", "PaymentRefused"}
LONG_AGO = timedelta(hours=1)


@dataclass
class Buyer:
    web: Web
    market: str
    variant: object
    order: str = ""


def two_warehouses():
    """Models of three goods in two warehouses, which serve one market together and the second of
    which one of its own; and which sells what."""
    aisle = Aisle(on_hand=PIECES[0] - FAR)
    second, third = aisle.another(PIECES[1]), aisle.another()
    other = a_location()
    west = a_channel(other, code="west", name="West")
    both = ChannelLocation(channel_id=aisle.channel.id, location_id=other.id, rank=1)
    far = [some_stock(third[1], other, PIECES[2]), some_stock(aisle.variant, other, FAR)]
    models = [*aisle.models, *second, *third[:2], other, west, a_method(west), both]
    models += [a_price(third[1], west), *far, *map(opening, (aisle.stock, second[3], *far))]
    return models, [(aisle.variant, "us"), (second[1], "us"), (third[1], "west")]


async def attempt(buyer, provider, card, patience):
    """One try in a fresh browser, and by what name the answer goes."""
    async with buyer.web.browser(**{"x-patron-channel": buyer.market}) as browser:
        cart = await fill(browser, buyer.variant)
        if "id" not in cart:
            return cart["__typename"]
        order = await place(browser, cart)
        if "id" in order:
            buyer.order = order["id"]
            await pay(browser, provider, buyer.order, card, patience)
    return order["__typename"]


async def pay(browser, provider, order, card, patience):
    """Whoever is impatient closes the page, wherever the payment is by then."""
    started = await ask(browser, PAY, id=order, back=str(browser.base_url.join("/checkout/done")))
    told = started["startPayment"]
    if told["__typename"] != "Payment":
        assert told["__typename"] in LEFT_ALONE, told
        return
    id = told["payUrl"].rstrip("/").rsplit("/", 1)[-1]
    async with provider.client() as client:
        try:
            async with asyncio.timeout(patience):
                await client.post(f"/v1/payments/{id}/confirm", json={"card": card})
        except (TimeoutError, httpx.TimeoutException):
            """The shop has to find out."""


async def settled(work, database, began):
    """What a worker does in a quarter of an hour: asks the company, and gives up what is unpaid."""
    await reconciling.compare(work, began, young=timedelta(0))
    pending = update(Order).where(Order.status == OrderStatus.PENDING)
    async with connected(database) as engine, engine.begin() as connection:
        await connection.execute(pending.values(placed_at=Order.placed_at - LONG_AGO))
    await orders.give_up_unpaid_orders(work)


async def race(work, database, provider, buyers, began):
    """Rounds until everything is sold: at first with trouble, at last in peace. The answers."""
    dice, answers = random.Random(5), set()
    await provider.turn(duplicate=2, reorder=1, stall=0.2, late=0.5)
    for turn in range(ROUNDS):
        is_calm = turn >= ROUNDS_OF_TROUBLE
        few = 0 if is_calm else BUYERS // 16
        await provider.turn(fail_next=few, fail_after=few, drop=few, hang=0 if is_calm else 0.02)
        empty = [one for one in buyers if not await has_bought(database, one)]
        tries = [
            attempt(
                one,
                provider,
                GOOD if is_calm else dice.choices([GOOD, BAD, SLOW], [6, 3, 1])[0],
                30 if is_calm else dice.choice([30, 30, 30, 0.05]),
            )
            for one in dice.sample(empty, len(empty))
        ]
        answers |= set(await asyncio.gather(*tries))
        await provider.turn(fail_next=0, fail_after=0, drop=0, hang=0)
        await asyncio.sleep(0.6)
        await settled(work, database, began)
        if await sold(database) == sum(PIECES):
            break
    return answers


async def has_bought(database, buyer):
    if not buyer.order:
        return False
    mine = select(Order.status).where(Order.id == ids.decode(buyer.order)[1])
    return await look(database, mine) == [(OrderStatus.CONFIRMED,)]


async def sold(database):
    confirmed = Order.status == OrderStatus.CONFIRMED
    pieces = select(func.coalesce(func.sum(OrderLine.quantity), 0)).join(Order).where(confirmed)
    [(count,)] = await look(database, pieces)
    return count


async def references(database, *conditions):
    """The company's ids of the payments of such orders."""
    found = select(Payment.provider_ref).join(Order).where(Payment.provider_ref.is_not(None))
    return {one for (one,) in await look(database, found.where(*conditions))}


async def test_all_there_is_is_sold_once_and_every_charge_has_its_order(
    template, payment_company, provider
):
    database, began = await databases.copy(template), utc_now()
    models, goods = two_warehouses()
    async with (
        shop(database, payment_company, *models, webs=2) as webs,
        worker(database, provider) as work,
    ):
        buyers = [
            Buyer(web, market, variant)
            for web, (variant, market) in islice(cycle(product(webs, goods)), BUYERS)
        ]
        answers = await race(work, database, provider, buyers, began)
        told = [one async for one in payments_since(work.payments, began)]
        run = await look_at_invariants(
            work.sessions.writing, work.payments, utc_now(), timedelta(0), utc_now() - began
        )

    assert await sold(database) == sum(PIECES)
    assert answers == {"Order", "OutOfStock"}
    confirmed = Order.status == OrderStatus.CONFIRMED
    assert {one.id for one in told if one.kept} == await references(database, confirmed)
    given_up = await references(database, Order.status == OrderStatus.CANCELLED)
    assert given_up
    assert {one.status for one in told if one.id in given_up and not one.refunded} == {
        ProviderStatus.VOIDED
    }
    assert await look(database, select(Stock.id).where(Stock.allocated != Stock.on_hand)) == []
    moved = select(func.sum(StockMovement.on_hand), func.sum(StockMovement.allocated))
    assert await look(database, moved) == [(sum(PIECES), sum(PIECES))]
    assert run.found == []
    deadlocks = text("select deadlocks from pg_stat_database where datname = current_database()")
    assert await look(database, deadlocks) == [(0,)]
    await databases.drop(database)
