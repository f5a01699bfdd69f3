"""What the payment company tells: every message counts once, and forged ones not at all."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import httpx
import pytest
from sqlalchemy import select, update

from api.adapters import carriers
from api.adapters import payments as gateway
from api.adapters.payments_of_paypal import PayPalPayments
from api.commands import put_aside
from api.jobs import payments
from api.standins.payments.webhooks import signature
from models.base import EventEntry
from models.orders import OrderStatus
from models.payments import (
    FIRST_PAUSE,
    MOST_ATTEMPTS,
    Payment,
    PaymentEvent,
    PaymentEventKind,
    PaymentStatus,
    RefundAsked,
    WebhookDelivery,
)
from resolvers.context import utc_now
from resolvers.ports import NotGenuine, Wanted
from resolvers.settlements import settle
from tests.api.a_shop import BAD, GOOD, a_message
from tests.api.servers import SECRET, until


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
    paid = await shop.company.fetch(told.id)

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
        await shop.deliver({**message, "data": {**message["data"], "captured": -1}}),
        await shop.deliver({**message, "data": {**message["data"], "amount": True}}),
        await shop.deliver({**message, "data": {**message["data"], "pay_url": "javascript:x"}}),
    ]

    assert [answer.status_code for answer in answers] == [400] * len(answers)
    assert await shop.count(WebhookDelivery) == 0
    assert await shop.status(order) is OrderStatus.PENDING


async def test_what_the_database_cannot_keep_is_no_message(shop):
    _, payment, told = await shop.an_order()
    odd = [
        a_message(shop, payment, told, note=one) for one in ("a\0b", "\ud800", "\\u0000 is fine")
    ]

    answers = [await shop.deliver(one) for one in odd]

    assert [one.status_code for one in answers] == [400, 400, 200]


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
    assert (await shop.company.fetch(told.id)).refunded == payment.amount - 1
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
    told = await shop.company.create(
        Wanted(
            amount=1353,
            currency="USD",
            reference=stranger.gid,
            description="Early",
            return_url="http://shop.test/",
        )
    )
    early = await shop.deliver(a_message(shop, stranger, told))
    order, payment, _ = await shop.an_order()
    stranger.order_id = order.id
    async with shop.work.transaction() as session:
        await session.execute(
            update(Payment).where(Payment.id == payment.id).values(id=stranger.id)
        )

    await _grow_old(shop, FIRST_PAUSE)
    await payments.return_to_kept_messages(shop.work)

    assert early.status_code == 202
    assert await shop.status(order) is OrderStatus.CONFIRMED


async def test_news_of_nobodys_payment_is_tried_less_and_less_often_and_then_put_aside(shop):
    _, payment, told = await shop.an_order()
    message = a_message(shop, payment, told, id="pay_unheard_of", reference="payment_unheard_of")

    first = await shop.deliver(message)
    again = await shop.deliver(message)
    await payments.return_to_kept_messages(shop.work)
    before = await _kept(shop)
    tries = []
    for _ in range(MOST_ATTEMPTS):
        await _grow_old(shop, FIRST_PAUSE * 2 ** len(tries))
        await payments.return_to_kept_messages(shop.work)
        tries.append((await _kept(shop)).attempts)

    assert (first.status_code, again.status_code) == (202, 202)
    assert before.attempts == 2
    assert max(tries) == tries[-1] == MOST_ATTEMPTS
    aside = await asyncio.to_thread(put_aside.listed, shop.work.settings.database_url)
    assert aside == ["messages of sandbox (1)"]
    await asyncio.to_thread(put_aside.retry, shop.work.settings.database_url)
    assert (await _kept(shop)).attempts == 0


async def test_a_message_that_cannot_be_acted_on_is_kept_and_counted(shop):
    """No column of the database is wide enough for such a refund."""
    _, payment, told = await shop.an_order()
    wrong = [{"id": "refund_1", "amount": 2**70}]

    answer = await shop.deliver(a_message(shop, payment, told, refunds=wrong))

    assert answer.status_code == 202
    kept = await _kept(shop)
    assert (kept.attempts, kept.handled_at) == (1, None)


async def _grow_old(shop, age):
    """As if all messages had come that long ago."""
    async with shop.work.transaction() as session:
        came = {"created_at": utc_now() - age - timedelta(seconds=1)}
        await session.execute(update(WebhookDelivery).values(came))


async def _kept(shop):
    async with shop.work.transaction() as session:
        return (await session.scalars(select(WebhookDelivery))).one()


def _nested(name):
    """A message without end, and what a company signs it with."""
    now, body = utc_now(), "[" * 100_000
    return {name: signature(SECRET, body, int(now.timestamp()))}, body.encode(), now


async def test_what_is_nested_without_end_is_no_message():
    async with httpx.AsyncClient() as client:
        sandbox = gateway.SandboxPayments(client, "", SECRET)
        with pytest.raises(NotGenuine):
            await sandbox.heard(*_nested(gateway.SIGNATURE))
        with pytest.raises(NotGenuine):
            await PayPalPayments(client, "", "", "").heard(*_nested("paypal"))
        with pytest.raises(NotGenuine):
            carriers.SandboxCarrier(client, "", SECRET).heard(*_nested(carriers.SIGNATURE))
