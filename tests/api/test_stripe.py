"""Payments through Stripe's own library, against a stand-in that others made of Stripe."""

import hashlib
import hmac
import json
import time
from datetime import timedelta

import httpx
import pytest

from api.jobs import payments, reconciling
from models.orders import OrderStatus
from models.payments import (
    Payment,
    PaymentEvent,
    PaymentEventKind,
    PaymentStatus,
    WebhookDelivery,
)
from resolvers.context import utc_now
from resolvers.ports import PaymentRefused, ProviderStatus, Unavailable, Wanted
from tests.api.servers import Process, free_port, running, until
from tests.api.shops import opened_shop

KEY, WEBHOOK_SECRET = "sk_test_patron", "whsec_of_the_tests"


class Stripe(Process):
    """`localstripe`, a program of its own."""

    def __init__(self) -> None:
        self.port = free_port()
        super().__init__("localstripe", "--port", str(self.port), "--from-scratch", port=self.port)
        self.ready = "/js.stripe.com/v3/"

    async def ask(self, path, **values):
        async with httpx.AsyncClient(base_url=self.url, auth=(KEY, ""), trust_env=False) as client:
            answer = await client.post(path, data=values)
        return answer.json() if answer.content else {}

    async def pay(self, id, number="4242424242424242"):
        """As Stripe's script in the browser does it."""
        card = {"number": number, "exp_month": "12", "exp_year": "2034", "cvc": "123"}
        typed = {f"card[{name}]": value for name, value in card.items()}
        method = await self.ask("/v1/payment_methods", type="card", **typed)
        await self.ask(f"/v1/payment_intents/{id}", payment_method=method["id"])
        return await self.ask(f"/v1/payment_intents/{id}/confirm")


@pytest.fixture(scope="module")
async def stripe():
    server = Stripe()
    async with running(server):
        yield server


@pytest.fixture
def through_stripe(stripe):
    return {
        "payment_methods": "card:stripe,wallet:sandbox",
        "stripe_secret_key": KEY,
        "stripe_publishable_key": "pk_test_patron",
        "stripe_webhook_secret": WEBHOOK_SECRET,
        "stripe_url": stripe.url,
        "stripe_script_url": f"{stripe.url}/js.stripe.com/v3/",
    }


@pytest.fixture
async def shop(database, provider, mailbox, tmp_path, stripe, through_stripe):
    async with opened_shop(database, provider, mailbox, tmp_path, **through_stripe) as shop:
        await stripe.ask(
            "/_config/webhooks/patron",
            url=f"{shop.url}/webhooks/payments/stripe",
            secret=WEBHOOK_SECRET,
        )
        yield shop


async def test_a_card_paid_at_stripe_confirms_the_order_by_a_signed_message(shop, stripe):
    order, payment, told = await shop.an_order()

    await stripe.pay(told.id)

    await until(shop.is_(order, OrderStatus.CONFIRMED))
    paid = await shop.one(Payment, payment.id)
    assert (paid.status, paid.provider, paid.amount) == (PaymentStatus.CAPTURED, "stripe", 1353)
    assert (await shop.company.fetch(told.id)).captured == 1353
    kept = (await shop.one_of(WebhookDelivery)).payload["data"]
    assert kept == {"id": told.id, "reference": payment.gid}


async def test_the_same_question_is_a_payment_that_can_be_found(shop):
    _, payment, told = await shop.an_order()

    found = await shop.company.find(payment.gid)

    assert found is not None
    assert (found.id, found.status, found.currency) == (
        told.id,
        ProviderStatus.REQUIRES_PAYMENT,
        "USD",
    )


async def test_a_declined_card_is_noted_in_words_for_the_shopper(shop, stripe):
    _, payment, told = await shop.an_order()

    await stripe.pay(told.id, "4000000000000341")
    await asked_for(shop, payment)

    declined = await shop.one(Payment, payment.id)
    assert declined.status is PaymentStatus.DECLINED
    assert declined.failure_message == "Your card was declined."


async def asked_for(shop, payment):
    """Without the second that the stand-in waits before it tells."""
    await payments.ask_about(shop.work, await shop.one(Payment, payment.id))


async def test_a_challenge_is_told_from_a_payment(shop, stripe):
    _, _, told = await shop.an_order()

    await stripe.pay(told.id, "4000002500003155")

    assert (await shop.company.fetch(told.id)).status is ProviderStatus.REQUIRES_CHALLENGE


async def test_money_goes_back_in_part_and_the_shop_counts_it_once(shop, stripe):
    _order, payment, told = await shop.an_order()
    await stripe.pay(told.id)
    await asked_for(shop, payment)

    made = await shop.company.refund(told.id, amount=500, key="once")
    for _ in range(2):
        await asked_for(shop, payment)

    assert made.amount == 500
    assert (await shop.one(Payment, payment.id)).status is PaymentStatus.PARTLY_REFUNDED
    refunded = PaymentEvent.kind == PaymentEventKind.REFUNDED
    assert await shop.count(PaymentEvent, refunded) == 1


async def test_money_is_held_taken_or_let_go(shop, stripe):
    held = [
        await shop.company.create(
            Wanted(1000, "USD", f"payment_{name}", "Held", "http://shop.test/", capture=False)
        )
        for name in ("taken", "let_go")
    ]
    for one in held:
        await stripe.pay(one.id)

    until_when = (await shop.company.fetch(held[0].id)).expires_at
    taken = await shop.company.capture(held[0].id, key="take")
    let_go = await shop.company.void(held[1].id, key="let go")

    assert until_when is not None
    assert until_when > utc_now() + timedelta(days=6)
    assert (taken.status, taken.captured) == (ProviderStatus.SUCCEEDED, 1000)
    assert (let_go.status, let_go.captured) == (ProviderStatus.VOIDED, 0)
    with pytest.raises(PaymentRefused):
        await shop.company.hold_on(held[0].id, key="longer")


async def test_a_charge_whose_message_was_lost_is_found_in_stripes_books(shop, stripe):
    order, _, told = await shop.an_order(is_known_to_us=False)
    await stripe.ask("/_config/webhooks/patron", url="http://127.0.0.1:9/", secret="nobody")
    await stripe.pay(told.id)

    await reconciling.compare(shop.work, utc_now() - timedelta(minutes=5), young=timedelta(0))

    assert await shop.status(order) is OrderStatus.CONFIRMED


async def test_messages_that_are_forged_or_old_are_refused(shop):
    _, payment, told = await shop.an_order()
    event = an_event(told.id, payment.gid)
    body, now = json.dumps(event), int(time.time())

    forged = await deliver(shop, body, now, "whsec_somebody_elses")
    old = await deliver(shop, body, now - 3600, WEBHOOK_SECRET)
    none = await deliver(shop, body, now, WEBHOOK_SECRET, header="x-nothing")
    good = await deliver(shop, body, now, WEBHOOK_SECRET)

    assert [one.status_code for one in (forged, old, none, good)] == [400, 400, 400, 200]
    assert await shop.count(WebhookDelivery, WebhookDelivery.event_ref == event["id"]) == 1


async def test_a_dispute_is_noted_and_so_is_its_end(shop, stripe):
    _order, payment, told = await shop.an_order()
    await stripe.pay(told.id)
    await asked_for(shop, payment)

    await dispute(shop, told, "created", "needs_response")
    disputed = await shop.one(Payment, payment.id)
    await dispute(shop, told, "closed", "lost")

    assert disputed.disputed_at is not None
    assert (await shop.one(Payment, payment.id)).disputed_at is None
    lost = PaymentEvent.kind == PaymentEventKind.DISPUTE_LOST
    assert await shop.count(PaymentEvent, lost, PaymentEvent.amount == 1353) == 1


async def dispute(shop, told, what, status):
    about = {"id": "dp_1", "object": "dispute", "amount": 1353, "status": status}
    about |= {"reason": "fraudulent", "payment_intent": told.id}
    event = an_event(told.id, "", f"charge.dispute.{what}") | {"data": {"object": about}}
    answer = await deliver(shop, json.dumps(event), int(time.time()), WEBHOOK_SECRET)
    assert answer.status_code == 200


async def test_the_card_is_typed_on_a_page_that_only_the_buyer_is_given(shop, stripe):
    _, _, told = await shop.an_order()

    async with httpx.AsyncClient(trust_env=False) as client:
        page = await client.get(told.pay_url)
        guessed = await client.get(told.pay_url.split("?")[0] + "?proof=00")
        script = await client.get(f"{shop.url}/pay/stripe/pay.js")

    assert page.status_code == 200
    assert f"{told.id}_secret_" in page.text
    assert f"script-src 'self' {stripe.url};" in page.headers["content-security-policy"]
    assert "unsafe-inline" not in page.headers["content-security-policy"].split("style-src")[0]
    assert guessed.status_code == 404
    assert "confirmCardPayment" in script.text


async def test_a_stripe_that_is_away_can_be_asked_again(database, provider, mailbox, tmp_path):
    away = {
        "payment_methods": "card:stripe",
        "stripe_secret_key": KEY,
        "stripe_publishable_key": "pk",
        "stripe_webhook_secret": WEBHOOK_SECRET,
        "stripe_url": f"http://127.0.0.1:{free_port()}",
    }
    async with opened_shop(database, provider, mailbox, tmp_path, **away) as shop:
        with pytest.raises(Unavailable):
            await shop.company.fetch("pi_1")


def an_event(id, reference, kind="payment_intent.succeeded"):
    about = {"id": id, "object": "payment_intent", "metadata": {"reference": reference}}
    return {
        "id": f"evt_{kind}",
        "object": "event",
        "type": kind,
        "data": {"object": about},
    }


async def deliver(shop, body, moment, secret, header="stripe-signature"):
    signed = hmac.new(secret.encode(), f"{moment}.{body}".encode(), hashlib.sha256).hexdigest()
    headers = {header: f"t={moment},v1={signed}", "content-type": "application/json"}
    async with httpx.AsyncClient(trust_env=False) as client:
        return await client.post(
            f"{shop.url}/webhooks/payments/stripe", content=body, headers=headers
        )
