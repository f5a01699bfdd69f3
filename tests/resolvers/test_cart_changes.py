"""Versions, notes, removals, prices and quantities of a cart, through the schema."""

import pytest
from sqlalchemy import select

from models.carts import Cart
from models.identity import Visitor
from models.viewer import Viewer
from tests.factories import Aisle

ANSWER = """
  __typename
  ... on Error { message }
  ... on QuantityNotAllowed { least most step nearest }
  ...Parts
"""
PARTS = """
fragment Parts on Cart {
  version note quantity
  lines { id quantity name least most step }
  warnings { code message target }
}
"""
ADD = f"""mutation ($v: ID!, $n: Int!) {{
  addToCart(input: {{variantId: $v, quantity: $n}}) {{ {ANSWER} }} }}{PARTS}"""
SET = f"""mutation ($l: ID!, $n: Int!, $version: Int) {{
  setCartLine(input: {{lineId: $l, quantity: $n, expectedVersion: $version}}) {{
    {ANSWER} ... on CartChangedMeanwhile {{ cart {{ ...Parts }} }} }}
}}{PARTS}"""
NOTE = """mutation ($note: String!, $version: Int!) {
  setCartNote(input: {note: $note, expectedVersion: $version}) {
    __typename ... on Cart { note version } ... on CartChangedMeanwhile { cart { note version } }
  }
}"""
RESTORE = """mutation ($l: ID!) {
  restoreCartLine(input: {lineId: $l}) { __typename ... on Cart { lines { name quantity } } } }"""
ACKNOWLEDGE = """mutation ($version: Int!) {
  acknowledgeCart(input: {expectedVersion: $version}) {
    __typename ... on Cart { warnings { code } } } }"""


@pytest.fixture
async def aisle(save):
    aisle = Aisle(on_hand=50, amount=399)
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def guest(save):
    visitor = await save(Visitor(token_digest="browser"))
    return Viewer(visitor_id=visitor.id)


@pytest.fixture
async def filled(ask, aisle, guest):
    return (await ask(ADD, viewer=guest, v=aisle.variant, n=2))["addToCart"]


async def test_a_stale_screen_overwrites_nothing_and_is_given_the_cart(ask, guest, filled, session):
    line, seen = filled["lines"][0]["id"], filled["version"]
    await ask(SET, viewer=guest, l=line, n=5, version=seen)

    stale = (await ask(SET, viewer=guest, l=line, n=1, version=seen))["setCartLine"]

    assert stale["__typename"] == "CartChangedMeanwhile"
    assert (stale["cart"]["quantity"], stale["cart"]["version"]) == (5, seen + 1)
    assert await session.scalar(select(Cart.version)) == seen + 1


async def test_who_names_no_version_has_the_last_word(ask, guest, filled):
    line = filled["lines"][0]["id"]
    await ask(SET, viewer=guest, l=line, n=5)

    assert (await ask(SET, viewer=guest, l=line, n=1))["setCartLine"]["quantity"] == 1


async def test_a_note_is_kept_and_no_other_devices_words_are_lost(ask, guest, filled):
    seen = filled["version"]
    kept = await ask(NOTE, viewer=guest, note=" Ring twice. ", version=seen)

    stale = await ask(NOTE, viewer=guest, note="Knock.", version=seen)

    assert kept["setCartNote"]["note"] == "Ring twice."
    assert stale["setCartNote"]["cart"]["note"] == "Ring twice."


async def test_a_line_that_was_taken_out_comes_back_where_it_was(ask, aisle, guest, filled, save):
    models = aisle.another()
    await save(*models)
    await ask(ADD, viewer=guest, v=models[1], n=1)
    line = filled["lines"][0]
    await ask(SET, viewer=guest, l=line["id"], n=0)

    back = (await ask(RESTORE, viewer=guest, l=line["id"]))["restoreCartLine"]

    assert [one["name"] for one in back["lines"]] == [line["name"], models[0].name]
    assert back["lines"][0]["quantity"] == 2
    again = (await ask(RESTORE, viewer=guest, l=line["id"]))["restoreCartLine"]
    assert again["__typename"] == "NotFound"


@pytest.mark.parametrize(("amount", "code"), [(299, "PRICE_DOWN"), (499, "PRICE_UP")])
async def test_another_price_is_told_until_it_is_acknowledged(
    ask, aisle, guest, filled, save, amount, code
):
    aisle.price.amount = amount
    await save(aisle.price)

    told = await ask("{ cart { version warnings { code target } } }", viewer=guest)
    seen = await ask(ACKNOWLEDGE, viewer=guest, version=told["cart"]["version"])

    assert told["cart"]["warnings"] == [{"code": code, "target": filled["lines"][0]["id"]}]
    assert seen["acknowledgeCart"] == {"__typename": "Cart", "warnings": []}


async def test_what_stops_the_order_is_not_acknowledged_away(ask, aisle, guest, filled, save):
    aisle.stock.on_hand = 1
    await save(aisle.stock)

    seen = await ask(ACKNOWLEDGE, viewer=guest, version=filled["version"])

    assert seen["acknowledgeCart"]["warnings"] == [{"code": "NOT_ENOUGH_STOCK"}]


async def test_a_product_is_sold_by_its_own_quantities(ask, aisle, guest, save):
    aisle.variant.least_quantity = aisle.variant.quantity_step = 6
    aisle.variant.most_quantity = 18
    await save(aisle.variant)

    refused = (await ask(ADD, viewer=guest, v=aisle.variant, n=4))["addToCart"]
    taken = (await ask(ADD, viewer=guest, v=aisle.variant, n=12))["addToCart"]
    fewer = await ask(SET, viewer=guest, l=taken["lines"][0]["id"], n=7)

    assert refused["__typename"] == fewer["setCartLine"]["__typename"] == "QuantityNotAllowed"
    assert (refused["least"], refused["most"], refused["step"]) == (6, 18, 6)
    assert (refused["nearest"], fewer["setCartLine"]["nearest"]) == (6, 6)
    assert [taken["lines"][0][name] for name in ("least", "most", "step")] == [6, 18, 6]
