"""Paying, over the wire: every charge ends in one order or in one refund, whatever gets lost."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
import uvicorn
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.orm import selectinload
from starlette.applications import Starlette

from api import jobs
from api.adapters import payments as gateway
from api.adapters.mail import SmtpMailer
from api.database import sessions
from api.jobs import loyalty, orders, payments
from api.queue import PgJobQueue
from api.settings import Settings
from api.webhooks import payments as webhooks
from api.work import Work
from models.base import EventEntry
from models.inventory import Stock
from models.loyalty import LoyaltyMovement
from models.notifications import Notice
from models.orders import Order, OrderCancelled, OrderConfirmed, OrderStatus
from models.payments import (
    Payment,
    PaymentChanged,
    PaymentEvent,
    PaymentEventKind,
    PaymentStatus,
    RefundAsked,
    WebhookDelivery,
)
from resolvers.context import utc_now
from resolvers.ports import ProviderStatus, Unavailable
from resolvers.settlements import settle
from tests import standins
from tests.api.a_shop import BAD, GOOD, SLOW, Shop
from tests.api.servers import SECRET, Mailbox, Process, Provider, free_port, until


@pytest.fixture
async def shop(
    database: str, provider: Provider, mailbox: Mailbox, tmp_path: Path
) -> AsyncIterator[Shop]:
    port = free_port()
    settings = Settings(
        port=port,
        var=tmp_path,
        database_url=database,
        public_url=f"http://127.0.0.1:{port}",
        payments_url=provider.url,
        payments_secret=SECRET,
        smtp_host="127.0.0.1",
        smtp_port=mailbox.smtp_port,
    )
    engine = create_async_engine(database, pool_size=20)
    async with gateway.opened(settings) as payments:
        ports = standins.ports(payments=payments, jobs=PgJobQueue())
        work = Work(settings, sessions(engine), ports, SmtpMailer(settings))
        shop = Shop(work, provider, mailbox, settings.public_url)
        await shop.save(*shop.aisle.models, shop.customer, shop.card)
        async with listening(Starlette(routes=webhooks.routes(work, settings)), port):
            yield shop
    await engine.dispose()


@asynccontextmanager
async def listening(app: Starlette, port: int) -> AsyncIterator[None]:
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="warning", ws="none"))
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    yield
    server.should_exit = True
    await serving


async def test_a_paid_order_is_confirmed(shop):
    order, payment, told = await shop.an_order()

    await shop.pay(told)

    await until(shop.is_(order, OrderStatus.CONFIRMED))
    paid = await shop.one(Payment, payment.id)
    assert (paid.status, paid.card_last4) == (PaymentStatus.CAPTURED, "4242")
    assert await shop.allocated() == 2


async def test_news_that_comes_three_times_counts_once(shop, provider):
    await provider.turn(duplicate=2)
    order, _, told = await shop.an_order()

    await shop.pay(told)

    await until(lambda: _delivered(provider))
    assert await shop.status(order) is OrderStatus.CONFIRMED
    captured = PaymentEvent.kind == PaymentEventKind.CAPTURED
    assert await shop.count(PaymentEvent, captured) == 1
    assert await shop.count(EventEntry, EventEntry.name == "OrderConfirmed") == 1
    assert await shop.count(WebhookDelivery) == 1


async def _delivered(provider):
    async with provider.client() as client:
        return (await client.get("/v1/totals")).json()["undelivered"] == 0


async def test_thirty_two_who_settle_at_once_settle_once(shop, provider):
    await provider.turn(drop=1)
    _, payment, told = await shop.an_order()
    await shop.pay(told)
    paid = await shop.work.payments.fetch(told.id)

    async def try_to():
        async with shop.work.transaction() as session:
            await settle(session, payment, paid, utc_now())

    await asyncio.gather(*(try_to() for _ in range(32)))

    captured = PaymentEvent.kind == PaymentEventKind.CAPTURED
    assert await shop.count(PaymentEvent, captured) == 1
    assert await shop.count(EventEntry, EventEntry.name == "OrderConfirmed") == 1


async def test_a_decline_is_noted_and_does_not_undo_a_payment_it_overtakes(shop, provider):
    await provider.turn(reorder=True, delay=1)
    order, payment, told = await shop.an_order()
    await shop.pay(told, BAD)
    await shop.pay(told, GOOD)

    await until(lambda: _delivered(provider))

    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.CAPTURED
    assert await shop.status(order) is OrderStatus.CONFIRMED


async def test_a_declined_shopper_is_told_why_and_may_try_again(shop):
    order, payment, told = await shop.an_order()

    await shop.pay(told, BAD)

    async def declined():
        return (await shop.one(Payment, payment.id)).status is PaymentStatus.DECLINED

    await until(declined)
    assert (await shop.one(Payment, payment.id)).failure_message
    assert await shop.status(order) is OrderStatus.PENDING
    await shop.pay(told, GOOD)
    await until(shop.is_(order, OrderStatus.CONFIRMED))


async def test_forged_old_and_senseless_messages_change_nothing(shop):
    order, payment, told = await shop.an_order()
    message = a_message(shop, payment, told)
    now = int(utc_now().timestamp())

    answers = [
        await shop.deliver(message, secret="another secret"),
        await shop.deliver(message, moment=now - 400),
        await shop.deliver(message, moment=now + 400),
        await shop.deliver("{"),
        await shop.deliver("5"),
        await shop.deliver({"id": "evt_1"}),
        await shop.deliver({**message, "id": 5}),
        await shop.deliver({**message, "id": "evt\0"}),
        await shop.deliver({**message, "data": {**message["data"], "status": "splendid"}}),
    ]

    assert [answer.status_code for answer in answers] == [400] * len(answers)
    assert await shop.count(WebhookDelivery) == 0
    assert await shop.status(order) is OrderStatus.PENDING


def a_message(shop, payment, told, **values):
    """What the provider would say had the payment succeeded."""
    data = {
        "id": told.id,
        "status": "succeeded",
        "amount": payment.amount,
        "captured": payment.amount,
        "refunded": 0,
        "refunds": [],
        "currency": payment.currency,
        "reference": payment.gid,
        "pay_url": told.pay_url,
        "last4": "4242",
        "last_error": None,
        **values,
    }
    return {"id": f"evt_{uuid4().hex}", "type": "payment.succeeded", "data": data}


async def test_a_wrong_amount_goes_back_and_its_order_is_given_up(shop):
    order, payment, _ = await shop.an_order(is_known_to_us=False)
    told = await _authorized(shop, payment.amount, payment.gid)
    await shop.capture(told, payment.amount - 1)
    async with shop.work.transaction() as session:
        payment = (await session.scalars(select(Payment).where(Payment.id == payment.id))).one()
        payment.provider_ref = told.id

    await payments.ask_about(shop.work, payment)
    await payments.ask_about(shop.work, payment)
    await payments.refund(shop.work, await shop.happened(RefundAsked, payment))
    await payments.ask_about(shop.work, payment)

    assert await shop.status(order) is OrderStatus.CANCELLED
    assert await shop.allocated() == 0
    assert await shop.count(EventEntry, EventEntry.name == "RefundAsked") == 1
    assert (await shop.work.payments.fetch(told.id)).refunded == payment.amount - 1
    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.REFUNDED


async def _authorized(shop, amount, reference):
    """A payment that is only captured when somebody at the provider's pages says so."""
    wanted = {
        "amount": amount,
        "currency": "USD",
        "reference": reference,
        "return_url": "http://shop.test/",
        "capture_method": "manual",
    }
    async with shop.provider.client() as client:
        key = {"idempotency-key": uuid4().hex}
        answer = await client.post("/v1/payments", json=wanted, headers=key)
    told = gateway.payment(answer.json())
    await shop.pay(told)
    return told


async def test_news_of_a_payment_nobody_knows_yet_is_kept_and_comes_back(shop, provider):
    stranger = Payment(order_id=uuid4(), amount=1353, currency="USD")
    told = await shop.work.payments.create(
        amount=1353,
        currency="USD",
        reference=stranger.gid,
        description="Early",
        return_url="http://shop.test/",
    )
    early = await shop.deliver(a_message(shop, stranger, told))
    order, payment, _ = await shop.an_order()
    stranger.order_id = order.id
    async with shop.work.transaction() as session:
        await session.execute(
            update(Payment).where(Payment.id == payment.id).values(id=stranger.id)
        )

    await payments.return_to_kept_messages(shop.work)

    assert early.status_code == 202
    assert await shop.status(order) is OrderStatus.CONFIRMED


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

    with pytest.raises(KeyError):
        await payments.return_to_kept_messages(shop.work)

    assert await shop.status(order) is OrderStatus.CONFIRMED


def a_delivery(event_ref, payload):
    return WebhookDelivery(provider=webhooks.PROVIDER, event_ref=event_ref, payload=payload)


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
    return (await shop.work.payments.fetch(told.id)).status is status


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
    assert (await shop.work.payments.fetch(told.id)).refunded == 1353
    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.REFUNDED
    assert await shop.status(order) is OrderStatus.CANCELLED


async def test_a_cancelled_order_cannot_be_paid_any_more(shop):
    order, _, told = await shop.an_order()
    async with shop.work.transaction() as session:
        ours = await session.scalar(
            select(Order).where(Order.id == order.id).options(selectinload(Order.lines))
        )
        stock = await session.scalars(
            Stock.locked(shop.aisle.warehouse.id, [shop.aisle.variant.id])
        )
        session.add_all(ours.cancel({row.variant_id: row for row in stock}, "changed my mind"))

    await orders.close_the_payment(shop.work, await shop.happened(OrderCancelled, order))

    assert (await shop.pay(told))["error"]["code"] == "not_payable"
    assert await shop.allocated() == 0


async def test_asking_again_with_another_way_back_gives_the_same_payment(shop):
    _, payment, told = await shop.an_order()

    again = await shop.work.payments.create(
        amount=payment.amount,
        currency=payment.currency,
        reference=payment.gid,
        description="The same",
        return_url="http://elsewhere.test/",
    )

    assert again.id == told.id


async def test_a_refund_whose_answer_gets_lost_is_made_once(shop, provider, mailbox):
    order, payment, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    async with shop.work.transaction() as session:
        ours = (await session.scalars(select(Payment).where(Payment.id == payment.id))).one()
        session.add(ours.refund_asked(399, reference="return_1"))
    happened = await shop.happened(RefundAsked, payment)
    await provider.turn(fail_after=1)

    with pytest.raises(Unavailable):
        await payments.refund(shop.work, happened)
    await payments.refund(shop.work, happened)
    await payments.refund(shop.work, happened)

    assert (await shop.work.payments.fetch(told.id)).refunded == 399
    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.PARTLY_REFUNDED
    refunded = PaymentEvent.kind == PaymentEventKind.REFUNDED
    assert await shop.count(PaymentEvent, refunded) == 1
    assert [mail["subject"] for mail in await mailbox.mails()] == [
        "$3.99 is on its way back to you"
    ]


async def test_a_refund_made_on_the_providers_own_pages_counts_and_ours_count_once(shop):
    order, payment, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    await shop.work.payments.refund(told.id, amount=500, key="by hand")
    async with shop.work.transaction() as session:
        ours = (await session.scalars(select(Order).where(Order.id == order.id))).one()
        paid = (await session.scalars(select(Payment).where(Payment.id == payment.id))).one()
        ours.refunded += 399
        session.add(paid.refund_asked(399, reference="return_1"))

    await payments.ask_about(shop.work, payment)
    await payments.refund(shop.work, await shop.happened(RefundAsked, payment))
    await payments.ask_about(shop.work, payment)

    assert (await shop.one(Order, order.id)).refunded == 899
    await shop.work.payments.refund(told.id, amount=1353 - 899, key="all the rest by hand")
    await payments.ask_about(shop.work, payment)
    assert (await shop.one(Order, order.id)).refunded == 1353


async def test_points_are_earned_once_and_go_back_with_the_money(shop):
    order, payment, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    confirmed = await shop.happened(OrderConfirmed, order)

    await asyncio.gather(*(loyalty.award_points(shop.work, confirmed) for _ in range(8)))
    assert await _balance(shop) == 7

    async with shop.work.transaction() as session:
        ours = (await session.scalars(select(Payment).where(Payment.id == payment.id))).one()
        session.add(ours.refund_asked(399, reference="return_1"))
    await payments.refund(shop.work, await shop.happened(RefundAsked, payment))
    changed = await shop.happened(PaymentChanged, payment)
    await asyncio.gather(*(loyalty.take_points_back(shop.work, changed) for _ in range(8)))

    assert await _balance(shop) == 4
    assert await shop.count(LoyaltyMovement) == 2


async def test_points_awarded_after_the_refund_go_back_too(shop):
    order, payment, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    await shop.work.payments.refund(told.id, amount=1353, key="changed their mind at once")
    await payments.ask_about(shop.work, payment)

    await loyalty.take_points_back(shop.work, await shop.happened(PaymentChanged, payment))
    await loyalty.award_points(shop.work, await shop.happened(OrderConfirmed, order))

    assert await _balance(shop) == 0
    assert await shop.count(LoyaltyMovement) == 2


async def _balance(shop):
    async with shop.work.transaction() as session:
        return await session.scalar(select(func.coalesce(func.sum(LoyaltyMovement.points), 0)))


async def test_the_confirmation_goes_out_once_and_waits_for_the_mail_server(shop, mailbox):
    order, _, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    confirmed = await shop.happened(OrderConfirmed, order)
    await mailbox.turn(mood="tempfail")

    with pytest.raises(Unavailable):
        await orders.confirm_by_mail(shop.work, confirmed)
    await mailbox.turn(mood="ok")
    await orders.confirm_by_mail(shop.work, confirmed)
    await orders.confirm_by_mail(shop.work, confirmed)

    (mail,) = await mailbox.mails()
    assert mail["to"] == shop.customer.email
    assert "Bread" in mail["text"]
    assert "Paid: $13.53" in mail["text"]


async def test_a_refused_address_is_noted_and_left_alone(shop, mailbox):
    order, _, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    confirmed = await shop.happened(OrderConfirmed, order)
    await mailbox.turn(mood="permfail")

    await orders.confirm_by_mail(shop.work, confirmed)
    await mailbox.turn(mood="ok")
    await orders.confirm_by_mail(shop.work, confirmed)

    assert await mailbox.mails() == []
    refused = Notice.subject_id == order.id, Notice.sent_at.is_(None), Notice.refusal.like("%5%")
    assert await shop.count(Notice, *refused) == 1


async def test_a_whole_purchase_with_a_worker_of_its_own(shop, database, provider, mailbox):
    worker = Process(
        "api.worker",
        port=0,
        PATRON_DATABASE_URL=database,
        PATRON_VAR=str(shop.work.settings.var),
        PATRON_PAYMENTS_URL=provider.url,
        PATRON_PAYMENTS_SECRET=SECRET,
        PATRON_SMTP_PORT=str(mailbox.smtp_port),
    )
    worker.launch()
    try:
        order, _, told = await shop.an_order()
        await shop.pay(told)

        (mail,) = await until(mailbox.mails, seconds=30)
        await until(lambda: shop.count(LoyaltyMovement), seconds=30)
    finally:
        worker.stop()
    assert order.number in mail["subject"]
