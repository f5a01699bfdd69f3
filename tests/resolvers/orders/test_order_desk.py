"""Orders once they are placed: who sees them, who moves them on, and who may pay."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from models.inventory import Stock
from models.orders import Order
from models.payments import Payment
from models.viewer import Grant, Role, Viewer
from schema.compiled import Counts, counts
from tests.conftest import COMPILED
from tests.factories import a_customer, an_order

ORDER = "query ($id: ID!) { order(id: $id) { number status nextStatuses } }"
ADVANCE = """
mutation ($id: ID!, $to: OrderStatus!) {
  advanceOrder(input: {orderId: $id, to: $to}) {
    __typename
    ... on Order { status nextStatuses }
    ... on IllegalMove { status allowed message }
  }
}
"""


async def confirmed(session, placed):
    order = await session.scalar(select(Order).where(Order.number == placed["number"]))
    order.confirm(order.placed_at)
    await session.commit()
    return order


async def test_the_desk_moves_an_order_on(ask, guest, fill, place, session):
    placed = await place(guest, await fill(guest))
    order = await confirmed(session, placed)

    for to in ("PACKED", "SHIPPED", "DELIVERED"):
        reply = await ask(ADVANCE, viewer=Role.AGENT, id=order.gid, to=to)
        assert reply["advanceOrder"]["status"] == to

    stock = await session.scalar(select(Stock).execution_options(populate_existing=True))
    assert (stock.on_hand, stock.allocated) == (8, 0)


async def test_an_unpaid_order_cannot_be_packed(ask, guest, fill, place):
    placed = await place(guest, await fill(guest))

    reply = await ask(ADVANCE, viewer=Role.OWNER, id=placed["id"], to="PACKED")

    assert reply["advanceOrder"] == {
        "__typename": "IllegalMove",
        "status": "PENDING",
        "allowed": [],
        "message": "An order that is pending cannot become that.",
    }


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.MARKETER, Role.ANALYST])
async def test_only_the_desk_moves_orders(ask, guest, fill, place, role):
    placed = await place(guest, await fill(guest))

    errors = await ask(ADVANCE, viewer=role, errors=True, id=placed["id"], to="PACKED")

    assert errors == [("You may not do this.", "FORBIDDEN")]


async def test_an_order_is_seen_by_its_buyer_and_the_desk_alone(ask, guest, fill, place, stranger):
    placed = await place(guest, await fill(guest))

    async def sees(viewer):
        return (await ask(ORDER, viewer=viewer, id=placed["id"]))["order"] is not None

    assert await sees(guest)
    assert await sees(Role.AGENT)
    assert not await sees(stranger)
    assert not await sees(Viewer(visitor_id=uuid4()))
    assert not await sees(None)
    assert not await sees(Role.ANALYST)


async def test_after_logging_out_a_customers_order_is_not_the_browsers(
    ask, save, guest, fill, place
):
    customer = await save(a_customer())
    both = Viewer(
        account_id=uuid4(),
        customer_id=customer.id,
        visitor_id=guest.visitor_id,
        roles=frozenset({Role.CUSTOMER}),
    )
    placed = await place(both, await fill(both))

    assert (await ask(ORDER, viewer=both, id=placed["id"]))["order"] is not None
    assert (await ask(ORDER, viewer=guest, id=placed["id"]))["order"] is None


async def test_what_a_browser_ordered_as_a_guest_is_still_its_own_after_signing_up(
    ask, save, guest, fill, place
):
    placed = await place(guest, await fill(guest))
    customer = await save(a_customer())
    signed_up = Viewer(
        account_id=uuid4(),
        customer_id=customer.id,
        visitor_id=guest.visitor_id,
        roles=frozenset({Role.CUSTOMER}),
    )

    assert (await ask(ORDER, viewer=signed_up, id=placed["id"]))["order"] is not None


@pytest.mark.parametrize("role", [Role.SALES_REP, Role.AGENT, Role.OWNER])
async def test_the_desk_pays_for_nobody(ask, guest, fill, place, role):
    placed = await place(guest, await fill(guest))

    reply = await ask(
        """mutation ($id: ID!) { startPayment(input: {orderId: $id, returnUrl: "/x"}) {
        __typename } }""",
        viewer=role,
        id=placed["id"],
    )

    assert reply["startPayment"]["__typename"] in {"NotFound", "InvalidInput"}


LIST = """query ($first: Int!, $after: String) { orders(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor }
  nodes { number quantity lines { name } payment { status } timeline { title } } } }"""


async def test_orders_come_in_pages_by_as_many_statements(ask, save, fill, place, statements):
    customer = await save(a_customer())
    for _ in range(3):
        await place(customer.id, await fill(customer.id))

    async def page(**values):
        statements.clear()
        reply = await ask(LIST, viewer=customer.id, **values)
        return reply["orders"], len(statements)

    one, cost_of_one = await page(first=1, after=None)
    rest, cost_of_two = await page(first=2, after=one["pageInfo"]["endCursor"])

    assert (one["totalCount"], one["pageInfo"]["hasNextPage"]) == (3, True)
    assert len({order["number"] for order in one["nodes"] + rest["nodes"]}) == 3
    assert cost_of_one == cost_of_two


async def test_lists_hold_the_orders_of_ones_own_store_and_what_a_grant_shows(ask, save, aisle):
    order = await save(an_order(aisle.channel))
    clerk, granted = frozenset({Role.ASSOCIATE}), frozenset({Grant.SEE_ORDERS})

    async def listed(viewer):
        return len((await ask(LIST, viewer=viewer, first=1, after=None))["orders"]["nodes"])

    assert await listed(Viewer(roles=clerk, store_id=order.location_id)) == 1
    assert await listed(Viewer(roles=clerk, store_id=uuid4())) == 0
    assert await listed(Viewer(roles=clerk, extra_grants=granted)) == 1


async def test_a_cursor_that_is_none_is_refused(ask, stranger):
    errors = await ask(LIST, viewer=stranger, errors=True, first=1, after="nonsense")

    assert errors[0][1] == "BAD_USER_INPUT"


async def test_a_payment_page_is_asked_for_only_while_the_order_waits(
    ask, guest, fill, place, session
):
    placed = await place(guest, await fill(guest))
    await confirmed(session, placed)

    reply = await ask(
        """mutation ($id: ID!) { startPayment(input: {orderId: $id, returnUrl: "/x"}) {
        __typename ... on InvalidInput { fields { path } } ... on OrderNotPayable { status } } }""",
        viewer=guest,
        id=placed["id"],
    )

    assert reply["startPayment"] == {"__typename": "OrderNotPayable", "status": "CONFIRMED"}
    assert await session.scalar(select(Payment.provider_ref)) is None


@pytest.mark.skipif(not COMPILED, reason="the executor is off")
async def test_a_page_of_orders_with_lines_is_generated_code(ask, save, fill, place):
    customer = await save(a_customer())
    await place(customer.id, await fill(customer.id))
    query = """query MyOrders {
        orders { nodes { number totals { total { amount } } lines { name quantity } } }
    }"""

    reply = await ask(query, viewer=customer.id)

    assert reply["orders"]["nodes"][0]["lines"][0]["quantity"] == 2
    assert counts["MyOrders"] == Counts(generated=1)
