"""What it costs to place an order."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from models.identity import Visitor
from models.orders import Order
from models.viewer import Benefits, Role, Viewer
from tests.factories import a_customer, on_sale

FILL = """
mutation ($lines: [CartLineInput!]!) {
  addLinesToCart(input: {lines: $lines}) {
    ... on Cart { id quote(deliveryMethod: "standard") { total { amount } shipping { amount } } }
  }
}
"""
PLACE = """
mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename ... on Order { id number status } }
}
"""
ADDRESS = {
    "name": "Ana",
    "line1": "1 Long Road",
    "city": "Dayton",
    "postalCode": "45402",
    "country": "US",
}


@pytest.fixture
async def guest(save):
    return Viewer(visitor_id=(await save(Visitor(token_digest="browser"))).id)


@pytest.fixture
def cart(ask, save, aisle, guest):
    """A cart of so many lines."""

    async def cart(count):
        further = [on_sale(aisle) for _ in range(count)]
        for models in further:
            await save(*models)
        lines = [{"variantId": variant.gid} for _, variant, *_ in further]
        return (await ask(FILL, viewer=guest, lines=lines))["addLinesToCart"]

    return cart


async def test_an_order_of_any_number_of_lines_takes_as_many_statements(
    ask, guest, cart, statements
):
    async def cost(count):
        filled = await cart(count)
        given = {
            "cartId": filled["id"],
            "email": "ana@example.com",
            "address": ADDRESS,
            "deliveryMethod": "standard",
            "expectedTotal": filled["quote"]["total"]["amount"],
            "idempotencyKey": f"an order of {count}",
        }
        statements.clear()
        placed = (await ask(PLACE, viewer=guest, input=given))["placeOrder"]
        assert placed["__typename"] == "Order", placed
        return len(statements)

    assert [await cost(count) for count in (1, 3, 10)] == [16, 16, 16]


@pytest.mark.parametrize(("is_free", "shipping"), [(True, "0.00"), (False, "4.99")])
async def test_a_member_is_delivered_and_may_send_back_as_the_tier_says(
    ask, save, session, aisle, is_free, shipping
):
    ana = await save(a_customer())
    viewer = Viewer(customer_id=ana.id, roles=frozenset({Role.CUSTOMER}))
    member = replace(viewer, benefits=Benefits(has_free_shipping=is_free, return_days=60))
    lines = [{"variantId": aisle.variant.gid}]
    cart = (await ask(FILL, viewer=member, lines=lines))["addLinesToCart"]
    assert cart["quote"]["shipping"] == {"amount": shipping}
    checkout = "{ checkout { deliveryMethods { code price { amount } } } }"
    ways = (await ask(checkout, viewer=member))["checkout"]["deliveryMethods"]
    assert {"code": "standard", "price": {"amount": shipping}} in ways
    given = {
        "cartId": cart["id"],
        "email": "ana@example.com",
        "address": ADDRESS,
        "deliveryMethod": "standard",
        "expectedTotal": cart["quote"]["total"]["amount"],
        "idempotencyKey": "an order of a member",
    }

    placed = (await ask(PLACE, viewer=member, input=given))["placeOrder"]

    assert placed["__typename"] == "Order"
    order = await session.scalar(select(Order))
    assert (order.shipping, order.return_days) == (0 if is_free else 499, 60)


async def test_who_logs_in_before_asking_again_gets_the_order_that_the_guest_placed(
    ask, save, guest, cart
):
    filled = await cart(1)
    given = {
        "cartId": filled["id"],
        "email": "ana@example.com",
        "address": ADDRESS,
        "deliveryMethod": "standard",
        "expectedTotal": filled["quote"]["total"]["amount"],
        "idempotencyKey": "the answer was lost",
    }
    first = (await ask(PLACE, viewer=guest, input=given))["placeOrder"]
    ana = await save(a_customer())
    member = replace(guest, account_id=ana.id, customer_id=ana.id, roles=frozenset({Role.CUSTOMER}))

    again = (await ask(PLACE, viewer=member, input=given))["placeOrder"]
    other = {**given, "email": "bo@example.com"}
    another = (await ask(PLACE, viewer=member, input=other))["placeOrder"]

    assert (again["id"], another["__typename"]) == (first["id"], "NotFound")
