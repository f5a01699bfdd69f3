"""The till of a store, through the API."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from models.inventory import StockMovement
from models.invoices import Invoice
from models.loyalty import LoyaltyAccount
from models.payments import Payment, PaymentEvent
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from resolvers.member_cards import PURPOSE
from resolvers.signed_links import signed
from tests.factories import NOW, Aisle, a_customer, a_location, a_shop, some_stock

SELL = """
mutation ($input: SellAtTillInput!) { sellAtTill(input: $input) {
  __typename
  ... on Error { message }
  ... on InvalidInput { fields { path } }
  ... on AgeNotConfirmed { years }
  ... on Order { id status channel store { id } totals { total { amount } }
    invoice { number kind url } customer { name } }
} }
"""
ITEMS = "query ($search: String!) { tillItems(search: $search) { variantId sku available price {\
 amount } } }"
MEMBER = "query ($search: String!) { tillMember(search: $search) { id name } }"
CODE = "query ($id: ID!) { node(id: $id) { ... on LoyaltyAccount { code { text path } } } }"
QUOTE = "query ($lines: [TillLineInput!]!) { tillQuote(lines: $lines) { totals { total { amount } }\
 ageLimit } }"
CHARGE = "mutation ($id: ID!) { chargeAtTerminal(input: {orderId: $id}) { __typename } }"


@pytest.fixture
async def place(save):
    """A store with five of what the warehouse has ten of."""
    place, aisle = a_location(kind="store", name="Main Street"), Aisle()
    await save(*aisle.models, place, a_shop(), some_stock(aisle.variant, place, 5))
    place.aisle = aisle
    return place


@pytest.fixture
def associate(place):
    return Viewer(account_id=uuid4(), roles=frozenset({Role.ASSOCIATE}), store_id=place.id)


def sale(place, quantity=2, **given):
    return {
        "lines": [{"variantId": place.aisle.variant.gid, "quantity": quantity}],
        "tender": "CASH",
        "expectedTotal": "8.54",
        "idempotencyKey": str(uuid4()),
        **given,
    }


async def test_goods_paid_in_cash_leave_the_store_at_once_with_a_receipt(
    ask, save, session, place, associate
):
    member = await save(a_customer())

    told = await ask(SELL, associate, input=sale(place, given="10.00", customerId=member.gid))

    order = told["sellAtTill"]
    assert (order["status"], order["channel"]) == ("DELIVERED", "TILL")
    assert order["store"]["id"].startswith("location_")
    assert order["customer"] == {"name": "Ana"}
    assert order["invoice"]["kind"] == "RECEIPT"
    assert order["invoice"]["number"].endswith("-000001")
    [receipt] = (await session.scalars(select(Invoice))).all()
    assert [(one["how"], one["minor"]) for one in receipt.printed["paid"]] == [
        ("cash", 1000),
        ("change", -146),
    ]
    [payment] = (await session.scalars(select(Payment))).all()
    assert (payment.provider, payment.status, payment.amount) == ("till", "captured", 854)
    assert len((await session.scalars(select(PaymentEvent))).all()) == 1
    moves = (await session.scalars(select(StockMovement))).all()
    assert {one.location_id for one in moves} == {place.id}
    assert sum(one.on_hand for one in moves) == -2
    left = await ask(ITEMS, associate, search=place.aisle.variant.sku)
    assert left["tillItems"][0]["available"] == 3


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"given": "8.00"}, "InvalidInput"),
        ({"given": "10000000000000.00"}, "InvalidInput"),
        ({"expectedTotal": "8.00"}, "PriceChanged"),
        ({"lines": []}, "InvalidInput"),
    ],
)
async def test_a_sale_that_does_not_add_up_is_refused(ask, place, associate, changed, kind):
    told = await ask(SELL, associate, input=sale(place, **changed))

    assert told["sellAtTill"]["__typename"] == kind


async def test_a_store_sells_no_more_than_it_has_whatever_the_warehouse_has(ask, place, associate):
    told = await ask(SELL, associate, input=sale(place, 6, expectedTotal="25.62"))

    assert told["sellAtTill"]["__typename"] == "OutOfStock"


async def test_whoever_sells_in_no_store_sells_nothing(ask, place):
    nowhere = Viewer(account_id=uuid4(), roles=frozenset({Role.ASSOCIATE}))

    assert (await ask(SELL, nowhere, input=sale(place)))["sellAtTill"][
        "__typename"
    ] == "NotAtAStore"
    agent = Viewer(account_id=uuid4(), roles=frozenset({Role.AGENT}), store_id=place.id)
    [(_, code)] = await ask(SELL, agent, errors=True, input=sale(place))
    assert code == "FORBIDDEN"


async def test_beer_is_sold_once_somebody_was_looked_at(ask, save, place, associate):
    place.aisle.product.age_limits = {"us": 21}
    await save(place.aisle.product)
    lines = [{"variantId": place.aisle.variant.gid, "quantity": 2}]
    quote = (await ask(QUOTE, associate, lines=lines))["tillQuote"]
    assert quote == {"totals": {"total": {"amount": "8.54"}}, "ageLimit": 21}

    refused = await ask(SELL, associate, input=sale(place))
    sold = await ask(SELL, associate, input=sale(place, isAgeChecked=True))

    assert refused["sellAtTill"]["__typename"] == "AgeNotConfirmed"
    assert sold["sellAtTill"]["__typename"] == "Order"


async def test_what_is_scanned_is_found_by_barcode_and_by_name(ask, save, place, associate):
    place.aisle.variant.barcode = "4006381333931"
    await save(place.aisle.variant)

    by_code = await ask(ITEMS, associate, search="4006381333931")
    by_name = await ask(ITEMS, associate, search=place.aisle.product.name[:7])

    assert by_code == by_name
    assert by_code["tillItems"][0]["available"] == 5
    assert await ask(ITEMS, associate, search="bread " * 2_000) == {"tillItems": []}


async def test_a_member_is_found_by_the_whole_card_and_not_by_a_part(ask, save, place, associate):
    member = await save(a_customer(phone="+1 937 555 0100"))
    await save(LoyaltyAccount(customer_id=member.id, card_number="2912345678901", joined_at=NOW))
    told = {"id": member.gid, "name": "Ana"}

    for words in ("2912345678901", "29 1234 5678901", member.email, "+1 937 555 0100"):
        assert (await ask(MEMBER, associate, search=words))["tillMember"] == told
    assert (await ask(MEMBER, associate, search="29123456"))["tillMember"] is None


async def test_the_code_on_a_card_finds_its_member_once_and_within_its_minute(ask, save, associate):
    member = await save(a_customer())
    card = await save(LoyaltyAccount.join(member.id, NOW))
    own = Viewer(account_id=uuid4(), roles=frozenset({Role.CUSTOMER}), customer_id=member.id)

    shown = (await ask(CODE, own, id=card.gid))["node"]["code"]
    found = [(await ask(MEMBER, associate, search=shown["text"]))["tillMember"] for _ in "12"]

    assert found == [{"id": member.gid, "name": "Ana"}, None]
    assert shown["path"].startswith("M")
    for wrong in (shown["text"][:-1], shown["text"] + "=", shown["text"].swapcase()):
        assert (await ask(MEMBER, associate, search=wrong))["tillMember"] is None


async def test_a_code_is_nobodys_after_its_minute(save, ask, ports, associate):
    member = await save(a_customer())
    card = await save(LoyaltyAccount.join(member.id, NOW))
    now = utc_now()

    early = signed(ports.vault, PURPOSE, card.id, now + timedelta(seconds=30))
    late = signed(ports.vault, PURPOSE, card.id, now - timedelta(seconds=1))

    assert (await ask(MEMBER, associate, search=late))["tillMember"] is None
    assert (await ask(MEMBER, associate, search=early))["tillMember"]["id"] == member.gid


async def test_staff_see_no_code_of_a_members_card(ask, save):
    member = await save(a_customer())
    card = await save(LoyaltyAccount.join(member.id, NOW))
    owner = Viewer(account_id=uuid4(), roles=frozenset({Role.OWNER}))

    assert (await ask(CODE, owner, id=card.gid))["node"] == {"code": None}


async def test_a_phone_is_one_however_it_is_written(ask, save, place, associate):
    member = await save(a_customer(phone="+49 (30) 555-0100"))

    for words in ("0049305550100", "+49 30 5550100", "49/30/5550100"):
        assert (await ask(MEMBER, associate, search=words))["tillMember"]["id"] == member.gid
    for words in ("5550100", "+49 30 5550100 x", "0"):
        assert (await ask(MEMBER, associate, search=words))["tillMember"] is None


async def test_of_several_with_one_phone_the_only_member_is_found_and_of_two_neither(
    ask, save, place, associate
):
    phone = "+1 937 555 0100"
    one = await save(a_customer(phone=phone))
    other = await save(a_customer(phone="1 937 5550100", email="bo@example.com"))
    assert (await ask(MEMBER, associate, search=phone))["tillMember"] is None

    await save(LoyaltyAccount.join(other.id, NOW))
    assert (await ask(MEMBER, associate, search=phone))["tillMember"]["id"] == other.gid

    await save(LoyaltyAccount.join(one.id, NOW))
    assert (await ask(MEMBER, associate, search=phone))["tillMember"] is None


async def test_nobody_is_found_by_what_they_have_not_told(ask, save, place, associate):
    await save(a_customer(name="Somebody without an address", email=None, phone=None))

    for words in ("2912345678901", "+1 937 555 0100", "Ana", ""):
        assert (await ask(MEMBER, associate, search=words))["tillMember"] is None


async def test_the_terminal_of_another_store_is_asked_for_nothing(ask, save, place, associate):
    told = await ask(SELL, associate, input=sale(place, tender="CARD"))
    held = told["sellAtTill"]
    assert held["status"] == "PENDING"
    other = await save(a_location(kind="store"))
    stranger = Viewer(account_id=uuid4(), roles=frozenset({Role.ASSOCIATE}), store_id=other.id)

    told = await ask(CHARGE, stranger, id=held["id"])

    assert told["chargeAtTerminal"]["__typename"] == "NotFound"
