"""Figures of stock, payments and cancelled orders, against small numbers added up by hand."""

from datetime import timedelta

import pytest

from models import ids
from models.base import EventEntry
from models.inventory import MovementKind, StockMovement
from models.payments import PaymentEvent, PaymentEventKind
from models.viewer import Role
from tests.factories import DAY, NOW, a_bought_line, a_payment, an_order, some_stock

ASK = """
query ($period: Period!) {
  analytics(period: $period) {
    paymentSuccessRate { value numerator denominator }
    cancellationRate { value numerator denominator }
    stockOuts { value numerator denominator }
    inventoryTurnover { value numerator denominator }
  }
}
"""
HOUR = timedelta(hours=1)


@pytest.fixture
def figures(ask):
    async def figures(start=NOW, end=NOW + DAY):
        period = {"from": start.isoformat(), "to": end.isoformat()}
        told = (await ask(ASK, viewer=Role.ANALYST, period=period))["analytics"]
        return {name: (one["numerator"], one["denominator"]) for name, one in told.items()}

    return figures


@pytest.fixture
def move(save):
    """What the ledger says of a shelf, at a moment."""

    async def move(level, kind, at, order=None, **changes):
        movement = StockMovement(
            variant_id=level.variant_id,
            location_id=level.location_id,
            kind=kind,
            order_id=order and order.id,
            **changes,
        )
        movement.created_at = at
        return await save(movement)

    return move


async def test_without_data_each_is_null_and_not_zero(ask, save):
    period = {"from": NOW.isoformat(), "to": (NOW + DAY).isoformat()}
    told = (await ask(ASK, viewer=Role.ANALYST, period=period))["analytics"]

    nothing = {"value": None, "numerator": 0, "denominator": 0}
    assert told == dict.fromkeys(told, nothing)
    assert len(told) == 4


async def test_a_shelf_runs_out_when_its_last_piece_is_promised(figures, aisle, save, move):
    product, variant, price, other = aisle.another()
    await save(product, variant, price, other)
    for level in (aisle.stock, other):
        await move(level, MovementKind.OPENING, NOW - DAY, on_hand=3)
    await move(aisle.stock, MovementKind.ALLOCATED, NOW + HOUR, allocated=3)
    await move(other, MovementKind.ALLOCATED, NOW + HOUR, allocated=2)

    assert (await figures())["stockOuts"] == (1, 2)
    # The day before nothing ran out, and the day after it was out already.
    assert (await figures(NOW - 2 * DAY, NOW))["stockOuts"] == (0, 2)
    assert (await figures(NOW + DAY, NOW + 2 * DAY))["stockOuts"] == (0, 2)


async def test_turnover_is_what_was_shipped_over_the_mean_on_hand(figures, aisle, save, move):
    order = await save(an_order(aisle.channel, a_bought_line(aisle.variant)))
    await move(aisle.stock, MovementKind.OPENING, NOW - DAY, on_hand=10)
    await move(aisle.stock, MovementKind.ADJUSTED, NOW + HOUR, on_hand=-2)
    await move(aisle.stock, MovementKind.SHIPPED, NOW + HOUR, order, on_hand=-4, allocated=-4)

    # 10 at first, 4 at the end: 7 in the mean, of which 4 were shipped.
    assert (await figures())["inventoryTurnover"] == (4, 7)
    assert (await figures(NOW + DAY, NOW + 2 * DAY))["inventoryTurnover"] == (0, 4)


async def test_a_payment_succeeds_when_the_money_came_in_the_end(figures, aisle, save):
    tells = [
        [PaymentEventKind.DECLINED, PaymentEventKind.CAPTURED],
        [PaymentEventKind.AUTHORIZED],
        [PaymentEventKind.DECLINED],
        [],
    ]
    for kinds in tells:
        payment = a_payment(await save(an_order(aisle.channel, a_bought_line(aisle.variant))))
        await save(payment)
        for kind in (PaymentEventKind.STARTED, *kinds):
            event = PaymentEvent(
                payment_id=payment.id, kind=kind, amount=399, reference=str(ids.uuid7())
            )
            event.created_at = NOW
            await save(event)

    assert (await figures())["paymentSuccessRate"] == (2, 4)


async def test_only_what_was_confirmed_can_be_cancelled(figures, save):
    kept, cancelled, never = ids.uuid7(), ids.uuid7(), ids.uuid7()
    happened = [
        (kept, "OrderConfirmed", NOW),
        (cancelled, "OrderConfirmed", NOW),
        (cancelled, "OrderCancelled", NOW + 2 * DAY),
        (never, "OrderCancelled", NOW),
    ]
    for order, name, at in happened:
        await save(EventEntry(name=name, at=at, subject_id=order))

    assert (await figures())["cancellationRate"] == (1, 2)


async def test_each_is_one_statement(ask, statements):
    period = {"from": NOW.isoformat(), "to": (NOW + DAY).isoformat()}
    statements.clear()
    await ask(ASK, viewer=Role.OWNER, period=period)

    assert len(statements) == 4


async def test_a_shelf_that_never_held_anything_is_none(figures, aisle, save, move):
    level = some_stock(aisle.variant, aisle.warehouse, 0)
    await move(level, MovementKind.EXPECTED, NOW, incoming=5)

    assert (await figures())["stockOuts"] == (0, 0)
