"""What somebody bought as a guest is theirs once the address is proven to be theirs."""

from sqlalchemy import select, update

from models.identity import Account
from models.orders import Order
from models.returns import Return
from resolvers.context import Context


async def claim_orders(context: Context, account: Account) -> None:
    """Orders of nobody with the account's address, and their returns, become the customer's."""
    if account.customer_id is None or account.email_proven_at is None:
        return
    of_nobody = select(Order.id).where(Order.customer_id.is_(None), Order.email == account.email)
    ids = list((await context.session.execute(of_nobody)).scalars())
    if not ids:
        return
    for model, own in ((Order, Order.id), (Return, Return.order_id)):
        await context.session.execute(
            update(model)
            .where(own.in_(ids), model.customer_id.is_(None))
            .values(customer_id=account.customer_id)
            .execution_options(synchronize_session=False)
        )
