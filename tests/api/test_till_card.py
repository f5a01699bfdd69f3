"""A sale that waits for its card is paid or given up, whichever comes first, and once."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from api.jobs import payments
from api.jobs import till as jobs
from models.invariants import invariants
from models.inventory import Stock, StockMovement
from models.orders import Order, OrderConfirmed, OrderStatus
from models.payments import Payment, PaymentStatus
from models.till import ReceiptAsked
from models.viewer import Role, Viewer
from resolvers.context import Context
from tests.factories import a_location, a_shop, opening, some_stock

SELL = """
mutation ($input: SellAtTillInput!) { sellAtTill(input: $input) {
  __typename ... on Error { message } ... on Order { id status }
} }
"""
CHARGE = "mutation ($id: ID!) { chargeAtTerminal(input: {orderId: $id}) { __typename } }"
CANCEL = """
mutation ($id: ID!) { cancelTillSale(input: {orderId: $id}) {
  __typename ... on Error { message } ... on Order { id status }
} }
"""
MAIL = """
mutation ($input: MailTillReceiptInput!) { mailTillReceipt(input: $input) { __typename } }
"""


class Till:
    def __init__(self, shop, built):
        self.shop, self.built = shop, built
        self.place = a_location(kind="store")
        self.stock = some_stock(shop.aisle.variant, self.place, 20)
        roles = frozenset({Role.ASSOCIATE})
        self.viewer = Viewer(account_id=uuid4(), roles=roles, store_id=self.place.id)

    async def ask(self, query, **given):
        context = Context(self.shop.work.sessions, self.viewer, self.shop.work.ports, "us")
        context.origin = "http://shop.test"
        reply = await self.built.execute(query, given, context_value=context)
        await context.close()
        assert reply.errors is None, reply.errors
        (answer,) = reply.data.values()
        return answer

    async def sell(self, **more):
        lines = [{"variantId": self.shop.aisle.variant.gid, "quantity": 2}]
        sale = {"lines": lines, "expectedTotal": "8.54", "idempotencyKey": str(uuid4())}
        return await self.ask(SELL, input={"tender": "CARD", **sale, **more})

    async def rung(self):
        """Asked for at the terminal, and what that knows of it."""
        sold = await self.sell()
        assert (await self.ask(CHARGE, id=sold["id"]))["__typename"] == "Payment"
        async with self.shop.work.transaction() as session:
            newest = select(Payment).order_by(Payment.id.desc()).limit(1)
            payment = (await session.scalars(newest)).one()
        return sold["id"], payment

    async def counts(self):
        stock = await self.shop.one(Stock, self.stock.id)
        return stock.on_hand, stock.allocated

    async def breaches(self):
        async with self.shop.work.transaction() as session:
            return [
                name
                for name, one in invariants.items()
                if not one.asks_provider and (await session.execute(text(one.sql()))).all()
            ]


@pytest.fixture
async def at_till(shop, built):
    at = Till(shop, built)
    await shop.save(a_shop(), opening(shop.aisle.stock), at.place, at.stock)
    await shop.save(opening(at.stock))
    return at


async def test_a_sale_that_is_given_up_frees_its_goods_and_nobody_can_pay_it(shop, at_till):
    order_id, payment = await at_till.rung()
    held = await at_till.counts()

    told = [await at_till.ask(CANCEL, id=order_id) for _ in range(2)]

    await shop.pay(await shop.company.fetch(payment.provider_ref))
    assert held == (20, 2)
    assert [one["status"] for one in told] == ["CANCELLED", "CANCELLED"]
    assert await at_till.counts() == (20, 0)
    assert (await shop.company.fetch(payment.provider_ref)).status == "voided"
    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.VOIDED
    released = StockMovement.kind == "released"
    assert await shop.count(StockMovement, released) == 1
    assert await at_till.breaches() == []


async def test_what_was_paid_a_moment_before_stays_sold(shop, at_till):
    order_id, payment = await at_till.rung()
    await shop.pay(await shop.company.fetch(payment.provider_ref))

    told = await at_till.ask(CANCEL, id=order_id)

    order = await shop.one(Order, payment.order_id)
    assert told["__typename"] == "IllegalMove"
    assert order.status is OrderStatus.CONFIRMED
    for _ in range(2):
        await jobs.hand_over(shop.work, await shop.happened(OrderConfirmed, order))
    assert await shop.status(order) is OrderStatus.DELIVERED
    assert await at_till.counts() == (18, 0)
    assert (await at_till.ask(CANCEL, id=order_id))["__typename"] == "IllegalMove"


async def test_a_card_and_a_colleague_at_the_same_moment_end_in_one_or_the_other(shop, at_till):
    for _ in range(3):
        order_id, payment = await at_till.rung()
        at_terminal = await shop.company.fetch(payment.provider_ref)

        told, *_ = await asyncio.gather(
            at_till.ask(CANCEL, id=order_id),
            at_till.ask(CANCEL, id=order_id),
            shop.pay(at_terminal),
        )
        await payments.ask_about(shop.work, await shop.one(Payment, payment.id))

        is_kept = (await shop.company.fetch(payment.provider_ref)).captured > 0
        order = await shop.one(Order, payment.order_id)
        assert order.status in (OrderStatus.CANCELLED, OrderStatus.CONFIRMED)
        assert is_kept == (order.status is OrderStatus.CONFIRMED)
        assert (told["__typename"] == "Order") == (order.status is OrderStatus.CANCELLED)


async def test_the_receipt_goes_by_mail_to_whoever_asks_for_it(shop, at_till, mailbox):
    sold = await at_till.sell(tender="CASH", given="10.00")
    wish = {"orderId": sold["id"], "email": "Ana@Example.com", "idempotencyKey": str(uuid4())}

    odd = await at_till.ask(MAIL, input={**wish, "email": "ana"})
    for _ in range(2):
        assert (await at_till.ask(MAIL, input=wish))["__typename"] == "Order"
    order = await shop.one_of(Order)
    asked = await shop.happened(ReceiptAsked, order)
    for _ in range(2):
        await jobs.mail_receipt(shop.work, asked)

    [mail] = await mailbox.mails()
    assert odd["__typename"] == "InvalidInput"
    assert mail["to"] == "ana@example.com"
    assert order.number in mail["subject"]
    [kept] = mailbox.folder.glob("*.eml")
    assert b"2026-000001.pdf" in kept.read_bytes()
