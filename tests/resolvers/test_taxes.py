"""Goods are taxed by their class and by where they go, as the cart said they would be."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.catalog import TaxClass
from models.identity import Visitor
from models.orders import Order
from models.taxes import TaxedAs, TaxRate
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from tests.conftest import a_viewer
from tests.factories import DAY, a_shop, a_word, on_sale
from tests.models.test_adding_up import check_sums
from tests.proofs import count
from tests.resolvers.test_placing import ADDRESS, PLACE

FILL = """
mutation ($lines: [CartLineInput!]!) {
  addLinesToCart(input: {lines: $lines}) { ... on Cart { id } }
}
"""
QUOTE = """
query ($region: String!) {
  cart { quote(deliveryMethod: "standard", region: $region) { total { amount } tax { amount } } }
}
"""
SET = """
mutation ($input: SetTaxRateInput!) { setTaxRate(input: $input) {
  __typename ... on Error { message } ... on InvalidInput { fields { path } }
  ... on ShopSettings { revision taxRates { id country region taxedAs percent } }
} }
"""
REMOVE = """
mutation ($input: RemoveTaxRateInput!) { removeTaxRate(input: $input) {
  __typename ... on ShopSettings { revision taxRates { id } }
} }
"""


@pytest.fixture
async def shop(save):
    return await save(a_shop())


@pytest.fixture
def fresh():
    return replace(a_viewer(Role.OWNER), fresh_until=utc_now() + timedelta(minutes=10))


def a_rate(**values):
    return {"revision": 1, "channel": "us", "taxedAs": "REDUCED", "percent": "3", **values}


@pytest.fixture
def buy(ask, save, session):
    """Fill a cart of a new guest, look at its price, and order: what was told, and the order."""

    codes = {"NY": "12207"}

    async def buy(variants, region):
        guest = Viewer(visitor_id=(await save(Visitor(token_digest=a_word()))).id)
        lines = [{"variantId": one.gid, "quantity": n} for one, n in variants]
        cart = (await ask(FILL, viewer=guest, lines=lines))["addLinesToCart"]
        told = (await ask(QUOTE, viewer=guest, region=region))["cart"]["quote"]
        given = {
            "cartId": cart["id"],
            "email": "ana@example.com",
            "address": {**ADDRESS, "region": region, "postalCode": codes.get(region, "45402")},
            "deliveryMethod": "standard",
            "expectedTotal": told["total"]["amount"],
            "idempotencyKey": f"key-{a_word()}",
        }
        placed = (await ask(PLACE, viewer=guest, input=given))["placeOrder"]
        assert placed["__typename"] == "Order"
        mine = select(Order).where(Order.visitor_id == guest.visitor_id)
        order = await session.scalar(mine.options(selectinload(Order.lines)))
        return told, order

    return buy


async def test_the_owner_sets_rates_and_takes_them_back(ask, aisle, shop, fresh):
    done = (await ask(SET, viewer=fresh, input=a_rate(region=" oh ")))["setTaxRate"]

    (rate,) = done["taxRates"]
    assert rate | {"id": ""} == {
        "id": "",
        "country": "US",
        "region": "OH",
        "taxedAs": "REDUCED",
        "percent": "3.00",
    }
    gone = await ask(REMOVE, viewer=fresh, input={"revision": 2, "rateId": rate["id"]})
    assert gone["removeTaxRate"] == {"__typename": "ShopSettings", "revision": 3, "taxRates": []}


async def test_rates_are_set_upon_what_was_seen_by_somebody_who_proved_who_they_are(
    ask, aisle, shop, fresh
):
    stale = await ask(SET, viewer=Role.OWNER, input=a_rate())
    late = await ask(SET, viewer=fresh, input=a_rate(revision=7))
    wrong = await ask(SET, viewer=fresh, input=a_rate(percent="101"))
    nowhere = await ask(SET, viewer=fresh, input=a_rate(channel="nowhere"))

    kinds = [one["setTaxRate"]["__typename"] for one in (stale, late, wrong, nowhere)]
    assert kinds == ["ConfirmationNeeded", "ChangedMeanwhile", "InvalidInput", "NotFound"]


async def test_a_basket_of_three_classes_is_taxed_where_it_goes(save, aisle, buy):
    now = utc_now()
    await save(
        TaxRate.of("US", "OH", TaxedAs.REDUCED, "1.5", now - DAY),
        TaxRate.of("US", "OH", TaxedAs.DELIVERY, "2", now - DAY),
        TaxRate.of("US", "", TaxedAs.STANDARD, "9", now - DAY),
        TaxRate.of("US", "", TaxedAs.STANDARD, "50", now + DAY),
        TaxRate.of("CA", "OH", TaxedAs.REDUCED, "99", now - DAY),
    )
    goods = [(aisle.variant, 1)]
    for tax_class in (TaxClass.REDUCED, TaxClass.ZERO):
        models = on_sale(aisle, amount=1_000, tax_class=tax_class)
        await save(*models)
        goods.append((models[1], 1))

    told, order = await buy(goods, "oh")

    rates = [(line.tax_basis_points, line.tax) for line in order.lines]
    assert rates == [(900, 36), (150, 15), (0, 0)]
    assert (order.shipping_tax_basis_points, order.shipping_tax) == (200, 10)
    assert (order.tax, told["tax"]["amount"]) == (61, "0.61")
    check_sums(order)


@pytest.mark.proof
async def test_what_was_quoted_is_what_is_ordered_and_it_adds_up_in_the_books(
    save, aisle, buy, session
):
    """Through the API, as it is stored: a few of what `test_adding_up.py` does by the thousand."""
    rates = (TaxedAs.STANDARD, "OH", "7.77"), (TaxedAs.REDUCED, "", "2.5")
    for taxed_as, region, percent in rates:
        await save(TaxRate.of("US", region, taxed_as, percent, utc_now() - DAY))
    classes = list(TaxClass)
    for n in range(count(40)):
        goods = []
        for place in range(1 + n % 4):
            amount = 2**31 * 10 + n if place == 3 else 101 * (n + 1) + place
            tax_class = classes[(n + place) % 3]
            models = on_sale(aisle, on_hand=99, amount=amount, tax_class=tax_class)
            await save(*models)
            goods.append((models[1], 1 + (n * 7 + place) % 9))

        _, order = await buy(goods, ["", "OH", "NY"][n % 3])

        mine = select(Order).where(Order.id == order.id).options(selectinload(Order.lines))
        stored = mine.execution_options(populate_existing=True)
        check_sums(await session.scalar(stored))
