"""What orders take from gift cards, store credit and points: every account is locked before it
moves.

Whoever locks accounts takes them by id, and after the cart, the stock, the order and its payment;
a membership comes last.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, any_, bindparam, exists, or_, select
from sqlalchemy.dialects.postgresql import UUID as PgUUID

from models.base import InvalidField, InvalidInput
from models.money import Money, minor_units
from models.orders import Order
from models.tenders import (
    GiftCard,
    OrderTender,
    Part,
    TenderAccount,
    TenderChanged,
    TenderKind,
    TenderMovement,
    TenderStatus,
    check_amounts,
)
from resolvers.batching import IDS
from resolvers.context import Context
from resolvers.inputs import TenderInput
from resolvers.session import SharedSession
from resolvers.tenders import by_points
from resolvers.tenders.replacing import void_ended
from resolvers.tenders.tokens import account_of

_FRESH = {"populate_existing": True}
_IS_VOIDED = exists().where(
    GiftCard.account_id == TenderAccount.id, GiftCard.voided_at.is_not(None)
)
_ACCOUNTS = (
    select(TenderAccount)
    .where(
        or_(
            and_(TenderAccount.id == any_(IDS), ~_IS_VOIDED),
            and_(
                TenderAccount.customer_id == bindparam("customer", type_=PgUUID),
                TenderAccount.currency == bindparam("currency"),
            ),
        )
    )
    .order_by(TenderAccount.id)
    .with_for_update()
    .execution_options(**_FRESH)
)
_PARTS = (
    select(OrderTender, TenderAccount)
    .join(TenderAccount, TenderAccount.id == OrderTender.account_id)
    .where(OrderTender.order_id == bindparam("order"), OrderTender.status == bindparam("status"))
    .order_by(TenderAccount.id)
    .with_for_update()
    .execution_options(**_FRESH)
)


@dataclass(frozen=True)
class Taken:
    """What an order that is being placed takes, not written yet."""

    parts: list[Part] = field(default_factory=list)
    moves: list[TenderMovement] = field(default_factory=list)

    @property
    def amount(self) -> int:
        return sum(part.tender.amount for part in self.parts)

    def spend(self, now: datetime) -> None:
        """The order is paid."""
        held = [one for one in self.parts if one.tender.status is TenderStatus.HELD]
        self.moves.extend(part.spend(now) for part in held)


async def take(context: Context, order: Order, wanted: Sequence[TenderInput]) -> Taken:
    """Hold exactly what was named, and confirm the order when that pays all of it. Store credit and
    points are those of the order's customer.

    Raises InvalidInput, GiftCardNotUsable, and TenderChanged when less is left by now.
    """
    if not wanted:
        return Taken()
    amounts = [minor_units(one.amount, order.currency) for one in wanted]
    check_amounts(order, amounts)
    accounts, taken = await _accounts(context, order, wanted), Taken()
    for position, (one, account) in enumerate(zip(wanted, accounts, strict=True)):
        amount = amounts[position] or 0
        if one.points is not None:
            taken.moves.append(await by_points.hold(context, order, account, amount, one.points))
        part, held = Part.hold(order, account, amount, position, context.now, one.points)
        taken.parts.append(part)
        taken.moves.append(held)
    if taken.amount == order.total:
        order.confirm(context.now)
        taken.spend(context.now)
    return taken


async def _accounts(
    context: Context, order: Order, wanted: Sequence[TenderInput]
) -> list[TenderAccount]:
    """One for each that is named, locked; what came back to a voided card pays nothing."""
    which = [_which(context, one) for one in wanted]
    if len(set(which)) < len(which):
        raise InvalidInput([InvalidField("tenders", "Each of them once.")])
    ids = [one for one in which if isinstance(one, UUID)]
    who = order.customer_id if len(ids) < len(which) else None
    if who is not None and TenderKind.POINTS in which:
        await by_points.begin(context.session, who, order.currency)
    values = {"ids": ids, "customer": who, "currency": order.currency}
    found = dict[UUID | TenderKind, TenderAccount]()
    for account in await context.session.scalars(_ACCOUNTS, values):
        if account.currency == order.currency:
            found[account.kind if account.customer_id else account.id] = account
    return [_known(found.get(one), one, order) for one in which]


def _which(context: Context, wanted: TenderInput) -> UUID | TenderKind:
    """The account of a gift card, or whose of the customer's."""
    if wanted.gift_card and wanted.points is not None:
        raise InvalidInput([InvalidField("tenders", "A gift card or points.")])
    if wanted.gift_card:
        return account_of(context, wanted.gift_card)
    return TenderKind.STORE_CREDIT if wanted.points is None else TenderKind.POINTS


def _known(account: TenderAccount | None, which: UUID | TenderKind, order: Order) -> TenderAccount:
    if account is None:
        kind = TenderKind.GIFT_CARD if isinstance(which, UUID) else which
        raise TenderChanged(kind=kind, available=Money(0, order.currency))
    return account


async def keep(context: Context, order: Order, taken: Taken) -> None:
    """Write it, once the order is written."""
    if taken.parts:
        await context.session.insert(*(part.tender for part in taken.parts))
        await context.session.insert(*taken.moves)
        spent = [one for one in taken.parts if one.tender.status is TenderStatus.SPENT]
        await by_points.spend(context.session, order, spent, context.now)


async def parts_of(session: SharedSession, order_id: UUID, status: TenderStatus) -> list[Part]:
    """What the order took and is in this state, locked, in the order in which it was taken."""
    rows = (await session.execute(_PARTS, {"order": order_id, "status": status})).all()
    parts = [Part(tender, account) for tender, account in rows]
    return sorted(parts, key=lambda part: part.tender.position)


async def spend(session: SharedSession, order: Order, now: datetime) -> None:
    """The order, which is locked, is paid."""
    parts = await parts_of(session, order.id, TenderStatus.HELD)
    session.add_all([part.spend(now) for part in parts])
    await by_points.spend(session, order, parts, now)


async def release(
    session: SharedSession, order: Order, now: datetime, parts: Sequence[Part] | None = None
) -> None:
    """The order, which is locked, was given up. `parts` are what it holds, if that is known."""
    if parts is None:
        parts = await parts_of(session, order.id, TenderStatus.HELD)
    session.add_all([part.release(now) for part in parts])
    await void_ended(session, parts, now)
    await by_points.release(session, order, parts, now)
