"""What a return is said to give is what it gives, to the cent."""

from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import func, select

from models.orders import Order
from models.payments import Payment, PaymentEvent
from models.stores import Shop
from models.tenders import TenderAccount, TenderKind, TenderMovement
from models.viewer import Role, Viewer
from tests.factories import a_bought_line, an_order
from tests.proofs import count
from tests.resolvers.returns.conftest import delivered

PREVIEW = """
query (
  $orderId: ID!, $lines: [ReturnLineInput!]!, $target: RefundTarget!, $reason: ReturnReason
) {
  returnPreview(orderId: $orderId, lines: $lines, target: $target, reason: $reason) {
    goods { amount } discounts { amount } delivery { amount } fees { amount }
    givenOtherwise { amount } refund { amount } bonus { amount } pointsTaken
    parts { way amount { amount } }
  }
}
"""
LINES = """
query ($id: ID!) {
  returnableLines(orderId: $id) { quantity until whyNot reason orderLine { sku } }
}
"""


def cents(money):
    return round(float(money["amount"]) * 100)


@pytest.fixture
async def shop(save, session):
    return await save(Shop(name="Corner", return_bonus_basis_points=750))


@pytest.fixture
def preview(ask):
    async def preview(viewer, order, units, target="ORIGINAL", reason=None):
        lines = [{"orderLineId": one.gid, "quantity": n} for one, n in units]
        given = {"orderId": order.gid, "lines": lines, "target": target, "reason": reason}
        return (await ask(PREVIEW, viewer=viewer, **given))["returnPreview"]

    return preview


@pytest.fixture
def send_back(ask, request_return, step):
    async def send_back(viewer, order, units, key, target="ORIGINAL", reason="OTHER"):
        lines = [{"orderLineId": one.gid, "quantity": n} for one, n in units]
        given = {"lines": lines, "target": target, "reason": reason, "idempotencyKey": key}
        back = (await request_return(viewer, order, **given))["id"]
        for name in ("approveReturn", "receiveReturn"):
            await step(Role.OWNER, name, back)
        done = await step(Role.OWNER, "refundReturn", back, idempotencyKey=f"money {key}")
        assert done["status"] == "REFUNDED", done
        return back

    return send_back


async def test_what_is_previewed_is_what_is_paid(
    ana, aisle, save, shop, preview, send_back, session
):
    chance = Random(7)
    for number in range(count(100)):
        order = an_order(
            aisle.channel,
            *(
                a_bought_line(
                    aisle.variant,
                    chance.randint(1, 4),
                    gross=(gross := chance.randint(4, 3000)),
                    discount=chance.randint(0, gross),
                    tax=chance.randint(0, 300),
                )
                for _ in range(chance.randint(1, 3))
            ),
            customer_id=ana.customer_id,
            shipping=chance.choice([0, 499]),
            return_fee=chance.choice([0, 299, 1500]),
        )
        await delivered(save, order)
        left, fees = {line: line.quantity for line in order.lines}, 0
        while any(left.values()):
            units = [(line, chance.randint(1, n)) for line, n in left.items() if n]
            target = chance.choice(["ORIGINAL", "STORE_CREDIT"])
            reason = chance.choice(["OTHER", "CHANGED_MIND", "WRONG_ITEM", "DAMAGED"])
            told = await preview(ana, order, units, target, reason)
            fees -= cents(told["fees"])
            assert reason in ("OTHER", "CHANGED_MIND") or not cents(told["fees"])
            before = await _given(session, order)

            key = f"order {number}, {sum(left.values())} left"
            await send_back(ana, order, units, key, target, reason)

            paid = [
                now - then for now, then in zip(await _given(session, order), before, strict=True)
            ]
            parts = {one["way"]: cents(one["amount"]) for one in told["parts"]}
            ways = [parts.get("payment", 0), parts.get("store_credit", 0), cents(told["bonus"])]
            assert paid == [cents(told["refund"]), *ways]
            names = ("goods", "discounts", "delivery", "fees", "givenOtherwise")
            assert sum(cents(told[name]) for name in names) == cents(told["refund"])
            for line, n in units:
                left[line] -= n
        assert (await _given(session, order))[0] == order.total - fees


async def _given(session, order):
    """Of the order, to the card, as store credit, and as a bonus, up to now."""
    asked = select(func.coalesce(func.sum(PaymentEvent.amount), 0))
    card = asked.where(PaymentEvent.reference.in_(_returns_of(order)))
    moved = select(func.coalesce(func.sum(TenderMovement.available), 0))
    moved = moved.where(TenderMovement.order_id == order.id)
    whole = select(Order.refunded).where(Order.id == order.id)
    kinds = (moved.where(TenderMovement.kind == kind) for kind in ("returned", "bonus"))
    return [await session.scalar(one) for one in (whole, card, *kinds)]


def _returns_of(order):
    return (
        select(PaymentEvent.reference)
        .join(Payment, Payment.id == PaymentEvent.payment_id)
        .where(Payment.order_id == order.id)
    )


async def test_three_single_returns_give_what_one_full_gives(
    ana, aisle, save, shop, preview, send_back
):
    def an_order_of_three():
        line = a_bought_line(aisle.variant, 3, gross=1000, discount=100, tax=77)
        return an_order(aisle.channel, line, customer_id=ana.customer_id, shipping=499)

    whole, single = an_order_of_three(), an_order_of_three()
    for one in (whole, single):
        await delivered(save, one)

    at_once = await preview(ana, whole, [(whole.lines[0], 3)], "STORE_CREDIT")
    told = []
    for turn in range(3):
        told.append(await preview(ana, single, [(single.lines[0], 1)], "STORE_CREDIT"))
        await send_back(ana, single, [(single.lines[0], 1)], f"single {turn}", "STORE_CREDIT")

    for name in ("goods", "discounts", "delivery", "refund", "bonus"):
        assert sum(cents(one[name]) for one in told) == cents(at_once[name]), name
    assert cents(at_once["refund"]) == 1000 - 100 + 77 + 499


async def test_the_bonus_is_a_movement_of_its_own(ana, order, shop, send_back, session):
    await send_back(ana, order, [(order.lines[0], 3)], "all of it", "STORE_CREDIT")

    account = (await session.scalars(select(TenderAccount))).one()
    assert (account.kind, account.available) == (TenderKind.STORE_CREDIT, 1075)
    moves = await session.scalars(select(TenderMovement).order_by(TenderMovement.id))
    assert sorted((one.kind, one.available) for one in moves) == [("bonus", 75), ("returned", 1000)]


async def test_a_guest_has_no_store_credit(save, aisle, request_return):
    order = an_order(aisle.channel, a_bought_line(aisle.variant))
    await delivered(save, order)

    reply = await request_return(Role.OWNER, order, target="STORE_CREDIT")

    assert (reply["__typename"], reply["fields"]) == ("InvalidInput", [{"path": "target"}])


async def test_each_line_says_how_many_until_when_and_why_not(ask, ana, order, request_return):
    await request_return(ana, order, 2)
    told = (await ask(LINES, viewer=ana, id=order.gid))["returnableLines"]
    [line] = told
    assert (line["quantity"], line["whyNot"], line["reason"]) == (1, None, None)
    assert line["until"] == (order.delivered_at + timedelta(days=30)).isoformat()

    await request_return(ana, order, 1, idempotencyKey="the last one")
    [line] = (await ask(LINES, viewer=ana, id=order.gid))["returnableLines"]

    assert (line["quantity"], line["whyNot"]) == (0, "ALREADY_RETURNED")


async def test_a_stranger_is_told_of_no_line_and_no_money(ask, preview, order, stranger):
    other = Viewer(account_id=stranger, customer_id=stranger, roles=frozenset({Role.CUSTOMER}))
    for viewer in (other, Viewer()):
        assert await ask(LINES, viewer=viewer, id=order.gid) == {"returnableLines": None}
        assert await preview(viewer, order, [(order.lines[0], 1)]) is None
