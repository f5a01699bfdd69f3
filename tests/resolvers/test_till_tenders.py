"""What pays at a till beside cash and card, what is taken off there, and what goes back."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, text

from models.identity import Visitor
from models.invariants import invariants
from models.invoices import Invoice
from models.offers import OfferRedemption
from models.orders import Order
from models.payments import Payment, PaymentEvent
from models.tenders import Gift, GiftCard, TenderAccount, TenderKind, TenderMovementKind, code_of
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from tests.factories import (
    Aisle,
    a_customer,
    a_location,
    a_shop,
    an_offer,
    opening,
    some_stock,
)
from tests.resolvers.logins import an_account, logged_in

SELL = """
mutation ($input: SellAtTillInput!) { sellAtTill(input: $input) {
  __typename
  ... on Error { message }
  ... on TenderChanged { kind available { amount } }
  ... on Order { id status totals { discount { amount } total { amount } }
    lines { id } tenders { kind status amount { amount } refunded { amount } } }
} }
"""
QUOTE = """
query ($lines: [TillLineInput!]!, $customer: ID, $code: String!) {
  tillQuote(lines: $lines, customerId: $customer, offerCode: $code) {
    offerName offerRefusal offers { name saves { amount } }
    totals { discount { amount } total { amount } }
  }
}
"""
CHECK = """
mutation ($code: String!) { checkGiftCard(input: {code: $code}) {
  ... on GiftCardFound { token balance { amount } }
} }
"""
REQUEST = """
mutation ($input: RequestReturnInput!) { requestReturn(input: $input) {
  __typename ... on Error { message } ... on Return { id }
} }
"""
STEPS = ("approveReturn", "receiveReturn", "refundReturn")


@pytest.fixture
async def place(save):
    """A store with five loaves at 3.99 and 7 % tax."""
    place, aisle = a_location(kind="store", name="Main Street"), Aisle()
    stock = some_stock(aisle.variant, place, 5)
    await save(*aisle.models, opening(aisle.stock), place, a_shop(), stock, opening(stock))
    place.aisle = aisle
    return place


@pytest.fixture
async def associate(place, save, ports):
    account = await save(
        await an_account(ports, email=f"{uuid4()}@example.com", roles=[Role.ASSOCIATE])
    )
    browser = await save(Visitor(token_digest="till"))
    viewer = await logged_in(save, account)
    return replace(viewer, store_id=place.id, visitor_id=browser.id)


@pytest.fixture
async def member(save):
    """Ana, whom the shop owes five dollars."""
    ana = await save(a_customer())
    account = TenderAccount(kind=TenderKind.STORE_CREDIT, currency="USD", customer_id=ana.id)
    await save(account)
    given = account.credit(500, TenderMovementKind.CREDITED, "credited:1", utc_now())
    await save(account, given)
    return ana


@pytest.fixture
def token(ask, save, associate):
    """Of a gift card of so many cents, as its code gave it in the associate's browser."""

    async def token(cents):
        gift = Gift(cents, "USD", "", "bo@example.com", "", utc_now())
        staff = associate.account_id
        card, account = GiftCard.of(gift, issued_by=staff)
        code = code_of(str(card.id))
        card.engrave(code)
        await save(account, card)
        await save(card.issue(account, utc_now(), by=staff, note="A gift"), account, card)
        return (await ask(CHECK, associate, code=code))["checkGiftCard"]["token"]

    return token


def sale(place, quantity=2, **given):
    return {
        "lines": [{"variantId": place.aisle.variant.gid, "quantity": quantity}],
        "tender": "CASH",
        "expectedTotal": "8.54",
        "idempotencyKey": str(uuid4()),
        **given,
    }


async def holds(session):
    for name, one in invariants.items():
        if not one.asks_provider:
            assert not (await session.execute(text(one.sql()))).all(), name


def told_of(order):
    return [(one["kind"], one["status"], one["amount"]["amount"]) for one in order["tenders"]]


async def test_a_gift_card_pays_a_part_and_cash_the_rest(ask, session, place, associate, token):
    tenders = [{"giftCard": await token(300), "amount": "3.00"}]

    short = await ask(SELL, associate, input=sale(place, tenders=tenders, given="5.53"))
    told = await ask(SELL, associate, input=sale(place, tenders=tenders, given="6.00"))

    order = told["sellAtTill"]
    assert short["sellAtTill"]["__typename"] == "InvalidInput"
    assert order["status"] == "DELIVERED"
    assert told_of(order) == [("GIFT_CARD", "SPENT", "3.00")]
    payment = (await session.scalars(select(Payment))).one()
    assert (payment.amount, payment.status) == (554, "captured")
    receipt = (await session.scalars(select(Invoice))).one()
    assert [(one["how"], one["minor"]) for one in receipt.printed["paid"]] == [
        ("gift_card", 300),
        ("cash", 600),
        ("change", -46),
    ]
    await holds(session)


async def test_a_gift_card_that_covers_all_needs_neither_cash_nor_card(
    ask, session, place, associate, token
):
    tenders = [{"giftCard": await token(2000), "amount": "8.54"}]

    told = await ask(SELL, associate, input=sale(place, tender="CARD", tenders=tenders))

    assert told["sellAtTill"]["status"] == "DELIVERED"
    assert (await session.scalars(select(Payment))).all() == []
    await holds(session)


async def test_store_credit_is_the_members_and_is_held_until_the_card_has_paid(
    ask, session, place, associate, member
):
    tenders = [{"amount": "5.00"}]

    nobodys = await ask(SELL, associate, input=sale(place, tenders=tenders))
    told = await ask(
        SELL, associate, input=sale(place, tender="CARD", tenders=tenders, customerId=member.gid)
    )
    more = await ask(
        SELL, associate, input=sale(place, tenders=tenders, given="9", customerId=member.gid)
    )

    order = told["sellAtTill"]
    assert nobodys["sellAtTill"]["__typename"] == "TenderChanged"
    assert order["status"] == "PENDING"
    assert told_of(order) == [("STORE_CREDIT", "HELD", "5.00")]
    assert (await session.scalars(select(Payment))).one().amount == 354
    assert more["sellAtTill"]["available"] == {"amount": "0.00"}
    await holds(session)


async def test_an_offer_is_taken_off_at_the_till_as_it_is_online(
    ask, save, session, place, associate, member
):
    offer = await save(an_offer(customer_id=member.id))
    lines = sale(place)["lines"]
    quote = {"lines": lines, "code": offer.code.lower()}

    unknown = (await ask(QUOTE, associate, **quote))["tillQuote"]
    shown = (await ask(QUOTE, associate, customer=member.gid, **quote))["tillQuote"]
    wanted = {"offerCode": offer.code, "expectedTotal": "7.68", "given": "7.68"}
    stranger = await ask(SELL, associate, input=sale(place, **wanted))
    sold, again = [
        await ask(SELL, associate, input=sale(place, **wanted, customerId=member.gid))
        for _ in range(2)
    ]

    assert unknown["offerRefusal"] == "This code is not valid."
    assert unknown["totals"]["total"] == {"amount": "8.54"}
    assert (shown["offerName"], shown["totals"]["discount"]) == ("Ten off", {"amount": "0.80"})
    assert stranger["sellAtTill"]["__typename"] == "OfferNotUsable"
    assert sold["sellAtTill"]["totals"]["total"] == {"amount": "7.68"}
    assert again["sellAtTill"]["message"] == "You have used this offer already."
    assert (await session.scalars(select(OfferRedemption))).one().customer_id == member.id
    await holds(session)


async def test_a_free_sale_is_handed_over_and_a_public_offer_counts_for_its_order(
    ask, save, session, place, associate
):
    offer = await save(an_offer(percent=100))
    wanted = {"offerCode": offer.code, "expectedTotal": "0.00"}

    told = [await ask(SELL, associate, input=sale(place, **wanted)) for _ in range(2)]

    assert [one["sellAtTill"]["status"] for one in told] == ["DELIVERED", "DELIVERED"]
    assert len((await session.scalars(select(OfferRedemption))).all()) == 2
    await holds(session)


async def test_what_was_paid_in_cash_goes_back_through_the_schema(
    ask, save, session, ports, place, associate, token
):
    tenders = [{"giftCard": await token(300), "amount": "3.00"}]
    sold = await ask(SELL, associate, input=sale(place, tenders=tenders, given="6.00"))
    order = sold["sellAtTill"]
    boss = await save(await an_account(ports, email=f"{uuid4()}@example.com", roles=[Role.OWNER]))
    owner: Viewer = await logged_in(save, boss, fresh=True)
    lines = [{"orderLineId": order["lines"][0]["id"], "quantity": 2}]
    wish = {"orderId": order["id"], "lines": lines, "reason": "OTHER"}
    asked = await ask(REQUEST, owner, input={**wish, "idempotencyKey": str(uuid4())})
    back = asked["requestReturn"]["id"]

    for step in STEPS:
        act = f"mutation ($input: {step[0].upper()}{step[1:]}Input!) {{ {step}(input: $input) {{\
            __typename ... on Return {{ status }} }} }}"
        keyed = {"returnId": back, "idempotencyKey": str(uuid4())}
        told = await ask(act, owner, input=keyed)
        assert told[step]["__typename"] == "Return", told

    assert told["refundReturn"]["status"] == "REFUNDED"
    assert (await session.scalars(select(Order))).one().refunded == 854
    asked_for = select(PaymentEvent.amount).where(PaymentEvent.kind == "refund_asked")
    assert (await session.scalars(asked_for)).all() == [554]
    card = select(TenderAccount).where(TenderAccount.kind == TenderKind.GIFT_CARD)
    assert (await session.scalars(card)).one().available == 300
    await holds(session)


async def test_an_offer_of_the_till_applies_there_by_itself_and_nowhere_else(
    ask, save, session, place, associate
):
    now = utc_now()
    rule = {"effect": "percent", "percent": 50, "touchpoints": ["till"]}
    dates = {"starts_at": now - timedelta(days=1), "ends_at": now + timedelta(days=1)}
    set_up = {"code": "", "is_automatic": True, "most_each": None}
    offer = await save(an_offer(name="Half", percent=None, rule=rule, **set_up, **dates))
    lines = sale(place)["lines"]

    quote = (await ask(QUOTE, associate, lines=lines, code=""))["tillQuote"]
    total = quote["totals"]["total"]["amount"]
    told = await ask(SELL, associate, input=sale(place, expectedTotal=total, given=total))

    assert quote["offers"] == [{"name": "Half", "saves": quote["totals"]["discount"]}]
    assert told["sellAtTill"]["totals"]["total"] == {"amount": total}
    kept = (await session.scalars(select(OfferRedemption))).one()
    assert (kept.offer_id, kept.once_key) == (offer.id, None)
    await holds(session)
