"""Tills of a store, fighting over goods and numbers on many real connections."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import select, text

import schema
from api.database import engine as make_engine
from api.database import sessions
from models.invariants import invariants
from models.inventory import Stock, StockMovement
from models.invoices import Invoice
from models.orders import Order
from models.viewer import Role, Viewer
from resolvers import invoices
from resolvers.context import Context, utc_now
from tests import databases, standins
from tests.conftest import COMPILED
from tests.factories import Aisle, a_location, a_shop, some_stock

pytestmark = pytest.mark.proof
AT_ONCE = 24
SELL = """
mutation ($input: SellAtTillInput!) { sellAtTill(input: $input) {
  __typename ... on Error { message } ... on Order { id status invoice { number } }
} }
"""


class Store:
    """Whoever sells has a connection of their own."""

    def __init__(self, database):
        self.engine = make_engine(database, pool_size=AT_ONCE, max_overflow=0)
        self.sessions, self.ports = sessions(self.engine), standins.ports()
        self.schema = schema.build(COMPILED)
        self.aisle, self.place = Aisle(), a_location(kind="store")
        self.last, self.plenty = (self.aisle.another()[:3] for _ in range(2))

    async def save(self, *models):
        async with self.sessions.writing() as session:
            for model in models:
                session.add(model)
                await session.flush()
            await session.commit()

    async def stock(self, variant, on_hand):
        await self.save(some_stock(variant, self.place, on_hand))
        at = {"variant_id": variant.id, "location_id": self.place.id}
        await self.save(StockMovement(**at, kind="opening", on_hand=on_hand))

    async def sell(self, variant, key=None, total="4.27", account=None):
        roles = frozenset({Role.ASSOCIATE})
        viewer = Viewer(account_id=account or uuid4(), roles=roles, store_id=self.place.id)
        given = {
            "lines": [{"variantId": variant.gid}],
            "tender": "CASH",
            "given": "5.00",
            "expectedTotal": total,
            "idempotencyKey": key or str(uuid4()),
        }
        context = Context(self.sessions, viewer, self.ports, "us")
        told = await self.schema.execute(SELL, {"input": given}, context)
        await context.close()
        assert told.errors is None, told.errors
        return told.data["sellAtTill"]

    async def all(self, statement):
        async with self.sessions.reading() as session:
            return (await session.scalars(statement)).all()

    async def breaches(self):
        async with self.sessions.reading() as session:
            return [
                name
                for name, one in invariants.items()
                if name.split(".")[0] in {"stock", "orders", "payments", "invoices"}
                and not one.asks_provider
                and (await session.execute(text(one.sql()))).all()
            ]


@pytest.fixture
async def store(template):
    database = await databases.copy(template)
    store = Store(database)
    models = [one for one in store.aisle.models if not isinstance(one, Stock)]
    await store.save(*models, store.place, a_shop(), *store.last, *store.plenty)
    await store.stock(store.last[1], 1)
    await store.stock(store.plenty[1], 60)
    yield store
    await store.engine.dispose()
    await databases.drop(database)


async def test_the_last_piece_is_sold_by_one_till(store):
    told = await asyncio.gather(*(store.sell(store.last[1]) for _ in range(AT_ONCE)))

    kinds = sorted(one["__typename"] for one in told)
    assert kinds == ["Order", *["OutOfStock"] * (AT_ONCE - 1)]
    assert await store.breaches() == []


async def test_receipts_are_numbered_without_a_gap_or_a_double(store):
    """Also when a sale is refused, or its transaction ends after it took its number."""

    async def take_back(order):
        async with store.sessions.writing() as session:
            fresh = await invoices.issue(session, order.id, utc_now())
            await session.rollback()
            return fresh

    wrong = [store.sell(store.plenty[1], total="1.00") for _ in range(4)]
    told = await asyncio.gather(*(store.sell(store.plenty[1]) for _ in range(AT_ONCE)), *wrong)
    sold = [one for one in told if one["__typename"] == "Order"]
    orders = await store.all(select(Order))
    await store.engine.dispose()
    async with store.sessions.writing() as session:
        await session.execute(text("delete from invoices"))
        await session.execute(text("delete from invoice_series"))
        await session.commit()

    async def issue(order):
        async with store.sessions.writing() as session:
            await invoices.issue(session, order.id, utc_now())
            await session.commit()

    await asyncio.gather(
        *(act(one) for one in orders for act in (issue, take_back, issue)),
    )

    assert len({one["invoice"]["number"] for one in sold}) == len(orders) == AT_ONCE
    numbers = sorted(await store.all(select(Invoice.position)))
    assert numbers == list(range(1, AT_ONCE + 1))
    assert await store.breaches() == []


async def test_a_till_that_lost_the_answer_sells_once(store):
    key, account = str(uuid4()), uuid4()

    sales = (store.sell(store.plenty[1], key, account=account) for _ in range(8))
    told = await asyncio.gather(*sales)

    assert len({one["id"] for one in told if one["__typename"] == "Order"}) == 1
    assert len(await store.all(select(Order))) == 1
