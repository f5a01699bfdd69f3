"""What was sold as not to come back: its buyer is told before, and it is refused after."""

import pytest

from models.catalog import ReturnRule
from models.viewer import Role
from tests.conftest import a_viewer
from tests.factories import a_bought_line, an_order
from tests.resolvers.returns.conftest import delivered
from tests.resolvers.returns.test_preview import PREVIEW
from tests.resolvers.test_placing import FILL

LINES = "query ($id: ID!) { returnableLines(orderId: $id) { quantity whyNot } }"
CHECKOUT = "{ checkout { soldForGood { name rule } } }"
ORDER = "query ($id: ID!) { order(id: $id) { canReturn lines { quantityReturnable } } }"
WORDS = {
    ReturnRule.FINAL_SALE: "This was a final sale. If it is at fault, write to us.",
    ReturnRule.HYGIENE: "For hygiene, this cannot come back. If it is at fault, write to us.",
}


@pytest.mark.parametrize("rule", WORDS)
async def test_it_is_refused_alone_and_what_was_bought_beside_it_goes_back(
    ask, save, aisle, ana, request_return, rule
):
    kept = a_bought_line(aisle.variant, 1, return_rule=rule)
    other = a_bought_line(aisle.variant, 2)
    order = await delivered(save, an_order(aisle.channel, kept, other, customer_id=ana.customer_id))
    kept_too = [{"orderLineId": one.gid, "quantity": 1} for one in (other, kept)]

    told = (await ask(LINES, viewer=ana, id=order.gid))["returnableLines"]
    refused = await request_return(ana, order, lines=kept_too)
    preview = {"orderId": order.gid, "lines": kept_too, "target": "ORIGINAL"}
    [(seen, _)] = await ask(PREVIEW, viewer=ana, errors=True, **preview)
    done = await request_return(ana, order, lines=kept_too[:1], idempotencyKey="the other")

    whys = {"quantity": 0, "whyNot": rule.name}, {"quantity": 2, "whyNot": None}
    assert told == list(whys)
    assert (refused["__typename"], refused["message"]) == ("NotReturnable", WORDS[rule])
    assert seen == WORDS[rule]
    assert done["__typename"] == "Return"


async def test_an_order_of_nothing_else_says_that_nothing_can_be_sent_back(ask, save, aisle, ana):
    line = a_bought_line(aisle.variant, 1, return_rule=ReturnRule.FINAL_SALE)
    order = await delivered(save, an_order(aisle.channel, line, customer_id=ana.customer_id))

    told = (await ask(ORDER, viewer=ana, id=order.gid))["order"]

    assert told == {"canReturn": False, "lines": [{"quantityReturnable": 0}]}


async def test_staff_take_it_back_for_a_reason(save, aisle, ana, ask, request_return):
    line = a_bought_line(aisle.variant, 1, return_rule=ReturnRule.HYGIENE)
    order = await delivered(save, an_order(aisle.channel, line, customer_id=ana.customer_id))
    desk = a_viewer(Role.OWNER)

    refused = await request_return(desk, order)
    done = await request_return(desk, order, override="It broke.", idempotencyKey="by the desk")

    assert refused["__typename"] == "NotReturnable"
    assert done["__typename"] == "Return"


@pytest.mark.parametrize("rule", ReturnRule)
async def test_its_buyer_is_told_before_and_the_order_keeps_it(ask, save, aisle, ana, rule):
    aisle.product.return_rule = rule
    await save(aisle.product)
    await ask(FILL, viewer=ana, lines=[{"variantId": aisle.variant.gid}])

    told = (await ask(CHECKOUT, viewer=ana))["checkout"]["soldForGood"]

    name = aisle.product.name
    assert told == ([] if rule is ReturnRule.ANY else [{"name": name, "rule": rule.name}])
