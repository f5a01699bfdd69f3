"""What follows the money: refunds, points, mails, and a whole purchase."""

import asyncio

import pytest
from sqlalchemy import func, select

import schema
from api.jobs import loyalty, payments
from models.loyalty import LoyaltyMovement
from models.notifications import OrderNotice
from models.orders import Order, OrderConfirmed, OrderStatus
from models.payments import (
    Payment,
    PaymentChanged,
    PaymentEvent,
    PaymentEventKind,
    PaymentStatus,
    RefundAsked,
)
from models.viewer import Viewer
from resolvers.context import Context
from resolvers.ports import Unavailable
from tests.api.servers import SECRET, Process, until
from tests.conftest import COMPILED


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

    assert (await shop.company.fetch(told.id)).refunded == 399
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
    await shop.company.refund(told.id, amount=500, key=told.id)
    async with shop.work.transaction() as session:
        ours = (await session.scalars(select(Order).where(Order.id == order.id))).one()
        paid = (await session.scalars(select(Payment).where(Payment.id == payment.id))).one()
        ours.refunded += 399
        session.add(paid.refund_asked(399, reference="return_1"))

    await payments.ask_about(shop.work, payment)
    await payments.refund(shop.work, await shop.happened(RefundAsked, payment))
    await payments.ask_about(shop.work, payment)

    assert (await shop.one(Order, order.id)).refunded == 899
    await shop.company.refund(told.id, amount=1353 - 899, key="all the rest by hand")
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
    await shop.company.refund(told.id, amount=1353, key="changed their mind at once")
    await payments.ask_about(shop.work, payment)

    await loyalty.take_points_back(shop.work, await shop.happened(PaymentChanged, payment))
    await loyalty.award_points(shop.work, await shop.happened(OrderConfirmed, order))

    assert await _balance(shop) == 0
    assert await shop.count(LoyaltyMovement) == 2


async def test_points_of_a_disputed_order_are_frozen_and_go_when_the_bank_takes_the_money(shop):
    order, payment, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    await loyalty.award_points(shop.work, await shop.happened(OrderConfirmed, order))
    assert await _member(shop, order) == ({"balance": 7, "frozen": 0}, "13.53", "0.00", False)

    path = f"/v1/payments/{told.id}/disputes"
    async with shop.provider.client() as client:
        headers = {"idempotency-key": "a bank's letter"}
        body = {"amount": 1353, "reason": "fraudulent"}
        opened = (await client.post(path, json=body, headers=headers)).json()
        await payments.ask_about(shop.work, await shop.one(Payment, payment.id))
        assert await _member(shop, order) == ({"balance": 7, "frozen": 7}, "13.53", "0.00", True)

        headers = {"idempotency-key": "its decision"}
        await client.post(f"{path}/{opened['id']}", json={"won": False}, headers=headers)
    await payments.ask_about(shop.work, await shop.one(Payment, payment.id))
    changed = await shop.happened(PaymentChanged, payment)
    for _ in range(2):
        await loyalty.take_points_back(shop.work, changed)

    assert await _member(shop, order) == ({"balance": 0, "frozen": 0}, "13.53", "13.53", False)


MEMBER = """
query ($me: ID!, $order: ID!) {
  node(id: $me) { ... on Customer { loyalty { balance frozen } } }
  order(id: $order) { payment { charged { amount } refunded { amount } disputedAt } }
}
"""


async def _member(shop, order):
    """Points, what was charged and taken back, and whether that is disputed, as the member sees."""
    viewer = Viewer(customer_id=shop.customer.id)
    context = Context(shop.work.sessions, viewer, shop.work.ports)
    answer = await schema.build(COMPILED).execute(
        MEMBER, {"me": shop.customer.gid, "order": order.gid}, context
    )
    await context.close()
    assert not answer.errors, answer.errors
    paid = answer.data["order"]["payment"]
    sums = paid["charged"]["amount"], paid["refunded"]["amount"]
    return answer.data["node"]["loyalty"], *sums, paid["disputedAt"] is not None


async def _balance(shop):
    async with shop.work.transaction() as session:
        return await session.scalar(select(func.coalesce(func.sum(LoyaltyMovement.points), 0)))


async def test_the_confirmation_goes_out_once_and_waits_for_the_mail_server(shop, mailbox):
    order, _, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    confirmed = await shop.happened(OrderConfirmed, order)
    await mailbox.turn(mood="tempfail")

    await shop.tell(confirmed)
    assert await shop.count(OrderNotice, OrderNotice.problem.like("%Try again later%")) == 1
    await mailbox.turn(mood="ok")
    for _ in range(2):
        await shop.tell(confirmed)
        await shop.later()

    (mail,) = await mailbox.mails()
    assert mail["to"] == shop.customer.email
    assert "Bread" in mail["text"]
    assert "Paid: $13.53" in mail["text"]


async def test_a_refused_address_is_a_dead_letter_and_left_alone(shop, mailbox):
    order, _, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    confirmed = await shop.happened(OrderConfirmed, order)
    await mailbox.turn(mood="permfail")

    await shop.tell(confirmed)
    await mailbox.turn(mood="ok")
    await shop.tell(confirmed)
    await shop.later()

    assert await mailbox.mails() == []
    refused = OrderNotice.failed_at.is_not(None), OrderNotice.problem.like("%5%")
    assert await shop.count(OrderNotice, OrderNotice.order_id == order.id, *refused) == 1


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
