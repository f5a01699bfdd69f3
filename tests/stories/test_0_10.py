"""Pays by card; card numbers never reach the server; a lost connection never pays twice; a
confirmation arrives."""

import asyncio

import pytest

from models.viewer import Role
from tests import databases
from tests.api.logins import log_in, store_account
from tests.api.servers import until
from tests.api.web import PAY, ask, fill, pay, place, shop, status
from tests.factories import Aisle, a_shop

GOOD = {"number": "4242424242424242", "expiry": "12/40", "code": "123"}
DECLINED = {**GOOD, "number": "4000000000000002"}
ORDER = """query ($id: ID!) { order(id: $id) {
  number status totals { total { amount } } payment { status cardLast4 amount { amount } } } }"""
FIGURES = """query ($p: Period!) { analytics(period: $p) {
  paymentSuccessRate { value denominator } } }"""
THIS_DECADE = {"from": "2020-01-01T00:00:00Z", "to": "2029-12-31T00:00:00Z"}


@pytest.fixture(scope="module")
async def opened(template, payment_company, post_office):
    database, aisle = await databases.copy(template), Aisle(on_hand=100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATRON_SMTP_PORT", str(post_office.smtp_port))
        async with shop(
            database, payment_company, a_shop(), *aisle.models, webs=2, worker=True
        ) as webs:
            await store_account(database, "owner@example.com", Role.OWNER)
            yield webs, aisle
    await databases.drop(database)


@pytest.fixture
async def bought(opened, provider):
    """An order that waits for its payment, and who placed it."""
    webs, aisle = opened
    async with webs[0].browser() as shopper:
        order = await place(shopper, await fill(shopper, aisle.variant, 2))
        yield shopper, order


def confirmed(shopper, order):
    async def confirmed():
        return await status(shopper, order["id"]) == "CONFIRMED"

    return confirmed


async def test_a_good_card_pays_and_a_confirmation_arrives(bought, provider, mailbox):
    shopper, order = bought
    await pay(shopper, provider, order["id"], GOOD)
    await until(confirmed(shopper, order), seconds=20)
    shown = (await ask(shopper, ORDER, id=order["id"]))["order"]

    (mail,) = await until(mailbox.mails, seconds=30)
    assert order["number"] in mail["subject"]
    assert (shown["payment"]["status"], shown["payment"]["cardLast4"]) == ("CAPTURED", "4242")
    assert shown["payment"]["amount"] == shown["totals"]["total"]


async def test_a_declined_card_costs_nothing_and_the_next_one_pays(bought, provider):
    shopper, order = bought
    await pay(shopper, provider, order["id"], DECLINED)
    declined = (await ask(shopper, ORDER, id=order["id"]))["order"]
    await pay(shopper, provider, order["id"], GOOD)
    await until(confirmed(shopper, order), seconds=20)

    assert declined["status"] == "PENDING"


async def test_whoever_loses_the_line_and_presses_again_pays_once(opened, bought, provider):
    webs, _ = opened
    shopper, order = bought
    back = f"{webs[0].url}/checkout/done"
    pages = await asyncio.gather(*(ask(shopper, PAY, id=order["id"], back=back) for _ in range(20)))
    assert len({one["startPayment"]["payUrl"] for one in pages}) == 1

    # The answer to the card is lost, and so is the news of it.
    await provider.turn(drop=1)
    paid = await pay(shopper, provider, order["id"], GOOD)
    await until(confirmed(shopper, order), seconds=30)

    # One page of the payment company is one payment, which can be taken once.
    again = await pay_again(provider, paid["id"])
    shown = (await ask(shopper, ORDER, id=order["id"]))["order"]
    assert again["error"]["code"]
    assert shown["payment"]["amount"] == shown["totals"]["total"]


async def pay_again(provider, id):
    async with provider.client() as company:
        return (await company.post(f"/v1/payments/{id}/confirm", json={"card": GOOD})).json()


async def test_payments_that_succeed_are_a_figure(opened):
    webs, _ = opened
    async with webs[0].browser() as owner:
        await log_in(owner, "owner@example.com")
        shown = (await ask(owner, FIGURES, p=THIS_DECADE))["analytics"]

    # Only those that began an hour ago are known to have failed or not.
    assert shown["paymentSuccessRate"] == {"value": None, "denominator": 0}
