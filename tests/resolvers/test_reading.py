"""What only reads: straight from the driver it gives what SQLAlchemy would, and holds no more."""

import pytest
from sqlalchemy import bindparam, func, literal, select, text
from sqlalchemy.dialects.postgresql import UUID as PgUUID
from sqlalchemy.exc import DBAPIError

from api.database import engine as make_engine
from models.orders import Order, OrderStatus
from models.stores import Channel
from resolvers.context import Sessions
from resolvers.reading import ReadingSession
from tests.factories import Aisle, an_order

COLUMNS = [column for column in Order.__table__.c if column.name != "created_at"]
ORDERS = select(*COLUMNS, func.sum(Order.total).over().label("all_together")).where(
    Order.id == bindparam("id", type_=PgUUID), literal(7) == 7
)
BY_STATUS = select(Order.number).where(Order.status.in_(list(OrderStatus)))
"""Its text depends on how many there are."""
CHANNELS = select(Channel)


@pytest.fixture
async def order(ways: Sessions) -> Order:
    aisle = Aisle()
    order = an_order(aisle.channel, delivery_address={"city": "Zürich", "lines": [1, 2]})
    async with ways.writing() as session:
        for model in (*aisle.models, order):
            session.add(model)
            await session.flush()
        await session.commit()
    return order


async def test_rows_are_the_same_by_both_ways(ways, order):
    async with ways.reading() as reading, ways.writing() as writing:
        straight = await reading.rows(ORDERS, id=order.id)
        await reading.close()
        through = await writing.rows(ORDERS, id=order.id)

    assert straight == through
    assert [type(value) for value in straight[0]] == [type(value) for value in through[0]]
    assert straight[0]._mapping == through[0]._mapping
    assert straight[0].status is order.status


async def test_rows_and_models_are_read_by_one_connection_in_any_order(ways, order):
    async with ways.reading() as session:
        assert len(await session.rows(ORDERS, id=order.id)) == 1
        channel = (await session.scalars(CHANNELS)).one()
        assert len(await session.rows(ORDERS, id=order.id)) == 1
        assert await session.get(Channel, channel.id) is channel

    async with ways.reading() as session:
        assert [row.number for row in await session.rows(BY_STATUS)] == [order.number]


async def test_a_connection_that_broke_is_replaced(ways, order, one_connection):
    async with ways.reading() as session:
        with pytest.raises(DBAPIError):
            await session.rows(select(func.pg_terminate_backend(func.pg_backend_pid())))

    async with ways.reading() as session:
        assert len(await session.rows(ORDERS, id=order.id)) == 1
    assert one_connection.pool.checkedout() == 0


async def test_one_that_broke_while_nobody_used_it_is_replaced(ways, order, database):
    async with ways.reading() as session:
        pid = (await session.rows(select(func.pg_backend_pid())))[0][0]
    other = make_engine(database)
    async with other.begin() as connection:
        await connection.execute(text(f"select pg_terminate_backend({pid}, 5000)"))
    await other.dispose()

    async with ways.reading() as session:
        assert len(await session.rows(ORDERS, id=order.id)) == 1


async def test_what_the_database_refuses_leaves_the_session_usable(ways, order):
    async with ways.reading() as session:
        with pytest.raises(DBAPIError, match="division by zero"):
            await session.rows(select(literal(1) / literal(0)))
        assert len(await session.rows(ORDERS, id=order.id)) == 1


async def test_sessions_for_reading_are_of_this_kind(ways):
    assert isinstance(ways.reading(), ReadingSession)
