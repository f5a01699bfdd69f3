"""Starts a return online or through support, gets clear instructions and a label, follows every
step, is told of each change, and has the refund or the replacement; stock and points follow."""

import pytest

from tests.api.servers import until
from tests.api.web import ask
from tests.stories.conftest import LINES

ASK = """mutation ($input: RequestReturnInput!) { requestReturn(input: $input) { __typename
  ... on Error { message } ... on Return { id status refund { amount } } } }"""
STEP = """mutation ($id: ID!, $key: String!) {
  %sReturn(input: {returnId: $id, idempotencyKey: $key}) { __typename
  ... on Error { message } ... on Return { status } } }"""
SEEN = """query ($id: ID!) { return(id: $id) { status instructions label refund { amount }
  timeline { status title } order { paymentStatus returnStatus } } }"""
STOCK = """query ($v: ID!) { stockLevels(variantId: $v) {
  nodes { onHand } } }"""
POINTS = """{ customers(search: "ana@example.com") { loyalty { balance } } }"""
LISTED = "{ notices(first: 50) { nodes { step orderId } } }"


async def step(by, name, back):
    done = (await ask(by, STEP % name, id=back, key=f"{name} {back}"))[f"{name}Return"]
    assert done["__typename"] == "Return", done
    return done["status"]


async def points(agent):
    [ana] = (await ask(agent, POINTS))["customers"]
    return ana["loyalty"]["balance"]


async def pieces(agent, after_sale):
    levels = (await ask(agent, STOCK, v=after_sale.aisle.variant.gid))["stockLevels"]["nodes"]
    return sum(one["onHand"] for one in levels)


async def _is_half(earned, full):
    return abs(2 * await earned() - full) <= 1


@pytest.mark.parametrize("starts", ["ana", "agent"])
async def test_goods_go_back_with_a_label_and_the_money_comes(after_sale, starts):
    ana, agent = after_sale.people["ana"], after_sale.people["agent"]
    before, had = await after_sale.figures(), await points(agent)
    order = await after_sale.buys(2)
    await after_sale.arrives(order)

    async def earned():
        return max(0, await points(agent) - had)

    full = await until(earned)
    [line] = (await ask(ana, LINES, id=order))["order"]["lines"]
    lines = [{"orderLineId": line["id"], "quantity": 1}]
    given = {"orderId": order, "lines": lines, "reason": "CHANGED_MIND", "idempotencyKey": order}

    asked = (await ask(after_sale.people[starts], ASK, input=given))["requestReturn"]
    back = asked["id"]
    if asked["status"] == "REQUESTED":
        await step(agent, "approve", back)
    seen = (await ask(ana, SEEN, id=back))["return"]
    label = await ana.get(seen["label"])
    assert (label.status_code, label.content[:4]) == (200, b"%PDF")
    assert seen["instructions"]
    shelf = await pieces(agent, after_sale)
    await step(agent, "receive", back)
    assert await pieces(agent, after_sale) == shelf + 1
    await step(after_sale.people["owner"], "refund", back)

    async def told():
        nodes = (await ask(ana, LISTED))["notices"]["nodes"]
        steps = [one["step"] for one in nodes if one["orderId"] == order]
        return steps if "REFUNDED" in steps else None

    steps = await until(told)
    done = (await ask(ana, SEEN, id=back))["return"]
    assert done["status"] == "REFUNDED"
    assert done["order"] == {"paymentStatus": "PARTLY_REFUNDED", "returnStatus": "PARTLY_RETURNED"}
    assert [one["status"] for one in done["timeline"] if one["status"]][-2:] == [
        "RECEIVED",
        "REFUNDED",
    ]
    assert {one: steps.count(one) for one in ("RETURN_RECEIVED", "REFUNDED")} == {
        "RETURN_RECEIVED": 1,
        "REFUNDED": 1,
    }
    assert await until(lambda: _is_half(earned, full))
    after = await after_sale.figures()
    assert after["returnRate"]["numerator"] == before["returnRate"]["numerator"] + 1
    assert after["returnRate"]["denominator"] == before["returnRate"]["denominator"] + 2
    assert after["returnTime"]["measured"] == before["returnTime"]["measured"] + 1
