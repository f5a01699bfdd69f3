"""Goods come back through the schema: asked for, decided, received and paid back."""

import pytest
from sqlalchemy import func, select

from models.identity import Visitor
from models.orders import OrderLine, OrderStatus
from models.returns import Return
from models.viewer import Role, Viewer
from tests.factories import a_bought_line, an_order
from tests.resolvers.returns.conftest import LIST, delivered


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
