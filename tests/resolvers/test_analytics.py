"""The first figures, against small numbers that were added up by hand."""

from datetime import timedelta
from uuid import uuid4

import pytest

from models.base import EventEntry
from models.identity import Account
from models.orders import OrderStatus
from models.tenders import Gift, GiftCard, Part, order_for
from models.viewer import Role, Touchpoint
from tests.factories import DAY, NOW, a_bought_line, a_buyer, a_channel, a_customer, an_order

ASK = """
query ($period: Period!, $by: OrderChannel) {
  analytics(period: $period, channel: $by) {
    conversion { value numerator denominator }
    aov { value { amount currency } orders }
    repeatPurchaseRate { value numerator denominator }
    revenue { value { amount currency } orders }
    orders
  }
}
"""
DAY_OF_NOW = {"from": NOW.isoformat(), "to": (NOW + DAY).isoformat()}


@pytest.fixture
def figures(ask):
    async def figures(period=DAY_OF_NOW, viewer=Role.ANALYST, **variables):
        return (await ask(ASK, viewer=viewer, period=period, **variables))["analytics"]

    return figures


@pytest.fixture
def sell(save, aisle):
    async def sell(gross=1000, channel=None, discount=0, tax=0, order_tax=None, **values):
        line = a_bought_line(aisle.variant, gross=gross, discount=discount, tax=tax)
        order = an_order(channel or aisle.channel, line, **values)
        order.tax = order.tax if order_tax is None else order_tax
        return await save(order)

    return sell


@pytest.fixture
def happen(save):
    async def happen(name, visit, order=None, at=NOW, **values):
        values = {"visitor_id": uuid4(), **values}
        entry = EventEntry(name=name, at=at, visit_id=visit, **values)
        entry.subject_id = order.id if order else None
        return await save(entry)

    return happen


async def test_without_data_a_figure_is_null_and_not_zero(figures, aisle):
    assert await figures() == {
        "conversion": {"value": None, "numerator": 0, "denominator": 0},
        "aov": {"value": None, "orders": 0},
        "repeatPurchaseRate": {"value": None, "numerator": 0, "denominator": 0},
        "revenue": {"value": None, "orders": 0},
        "orders": 0,
    }


AFTER = """query ($period: Period!) { analytics(period: $period) {
  onTime { value numerator denominator } fulfilmentTime { median p90 measured }
  returnRate { value numerator denominator } returnTime { median p90 measured }
  selfServiceRate { value numerator denominator }
  orderEnquiries { value numerator denominator } } }"""
NOTHING = {"value": None, "numerator": 0, "denominator": 0}
UNMEASURED = {"median": None, "p90": None, "measured": 0}


async def test_nothing_is_known_of_what_comes_after_a_sale_before_there_is_one(ask, aisle):
    told = await ask(AFTER, viewer=Role.ANALYST, period=DAY_OF_NOW)

    assert told["analytics"] == {
        "onTime": NOTHING,
        "fulfilmentTime": UNMEASURED,
        "returnRate": NOTHING,
        "returnTime": UNMEASURED,
        "selfServiceRate": NOTHING,
        "orderEnquiries": NOTHING,
    }


@pytest.mark.parametrize("name", ["OrderChanged", "OrderCancelled", "ReturnRequested"])
@pytest.mark.parametrize(
    ("role", "data", "served"),
    [
        (Role.CUSTOMER, {}, 1),
        (None, {}, 1),
        (Role.AGENT, {}, 0),
        (Role.AGENT, {"from_staff": True}, 0),
        (Role.AGENT, {"from_staff": False}, 1),
    ],
)
async def test_who_changes_an_order_serves_themselves_or_is_served(
    ask, save, sell, happen, name, role, data, served
):
    """Staff who shop here serve themselves, too; the event says so where it is known. What the
    shop does by itself was asked by nobody."""
    order = await sell()
    values = {"email": "a@example.com", "password_hash": "x", "name": "A"}
    by = await save(Account(roles=[role], **values)) if role else None
    of = {"account_id": by.id if by else None, "touchpoint": Touchpoint.WEB}
    await happen(name, None, order, data=data, **of)
    await happen(name, None, order, data={}, touchpoint=None)

    told = (await ask(AFTER, viewer=Role.ANALYST, period=DAY_OF_NOW))["analytics"]

    assert told["selfServiceRate"] == {
        "value": float(served),
        "numerator": served,
        "denominator": 1,
    }


async def test_an_order_is_fulfilled_when_the_first_of_it_is_handed_over(ask, sell, happen):
    order = await sell()
    await happen("OrderConfirmed", None, order)
    await happen("OrderMoved", None, order, NOW + timedelta(hours=3), data={"status": "delivered"})
    await happen("OrderMoved", None, order, NOW + timedelta(hours=1), data={"status": "packed"})
    moved = {"data": {"status": "shipped"}}
    await happen("FulfilmentMoved", None, order, NOW + timedelta(hours=2), **moved)

    told = await ask(AFTER, viewer=Role.ANALYST, period=DAY_OF_NOW)

    two_hours = 2 * 3_600_000
    assert told["analytics"]["fulfilmentTime"] == {
        "median": two_hours,
        "p90": two_hours,
        "measured": 1,
    }


async def test_revenue_is_goods_without_delivery_tax_and_discount(figures, sell):
    # 20.00 - 5.00 = 15.00, whatever the delivery and the tax on top.
    await sell(gross=2000, discount=500, tax=105, shipping=499)
    # 10.01.
    await sell(gross=1001, tax=70)

    shown = await figures()

    # 25.01 by two orders: 12.505, rounded up.
    assert shown["revenue"] == {"value": {"amount": "25.01", "currency": "USD"}, "orders": 2}
    assert shown["aov"] == {"value": {"amount": "12.51", "currency": "USD"}, "orders": 2}
    assert shown["orders"] == 2


async def test_a_refund_takes_its_goods_but_not_their_tax(figures, sell):
    # Half of 20.00 and its tax of 1.40 went back: 10.00 stay.
    await sell(gross=2000, tax=140, refunded=1070)
    # All of it went back: nothing stays, but it was an order.
    await sell(gross=1000, tax=70, refunded=1070)

    assert (await figures())["revenue"] == {
        "value": {"amount": "10.00", "currency": "USD"},
        "orders": 2,
    }


async def test_a_gift_card_counts_when_it_is_spent_and_not_when_it_is_sold(
    figures, save, sell, aisle
):
    gift = Gift(2500, "USD", "", "bo@example.com", "", NOW)
    buyer = a_buyer(customer_id=(await save(a_customer())).id)
    bought = order_for(gift, buyer, aisle.channel, NOW)
    bought.status = OrderStatus.DELIVERED
    card, account = GiftCard.of(gift, order_id=bought.id)
    await save(bought, account, card, card.issue(account, NOW), card, account)
    # It pays for this one, of 10.00.
    order = await sell(gross=1000, customer_id=buyer.customer_id)
    part, held = Part.hold(order, account, 1000, 0, NOW)
    await save(part.tender, held, part.spend(NOW), part.tender, account)

    shown = await figures()

    assert shown["revenue"] == {"value": {"amount": "10.00", "currency": "USD"}, "orders": 1}
    assert shown["repeatPurchaseRate"]["numerator"] == 0
    assert shown["orders"] == 1


async def test_tax_within_the_price_is_taken_out_but_for_the_delivery(ask, save, sell, aisle):
    german = a_channel(
        aisle.warehouse, code="de", currency="EUR", prices_include_tax=True, tax_basis_points=1900
    )
    await save(german)
    # 11.90 with 1.90 tax: 10.00. The order's tax holds that of the delivery, 0.80, as well.
    await sell(gross=1190, tax=190, channel=german, shipping=501, order_tax=270)
    # 23.80 with 3.80 tax, of which 11.90 went back: 10.00.
    await sell(gross=2380, tax=380, channel=german, refunded=1190)
    # Of the other market.
    await sell(gross=700)

    shown = await ask(ASK, viewer=Role.ANALYST, channel="de", period=DAY_OF_NOW)

    assert shown["analytics"]["revenue"] == {
        "value": {"amount": "20.00", "currency": "EUR"},
        "orders": 2,
    }
    assert shown["analytics"]["orders"] == 3


@pytest.mark.parametrize("status", list(OrderStatus))
async def test_an_order_counts_once_it_is_paid_and_not_cancelled(figures, sell, status):
    await sell(status=status)

    is_counted = status not in (OrderStatus.PENDING, OrderStatus.CANCELLED)
    assert (await figures())["orders"] == int(is_counted)


async def test_a_period_holds_its_first_moment_but_not_its_last(figures, sell):
    await sell(gross=100, placed_at=NOW)
    await sell(gross=200, placed_at=NOW + DAY)

    assert (await figures())["revenue"]["value"]["amount"] == "1.00"


async def test_repeat_buyers_among_buyers(figures, save, sell):
    ana, bo, cy = a_customer(), a_customer(), a_customer()
    await save(ana, bo, cy)
    # Ana bought three times, Bo once and once before, Cy once and once in vain, a guest twice.
    for customer in (ana, ana, ana, bo, cy):
        await sell(customer_id=customer.id)
    await sell(customer_id=bo.id, placed_at=NOW - DAY)
    await sell(customer_id=cy.id, status=OrderStatus.CANCELLED)
    for _ in range(2):
        await sell()

    rate = (await figures())["repeatPurchaseRate"]

    assert rate == {"value": pytest.approx(1 / 3), "numerator": 1, "denominator": 3}


async def test_conversion_is_visits_with_an_order_over_visits_with_a_view(figures, sell, happen):
    buying, looking, giving_up, machine, yesterday = (uuid4() for _ in range(5))
    paid = await sell()
    for _ in range(3):
        await happen("ProductViewed", buying)
    await happen("OrderPlaced", buying, paid)
    await happen("OrderPlaced", buying, await sell())
    await happen("ProductViewed", looking)
    await happen("Searched", uuid4())
    await happen("ProductViewed", giving_up)
    await happen("OrderPlaced", giving_up, await sell(status=OrderStatus.CANCELLED))
    await happen("ProductViewed", machine, device="bot")
    await happen("ProductViewed", yesterday, at=NOW - DAY)
    await happen("OrderPlaced", yesterday, paid, at=NOW - DAY)

    rate = (await figures())["conversion"]

    assert rate == {"value": pytest.approx(1 / 3), "numerator": 1, "denominator": 3}


async def test_who_did_not_agree_to_be_followed_is_not_counted(figures, sell, happen):
    order = await sell()
    visit = uuid4()
    await happen("ProductViewed", visit, visitor_id=None)
    await happen("OrderPlaced", visit, order, visitor_id=None)

    assert (await figures())["conversion"]["denominator"] == 0


async def test_the_shops_own_people_are_no_visitors(figures, save, aisle, happen):
    people = {}
    for role in (Role.CUSTOMER, Role.AGENT):
        email = f"{role}@example.com"
        people[role] = await save(Account(email=email, name="A", password_hash="", roles=[role]))
        await happen("ProductViewed", uuid4(), account_id=people[role].id)

    assert (await figures())["conversion"]["denominator"] == 1


async def test_one_channel_alone(figures, sell, happen):
    for touchpoint, gross in ((Touchpoint.WEB, 100), (Touchpoint.APP, 200), (Touchpoint.TILL, 400)):
        order = await sell(gross=gross, touchpoint=touchpoint)
        if touchpoint is not Touchpoint.TILL:
            visit = uuid4()
            await happen("ProductViewed", visit, touchpoint=touchpoint)
            await happen("OrderPlaced", visit, order, touchpoint=touchpoint)

    app, till, every = await figures(by="APP"), await figures(by="TILL"), await figures()

    assert app["revenue"]["value"]["amount"] == "2.00"
    assert app["conversion"] == {"value": 1.0, "numerator": 1, "denominator": 1}
    assert till["revenue"]["value"]["amount"] == "4.00"
    assert till["conversion"]["value"] is None
    assert every["revenue"]["value"]["amount"] == "7.00"
    assert every["conversion"]["denominator"] == 2


async def test_each_figure_is_one_statement(ask, aisle, statements):
    for figure in (
        "conversion { value }",
        "repeatPurchaseRate { value }",
        "pageLoad { p75 }",
        "selfServiceRate { value }",
        "orderEnquiries { value }",
        "orders",
    ):
        statements.clear()
        await ask(
            f"query ($p: Period!) {{ analytics(period: $p) {{ {figure} }} }}",
            viewer=Role.OWNER,
            p=DAY_OF_NOW,
        )
        assert len(statements) == 1
    statements.clear()
    query = "query ($p: Period!) { analytics(period: $p) { revenue { orders } } }"
    await ask(query, viewer=Role.OWNER, p=DAY_OF_NOW)
    # The other one reads the request's market.
    assert len(statements) == 2


@pytest.mark.parametrize(
    "period",
    [
        {"from": "2026-11-22T08:00:00Z", "to": "2026-11-21T08:00:00Z"},
        {"from": "2010-11-22T08:00:00Z", "to": "2026-11-21T08:00:00Z"},
    ],
)
async def test_a_period_that_is_none_is_refused(ask, period):
    (error,) = await ask(ASK, viewer=Role.ANALYST, errors=True, period=period)

    assert error[1] == "BAD_USER_INPUT"


async def test_a_moment_out_of_all_bounds_is_refused(ask):
    first = {"from": "0001-01-01T00:00:00+05:00", "to": "0001-01-01T00:00:00+05:00"}

    errors = await ask(ASK, viewer=Role.ANALYST, errors=True, period=first)

    assert all("out of all bounds" in message for message, _ in errors)


@pytest.mark.parametrize(
    "viewer", [None, uuid4(), Role.AGENT, Role.ASSOCIATE, Role.SALES_REP, Role.MERCHANDISER]
)
async def test_figures_are_for_those_who_work_with_them(ask, viewer):
    errors = await ask(ASK, viewer=viewer, errors=True, period=DAY_OF_NOW)

    assert errors == [("You may not do this.", "FORBIDDEN")]


async def test_a_market_that_is_none_has_no_figures(ask):
    query = "query ($p: Period!) { analytics(period: $p) { aov { orders } } }"

    errors = await ask(query, viewer=Role.OWNER, errors=True, channel="moon", p=DAY_OF_NOW)

    assert errors == [("No such channel.", "BAD_USER_INPUT")]


@pytest.mark.parametrize("role", [Role.ANALYST, Role.MARKETER, Role.OWNER])
async def test_they_may_be_asked_for_by(figures, aisle, role):
    assert (await figures(viewer=role))["orders"] == 0


async def test_an_order_of_a_visit_that_viewed_nothing_is_no_conversion(figures, sell, happen):
    order = await sell()
    await happen("ProductViewed", uuid4())
    await happen("OrderPlaced", uuid4(), order)

    rate = (await figures())["conversion"]

    assert rate == {"value": 0.0, "numerator": 0, "denominator": 1}


async def test_turnover_is_told_of_each_channel_and_null_where_nothing_was_sold(sell, ask):
    for touchpoint, gross in ((Touchpoint.WEB, 100), (Touchpoint.WEB, 250), (Touchpoint.TILL, 400)):
        await sell(gross=gross, touchpoint=touchpoint)
    await sell(gross=900, touchpoint=Touchpoint.APP, status=OrderStatus.CANCELLED)

    query = """query ($period: Period!, $by: OrderChannel) {
      analytics(period: $period, channel: $by) {
        turnoverByChannel { channel revenue { value { amount } orders } } } }"""

    async def turnover(**more):
        told = await ask(query, viewer=Role.OWNER, period=DAY_OF_NOW, **more)
        found = told["analytics"]["turnoverByChannel"]
        return {one["channel"]: tuple(one["revenue"].values()) for one in found}

    assert await turnover() == {
        "WEB": ({"amount": "3.50"}, 2),
        "APP": (None, 0),
        "TILL": ({"amount": "4.00"}, 1),
    }
    assert await turnover(by="TILL") == {"TILL": ({"amount": "4.00"}, 1)}


async def test_loads_of_pages_are_a_median_and_a_third_quartile(ask, happen):
    query = """query ($period: Period!) { analytics(period: $period) {
      pageLoad { median p75 measured } } }"""

    async def loads():
        told = await ask(query, viewer=Role.OWNER, period=DAY_OF_NOW)
        return tuple(told["analytics"]["pageLoad"].values())

    before = await loads()
    for milliseconds in (700, 100, 900, 300):
        await happen("PageLoaded", uuid4(), data={"page": "/p", "milliseconds": milliseconds})
    machine = {"page": "/", "milliseconds": 5}
    await happen("PageLoaded", uuid4(), device="bot", data=machine)
    await happen("PageLoaded", uuid4(), at=NOW - DAY, data=machine)

    assert before == (None, None, 0)
    assert await loads() == (300, 700, 4)
