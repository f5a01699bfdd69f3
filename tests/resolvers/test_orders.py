from uuid import uuid4

import pytest
from sqlalchemy import func, select

from models.base import EventEntry
from models.identity import Visitor
from models.inventory import Stock, StockMovement
from models.offers import OfferRedemption
from models.orders import Order
from models.payments import Payment
from models.viewer import Grant, Role, Viewer
from schema.compiled import Counts, counts
from tests.conftest import COMPILED
from tests.factories import Aisle, a_bought_line, a_customer, a_method, an_offer, an_order

ADD = "mutation ($v: ID!, $n: Int!) { addToCart(input: {variantId: $v, quantity: $n}) {\
 ... on Cart { id totals { total { amount } } } } }"
PLACE = """
mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename
    ... on Error { message }
    ... on InvalidInput { fields { path } }
    ... on PriceChanged { total { amount } }
    ... on Order {
      id number status email quantity
      totals { subtotal { amount } discount { amount } shipping { amount } tax { amount }
               total { amount } }
      lines { name quantity unitPrice { amount } productSlug }
      payment { status amount { amount } payUrl }
      timeline { title } deliveryAddress { city } nextStatuses canReturn
    }
  }
}
"""
ADDRESS = {
    "name": "Ana",
    "line1": "1 Long Road",
    "city": "Dayton",
    "region": "OH",
    "postalCode": "45402",
    "country": "us",
}


@pytest.fixture
async def aisle(save):
    aisle = Aisle(on_hand=10, amount=1000)
    await save(*aisle.models)
    return aisle


@pytest.fixture
async def guest(save):
    visitor = await save(Visitor(token_digest="browser"))
    return Viewer(visitor_id=visitor.id)


@pytest.fixture
def fill(ask, aisle):
    async def fill(viewer, quantity=2):
        reply = await ask(ADD, viewer=viewer, v=aisle.variant, n=quantity)
        return reply["addToCart"]["id"]

    return fill


@pytest.fixture
def place(ask):
    async def place(viewer, cart, **changes):
        given = {
            "cartId": cart,
            "email": "Ana@example.com",
            "address": ADDRESS,
            "deliveryMethod": "standard",
            "expectedTotal": "26.39",
            "idempotencyKey": str(uuid4()),
            **changes,
        }
        return (await ask(PLACE, viewer=viewer, input=given))["placeOrder"]

    return place


async def test_placing_an_order(guest, fill, place, session):
    order = await place(guest, await fill(guest))

    assert order["status"] == "PENDING"
    assert order["totals"] == {
        "subtotal": {"amount": "20.00"},
        "discount": {"amount": "0.00"},
        "shipping": {"amount": "4.99"},
        "tax": {"amount": "1.40"},
        "total": {"amount": "26.39"},
    }
    assert order["payment"] == {
        "status": "PENDING",
        "amount": {"amount": "26.39"},
        "payUrl": None,
    }
    assert order["timeline"] == [{"title": "Ordered"}]
    assert order["deliveryAddress"] == {"city": "Dayton"}
    assert order["nextStatuses"] == []
    assert await session.scalar(select(Stock.allocated)) == 2


async def test_lines_come_in_the_order_of_the_cart(ask, save, aisle, guest):
    second, first = (
        a_bought_line(aisle.variant, name=name, position=place)
        for name, place in (("Milk", 1), ("Bread", 0))
    )
    mine = an_order(aisle.channel, second, first, visitor_id=guest.visitor_id)
    await save(mine)

    query = "query ($id: ID!) { order(id: $id) { lines { name } } }"
    reply = await ask(query, viewer=guest, id=mine)

    assert [line["name"] for line in reply["order"]["lines"]] == ["Bread", "Milk"]


async def test_the_movements_explain_the_stock(guest, fill, place, session):
    await place(guest, await fill(guest))

    moved = await session.scalar(select(func.sum(StockMovement.allocated)))
    assert moved == await session.scalar(select(Stock.allocated))


async def test_the_cart_is_used_up_by_its_order(ask, guest, fill, place):
    cart = await fill(guest)
    await place(guest, cart)

    assert (await place(guest, cart))["__typename"] == "CartIsEmpty"
    assert await ask("{ cart { id } }", viewer=guest) == {"cart": None}


async def test_the_same_key_gives_the_same_order(guest, fill, place, session):
    cart, key = await fill(guest), "once and only once"
    first = await place(guest, cart, idempotencyKey=key)

    again = await place(guest, cart, idempotencyKey=key)

    assert again["id"] == first["id"]
    assert await session.scalar(select(func.count()).select_from(Order)) == 1


async def test_a_key_stands_for_one_request(guest, fill, place):
    cart, key = await fill(guest), "once and only once"
    await place(guest, cart, idempotencyKey=key)

    other = await place(guest, cart, idempotencyKey=key, email="bea@example.com")

    assert other["__typename"] == "IdempotencyConflict"


async def test_a_refusal_leaves_the_key_free(guest, fill, place):
    cart, key = await fill(guest), "once and only once"
    refused = await place(guest, cart, idempotencyKey=key, expectedTotal="1.00")

    placed = await place(guest, cart, idempotencyKey=key)

    assert (refused["__typename"], placed["__typename"]) == ("PriceChanged", "Order")


async def test_a_changed_price_is_told_and_nothing_is_placed(aisle, guest, fill, place, session):
    cart = await fill(guest)
    aisle.price.amount = 1100
    session.add(aisle.price)
    await session.commit()

    reply = await place(guest, cart)

    assert reply["__typename"] == "PriceChanged"
    assert reply["total"] == {"amount": "28.53"}
    assert await session.scalar(select(Stock.allocated)) == 0
    assert (
        await session.scalar(select(EventEntry.id).where(EventEntry.name == "OrderPlaced")) is None
    )


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"email": "nobody"}, "email"),
        ({"deliveryMethod": "balloon"}, "deliveryMethod"),
        ({"address": ADDRESS | {"city": ""}}, "address.city"),
        ({"address": ADDRESS | {"country": "XX"}}, "address.country"),
        ({"address": ADDRESS | {"postalCode": "x" * 300}}, "address.postalCode"),
        ({"idempotencyKey": "short"}, "idempotencyKey"),
    ],
)
async def test_what_cannot_be_accepted_is_named(guest, fill, place, change, path):
    reply = await place(guest, await fill(guest), **change)

    assert reply["fields"] == [{"path": path}]


async def test_somebody_elses_cart_does_not_exist(guest, fill, place, stranger):
    cart = await fill(guest)

    assert (await place(stranger, cart))["__typename"] == "NotFound"


async def test_what_sold_out_meanwhile_is_refused(aisle, guest, fill, place, session):
    cart = await fill(guest)
    aisle.stock.on_hand = 1
    session.add(aisle.stock)
    await session.commit()

    assert (await place(guest, cart))["__typename"] == "OutOfStock"


async def test_what_costs_nothing_is_confirmed_at_once_without_a_payment(
    ask, save, aisle, guest, fill, place, session
):
    await save(an_offer(code="FREE", percent=100), a_method(aisle.channel, code="slow", amount=0))
    cart = await fill(guest)
    apply = 'mutation { applyOffer(input: {code: "FREE"}) { __typename } }'
    await ask(apply, viewer=guest)

    order = await place(guest, cart, deliveryMethod="slow", expectedTotal="0.00")

    assert (order["__typename"], order["status"], order["payment"]) == ("Order", "CONFIRMED", None)
    assert [entry["title"] for entry in order["timeline"]] == ["Ordered", "Paid"]
    assert await session.scalar(select(Stock.allocated)) == 2
    start = """mutation ($id: ID!) { startPayment(input: {orderId: $id, returnUrl: "/x"}) {
      __typename ... on OrderNotPayable { status } } }"""
    reply = await ask(start, viewer=guest, id=order["id"])
    assert reply["startPayment"] == {"__typename": "OrderNotPayable", "status": "CONFIRMED"}


async def test_an_offer_is_used_once_by_each_buyer(ask, save, guest, fill, place, session):
    await save(an_offer(code="TEN"))
    apply = 'mutation { applyOffer(input: {code: "ten"}) { __typename } }'
    total = "24.25"
    first = await fill(guest)
    await ask(apply, viewer=guest)

    bought = await place(guest, first, expectedTotal=total)
    second = await fill(guest)
    await ask(apply, viewer=guest)
    again = await place(guest, second, expectedTotal=total)

    assert bought["totals"]["discount"] == {"amount": "2.00"}
    assert again["__typename"] == "OfferNotUsable"
    assert await session.scalar(select(func.count()).select_from(OfferRedemption)) == 1


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
