"""An order that has arrived, and the return that is asked for it."""

import pytest

from models.viewer import Role, Viewer
from resolvers.context import utc_now
from tests.factories import Aisle, a_bought_line, a_customer, a_payment, an_order

REQUEST = """
mutation ($input: RequestReturnInput!) {
  requestReturn(input: $input) {
    __typename
    ... on Error { message }
    ... on InvalidInput { fields { path } }
    ... on Return {
      id status reason note refund { amount currency } instructions
      order { number canReturn returns { id } }
      lines { quantity refund { amount } orderLine { name quantityReturnable } }
    }
  }
}
"""
LIST = """
query ($status: ReturnStatus, $first: Int! = 20, $after: String) {
  returns(status: $status, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes {
      id order { number } lines { quantity refund { currency } orderLine { sku } }
    }
  }
}
"""


def a_step(name):
    return f"""
      mutation ($input: {name[0].upper()}{name[1:]}Input!) {{
        {name}(input: $input) {{
          __typename
          ... on Error {{ message }}
          ... on IllegalReturnMove {{ status allowed }}
          ... on Return {{ status answer }}
        }}
      }}
    """


@pytest.fixture
async def aisle(save):
    aisle = Aisle(on_hand=10)
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def ana(save):
    customer = await save(a_customer())
    return Viewer(account_id=customer.id, customer_id=customer.id, roles=frozenset({Role.CUSTOMER}))


@pytest.fixture
async def order(save, aisle, ana):
    """Three loaves for 10.00, delivered just now and paid."""
    line = a_bought_line(aisle.variant, 3, gross=1000)
    order = an_order(aisle.channel, line, customer_id=ana.customer_id)
    order.placed_at = order.delivered_at = None
    return await delivered(save, order)


async def delivered(save, order):
    order.placed_at = order.delivered_at = utc_now()
    return await save(order, a_payment(order))


@pytest.fixture
def request_return(ask):
    async def request(viewer, order, quantity=1, **changes):
        given = {
            "orderId": order.gid,
            "lines": [{"orderLineId": order.lines[0].gid, "quantity": quantity}],
            "reason": "DAMAGED",
            "note": "Squashed",
            "idempotencyKey": f"a return of {quantity}",
            **changes,
        }
        return (await ask(REQUEST, viewer=viewer, input=given))["requestReturn"]

    return request


@pytest.fixture
def step(ask):
    async def step(viewer, name, back, **more):
        return (await ask(a_step(name), viewer=viewer, input={"returnId": back, **more}))[name]

    return step


@pytest.fixture
async def back(request_return, ana, order):
    return (await request_return(ana, order, 2))["id"]
