"""What came is graded unit by unit: onto the shelf there, or away; it gives back its part."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from models.inventory import MovementKind, Stock, StockMovement
from models.orders import OrderLine
from models.returns import Return, ReturnLine, ReturnStatus
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from resolvers.returns.deciding import CODES
from tests.factories import a_location
from tests.resolvers.logins import an_account, logged_in

RECEIVE = """
mutation ($input: ReceiveReturnInput!) {
  receiveReturn(input: $input) {
    __typename
    ... on Error { message }
    ... on Return {
      status refund { amount } receivedAt { name }
      lines { quantity opened damaged missing refund { amount } }
      timeline { status title }
    }
  }
}
"""
ACCEPT = """
mutation ($input: AcceptDropOffInput!) {
  acceptDropOff(input: $input) { __typename ... on Return { id status dropOff { name } code } }
}
"""

REFUND = """
mutation ($input: RefundReturnInput!) {
  refundReturn(input: $input) { __typename ... on Return { status } }
}
"""


@pytest.fixture
async def awaited(ana, order, request_return, step, session):
    """Three units of 10.00, accepted."""
    back = (await request_return(ana, order, 3, reason="OTHER"))["id"]
    await step(Role.OWNER, "approveReturn", back)
    return (await session.scalars(select(Return))).one()


@pytest.fixture
def receive(ask, session):
    async def receive(viewer, back, *, stays_open=False, **grades):
        [line] = back.lines if "lines" in back.__dict__ else await _lines(session, back)
        lines = [{"returnLineId": line.gid, **grades}]
        given = {"returnId": back.gid, "lines": lines, "restStaysOpen": stays_open}
        return (await ask(RECEIVE, viewer=viewer, input=given))["receiveReturn"]

    return receive


async def _lines(session, back):
    return (await session.scalars(select(ReturnLine).where(ReturnLine.return_id == back.id))).all()


async def test_only_what_is_like_new_is_sold_again(awaited, receive, session):
    told = await receive(Role.OWNER, awaited, likeNew=1, opened=1, damaged=1)

    assert (told["status"], told["refund"]) == ("RECEIVED", {"amount": "10.00"})
    assert await session.scalar(select(Stock.on_hand)) == 11
    moves = await session.scalars(select(StockMovement).order_by(StockMovement.id))
    assert [(one.kind, one.on_hand) for one in moves] == [
        (MovementKind.RETURNED, 3),
        (MovementKind.WRITTEN_OFF, -2),
    ]


async def test_what_did_not_come_gives_nothing_back_and_may_be_asked_for_again(
    awaited, receive, session
):
    told = await receive(Role.OWNER, awaited, likeNew=2, missing=1)

    assert told["refund"] == {"amount": "6.67"}
    assert [(one["quantity"], one["missing"]) for one in told["lines"]] == [(2, 1)]
    assert await session.scalar(select(OrderLine.returned)) == 2


async def test_the_rest_is_waited_for_as_a_return_of_its_own(awaited, receive, session):
    await receive(Role.OWNER, awaited, likeNew=1, missing=2, stays_open=True)

    first, rest = (await session.scalars(select(Return).order_by(Return.id))).all()
    assert (first.refund + rest.refund, rest.status) == (1000, ReturnStatus.APPROVED)
    assert (rest.rest_of_id, rest.code) == (first.id, first.code)
    assert await session.scalar(select(OrderLine.returned)) == 3
    told = await receive(Role.OWNER, rest, likeNew=2)
    assert (told["status"], told["refund"]) == ("RECEIVED", {"amount": "6.66"})


@pytest.mark.parametrize("grades", [{}, {"likeNew": 2}, {"likeNew": 4}, {"missing": 3}])
async def test_each_unit_is_graded_and_some_came(awaited, receive, grades):
    assert (await receive(Role.OWNER, awaited, **grades))["__typename"] == "InvalidInput"


async def test_a_store_takes_in_whatever_is_brought_with_its_code(
    ask, awaited, receive, save, session, ana
):
    store = await save(a_location(kind="store", name="Corner"))
    here = Viewer(account_id=ana.account_id, roles=frozenset({Role.ASSOCIATE}), store_id=store.id)
    assert (await receive(here, awaited, likeNew=3))["__typename"] == "NotFound"

    typed = {"code": (awaited.code or "").lower().replace("-", " ")}
    told = (await ask(ACCEPT, viewer=here, input=typed))["acceptDropOff"]
    assert (told["id"], told["dropOff"], told["code"]) == (awaited.gid, {"name": "Corner"}, None)
    done = await receive(here, awaited, likeNew=3)

    assert (done["status"], done["receivedAt"]) == ("RECEIVED", {"name": "Corner"})
    titles = [one["title"] for one in done["timeline"]]
    assert titles == ["Asked for", "Accepted", "Handed in at the store", "Received"]
    at = select(Stock.on_hand).where(Stock.location_id == store.id)
    assert await session.scalar(at) == 3


async def test_a_code_that_is_none_brings_nothing_in(ask):
    told = await ask(ACCEPT, viewer=Role.OWNER, input={"code": "ABCDE-FGHJ"})

    assert told["acceptDropOff"]["__typename"] == "NotFound"


async def test_wrong_codes_are_counted_and_right_ones_are_not(ask, awaited, ana, save):
    store = await save(a_location(kind="store"))
    here = Viewer(account_id=ana.account_id, roles=frozenset({Role.ASSOCIATE}), store_id=store.id)

    async def typed(code):
        told = await ask(ACCEPT, viewer=here, input={"code": code})
        return told["acceptDropOff"]["__typename"]

    assert await typed(awaited.code) == "Return"
    wrong = [await typed("ABCDE-FGHJ") for _ in range(CODES.most)]

    assert set(wrong) == {"NotFound"}
    assert await typed("ABCDE-FGHJ") == "TooManyTries"
    assert await typed(awaited.code) == "TooManyTries"


async def test_a_wrong_code_with_a_key_leaves_the_key_free(ask, awaited):
    key = str(uuid4())
    given = {"code": "ABCDE-FGHJ", "idempotencyKey": key}
    assert (await ask(ACCEPT, viewer=Role.OWNER, input=given))["acceptDropOff"]["__typename"] == (
        "NotFound"
    )

    right = {"code": awaited.code, "idempotencyKey": key}
    told = (await ask(ACCEPT, viewer=Role.OWNER, input=right))["acceptDropOff"]

    assert told["id"] == awaited.gid


@pytest.mark.parametrize(("reason", "status"), [("OTHER", "APPROVED"), ("DAMAGED", "REQUESTED")])
async def test_what_is_of_little_value_and_whole_is_accepted_at_once(
    save, aisle, ana, order, request_return, reason, status
):
    aisle.channel.returns_approved_below = 668
    await save(aisle.channel)

    assert (await request_return(ana, order, 2, reason=reason))["status"] == status
    more = await request_return(ana, order, 1, reason=reason, idempotencyKey="one more of it")
    assert more["status"] == status


async def test_the_window_is_overridden_for_a_reason_and_by_four_eyes(
    ask, save, ana, order, request_return, step, ports
):
    order.delivered_at = utc_now() - timedelta(days=60)
    await save(order)
    first, second = [
        await logged_in(save, await save(await an_account(ports, **who)), True)
        for who in ({"email": f"{n}@example.com", "roles": [Role.OWNER]} for n in "ab")
    ]
    assert (await request_return(ana, order))["__typename"] == "NotReturnable"
    assert (await request_return(ana, order, override="Please"))["__typename"] == "NotFound"

    back = (await request_return(first, order, override="It broke after a week."))["id"]
    for name in ("approveReturn", "receiveReturn"):
        await step(first, name, back)
    given = {"returnId": back, "idempotencyKey": "pay it back"}
    alone = await ask(REFUND, viewer=first, input=given)
    assert alone["refundReturn"]["__typename"] == "RefundRequest"
    seen = await ask(REFUND, viewer=second, input=given)

    assert seen["refundReturn"] == {"__typename": "Return", "status": "REFUNDED"}


async def test_what_a_closed_place_sold_comes_back_to_the_warehouse_of_its_market(
    awaited, order, receive, save, session
):
    warehouse = order.location_id
    gone = await save(a_location(kind="store", closed_at=utc_now()))
    order.location_id = gone.id
    await session.flush()

    told = await receive(Role.OWNER, awaited, likeNew=3)

    assert told["status"] == "RECEIVED"
    back = select(Return.location_id).where(Return.id == awaited.id)
    assert await session.scalar(back) == warehouse


async def test_nothing_is_brought_to_a_closed_store(ana, order, request_return, save):
    gone = await save(a_location(kind="store", closed_at=utc_now()))

    told = await request_return(ana, order, 1, dropOffId=gone.gid)

    assert told["__typename"] == "NotFound"
