"""Memberships and their ledgers, as members and staff read them."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import any_, func, select
from strawberry import Parent

from models.customers import Customer
from models.loyalty import LoyaltyAccount, LoyaltyMovement
from models.payments import Payment
from resolvers.batching import IDS
from resolvers.context import Context, Info
from resolvers.paging import Page, newest_first
from resolvers.session import SharedSession


async def customer_loyalty(customer: Parent[Customer], info: Info) -> LoyaltyAccount | None:
    """The membership; null for who has not joined."""
    found = await info.context.loaders.customer_loyalty.load(customer.id)
    return found[0] if found else None


async def balance(account: Parent[LoyaltyAccount], info: Info) -> int:
    """Points: the sum of all movements."""
    return await info.context.loaders.points.load(account.id)


async def frozen(account: Parent[LoyaltyAccount], info: Info) -> int:
    """Points within the balance that wait for a bank: the buyer disputes what earned them."""
    return await info.context.loaders.of(_frozen).load(account.id)


_FROZEN = (
    select(LoyaltyMovement.account_id, func.sum(LoyaltyMovement.points))
    .join(Payment, Payment.order_id == LoyaltyMovement.order_id)
    .where(LoyaltyMovement.account_id == any_(IDS), Payment.disputed_at.is_not(None))
    .group_by(LoyaltyMovement.account_id)
)


async def _frozen(session: SharedSession, wanted: Sequence[UUID]) -> list[int]:
    rows: Iterable[Sequence[Any]] = await session.rows(_FROZEN, ids=list(wanted))
    found = {row[0]: int(row[1]) for row in rows}
    return [found.get(id, 0) for id in wanted]


async def movements(
    account: Parent[LoyaltyAccount], info: Info, first: int = 20, after: str | None = None
) -> Page[LoyaltyMovement]:
    """Points that came or went, newest first."""
    return await newest_first(
        info.context,
        LoyaltyMovement,
        LoyaltyMovement.at,
        matching=[LoyaltyMovement.account_id == account.id],
        first=first,
        after=after,
    )


async def order_number(movement: Parent[LoyaltyMovement], info: Info) -> str | None:
    """The order that moved them; null when none did."""
    if movement.order_id is None:
        return None
    order = await info.context.loaders.order.load(movement.order_id)
    return order.number if order else None


async def join(context: Context, customer_id: UUID) -> LoyaltyAccount:
    """A membership for a new customer, in the transaction of the sign-up."""
    member = LoyaltyAccount.join(customer_id, context.now)
    context.session.add(member)
    return member
