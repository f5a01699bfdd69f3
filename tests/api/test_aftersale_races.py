"""One offer, one piece, one refund and many hands: real connections, real commits."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from models.identity import Visitor
from models.inventory import Stock
from models.offers import OfferRedemption
from models.orders import Order, OrderLine, OrderStatus
from models.payments import PaymentEvent, PaymentEventKind
from models.returns import Return, ReturnReason, ReturnStatus
from models.viewer import Role, Viewer
from resolvers import stock
from resolvers.context import utc_now
from resolvers.ports import ProviderPayment, ProviderStatus
from resolvers.settlements import settle
from tests.factories import DAY, Aisle, a_bought_line, a_customer, a_payment, an_offer, an_order
from tests.resolvers.orders.conftest import ADD, ADDRESS, PLACE
from tests.resolvers.returns.conftest import REQUEST, a_step

pytestmark = pytest.mark.proof
MANY = 20
APPLY = 'mutation { applyOffer(input: {code: "once"}) { ... on Cart { offer { code } } } }'


@pytest.fixture
async def aisle(keep):
    aisle = Aisle(on_hand=1000, amount=1000)
    await keep(*aisle.models)
    return aisle


@pytest.fixture
def place(answer):
    async def place(viewer, cart):
        given = {
            "cartId": cart,
            "email": "ana@example.com",
            "address": ADDRESS,
            "deliveryMethod": "standard",
            # 20.00 - 2.00, 4.99 for the way, 1.26 tax.
            "expectedTotal": "24.25",
            "idempotencyKey": str(uuid4()),
        }
        return (await answer(PLACE, viewer, input=given))["placeOrder"]["__typename"]

    return place


@pytest.fixture
def fill(answer, aisle):
    """A cart with two pieces and the offer ONCE."""

    async def fill(viewer):
        cart = await answer(ADD, viewer, v=aisle.variant.gid, n=2)
        await answer(APPLY, viewer)
        return cart["addToCart"]["id"]

    return fill


@pytest.fixture
async def ana(keep, aisle):
    customer = a_customer()
    await keep(customer)
    return Viewer(account_id=customer.id, customer_id=customer.id, roles=frozenset({Role.CUSTOMER}))


def once(**values):
    now = utc_now()
    return an_offer(code="ONCE", starts_at=now - DAY, ends_at=now + DAY, **values)


async def used_once(ways):
    async with ways.reading() as session:
        assert await session.scalar(select(func.count()).select_from(OfferRedemption)) == 1
        assert await session.scalar(select(func.count()).select_from(Order)) == 1
        assert await session.scalar(select(Stock.allocated)) == 2


async def test_one_buyer_in_twenty_browsers_uses_an_offer_once(ways, keep, aisle, fill, place):
    visitors = [Visitor(token_digest=str(number)) for number in range(MANY)]
    await keep(once(), *visitors)
    guests = [Viewer(visitor_id=visitor.id) for visitor in visitors]
    carts = [await fill(guest) for guest in guests]

    replies = await asyncio.gather(*map(place, guests, carts))

    assert sorted(replies) == ["OfferNotUsable"] * (MANY - 1) + ["Order"]
    await used_once(ways)


async def test_a_personal_offer_in_a_cart_ordered_twenty_times_is_used_once(
    ways, keep, ana, fill, place
):
    await keep(once(customer_id=ana.customer_id))
    cart = await fill(ana)

    replies = await asyncio.gather(*(place(ana, cart) for _ in range(MANY)))

    assert sorted(replies) == ["CartIsEmpty"] * (MANY - 1) + ["Order"]
    await used_once(ways)


@pytest.fixture
async def delivered(keep, aisle, ana):
    """Two pieces for 10.00, delivered and paid."""
    order = an_order(
        aisle.channel,
        a_bought_line(aisle.variant, 2, gross=1000),
        customer_id=ana.customer_id,
        delivered_at=utc_now(),
    )
    await keep(order, a_payment(order))
    return order


async def test_two_pieces_go_back_twice_however_often_they_are_asked_for(
    ways, answer, ana, delivered
):
    async def request(number):
        given = {
            "orderId": delivered.gid,
            "lines": [{"orderLineId": delivered.lines[0].gid, "quantity": 1}],
            "reason": "OTHER",
            "idempotencyKey": f"return {number}",
        }
        return (await answer(REQUEST, ana, input=given))["requestReturn"]["__typename"]

    replies = await asyncio.gather(*map(request, range(MANY)))

    assert sorted(set(replies)) == ["InvalidInput", "Return"]
    assert replies.count("Return") == 2
    async with ways.reading() as session:
        assert await session.scalar(select(func.sum(Return.refund))) == 1000
        assert await session.scalar(select(OrderLine.returned)) == 2


async def test_the_money_goes_back_once_whoever_decides(ways, keep, answer, ana, delivered):
    back = Return.request(
        delivered,
        [(delivered.lines[0].id, 1)],
        [],
        reason=ReturnReason.OTHER,
        note="",
        now=utc_now(),
    )
    back.status = ReturnStatus.RECEIVED
    await keep(back)

    async def refund(number):
        owner = Viewer(account_id=uuid4(), roles=frozenset({Role.OWNER}))
        given = {"returnId": back.gid, "idempotencyKey": f"refund {number}"}
        return (await answer(a_step("refundReturn"), owner, input=given))["refundReturn"]

    replies = [reply["__typename"] for reply in await asyncio.gather(*map(refund, range(MANY)))]

    assert sorted(replies) == ["IllegalReturnMove"] * (MANY - 1) + ["Return"]
    async with ways.reading() as session:
        assert await session.scalar(select(Order.refunded)) == 500
        assert await session.scalar(select(func.count()).select_from(PaymentEvent)) == 1


CANCEL = """mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) {
  __typename ... on OrderNotChangeable { why } } }"""
PACK = """mutation ($input: AdvanceOrderInput!) { advanceOrder(input: $input) { __typename } }"""


async def test_an_order_is_cancelled_or_packed_whoever_is_first_and_paid_back_once(
    ways, keep, answer, aisle, ana
):
    """Twenty connections: the buyer again and again, the desk that packs, and late news of the
    payment."""
    order = an_order(
        aisle.channel,
        a_bought_line(aisle.variant, 2, gross=1000),
        customer_id=ana.customer_id,
        status=OrderStatus.CONFIRMED,
        placed_at=utc_now(),
    )
    payment = a_payment(order)
    await keep(order, payment)
    async with ways.writing() as session:
        counts = await stock.locked(session, order.location_id, [aisle.variant.id])
        await stock.record(session, [counts[aisle.variant.id].allocate(2, order.id)])
        await session.commit()
    desk = Viewer(account_id=uuid4(), roles=frozenset({Role.OWNER}))
    told = ProviderPayment(
        id=payment.provider_ref,
        reference=payment.gid,
        status=ProviderStatus.SUCCEEDED,
        amount=payment.amount,
        captured=payment.amount,
        currency=payment.currency,
        pay_url="",
    )

    async def cancel(number):
        given = {"orderId": order.gid, "idempotencyKey": f"cancel {number}"}
        return (await answer(CANCEL, ana, input=given))["cancelOrder"]["__typename"]

    async def pack(number):
        given = {"orderId": order.gid, "to": "PACKED", "idempotencyKey": f"packed {number}"}
        return (await answer(PACK, desk, input=given))["advanceOrder"]["__typename"]

    async def hear(number):
        async with ways.writing() as session:
            await settle(session, payment, told, utc_now())
            await session.commit()
        return "heard"

    acts = [act(number) for number in range(8) for act in (cancel, pack, hear)]
    replies = await asyncio.gather(*acts)

    async with ways.reading() as session:
        status, refunded = (await session.execute(select(Order.status, Order.refunded))).one()
        asked = await session.scalar(
            select(func.coalesce(func.sum(PaymentEvent.amount), 0)).where(
                PaymentEvent.kind == PaymentEventKind.REFUND_ASKED
            )
        )
        allocated = await session.scalar(select(Stock.allocated))
    is_off = status is OrderStatus.CANCELLED
    assert replies.count("OrderChange") == is_off
    assert replies.count("Order") == (not is_off)
    assert (refunded, asked, allocated) == ((1000, 1000, 0) if is_off else (0, 0, 2))
