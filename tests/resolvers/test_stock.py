"""Counts and their ledger, written together."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from models.inventory import Stock, StockMovement
from resolvers import stock
from tests.factories import Aisle, a_bought_line, a_payment, an_order, on_sale


@pytest.fixture
async def aisle(save):
    aisle = Aisle(on_hand=10)
    await save(*aisle.models)
    return aisle


@pytest.fixture
def counts(session, aisle):
    """The locked counts of some variants in the aisle's warehouse."""

    async def counts(*variants):
        return await stock.locked(session, aisle.warehouse.id, [one.id for one in variants])

    return counts


async def test_two_movements_of_one_variant_both_count(session, aisle, counts):
    count, order, line = (await counts(aisle.variant))[aisle.variant.id], uuid4(), uuid4()

    await stock.record(session, [count.take_back(3, order, line), count.write_off(2, order, line)])

    stored = (await counts(aisle.variant))[aisle.variant.id]
    assert stored.on_hand == count.on_hand == 11
    assert await session.scalar(select(func.sum(StockMovement.on_hand))) == 1


async def test_each_variant_gets_its_own_movements(save, session, aisle, counts):
    _, other, *_ = further = on_sale(aisle)
    await save(*further)
    found, order = await counts(aisle.variant, other), uuid4()

    await stock.record(
        session, [found[aisle.variant.id].allocate(1, order), found[other.id].allocate(4, order)]
    )

    stored = await counts(aisle.variant, other)
    assert [stored[one.id].allocated for one in (aisle.variant, other)] == [1, 4]


@pytest.mark.parametrize("kind", ["allocate", "release", "ship", "take_back", "write_off"])
async def test_the_database_refuses_to_move_goods_twice_for_one_cause(session, aisle, counts, kind):
    count, order = (await counts(aisle.variant))[aisle.variant.id], uuid4()
    cause = (order, uuid4()) if kind in ("take_back", "write_off") else (order,)
    await stock.record(session, [count.allocate(4, uuid4())])
    await stock.record(session, [getattr(count, kind)(1, *cause)])

    with pytest.raises(DBAPIError, match="uq_stock_movements_of"):
        await stock.record(session, [getattr(count, kind)(1, *cause)])


async def test_the_database_refuses_to_take_money_for_one_shipment_twice(save, session, aisle):
    order = an_order(aisle.channel, a_bought_line(aisle.variant))
    payment = a_payment(order)
    await save(order, payment, payment.capture_asked(100, "shipment_1"))

    with pytest.raises(DBAPIError, match="uq_payment_events_payment_id"):
        await save(payment.capture_asked(100, "shipment_1"))


async def test_the_database_refuses_to_promise_more_than_there_is(session, aisle, counts):
    count = (await counts(aisle.variant))[aisle.variant.id]

    with pytest.raises(DBAPIError, match="never_oversold"):
        await stock.record(session, [count.allocate(11, uuid4())])


async def test_what_is_done_to_a_count_is_saved_by_its_movements_alone(session, aisle, counts):
    count = (await counts(aisle.variant))[aisle.variant.id]

    count.allocate(4, uuid4())
    await session.flush()

    assert await session.scalar(select(Stock.allocated)) == 0
