"""What the checkout tells of the present cart, and what it wants to hear before it sells."""

from datetime import date

import pytest
from sqlalchemy import select

from models.legal import LegalKind
from models.orders import Order
from models.viewer import Role
from tests.factories import Aisle, a_customer, a_method
from tests.resolvers.orders.conftest import ADD, ADDRESS, PLACE

CHECKOUT = """
query ($country: String! = "", $region: String! = "") {
  checkout(country: $country, region: $region) {
    ageLimit isOldEnough mustAccept countries
    deliveryMethods {
      code price { amount } earliest latest
      totals { subtotal { amount } shipping { amount } tax { amount } total { amount } }
    }
  }
}
"""
NOTE = """mutation ($n: String!, $v: Int!) {
  setCartNote(input: {note: $n, expectedVersion: $v}) { __typename }
}"""
SEEN = "query ($id: ID!) { order(id: $id) { note ageLimit accepted } }"
BORN = {"adult": date(1990, 1, 1), "child": date(2015, 1, 1)}


@pytest.fixture
def checkout(ask):
    async def checkout(viewer, **place):
        return (await ask(CHECKOUT, viewer=viewer, **place))["checkout"]

    return checkout


@pytest.fixture
async def wine(session, aisle):
    """The one product of the aisle is for those of 21 in this market."""
    aisle.product.is_age_restricted, aisle.product.age_limits = True, {"us": 21}
    session.add(aisle.product)
    await session.commit()


@pytest.fixture
async def member(save):
    async def member(**values):
        return (await save(a_customer(**values))).id

    return member


def codes(told):
    return [one["code"] for one in told["deliveryMethods"]]


async def test_what_a_way_of_delivery_tells_is_what_is_charged(
    aisle, save, guest, fill, place, checkout
):
    await save(a_method(aisle.channel, code="express", amount=1250, amount_per_kg=100))
    cart = await fill(guest)
    told = await checkout(guest, region="OH")

    (way,) = [one for one in told["deliveryMethods"] if one["code"] == "express"]
    total = way["totals"]["total"]["amount"]
    order = await place(guest, cart, deliveryMethod="express", expectedTotal=total)

    assert order["totals"] == {**way["totals"], "discount": {"amount": "0.00"}}
    assert (total, way["price"]["amount"]) == ("33.90", "12.50")


async def test_only_ways_that_go_there_and_take_the_cart_are_offered(
    aisle, save, guest, fill, checkout
):
    await save(
        a_method(aisle.channel, code="mainland", not_to=["US-AK"]),
        a_method(aisle.channel, code="abroad", delivers_to=["CA", "MX"]),
        a_method(aisle.channel, code="dear", goods_from=2001),
        a_method(aisle.channel, code="cheap", goods_below=2001),
    )
    await fill(guest)

    assert codes(await checkout(guest)) == ["cheap", "mainland", "standard"]
    assert codes(await checkout(guest, region="AK")) == ["cheap", "standard"]
    assert codes(await checkout(guest, country="ca")) == ["abroad"]
    assert (await checkout(guest))["countries"] == ["CA", "MX", "US"]


async def test_a_way_that_is_not_offered_cannot_be_taken_either(aisle, save, guest, fill, place):
    await save(
        a_method(aisle.channel, code="mainland", not_to=["US-AK"]),
        a_method(aisle.channel, code="dear", goods_from=2001),
    )
    cart, alaska = await fill(guest), ADDRESS | {"region": "Alaska", "postalCode": "99501"}

    for code, address in (("mainland", alaska), ("dear", ADDRESS)):
        reply = await place(guest, cart, deliveryMethod=code, address=address)
        assert reply["fields"] == [{"path": "deliveryMethod"}]


async def test_the_promise_of_the_moment_is_kept_on_the_order(guest, fill, place, checkout, ask):
    cart = await fill(guest)
    told = (await checkout(guest))["deliveryMethods"][0]

    order = await place(guest, cart)

    query = "query ($id: ID!) { order(id: $id) { estimatedDelivery } }"
    kept = await ask(query, viewer=guest, id=order["id"])
    assert kept["order"]["estimatedDelivery"] == told["latest"]
    assert told["latest"] > told["earliest"]


async def test_goods_with_an_age_limit_want_to_hear_of_it(wine, guest, fill, place, checkout):
    cart = await fill(guest)
    told = await checkout(guest)

    refused = await place(guest, cart)
    young = await place(guest, cart, declared={"bornOn": str(BORN["child"])})

    assert (told["ageLimit"], told["isOldEnough"]) == (21, None)
    assert (refused["__typename"], refused["years"]) == ("AgeNotConfirmed", 21)
    assert young["__typename"] == "TooYoung"


@pytest.mark.parametrize(
    ("declared", "shown"),
    [({"bornOn": str(BORN["adult"])}, "told"), ({"isAgeConfirmed": True}, "confirmed")],
)
async def test_whoever_hands_it_over_is_told_to_look(
    wine, ask, guest, fill, place, session, declared, shown
):
    order = await place(guest, await fill(guest), declared=declared)

    seen = (await ask(SEEN, viewer=Role.AGENT, id=order["id"]))["order"]
    assert seen["ageLimit"] == 21
    assert await session.scalar(select(Order.age_shown)) == shown


async def test_a_date_of_birth_that_is_known_counts(wine, member, fill, place, checkout):
    adult, child = [await member(birth_date=BORN[who]) for who in ("adult", "child")]

    assert (await checkout(adult))["isOldEnough"] is None, "nothing in the cart asks"
    cart = await fill(adult, 1)
    assert (await checkout(adult))["isOldEnough"] is True
    total = (await checkout(adult))["deliveryMethods"][0]["totals"]["total"]["amount"]
    assert (await place(adult, cart, expectedTotal=total))["__typename"] == "Order"

    other = await fill(child, 1)
    assert (await checkout(child))["isOldEnough"] is False
    said = {"bornOn": str(BORN["adult"]), "isAgeConfirmed": True}
    assert (await place(child, other, declared=said))["__typename"] == "TooYoung"


async def test_a_market_without_a_limit_asks_nobody(
    aisle, session, guest, fill, place, checkout, ask
):
    aisle.product.is_age_restricted, aisle.product.age_limits = True, {"de": 18}
    session.add(aisle.product)
    await session.commit()
    cart = await fill(guest)

    assert (await checkout(guest))["ageLimit"] is None
    order = await place(guest, cart)
    assert (await ask(SEEN, viewer=guest, id=order["id"]))["order"]["ageLimit"] is None


async def test_the_note_of_the_cart_goes_with_the_order(guest, fill, place, ask):
    cart = await fill(guest)
    version = (await ask("{ cart { version } }", viewer=guest))["cart"]["version"]
    await ask(NOTE, viewer=guest, n="Ring twice.", v=version)

    order = await place(guest, cart)

    for viewer in (guest, Role.AGENT):
        assert (await ask(SEEN, viewer=viewer, id=order["id"]))["order"]["note"] == "Ring twice."


async def test_what_the_market_wants_read_is_said_and_kept(ask, save, guest, checkout, place, fill):
    aisle = Aisle(amount=1000, code="strict", must_accept=["terms", "withdrawal"])
    await save(*aisle.models)

    async def strict(document, **variables):
        return await ask(document, channel="strict", **variables)

    cart = (await strict(ADD, viewer=guest, v=aisle.variant, n=2))["addToCart"]["id"]
    told = (await strict(CHECKOUT, viewer=guest))["checkout"]
    given = {
        "cartId": cart,
        "email": "ana@example.com",
        "address": ADDRESS,
        "deliveryMethod": "standard",
        "expectedTotal": told["deliveryMethods"][0]["totals"]["total"]["amount"],
        "idempotencyKey": "one for the strict",
    }

    refused = await strict(
        PLACE, viewer=guest, input={**given, "declared": {"accepted": ["TERMS"]}}
    )
    placed = await strict(
        PLACE,
        viewer=guest,
        input={**given, "declared": {"accepted": ["WITHDRAWAL", "TERMS"]}},
    )

    assert told["mustAccept"] == ["TERMS", "WITHDRAWAL"]
    assert refused["placeOrder"]["kinds"] == [LegalKind.WITHDRAWAL.name]
    order = placed["placeOrder"]["id"]
    seen = await strict(SEEN, viewer=Role.AGENT, id=order)
    assert seen["order"]["accepted"] == ["TERMS", "WITHDRAWAL"]
