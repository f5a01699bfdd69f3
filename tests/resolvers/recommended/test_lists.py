from datetime import date

import pytest

from models.inventory import Stock
from models.orders import OrderStatus
from models.viewer import Role, Viewer
from tests.factories import a_customer
from tests.resolvers.recommended.goods import LIST, names


async def test_a_stranger_gets_what_is_popular_and_is_told_so(goods, ask):
    reply = await ask(LIST, placement="HOME")

    assert reply["recommendations"]["isFallback"] is True
    assert {item["reason"]["kind"] for item in reply["recommendations"]["items"]} == {"POPULAR"}
    assert names(reply)[0] == "milk"


async def test_a_customer_gets_what_fits_the_own_purchases_and_why(goods, save, ask):
    ana = await save(a_customer())
    await save(goods.order("milk", customer_id=ana.id))

    reply = await ask(LIST, viewer=ana.id, placement="HOME")

    first = reply["recommendations"]["items"][0]
    assert first["product"]["name"] == "oats"
    assert first["reason"] == {
        "kind": "BECAUSE_BOUGHT",
        "text": "Because you bought milk",
        "products": ["milk"],
        "orders": None,
        "lift": None,
    }
    assert reply["recommendations"]["isFallback"] is False
    assert "milk" not in names(reply)


async def test_a_purchase_counts_at_once(goods, save, ask):
    ana = await save(a_customer())
    before = await ask(LIST, viewer=ana.id, placement="HOME")

    await save(goods.order("jam", customer_id=ana.id))

    after = await ask(LIST, viewer=ana.id, placement="HOME")
    assert names(before)[0] == "milk"
    assert names(after)[0] == "bread"


async def test_an_order_that_waits_for_its_payment_is_no_purchase(goods, save, ask):
    ana = await save(a_customer())
    await save(goods.order("jam", customer_id=ana.id, status=OrderStatus.PENDING))

    reply = await ask(LIST, viewer=ana.id, placement="HOME")

    assert reply["recommendations"]["isFallback"] is True


async def test_a_product_shows_what_is_bought_with_it_in_how_many_orders(goods, ask):
    milk = goods.products[goods["milk"]]

    reply = await ask(LIST, placement="PRODUCT", productId=milk)

    first = reply["recommendations"]["items"][0]
    assert first["product"]["name"] == "oats"
    assert first["reason"]["kind"] == "BOUGHT_TOGETHER"
    assert first["reason"]["text"] == "Bought together with milk in 3 orders"
    assert (first["reason"]["products"], first["reason"]["orders"]) == (["milk"], 3)
    # Of ten orders, seven have milk and three oats: by chance 2.1 had both.
    assert first["reason"]["lift"] == 1.4


async def test_the_cart_is_completed_and_never_repeated(goods, save, ask):
    ana = await save(a_customer())
    await save(goods.cart("milk", "bread", customer_id=ana.id))

    reply = await ask(LIST, viewer=ana.id, placement="CART")

    assert names(reply)[:2] == ["jam", "oats"]
    assert not {"milk", "bread"} & set(names(reply))


async def test_after_checkout_what_goes_with_the_order_is_shown(goods, save, ask):
    ana = await save(a_customer())
    order = await save(goods.order("bread", customer_id=ana.id))

    reply = await ask(LIST, viewer=ana.id, placement="ORDER", orderId=order)

    assert names(reply)[0] == "jam"


async def test_somebody_elses_order_does_not_exist(goods, save, ask, stranger):
    ana = await save(a_customer())
    order = await save(goods.order("bread", customer_id=ana.id))

    reply = await ask(LIST, viewer=stranger, placement="ORDER", orderId=order)

    assert reply["recommendations"]["items"] == []


async def test_usuals_are_what_was_bought_twice_and_nothing_else(goods, save, ask):
    ana = await save(a_customer())
    await save(*(goods.order("soap", customer_id=ana.id) for _ in range(3)))
    await save(goods.order("milk", customer_id=ana.id))

    reply = await ask(LIST, viewer=ana.id, placement="USUALS")

    assert names(reply) == ["soap"]
    assert reply["recommendations"]["items"][0]["reason"]["text"] == "You bought it 3 times"


async def test_nobody_is_told_of_usuals_they_do_not_have(goods, ask):
    reply = await ask(LIST, placement="USUALS")

    assert reply["recommendations"]["items"] == []
    assert reply["recommendations"]["isFallback"] is False


async def test_what_is_sold_out_is_not_shown(goods, session, ask):
    oats: Stock = goods.stock[goods["oats"]]
    session.add(oats)
    oats.on_hand = 0
    await session.commit()

    reply = await ask(LIST, placement="PRODUCT", productId=goods.products[goods["milk"]])

    assert "oats" not in names(reply)


async def test_what_is_not_listed_any_more_is_not_shown(goods, session, ask):
    oats = goods.products[goods["oats"]]
    session.add(oats)
    oats.status = "archived"
    await session.commit()
    owner = Viewer(roles=frozenset({Role.OWNER}))

    reply = await ask(LIST, viewer=owner, placement="PRODUCT", productId=goods.products[0])

    assert "oats" not in names(reply)


@pytest.mark.parametrize(
    ("birth_date", "is_shown"),
    [(date(1980, 1, 1), True), (date(2015, 1, 1), False), (None, False)],
)
async def test_beer_is_for_who_is_known_to_be_grown_up(goods, save, ask, birth_date, is_shown):
    ana = await save(a_customer(birth_date=birth_date))

    reply = await ask(LIST, viewer=ana.id, placement="PRODUCT", productId=goods.products[0])

    assert ("beer" in names(reply)) is is_shown


async def test_a_no_takes_effect_at_once_and_only_for_who_said_it(goods, save, ask, stranger):
    ana = await save(a_customer())
    milk, oats = goods.products[goods["milk"]], goods.products[goods["oats"]]

    for _ in range(2):
        reply = await ask(
            """mutation ($id: ID!) { dismissRecommendation(input: {productId: $id}) {
            ... on Dismissed { productId } } }""",
            viewer=ana.id,
            id=oats,
        )
        assert reply == {"dismissRecommendation": {"productId": oats.gid}}

    mine = await ask(LIST, viewer=ana.id, placement="PRODUCT", productId=milk)
    theirs = await ask(LIST, viewer=stranger, placement="PRODUCT", productId=milk)
    assert "oats" not in names(mine)
    assert "oats" in names(theirs)


async def test_before_the_first_training_best_sellers_answer(goods, recommender, ask):
    recommender.live = None

    reply = await ask(LIST, placement="HOME")

    assert reply["recommendations"]["isFallback"] is True
    assert reply["recommendations"]["model"] is None
    assert "beer" not in names(reply)
    assert "soap" in names(reply)


async def test_one_list_has_one_token_that_names_place_and_model(goods, ask):
    one, other = [await ask(LIST, placement="HOME") for _ in range(2)]

    tokens = {item["token"] for item in one["recommendations"]["items"]}
    assert len(tokens) == 1
    assert tokens.pop().startswith("rec.home.test.")
    assert one["recommendations"]["items"][0]["token"] not in str(other)


@pytest.mark.parametrize("first", [0, -1, 51, 10**9])
async def test_a_list_has_a_length_that_makes_sense(goods, ask, first):
    errors = await ask(LIST, placement="HOME", first=first, errors=True)

    assert errors[0][1] == "BAD_USER_INPUT"


async def test_a_longer_list_takes_no_more_statements(goods, save, ask, statements):
    ana = await save(a_customer())
    await save(goods.order("milk", "bread", customer_id=ana.id))

    counts = []
    for first in (1, 6):
        statements.clear()
        await ask(LIST, viewer=ana.id, placement="HOME", first=first)
        counts.append(len(statements))

    assert counts[0] == counts[1] <= 6
