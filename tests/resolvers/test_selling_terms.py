"""What the owner is told and sets about selling: parcels, texts to accept, payments looked into."""

import pytest

from models.legal import LegalKind
from models.payments import FindingKind, PaymentFinding
from models.stores import LocationKind
from models.viewer import Role
from tests.conftest import a_viewer
from tests.factories import a_legal_text, a_location, a_method, a_payment, a_shop, an_order

QUOTES = """
query ($region: String!, $grams: Int!, $goods: Decimal!) {
  deliveryQuotes(channel: "us", country: "us", region: $region, grams: $grams, goods: $goods) {
    code price { amount } latest
  }
}
"""
REQUIRE = """
mutation ($input: RequireAcceptanceInput!) { requireAcceptance(input: $input) {
  __typename ... on ShopSettings { revision channels { mustAccept } }
  ... on InvalidInput { fields { path } }
} }
"""
CHECKOUT = "{ checkout { mustAccept } }"
FOUND = "{ paymentFindings { nodes { kind orderId orderNumber } } }"


@pytest.fixture
def owner():
    return a_viewer(Role.OWNER)


async def test_a_parcel_is_quoted_as_the_checkout_would_offer_it(ask, save, aisle, owner):
    aisle.channel.code, aisle.channel.country = "us", "US"
    heavy = {"amount": 1000, "amount_per_kg": 200, "free_from": 9000}
    freight = a_method(aisle.channel, code="freight", not_to=["US-AK"], position=1, **heavy)
    await save(aisle.channel, freight)
    aisle.method.heaviest_grams = 1000
    await save(aisle.method)

    async def quoted(region, grams, goods):
        given = {"region": region, "grams": grams, "goods": goods}
        found = (await ask(QUOTES, viewer=owner, **given))["deliveryQuotes"]
        return [(one["code"], one["price"]["amount"]) for one in found]

    assert await quoted("OH", 900, "20.00") == [("standard", "4.99"), ("freight", "12.00")]
    assert await quoted("OH", 2500, "20.00") == [("freight", "16.00")]
    assert await quoted("OH", 2500, "90.00") == [("freight", "0.00")]
    assert await quoted("AK", 2500, "20.00") == []


async def test_a_parcel_is_promised_for_no_holiday_of_where_it_goes(ask, save, aisle, owner):
    aisle.channel.code, aisle.channel.country = "us", "US"
    await save(aisle.channel)

    given = {"region": "OH", "grams": 900, "goods": "20.00"}
    [quote] = (await ask(QUOTES, viewer=owner, **given))["deliveryQuotes"]

    # Packed on Monday; four days of work later, as on Thursday is Thanksgiving; at eight in Ohio.
    assert quote["latest"] == "2026-11-29T01:00:00+00:00"


async def test_what_has_to_be_accepted_is_asked_for_at_the_checkout(ask, save, aisle, owner):
    await save(a_shop(), a_legal_text(kind=LegalKind.TERMS))
    terms = {"channel": aisle.channel.code, "mustAccept": ["TERMS"]}
    unwritten = {**terms, "mustAccept": ["TERMS", "WITHDRAWAL"], "revision": 1}

    refused = await ask(REQUIRE, viewer=owner, input=unwritten)
    done = await ask(REQUIRE, viewer=owner, input={**terms, "revision": 1})
    stale = await ask(REQUIRE, viewer=owner, input={**terms, "revision": 1})

    assert refused["requireAcceptance"]["fields"] == [{"path": "mustAccept"}]
    assert done["requireAcceptance"]["channels"] == [{"mustAccept": ["TERMS"]}]
    assert stale["requireAcceptance"]["__typename"] == "ChangedMeanwhile"
    assert (await ask(CHECKOUT))["checkout"]["mustAccept"] == ["TERMS"]


async def test_what_was_found_about_a_payment_names_its_order(ask, save, aisle, owner):
    order = an_order(aisle.channel)
    payment = a_payment(order)
    ours = {"payment_id": payment.id, "kind": FindingKind.DISPUTED}
    strange = {"payment_id": None, "kind": FindingKind.UNKNOWN_CHARGE}
    of = {"provider": "sandbox", "amount": 100, "currency": "USD", "is_mended": False}
    await save(order, payment)
    await save(*(PaymentFinding(provider_ref=one["kind"], **of, **one) for one in (ours, strange)))

    nodes = (await ask(FOUND, viewer=owner))["paymentFindings"]["nodes"]

    assert {one["kind"]: one["orderNumber"] for one in nodes} == {
        "DISPUTED": order.number,
        "UNKNOWN_CHARGE": None,
    }


CHOOSE = """
mutation ($input: ChooseWarehousesInput!) { chooseWarehouses(input: $input) {
  __typename
  ... on ShopSettings { revision sellsFrom { warehouses { name } others { name } } }
  ... on InvalidInput { fields { path } }
} }
"""


async def test_a_market_sells_from_the_warehouses_that_its_owner_chose(ask, save, aisle, owner):
    further = a_location(name="Further away")
    store = a_location(kind=LocationKind.STORE)
    await save(a_shop(), further, store)
    here, there = aisle.warehouse.gid, further.gid

    async def choose(revision, *ids):
        given = {"channel": aisle.channel.code, "revision": revision, "warehouseIds": [*ids]}
        return (await ask(CHOOSE, viewer=owner, input=given))["chooseWarehouses"]

    refused = [await choose(1, *ids) for ids in ([], [here, here], [here, store.gid])]
    both = await choose(1, there, here)
    one = await choose(2, there)
    stale = await choose(2, here)

    assert [one["fields"] for one in refused] == [[{"path": "warehouseIds"}]] * 3
    [market] = both["sellsFrom"]
    assert [one["name"] for one in market["warehouses"]] == ["Further away", aisle.warehouse.name]
    assert market["others"] == []
    assert [len(market["others"]) for market in one["sellsFrom"]] == [1]
    assert stale["__typename"] == "ChangedMeanwhile"
