"""What costs money or stock, fought over by many real connections."""

import asyncio
from contextlib import AsyncExitStack

from sqlalchemy import func, select

from models.inventory import Stock, StockMovement
from models.orders import Order, OrderStatus
from models.payments import Payment, PaymentStatus
from tests.api.a_shop import GOOD
from tests.api.servers import until
from tests.api.web import fill, look, pay, place, shop
from tests.factories import Aisle, an_offer

SHOPPERS, PIECES = 40, 10


async def everybody(webs, count):
    """One browser each, spread over the web processes."""
    stack = AsyncExitStack()
    browsers = [
        await stack.enter_async_context(webs[one % len(webs)].browser()) for one in range(count)
    ]
    return stack, browsers


async def test_forty_shoppers_race_for_ten_pieces(database, provider):
    aisle = Aisle(on_hand=PIECES)
    async with shop(database, provider, *aisle.models, webs=2) as webs:
        stack, browsers = await everybody(webs, SHOPPERS)
        async with stack:
            carts = await asyncio.gather(*(fill(one, aisle.variant) for one in browsers))

            placed = await asyncio.gather(
                *(place(one, cart) for one, cart in zip(browsers, carts, strict=True))
            )
            won = [
                (browser, order)
                for browser, order in zip(browsers, placed, strict=True)
                if order["__typename"] == "Order"
            ]
            await asyncio.gather(
                *(pay(browser, provider, order["id"], GOOD) for browser, order in won)
            )
            await until(lambda: all_confirmed(database))

    assert len(won) == PIECES
    assert {order["__typename"] for order in placed} == {"Order", "OutOfStock"}
    [(on_hand, allocated)] = await look(database, select(Stock.on_hand, Stock.allocated))
    assert (on_hand, allocated) == (PIECES, PIECES)
    assert await look(database, select(func.sum(StockMovement.allocated))) == [(PIECES,)]
    await no_charge_is_without_its_order(database, provider)


async def all_confirmed(database):
    statuses = {status for (status,) in await look(database, select(Order.status))}
    return statuses == {OrderStatus.CONFIRMED}


async def no_charge_is_without_its_order(database, provider):
    paid = await look(
        database,
        select(Payment.provider_ref, Order.status, Payment.status).join(
            Order, Order.id == Payment.order_id
        ),
    )
    assert len(paid) == PIECES
    async with provider.client() as client:
        for ref, order_status, payment_status in paid:
            told = (await client.get(f"/v1/payments/{ref}")).json()
            assert told["status"] == "succeeded"
            assert (order_status, payment_status) == (
                OrderStatus.CONFIRMED,
                PaymentStatus.CAPTURED,
            )


async def test_a_key_sent_twenty_times_at_once_places_one_order(database, provider):
    aisle = Aisle(on_hand=50)
    async with (
        shop(database, provider, *aisle.models, webs=2) as webs,
        webs[0].browser() as browser,
    ):
        cart = await fill(browser, aisle.variant)
        attempts = [place(browser, cart, idempotencyKey="just this one") for _ in range(20)]
        results = await asyncio.gather(*attempts)
        again = await place(browser, cart, idempotencyKey="just this one")

    orders = {one["id"] for one in results if one["__typename"] == "Order"}
    assert orders == {again["id"]}
    assert {one["__typename"] for one in results} <= {"Order", "IdempotencyConflict"}
    assert await look(database, select(func.count()).select_from(Order)) == [(1,)]


async def test_one_cart_is_ordered_once_whatever_the_keys(database, provider):
    aisle = Aisle(on_hand=50)
    async with (
        shop(database, provider, *aisle.models, webs=2) as webs,
        webs[0].browser() as browser,
    ):
        cart = await fill(browser, aisle.variant, 2)
        results = await asyncio.gather(*(place(browser, cart) for _ in range(20)))

    kinds = [one["__typename"] for one in results]
    assert sorted(kinds) == ["CartIsEmpty"] * 19 + ["Order"]
    assert await look(database, select(Stock.allocated)) == [(2,)]


async def test_twenty_additions_at_once_are_all_counted(database, provider):
    aisle = Aisle(on_hand=50)
    async with (
        shop(database, provider, *aisle.models, webs=2) as webs,
        webs[0].browser() as browser,
    ):
        await fill(browser, aisle.variant)
        await asyncio.gather(*(fill(browser, aisle.variant) for _ in range(20)))
        reply = await browser.post("/graphql", json={"query": "{ cart { quantity } }"})

    assert reply.json()["data"]["cart"] == {"quantity": 21}


async def test_an_offer_is_redeemed_once_by_one_person_on_twenty_devices(database, provider):
    aisle = Aisle(on_hand=50, amount=1000)
    offer = an_offer(code="ONCE")
    apply = 'mutation { applyOffer(input: {code: "once"}) { __typename } }'
    async with shop(database, provider, *aisle.models, offer, webs=2) as webs:
        stack, browsers = await everybody(webs, 20)
        async with stack:
            carts = await asyncio.gather(*(fill(one, aisle.variant) for one in browsers))
            for one in browsers:
                await one.post("/graphql", json={"query": apply})
            results = await asyncio.gather(
                *(
                    place(one, cart, expectedTotal="14.62")
                    for one, cart in zip(browsers, carts, strict=True)
                )
            )

    kinds = sorted(one["__typename"] for one in results)
    assert kinds == ["OfferNotUsable"] * 19 + ["Order"]
    assert await look(database, select(Stock.allocated)) == [(1,)]
