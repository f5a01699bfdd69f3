"""Saved for later, wished for, shared by a link, and bought again."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from models import ids
from models.base import EventEntry
from models.carts import Cart, CartStatus
from models.identity import Visitor
from models.shopping_lists import MOST_SHARED, ListKind, ShoppingList
from models.viewer import Viewer
from resolvers.context import utc_now
from tests.factories import Aisle, a_bought_line, a_customer, an_order, on_sale

ADD = """mutation ($v: ID!, $n: Int!) {
  addToCart(input: {variantId: $v, quantity: $n}) { ... on Cart { lines { id } } } }"""
LATER = """mutation ($l: ID!) { saveForLater(input: {lineId: $l}) {
  __typename ... on Moved { cart { quantity } saved { later { id quantity name } } } } }"""
BACK = """mutation ($l: ID!) { moveToCart(input: {savedLineId: $l}) {
  __typename ... on Error { message }
  ... on Moved { cart { quantity } saved { later { id } wishes { id } } } } }"""
WISH = """mutation ($v: ID!, $n: Int!) { addToWishList(input: {variantId: $v, quantity: $n}) {
  __typename ... on Saved { wishes { id quantity product { slug } } } } }"""
SHARE = "mutation { shareCart { __typename ... on ShareLink { token url } } }"
SHARED = "query ($t: String!) { sharedList(token: $t) { isWishList lines { name quantity } } }"
TAKE = """mutation ($t: String!) { addSharedToCart(input: {token: $t}) {
  __typename ... on CartFilled { lines cart { quantity } changes { code message } } } }"""
AGAIN = """mutation ($o: ID!) { reorder(input: {orderId: $o}) {
  __typename ... on CartFilled { lines cart { quantity }
    changes { code message wanted got before { amount } now { amount } } } } }"""


@pytest.fixture
async def aisle(save):
    aisle = Aisle(on_hand=10, amount=399)
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def guest(save):
    visitor = await save(Visitor(token_digest="browser"))
    return Viewer(visitor_id=visitor.id)


@pytest.fixture
async def friend(save):
    visitor = await save(Visitor(token_digest="another"))
    return Viewer(visitor_id=visitor.id)


@pytest.fixture
async def line(ask, aisle, guest):
    added = await ask(ADD, viewer=guest, v=aisle.variant, n=3)
    return added["addToCart"]["lines"][0]["id"]


async def test_a_line_is_put_aside_and_taken_back(ask, aisle, guest, line):
    aside = (await ask(LATER, viewer=guest, l=line))["saveForLater"]
    [saved] = aside["saved"]["later"]
    back = (await ask(BACK, viewer=guest, l=saved["id"]))["moveToCart"]

    assert (aside["cart"]["quantity"], saved["quantity"]) == (0, 3)
    assert (back["cart"]["quantity"], back["saved"]["later"]) == (3, [])
    assert saved["name"] == aisle.product.name


async def test_what_is_saved_outlives_the_cart(ask, aisle, guest, line, session):
    await ask(LATER, viewer=guest, l=line)
    await session.execute(update(Cart).values(status=CartStatus.ORDERED))

    told = await ask("{ cart { id } saved { later { quantity } } }", viewer=guest)

    assert told == {"cart": None, "saved": {"later": [{"quantity": 3}]}}


async def test_what_is_sold_out_stays_on_the_list(ask, aisle, guest, line, save):
    aside = (await ask(LATER, viewer=guest, l=line))["saveForLater"]
    aisle.stock.on_hand = 2
    await save(aisle.stock)

    refused = await ask(BACK, viewer=guest, l=aside["saved"]["later"][0]["id"])

    assert refused["moveToCart"]["__typename"] == "OutOfStock"
    told = await ask("{ saved { later { isAvailable } } }", viewer=guest)
    assert told["saved"]["later"] == [{"isAvailable": False}]


async def test_a_wish_is_one_however_often_it_is_said(ask, aisle, guest, session):
    await ask(WISH, viewer=guest, v=aisle.variant, n=1)
    told = (await ask(WISH, viewer=guest, v=aisle.variant, n=2))["addToWishList"]

    assert [one["quantity"] for one in told["wishes"]] == [2]
    assert told["wishes"][0]["product"] == {"slug": aisle.product.slug}
    topics = select(EventEntry.topic).where(EventEntry.name == "ListChanged")
    assert set(await session.scalars(topics)) == {f"lists-of:{guest.visitor_id}"}


async def test_nobody_else_moves_or_removes_what_is_saved(ask, aisle, guest, friend, line):
    aside = (await ask(LATER, viewer=guest, l=line))["saveForLater"]
    saved = aside["saved"]["later"][0]["id"]

    moved = await ask(BACK, viewer=friend, l=saved)
    removed = await ask(
        "mutation ($l: ID!) { removeSaved(input: {savedLineId: $l}) { __typename } }",
        viewer=friend,
        l=saved,
    )

    assert moved["moveToCart"]["__typename"] == "NotFound"
    assert removed["removeSaved"]["__typename"] == "NotFound"


async def test_any_number_of_saved_lines_takes_as_many_statements(
    ask, aisle, guest, save, statements
):
    async def cost(count):
        for _ in range(count):
            models = on_sale(aisle)
            await save(*models)
            await ask(WISH, viewer=guest, v=models[1], n=1)
        statements.clear()
        await ask("{ saved { wishes { name product { name } unitPrice { amount } } } }", guest)
        return len(statements)

    assert [await cost(1), await cost(5)] == [4, 4]


async def test_a_link_shows_a_copy_and_nothing_of_whose_it_is(ask, aisle, guest, friend, line):
    link = (await ask(SHARE, viewer=guest))["shareCart"]
    await ask(ADD, viewer=guest, v=aisle.variant, n=1)

    shown = (await ask(SHARED, viewer=friend, t=link["token"]))["sharedList"]
    taken = (await ask(TAKE, viewer=friend, t=link["token"]))["addSharedToCart"]

    lines = [{"name": aisle.product.name, "quantity": 3}]
    assert shown == {"isWishList": False, "lines": lines}
    assert (taken["lines"], taken["cart"]["quantity"], taken["changes"]) == (1, 3, [])
    assert link["url"].endswith(f"/shared/{link['token']}")


@pytest.mark.parametrize(
    "tamper", [lambda t: t[:-1] + "!", lambda t: t[:26], lambda t: "", str.upper]
)
async def test_a_link_that_was_made_up_shows_nothing(ask, guest, friend, line, tamper):
    token = tamper((await ask(SHARE, viewer=guest))["shareCart"]["token"])

    assert (await ask(SHARED, viewer=friend, t=token))["sharedList"] is None
    assert (await ask(TAKE, viewer=friend, t=token))["addSharedToCart"]["__typename"] == "NotFound"


async def test_a_link_ends_when_its_maker_says_so_or_by_time(
    ask, aisle, guest, friend, line, session
):
    first = (await ask(SHARE, viewer=guest))["shareCart"]["token"]
    ended = await ask("mutation { endSharing { count } }", viewer=guest)
    second = (await ask(SHARE, viewer=guest))["shareCart"]["token"]
    await session.execute(
        update(ShoppingList).values(shared_until=utc_now() - timedelta(seconds=1))
    )

    assert ended == {"endSharing": {"count": 1}}
    for token in (first, second):
        assert (await ask(SHARED, viewer=friend, t=token))["sharedList"] is None


async def test_a_wish_list_has_one_link_until_it_is_ended(ask, aisle, guest, friend):
    share = "mutation { shareWishList { token } }"
    await ask(WISH, viewer=guest, v=aisle.variant, n=1)
    first = (await ask(share, viewer=guest))["shareWishList"]["token"]
    again = (await ask(share, viewer=guest))["shareWishList"]["token"]
    await ask("mutation { endSharing { count } }", viewer=guest)
    later = (await ask(share, viewer=guest))["shareWishList"]["token"]

    assert first == again != later
    assert (await ask(SHARED, viewer=friend, t=first))["sharedList"] is None
    assert (await ask(SHARED, viewer=friend, t=later))["sharedList"]["isWishList"] is True


async def test_who_was_never_here_before_shares_an_empty_wish_list(ask, aisle):
    made = await ask(SHARE.replace("shareCart", "shareWishList"))
    shown = await ask(SHARED, t=made["shareWishList"]["token"])

    assert shown["sharedList"] == {"isWishList": True, "lines": []}


async def test_of_many_copies_the_oldest_go(ask, guest, line, session):
    for _ in range(MOST_SHARED + 2):
        await ask(SHARE, viewer=guest)

    copies = select(ShoppingList.id).where(ShoppingList.kind == ListKind.COPY)
    assert len((await session.scalars(copies)).all()) == MOST_SHARED


async def test_an_old_order_is_bought_again_with_a_report(ask, aisle, save):
    customer, gone, scarce, dear = a_customer(), on_sale(aisle), on_sale(aisle, 1), on_sale(aisle)
    gone[0].status = "archived"
    for models in (gone, scarce, dear):
        await save(*models)
    lines = [
        a_bought_line(gone[1], 1),
        a_bought_line(scarce[1], 4),
        a_bought_line(dear[1], 1, unit_price=299),
        a_bought_line(aisle.variant, 2),
    ]
    await save(customer, an_order(aisle.channel, *lines, customer_id=customer.id))
    order = lines[0].order_id

    told = (await ask(AGAIN, viewer=customer.id, o=ids.encode("order", order)))["reorder"]

    assert (told["lines"], told["cart"]["quantity"]) == (3, 4)
    codes = [(one["code"], one["wanted"], one["got"]) for one in told["changes"]]
    assert codes == [("GONE", 1, 0), ("FEWER", 4, 1), ("DEARER", 1, 1)]
    assert told["changes"][2]["before"] == {"amount": "2.99"}
    assert told["changes"][2]["now"] == {"amount": "3.99"}


async def test_nobody_buys_a_strangers_order_again(ask, aisle, save, stranger):
    order = an_order(aisle.channel, a_bought_line(aisle.variant))
    await save(order)

    told = await ask(AGAIN, viewer=stranger, o=order)

    assert told["reorder"]["__typename"] == "NotFound"
