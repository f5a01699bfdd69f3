"""An order found by its number and e-mail address, and its buyer's own among many."""

import pytest
from sqlalchemy import select

from models.fulfilments import Fulfilment, FulfilmentStatus
from models.orders import Order, OrderStatus
from models.viewer import Role, Viewer
from resolvers.orders.finding import OF_NUMBER
from tests.factories import Aisle, a_bought_line, a_customer, an_order

FIND = """query ($number: String!, $email: String!) {
  orderByNumber(number: $number, email: $email) { status } }"""
MINE = """query ($state: OrderState, $search: String) {
  orders(state: $state, search: $search) { totalCount nodes { status } } }"""
ACTIONS = "{ orders(first: 20) { nodes { availableActions { kind until } } } }"


@pytest.fixture
async def aisle(save):
    aisle = Aisle()
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def mine(save, aisle):
    """One order of each status, of one customer."""
    customer = await save(a_customer())
    for status in OrderStatus:
        line = a_bought_line(aisle.variant, name=f"Tea {status}")
        values = {"customer_id": customer.id, "location_id": aisle.warehouse.id}
        await save(an_order(aisle.channel, line, status=status, **values))
    return customer


async def test_right_look_ups_are_not_counted_as_tries(save, ask, aisle):
    order = await save(an_order(aisle.channel, email="ana@example.com"))
    right = {"number": order.number, "email": order.email}
    for _ in range(OF_NUMBER.most + 5):
        assert (await ask(FIND, **right))["orderByNumber"] == {"status": "DELIVERED"}
    wrong = {**right, "email": "other@example.com"}
    for _ in range(OF_NUMBER.most):
        assert (await ask(FIND, **wrong))["orderByNumber"] is None

    [(message, _)] = await ask(FIND, errors=True, **right)

    assert "too often" in message


@pytest.mark.parametrize(
    ("state", "statuses"),
    [
        ("OPEN", {"PENDING", "CONFIRMED", "PACKED", "SHIPPED"}),
        ("ON_ITS_WAY", {"SHIPPED"}),
        ("READY", set()),
        ("DELIVERED", {"DELIVERED"}),
        ("RETURNED", set()),
        ("CANCELLED", {"CANCELLED"}),
    ],
)
async def test_a_shopper_looks_for_orders_by_how_far_along_they_are(ask, mine, state, statuses):
    found = (await ask(MINE, viewer=mine.id, state=state))["orders"]

    assert {one["status"] for one in found["nodes"]} == statuses
    assert found["totalCount"] == len(found["nodes"]) == len(statuses)


async def test_an_order_of_which_a_part_is_on_the_road_is_on_its_way(save, ask, mine, session):
    order = (await session.scalars(select(Order).where(Order.status == "confirmed"))).one()
    values = {"order_id": order.id, "location_id": order.location_id, "position": 1}
    values["shipped_at"] = order.placed_at
    await save(Fulfilment(number="P-1", status=FulfilmentStatus.SHIPPED, **values))

    found = (await ask(MINE, viewer=mine.id, state="ON_ITS_WAY"))["orders"]

    assert {one["status"] for one in found["nodes"]} == {"SHIPPED", "CONFIRMED"}


@pytest.mark.parametrize(("search", "many"), [("tea ship", 1), ("TEA", 6), ("coffee", 0), ("%", 0)])
async def test_a_shopper_looks_for_orders_by_what_was_in_them(ask, mine, search, many):
    assert (await ask(MINE, viewer=mine.id, search=search))["orders"]["totalCount"] == many


async def test_a_shopper_looks_for_orders_by_part_of_their_number(ask, mine, session):
    number = await session.scalar(select(Order.number).where(Order.status == "packed"))

    found = (await ask(MINE, viewer=mine.id, search=number[:7].lower()))["orders"]["nodes"]

    assert {"status": "PACKED"} in found


async def test_nobody_finds_the_orders_of_others(ask, mine, stranger):
    assert (await ask(MINE, viewer=stranger, search="tea"))["orders"]["totalCount"] == 0


async def test_what_can_be_done_about_many_orders_takes_as_many_statements_as_about_one(
    save, ask, aisle, statements
):
    agent = Viewer(roles=frozenset({Role.AGENT}))

    async def asked(many):
        for _ in range(many):
            line = a_bought_line(aisle.variant)
            await save(an_order(aisle.channel, line, location_id=aisle.warehouse.id))
        statements.clear()
        found = await ask(ACTIONS, viewer=agent)
        return len(found["orders"]["nodes"]), len(statements)

    assert await asked(1) == (1, (few := len(statements)))
    assert await asked(6) == (7, few)
