"""The companies' books and the shop's, compared: what a crash left is mended and told, once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import delete, select, update

from api.jobs import payments, reconciling
from models import ids
from models.orders import Order, OrderStatus
from models.payments import (
    FindingKind,
    Payment,
    PaymentEvent,
    PaymentEventKind,
    PaymentFinding,
    PaymentStatus,
)
from resolvers.context import utc_now
from resolvers.ports import PaymentRefused, ProviderStatus, Wanted

AT_ONCE = timedelta(0)


async def compare(shop):
    since = utc_now() - timedelta(minutes=10)
    await reconciling.compare(shop.work, since, young=AT_ONCE)


async def found(shop, told):
    """What was told of a payment of the company."""
    async with shop.work.transaction() as session:
        named = select(PaymentFinding).where(PaymentFinding.provider_ref == told.id)
        return [
            (one.kind, one.amount, one.is_mended) for one in (await session.scalars(named)).all()
        ]


async def test_a_charge_that_nobody_heard_of_confirms_its_order_and_is_told_once(shop, provider):
    await provider.turn(drop=1)
    order, _, told = await shop.an_order(is_known_to_us=False)
    await shop.pay(told)

    await compare(shop)
    await compare(shop)

    assert await shop.status(order) is OrderStatus.CONFIRMED
    assert await found(shop, told) == [(FindingKind.TAKEN_UP, 1353, True)]


async def test_books_that_agree_are_not_spoken_of(shop):
    order, _, told = await shop.an_order()
    await shop.pay(told)
    await compare(shop)
    await compare(shop)

    assert await shop.status(order) is OrderStatus.CONFIRMED
    assert len(await found(shop, told)) <= 1


async def test_what_is_young_is_on_its_way(shop, provider):
    await provider.turn(drop=1)
    order, _, told = await shop.an_order()
    await shop.pay(told)

    await reconciling.reconcile(shop.work)

    assert await shop.status(order) is OrderStatus.PENDING
    assert await found(shop, told) == []


async def test_a_page_of_an_order_that_was_given_up_is_closed(shop):
    order, _, told = await shop.an_order()
    async with shop.work.transaction() as session:
        given_up = update(Order).where(Order.id == order.id)
        await session.execute(given_up.values(status=OrderStatus.CANCELLED))

    await compare(shop)

    assert (await shop.company.fetch(told.id)).status is ProviderStatus.VOIDED
    assert await found(shop, told) == [(FindingKind.CLOSED, 1353, True)]


async def test_the_second_payment_of_an_order_goes_back(shop, provider):
    order, payment, told = await shop.an_order()
    second = await shop.company.create(
        Wanted(
            amount=payment.amount,
            currency=payment.currency,
            reference=payment.gid,
            description="Once more",
            return_url="http://shop.test/",
            attempt=2,
        )
    )
    await provider.turn(drop=2)
    await shop.pay(told)
    await shop.pay(second)

    await compare(shop)

    assert await shop.status(order) is OrderStatus.CONFIRMED
    kept = {(await shop.company.fetch(one.id)).kept for one in (told, second)}
    assert kept == {0, payment.amount}


async def test_money_for_an_order_that_is_gone_is_told_and_left_to_a_person(shop, provider):
    await provider.turn(drop=1)
    told = await shop.company.create(
        Wanted(
            amount=1353,
            currency="USD",
            reference=ids.encode(Payment.prefix, uuid4()),
            description="Of a backup",
            return_url="http://shop.test/",
        )
    )
    await shop.pay(told)

    await compare(shop)

    assert await found(shop, told) == [(FindingKind.UNKNOWN_CHARGE, 1353, False)]
    assert (await shop.company.fetch(told.id)).kept == 1353


async def test_a_refund_whose_job_came_to_nothing_is_sent(shop):
    _, payment, told = await shop.an_order()
    await shop.pay(told)
    await compare(shop)
    async with shop.work.transaction() as session:
        asked = (await session.scalars(select(Payment).where(Payment.id == payment.id))).one()
        session.add(asked.refund_asked(500, "by hand"))

    await reconciling.send_refunds_again(shop.work, young=AT_ONCE)
    await reconciling.send_refunds_again(shop.work, young=AT_ONCE)

    assert (await shop.company.fetch(told.id)).refunded == 500
    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.PARTLY_REFUNDED
    assert (FindingKind.REFUND_SENT, 853, True) in await found(shop, told)


async def test_a_refund_that_is_refused_keeps_no_later_one_from_being_sent(shop, monkeypatch):
    monkeypatch.setattr(payments, "AT_ONCE", 1)
    sold = [await shop.an_order() for _ in range(2)]
    for _, _, told in sold:
        await shop.pay(told)
    await compare(shop)
    async with shop.work.transaction() as session:
        for (_, payment, _), amount in zip(sold, (99_999, 500), strict=True):
            asked = (await session.scalars(select(Payment).where(Payment.id == payment.id))).one()
            session.add(asked.refund_asked(amount, "by hand"))

    with pytest.raises(PaymentRefused):
        await reconciling.send_refunds_again(shop.work, young=AT_ONCE)

    assert [(await shop.company.fetch(told.id)).refunded for _, _, told in sold] == [0, 500]


async def test_books_that_nobody_can_make_agree_are_told_and_left_to_a_person(shop):
    _, payment, told = await shop.an_order()
    await shop.pay(told)
    await compare(shop)
    captured = PaymentEvent.kind == PaymentEventKind.CAPTURED
    async with shop.work.transaction() as session:
        lost = delete(PaymentEvent).where(PaymentEvent.payment_id == payment.id, captured)
        await session.execute(lost)

    await compare(shop)

    assert (FindingKind.DIFFERS, 1353, False) in await found(shop, told)
