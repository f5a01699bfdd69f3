"""Payments through PayPal's Orders v2, against a stand-in of ours that follows its documents."""

from datetime import timedelta
from uuid import uuid4

import httpx
import pytest

from api.jobs import orders, payments
from models.orders import OrderCancelled, OrderStatus
from models.payments import Payment, PaymentEvent, PaymentEventKind, PaymentStatus, WebhookDelivery
from resolvers.context import utc_now
from resolvers.ports import PaymentRefused, ProviderStatus, Wanted
from tests.api.servers import Process, free_port, running, until
from tests.api.shops import opened_shop

HOOK = "WH-OF-THE-TESTS"


class PayPal(Process):
    def __init__(self) -> None:
        port = free_port()
        super().__init__("api.standins.paypal", "--port", str(port), port=port)

    async def turn(self, **wanted):
        async with httpx.AsyncClient(base_url=self.url, trust_env=False) as client:
            (await client.post("/_control", json=wanted)).raise_for_status()

    async def agree(self, told):
        """As the buyer does on PayPal's page."""
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(told.pay_url)).status_code == 200
            assert (await client.post(told.pay_url)).status_code == 303


@pytest.fixture(scope="module")
async def paypal():
    server = PayPal()
    async with running(server):
        yield server


@pytest.fixture
async def shop(database, provider, mailbox, tmp_path, paypal):
    through = {
        "payment_methods": "paypal:paypal,card:sandbox",
        "paypal_client_id": "client",
        "paypal_client_secret": "secret",
        "paypal_webhook_id": HOOK,
        "paypal_url": paypal.url,
    }
    async with opened_shop(database, provider, mailbox, tmp_path, **through) as shop:
        await paypal.turn(webhook={"id": HOOK, "url": f"{shop.url}/webhooks/payments/paypal"})
        yield shop


@pytest.fixture
async def silent(paypal, shop):
    await paypal.turn(webhook={})
    return shop


async def asked_for(shop, payment):
    await payments.ask_about(shop.work, await shop.one(Payment, payment.id))
    return await shop.one(Payment, payment.id)


async def test_what_the_buyer_agreed_to_is_taken_once_and_confirms_the_order(shop, paypal):
    order, payment, told = await shop.an_order()

    await paypal.agree(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    await asked_for(shop, payment)

    paid = await shop.one(Payment, payment.id)
    assert (paid.status, paid.provider) == (PaymentStatus.CAPTURED, "paypal")
    assert (await shop.company.fetch(told.id)).captured == 1353
    captured = PaymentEvent.kind == PaymentEventKind.CAPTURED
    assert await shop.count(PaymentEvent, captured) == 1


async def test_an_approval_whose_message_was_lost_is_asked_for(silent, paypal):
    _, payment, told = await silent.an_order()

    await paypal.agree(told)
    paid = await asked_for(silent, payment)

    assert paid.status is PaymentStatus.CAPTURED


async def test_nothing_is_taken_for_an_order_that_was_given_up(silent, paypal):
    order, payment, told = await silent.an_order(age=timedelta(hours=2))
    await orders.give_up(silent.work, order.id)

    await paypal.agree(told)
    await asked_for(silent, payment)
    await orders.close_the_payment(silent.work, await silent.happened(OrderCancelled, order))

    assert await silent.status(order) is OrderStatus.CANCELLED
    assert (await silent.company.fetch(told.id)).status is ProviderStatus.APPROVED
    assert (await silent.company.fetch(told.id)).captured == 0


async def test_money_goes_back_once_and_never_more_than_came(shop, paypal):
    order, payment, told = await shop.an_order()
    await paypal.agree(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))

    made = [await shop.company.refund(told.id, amount=500, key="once") for _ in range(2)]
    with pytest.raises(PaymentRefused):
        await shop.company.refund(told.id, amount=900, key="too much")
    refunded = await asked_for(shop, payment)

    assert made[0].id == made[1].id
    assert (await shop.company.fetch(told.id)).refunded == 500
    assert refunded.status is PaymentStatus.PARTLY_REFUNDED


async def test_money_is_held_for_longer_taken_or_let_go(shop, paypal):
    held = [
        await shop.company.create(
            Wanted(1000, "USD", f"payment_{uuid4().hex}", "Held", "http://x.test/", capture=False)
        )
        for _ in range(2)
    ]
    for one in held:
        await paypal.agree(one)
        assert (await shop.company.fetch(one.id)).status is ProviderStatus.APPROVED
        assert (await shop.company.finish(one.id, key=one.id)).status is ProviderStatus.AUTHORIZED

    longer = await shop.company.hold_on(held[0].id, key="longer")
    taken = await shop.company.capture(held[0].id, key="take")
    let_go = await shop.company.void(held[1].id, key="let go")

    assert longer.expires_at is not None
    assert longer.expires_at > utc_now() + timedelta(days=28)
    assert (taken.status, taken.captured) == (ProviderStatus.SUCCEEDED, 1000)
    assert let_go.status is ProviderStatus.VOIDED


async def test_a_currency_without_parts_is_told_as_paypal_wants_it(shop):
    wanted = Wanted(1500, "JPY", f"payment_{uuid4().hex}", "Yen", "http://x.test/")

    told = await shop.company.create(wanted)

    assert (told.amount, told.currency) == (1500, "JPY")
    assert (await shop.company.create(wanted)).id == told.id


async def test_messages_that_paypal_did_not_send_are_refused(shop):
    body = {"id": "WH-1", "event_type": "CHECKOUT.ORDER.APPROVED", "resource": {"id": "X"}}
    signed = ("auth-algo", "cert-url", "transmission-id", "transmission-sig", "transmission-time")
    forged = {f"paypal-{name}": "x" for name in signed}

    async with httpx.AsyncClient(trust_env=False) as client:
        url = f"{shop.url}/webhooks/payments/paypal"
        answers = [await client.post(url, json=body, headers=one) for one in ({}, forged)]
        unknown = await client.post(f"{shop.url}/webhooks/payments/nobody", json=body)

    assert [one.status_code for one in answers] == [400, 400]
    assert unknown.status_code == 404
    assert await shop.count(WebhookDelivery) == 0


async def test_a_dispute_is_found_by_the_payment_that_it_names(shop, paypal):
    order, payment, told = await shop.an_order()
    await paypal.agree(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    [capture] = (await shop.company._order(told.id))["purchase_units"][0]["payments"]["captures"]

    await paypal.turn(
        tell="CUSTOMER.DISPUTE.CREATED",
        resource={
            "dispute_id": "PP-D-1",
            "reason": "MERCHANDISE_OR_SERVICE_NOT_RECEIVED",
            "status": "OPEN",
            "dispute_amount": {"currency_code": "USD", "value": "13.53"},
            "disputed_transactions": [{"seller_transaction_id": capture["id"]}],
        },
    )

    async def is_disputed():
        return (await shop.one(Payment, payment.id)).disputed_at

    await until(is_disputed)
    disputed = PaymentEvent.kind == PaymentEventKind.DISPUTED
    assert await shop.count(PaymentEvent, disputed, PaymentEvent.amount == 1353) == 1
