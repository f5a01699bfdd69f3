"""A company that lets go what it held, or takes something else: nothing leaves unpaid."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from api.jobs import payments, reconciling
from api.jobs.capturing import take_for
from api.jobs.holding import look_into_what_was_lost
from models.orders import OrderStatus
from models.payments import (
    FindingKind,
    Payment,
    PaymentFinding,
    PaymentLost,
    PaymentStatus,
)
from models.viewer import Role, Viewer
from resolvers.context import Context, utc_now
from resolvers.ports import PaymentRefused
from tests.api.a_shop import GOOD, a_message
from tests.api.servers import until
from tests.api.test_captures import leaves, two_shipments
from tests.api.test_captures import shop as shop  # noqa: PLC0414 (a fixture)

ADVANCE = """mutation($id: ID!, $to: OrderStatus!) {
  advanceOrder(input: {orderId: $id, to: $to}) { __typename ... on Order { status } }
}"""
MOVE = """mutation($id: ID!, $to: FulfilmentStatus!) {
  advanceFulfilment(input: {fulfilmentId: $id, to: $to}) { __typename }
}"""
SEND = "mutation($id: ID!) { shipFulfilment(input: {fulfilmentId: $id}) { __typename } }"
CANCEL = "mutation($id: ID!) { cancelOrder(input: {orderId: $id}) { __typename } }"
MONEY = "query($id: ID!) { order(id: $id) { paymentStatus } }"


@pytest.fixture
async def desk(shop, built):
    async def ask(document, **given):
        viewer = Viewer(
            account_id=shop.customer.id, customer_id=None, roles=frozenset({Role.OWNER})
        )
        context = Context(shop.work.sessions, viewer, shop.work.ports)
        reply = await built.execute(document, given, context_value=context)
        await context.close()
        assert reply.errors is None, reply.errors
        [answer] = reply.data.values()
        return answer

    return ask


async def a_held_order(shop):
    order, payment, told = await shop.an_order()
    await shop.pay(told, GOOD)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    return order, payment, told


async def found(shop, payment):
    """After the job that hears of it, which runs twice."""
    happened = await shop.happened(PaymentLost, payment)
    for _ in range(2):
        await look_into_what_was_lost(shop.work, happened)
    async with shop.work.transaction() as session:
        of_it = select(PaymentFinding).where(PaymentFinding.payment_id == payment.id)
        return {(one.kind, one.is_mended) for one in await session.scalars(of_it)}


async def test_an_order_whose_money_was_let_go_stays_and_somebody_is_told(shop, desk):
    order, payment, told = await a_held_order(shop)

    await shop.company.void(told.id, key=uuid4().hex)
    await payments.ask_about(shop.work, payment)

    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.VOIDED
    assert (await desk(MONEY, id=order.gid))["paymentStatus"] == "VOIDED"
    assert (await desk(ADVANCE, id=order.gid, to="PACKED"))["status"] == "PACKED"
    refused = await desk(ADVANCE, id=order.gid, to="SHIPPED")
    assert refused == {"__typename": "MoneyNotHeld"}
    assert await shop.status(order) is OrderStatus.PACKED
    assert await found(shop, payment) == {(FindingKind.LOST, False)}
    assert (await desk(CANCEL, id=order.gid))["__typename"] == "OrderChange"
    assert await shop.allocated() == 0


async def test_a_hold_that_was_let_go_without_a_word_is_found_by_comparing(shop, provider):
    _, payment, told = await a_held_order(shop)
    await provider.turn(drop=1)
    await shop.company.void(told.id, key=uuid4().hex)

    since = utc_now() - timedelta(minutes=10)
    await reconciling.compare(shop.work, since, young=timedelta(0))

    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.VOIDED
    assert (FindingKind.LOST, False) in await found(shop, payment)


async def test_the_rest_of_an_order_stays_when_what_was_held_for_it_was_let_go(shop, desk):
    order, payment, told, parts = await two_shipments(shop)
    await leaves(shop, parts[0])
    await take_for(shop.work, order.id)

    await shop.company.void(told.id, key=uuid4().hex)
    for _ in range(2):
        await payments.ask_about(shop.work, payment)

    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.PARTLY_CAPTURED
    assert (await desk(MONEY, id=order.gid))["paymentStatus"] == "PARTLY_PAID"
    await desk(MOVE, id=parts[1].gid, to="PACKED")
    for document, given in ((MOVE, {"to": "SHIPPED"}), (SEND, {})):
        assert (await desk(document, id=parts[1].gid, **given)) == {"__typename": "MoneyNotHeld"}
    assert await found(shop, payment) == {(FindingKind.LOST, False)}


async def test_what_was_taken_wrongly_of_a_sold_order_goes_back_and_its_goods_stay(shop, desk):
    order, payment, told = await a_held_order(shop)
    wrong = {"captured": payment.amount + 5, "amount": payment.amount + 5}

    await shop.deliver(a_message(shop, payment, told, **wrong))
    await shop.deliver(a_message(shop, payment, told, **wrong))

    assert await shop.status(order) is OrderStatus.CONFIRMED
    await desk(ADVANCE, id=order.gid, to="PACKED")
    assert (await desk(ADVANCE, id=order.gid, to="SHIPPED")) == {"__typename": "MoneyNotHeld"}
    assert (FindingKind.LOST, False) in await found(shop, payment)


async def test_another_amount_than_agreed_is_not_held_for_long(shop, provider):
    order, payment, told = await shop.an_order()
    await provider.turn(drop=1)
    await shop.pay(told, GOOD)
    other = {"status": "authorized", "captured": 0, "amount": payment.amount - 5}

    await shop.deliver(a_message(shop, payment, told, **other))
    told_so = await shop.one(Payment, payment.id)

    assert (told_so.status, bool(told_so.failure_message)) == (PaymentStatus.DECLINED, True)
    assert await found(shop, payment) == {(FindingKind.CLOSED, True)}
    assert (await shop.company.fetch(told.id)).status == "voided"
    assert await shop.status(order) is OrderStatus.PENDING


async def test_money_that_a_company_will_not_give_is_told(shop):
    order, _, told, parts = await two_shipments(shop)
    await leaves(shop, parts[0])
    await shop.company.void(told.id, key=uuid4().hex)

    with pytest.raises(PaymentRefused):
        await take_for(shop.work, order.id)

    async with shop.work.transaction() as session:
        kinds = set(await session.scalars(select(PaymentFinding.kind)))
    assert kinds == {FindingKind.LOST}
