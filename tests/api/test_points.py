"""Points become usable and end by themselves: once each, and dated when they were due."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from api.jobs import Happened, loyalty
from models.loyalty import (
    Cause,
    LoyaltyAccount,
    LoyaltyMovement,
    LoyaltyMovementKind,
    LoyaltyProgramme,
    NotEnoughPoints,
    PointsUsableAfter,
)
from models.orders import OrderConfirmed, OrderMoved, OrderStatus
from models.tenders import Part, TenderAccount, TenderKind, TenderRefunded
from resolvers import points
from resolvers.points import locked_points, save_points
from tests.api.servers import until

DAY = timedelta(days=1)
KINDS = LoyaltyMovementKind


async def earn(shop, number, usable_at, expires_at=None):
    async with shop.work.transaction() as session:
        mine = await locked_points(session, LoyaltyAccount.id == shop.card.id, shop.work.now)
        cause = Cause(f"test:{usable_at}:{number}", shop.work.now - 40 * DAY)
        mine.earn(number, cause, usable_at=usable_at, expires_at=expires_at)
        await save_points(session, mine)


async def ledger(shop):
    async with shop.work.transaction() as session:
        moves = await session.scalars(select(LoyaltyMovement).order_by(LoyaltyMovement.number))
        return [(one.kind, one.points, one.at, one.balance_after) for one in moves]


async def test_what_is_due_is_done_once_however_late_and_dated_when_it_was(shop):
    now = shop.work.now
    usable, ends = now - 10 * DAY, now - 3 * DAY
    await earn(shop, 30, usable, ends)

    await asyncio.gather(*(loyalty.settle_points(shop.work) for _ in range(4)))
    await loyalty.settle_points(shop.work)

    _, *later = await ledger(shop)
    assert later == [(KINDS.ACTIVATED, 30, usable, 30), (KINDS.EXPIRED, -30, ends, 0)]


async def test_a_job_that_dies_in_the_middle_is_done_by_the_next(shop, monkeypatch):
    await earn(shop, 30, shop.work.now - 10 * DAY, shop.work.now - 3 * DAY)

    async def dying(session, mine):
        await save_points(session, mine)
        raise KeyboardInterrupt

    with monkeypatch.context() as dead:
        dead.setattr(points, "save_points", dying)
        with pytest.raises(KeyboardInterrupt):
            await loyalty.settle_points(shop.work)
    assert len(await ledger(shop)) == 1
    await loyalty.settle_points(shop.work)

    assert [one[0] for one in await ledger(shop)] == [KINDS.EARNED, KINDS.ACTIVATED, KINDS.EXPIRED]


@pytest.mark.proof
async def test_many_who_want_the_same_points_get_them_once(shop):
    await earn(shop, 50, shop.work.now - DAY)

    async def want(number):
        async with shop.work.transaction() as session:
            mine = await locked_points(session, LoyaltyAccount.id == shop.card.id, shop.work.now)
            try:
                mine.hold(20, Cause(f"hold:{number}", shop.work.now))
            except NotEnoughPoints:
                return False
            await save_points(session, mine)
            return True

    won = await asyncio.gather(*(want(number) for number in range(24)))

    assert sum(won) == 2
    async with shop.work.transaction() as session:
        mine = await locked_points(session, LoyaltyAccount.id == shop.card.id, shop.work.now)
        assert (mine.balance, mine.held) == (10, 40)


async def test_what_points_paid_earns_none_and_takes_none_when_it_comes_back(shop):
    """3.00 of 8.54 with tax, of which the goods are 7.98."""
    order, _, told = await shop.an_order()
    account = TenderAccount(
        kind=TenderKind.POINTS, currency="USD", customer_id=shop.customer.id, available=0, held=0
    )
    part, held = Part.hold(order, _full(account), 300, 0, shop.work.now, points=300)
    await shop.save(account, part.tender, held, part.spend(shop.work.now))
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))

    await loyalty.award_points(shop.work, await shop.happened(OrderConfirmed, order))
    back = account.refund(300, order.id, "return_1", shop.work.now)
    await shop.save(back)
    await loyalty.take_points_of_tenders_back(
        shop.work,
        Happened(
            uuid4(), account.id, shop.work.now, TenderRefunded(str(order.id), 300, "return_1")
        ),
    )

    assert [one[:2] for one in await ledger(shop)] == [(KINDS.EARNED, 5)]


def _full(account):
    account.available = 300
    return account


async def change(shop, **values):
    async with shop.work.transaction() as session:
        await session.execute(update(LoyaltyProgramme).values(**values))


@pytest.mark.parametrize(
    ("usable_after", "days"), [(PointsUsableAfter.DELIVERY, 0), (PointsUsableAfter.RETURNS, 30)]
)
async def test_points_wait_for_the_delivery_or_the_end_of_returns(shop, usable_after, days):
    await change(shop, usable_after=usable_after, months=12)
    order, _, told = await shop.an_order()
    await shop.pay(told)
    await until(shop.is_(order, OrderStatus.CONFIRMED))
    await loyalty.award_points(shop.work, await shop.happened(OrderConfirmed, order))
    [(kind, number, *_)] = await ledger(shop)
    assert (kind, number) == (KINDS.EARNED, 0)

    async with shop.work.transaction() as session:
        sent = await session.get(type(order), order.id)
        sent.hand_over(shop.work.now)
        delivered_at = sent.delivered_at
    await loyalty.let_points_be_used(shop.work, await shop.happened(OrderMoved, order))

    async with shop.work.transaction() as session:
        mine = await locked_points(session, LoyaltyAccount.id == shop.card.id, shop.work.now)
        [lot] = mine.lots
        assert (lot.pending, lot.active) == ((0, 7) if days == 0 else (7, 0))
        assert lot.activates_at == delivered_at + days * DAY
        assert lot.expires_at > lot.earned_at + 364 * DAY
