"""Balances and ledgers, as their owners and staff read them."""

from strawberry import Parent

from models.customers import Customer
from models.money import Money
from models.orders import Order
from models.tenders import GiftCard, OrderTender, TenderAccount, TenderKind, TenderMovement
from resolvers.context import Info
from resolvers.orders.listing import OrderRow
from resolvers.paging import Page, newest_first


async def store_credit(customer: Parent[Customer], info: Info) -> list[TenderAccount]:
    """What the shop owes them, in each currency."""
    found = await info.context.loaders.store_credit.load(customer.id)
    return [one for one in found if one.kind is TenderKind.STORE_CREDIT]


async def movements(
    account: Parent[TenderAccount], info: Info, first: int = 20, after: str | None = None
) -> Page[TenderMovement]:
    """Money that came or went, newest first."""
    return await newest_first(
        info.context,
        TenderMovement,
        TenderMovement.at,
        matching=[TenderMovement.account_id == account.id],
        first=first,
        after=after,
    )


async def gift_card_movements(
    card: Parent[GiftCard], info: Info, first: int = 20, after: str | None = None
) -> Page[TenderMovement]:
    """What was put on it and spent of it, newest first."""
    return await newest_first(
        info.context,
        TenderMovement,
        TenderMovement.at,
        matching=[TenderMovement.account_id == card.account_id],
        first=first,
        after=after,
    )


async def gift_card_balance(card: Parent[GiftCard], info: Info) -> Money:
    """What can be spent of it now."""
    account = await info.context.loaders.tender_account.load(card.account_id)
    assert account is not None
    return account.balance


async def order_tenders(order: Parent[Order | OrderRow], info: Info) -> list[OrderTender]:
    """What was paid by gift cards, store credit and points, in the order in which they were taken.
    The card paid the rest; refunds go to the card first, then to these, and to points last."""
    return await info.context.loaders.order_tenders.load(order.id)
