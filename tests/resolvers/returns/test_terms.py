"""What the owner sets about returns, and for which orders it holds."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.viewer import Benefits, Role
from resolvers.context import utc_now
from tests.conftest import a_viewer
from tests.factories import a_bought_line, a_shop, an_order
from tests.resolvers.returns.conftest import delivered

TERMS = """
mutation ($input: ChangeReturnTermsInput!) { changeReturnTerms(input: $input) {
  __typename
  ... on ShopSettings {
    revision returnTerms { returnDays changeMinutes fee { amount } approvedBelow { amount } }
  }
  ... on InvalidInput { fields { path } }
} }
"""
BONUS = """
mutation ($input: ChangeReturnBonusInput!) { changeReturnBonus(input: $input) {
  __typename ... on ShopSettings { revision returnBonusPercent }
  ... on InvalidInput { fields { path } }
} }
"""
LINES = "query ($id: ID!) { returnableLines(orderId: $id) { quantity whyNot reason } }"


@pytest.fixture
def owner():
    return a_viewer(Role.OWNER)


def terms_of(aisle, **given):
    plain = {"returnDays": 30, "changeMinutes": 60, "returnFee": "0", "approvedBelow": "0"}
    return {"revision": 1, "channel": aisle.channel.code, **plain, **given}


async def test_the_terms_of_a_market_are_set_over_one_revision(ask, save, aisle, owner):
    await save(a_shop())
    wrong = {"returnDays": 731, "changeMinutes": -1, "returnFee": "-1", "approvedBelow": "0.001"}
    given = {"returnDays": 14, "changeMinutes": 0, "returnFee": "4.99", "approvedBelow": "6.68"}
    terms = terms_of(aisle, **given)

    refused = (await ask(TERMS, viewer=owner, input=terms_of(aisle, **wrong)))["changeReturnTerms"]
    done = (await ask(TERMS, viewer=owner, input=terms))["changeReturnTerms"]
    stale = (await ask(TERMS, viewer=owner, input=terms))["changeReturnTerms"]

    assert [one["path"] for one in refused["fields"]] == list(wrong)
    fee, below = {"amount": "4.99"}, {"amount": "6.68"}
    told = {"returnDays": 14, "changeMinutes": 0, "fee": fee, "approvedBelow": below}
    assert done["returnTerms"] == [told]
    assert stale["__typename"] == "ChangedMeanwhile"


async def test_an_order_keeps_the_days_that_it_was_sold_with(ask, save, aisle, ana, owner):
    orders = []
    for days in (14, 60):
        line = a_bought_line(aisle.variant, 1, gross=500)
        order = an_order(aisle.channel, line, customer_id=ana.customer_id, return_days=days)
        await delivered(save, order)
        order.delivered_at = utc_now() - timedelta(days=20)
        orders.append(await save(order))
    short, long = orders
    await save(a_shop())
    await ask(TERMS, viewer=owner, input=terms_of(aisle, returnDays=1))

    [over] = (await ask(LINES, viewer=ana, id=short.gid))["returnableLines"]
    [open_] = (await ask(LINES, viewer=ana, id=long.gid))["returnableLines"]

    told = "Returns end 14 days after delivery."
    assert over == {"quantity": 0, "whyNot": "WINDOW_EXPIRED", "reason": told}
    assert open_ == {"quantity": 1, "whyNot": None, "reason": None}


async def test_what_is_below_the_limit_of_its_market_is_accepted_at_once_with_the_bonus_set(
    ask, save, aisle, ana, order, owner, request_return
):
    await save(a_shop())
    bonus = {"revision": 2, "percent": "7.5"}
    asked = {"reason": "OTHER", "target": "STORE_CREDIT"}

    await ask(TERMS, viewer=owner, input=terms_of(aisle, approvedBelow="6.68"))
    refused = await ask(BONUS, viewer=owner, input={**bonus, "percent": "101"})
    done = (await ask(BONUS, viewer=owner, input=bonus))["changeReturnBonus"]
    small = await request_return(ana, order, 2, **asked)

    assert refused["changeReturnBonus"]["fields"] == [{"path": "percent"}]
    assert done["returnBonusPercent"] == "7.50"
    assert small["status"] == "APPROVED"


async def test_the_checkout_tells_for_how_long_goods_may_be_sent_back(ask, save, aisle, ana):
    aisle.channel.return_days, aisle.channel.return_fee = 14, 499
    await save(aisle.channel)
    fee = {"returnFee": {"amount": "4.99"}}
    member = replace(ana, benefits=Benefits(return_days=60))
    days = "{ checkout { returnDays returnFee { amount } } }"

    assert (await ask(days, viewer=ana))["checkout"] == {"returnDays": 14, **fee}
    assert (await ask(days, viewer=member))["checkout"] == {"returnDays": 60, **fee}
