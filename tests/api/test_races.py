"""What costs money or stock, fought over by many real connections."""

import asyncio
from contextlib import AsyncExitStack
from functools import partial

import pytest
from sqlalchemy import func, select

import api.database
import schema
from models import ids
from models.carts import Cart, CartLine
from models.inventory import Stock, StockMovement
from models.orders import Order, OrderLine, OrderStatus
from models.payments import Payment, PaymentStatus
from models.viewer import Viewer
from resolvers import carts
from resolvers.context import Context, utc_now
from resolvers.orders.moving import give_up
from resolvers.session import SharedSession
from tests import databases, standins
from tests.api.a_shop import GOOD
from tests.api.servers import until
from tests.api.web import ADD, PAY, ask, connected, fill, look, pay, place, shop, store
from tests.conftest import COMPILED
from tests.factories import Aisle, a_customer, an_offer

pytestmark = pytest.mark.proof
SHOPPERS, PIECES = 40, 10


@pytest.fixture(scope="module")
async def opened(template, payment_company):
    """One shop of two web processes for all races; each is about goods of its own."""
    database, aisle = await databases.copy(template), Aisle()
    async with shop(database, payment_company, *aisle.models, webs=2) as webs:
        yield database, aisle, webs
    await databases.drop(database)


@pytest.fixture
def webs(opened):
    return opened[2]


@pytest.fixture
async def browser(webs):
    async with webs[0].browser() as browser:
        yield browser


@pytest.fixture
def tell(opened):
    """The rows of a statement about the shop."""
    return partial(look, opened[0])


@pytest.fixture
def goods(opened):
    """A variant of its own with so many pieces."""

    async def goods(on_hand, amount=399):
        database, aisle, _ = opened
        models = aisle.another(on_hand, amount)
        await store(database, *models)
        return models[1]

    return goods


async def everybody(webs, count):
    """One browser each, spread over the web processes."""
    stack = AsyncExitStack()
    browsers = [
        await stack.enter_async_context(webs[one % len(webs)].browser()) for one in range(count)
    ]
    return stack, browsers


def of(variant):
    """The orders of a variant."""
    return select(Order.id).join(OrderLine).where(OrderLine.variant_id == variant.id)


async def allocated(tell, variant):
    [(count,)] = await tell(select(Stock.allocated).where(Stock.variant_id == variant.id))
    return count


async def test_forty_shoppers_race_for_ten_pieces(webs, provider, goods, tell):
    bread = await goods(PIECES)
    stack, browsers = await everybody(webs, SHOPPERS)
    async with stack:
        carts = await asyncio.gather(*(fill(one, bread) for one in browsers))

        placed = await asyncio.gather(*map(place, browsers, carts))
        won = [pair for pair in zip(browsers, placed, strict=True) if "id" in pair[1]]
        await asyncio.gather(*(pay(one, provider, order["id"], GOOD) for one, order in won))
        await until(lambda: all_confirmed(tell, bread))

    assert len(won) == PIECES
    assert {order["__typename"] for order in placed} == {"Order", "OutOfStock"}
    assert await allocated(tell, bread) == PIECES
    moved = select(func.sum(StockMovement.allocated)).where(StockMovement.variant_id == bread.id)
    assert await tell(moved) == [(PIECES,)]
    await no_charge_is_without_its_order(tell, provider, bread)


async def all_confirmed(tell, variant):
    statuses = await tell(select(Order.status).where(Order.id.in_(of(variant))))
    return {status for (status,) in statuses} == {OrderStatus.CONFIRMED}


async def no_charge_is_without_its_order(tell, provider, variant):
    """Each payment the company took is captured here, and its order confirmed."""
    paid = await tell(
        select(Payment.provider_ref, Payment.status).where(Payment.order_id.in_(of(variant)))
    )
    assert [status for _, status in paid] == [PaymentStatus.CAPTURED] * PIECES
    async with provider.client() as client:
        for ref, _ in paid:
            told = (await client.get(f"/v1/payments/{ref}")).json()
            assert told["status"] == "succeeded"


async def test_an_order_given_up_while_its_payment_is_made_leaves_none_to_pay(
    opened, browser, provider, goods, tell
):
    bread = await goods(1)
    order = await place(browser, await fill(browser, bread))
    await provider.turn(hang=1)

    asking = asyncio.create_task(ask(browser, PAY, id=order["id"], back=f"{browser.base_url}/x"))
    await asyncio.sleep(0.3)
    async with connected(opened[0]) as engine, SharedSession(engine) as session:
        await give_up(session, ids.decode(order["id"])[1], "unpaid", utc_now())
        await session.commit()
    started = (await asking)["startPayment"]

    assert started["__typename"] == "OrderNotPayable"
    [(payment_id,)] = await tell(select(Payment.id).where(Payment.order_id.in_(of(bread))))
    async with provider.client() as client:
        reference = {"reference": ids.encode("payment", payment_id)}
        [made] = (await client.get("/v1/payments", params=reference)).json()["data"]
    assert made["status"] == "voided"


async def test_a_key_sent_twenty_times_at_once_places_one_order(browser, goods, tell):
    bread = await goods(50)
    cart = await fill(browser, bread)
    attempts = [place(browser, cart, idempotencyKey="just this one") for _ in range(20)]

    results = await asyncio.gather(*attempts)
    again = await place(browser, cart, idempotencyKey="just this one")

    kinds = {one["__typename"] for one in results}
    assert {"Order"} <= kinds <= {"Order", "IdempotencyKeyInUse"}
    assert {one["id"] for one in results if "id" in one} == {again["id"]}
    assert len(await tell(of(bread))) == 1


async def test_one_cart_is_ordered_once_whatever_the_keys(browser, goods, tell):
    bread = await goods(50)
    cart = await fill(browser, bread, 2)

    results = await asyncio.gather(*(place(browser, cart) for _ in range(20)))

    kinds = [one["__typename"] for one in results]
    assert sorted(kinds) == ["CartIsEmpty"] * 19 + ["Order"]
    assert await allocated(tell, bread) == 2


async def test_twenty_additions_at_once_are_all_counted(browser, goods):
    bread = await goods(50)
    await fill(browser, bread)

    await asyncio.gather(*(fill(browser, bread) for _ in range(20)))

    assert await ask(browser, "{ cart { quantity } }") == {"cart": {"quantity": 21}}


async def test_carts_of_twenty_devices_become_the_customers_one_beside_what_is_added(opened, goods):
    database, _, webs = opened
    bread, customer = await goods(50), a_customer()
    await store(database, customer)
    shopper = Viewer(customer_id=customer.id)
    stack, browsers = await everybody(webs, 20)
    async with stack:
        filled = await asyncio.gather(*(fill(one, bread) for one in browsers))
    guests = [
        Viewer(visitor_id=visitor_id)
        for (visitor_id,) in await look(
            database,
            select(Cart.visitor_id).where(Cart.id.in_(ids.decode(one["id"])[1] for one in filled)),
        )
    ]
    engine, ready = api.database.engine(database, pool_size=25), asyncio.Barrier(25)

    async def connected():
        context = Context(api.database.sessions(engine), shopper, standins.ports(), "us")
        await (await context.write()).connection()
        await ready.wait()
        return context

    async def log_in(guest):
        context = await connected()
        merged = await carts.merge_guest_cart(context, guest)
        await context.commit()
        await context.close()
        return merged.lines

    async def add():
        context = await connected()
        result = await schema.build(COMPILED).execute(ADD, {"v": bread.gid, "n": 1}, context)
        await context.close()
        return result.errors

    merged = await asyncio.gather(*map(log_in, guests), *(add() for _ in range(5)))
    await engine.dispose()

    assert merged == [1] * 20 + [None] * 5
    mine = select(CartLine.quantity).join(Cart).where(Cart.customer_id == customer.id)
    assert await look(database, mine) == [(25,)]


async def test_an_offer_is_redeemed_once_by_one_person_on_twenty_devices(opened, webs, goods, tell):
    bread = await goods(50, amount=1000)
    await store(opened[0], an_offer(code="ONCE"))
    apply = 'mutation { applyOffer(input: {code: "once"}) { __typename } }'
    stack, browsers = await everybody(webs, 20)
    async with stack:
        carts = await asyncio.gather(*(fill(one, bread) for one in browsers))
        for one in browsers:
            await ask(one, apply)
        total = partial(place, expectedTotal="14.62")
        results = await asyncio.gather(*map(total, browsers, carts))

    kinds = sorted(one["__typename"] for one in results)
    assert kinds == ["OfferNotUsable"] * 19 + ["Order"]
    assert await allocated(tell, bread) == 1


async def test_what_a_new_browser_does_at_once_is_done_by_one_visitor(webs, goods):
    bread = await goods(50)
    async with webs[0].browser() as browser:
        await browser.get("/")
        await asyncio.gather(*(fill(browser, bread) for _ in range(20)))

        assert await ask(browser, "{ cart { quantity } }") == {"cart": {"quantity": 20}}
