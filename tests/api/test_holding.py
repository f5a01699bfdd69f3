"""Money is held when an order is placed and taken when it leaves; and what banks take back."""

from datetime import timedelta
from uuid import uuid4

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from api.jobs import capturing, holding, payments
from models.ids import uuid7
from models.orders import Order, OrderMoved, OrderStatus
from models.payments import (
    DisputeClosed,
    FindingKind,
    Payment,
    PaymentDisputed,
    PaymentEvent,
    PaymentEventKind,
    PaymentFinding,
    PaymentStatus,
    amounts,
)
from resolvers.context import utc_now
from resolvers.ports import ProviderStatus, Wanted
from tests.api.a_shop import GOOD
from tests.api.servers import until
from tests.api.shops import opened_shop


@pytest.fixture
async def holding_shop(database, provider, mailbox, tmp_path):
    async with opened_shop(database, provider, mailbox, tmp_path, capture="at_shipment") as shop:
        yield shop


async def a_held_order(shop):
    order, payment, told = await shop.an_order()
    await shop.pay(told, GOOD)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    return order, payment, told


async def sums(shop, payment):
    async with shop.work.transaction() as session:
        of_it = select(PaymentEvent).where(PaymentEvent.payment_id == payment.id)
        return amounts((await session.scalars(of_it.order_by(PaymentEvent.id))).all())


async def post(shop, path, **values):
    key = {"idempotency-key": uuid4().hex}
    async with shop.provider.client() as client:
        answer = await client.post(path, json=values, headers=key)
    return answer.raise_for_status().json()


async def ship(shop, order):
    async with shop.work.transaction() as session:
        mine = await session.scalar(select(Order).where(Order.id == order.id))
        for to in (OrderStatus.PACKED, OrderStatus.SHIPPED):
            mine.advance(to, utc_now())
    return await shop.happened(OrderMoved, order)


async def test_money_is_held_until_the_goods_leave_and_then_taken_once(holding_shop):
    shop = holding_shop
    order, payment, told = await a_held_order(shop)
    before = await sums(shop, payment)

    shipped = await ship(shop, order)
    for _ in range(2):
        await capturing.take_for_what_was_shipped(shop.work, shipped)

    after = await sums(shop, payment)
    assert (before.authorized, before.charged) == (1353, 0)
    assert (after.authorized, after.charged, after.kept) == (0, 1353, 1353)
    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.CAPTURED
    assert (await shop.company.fetch(told.id)).captured == 1353


async def test_money_is_taken_for_what_is_handed_over_without_a_parcel(holding_shop):
    """Such as a gift card, whose order is done once it is issued."""
    shop = holding_shop
    order, payment, _ = await a_held_order(shop)
    async with shop.work.transaction() as session:
        mine = await session.scalar(select(Order).where(Order.id == order.id))
        mine.hand_over(utc_now())

    await capturing.take_for_what_was_shipped(shop.work, await shop.happened(OrderMoved, order))

    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.CAPTURED
    assert (await sums(shop, payment)).charged == 1353


async def test_money_is_held_for_longer_before_it_would_be_let_go(holding_shop):
    shop = holding_shop
    _, payment, _told = await a_held_order(shop)
    async with shop.work.transaction() as session:
        ending = utc_now() + timedelta(hours=2)
        await session.execute(update(Payment).values(authorization_expires_at=ending))

    await holding.hold_for_longer(shop.work)

    held = await shop.one(Payment, payment.id)
    assert held.status is PaymentStatus.AUTHORIZED
    assert held.authorization_expires_at > utc_now() + timedelta(days=6)
    assert (await sums(shop, payment)).authorized == 1353


async def test_what_a_company_will_not_hold_for_longer_is_taken(holding_shop):
    shop = holding_shop
    _, payment, _told = await a_held_order(shop)

    class Once:
        """As Stripe does it: the rest is the sandbox."""

        def __getattr__(self, name):
            return getattr(shop.company, name)

        async def hold_on(self, id, *, key):
            raise holding.PaymentRefused("not_supported", "Once.")

    shop.work.payments.companies["sandbox"] = Once()
    async with shop.work.transaction() as session:
        await session.execute(update(Payment).values(authorization_expires_at=utc_now()))

    await holding.hold_for_longer(shop.work)

    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.CAPTURED


async def test_a_dispute_marks_the_payment_and_tells_staff_and_so_does_its_end(shop):
    order, payment, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))

    path = f"/v1/payments/{told.id}/disputes"
    opened = await post(shop, path, amount=1353, reason="fraudulent")
    for _ in range(2):
        await payments.ask_about(shop.work, await shop.one(Payment, payment.id))
    disputed = await shop.one(Payment, payment.id)
    asked = await shop.happened(PaymentDisputed, payment)
    for _ in range(2):
        await holding.tell_of_a_dispute(shop.work, asked)
    await post(shop, f"{path}/{opened['id']}", won=False)
    await payments.ask_about(shop.work, await shop.one(Payment, payment.id))
    await holding.tell_how_a_dispute_ended(shop.work, await shop.happened(DisputeClosed, payment))

    assert disputed.disputed_at is not None
    assert (asked.event.amount, asked.event.reason) == (1353, "fraudulent")
    assert (await shop.one(Payment, payment.id)).disputed_at is None
    assert await shop.count(PaymentFinding, PaymentFinding.kind == FindingKind.DISPUTED) == 1
    assert await shop.count(PaymentFinding, PaymentFinding.kind == FindingKind.DISPUTE_LOST) == 1
    assert (await sums(shop, payment)).kept == 0


@pytest.mark.parametrize("method", ["paypal", "wallet"])
async def test_an_account_or_a_wallet_pays_with_one_press(shop, method):
    _, payment, by_card = await shop.an_order()
    told = await shop.company.create(
        Wanted(
            amount=payment.amount,
            currency=payment.currency,
            reference=payment.gid,
            description="Another way",
            return_url="http://shop.test/checkout/done",
            method=method,
        )
    )

    async with httpx.AsyncClient(trust_env=False) as client:
        page = await client.get(told.pay_url)
        paid = await client.post(told.pay_url)

    assert told.id == by_card.id
    assert 'name="number"' not in page.text
    assert paid.status_code == 303
    assert (await shop.company.fetch(told.id)).status is ProviderStatus.SUCCEEDED


STEPS = st.lists(st.tuples(st.sampled_from(PaymentEventKind), st.integers(0, 10**12)), max_size=12)


@given(STEPS)
def test_amounts_follow_from_the_events_alone(steps):
    one = uuid7()
    events = [PaymentEvent(payment_id=one, kind=k, amount=n, reference="") for k, n in steps]

    found = amounts(events)

    def in_all(kind):
        return sum(amount for each, amount in steps if each is kind)

    assert found.charged == in_all(PaymentEventKind.CAPTURED)
    assert found.refunded == in_all(PaymentEventKind.REFUNDED)
    assert found.charged_back == in_all(PaymentEventKind.DISPUTE_LOST)
    assert found.kept == found.charged - found.refunded - found.charged_back
    last = [n for k, n in steps if k is PaymentEventKind.AUTHORIZED][-1:]
    assert 0 <= found.authorized <= (last[0] if last else 0)
