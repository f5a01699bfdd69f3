"""What orders take from gift cards and store credit: every account is locked before it moves.

Whoever locks accounts takes them by id, and after the cart, the stock, the order and its payment.
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
    """Hold exactly what was named, and confirm the order when that pays all of it. Store credit is
    that of the order's customer.

    Raises InvalidInput, GiftCardNotUsable, and TenderChanged when less is left by now.
    """
    if not wanted:
        return Taken()
    amounts = [minor_units(one.amount, order.currency) for one in wanted]
    check_amounts(order, amounts)
    accounts, taken = await _accounts(context, order, wanted), Taken()
    for position, (account, amount) in enumerate(zip(accounts, amounts, strict=True)):
        part, held = Part.hold(order, account, amount or 0, position, context.now)
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
    cards = [account_of(context, one.gift_card) if one.gift_card else None for one in wanted]
    if len(set(cards)) < len(cards):
        raise InvalidInput([InvalidField("tenders", "Each of them once.")])
    ids = [card for card in cards if card is not None]
    who = order.customer_id if None in cards else None
    values = {"ids": ids, "customer": who, "currency": order.currency}
    found = list(await context.session.scalars(_ACCOUNTS, values))
    by_id = {account.id: account for account in found if account.currency == order.currency}
    credit = next((one for one in found if one.kind is TenderKind.STORE_CREDIT), None)
    return [_known(by_id.get(card) if card else credit, card, order) for card in cards]


def _known(account: TenderAccount | None, card: UUID | None, order: Order) -> TenderAccount:
    if account is None:
        kind = TenderKind.GIFT_CARD if card else TenderKind.STORE_CREDIT
        raise TenderChanged(kind=kind, available=Money(0, order.currency))
    return account


async def keep(context: Context, taken: Taken) -> None:
    """Write it, once the order is written."""
    if taken.parts:
        await context.session.insert(*(part.tender for part in taken.parts))
        await context.session.insert(*taken.moves)


async def parts_of(session: SharedSession, order_id: UUID, status: TenderStatus) -> list[Part]:
    """What the order took and is in this state, locked, in the order in which it was taken."""
    rows = (await session.execute(_PARTS, {"order": order_id, "status": status})).all()
    parts = [Part(tender, account) for tender, account in rows]
    return sorted(parts, key=lambda part: part.tender.position)


async def spend(session: SharedSession, order_id: UUID, now: datetime) -> None:
    """The order, which is locked, is paid."""
    for part in await parts_of(session, order_id, TenderStatus.HELD):
        session.add(part.spend(now))


async def release(session: SharedSession, order_id: UUID, now: datetime) -> None:
    """The order, which is locked, was given up."""
    for part in await parts_of(session, order_id, TenderStatus.HELD):
        session.add(part.release(now))
