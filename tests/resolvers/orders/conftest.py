"""A cart that is filled, and the order that is placed of it."""

from uuid import uuid4

import pytest

from models.identity import Visitor
from models.viewer import Viewer
from tests.factories import Aisle

ADD = "mutation ($v: ID!, $n: Int!) { addToCart(input: {variantId: $v, quantity: $n}) {\
 ... on Cart { id totals { total { amount } } } } }"
PLACE = """
mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on Error { message }
    ... on InvalidInput { fields { path } }
    ... on PriceChanged { total { amount } }
    ... on AgeNotConfirmed { years }
    ... on NotAccepted { kinds }
    ... on Order {
      id number status email quantity
      totals { subtotal { amount } discount { amount } shipping { amount } tax { amount }
               total { amount } }
      lines { name quantity unitPrice { amount } tax { amount } taxPercent productSlug }
      payment { status amount { amount } payUrl }
      timeline { title } deliveryAddress { city } nextStatuses canReturn
    }
  }
}
"""
ADDRESS = {
    "name": "Ana",
    "line1": "1 Long Road",
    "city": "Dayton",
    "region": "OH",
    "postalCode": "45402",
    "country": "us",
}


@pytest.fixture
async def aisle(save):
    aisle = Aisle(on_hand=10, amount=1000)
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def guest(save):
    visitor = await save(Visitor(token_digest="browser"))
    return Viewer(visitor_id=visitor.id)


@pytest.fixture
def fill(ask, aisle):
    async def fill(viewer, quantity=2):
        reply = await ask(ADD, viewer=viewer, v=aisle.variant, n=quantity)
        return reply["addToCart"]["id"]

    return fill


@pytest.fixture
def place(ask):
    async def place(viewer, cart, **changes):
        given = {
            "cartId": cart,
            "email": "Ana@example.com",
            "address": ADDRESS,
            "deliveryMethod": "standard",
            "expectedTotal": "26.39",
            "idempotencyKey": str(uuid4()),
            **changes,
        }
        return (await ask(PLACE, viewer=viewer, input=given))["placeOrder"]

    return place
