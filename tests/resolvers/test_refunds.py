"""A refund above somebody's limit is seen by four eyes, and paid once."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from models.money import Money
from models.orders import Order
from models.payments import PaymentEvent
from models.refunds import RefundRequest
from models.returns import Return, ReturnReason, ReturnStatus
from models.viewer import Role
from resolvers.context import utc_now
from tests.factories import Aisle, a_bought_line, a_customer, a_payment, a_word, an_order
from tests.resolvers.logins import an_account, logged_in

ASKED = """
  ... on RefundRequest {
    id decision amount { amount currency } return { status } requestedBy { name }
    decidedBy { name } answer canDecide
  }
"""
REFUND = f"""
mutation ($input: RefundReturnInput!) {{
  refundReturn(input: $input) {{ __typename ... on Return {{ status }} {ASKED} }}
}}
"""
APPROVE = f"""
mutation ($input: ApproveRefundInput!) {{
  approveRefund(input: $input) {{ __typename ... on Error {{ message }} {ASKED} }}
}}
"""
DECLINE = f"""
mutation ($input: DeclineRefundInput!) {{
  declineRefund(input: $input) {{ __typename {ASKED} }}
}}
"""
LIST = """
query ($first: Int! = 20, $decision: RefundDecision) {
  refundRequests(first: $first, decision: $decision) {
    totalCount nodes { id canDecide requestedBy { name } return { order { number } } }
  }
}
"""


@pytest.fixture
async def person(save, ports):
    """A colleague with a limit in cents, or none."""

    async def person(cap=None, role=Role.AGENT, currency="USD", fresh=True):
        limit = {} if cap is None else {"refund_cap": cap, "refund_cap_currency": currency}
        values = {"email": f"{a_word()}@example.com", "name": f"Up to {cap}", "roles": [role]}
        account = await save(await an_account(ports, **values, **limit))
        return await logged_in(save, account, fresh)

    return person


@pytest.fixture
async def order(save):
    """Three loaves for 10.00, delivered and paid."""
    aisle, customer = Aisle(), a_customer()
    await save(*aisle.models, customer)
    line = a_bought_line(aisle.variant, 3, gross=1000)
    order = an_order(
        aisle.channel, line, customer_id=customer.id, placed_at=utc_now(), delivered_at=utc_now()
    )
    return await save(order, a_payment(order))


@pytest.fixture
def back(save, order):
    """So many of its loaves, back in the shop."""

    async def back(quantity=3, earlier=()):
        asked = Return.request(
            order,
            [(order.lines[0].id, quantity)],
            [line for one in earlier for line in one.lines],
            reason=ReturnReason.OTHER,
            note="",
            now=utc_now(),
        )
        asked.status = ReturnStatus.RECEIVED
        return await save(asked)

    return back


@pytest.fixture
def act(ask):
    async def act(query, viewer, **given):
        if query is not DECLINE:
            given.setdefault("idempotencyKey", f"{a_word()}{a_word()}")
        (result,) = (await ask(query, viewer=viewer, input=given)).values()
        return result

    return act


@pytest.fixture
def paid(session):
    """What went back of the order, and how often the payment company is told so."""

    async def paid():
        events = await session.scalar(select(func.count()).select_from(PaymentEvent))
        return await session.scalar(select(Order.refunded)), events

    return paid


async def test_up_to_the_limit_one_person_decides(act, back, person, paid):
    reply = await act(REFUND, await person(1000), returnId=(await back()).gid)

    assert (reply["__typename"], reply["status"]) == ("Return", "REFUNDED")
    assert await paid() == (1000, 1)


@pytest.mark.parametrize("limit", [(999, "USD"), (100_000, "EUR"), (0, "USD")])
async def test_above_it_another_does_and_nothing_is_paid_before(act, back, person, paid, limit):
    cap, currency = limit
    asker, boss = await person(cap, currency=currency), await person(1000)
    returned = await back()

    asked = await act(REFUND, asker, returnId=returned.gid)

    assert asked["__typename"] == "RefundRequest"
    assert asked["amount"] == {"amount": "10.00", "currency": "USD"}
    assert (asked["return"]["status"], asked["canDecide"]) == ("RECEIVED", False)
    assert await paid() == (0, 0)
    again = await act(REFUND, asker, returnId=returned.gid)
    assert again["id"] == asked["id"]
    done = await act(APPROVE, boss, refundRequestId=asked["id"])
    assert (done["decision"], done["return"]["status"]) == ("APPROVED", "REFUNDED")
    assert (done["requestedBy"]["name"], done["decidedBy"]["name"]) == (
        f"Up to {cap}",
        "Up to 1000",
    )
    assert await paid() == (1000, 1)


async def test_whoever_asked_never_decides_nor_does_who_may_not_give_as_much(
    act, back, person, paid, save, session
):
    asker = await person(100)
    asked = await act(REFUND, asker, returnId=(await back()).gid)
    raised = asker.__class__(**{**vars(asker), "refund_cap": Money(10**6, "USD")})

    for who, refusal in (
        (asker, "OwnRefundRequest"),
        (raised, "OwnRefundRequest"),
        (await person(999), "RefundAboveCap"),
        (await person(1000, currency="EUR"), "RefundAboveCap"),
        (await person(fresh=False), "ConfirmationNeeded"),
    ):
        reply = await act(APPROVE, who, refundRequestId=asked["id"])
        assert reply["__typename"] == refusal
    assert await paid() == (0, 0)


@pytest.mark.parametrize("is_guest", [False, True])
async def test_nobody_pays_back_alone_what_they_bought_themselves(
    act, back, person, paid, order, save, is_guest
):
    buyer, boss = await person(), await person()
    if is_guest:
        buyer = replace(buyer, visitor_id=uuid4())
        order.customer_id, order.visitor_id = None, buyer.visitor_id
    else:
        buyer = replace(buyer, customer_id=order.customer_id)
    await save(order)
    returned = await back()

    asked = await act(REFUND, buyer, returnId=returned.gid)
    again = await act(REFUND, buyer, returnId=returned.gid)
    assert (asked["decision"], again["id"]) == ("PENDING", asked["id"])
    assert await paid() == (0, 0)

    done = await act(REFUND, boss, returnId=returned.gid)
    assert (done["__typename"], await paid()) == ("Return", (1000, 1))


async def test_a_colleague_who_bought_the_goods_does_not_decide_either(
    act, back, person, paid, order
):
    returned = await back()
    asked = await act(REFUND, await person(100), returnId=returned.gid)
    buyer = replace(await person(), customer_id=order.customer_id)

    approved = await act(APPROVE, buyer, refundRequestId=asked["id"])
    refunded = await act(REFUND, buyer, returnId=returned.gid)

    assert approved["__typename"] == "OwnRefundRequest"
    assert (refunded["id"], refunded["decision"]) == (asked["id"], "PENDING")
    assert not refunded["canDecide"]
    assert await paid() == (0, 0)


async def test_the_database_knows_four_eyes_too(back, person, save, session):
    asker = await person()
    request = RefundRequest.ask(await back(), await session.scalar(select(Order)), asker, utc_now())
    await save(request)
    request.decided_by, request.decided_at, request.status = asker.account_id, utc_now(), "approved"

    with pytest.raises(IntegrityError, match="four_eyes"):
        await session.flush()


async def test_what_was_declined_can_be_asked_for_anew(act, back, person, paid):
    asker, boss, returned = await person(100), await person(), await back()
    asked = await act(REFUND, asker, returnId=returned.gid)

    no = await act(DECLINE, boss, refundRequestId=asked["id"], answer="Look at the crust.")

    assert (no["decision"], no["answer"]) == ("DECLINED", "Look at the crust.")
    assert no["return"]["status"] == "RECEIVED"
    for query, more in ((APPROVE, {}), (DECLINE, {"answer": "No."})):
        reply = await act(query, boss, refundRequestId=asked["id"], **more)
        assert reply["__typename"] == "RefundDecided"
    assert (await act(REFUND, asker, returnId=returned.gid))["id"] != asked["id"]
    assert await paid() == (0, 0)


async def test_many_small_returns_are_no_way_around_the_limit(act, back, person, paid):
    asker, first = await person(700), await back(2)
    second = await back(1, earlier=[first])

    replies = [await act(REFUND, asker, returnId=one.gid) for one in (first, second)]

    assert [one["__typename"] for one in replies] == ["Return", "RefundRequest"]
    assert await paid() == (667, 1)


async def test_who_may_give_as_much_and_refunds_decides_what_waits(act, back, person, paid, ask):
    asker, boss, returned = await person(100), await person(), await back()
    await act(REFUND, asker, returnId=returned.gid)

    reply = await act(REFUND, boss, returnId=returned.gid)

    assert reply["__typename"] == "Return"
    assert await paid() == (1000, 1)
    waiting = await ask(LIST, viewer=boss, decision="PENDING")
    assert waiting["refundRequests"]["nodes"] == []


async def test_saying_yes_twice_with_one_key_is_saying_it_once(act, back, person, paid):
    asker, boss = await person(100), await person()
    given = {"returnId": (await back()).gid, "idempotencyKey": "one refund"}
    asked = await act(REFUND, asker, **given)
    assert await act(REFUND, asker, **given) == asked
    given = {"refundRequestId": asked["id"], "idempotencyKey": "saying yes"}

    first, second = await act(APPROVE, boss, **given), await act(APPROVE, boss, **given)

    assert first == second
    assert first["decision"] == "APPROVED"
    assert await paid() == (1000, 1)


async def test_a_page_of_requests_takes_the_same_statements_whatever_its_size(
    act, ask, back, person, statements
):
    asker, boss, earlier = await person(0), await person(), []
    for _ in range(3):
        earlier.append(await back(1, earlier=earlier))
        await act(REFUND, asker, returnId=earlier[-1].gid)
    counts = []
    for first in (1, 3):
        statements.clear()
        page = (await ask(LIST, viewer=boss, first=first))["refundRequests"]
        counts.append(len(statements))
        assert [one["canDecide"] for one in page["nodes"]] == [True] * first

    assert counts[0] == counts[1]
    assert page["totalCount"] == 3
