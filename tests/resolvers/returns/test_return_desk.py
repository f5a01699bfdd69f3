"""What the desk makes of a return: a yes or a no, the goods on a shelf again, the money back."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select

from models.base import EventEntry
from models.inventory import MovementKind, Stock, StockMovement
from models.orders import Order, OrderLine
from models.payments import PaymentEvent, PaymentEventKind
from models.returns import Return
from models.viewer import Role, Viewer
from resolvers.context import utc_now
from tests.factories import a_bought_line, an_order
from tests.resolvers.returns.conftest import LIST, a_step, delivered


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
