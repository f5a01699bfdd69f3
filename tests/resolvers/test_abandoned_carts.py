"""Carts that were filled and left: found once, told to staff, and counted."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from api.jobs.carts import mark_abandoned_carts
from api.settings import Settings
from api.work import Work
from models.base import EventEntry
from models.carts import Cart, CartLine
from models.viewer import Role
from resolvers.context import Sessions, utc_now
from resolvers.recent import Recent
from tests.conftest import _inside
from tests.factories import DAY, NOW, Aisle, a_cart, a_customer

ASK = """query ($first: Int!, $after: String) {
  abandonedCarts(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { id quantity worth { amount currency } abandonedAt updatedAt
            customer { name } lines { name quantity unitPrice { amount } } }
  }
}"""
RATE = """query ($period: Period!) {
  analytics(period: $period) { cartAbandonment { value numerator denominator } } }"""


@pytest.fixture
async def aisle(save):
    aisle = Aisle(amount=399)
    await save(*aisle.models)
    return aisle


@pytest.fixture
def leave(save, aisle):
    """A cart that was changed so many hours ago."""

    async def leave(hours, quantity=2, **owner):
        cart = a_cart(aisle.channel, **owner)
        cart.updated_at = utc_now() - timedelta(hours=hours)
        if quantity:
            cart.lines.append(CartLine(variant_id=aisle.variant.id, quantity=quantity))
        return await save(cart)

    return leave


@pytest.fixture
def work(connection, ports, tmp_path):
    def session():
        return _inside(connection)

    sessions = Sessions(session, session, Recent(last=0))
    return Work(Settings(var=tmp_path, cart_abandoned_after=24), sessions, ports, None)


async def test_a_filled_cart_is_marked_once_after_its_time(leave, work, session):
    left = await leave(25)
    await leave(23)
    await leave(25, quantity=0)

    await mark_abandoned_carts(work)
    await mark_abandoned_carts(work)

    marked = await session.scalars(select(Cart.id).where(Cart.abandoned_at.is_not(None)))
    assert marked.all() == [left.id]
    told = select(EventEntry).where(EventEntry.name == "CartAbandoned")
    [entry] = (await session.scalars(told)).all()
    assert (entry.subject_id, entry.data, entry.topic) == (left.id, {"lines": 1}, None)


async def test_a_change_takes_the_mark_off(ask, aisle, leave, work, save, session):
    customer = a_customer()
    await save(customer)
    await leave(25, customer_id=customer.id)
    await mark_abandoned_carts(work)

    await ask(
        "mutation ($v: ID!) { addToCart(input: {variantId: $v}) { __typename } }",
        viewer=customer.id,
        v=aisle.variant,
    )

    assert (await session.scalars(select(Cart.abandoned_at))).all() == [None]


async def test_staff_see_whose_cart_was_left_page_by_page(ask, leave, work, save, session):
    customer = a_customer(name="Ana")
    await save(customer)
    for hours in (27, 26):
        await leave(hours)
    mine = await leave(25, quantity=3, customer_id=customer.id)
    await mark_abandoned_carts(work)
    await session.execute(
        update(Cart).where(Cart.id == mine.id).values(abandoned_at=utc_now() + DAY)
    )

    page = (await ask(ASK, viewer=Role.SALES_REP, first=2))["abandonedCarts"]
    after = page["pageInfo"]["endCursor"]
    rest = (await ask(ASK, viewer=Role.SALES_REP, first=2, after=after))["abandonedCarts"]

    first, second = page["nodes"]
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (3, True)
    assert (first["customer"], first["quantity"]) == ({"name": "Ana"}, 3)
    assert first["worth"] == {"amount": "11.97", "currency": "USD"}
    assert second["customer"] is None
    assert len({one["id"] for one in (*page["nodes"], *rest["nodes"])}) == 3
    assert rest["pageInfo"]["hasNextPage"] is False


async def test_any_number_of_left_carts_takes_as_many_statements(ask, leave, work, statements):
    async def cost(count):
        for _ in range(count):
            await leave(25)
        await mark_abandoned_carts(work)
        statements.clear()
        await ask(ASK, viewer=Role.AGENT, first=50)
        return len(statements)

    assert [await cost(1), await cost(6)] == [3, 3]


@pytest.mark.parametrize("who", [None, Role.CUSTOMER, Role.MARKETER, Role.ANALYST])
async def test_who_may_not_see_customers_is_refused(ask, who):
    assert (await ask(ASK, viewer=who, errors=True, first=5))[0][1] == "FORBIDDEN"


@pytest.fixture
def happen(save):
    async def happen(name, cart_id, at, **data):
        seen = {"visitor_id": uuid4(), "device": "phone"}
        await save(EventEntry(name=name, at=at, subject_id=cart_id, data=data, **seen))

    return happen


async def test_without_a_cart_there_is_no_rate(ask):
    period = {"from": (NOW - 5 * DAY).isoformat(), "to": NOW.isoformat()}

    told = (await ask(RATE, viewer=Role.ANALYST, period=period))["analytics"]

    assert told["cartAbandonment"] == {"value": None, "numerator": 0, "denominator": 0}


async def test_a_cart_counts_as_left_unless_it_was_ordered_within_a_day(ask, happen, leave):
    start = NOW - 5 * DAY
    ordered, late, left, taken_out, fresh = (uuid4() for _ in range(5))
    merged = await leave(1)
    for cart in (ordered, late, left, merged.id):
        await happen("CartChanged", cart, start + timedelta(hours=1), quantity=1)
    await happen("CartChanged", left, start + timedelta(hours=2), quantity=0)
    await happen("CartChanged", taken_out, start + timedelta(hours=2), quantity=0)
    await happen("CartChanged", fresh, utc_now() - timedelta(hours=1), quantity=1)
    await happen("CartOrdered", ordered, start + timedelta(hours=20))
    await happen("CartOrdered", late, start + timedelta(hours=26))
    period = {"from": start.isoformat(), "to": (utc_now() + DAY).isoformat()}

    async def rate():
        return (await ask(RATE, viewer=Role.ANALYST, period=period))["analytics"]["cartAbandonment"]

    assert await rate() == {"value": 0.75, "numerator": 3, "denominator": 4}


async def test_a_guests_cart_that_went_into_an_accounts_is_not_counted(
    ask, happen, leave, save, session
):
    merged = await leave(1)
    await session.execute(update(Cart).where(Cart.id == merged.id).values(status="merged"))
    await happen("CartChanged", merged.id, NOW - 4 * DAY, quantity=1)
    await happen("CartsMerged", uuid4(), NOW - 4 * DAY, lines=1)
    period = {"from": (NOW - 5 * DAY).isoformat(), "to": NOW.isoformat()}

    told = (await ask(RATE, viewer=Role.ANALYST, period=period))["analytics"]

    assert told["cartAbandonment"] == {"value": 1.0, "numerator": 1, "denominator": 1}
