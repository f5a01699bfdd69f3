"""Money is taken as the goods leave: for each shipment its share, once, whoever asks how often."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from api.jobs import capturing
from api.jobs.capturing import take_for, take_what_was_asked_for
from models.fulfilments import Fulfilment, FulfilmentStatus
from models.orders import Order, OrderStatus
from models.payments import Payment, PaymentEvent, PaymentEventKind, PaymentStatus, amounts
from resolvers.context import utc_now
from resolvers.ports import ProviderStatus
from tests.api.a_shop import GOOD
from tests.api.servers import until
from tests.api.shops import opened_shop


@pytest.fixture
async def shop(database, provider, mailbox, tmp_path):
    async with opened_shop(database, provider, mailbox, tmp_path, capture="at_shipment") as shop:
        yield shop


async def two_shipments(shop):
    """Of two pieces at 399 each with 56 of tax, and 499 for the delivery: 1353 are held."""
    placed, payment, told = await shop.an_order()
    await shop.pay(told, GOOD)
    await until(shop.is_(placed, OrderStatus.CONFIRMED))
    async with shop.work.transaction() as session:
        order = await with_lines(session, placed)
        [line] = order.lines
        parts = [
            Fulfilment.plan(order, position, {line.id: 1}, order.location_id) for position in (1, 2)
        ]
        session.add_all(parts)
    return placed, payment, told, parts


async def with_lines(session, order):
    wanted = select(Order).where(Order.id == order.id).options(selectinload(Order.lines))
    return (await session.scalars(wanted)).one()


async def leaves(shop, part):
    async with shop.work.transaction() as session:
        mine = await session.get(Fulfilment, part.id)
        for to in (FulfilmentStatus.PACKED, FulfilmentStatus.SHIPPED):
            mine.move(to, utc_now())


async def all_is_gone(shop, order):
    async with shop.work.transaction() as session:
        mine = await with_lines(session, order)
        for to in (OrderStatus.PACKED, OrderStatus.SHIPPED):
            mine.advance(to, utc_now())


async def sums(shop, payment):
    return amounts(await events(shop, payment))


async def events(shop, payment):
    async with shop.work.transaction() as session:
        of_it = select(PaymentEvent).where(PaymentEvent.payment_id == payment.id)
        return (await session.scalars(of_it.order_by(PaymentEvent.id))).all()


async def test_the_first_parcel_takes_its_share_and_the_delivery_and_the_last_the_rest(shop):
    order, payment, told, parts = await two_shipments(shop)

    await leaves(shop, parts[0])
    await take_for(shop.work, order.id)
    first = await sums(shop, payment)
    halfway = (await shop.one(Payment, payment.id)).status
    await leaves(shop, parts[1])
    await all_is_gone(shop, order)
    await take_for(shop.work, order.id)
    at_last = await shop.company.fetch(told.id)

    assert (first.charged, first.authorized) == (499 + 427, 427)
    assert halfway is PaymentStatus.PARTLY_CAPTURED
    assert [one.amount for one in at_last.captures] == [926, 427]
    assert at_last.status is ProviderStatus.SUCCEEDED
    assert (await sums(shop, payment)).charged == 1353
    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.CAPTURED


async def test_twenty_who_ask_at_once_and_again_take_each_share_once(shop):
    order, payment, told, parts = await two_shipments(shop)

    for part in parts:
        await leaves(shop, part)
        await asyncio.gather(*(take_for(shop.work, order.id) for _ in range(20)))
    await all_is_gone(shop, order)
    await asyncio.gather(*(take_for(shop.work, order.id) for _ in range(20)))

    taken = (await shop.company.fetch(told.id)).captures
    noted = [one.amount for one in await events(shop, payment) if one.kind == "captured"]
    assert [one.amount for one in taken] == noted == [926, 427]


@pytest.mark.parametrize("when", ["before the company was asked", "before its answer was noted"])
async def test_who_dies_in_between_has_taken_nothing_twice_and_left_nothing(
    shop, when, monkeypatch
):
    order, payment, told, parts = await two_shipments(shop)
    await leaves(shop, parts[0])

    async def dies(*_, **__):
        raise asyncio.CancelledError

    before = when == "before the company was asked"
    with monkeypatch.context() as patched:
        patched.setattr(*((shop.company, "capture") if before else (capturing, "ask_about")), dies)
        with pytest.raises(asyncio.CancelledError):
            await take_for(shop.work, order.id)
    young = utc_now() - max(one.created_at for one in await events(shop, payment))
    await take_what_was_asked_for(shop.work, young=-young)

    asked = [one for one in await events(shop, payment) if one.kind == "capture_asked"]
    assert [one.amount for one in asked] == [926]
    assert (await shop.company.fetch(told.id)).captured == 926
    assert (await sums(shop, payment)).charged == 926


async def test_what_was_taken_in_part_can_go_back_and_the_rest_is_still_taken(shop):
    order, payment, told, parts = await two_shipments(shop)
    await leaves(shop, parts[0])
    await take_for(shop.work, order.id)

    given = await shop.company.refund(told.id, amount=427, key="back")
    await capturing.ask_about(shop.work, payment)
    await leaves(shop, parts[1])
    await all_is_gone(shop, order)
    await take_for(shop.work, order.id)

    after = await sums(shop, payment)
    assert given.amount == 427
    assert (after.charged, after.refunded, after.kept) == (1353, 427, 926)
    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.PARTLY_REFUNDED


async def test_a_company_that_takes_but_once_is_asked_when_the_last_has_left(shop, monkeypatch):
    order, payment, told, parts = await two_shipments(shop)
    fetch = shop.company.fetch

    async def of_one_capture(id):
        return replace(await fetch(id), takes_parts=False)

    monkeypatch.setattr(shop.company, "fetch", of_one_capture)
    await leaves(shop, parts[0])
    await take_for(shop.work, order.id)
    halfway = (await sums(shop, payment)).charged
    await leaves(shop, parts[1])
    await all_is_gone(shop, order)
    await take_for(shop.work, order.id)

    kinds = [one.kind for one in await events(shop, payment)]
    assert halfway == 0
    assert kinds.count(PaymentEventKind.CAPTURED) == 1
    assert (await fetch(told.id)).captured == 1353
