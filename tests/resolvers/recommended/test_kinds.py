"""What is like a product, what is one step above it, and what somebody is about to run out of."""

from datetime import timedelta

import pytest

from models.catalog import LinkKind, ProductLink
from models.viewer import Role
from resolvers.context import utc_now
from tests.factories import a_customer, a_price, a_product, a_variant, some_stock
from tests.resolvers.recommended.goods import LIST, names

STEPS = LIST.replace("} token }", "} token stepUp { costs { amount } better } }")
FOR = """query ($id: ID!, $placement: Placement!) {
  recommendationsFor(customerId: $id, placement: $placement) {
    isFallback items { product { name } reason { text } } } }"""
AMOUNTS = {"tin": 300, "can": 320, "jar": 480, "flask": 700, "urn": 2_000}


@pytest.fixture
async def coffees(goods, save):
    """Five of one kind, from the cheapest to one that is far too dear."""
    aisle = goods.aisle
    made = {name: a_product(aisle.category, name=name, kind="coffee") for name in AMOUNTS}
    made["tin"].attributes, made["jar"].attributes = {"fair": False}, {"fair": True}
    for name, product in made.items():
        variant = a_variant(product)
        price = a_price(variant, aisle.channel, AMOUNTS[name])
        await save(product, variant, price, some_stock(variant, aisle.warehouse))
    return made


async def test_one_step_up_costs_somewhat_more_and_says_what_is_better(coffees, ask):
    reply = await ask(STEPS, placement="STEP_UP", productId=coffees["tin"])

    items = reply["recommendations"]["items"]
    assert names(reply) == ["jar", "flask"]
    assert items[0]["reason"]["text"] == "One step up in coffee"
    assert items[0]["stepUp"] == {
        "costs": {"amount": "1.80"},
        "better": ["fair", "Price tier 2 of 4 of its kind, in place of 1"],
    }


async def test_what_the_shop_names_as_better_comes_first(coffees, save, ask):
    link = {"product_id": coffees["tin"].id, "target_id": coffees["urn"].id}
    await save(ProductLink(kind=LinkKind.UPGRADE, **link))

    reply = await ask(STEPS, placement="STEP_UP", productId=coffees["tin"])

    first = reply["recommendations"]["items"][0]
    assert first["product"]["name"] == "urn"
    assert "Named as the better one by the shop" in first["stepUp"]["better"]


async def test_nothing_is_better_than_the_best_of_its_kind(coffees, ask):
    reply = await ask(STEPS, placement="STEP_UP", productId=coffees["urn"])

    assert reply["recommendations"]["items"] == []


async def test_similar_is_of_its_kind_and_nothing_else(coffees, ask):
    reply = await ask(LIST, placement="SIMILAR", productId=coffees["tin"])

    assert set(names(reply)) == {"can", "jar", "flask", "urn"}
    assert reply["recommendations"]["items"][0]["reason"]["text"] == "Like other coffee"


async def test_what_is_bought_in_a_rhythm_is_named_before_it_runs_out(goods, save, ask):
    ana, now = await save(a_customer()), utc_now()
    for days in (30, 20, 10):
        placed = now - timedelta(days=days)
        await save(goods.order("soap", customer_id=ana.id, placed_at=placed))

    reply = await ask(LIST, viewer=ana.id, placement="USUALS")

    reason = reply["recommendations"]["items"][0]["reason"]
    assert (reason["kind"], reason["text"]) == ("RUNNING_LOW", "You buy it about every 10 days")


@pytest.mark.parametrize("placement", ["REP", "CHAT", "EMAIL"])
async def test_staff_see_what_fits_a_customer_by_the_same_rules(goods, save, ask, placement):
    ana = await save(a_customer())
    await save(goods.order("milk", customer_id=ana.id))

    theirs = await ask(FOR, viewer=Role.SALES_REP, id=ana, placement=placement)
    hers = await ask(LIST, viewer=ana.id, placement="HOME")

    found = [one["product"]["name"] for one in theirs["recommendationsFor"]["items"]]
    assert found == names(hers)
