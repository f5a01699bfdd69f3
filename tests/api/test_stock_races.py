"""Goods, fought over by staff, buyers and the clock over many real connections."""

import asyncio
from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

import schema
from api.database import engine as make_engine
from api.database import sessions
from models.carts import CartLine
from models.invariants import invariants
from models.inventory import LASTS, Stock, StockMovement
from models.viewer import Role, Viewer
from resolvers.context import Context, utc_now
from resolvers.stock import reserving
from tests import databases, standins
from tests.api.web import ADDRESS, PLACE
from tests.conftest import COMPILED
from tests.factories import Aisle, a_cart, a_legal_text, a_location, a_shop, some_stock
from tests.resolvers.test_managing_stock import ADJUST, RECEIVE, SEND
from tests.resolvers.test_reserving_stock import CART, RESERVE

pytestmark = pytest.mark.proof
AT_ONCE = 24
STAFF = Viewer(account_id=uuid4(), roles=frozenset({Role.MERCHANDISER}))


class Shop:
    """Whoever asks it has a connection of their own."""

    def __init__(self, database):
        self.engine = make_engine(database, pool_size=AT_ONCE, max_overflow=0)
        self.sessions, self.ports = sessions(self.engine), standins.ports()
        self.schema = schema.build(COMPILED)
        self.aisle, self.store = Aisle(on_hand=40), a_location(kind="store")
        self.met = Counter()

    async def save(self, *models):
        async with self.sessions.writing() as session:
            for model in models:
                session.add(model)
                await session.flush()
            await session.commit()

    async def ask(self, viewer, query, **values):
        context = Context(self.sessions, viewer, self.ports, "us")
        told = await self.schema.execute(query, values, context)
        await context.close()
        assert told.errors is None, told.errors
        [answer] = told.data.values()
        self.met[answer.get("__typename", "Cart")] += 1
        return answer

    async def staff(self, query, variant, **given):
        """Upon what is on hand at the place it is about."""
        place = given.pop("place")
        found = select(Stock.on_hand).where(
            Stock.variant_id == variant.id, Stock.location_id == place.id
        )
        async with self.sessions.reading() as session:
            seen = await session.scalar(found) or 0
        where = "fromLocationId" if query is SEND else "locationId"
        told = {"variantId": variant.gid, where: place.gid, "expectedOnHand": seen, **given}
        return await self.ask(STAFF, query, input={**told, "idempotencyKey": str(uuid4())})

    async def counts(self):
        async with self.sessions.reading() as session:
            return (await session.scalars(select(Stock))).all()

    async def breaches(self):
        async with self.sessions.reading() as session:
            return [
                name
                for name, one in invariants.items()
                if name.startswith("stock.") and (await session.execute(text(one.sql()))).all()
            ]


@pytest.fixture
async def shop(template):
    database = await databases.copy(template)
    shop = Shop(database)
    await shop.save(*shop.aisle.models, shop.store, a_shop(), a_legal_text())
    shop.variants = [shop.aisle.variant]
    for _ in range(2):
        models = shop.aisle.another(on_hand=40)
        shop.variants.append(models[1])
        await shop.save(*models)
    await shop.save(*(some_stock(one, shop.store, 40) for one in shop.variants))
    async with shop.sessions.writing() as session:
        for level in await shop.counts():
            at = {"variant_id": level.variant_id, "location_id": level.location_id}
            session.add(StockMovement(**at, kind="opening", on_hand=40))
        await session.commit()
    yield shop
    await shop.engine.dispose()
    await databases.drop(database)


async def buy(shop, number):
    """A few of each, in an order of their own; every other buyer holds them first."""
    buyer = Viewer(visitor_id=uuid4())
    cart = a_cart(shop.aisle.channel, visitor_id=buyer.visitor_id)
    turned = shop.variants[number % 3 :] + shop.variants[: number % 3]
    cart.lines += [CartLine(variant_id=one.id, quantity=2) for one in turned]
    await shop.save(cart)
    if number % 2:
        await shop.ask(buyer, RESERVE, id=cart.gid)
    if number % 4 == 3:
        await free(shop, cart, utc_now() + LASTS + timedelta(minutes=1))
    shown = await shop.ask(buyer, CART)
    given = {
        "cartId": cart.gid,
        "email": "ana@example.com",
        "address": ADDRESS,
        "deliveryMethod": "standard",
        "expectedTotal": shown["quote"]["total"]["amount"],
        "idempotencyKey": str(uuid4()),
    }
    await shop.ask(buyer, PLACE, input=given)


async def free(shop, cart, now):
    """As the job does, twice at once, while others hold and buy."""

    async def once():
        async with shop.sessions.writing() as session:
            await reserving.free_what_is_over(session, cart.id, now)
            await session.commit()

    await asyncio.gather(once(), once())


async def test_buyers_staff_and_the_clock_leave_every_number_explained(shop):
    async def adjust(number):
        variant = shop.variants[number % 3]
        by = {"difference": (number % 5) - 2 or 1, "reason": "CORRECTION"}
        await shop.staff(ADJUST, variant, place=shop.aisle.warehouse, **by)

    async def send(number):
        variant, places = shop.variants[number % 3], [shop.aisle.warehouse, shop.store]
        here, there = places if number % 2 else places[::-1]
        await shop.staff(SEND, variant, place=here, toLocationId=there.gid, quantity=2)
        await shop.staff(RECEIVE, variant, place=there, quantity=2)

    deeds = [buy(shop, one) for one in range(28)]
    deeds += [deed(one) for one in range(24) for deed in (adjust, send)]
    await asyncio.gather(*deeds)

    assert await shop.breaches() == []
    levels = await shop.counts()
    bought = sum(one.allocated for one in levels)
    assert bought == 6 * shop.met["Order"]
    assert {"Order", "HeldCart", "StockLevel"} <= set(shop.met)
    assert all(one.reserved >= 0 and one.promised <= one.on_hand for one in levels)


async def test_transfers_both_ways_at_once_wait_for_each_other_in_no_circle(shop):
    bread, places = shop.variants[0], [shop.aisle.warehouse, shop.store]

    async def send(number):
        here, there = places if number % 2 else places[::-1]
        for _ in range(5):
            await shop.staff(SEND, bread, place=here, toLocationId=there.gid, quantity=1)

    await asyncio.gather(*(send(one) for one in range(AT_ONCE)))

    mine = [one for one in await shop.counts() if one.variant_id == bread.id]
    assert sum(one.on_hand + one.incoming for one in mine) == 80
    assert set(shop.met) <= {"StockLevel", "StockChanged"}
    assert await shop.breaches() == []


async def test_of_counts_upon_one_number_the_first_alone_is_written(shop):
    bread = {"variantId": shop.variants[0].gid, "locationId": shop.store.gid}
    seen = {**bread, "expectedOnHand": 40, "difference": -1, "reason": "LOST"}

    await asyncio.gather(
        *(
            shop.ask(STAFF, ADJUST, input={**seen, "idempotencyKey": str(uuid4())})
            for _ in range(AT_ONCE)
        )
    )

    assert shop.met == {"StockLevel": 1, "StockChanged": AT_ONCE - 1}
    async with shop.sessions.reading() as session:
        moved = select(func.sum(StockMovement.on_hand)).where(StockMovement.kind == "adjusted")
        assert await session.scalar(moved) == -1
