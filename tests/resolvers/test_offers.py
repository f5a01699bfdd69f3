"""Offers as their owner sees them, and as a code finds them."""

import pytest
from sqlalchemy.exc import IntegrityError

from models.identity import Visitor
from models.offers import OfferRedemption, OfferStatus
from models.viewer import Viewer
from resolvers.context import utc_now
from tests.factories import DAY, NOW, Aisle, a_customer, a_price, a_product, a_variant, an_offer

MINE = """
{ offers {
  code name reason terms percent amount { amount currency } startsAt endsAt isUsed
  product { name price { amount } }
} }
"""
ADD = """mutation ($v: ID!) {
  addToCart(input: {variantId: $v, quantity: 2}) { __typename } }"""
APPLY = """
mutation ($code: String!) {
  applyOffer(input: {code: $code}) {
    __typename
    ... on Error { message }
    ... on Cart { offer { code isUsed } totals { discount { amount } } }
  }
}
"""


@pytest.fixture
async def aisle(save):
    aisle = Aisle(amount=1000)
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def ana(save, aisle):
    return (await save(a_customer())).id


@pytest.fixture
def offer(save, ana):
    async def offer(**values):
        now = utc_now()
        given = {"customer_id": ana, "starts_at": now - DAY, "ends_at": now + DAY, **values}
        return await save(an_offer(**given))

    return offer


@pytest.fixture
def apply(ask, aisle):
    async def apply(viewer, code):
        await ask(ADD, viewer=viewer, v=aisle.variant)
        return (await ask(APPLY, viewer=viewer, code=code))["applyOffer"]

    return apply


async def used(save, offer, ana):
    await save(
        OfferRedemption(
            offer_id=offer.id,
            customer_id=ana,
            redeemed_at=NOW,
            once_key=offer.once_key(ana),
        )
    )


async def test_an_offer_names_its_reason_terms_and_end(ask, offer, ana, aisle):
    mine = await offer(
        reason="You buy bread each week.", terms="Once.", product_id=aisle.product.id
    )

    (shown,) = (await ask(MINE, viewer=ana))["offers"]

    assert shown.pop("startsAt") == mine.starts_at.isoformat()
    assert shown.pop("endsAt") == mine.ends_at.isoformat()
    assert shown == {
        "code": mine.code,
        "name": "Ten off",
        "reason": "You buy bread each week.",
        "terms": "Once.",
        "percent": 10,
        "amount": None,
        "isUsed": False,
        "product": {"name": aisle.product.name, "price": {"amount": "10.00"}},
    }


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"percent": None}, "percent_or_amount"),
        ({"percent": 10, "amount": 500, "currency": "USD"}, "percent_or_amount"),
        ({"amount": 500}, "amount_has_currency"),
    ],
)
async def test_an_offer_is_worth_one_thing(offer, values, constraint):
    with pytest.raises(IntegrityError, match=constraint):
        await offer(**values)


async def test_of_a_recorded_coupon_the_worth_is_not_known(offer):
    assert (await offer(status=OfferStatus.RECORDED, percent=None)).money_off is None


async def test_an_amount_is_money(ask, offer, ana):
    await offer(amount=500, currency="USD")

    (shown,) = (await ask(MINE, viewer=ana))["offers"]

    assert (shown["percent"], shown["amount"]) == (None, {"amount": "5.00", "currency": "USD"})


async def test_what_was_used_says_so(ask, save, offer, ana):
    await used(save, await offer(), ana)

    assert [one["isUsed"] for one in (await ask(MINE, viewer=ana))["offers"]] == [True]


@pytest.mark.parametrize(
    "values",
    [
        {"customer_id": None},
        {"status": OfferStatus.RECORDED},
        {"ends_at": NOW - DAY, "starts_at": NOW - 2 * DAY},
        {"starts_at": NOW + 4000 * DAY, "ends_at": NOW + 4001 * DAY},
    ],
)
async def test_only_what_is_mine_and_live_is_listed(ask, offer, ana, values):
    await offer(**values)

    assert (await ask(MINE, viewer=ana))["offers"] == []


async def test_others_are_offered_nothing_of_it(ask, offer, stranger):
    await offer()
    await offer(customer_id=None)

    for viewer in (None, stranger):
        assert (await ask(MINE, viewer=viewer))["offers"] == []


async def test_a_list_costs_the_same_however_long_it_is(ask, save, offer, ana, aisle, statements):
    await offer(product_id=aisle.product.id)
    statements.clear()
    await ask(MINE, viewer=ana)
    cost = len(statements)
    for _ in range(4):
        product = a_product(aisle.category)
        variant = a_variant(product)
        await save(product, variant, a_price(variant, aisle.channel))
        await offer(product_id=product.id)
    statements.clear()

    assert len((await ask(MINE, viewer=ana))["offers"]) == 5
    assert len(statements) == cost


async def test_a_code_is_found_however_it_is_typed(apply, offer, ana):
    mine = await offer(code="BREAD10")

    cart = await apply(ana, " bread10 ")

    assert cart == {
        "__typename": "Cart",
        "offer": {"code": mine.code, "isUsed": False},
        "totals": {"discount": {"amount": "2.00"}},
    }


async def test_a_public_code_is_for_guests_too(apply, offer, save):
    await offer(customer_id=None, code="WELCOME")
    visitor = await save(Visitor(token_digest="browser"))

    cart = await apply(Viewer(visitor_id=visitor.id), "welcome")

    assert cart["offer"] == {"code": "WELCOME", "isUsed": False}


@pytest.mark.parametrize("code", ["NOSUCH", "zero\x00byte", "half \ud83d", "x" * 50_000])
async def test_a_code_that_is_none_is_refused(apply, ana, code):
    assert await apply(ana, code) == {
        "__typename": "OfferNotUsable",
        "message": "This code is not valid.",
    }


async def test_somebody_elses_code_is_none(apply, offer, stranger, save):
    await offer(code="BREAD10")
    other = (await save(a_customer())).id

    assert (await apply(other, "BREAD10"))["message"] == "This code is not valid."


async def test_an_offer_is_used_once(apply, save, offer, ana):
    await used(save, await offer(code="BREAD10"), ana)

    assert await apply(ana, "BREAD10") == {
        "__typename": "OfferNotUsable",
        "message": "You have used this offer already.",
    }
