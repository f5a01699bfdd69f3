"""Points pay for orders at a till and online, and come back as what they were."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text, update
from sqlalchemy.orm import selectinload

from models.identity import Visitor
from models.invariants import invariants
from models.invoices import Invoice
from models.loyalty import (
    Cause,
    LoyaltyAccount,
    LoyaltyMovement,
    LoyaltyMovementKind,
    LoyaltyProgramme,
    PointsLot,
)
from models.order_changes import CancelReason
from models.orders import Order
from models.payments import Payment, PaymentEvent
from models.returns import RefundTarget, Return, ReturnReason, ReturnStatus
from models.tenders import OrderTender, TenderAccount, TenderKind, TenderMovementKind
from models.viewer import Role
from resolvers.context import utc_now
from resolvers.orders.cancelling import call_off
from resolvers.orders.moving import give_up
from resolvers.refunds import pay_back
from resolvers.tenders import using
from resolvers.tenders.staff import store_credit
from tests.factories import (
    Aisle,
    a_bought_line,
    a_customer,
    a_location,
    a_payment,
    a_shop,
    an_order,
    opening,
    some_points,
    some_stock,
)
from tests.resolvers.logins import an_account, logged_in

SELL = """
mutation ($input: SellAtTillInput!) { sellAtTill(input: $input) {
  __typename
  ... on Error { message }
  ... on TenderChanged { kind available { amount } }
  ... on Order { id status tenders { kind status points amount { amount } refunded { amount } } }
} }
"""
MINE = """
query ($id: ID!) { node(id: $id) { ... on LoyaltyAccount { balance held frozen spendable } } }
"""
WORTH = "{ loyaltyProgramme { pointValue hundredPoints { amount currency } } }"
SOON, LATE = timedelta(days=20), timedelta(days=200)


@pytest.fixture
async def place(save):
    """A store with five loaves at 3.99 and 7 % tax."""
    place, aisle = a_location(kind="store", name="Main Street"), Aisle()
    stock = some_stock(aisle.variant, place, 5)
    await save(*aisle.models, opening(aisle.stock), place, a_shop(), stock, opening(stock))
    place.aisle = aisle
    return place


@pytest.fixture
async def associate(place, save, ports):
    account = await save(
        await an_account(ports, email=f"{uuid4()}@example.com", roles=[Role.ASSOCIATE])
    )
    browser = await save(Visitor(token_digest="till"))
    viewer = await logged_in(save, account)
    return replace(viewer, store_id=place.id, visitor_id=browser.id)


@pytest.fixture
async def programme(save, session):
    """As the shop begins: a point is worth a cent."""
    found = await session.scalar(select(LoyaltyProgramme))
    return found or await save(LoyaltyProgramme())


@pytest.fixture
async def member(save, programme):
    """Ana, with 200 points that end soon and 300 that end late."""
    ana = await save(a_customer())
    card = await save(LoyaltyAccount.join(ana.id, utc_now()))
    for number, (points, ends) in enumerate(((300, LATE), (200, SOON))):
        moved = await _earned(save, card, points, ends, f"gift:{number}")
        card.balance_before = moved
    ana.card = card
    return ana


async def _earned(save, card, points, ends, reference):
    now = utc_now()
    lot, movement, moves = some_points(card, points, Cause(reference, now), now + ends)
    movement.kind = LoyaltyMovementKind.ADJUSTED
    movement.balance_after = getattr(card, "balance_before", 0) + points
    await save(lot, movement, moves, card)
    return movement.balance_after


def sale(place, member=None, points=300, amount="3.00", **given):
    tenders = [{"points": points, "amount": amount}]
    return {
        "lines": [{"variantId": place.aisle.variant.gid, "quantity": 2}],
        "tender": "CASH",
        "expectedTotal": "8.54",
        "idempotencyKey": str(uuid4()),
        "customerId": member.gid if member else None,
        "tenders": tenders,
        **given,
    }


async def holds(session):
    for name, one in invariants.items():
        if not one.asks_provider:
            values = {"grace": "0"} if ":grace" in one.sql() else {}
            assert not (await session.execute(text(one.sql()), values)).all(), name


async def revalue(session, value):
    await session.execute(update(LoyaltyProgramme).values(point_value=value))


async def lots(session):
    """What is left where, the soonest ending first."""
    ordered = select(PointsLot.active, PointsLot.held).order_by(PointsLot.expires_at)
    return [tuple(row) for row in await session.execute(ordered)]


async def test_points_pay_a_part_and_cash_the_rest(ask, session, place, associate, member):
    told = await ask(SELL, associate, input=sale(place, member, given="6.00"))

    order = told["sellAtTill"]
    assert order["tenders"] == [
        {
            "kind": "POINTS",
            "status": "SPENT",
            "points": 300,
            "amount": {"amount": "3.00"},
            "refunded": {"amount": "0.00"},
        }
    ]
    assert (await session.scalars(select(Payment))).one().amount == 554
    assert await lots(session) == [(0, 0), (200, 0)]
    spent = select(LoyaltyMovement).where(LoyaltyMovement.kind == LoyaltyMovementKind.SPENT)
    movement = (await session.scalars(spent)).one()
    assert (movement.touchpoint, movement.location_id) == ("till", place.id)
    receipt = (await session.scalars(select(Invoice))).one()
    assert receipt.printed["paid"][0] == {"how": "points", "minor": 300}
    await holds(session)


async def test_points_are_held_until_the_card_has_paid_and_free_again_if_it_does_not(
    ask, session, place, associate, member
):
    before = await lots(session)
    told = await ask(SELL, associate, input=sale(place, member, tender="CARD"))
    order = (await session.scalars(select(Order))).one()
    assert told["sellAtTill"]["tenders"][0]["status"] == "HELD"
    assert await lots(session) == [(0, 200), (200, 100)]
    mine = (await ask(MINE, associate, id=member.card.gid))["node"]
    assert (mine["balance"], mine["held"], mine["spendable"]) == (200, 300, 200)
    await holds(session)

    for _ in range(2):
        await give_up(session, order.id, "unpaid", utc_now())
    await session.flush()

    assert await lots(session) == before
    await holds(session)


@pytest.mark.parametrize(
    ("points", "amount", "kind"),
    [
        (501, "5.01", "TenderChanged"),
        (299, "3.00", "TenderChanged"),
        (301, "3.00", "TenderChanged"),
        (900, "9.00", "InvalidInput"),
        (-5, "0.05", "TenderChanged"),
        (0, "0.00", "InvalidInput"),
    ],
)
async def test_what_cannot_be_paid_with_points_changes_nothing(
    ask, session, place, associate, member, points, amount, kind
):
    told = await ask(SELL, associate, input=sale(place, member, points, amount, given="9"))

    assert told["sellAtTill"]["__typename"] == kind
    if kind == "TenderChanged":
        assert told["sellAtTill"]["kind"] == "POINTS"
        assert told["sellAtTill"]["available"] == {"amount": "5.00"}
    assert await lots(session) == [(200, 0), (300, 0)]
    assert (await session.scalars(select(Order))).all() == []


async def test_nobody_pays_with_points_of_nobody(ask, save, place, associate, programme):
    stranger = await save(a_customer(email="bo@example.com"))

    for whose in (None, stranger):
        told = await ask(SELL, associate, input=sale(place, whose, given="9"))
        assert told["sellAtTill"]["available"] == {"amount": "0.00"}


async def test_points_are_worth_what_the_programme_says(ask, session, place, associate, member):
    await revalue(session, 3)

    shown = (await ask(WORTH, associate))["loyaltyProgramme"]
    old = await ask(SELL, associate, input=sale(place, member, given="9"))
    told = await ask(SELL, associate, input=sale(place, member, 167, "5.00", given="9"))
    await revalue(session, 0)
    none = await ask(SELL, associate, input=sale(place, member, 1, "0.01", given="9"))

    assert shown == {"pointValue": 3, "hundredPoints": {"amount": "3.00", "currency": "USD"}}
    assert old["sellAtTill"]["available"] == {"amount": "15.00"}
    assert told["sellAtTill"]["tenders"][0]["points"] == 167
    assert none["sellAtTill"]["available"] == {"amount": "0.00"}
    await holds(session)


async def test_points_of_a_disputed_order_wait_for_the_bank(
    ask, save, session, place, associate, member
):
    order = an_order(place.aisle.channel, a_bought_line(place.aisle.variant), customer_id=member.id)
    payment = a_payment(order, disputed_at=utc_now())
    await save(order, payment)
    await session.execute(
        update(PointsLot).where(PointsLot.points == 200).values(order_id=order.id)
    )

    mine = (await ask(MINE, associate, id=member.card.gid))["node"]
    refused = await ask(SELL, associate, input=sale(place, member, 301, "3.01", given="9"))
    told = await ask(SELL, associate, input=sale(place, member, 300, "3.00", given="9"))

    assert (mine["balance"], mine["spendable"]) == (500, 300)
    assert refused["sellAtTill"]["available"] == {"amount": "3.00"}
    assert told["sellAtTill"]["__typename"] == "Order"
    assert await lots(session) == [(200, 0), (0, 0)]


class Bought:
    """An order of ten pieces for 10.00: 3.00 by 300 points, 2.00 by store credit, 5.00 by card."""

    def __init__(self, save, session, order):
        self.save, self.session, self.order = save, session, order

    async def give_back(self, amount, target=RefundTarget.ORIGINAL):
        """What the card, the store credit and the points have of it then."""
        now, order = utc_now(), self.order
        back = Return(
            number=f"R-{uuid4()}",
            order_id=order.id,
            customer_id=order.customer_id,
            reason=ReturnReason.OTHER,
            currency="USD",
            refund=amount,
            requested_at=now,
            status=ReturnStatus.RECEIVED,
            target=target,
            bonus_basis_points=1000,
        )
        await self.save(back)
        credit = None
        if target is RefundTarget.STORE_CREDIT:
            holder = type("Holder", (), {"session": self.session})()
            credit = await store_credit(holder, order.customer_id, "USD")
        await pay_back(self.session, back, order, now, credit)
        await self.session.flush()
        asked = select(func.coalesce(func.sum(PaymentEvent.amount), 0)).where(
            PaymentEvent.kind == "refund_asked"
        )
        owed = select(TenderAccount.available).where(TenderAccount.kind == TenderKind.STORE_CREDIT)
        usable = select(func.sum(PointsLot.active))
        return [int(await self.session.scalar(one)) for one in (asked, owed, usable)]


@pytest.fixture
async def bought(save, session, ask, place, associate, member):
    """Sold at a till by points and store credit, the rest by card."""
    credit = TenderAccount(kind=TenderKind.STORE_CREDIT, currency="USD", customer_id=member.id)
    await save(credit)
    given = credit.credit(200, TenderMovementKind.CREDITED, "credited:1", utc_now())
    await save(credit, given)
    wanted = sale(place, member, tender="CASH", given="9")
    wanted["tenders"].append({"amount": "2.00"})
    told = await ask(SELL, associate, input=wanted)
    assert told["sellAtTill"]["__typename"] == "Order", told
    order = (await session.scalars(select(Order))).one()
    return Bought(save, session, order)


async def test_a_refund_goes_to_points_last_and_to_their_lots(session, bought):
    """8.54: 3.54 in cash, 2.00 of store credit, 3.00 of points."""
    assert await bought.give_back(400) == [354, 46, 200]
    assert await bought.give_back(200) == [354, 200, 246]
    assert await bought.give_back(254) == [354, 200, 500]
    assert await lots(session) == [(200, 0), (300, 0)]
    tender = (await session.scalars(select(OrderTender).where(OrderTender.points == 300))).one()
    assert tender.refunded == 300


async def test_points_are_never_turned_into_store_credit(session, bought):
    """With a bonus of 10 % on what is."""
    assert await bought.give_back(300, RefundTarget.STORE_CREDIT) == [0, 330, 200]
    assert await bought.give_back(354, RefundTarget.STORE_CREDIT) == [0, 609, 300]
    assert await bought.give_back(200, RefundTarget.STORE_CREDIT) == [0, 609, 500]


async def test_what_ended_meanwhile_can_be_spent_for_some_more_days(session, bought):
    ended = utc_now() - timedelta(days=1)
    await session.execute(update(PointsLot).where(PointsLot.points == 200).values(expires_at=ended))

    assert await bought.give_back(854) == [354, 200, 500]

    found = select(PointsLot.points, PointsLot.active).order_by(PointsLot.created_at, PointsLot.id)
    assert sorted(map(tuple, await session.execute(found))) == [(200, 0), (200, 200), (300, 300)]


@pytest.mark.parametrize("value", [1, 3, 7])
async def test_three_single_returns_give_the_points_that_one_full_gives(
    ask, session, place, associate, member, value, bought
):
    """Whatever a point is worth, and however the parts fall."""
    await revalue(session, value)
    wanted = sale(place, member, points := -(-200 // value), "2.00", given="9")
    told = await ask(SELL, associate, input=wanted)
    assert told["sellAtTill"]["__typename"] == "Order", told
    by_points = await session.scalars(select(OrderTender).where(OrderTender.points == points))
    tender = next(one for one in by_points if one.order_id != bought.order.id)
    bought.order = await session.get(Order, tender.order_id)

    back = [(await bought.give_back(amount))[2] for amount in (654, 67, 67, 66)]

    steps = [later - before for before, later in pairwise(back)]
    assert (back[0], sum(steps)) == (200 - points, points)
    assert max(steps) - min(steps) <= 1


async def test_a_cancelled_order_gives_its_points_back(ask, session, place, associate, member):
    """Paid by card, and nothing of it has left."""
    before, now = await lots(session), utc_now()
    await ask(SELL, associate, input=sale(place, member, tender="CARD"))
    wanted = select(Order).options(selectinload(Order.lines))
    order = (await session.scalars(wanted.execution_options(populate_existing=True))).one()
    payment = (await session.scalars(select(Payment))).one()
    session.add(payment.captured("captured:1", "4242"))
    order.confirm(now)
    await using.spend(session, order, now)

    change = await call_off(session, order, CancelReason.OTHER, associate, now)
    await session.flush()

    assert (change.to_card, change.points_back) == (554, 300)
    assert order.refunded == order.total
    assert await lots(session) == before
    await holds(session)
