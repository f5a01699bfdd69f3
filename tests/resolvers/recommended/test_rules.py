"""What merchandisers pin, boost, bury, or sell to each but once."""

import pytest

from models.viewer import Role
from tests.factories import a_customer
from tests.resolvers.recommended.goods import LIST, names

RULE = """mutation ($kind: RuleKind!, $product: ID, $shelf: ID, $maker: Int, $until: DateTime,
                    $placement: Placement) {
  setRecommendationRule(input: {kind: $kind, productId: $product, categoryId: $shelf,
      maker: $maker, endsAt: $until, placement: $placement}) {
    __typename ... on RecommendationRule { id subject } ... on Error { message } } }"""
OWNER = Role.OWNER
LATER = "2099-01-01T00:00:00Z"


async def test_a_pin_stands_first_until_it_ends(goods, ask):
    soap = goods.products[goods["soap"]]

    rule = await ask(RULE, viewer=OWNER, kind="PIN", product=soap, until=LATER)
    pinned = await ask(LIST, placement="HOME")
    end = """mutation ($id: ID!) { endRecommendationRule(input: {ruleId: $id}) { __typename } }"""
    await ask(end, viewer=OWNER, id=rule["setRecommendationRule"]["id"])
    after = await ask(LIST, placement="HOME")

    assert names(pinned)[0] == "soap"
    assert pinned["recommendations"]["items"][0]["reason"]["text"] == "Picked by the shop"
    assert names(after)[0] != "soap"


async def test_what_is_buried_comes_last_and_what_is_boosted_earlier(goods, ask):
    plain = names(await ask(LIST, placement="HOME"))
    first, *_, last = plain

    await ask(RULE, viewer=OWNER, kind="BURY", product=_named(goods, first), until=LATER)
    await ask(RULE, viewer=OWNER, kind="BOOST", product=_named(goods, last), until=LATER)
    arranged = names(await ask(LIST, placement="HOME"))

    assert arranged[-1] == first
    assert arranged.index(last) < plain.index(last)


def _named(goods, name):
    return goods.products[goods[name]]


async def test_a_rule_of_one_place_holds_there_alone(goods, ask):
    soap = goods.products[goods["soap"]]
    await ask(RULE, viewer=OWNER, kind="PIN", product=soap, until=LATER, placement="CART")

    assert names(await ask(LIST, placement="HOME"))[0] != "soap"
    assert names(await ask(LIST, placement="CART"))[0] == "soap"


async def test_what_is_bought_once_only_is_not_offered_to_who_has_it(goods, save, ask, stranger):
    ana = await save(a_customer())
    await save(goods.order("oats", customer_id=ana.id))
    await ask(RULE, viewer=OWNER, kind="ONCE", shelf=goods.aisle.category)

    place = {"placement": "PRODUCT", "productId": goods.products[0]}
    assert "oats" not in names(await ask(LIST, viewer=ana.id, **place))
    assert "oats" in names(await ask(LIST, viewer=stranger, **place))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"kind": "PIN", "maker": 1, "until": LATER}, "Only a product can be pinned."),
        ({"kind": "BOOST", "maker": 1}, "Say until when."),
        ({"kind": "BURY", "until": LATER}, "A product, a shelf or a maker."),
    ],
)
async def test_a_rule_has_one_subject_and_an_end(goods, ask, given, message):
    asked = RULE.replace("... on Error { message }", "... on InvalidInput { fields { message } }")
    reply = await ask(asked, viewer=OWNER, **given)

    assert reply["setRecommendationRule"]["fields"][0]["message"] == message


async def test_the_same_rule_is_kept_once(goods, ask):
    soap = goods.products[goods["soap"]]
    ids = {
        (await ask(RULE, viewer=OWNER, kind="PIN", product=soap, until=LATER))[
            "setRecommendationRule"
        ]["id"]
        for _ in range(2)
    }
    listed = await ask("{ recommendationRules { id subject } }", viewer=OWNER)

    assert [one["id"] for one in listed["recommendationRules"]] == list(ids)
    assert listed["recommendationRules"][0]["subject"] == "soap"
