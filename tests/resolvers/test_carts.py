from uuid import uuid4

import pytest
from sqlalchemy import select

from models.base import EventEntry
from models.carts import MOST_LINES, Cart, CartLine
from models.identity import Visitor
from models.viewer import Viewer
from tests.factories import Aisle, a_price, a_product, a_variant, on_sale, some_stock

PARTS = """
fragment CartParts on Cart {
  quantity version
  lines { id name variantId quantity isAvailable unitPrice { amount currency } total { amount }
          product { slug } }
  totals { subtotal { amount } tax { amount } total { amount } taxIsIncluded }
  warnings { code message }
}
"""
ADD = (
    """
mutation ($v: ID!, $n: Int!) {
  addToCart(input: {variantId: $v, quantity: $n}) {
    __typename ... on Error { message } ... on OutOfStock { available } ...CartParts
  }
}
"""
    + PARTS
)
SET = (
    """
mutation ($l: ID!, $n: Int!) {
  setCartLine(input: {lineId: $l, quantity: $n}) { __typename ...CartParts }
}
"""
    + PARTS
)
CART = "{ cart { ...CartParts } }" + PARTS
ADD_LINES = (
    """
mutation ($lines: [CartLineInput!]!) {
  addLinesToCart(input: {lines: $lines}) {
    __typename
    ... on Error { message }
    ... on InvalidInput { fields { path } }
    ... on OutOfStock { productName }
    ...CartParts
    ... on Cart { quote(deliveryMethod: "standard") { total { amount } } }
  }
}
"""
    + PARTS
)


@pytest.fixture
async def aisle(save):
    aisle = Aisle(on_hand=10, amount=399)
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def guest(save):
    visitor = await save(Visitor(token_digest="browser"))
    return Viewer(visitor_id=visitor.id)


async def test_a_guest_fills_a_cart_and_sees_the_whole_of_it(ask, aisle, guest):
    reply = await ask(ADD, viewer=guest, v=aisle.variant, n=2)

    cart = reply["addToCart"]
    assert cart["quantity"] == 2
    assert cart["lines"][0]["unitPrice"] == {"amount": "3.99", "currency": "USD"}
    assert cart["lines"][0]["product"] == {"slug": aisle.product.slug}
    assert cart["totals"] == {
        "subtotal": {"amount": "7.98"},
        "tax": {"amount": "0.56"},
        "total": {"amount": "8.54"},
        "taxIsIncluded": False,
    }


async def test_who_has_no_visitor_yet_becomes_one(ask, aisle, session):
    await ask(ADD, v=aisle.variant, n=1)

    assert await session.scalar(select(Visitor.id)) is not None


async def test_the_change_is_logged_with_its_cart_and_what_led_to_it(ask, aisle, guest, session):
    add = """mutation ($v: ID!) {
      addToCart(input: {variantId: $v, attribution: "rec_1"}) { __typename } }"""
    await ask(add, viewer=guest, v=aisle.variant)

    entry = await session.scalar(select(EventEntry).where(EventEntry.name == "CartChanged"))
    assert entry.subject_id == await session.scalar(select(Cart.id))
    assert entry.topic == f"cart-of:{guest.visitor_id}"
    assert entry.token == "rec_1"


async def test_more_than_there_is_is_refused_and_changes_nothing(ask, aisle, guest, session):
    await ask(ADD, viewer=guest, v=aisle.variant, n=9)

    reply = await ask(ADD, viewer=guest, v=aisle.variant, n=2)

    assert reply["addToCart"]["__typename"] == "OutOfStock"
    assert reply["addToCart"]["available"] == 10
    assert await session.scalar(select(CartLine.quantity)) == 9


@pytest.mark.parametrize("quantity", [0, -1, 10**9])
async def test_a_quantity_that_is_none_is_refused(ask, aisle, guest, quantity):
    reply = await ask(ADD, viewer=guest, v=aisle.variant, n=quantity)

    assert reply["addToCart"]["__typename"] in {"InvalidInput", "OutOfStock"}


@pytest.mark.parametrize("id", ["", "nope", "variant_", "order_01hxxxxxxxxxxxxxxxxxxxxxxx", "\x00"])
async def test_an_id_that_is_none_names_nothing(ask, aisle, guest, id):
    reply = await ask(ADD, viewer=guest, v=id, n=1)

    assert reply["addToCart"]["__typename"] == "NotFound"


async def test_a_line_is_changed_and_taken_out(ask, aisle, guest):
    added = await ask(ADD, viewer=guest, v=aisle.variant, n=2)
    line = added["addToCart"]["lines"][0]["id"]

    changed = await ask(SET, viewer=guest, l=line, n=5)
    emptied = await ask(SET, viewer=guest, l=line, n=0)

    assert changed["setCartLine"]["quantity"] == 5
    assert emptied["setCartLine"]["lines"] == []


async def test_somebody_elses_line_does_not_exist(ask, aisle, guest, stranger):
    added = await ask(ADD, viewer=guest, v=aisle.variant, n=2)
    line = added["addToCart"]["lines"][0]["id"]

    reply = await ask(SET, viewer=Viewer(visitor_id=uuid4()), l=line, n=5)

    assert reply["setCartLine"]["__typename"] == "NotFound"


async def test_a_cart_says_what_became_of_its_stock(ask, aisle, guest, session):
    await ask(ADD, viewer=guest, v=aisle.variant, n=5)
    aisle.stock.on_hand = 2
    session.add(aisle.stock)
    await session.commit()

    reply = await ask(CART, viewer=guest)

    assert [warning["code"] for warning in reply["cart"]["warnings"]] == ["NOT_ENOUGH_STOCK"]
    assert reply["cart"]["lines"][0]["isAvailable"] is False


async def test_a_full_cart_takes_as_many_statements_as_a_small_one(
    ask, aisle, guest, save, statements
):
    async def count():
        statements.clear()
        await ask(CART, viewer=guest)
        return len(statements)

    await ask(ADD, viewer=guest, v=aisle.variant, n=1)
    small = await count()
    for _ in range(5):
        product = a_product(aisle.category)
        variant = a_variant(product)
        price = a_price(variant, aisle.channel)
        await save(product, variant, price, some_stock(variant, aisle.warehouse))
        await ask(ADD, viewer=guest, v=variant, n=1)

    assert await count() == small


async def test_adding_to_a_cart_takes_few_statements_however_much_is_in_it(
    ask, aisle, guest, save, statements
):
    async def sent(viewer=guest, variant=aisle.variant):
        statements.clear()
        await ask(ADD, viewer=viewer, v=variant, n=1)
        return list(statements)

    of_a_stranger = await sent(viewer=None)
    await sent()
    small = await sent()
    for _ in range(3):
        models = aisle.another()
        await save(*models)
        await sent(variant=models[1])
    full = await sent()

    assert len(of_a_stranger) <= 9
    assert not any("FROM carts" in one or "FROM cart_lines" in one for one in of_a_stranger)
    assert len(small) == len(full) <= 9
    assert sum("FROM variants" in one for one in full) == 1


async def test_a_quote_is_what_the_order_will_cost(ask, aisle, guest):
    await ask(ADD, viewer=guest, v=aisle.variant, n=1)

    reply = await ask(
        '{ cart { a: quote(deliveryMethod: "standard") { total { amount } shipping { amount } }'
        ' b: quote(deliveryMethod: "balloon") { total { amount } } } }',
        viewer=guest,
    )

    assert reply["cart"]["a"] == {"total": {"amount": "9.26"}, "shipping": {"amount": "4.99"}}
    assert reply["cart"]["b"] is None


@pytest.fixture
def add_lines(ask):
    async def add_lines(variants, viewer=None, **values):
        lines = [{"variantId": variant.gid, **values} for variant in variants]
        return (await ask(ADD_LINES, viewer=viewer, lines=lines))["addLinesToCart"]

    return add_lines


@pytest.fixture
def shelf(save, aisle):
    """So many variants more, of a product each."""

    async def shelf(count):
        further = [on_sale(aisle) for _ in range(count)]
        for models in further:
            await save(*models)
        return [variant for _, variant, *_ in further]

    return shelf


async def test_several_lines_go_in_at_once_in_their_order(add_lines, shelf, guest, session):
    bread, milk, eggs = await shelf(3)

    cart = await add_lines([bread, milk, eggs, bread], viewer=guest, quantity=2, attribution="list")

    assert [line["variantId"] for line in cart["lines"]] == [bread.gid, milk.gid, eggs.gid]
    assert [line["quantity"] for line in cart["lines"]] == [4, 2, 2]
    logged = select(EventEntry.token).where(EventEntry.name == "CartChanged")
    assert (await session.scalars(logged)).all() == ["list"] * 4


async def test_of_several_lines_all_go_in_or_none(add_lines, shelf, aisle, guest, session):
    bread, milk = await shelf(2)
    await add_lines([bread], viewer=guest, quantity=2)

    reply = await add_lines([milk, bread], viewer=guest, quantity=9)

    assert reply["__typename"] == "OutOfStock"
    assert (await session.scalars(select(CartLine.quantity))).all() == [2]


@pytest.mark.parametrize("count", [0, MOST_LINES + 1])
async def test_no_lines_or_more_than_a_cart_holds_are_refused(add_lines, aisle, guest, count):
    reply = await add_lines([aisle.variant] * count, viewer=guest)

    assert reply["fields"] == [{"path": "lines"}]


async def test_any_number_of_lines_takes_as_many_statements(add_lines, shelf, statements):
    async def cost(count):
        variants = await shelf(count)
        statements.clear()
        assert (await add_lines(variants))["quantity"] == count
        return len(statements)

    # One of them, of offers that apply by themselves, is asked every few seconds in a shop.
    assert [await cost(count) for count in (1, 3, 10)] == [8, 8, 8]


async def test_a_cart_that_is_there_takes_few_statements_more(add_lines, shelf, guest, statements):
    await add_lines(await shelf(2), viewer=guest)

    async def cost(count):
        variants = await shelf(count)
        statements.clear()
        await add_lines(variants, viewer=guest)
        return len(statements)

    assert [await cost(count) for count in (1, 3, 10)] == [10, 10, 10]
