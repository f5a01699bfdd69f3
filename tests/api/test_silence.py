"""What the payment company does not tell: asked for, and no order holds its goods for ever."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import selectinload

from api import jobs
from api.jobs import orders, payments
from api.webhooks import payments as webhooks
from models.base import EventEntry
from models.orders import Order, OrderCancelled, OrderStatus
from models.payments import (
    Payment,
    PaymentStatus,
    RefundAsked,
    WebhookDelivery,
)
from resolvers import stock
from resolvers.context import utc_now
from resolvers.ports import ProviderStatus, Unavailable, Wanted
from tests.api.a_shop import SLOW, a_message
from tests.api.servers import until


async def test_a_lost_message_is_asked_for(shop, provider):
    await provider.turn(drop=2)
    order, _, told = await shop.an_order()
    unknown_here, _, told_too = await shop.an_order(is_known_to_us=False)
    await shop.pay(told)
    await shop.pay(told_too)
    async with shop.work.transaction() as session:
        long_ago = utc_now() - timedelta(minutes=5)
        await session.execute(update(Payment).values(created_at=long_ago))

    await payments.ask_about_silent_payments(shop.work)

    assert await shop.status(order) is OrderStatus.CONFIRMED
    assert await shop.status(unknown_here) is OrderStatus.CONFIRMED


async def test_who_comes_back_from_the_payment_page_waits_seconds_for_lost_news(shop, provider):
    await provider.turn(drop=1)
    order, _, told = await shop.an_order()
    await shop.pay(told)
    await _silent(shop, seconds=6)

    await payments.ask_about_silent_payments(shop.work)
    assert await shop.status(order) is OrderStatus.PENDING
    await payments.ask_about_young_payments(shop.work)

    assert await shop.status(order) is OrderStatus.CONFIRMED
    assert jobs.schedules["payments.ask_about_young_payments"].seconds == 5


async def test_a_payment_the_provider_lost_keeps_no_other_from_being_asked_for(shop, provider):
    await provider.turn(drop=1)
    _, lost, _ = await shop.an_order()
    order, _, told = await shop.an_order()
    await shop.pay(told)
    await _silent(shop)
    await _lose(shop, lost)

    await payments.ask_about_silent_payments(shop.work)

    assert await shop.status(order) is OrderStatus.CONFIRMED


async def test_an_answer_that_fails_keeps_no_other_payment_from_being_asked_for(shop, provider):
    await shop.an_order()
    order, _, told = await shop.an_order()
    await provider.turn(drop=1, fail_next=1)
    await shop.pay(told)
    await _silent(shop)

    with pytest.raises(Unavailable):
        await payments.ask_about_silent_payments(shop.work)

    assert await shop.status(order) is OrderStatus.CONFIRMED


async def test_payments_that_are_never_made_keep_no_later_one_from_being_asked_for(
    shop, provider, monkeypatch
):
    monkeypatch.setattr(payments, "AT_ONCE", 2)
    await provider.turn(drop=1)
    for _ in range(3):
        await shop.an_order()
    order, _, told = await shop.an_order()
    await shop.pay(told)
    await _silent(shop)

    await payments.ask_about_silent_payments(shop.work)

    assert await shop.status(order) is OrderStatus.CONFIRMED


async def _silent(shop, seconds=240):
    """Nothing was heard of any payment for so long."""
    async with shop.work.transaction() as session:
        earlier = Payment.created_at - timedelta(seconds=seconds)
        await session.execute(update(Payment).values(created_at=earlier))


async def _lose(shop, payment):
    """The provider says that there never was such a payment."""
    async with shop.work.transaction() as session:
        await session.execute(
            update(Payment).where(Payment.id == payment.id).values(provider_ref="pay_gone")
        )


async def test_a_kept_message_that_nobody_understands_holds_up_no_other(shop, provider):
    await provider.turn(drop=1)
    order, payment, told = await shop.an_order()
    message = a_message(shop, payment, told)
    await shop.save(a_delivery("evt_nonsense", {"data": {}}), a_delivery(message["id"], message))

    await _came_earlier(shop)

    with pytest.raises(Unavailable):
        await payments.return_to_kept_messages(shop.work)

    assert await shop.status(order) is OrderStatus.CONFIRMED


async def _came_earlier(shop):
    """Every kept message is due for another try."""
    async with shop.work.transaction() as session:
        earlier = WebhookDelivery.created_at - timedelta(minutes=1)
        await session.execute(update(WebhookDelivery).values(created_at=earlier))


def a_delivery(event_ref, payload):
    return WebhookDelivery(provider=webhooks.SANDBOX, event_ref=event_ref, payload=payload)


async def test_an_order_whose_payment_the_provider_lost_does_not_hold_its_goods_for_ever(shop):
    order, payment, _ = await shop.an_order(age=timedelta(hours=1))
    await _lose(shop, payment)

    await orders.give_up_unpaid_orders(shop.work)

    assert await shop.status(order) is OrderStatus.CANCELLED
    assert await shop.allocated() == 0


@pytest.mark.parametrize(
    ("age", "status"), [(30, OrderStatus.PENDING), (90, OrderStatus.CANCELLED)]
)
async def test_a_payment_that_cannot_be_closed_holds_goods_for_an_hour_at_most(
    shop, provider, age, status
):
    await provider.turn(stall=5)
    order, _, told = await shop.an_order(age=timedelta(minutes=age))
    slow = asyncio.create_task(shop.pay(told, SLOW))
    await until(lambda: _is(shop, told, ProviderStatus.PROCESSING))

    await orders.give_up_unpaid_orders(shop.work)

    assert await shop.status(order) is status
    slow.cancel()


async def test_money_for_an_order_given_up_unclosed_is_noticed_and_goes_back(shop, provider):
    await provider.turn(drop=1)
    _, payment, told = await shop.an_order()
    async with shop.work.transaction() as session:
        await session.execute(update(Order).values(status=OrderStatus.CANCELLED))
    await shop.pay(told)
    await _silent(shop)

    await payments.ask_about_silent_payments(shop.work)

    assert await shop.happened(RefundAsked, payment)


async def _is(shop, told, status):
    return (await shop.company.fetch(told.id)).status is status


async def test_an_unpaid_order_is_given_up_and_its_goods_are_free_again(shop):
    order, payment, told = await shop.an_order(age=timedelta(hours=1))
    young, _, _ = await shop.an_order()

    await orders.give_up_unpaid_orders(shop.work)
    await orders.give_up_unpaid_orders(shop.work)

    assert await shop.status(order) is OrderStatus.CANCELLED
    assert await shop.status(young) is OrderStatus.PENDING
    assert await shop.allocated() == 2
    assert (await shop.pay(told))["error"]["code"] == "not_payable"
    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.VOIDED


async def test_an_order_that_was_paid_in_silence_is_not_given_up(shop, provider):
    await provider.turn(drop=1)
    order, _, told = await shop.an_order(age=timedelta(hours=1))
    await shop.pay(told)

    await orders.give_up_unpaid_orders(shop.work)

    assert await shop.status(order) is OrderStatus.CONFIRMED
    assert await shop.allocated() == 2


async def test_while_the_provider_is_away_nothing_is_given_up(shop, provider):
    order, _, _ = await shop.an_order(age=timedelta(hours=1))
    await provider.turn(fail_next=10)

    with pytest.raises(Unavailable):
        await orders.give_up_unpaid_orders(shop.work)

    assert await shop.status(order) is OrderStatus.PENDING


async def test_money_that_comes_after_the_order_was_given_up_goes_back(shop):
    order, payment, told = await shop.an_order()
    async with shop.work.transaction() as session:
        await session.execute(
            update(Order).where(Order.id == order.id).values(status=OrderStatus.CANCELLED)
        )
    await shop.pay(told)
    asked = await until(lambda: shop.count(EventEntry, EventEntry.name == "RefundAsked"))

    happened = await shop.happened(RefundAsked, payment)
    await payments.refund(shop.work, happened)
    await payments.refund(shop.work, happened)

    assert asked == 1
    assert (await shop.company.fetch(told.id)).refunded == 1353
    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.REFUNDED
    assert await shop.status(order) is OrderStatus.CANCELLED


async def test_a_cancelled_order_cannot_be_paid_any_more(shop):
    order, _, told = await shop.an_order()
    async with shop.work.transaction() as session:
        ours = await session.scalar(
            select(Order).where(Order.id == order.id).options(selectinload(Order.lines))
        )
        await stock.record(session, ours.cancel(await shop.stock_in(session), "changed my mind"))

    await orders.close_the_payment(shop.work, await shop.happened(OrderCancelled, order))

    assert (await shop.pay(told))["error"]["code"] == "not_payable"
    assert await shop.allocated() == 0


async def test_asking_again_with_another_way_back_gives_the_same_payment(shop):
    _, payment, told = await shop.an_order()

    again = await shop.company.create(
        Wanted(
            amount=payment.amount,
            currency=payment.currency,
            reference=payment.gid,
            description="The same",
            return_url="http://elsewhere.test/",
        )
    )

    assert again.id == told.id
