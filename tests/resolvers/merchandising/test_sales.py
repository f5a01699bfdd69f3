"""Prices are reduced for a while: what is shown is charged, and what it cost before is told."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from models.identity import Visitor
from models.money import MOST_PRICE
from models.prices import Price, PriceChange, Sale
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from resolvers.merchandising import sales
from tests.conftest import a_viewer
from tests.factories import DAY

PRICES = """
query ($slug: String!) { product(slug: $slug) {
  price { amount } regularPrice { amount } salePrice { amount } lowestRecentPrice { amount }
  variants { price { amount } regularPrice { amount } }
} }
"""
CART = """
mutation ($input: AddToCartInput!) { addToCart(input: $input) {
  ... on Cart { lines {
    unitPrice { amount } regularUnitPrice { amount } lowestRecentPrice { amount }
  } }
} }
"""
EDIT = """
mutation ($input: EditVariantInput!) { editVariant(input: $input) {
  __typename ... on InvalidInput { fields { path } }
  ... on CatalogProduct { revision variants { prices {
    price { amount } sale { price { amount } isRunning lowestRecentPrice { amount } }
  } } }
} }
"""


def amounts(told):
    return {name: one and one["amount"] for name, one in told.items() if name != "variants"}


@pytest.fixture
async def guest(save):
    return Viewer(visitor_id=(await save(Visitor(token_digest="browser"))).id)


@pytest.fixture
def reduce(ask, aisle):
    async def reduce(sale, amount="3.99", revision=1, **more):
        price = {"market": "us", "amount": amount, "sale": sale, **more}
        named = {"productId": aisle.product.gid, "variantId": aisle.variant.gid}
        given = {**named, "revision": revision, "variant": {"prices": [price]}}
        given["idempotencyKey"] = f"reduce-{revision}-{amount}"
        return (await ask(EDIT, viewer=a_viewer(Role.MERCHANDISER), input=given))["editVariant"]

    return reduce


def a_sale(starts_in=timedelta(0), **values):
    begins = utc_now() + starts_in
    return {"amount": "2.99", "startsAt": begins.isoformat(), **values}


async def test_a_sale_is_shown_with_what_it_cost_before(ask, aisle, reduce, guest):
    done = await reduce(a_sale())

    sale = done["variants"][0]["prices"][0]["sale"]
    assert sale == {
        "price": {"amount": "2.99"},
        "isRunning": True,
        "lowestRecentPrice": {"amount": "3.99"},
    }
    told = (await ask(PRICES, slug=aisle.product.slug))["product"]
    assert amounts(told) == {
        "price": "2.99",
        "regularPrice": "3.99",
        "salePrice": "2.99",
        "lowestRecentPrice": "3.99",
    }
    assert amounts(told["variants"][0]) == {"price": "2.99", "regularPrice": "3.99"}
    cart = await ask(CART, viewer=guest, input={"variantId": aisle.variant.gid})
    assert amounts(cart["addToCart"]["lines"][0]) == {
        "unitPrice": "2.99",
        "regularUnitPrice": "3.99",
        "lowestRecentPrice": "3.99",
    }


async def test_a_sale_of_tomorrow_is_nowhere_today(ask, aisle, reduce):
    done = await reduce(a_sale(DAY))

    assert done["variants"][0]["prices"][0]["sale"]["isRunning"] is False
    told = (await ask(PRICES, slug=aisle.product.slug))["product"]
    assert amounts(told) == {
        "price": "3.99",
        "regularPrice": "3.99",
        "salePrice": None,
        "lowestRecentPrice": None,
    }


async def test_a_cart_looks_at_the_clock_while_the_job_is_late(ask, aisle, session, guest):
    aisle.price.plan(Sale(299, utc_now() - DAY, utc_now() + DAY))
    await session.flush()

    late = await ask(CART, viewer=guest, input={"variantId": aisle.variant.gid})
    price = await session.get(Price, aisle.price.id)
    price.move(utc_now(), None)
    price.sale_until = price.due_at = utc_now() - timedelta(seconds=1)
    await session.flush()
    over = await ask(CART, viewer=guest, input={"variantId": aisle.variant.gid})

    assert late["addToCart"]["lines"][0]["unitPrice"] == {"amount": "2.99"}
    assert over["addToCart"]["lines"][0]["unitPrice"] == {"amount": "3.99"}


async def test_the_clock_begins_and_ends_it_and_what_was_kept_is_told_so(aisle, session):
    now = utc_now()
    aisle.price.plan(Sale(299, now, now + DAY))
    await session.flush()

    await sales.move(session, [aisle.price], now)
    await session.flush()
    running = (aisle.price.amount, aisle.price.regular, aisle.price.lowest_recent)
    await sales.move(session, [aisle.price], now + DAY)
    await session.flush()

    assert running == (299, 399, 399)
    assert (aisle.price.amount, aisle.price.regular) == (399, None)
    history = select(PriceChange.amount).order_by(PriceChange.at)
    mine = history.where(PriceChange.variant_id == aisle.variant.id)
    assert (await session.scalars(mine)).all() == [399, 299, 399]


@pytest.mark.parametrize(
    ("changes", "lowest"),
    [
        ([(-60, 100), (-40, 399)], 399),
        ([(-60, 399), (-31, 250), (-29, 399)], 250),
        ([(-60, 399), (-10, 320), (-9, 399)], 320),
    ],
)
async def test_the_lowest_price_is_that_of_thirty_days(aisle, session, changes, lowest):
    await session.execute(text("delete from price_changes"))
    now, of = utc_now(), {"variant_id": aisle.variant.id, "channel_id": aisle.channel.id}
    for days, amount in changes:
        session.add(PriceChange(**of, amount=amount, at=now + days * DAY))
    aisle.price.plan(Sale(199, now, None))
    await session.flush()

    await sales.move(session, [aisle.price], now)

    assert aisle.price.lowest_recent == lowest


async def test_a_price_that_is_set_while_a_sale_runs_is_the_regular_one(reduce, session, aisle):
    first = await reduce(a_sale())
    done = await reduce(None, "4.50", first["revision"])

    assert done["variants"][0]["prices"][0] == {"price": {"amount": "4.50"}, "sale": None}
    price = await session.get(Price, aisle.price.id)
    assert (price.amount, price.regular, price.sale) == (450, None, None)


@pytest.mark.parametrize("amount", ["3.99", "5.00", "1.999"])
async def test_a_sale_that_reduces_nothing_is_refused(reduce, amount):
    refused = await reduce(a_sale(amount=amount))

    assert refused == {"__typename": "InvalidInput", "fields": [{"path": "prices"}]}


async def test_the_database_holds_no_price_that_is_a_fortune(save, aisle):
    aisle.price.amount = MOST_PRICE + 1

    with pytest.raises(IntegrityError, match="not_a_fortune"):
        await save(aisle.price)
