"""The owner sets up the shop and its taxes; two of them at once do not overwrite each other."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from models.identity import Visitor
from models.orders import Order
from models.stores import Channel, Shop
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from tests.conftest import a_viewer
from tests.factories import a_bought_line, a_shop, an_order
from tests.resolvers.test_placing import ADDRESS, FILL, PLACE

WRITTEN = {
    "name": "Corner shop",
    "company": "Corner Ltd",
    "postalAddress": " 1 Long Road \nDayton ",
    "representedBy": "Ana Moreira",
    "registerEntry": "HRB 1",
    "vatNumber": "DE 1",
    "email": "Hello@Example.com",
    "phone": "+1 555 0100",
}
REFUSED = "... on Error { message } ... on InvalidInput { fields { path } }"
CHANGE = f"""
mutation ($input: ChangeShopInput!) {{ changeShop(input: $input) {{
  __typename ... on ChangedMeanwhile {{ revision }} {REFUSED}
  ... on ShopSettings {{ revision name postalAddress email }}
}} }}
"""
SEND = f"""
mutation ($input: ChangeMailSenderInput!) {{ changeMailSender(input: $input) {{
  __typename ... on ShopSettings {{ mailName mailAddress revision }} {REFUSED}
}} }}
"""
TAX = f"""
mutation ($input: ChangeTaxRateInput!) {{ changeTaxRate(input: $input) {{
  __typename ... on ShopSettings {{ revision channels {{ code taxPercent }} }} {REFUSED}
}} }}
"""
QUOTE = '{ cart { quote(deliveryMethod: "standard") { total { amount } } } }'


@pytest.fixture
async def shop(save):
    return await save(a_shop())


@pytest.fixture
def fresh():
    """An owner who has just proved who they are."""
    return replace(a_viewer(Role.OWNER), fresh_until=utc_now() + timedelta(minutes=10))


async def test_what_the_owner_sets_is_told_to_everybody(ask, aisle, shop):
    reply = await ask(CHANGE, viewer=Role.OWNER, input={"revision": 1, **WRITTEN})

    assert reply["changeShop"] == {
        "__typename": "ShopSettings",
        "revision": 2,
        "name": "Corner shop",
        "postalAddress": "1 Long Road\nDayton",
        "email": "hello@example.com",
    }
    told = await ask("{ shop { name company representedBy registerEntry vatNumber phone } }")
    assert set(told["shop"].values()) == {
        *("Corner shop", "Corner Ltd", "Ana Moreira", "HRB 1", "DE 1", "+1 555 0100")
    }


async def test_the_second_of_two_owners_is_told_and_overwrites_nothing(ask, aisle, shop):
    await ask(CHANGE, viewer=Role.OWNER, input={"revision": 1, **WRITTEN})

    late = {"revision": 1, **WRITTEN, "name": "Other shop"}
    reply = await ask(CHANGE, viewer=Role.OWNER, input=late)

    assert reply["changeShop"]["__typename"] == "ChangedMeanwhile"
    assert reply["changeShop"]["revision"] == 2
    assert (await ask("{ shop { name } }"))["shop"]["name"] == "Corner shop"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "x" * 61),
        ("company", "Bcc: all@example.com\r\nX: y"),
        ("postalAddress", "line\n" * 9),
        ("email", "nobody"),
    ],
)
async def test_what_cannot_be_printed_on_one_line_is_refused(ask, shop, field, value):
    reply = await ask(CHANGE, viewer=Role.OWNER, input={"revision": 1, **WRITTEN, field: value})

    assert reply["changeShop"]["fields"] == [{"path": field}]


async def test_the_sender_of_mails_wants_a_fresh_proof(ask, shop, fresh):
    sender = {"revision": 1, "name": "Corner", "address": "mail@example.com"}

    stale = await ask(SEND, viewer=Role.OWNER, input=sender)
    done = await ask(SEND, viewer=fresh, input=sender)

    assert stale["changeMailSender"]["__typename"] == "ConfirmationNeeded"
    assert done["changeMailSender"]["mailAddress"] == "mail@example.com"


async def test_a_rate_of_tax_counts_from_the_next_order_on(ask, save, session, aisle, shop, fresh):
    line = a_bought_line(aisle.variant, tax=70, tax_basis_points=725)
    order = await save(an_order(aisle.channel, line))
    before = order.total, order.tax

    change = {"revision": 1, "channel": aisle.channel.code, "percent": "8.5"}
    reply = await ask(TAX, viewer=fresh, input=change)

    told = {"code": aisle.channel.code, "taxPercent": "8.50"}
    assert reply["changeTaxRate"]["channels"] == [told]
    placed = await session.get(Order, order.id)
    assert (placed.total, placed.tax) == before
    channel = await session.scalar(select(Channel))
    assert channel.tax_on(1000, channel.tax_basis_points) == 85


async def test_who_saw_the_old_tax_is_not_sold_to_at_the_new_one(ask, save, aisle, shop, fresh):
    guest = Viewer(visitor_id=(await save(Visitor(token_digest="browser"))).id)
    lines = [{"variantId": aisle.variant.gid}]
    cart = (await ask(FILL, viewer=guest, lines=lines))["addLinesToCart"]
    given = {
        "cartId": cart["id"],
        "email": "ana@example.com",
        "address": ADDRESS,
        "deliveryMethod": "standard",
        "expectedTotal": cart["quote"]["total"]["amount"],
        "idempotencyKey": "an order",
    }
    await ask(
        TAX,
        viewer=fresh,
        input={"revision": 1, "channel": aisle.channel.code, "percent": "50"},
    )

    refused = (await ask(PLACE, viewer=guest, input=given))["placeOrder"]
    asked = (await ask(QUOTE, viewer=guest))["cart"]["quote"]["total"]["amount"]
    placed = (await ask(PLACE, viewer=guest, input={**given, "expectedTotal": asked}))["placeOrder"]

    assert refused["__typename"] == "PriceChanged"
    assert placed["__typename"] == "Order"
    assert Decimal(asked) > Decimal(given["expectedTotal"])


@pytest.mark.parametrize("percent", ["-1", "101", "7.125"])
async def test_a_rate_that_is_none_is_refused(ask, session, aisle, shop, fresh, percent):
    change = {"revision": 1, "channel": aisle.channel.code, "percent": percent}

    reply = await ask(TAX, viewer=fresh, input=change)

    assert reply["changeTaxRate"]["fields"] == [{"path": "percent"}]
    assert (await session.scalar(select(Shop))).revision == 1
