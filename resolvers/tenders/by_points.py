"""Points as money: what an order takes of a membership becomes an amount, and points again when
that comes back. Whoever moves them holds the tender account locked, and then the membership."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert

from models import ids
from models.loyalty import (
    Cause,
    LotMove,
    LoyaltyAccount,
    LoyaltyMovement,
    LoyaltyMovementKind,
    NotEnoughPoints,
    Points,
    PointsLot,
)
from models.money import Money
from models.orders import Order
from models.payments import Payment
from models.tenders import (
    OrderTender,
    Part,
    TenderAccount,
    TenderChanged,
    TenderKind,
    TenderMovement,
    TenderMovementKind,
)
from resolvers.context import Context
from resolvers.points import locked_points, save_points, the_programme
from resolvers.session import SharedSession


async def begin(session: SharedSession, customer_id: UUID, currency: str) -> None:
    """The account through which the customer's points go, if there is none."""
    begun = {"id": ids.uuid7(), "kind": TenderKind.POINTS, "available": 0, "held": 0}
    wanted = insert(TenderAccount).values(customer_id=customer_id, currency=currency, **begun)
    await session.execute(wanted.on_conflict_do_nothing())


async def hold(
    context: Context, order: Order, account: TenderAccount, amount: int, points: int
) -> TenderMovement:
    """So many points of the order's customer become `amount`. Raises TenderChanged when there are
    fewer, or when that takes another number of them by now."""
    session, now = context.session, context.now
    programme = await the_programme(session)
    mine = await locked_points(session, _of(account), now)
    if mine is None:
        raise TenderChanged(kind=TenderKind.POINTS, available=Money(0, order.currency))
    mine.frozen = await _disputed(session, mine)
    try:
        if programme.needed(amount, order.currency) != points:
            raise NotEnoughPoints(wanted=points, balance=mine.spendable)
        mine.hold(points, _cause(order, "held", now))
    except NotEnoughPoints as short:
        left = programme.worth(short.balance, order.currency)
        raise TenderChanged(kind=TenderKind.POINTS, available=Money(left, order.currency)) from None
    await save_points(session, mine)
    return account.convert(amount, order.id, f"points:{order.id}", now)


async def spend(session: SharedSession, order: Order, parts: Sequence[Part], now: datetime) -> None:
    """The order is paid."""
    for part in parts:
        if part.is_points:
            held = await _moved(session, part.account, f"held:{order.id}")
            mine = await _locked(session, part.account, held, now)
            mine.spend(held, _cause(order, "spent", now))
            await save_points(session, mine)


async def release(
    session: SharedSession, order: Order, parts: Sequence[Part], now: datetime
) -> None:
    """The order was given up, and what it held is free."""
    for part in parts:
        if part.is_points:
            tender, reference = part.tender, f"unheld:{order.id}"
            session.add(part.account.convert(-tender.amount, order.id, reference, now))
            held = await _moved(session, part.account, f"held:{order.id}")
            mine = await _locked(session, part.account, held, now)
            mine.release(held, _cause(order, "released", now))
            await save_points(session, mine)


async def give_back(
    session: SharedSession, order: Order, moves: Sequence[Any], now: datetime
) -> None:
    """What of these refunds went to points becomes points again."""
    for one in moves:
        if isinstance(one, TenderMovement) and one.kind is TenderMovementKind.REFUNDED:
            account = await session.get(TenderAccount, one.account_id)
            if account is not None and account.kind is TenderKind.POINTS:
                await _restore(session, order, account, one, now)


async def _restore(
    session: SharedSession,
    order: Order,
    account: TenderAccount,
    came: TenderMovement,
    now: datetime,
) -> None:
    session.add(account.convert(-came.available, order.id, f"points:{came.reference}", now))
    named = select(OrderTender).where(
        OrderTender.order_id == order.id, OrderTender.account_id == account.id
    )
    tender: OrderTender = (await session.scalars(named)).one()
    spent = await _moved(session, account, f"spent:{order.id}")
    mine = await _locked(session, account, spent, now)
    before = await _restored(session, mine, order)
    if more := tender.points_back - before:
        mine.restore(more, spent, _cause(order, f"restored:{came.reference}", now), before)
        await save_points(session, mine)


async def _locked(
    session: SharedSession, account: TenderAccount, moves: Sequence[LotMove], now: datetime
) -> Points:
    found = await locked_points(session, _of(account), now, also=[one.lot_id for one in moves])
    assert found is not None  # What took points of it stands in its ledger.
    return found


def _of(account: TenderAccount) -> Any:
    return LoyaltyAccount.customer_id == account.customer_id


async def _moved(
    session: SharedSession, account: TenderAccount, reference: str
) -> Sequence[LotMove]:
    """What this did to which lot."""
    wanted = (
        select(LotMove)
        .join(LoyaltyMovement, LoyaltyMovement.id == LotMove.movement_id)
        .join(LoyaltyAccount, LoyaltyAccount.id == LoyaltyMovement.account_id)
        .where(_of(account), LoyaltyMovement.reference == reference)
    )
    return (await session.scalars(wanted)).all()


async def _restored(session: SharedSession, mine: Points, order: Order) -> int:
    so_far = select(func.coalesce(func.sum(LoyaltyMovement.points), 0)).where(
        LoyaltyMovement.account_id == mine.account.id,
        LoyaltyMovement.order_id == order.id,
        LoyaltyMovement.kind == LoyaltyMovementKind.RESTORED,
    )
    return int(await session.scalar(so_far))


async def _disputed(session: SharedSession, mine: Points) -> set[UUID]:
    """The orders whose points wait for a bank."""
    wanted = (
        select(Payment.order_id)
        .join(PointsLot, PointsLot.order_id == Payment.order_id)
        .where(PointsLot.account_id == mine.account.id, Payment.disputed_at.is_not(None))
    )
    return set(await session.scalars(wanted))


def _cause(order: Order, what: str, now: datetime) -> Cause:
    """`what` occurs once for an order, or names what does."""
    reference = what if ":" in what else f"{what}:{order.id}"
    return Cause(
        reference,
        now,
        note=f"Order {order.number}",
        order_id=order.id,
        touchpoint=order.touchpoint,
        location_id=order.location_id,
    )
