"""Who is logged in."""

from sqlalchemy import select
from strawberry import Parent

from models.customers import Customer
from models.identity import Account, SecondFactor
from resolvers.context import Context, Info


async def me(info: Info) -> Account | None:
    """Who is logged in; null for a guest."""
    if info.context.viewer.account_id is None:
        return None
    return await my_account(info.context)


async def my_account(context: Context, lock: bool = False) -> Account:
    """The viewer's own. Raises NotFound for a guest."""
    mine = select(Account).where(Account.id == context.viewer.account_id)
    return await context.the_one(mine, Account, lock=lock)


async def account_customer(account: Parent[Account], info: Info) -> Customer | None:
    if account.customer_id is None:
        return None
    return await info.context.loaders.customer.load(account.customer_id)


async def has_second_factor(account: Parent[Account], info: Info) -> bool:
    """Whether logging in also takes a code."""
    factor = await factor_of(info.context, account)
    return factor is not None and factor.confirmed_at is not None


async def factor_of(context: Context, account: Account, lock: bool = False) -> SecondFactor | None:
    wanted = select(SecondFactor).where(SecondFactor.account_id == account.id)
    if lock:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    found: SecondFactor | None = await context.session.scalar(wanted)
    return found
