"""Goods come back through the schema: asked for, decided, received and paid back."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from models.base import EventEntry
from models.identity import Visitor
from models.inventory import MovementKind, Stock, StockMovement
from models.orders import Order, OrderLine, OrderStatus
from models.payments import PaymentEvent, PaymentEventKind
from models.returns import Return
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from tests.factories import Aisle, a_bought_line, a_customer, a_payment, an_order

REQUEST = """
mutation ($input: RequestReturnInput!) {
  requestReturn(input: $input) {
    __typename
    ... on Error { message }
    ... on InvalidInput { fields { path } }
    ... on Return {
      id status reason note refund { amount currency } instructions
      order { number canReturn returns { id } }
      lines { quantity refund { amount } orderLine { name quantityReturnable } }
    }
  }
}
"""
LIST = """
query ($status: ReturnStatus, $first: Int! = 20, $after: String) {
  returns(status: $status, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes {
      id order { number } lines { quantity refund { currency } orderLine { sku } }
    }
  }
}
"""


def a_step(name):
    return f"""
      mutation ($input: {name[0].upper()}{name[1:]}Input!) {{
        {name}(input: $input) {{
          __typename
          ... on Error {{ message }}
          ... on IllegalReturnMove {{ status allowed }}
          ... on Return {{ status answer }}
        }}
      }}
    """


@pytest.fixture
async def aisle(save):
    aisle = Aisle(on_hand=10)
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def ana(save):
    customer = await save(a_customer())
    return Viewer(account_id=customer.id, customer_id=customer.id, roles=frozenset({Role.CUSTOMER}))


@pytest.fixture
async def order(save, aisle, ana):
    """Three loaves for 10.00, delivered just now and paid."""
    line = a_bought_line(aisle.variant, 3, gross=1000)
    order = an_order(aisle.channel, line, customer_id=ana.customer_id)
    order.placed_at = order.delivered_at = None
    return await delivered(save, order)


async def delivered(save, order):
    order.placed_at = order.delivered_at = utc_now()
    return await save(order, a_payment(order))


@pytest.fixture
def request_return(ask):
    async def request(viewer, order, quantity=1, **changes):
        given = {
            "orderId": order.gid,
            "lines": [{"orderLineId": order.lines[0].gid, "quantity": quantity}],
            "reason": "DAMAGED",
            "note": "Squashed",
            "idempotencyKey": f"a return of {quantity}",
            **changes,
        }
        return (await ask(REQUEST, viewer=viewer, input=given))["requestReturn"]

    return request


@pytest.fixture
def step(ask):
    async def step(viewer, name, back, **more):
        return (await ask(a_step(name), viewer=viewer, input={"returnId": back, **more}))[name]

    return step


@pytest.fixture
async def back(request_return, ana, order):
    return (await request_return(ana, order, 2))["id"]


async def test_a_customer_asks_to_send_something_back(ana, order, request_return):
    reply = await request_return(ana, order, 2)

    assert reply.pop("id").startswith("return_")
    (again,) = reply["order"].pop("returns")
    assert again["id"].startswith("return_")
    assert reply == {
        "__typename": "Return",
        "status": "REQUESTED",
        "reason": "DAMAGED",
        "note": "Squashed",
        "refund": {"amount": "6.67", "currency": "USD"},
        "instructions": "We look at it within one working day and write to you.",
        "order": {"number": order.number, "canReturn": True},
        "lines": [
            {
                "quantity": 2,
                "refund": {"amount": "6.67"},
                "orderLine": {"name": "Bread", "quantityReturnable": 1},
            }
        ],
    }


async def test_the_order_can_return_until_nothing_is_left(ana, order, request_return):
    assert not (await request_return(ana, order, 3))["order"]["canReturn"]


async def test_asking_twice_with_one_key_asks_once(ana, order, request_return, session):
    first = await request_return(ana, order, 2)

    assert (await request_return(ana, order, 2))["id"] == first["id"]
    assert await session.scalar(select(func.count()).select_from(Return)) == 1
    assert await session.scalar(select(OrderLine.returned)) == 2


async def test_one_key_does_not_stand_for_two_requests(ana, order, request_return):
    await request_return(ana, order, 2)

    reply = await request_return(ana, order, 1, idempotencyKey="a return of 2")

    assert reply["__typename"] == "IdempotencyConflict"


async def test_more_than_was_bought_is_refused_and_changes_nothing(
    ana, order, request_return, session
):
    reply = await request_return(ana, order, 4)

    assert (reply["__typename"], reply["fields"]) == ("InvalidInput", [{"path": "lines"}])
    assert await session.scalar(select(OrderLine.returned)) == 0
    assert await session.scalar(select(Return.id)) is None


async def test_a_note_that_cannot_be_kept_is_refused(ana, order, request_return):
    reply = await request_return(ana, order, note="zero\x00byte")

    assert (reply["__typename"], reply["fields"]) == ("InvalidInput", [{"path": "note"}])


@pytest.mark.parametrize("line", ["", "nonsense", "orderline_01h455vb4pex5vsknk084sn02q"])
async def test_a_line_that_is_none_is_not_there(ana, order, request_return, line):
    reply = await request_return(ana, order, lines=[{"orderLineId": line, "quantity": 1}])

    assert reply["__typename"] == "NotFound"


async def test_what_is_still_being_packed_cannot_go_back(ana, save, aisle, request_return):
    line = a_bought_line(aisle.variant)
    packed = await save(
        an_order(aisle.channel, line, customer_id=ana.customer_id, status=OrderStatus.PACKED)
    )

    assert (await request_return(ana, packed))["__typename"] == "NotReturnable"


async def test_somebody_elses_order_does_not_exist(order, request_return, stranger):
    other = Viewer(account_id=stranger, customer_id=stranger, roles=frozenset({Role.CUSTOMER}))

    for viewer in (other, Viewer()):
        assert (await request_return(viewer, order))["__typename"] == "NotFound"


async def test_a_guest_returns_what_this_browser_ordered(ask, save, aisle, request_return):
    mine, theirs = Visitor(token_digest="mine"), Visitor(token_digest="theirs")
    await save(mine, theirs)
    order = an_order(aisle.channel, a_bought_line(aisle.variant), visitor_id=mine.id)
    await delivered(save, order)

    reply = await request_return(Viewer(visitor_id=mine.id), order)

    query = "query ($id: ID!) { return(id: $id) { status } }"
    assert reply["__typename"] == "Return"
    shown = await ask(query, viewer=Viewer(visitor_id=mine.id), id=reply["id"])
    assert shown == {"return": {"status": "REQUESTED"}}
    for viewer in (Viewer(visitor_id=theirs.id), Viewer()):
        assert await ask(query, viewer=viewer, id=reply["id"]) == {"return": None}
        assert (await ask(LIST, viewer=viewer))["returns"]["nodes"] == []


async def test_what_came_back_damaged_is_written_off(step, back, order, session):
    for name in ("approveReturn", "receiveReturn"):
        await step(Role.OWNER, name, back)

    assert await session.scalar(select(Stock.on_hand)) == 10
    moves = (await session.scalars(select(StockMovement).order_by(StockMovement.id))).all()
    assert [(one.kind, one.on_hand, one.order_id) for one in moves] == [
        (MovementKind.RETURNED, 2, order.id),
        (MovementKind.WRITTEN_OFF, -2, order.id),
    ]


async def test_a_return_from_the_question_to_the_money(
    ana, request_return, step, order, session, ports
):
    back = (await request_return(ana, order, 2, reason="CHANGED_MIND"))["id"]
    assert (await step(Role.AGENT, "approveReturn", back))["status"] == "APPROVED"
    who = {"account_id": uuid4(), "roles": frozenset({Role.ASSOCIATE})}
    here = Viewer(**who, store_id=order.location_id)
    assert (await step(here, "receiveReturn", back))["status"] == "RECEIVED"
    ports.jobs.entries.clear()
    paid = await step(Role.OWNER, "refundReturn", back, idempotencyKey="refund one")
    assert paid["status"] == "REFUNDED"

    assert await session.scalar(select(Stock.on_hand)) == 12
    moved = (await session.scalars(select(StockMovement))).one()
    assert (moved.kind, moved.on_hand, moved.order_id) == (MovementKind.RETURNED, 2, order.id)
    assert await session.scalar(select(Order.refunded)) == 667
    asked = (await session.scalars(select(PaymentEvent))).one()
    assert (asked.kind, asked.amount) == (PaymentEventKind.REFUND_ASKED, 667)
    told = [(entry.name, entry.data.get("amount")) for entry in ports.jobs.entries]
    assert sorted(told) == [("RefundAsked", 667), ("ReturnMoved", None)]


async def test_what_was_free_goes_back_without_money(save, aisle, ana, request_return, step):
    order = an_order(
        aisle.channel,
        a_bought_line(aisle.variant, gross=500, discount=500),
        customer_id=ana.customer_id,
    )
    order.placed_at = order.delivered_at = utc_now()
    await save(order)
    back = (await request_return(ana, order))["id"]
    for name in ("approveReturn", "receiveReturn"):
        await step(Role.OWNER, name, back)

    done = await step(Role.OWNER, "refundReturn", back, idempotencyKey="nothing to refund")

    assert done["status"] == "REFUNDED"


async def test_the_money_goes_back_once(step, back, session):
    owner = Viewer(account_id=(await session.scalars(select(Order.id))).one(), roles={Role.OWNER})
    for name in ("approveReturn", "receiveReturn"):
        await step(owner, name, back)

    for _ in range(2):
        await step(owner, "refundReturn", back, idempotencyKey="refund one")
    again = await step(owner, "refundReturn", back, idempotencyKey="refund two")

    assert (again["__typename"], again["status"]) == ("IllegalReturnMove", "REFUNDED")
    assert await session.scalar(select(Order.refunded)) == 667
    assert await session.scalar(select(func.count()).select_from(PaymentEvent)) == 1


async def test_a_key_too_short_pays_nothing(step, back):
    reply = await step(Role.OWNER, "refundReturn", back, idempotencyKey="1")

    assert reply["__typename"] == "InvalidInput"


async def test_no_comes_with_a_reason_and_frees_the_units(step, back, session):
    reply = await step(Role.AGENT, "rejectReturn", back, answer="The seal is broken.")

    assert reply == {
        "__typename": "Return",
        "status": "REJECTED",
        "answer": "The seal is broken.",
    }
    assert await session.scalar(select(OrderLine.returned)) == 0


async def test_no_without_a_reason_is_refused(step, back):
    assert (await step(Role.AGENT, "rejectReturn", back, answer=" "))[
        "__typename"
    ] == "InvalidInput"


async def test_after_a_refusal_the_rest_still_gives_back_every_cent(
    ana, order, request_return, step, session
):
    first = (await request_return(ana, order, 1))["id"]
    await request_return(ana, order, 1, idempotencyKey="the second one")
    await step(Role.AGENT, "rejectReturn", first, answer="No.")

    await request_return(ana, order, 2)

    live = select(func.sum(Return.refund)).where(Return.status != "rejected")
    assert await session.scalar(live) == 1000


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("receiveReturn", {}),
        ("refundReturn", {"idempotencyKey": "refund one"}),
    ],
)
async def test_no_step_is_skipped(step, back, session, name, more):
    reply = await step(Role.OWNER, name, back, **more)

    assert reply["__typename"] == "IllegalReturnMove"
    assert (reply["status"], reply["allowed"]) == ("REQUESTED", ["APPROVED", "REJECTED"])
    assert await session.scalar(select(Stock.on_hand)) == 10


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("approveReturn", {}),
        ("rejectReturn", {"answer": "No."}),
        ("receiveReturn", {}),
        ("refundReturn", {"idempotencyKey": "refund one"}),
    ],
)
async def test_only_the_desk_decides(ask, step, back, ana, name, more):
    given = {"returnId": back, **more}
    for viewer in (ana, Viewer(), Role.ANALYST, Role.MARKETER):
        errors = await ask(a_step(name), viewer=viewer, errors=True, input=given)
        assert errors == [("You may not do this.", "FORBIDDEN")]

    unknown = await step(Role.OWNER, name, "return_01h455vb4pex5vsknk084sn02q", **more)
    assert unknown["__typename"] == "NotFound"


async def test_a_store_associate_hands_out_no_money(ask, back):
    given = {"returnId": back, "idempotencyKey": "refund one"}

    errors = await ask(a_step("refundReturn"), viewer=Role.ASSOCIATE, errors=True, input=given)

    assert errors == [("You may not do this.", "FORBIDDEN")]


async def test_a_shelf_that_never_held_it_takes_it_back(ana, request_return, order, step, session):
    back = (await request_return(ana, order, 2, reason="WRONG_ITEM"))["id"]
    stock = (await session.scalars(select(Stock))).one()
    await session.delete(stock)
    await session.commit()
    await step(Role.AGENT, "approveReturn", back)

    assert (await step(Role.AGENT, "receiveReturn", back))["status"] == "RECEIVED"
    assert await session.scalar(select(Stock.on_hand)) == 2


async def test_a_list_costs_the_same_however_long_it_is(
    ask, save, aisle, ana, request_return, statements
):
    async def ask_back(count):
        for _ in range(count):
            line = a_bought_line(aisle.variant)
            order = an_order(aisle.channel, line, customer_id=ana.customer_id)
            await delivered(save, order)
            await request_return(ana, order, idempotencyKey=str(order.id))

    await ask_back(1)
    statements.clear()
    await ask(LIST, viewer=ana)
    cost = len(statements)
    await ask_back(5)
    statements.clear()
    reply = await ask(LIST, viewer=ana)

    assert len(reply["returns"]["nodes"]) == reply["returns"]["totalCount"] == 6
    assert len(statements) == cost


async def test_pages_follow_each_other(ask, save, aisle, ana, request_return):
    for number in range(3):
        order = an_order(aisle.channel, a_bought_line(aisle.variant), customer_id=ana.customer_id)
        await delivered(save, order)
        await request_return(ana, order, idempotencyKey=f"return {number}")

    one = (await ask(LIST, viewer=ana, first=2))["returns"]
    two = (await ask(LIST, viewer=ana, first=2, after=one["pageInfo"]["endCursor"]))["returns"]

    assert (one["pageInfo"]["hasNextPage"], two["pageInfo"]["hasNextPage"]) == (True, False)
    assert len({node["id"] for node in [*one["nodes"], *two["nodes"]]}) == 3


async def test_the_desk_sees_all_of_one_status(ask, back, stranger):
    assert len((await ask(LIST, viewer=Role.AGENT, status="REQUESTED"))["returns"]["nodes"]) == 1
    assert (await ask(LIST, viewer=Role.AGENT, status="REFUNDED"))["returns"]["nodes"] == []
    assert (await ask(LIST, viewer=stranger))["returns"]["nodes"] == []


async def test_who_did_it_is_in_the_log(step, back, session):
    agent = Viewer(account_id=(await session.scalars(select(Order.id))).one(), roles={Role.AGENT})
    await step(agent, "approveReturn", back)

    entry = await session.scalar(select(EventEntry).where(EventEntry.name == "ReturnMoved"))
    assert (entry.account_id, entry.data["status"]) == (agent.account_id, "approved")
