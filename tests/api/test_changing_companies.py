"""Who goes back and pays another way pays once: what was begun elsewhere is closed first."""

import asyncio

import pytest

from api.jobs import orders, payments
from models.orders import OrderStatus
from models.payments import Payment, PaymentStatus
from models.viewer import Role, Viewer
from resolvers.context import Context
from tests import proofs
from tests.api.servers import running, until
from tests.api.shops import opened_shop
from tests.api.test_paypal import PayPal
from tests.api.web import PAY

OTHERWISE = PAY.replace("($id: ID!,", "($id: ID!, $method: String,").replace(
    "returnUrl: $back", "returnUrl: $back, method: $method"
)

THROUGH = {
    "payment_methods": "paypal:paypal,card:sandbox",
    "paypal_client_id": "client",
    "paypal_client_secret": "secret",
    "paypal_webhook_id": "WH-1",
}


async def start(shop, built, order, method):
    """What the buyer is told."""
    buyer = shop.customer.id
    viewer = Viewer(account_id=buyer, customer_id=buyer, roles=frozenset({Role.CUSTOMER}))
    context = Context(shop.work.sessions, viewer, shop.work.ports)
    context.origin = "http://shop.test"
    back = f"{context.origin}/checkout/done"
    given = {"id": order.gid, "back": back, "method": method}
    reply = await built.execute(OTHERWISE, given, context_value=context)
    await context.close()
    assert reply.errors is None, reply.errors
    return reply.data["startPayment"]


async def test_a_buyer_who_changes_the_company_twice_pays_at_the_last_one(
    database, provider, mailbox, tmp_path, built
):
    paypal = PayPal()
    through = {**THROUGH, "paypal_url": paypal.url}
    async with (
        running(paypal),
        opened_shop(database, provider, mailbox, tmp_path, **through) as shop,
    ):
        order, payment, first = await shop.an_order()
        by_card = await start(shop, built, order, "card")
        at_sandbox = await shop.one(Payment, payment.id)
        again = await start(shop, built, order, None)
        last = await shop.one(Payment, payment.id)
        unknown = await start(shop, built, order, "cowries")

        await paypal.agree(first)
        await payments.ask_about(shop.work, last)
        nothing_yet = await shop.status(order)
        await paypal.agree(await shop.company.fetch(last.provider_ref))
        await payments.ask_about(shop.work, last)
        await until(shop.is_(order, OrderStatus.CONFIRMED))
        too_late = await start(shop, built, order, "card")

        paid = await shop.one(Payment, payment.id)
        left = await shop.work.payments.of("sandbox").fetch(at_sandbox.provider_ref)
        assert (at_sandbox.provider, at_sandbox.attempt) == ("sandbox", 2)
        assert by_card["payUrl"].startswith(provider.url)
        assert (last.provider, last.attempt) == ("paypal", 3)
        assert again["payUrl"].startswith(paypal.url)
        assert last.provider_ref != first.id
        assert unknown["__typename"] == "InvalidInput"
        assert nothing_yet is OrderStatus.PENDING
        assert (paid.status, paid.provider_ref) == (PaymentStatus.CAPTURED, last.provider_ref)
        assert (await shop.company.fetch(first.id)).captured == 0
        assert left.status == "voided"
        assert too_late["__typename"] == "OrderNotPayable"


@pytest.mark.proof
async def test_who_starts_paying_everywhere_at_once_is_known_where_the_payment_is(
    database, provider, mailbox, tmp_path, built
):
    """A company's answer that comes late is of an attempt that is over: it is closed there."""
    paypal = PayPal()
    through = {**THROUGH, "paypal_url": paypal.url}
    async with (
        running(paypal),
        opened_shop(database, provider, mailbox, tmp_path, **through) as shop,
    ):
        for _ in range(proofs.count(40)):
            order, payment, _ = await shop.an_order()
            ways = ["card", "paypal"] * 12
            told = await asyncio.gather(*(start(shop, built, order, way) for way in ways))
            known = await shop.one(Payment, payment.id)

            assert {one["__typename"] for one in told} <= {
                *("Payment", "OrderNotPayable", "PaymentUnavailable")
            }
            if known.provider_ref is not None:
                at_company = await shop.work.payments.of(known.provider).fetch(known.provider_ref)
                assert at_company.reference == payment.gid
            await orders.give_up(shop.work, order.id)
