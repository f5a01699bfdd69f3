"""What it costs to place an order."""

import pytest

from models.identity import Visitor
from models.viewer import Viewer
from tests.factories import on_sale

FILL = """
mutation ($lines: [CartLineInput!]!) {
  addLinesToCart(input: {lines: $lines}) {
    ... on Cart { id quote(deliveryMethod: "standard") { total { amount } } }
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

    assert [await cost(count) for count in (1, 3, 10)] == [15, 15, 15]
