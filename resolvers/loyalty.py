"""Memberships and their ledgers, as members and staff read them."""

from uuid import UUID

from strawberry import Parent

from models.customers import Customer
from models.loyalty import LoyaltyAccount, LoyaltyMovement
from resolvers.context import Context, Info
from resolvers.paging import Page, newest_first


async def customer_loyalty(customer: Parent[Customer], info: Info) -> LoyaltyAccount | None:
    """The membership; null for who has not joined."""
    found = await info.context.loaders.customer_loyalty.load(customer.id)
    return found[0] if found else None


async def balance(account: Parent[LoyaltyAccount], info: Info) -> int:
    """Points: the sum of all movements."""
    return await info.context.loaders.points.load(account.id)


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
