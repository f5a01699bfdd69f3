"""Gift cards and store credit, as buyers and staff use them; where each cent of a refund goes."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from models import ids, letters
from models.base import InvalidInput
from models.identity import Visitor
from models.invariants import invariants
from models.money import Money
from models.orders import OrderStatus
from models.payments import PaymentEvent
from models.returns import Return, ReturnReason, ReturnStatus
from models.tenders import (
    Gift,
    GiftCard,
    Part,
    TenderAccount,
    TenderKind,
    TenderMovement,
    TenderMovementKind,
    code_of,
)
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from resolvers.orders import finding
from tests.factories import a_bought_line, a_customer, a_payment, an_order
from tests.resolvers.logins import an_account, logged_in

CREDIT = """
mutation ($input: CreditCustomerInput!) {
  creditCustomer(input: $input) {
    __typename ... on Error { message }
    ... on StoreCredit { balance { amount } movements { nodes { kind amount { amount } note } } }
  }
}
"""
ISSUE = """
mutation ($input: IssueGiftCardInput!) {
  issueGiftCard(input: $input) { __typename ... on GiftCard { id balance { amount } lastFour } }
}
"""
VOID = """
mutation ($input: VoidGiftCardInput!) {
  voidGiftCard(input: $input) { __typename ... on GiftCard { balance { amount } voidReason } }
}
"""
FIND = """
query ($last: String, $to: String) { giftCards(lastFour: $last, recipientEmail: $to) { nodes {
  id movements { nodes { kind amount { amount } note } }
} } }
"""
REFUND = """
mutation ($input: RefundReturnInput!) {
  refundReturn(input: $input) { __typename ... on Error { message } ... on Return { status } }
}
"""
BY_NUMBER = """
query ($number: String!, $email: String!) {
  orderByNumber(number: $number, email: $email) { number status }
}
"""


@pytest.fixture
async def agent(save, ports, aisle):
    """Who may give back 30 dollars."""
    limit = {"refund_cap": 3_000, "refund_cap_currency": "USD"}
    account = await an_account(ports, email=f"{uuid4()}@example.com", roles=[Role.AGENT], **limit)
    await save(account)
    viewer = await logged_in(save, account, fresh=True)
    return replace(viewer, refund_cap=Money(3_000, "USD"))


def a_credit(customer, amount="20.00", **more):
    return {
        "customerId": customer.gid,
        "amount": {"amount": amount, "currency": "USD"},
        "reason": "It came late",
        "idempotencyKey": str(uuid4()),
        **more,
    }


async def holds(session, *names):
    for name in names:
        assert not (await session.execute(text(invariants[name].sql()))).all(), name


TENDERS = [name for name in invariants if name.startswith("tenders.")]


async def test_store_credit_is_the_sum_of_its_ledger(ask, save, session, agent):
    customer = await save(a_customer())

    first = await ask(CREDIT, viewer=agent, input=a_credit(customer))
    second = await ask(CREDIT, viewer=agent, input=a_credit(customer, "5.50"))

    assert first["creditCustomer"]["balance"] == {"amount": "20.00"}
    told = second["creditCustomer"]
    assert told["balance"] == {"amount": "25.50"}
    assert [one["amount"]["amount"] for one in told["movements"]["nodes"]] == ["5.50", "20.00"]
    account = (await session.scalars(select(TenderAccount))).one()
    assert account.available == await session.scalar(select(func.sum(TenderMovement.available)))
    await holds(session, *TENDERS)


async def test_nobody_gives_more_in_a_day_than_they_may(ask, save, agent):
    customer, other = await save(a_customer()), await save(a_customer())
    await ask(CREDIT, viewer=agent, input=a_credit(customer, "20.00"))

    more = await ask(CREDIT, viewer=agent, input=a_credit(other, "10.01"))
    foreign = {**a_credit(other), "amount": {"amount": "1", "currency": "JPY"}}
    yen = await ask(CREDIT, viewer=agent, input=foreign)
    rest = await ask(CREDIT, viewer=agent, input=a_credit(other, "10.00"))

    assert more["creditCustomer"]["__typename"] == "StaffLimitReached"
    assert yen["creditCustomer"]["__typename"] == "StaffLimitReached"
    assert rest["creditCustomer"]["__typename"] == "StoreCredit"


async def test_nothing_is_given_in_a_currency_that_nothing_is_sold_in(ask, save, agent):
    customer = await save(a_customer())
    odd = {**a_credit(customer), "amount": {"amount": "5", "currency": "CHF"}}

    told = await ask(CREDIT, viewer=replace(agent, refund_cap=Money(3_000, "CHF")), input=odd)

    assert told["creditCustomer"]["__typename"] == "InvalidInput"


async def test_nobody_gives_to_themselves(ask, save, agent):
    customer = await save(a_customer())
    viewer = replace(agent, customer_id=customer.id)

    told = await ask(CREDIT, viewer=viewer, input=a_credit(customer))

    assert told["creditCustomer"]["__typename"] == "OwnCredit"


async def test_staff_give_find_and_end_a_gift_card(ask, session, agent):
    given = {"amount": {"amount": "25", "currency": "USD"}, "recipientEmail": "bo@example.com"}
    keyed = {"reason": "A gift", "idempotencyKey": str(uuid4())}
    card = (await ask(ISSUE, viewer=agent, input={**given, **keyed}))["issueGiftCard"]
    again = (await ask(ISSUE, viewer=agent, input={**given, **keyed}))["issueGiftCard"]
    stored = (await session.scalars(select(GiftCard))).one()
    stored.engrave(code_of("a secret"))
    last_four = stored.last_four
    await session.commit()

    found = (await ask(FIND, viewer=agent, last=last_four.lower()))["giftCards"]["nodes"]
    sent = (await ask(FIND, viewer=agent, to=given["recipientEmail"].upper()))["giftCards"]["nodes"]
    strange = (await ask(FIND, viewer=agent, to="nobody@example.com"))["giftCards"]["nodes"]
    ending = {"giftCardId": card["id"], "reason": "Stolen", "idempotencyKey": str(uuid4())}
    ended = (await ask(VOID, viewer=agent, input=ending))["voidGiftCard"]
    twice = {**ending, "idempotencyKey": str(uuid4())}
    refused = (await ask(VOID, viewer=agent, input=twice))["voidGiftCard"]

    assert (card["balance"]["amount"], card["lastFour"], again["id"]) == ("25.00", None, card["id"])
    assert [one["id"] for one in found] == [card["id"]]
    assert (found, strange) == (sent, [])
    assert [one["kind"] for one in found[0]["movements"]["nodes"]] == ["ISSUED"]
    assert ended == {
        "__typename": "GiftCard",
        "balance": {"amount": "0.00"},
        "voidReason": "Stolen",
    }
    assert refused["__typename"] == "GiftCardVoided"
    await holds(session, *TENDERS)


def test_a_bought_card_is_not_ended_before_it_is_paid():
    now = utc_now()
    gift = Gift.checked(
        "25",
        "USD",
        giver="",
        recipient_email="bo@example.com",
        message="",
        deliver_at=None,
        now=now,
    )
    card, account = GiftCard.of(gift, order_id=ids.uuid7())

    with pytest.raises(InvalidInput):
        card.void(account, "Stolen", now, by=ids.uuid7())

    assert card.voided_at is None


async def test_a_code_is_long_and_checked_and_never_stored(session):
    codes = {code_of(str(one)) for one in range(200)}

    assert len(codes) == 200
    assert all(len(code) == 20 and letters.is_right(code) for code in codes)
    assert code_of("1") == code_of("1")


async def test_a_refund_goes_to_the_card_first_then_to_tenders_as_they_were_taken(
    ask, save, session, aisle, agent
):
    """An order of 10.00: 3.00 by gift card, 2.00 by store credit, 5.00 by card."""
    customer = await save(a_customer())
    line = a_bought_line(aisle.variant, quantity=10, gross=1_000)
    order = an_order(aisle.channel, line, customer_id=customer.id)
    order.delivered_at = utc_now()
    card = TenderAccount(kind=TenderKind.GIFT_CARD, currency="USD")
    credit = TenderAccount(kind=TenderKind.STORE_CREDIT, currency="USD", customer_id=customer.id)
    now, models = utc_now(), [order, a_payment(order, amount=500), card, credit]
    for place, (account, amount) in enumerate(((card, 300), (credit, 200))):
        gift = account.credit(amount, TenderMovementKind.CREDITED, "given", now)
        part, held = Part.hold(order, account, amount, place, now)
        models += [gift, held, part.tender, part.spend(now)]
    await save(*models)
    await holds(session, *TENDERS)

    async def refund(amount):
        back = Return(
            number=f"R-{uuid4()}",
            order_id=order.id,
            customer_id=customer.id,
            reason=ReturnReason.OTHER,
            currency="USD",
            refund=amount,
            requested_at=now,
            status=ReturnStatus.RECEIVED,
        )
        await save(back)
        given = {"returnId": back.gid, "idempotencyKey": str(uuid4())}
        told = (await ask(REFUND, viewer=agent, input=given))["refundReturn"]
        assert told == {"__typename": "Return", "status": "REFUNDED"}
        asked = select(func.coalesce(func.sum(PaymentEvent.amount), 0))
        balances = select(TenderAccount.available).order_by(TenderAccount.kind)
        return int(await session.scalar(asked)), *(await session.scalars(balances))

    assert await refund(400) == (400, 0, 0)
    assert await refund(250) == (500, 150, 0)
    assert await refund(300) == (500, 300, 150)
    assert await refund(50) == (500, 300, 200)
    await holds(session, *TENDERS)


async def test_what_comes_back_to_an_ended_gift_card_goes_to_the_buyer_on_a_new_one(
    ask, save, session, aisle, agent
):
    """A guest's order of 3.00, all by gift card, of which 2.00 go back in two returns."""
    line = a_bought_line(aisle.variant, quantity=3, gross=300)
    order = an_order(aisle.channel, line)
    order.delivered_at = now = utc_now()
    gift = Gift(500, "USD", "", "bo@example.com", "", now)
    card, account = GiftCard.of(gift, issued_by=agent.account_id)
    await save(order, account, card, card.issue(account, now))
    part, held = Part.hold(order, account, 300, 0, now)
    await save(held, part.tender, part.spend(now))
    ending = {"giftCardId": card.gid, "reason": "Stolen", "idempotencyKey": str(uuid4())}
    await ask(VOID, viewer=agent, input=ending)

    for amount in (50, 150):
        back = Return(
            number=f"R-{uuid4()}",
            order_id=order.id,
            customer_id=None,
            reason=ReturnReason.OTHER,
            currency="USD",
            refund=amount,
            requested_at=now,
            status=ReturnStatus.RECEIVED,
        )
        await save(back)
        given = {"returnId": back.gid, "idempotencyKey": str(uuid4())}
        told = (await ask(REFUND, viewer=agent, input=given))["refundReturn"]
        assert told == {"__typename": "Return", "status": "REFUNDED"}

    cards = select(GiftCard.recipient_email, TenderAccount.available).join(
        TenderAccount, TenderAccount.id == GiftCard.account_id
    )
    assert (await session.execute(cards.order_by(GiftCard.id))).all() == [
        ("bo@example.com", 0),
        (order.email, 50),
        (order.email, 150),
    ]
    given_today = select(func.count()).where(
        TenderMovement.staff_id == agent.account_id,
        TenderMovement.kind == TenderMovementKind.ISSUED,
    )
    assert await session.scalar(given_today) == 0
    await holds(session, *TENDERS)


async def test_an_order_is_found_by_number_and_address_alone_a_few_times(ask, save, aisle):
    order = await save(
        an_order(aisle.channel, a_bought_line(aisle.variant), status=OrderStatus.SHIPPED)
    )
    visitor = await save(Visitor(token_digest="here"))
    here = Viewer(visitor_id=visitor.id, address="192.0.2.7")
    typed = order.number.lower().replace("-", " ")

    found = await ask(BY_NUMBER, viewer=here, number=typed, email="Ana@example.com")
    other = await ask(BY_NUMBER, viewer=here, number=typed, email="bo@example.com")
    for _ in range(finding.OF_NUMBER.most - 1):
        await ask(BY_NUMBER, viewer=here, number=typed, email="bo@example.com")
    [(message, code)] = await ask(
        BY_NUMBER, viewer=here, number=typed, email="ana@example.com", errors=True
    )

    assert found["orderByNumber"] == {"number": order.number, "status": "SHIPPED"}
    assert other["orderByNumber"] is None
    assert code == "BAD_USER_INPUT"
    assert "too often" in message
