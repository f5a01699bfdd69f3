"""Returns an online purchase in a store: shows the code, the return is processed at the counter,
stock goes up in that store."""

from tests.api.web import ask
from tests.stories.conftest import LINES
from tests.stories.test_0_7 import step

ASK = """mutation ($input: RequestReturnInput!) { requestReturn(input: $input) { __typename
  ... on Error { message } ... on Return { id status code dropOff { name } } } }"""
CODE = "query ($id: ID!) { return(id: $id) { code } }"
OPEN = """mutation ($code: String!) { acceptDropOff(input: {code: $code}) { __typename
  ... on Return { id status lines { id quantity } } } }"""
GRADE = """mutation ($input: ReceiveReturnInput!) { receiveReturn(input: $input) { __typename
  ... on Error { message } ... on Return { status receivedAt { name } } } }"""
STOCK = """query ($v: ID!) { stockLevels(variantId: $v) { nodes { onHand } } }"""


async def test_what_was_bought_online_comes_back_at_the_counter(after_sale):
    ana, associate = after_sale.people["ana"], after_sale.people["associate"]
    before = await after_sale.figures()
    variant = after_sale.aisle.variant.gid
    [was] = (await ask(associate, STOCK, v=variant))["stockLevels"]["nodes"]
    order = await after_sale.buys(2)
    await after_sale.arrives(order)
    [line] = (await ask(ana, LINES, id=order))["order"]["lines"]
    given = {"orderId": order, "lines": [{"orderLineId": line["id"], "quantity": 2}]}
    given |= {"reason": "OTHER", "dropOffId": after_sale.store.gid, "idempotencyKey": order}
    asked = (await ask(ana, ASK, input=given))["requestReturn"]
    if asked["status"] == "REQUESTED":
        await step(after_sale.people["agent"], "approve", asked["id"])
    code = (await ask(ana, CODE, id=asked["id"]))["return"]["code"]

    found = (await ask(associate, OPEN, code=code))["acceptDropOff"]
    [piece] = found["lines"]
    graded = [{"returnLineId": piece["id"], "likeNew": 1, "damaged": 1}]
    taken = await ask(associate, GRADE, input={"returnId": found["id"], "lines": graded})

    assert taken["receiveReturn"] == {
        "__typename": "Return",
        "status": "RECEIVED",
        "receivedAt": {"name": "Near"},
    }
    [now] = (await ask(associate, STOCK, v=variant))["stockLevels"]["nodes"]
    assert now["onHand"] == was["onHand"] + 1
    after = await after_sale.figures()
    assert after["returnRate"]["numerator"] == before["returnRate"]["numerator"] + 2
    assert 0 < after["returnRate"]["value"] <= 1
