"""What can be done about an order after it was placed, by whom, until when, for how much."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from models.base import EventEntry
from models.fulfilments import Fulfilment, FulfilmentStatus
from models.inventory import Stock, StockMovement
from models.order_changes import OrderChange
from models.orders import Order, OrderStatus
from models.payments import Payment, PaymentEvent, PaymentEventKind
from models.tenders import Gift, GiftCard, Part, TenderAccount
from models.viewer import Role, Viewer
from resolvers.fulfilments import plan
from tests.resolvers.logins import an_account
from tests.resolvers.orders.conftest import ADDRESS

AMOUNTS = "toCard { amount } letGo { amount } toGiftCards { amount } toStoreCredit { amount }"
CANCEL = f"""mutation ($input: CancelOrderInput!) {{ cancelOrder(input: $input) {{
  __typename ... on Error {{ message }} ... on OrderNotChangeable {{ why until }}
  ... on OrderChange {{ kind reason isByStaff points {AMOUNTS} totalAfter {{ amount }}
    order {{ status availableActions {{ kind }} }} }} }} }}"""
ADDRESS_TO = """mutation ($input: ChangeOrderAddressInput!) { changeOrderAddress(input: $input) {
  __typename ... on Error { message } ... on OrderNotChangeable { why }
  ... on OrderChange { kind order { deliveryAddress { line1 } } } } }"""
BUY_GIFT_CARD = """mutation ($input: BuyGiftCardInput!) { buyGiftCard(input: $input) {
  __typename ... on Error { message } ... on Order { number } } }"""
ACTIONS = "query ($id: ID!) { order(id: $id) { availableActions { kind until } } }"


@pytest.fixture
def agent():
    return Viewer(account_id=uuid4(), roles=frozenset({Role.AGENT}))


@pytest.fixture
def order_of(session):
    async def order_of(number):
        """As it is now, to be looked at or moved on."""
        wanted = select(Order).where(Order.number == number)
        return (await session.scalars(wanted.execution_options(populate_existing=True))).one()

    return order_of


@pytest.fixture
def paid(session, fill, place, guest, order_of):
    """An order of a guest, with its card's money taken."""

    async def paid():
        placed = await place(guest, await fill(guest))
        order = await order_of(placed["number"])
        payment = (await session.scalars(select(Payment).where(Payment.order_id == order.id))).one()
        session.add(payment.started("told-1", "https://pay.example"))
        session.add(payment.captured("captured:told-1", "4242"))
        order.confirm(order.placed_at)
        await session.flush()
        await plan(session, order.id)
        await session.flush()
        return order

    return paid


@pytest.fixture
def cancel(ask):
    async def cancel(viewer, order, **changes):
        given = {"orderId": order.gid, "reason": "CHANGED_MIND", **changes}
        return (await ask(CANCEL, viewer=viewer, input=given))["cancelOrder"]

    return cancel


@pytest.fixture
def kinds(ask):
    async def kinds(viewer, order):
        told = (await ask(ACTIONS, viewer=viewer, id=order.gid))["order"]["availableActions"]
        return {one["kind"]: one["until"] for one in told}

    return kinds


async def test_a_buyer_cancels_what_was_paid_and_all_of_it_goes_back(
    session, cancel, paid, guest, aisle, order_of
):
    order = await paid()

    told = await cancel(guest, order)

    asked = PaymentEvent.kind == PaymentEventKind.REFUND_ASKED
    assert (told["kind"], told["isByStaff"]) == ("CANCELLED", False)
    assert told["toCard"]["amount"] == "26.39"
    assert told["order"] == {"status": "CANCELLED", "availableActions": [{"kind": "REORDER"}]}
    assert await session.scalar(select(PaymentEvent.amount).where(asked)) == 2639
    order = await order_of(order.number)
    assert order.refunded == order.total
    shelf = select(Stock).where(Stock.variant_id == aisle.variant.id)
    stock = await session.scalar(shelf.execution_options(populate_existing=True))
    assert (stock.on_hand, stock.allocated) == (10, 0)
    moved = select(func.sum(StockMovement.allocated)).where(StockMovement.order_id == order.id)
    assert await session.scalar(moved) == 0


async def test_a_dry_run_says_the_same_to_the_cent_and_changes_nothing(
    session, cancel, paid, guest, order_of
):
    order = await paid()

    before = await cancel(guest, order, dryRun=True)
    kept = (await order_of(order.number)).status
    events = await session.scalar(select(func.count(EventEntry.id)))
    assert await session.scalar(select(OrderChange.id)) is None
    done = await cancel(guest, order)

    assert kept is OrderStatus.CONFIRMED
    assert events < await session.scalar(select(func.count(EventEntry.id)))
    assert {**before, "order": None} == {**done, "order": None}


async def test_what_an_ended_gift_card_paid_comes_back_on_a_new_one(
    session, save, ports, cancel, paid, guest
):
    order, staff = await paid(), await save(await an_account(ports))
    now = order.placed_at
    card, account = GiftCard.of(Gift(500, "USD", "", "bo@example.com", "", now), issued_by=staff.id)
    await save(account, card, card.issue(account, now))
    part, held = Part.hold(order, account, 500, 0, now)
    await save(held, part.tender, part.spend(now))
    await save(card.void(account, "Stolen", now, by=staff.id))

    told = await cancel(guest, order)

    assert (told["toCard"]["amount"], told["toGiftCards"]["amount"]) == ("21.39", "5.00")
    theirs = select(TenderAccount.available).join(GiftCard, GiftCard.account_id == TenderAccount.id)
    assert await session.scalar(theirs.where(GiftCard.recipient_email == order.email)) == 500
    assert await session.scalar(theirs.where(GiftCard.id == card.id)) == 0


async def test_an_unpaid_order_is_given_up_and_nothing_comes_back(
    session, cancel, fill, place, guest, order_of
):
    placed = await place(guest, await fill(guest))
    order = await order_of(placed["number"])

    told = await cancel(guest, order)

    assert told["toCard"]["amount"] == "0.00"
    assert told["order"]["status"] == "CANCELLED"
    assert await session.scalar(select(func.sum(StockMovement.allocated))) == 0


async def test_after_the_window_only_staff_can_and_after_packing_too(
    session, cancel, paid, guest, agent, kinds, order_of
):
    order = await paid()
    assert set(await kinds(guest, order)) == {"CANCEL", "CHANGE_ADDRESS", "REORDER"}
    order = await order_of(order.number)
    order.placed_at -= timedelta(minutes=61)
    await session.flush()

    refused = await cancel(guest, order)
    assert refused["why"] == "WINDOW_OVER"
    assert set(await kinds(guest, order)) == {"REORDER"}
    order = await order_of(order.number)
    order.advance(OrderStatus.PACKED, order.placed_at)
    await session.flush()
    assert (await cancel(guest, order))["why"] == "PACKED"
    assert set(await kinds(agent, order)) == {"CANCEL", "CHANGE_ADDRESS"}

    assert (await cancel(agent, order, reason="OUT_OF_STOCK"))["isByStaff"] is True
    assert (await cancel(agent, order))["why"] == "CANCELLED"


async def test_what_has_left_is_not_cancelled_by_anybody(session, cancel, paid, agent):
    order = await paid()
    order.advance(OrderStatus.PACKED, order.placed_at)
    order.advance(OrderStatus.SHIPPED, order.placed_at)
    await session.flush()

    assert (await cancel(agent, order))["why"] == "SHIPPED"


@pytest.mark.parametrize(
    ("steps", "told", "by_staff"),
    [
        ([FulfilmentStatus.PACKED], "PACKED", {"CANCEL", "CHANGE_ADDRESS"}),
        ([FulfilmentStatus.PACKED, FulfilmentStatus.SHIPPED], "SHIPPED", set()),
    ],
)
async def test_the_first_of_its_parcels_says_what_can_be_done(
    ask, session, cancel, paid, guest, agent, kinds, steps, told, by_staff
):
    order = await paid()
    loaded = selectinload(Fulfilment.lines)
    [first] = (await session.scalars(select(Fulfilment).options(loaded))).all()
    session.add(first.split(order, 2, {first.lines[0].order_line_id: 1}))
    for step in steps:
        first.move(step, order.placed_at)
    await session.flush()

    given = {"orderId": order.gid, "address": ADDRESS}
    elsewhere = await ask(ADDRESS_TO, viewer=guest, input=given)

    assert order.status is OrderStatus.CONFIRMED
    assert set(await kinds(guest, order)) == {"REORDER"}
    assert set(await kinds(agent, order)) == by_staff
    assert (await cancel(guest, order))["why"] == told
    assert elsewhere["changeOrderAddress"]["why"] == told


async def test_a_gift_card_is_not_offered_to_be_called_off(ask, aisle, guest, kinds, order_of):
    given = {"amount": "25.00", "recipientEmail": "ben@example.com", "email": "ana@example.com"}
    given["idempotencyKey"] = str(uuid4())
    bought = (await ask(BUY_GIFT_CARD, viewer=guest, input=given))["buyGiftCard"]

    assert set(await kinds(guest, await order_of(bought["number"]))) == {"PAY"}


async def test_the_same_key_cancels_once_and_tells_the_same(session, cancel, paid, guest):
    order, key = await paid(), str(uuid4())

    first = await cancel(guest, order, idempotencyKey=key)

    assert await cancel(guest, order, idempotencyKey=key) == first
    assert await session.scalar(select(func.count(OrderChange.id))) == 1


async def test_a_strangers_order_is_neither_cancelled_nor_sent_elsewhere(
    ask, save, cancel, paid, stranger
):
    order = await paid()

    given = {"orderId": order.gid, "address": ADDRESS}
    elsewhere = await ask(ADDRESS_TO, viewer=stranger, input=given)

    assert (await cancel(stranger, order))["__typename"] == "NotFound"
    assert elsewhere["changeOrderAddress"]["__typename"] == "NotFound"


async def test_an_order_goes_to_another_house_for_the_same_price_and_no_further(
    ask, session, paid, guest
):
    order = await paid()

    async def send(**changes):
        given = {"orderId": order.gid, "address": {**ADDRESS, **changes}}
        return (await ask(ADDRESS_TO, viewer=guest, input=given))["changeOrderAddress"]

    assert (await send(line1="9 New Street"))["order"]["deliveryAddress"] == {
        "line1": "9 New Street"
    }
    far = await send(region="CA", city="Los Angeles", postalCode="90001")
    assert far["__typename"] == "InvalidInput"
